"""The exact solutions of interface diffusion, each against its own equation solved by numbers."""

import numpy as np
import pytest
from scipy.integrate import quad

from femiec.errors import InputError
from femiec.estimates import benchmarks as exact

M = 2.086e-29


@pytest.mark.parametrize(
    ("rate", "stress", "dimension"),
    [(exact.bamboo_disc_rate, exact.bamboo_disc_stress, 2), (exact.bamboo_strip_rate, exact.bamboo_strip_stress, 1)],
    ids=["disc", "strip"],
)
def test_bamboo_boundaries(rate, stress, dimension):
    """div(M grad sigma) = -v with sigma = 0 at the edge, and the mean is what was applied."""
    size, s = 50e-9, 1e6
    x, step = np.linspace(0.1, 0.9, 9) * size, 1e-3 * size
    sigma = [stress(x + shift, s, size) for shift in (-step, 0, step)]
    laplacian = (sigma[2] - 2 * sigma[1] + sigma[0]) / step**2 + (dimension - 1) / x * (sigma[2] - sigma[0]) / (2 * step)
    assert -M * laplacian == pytest.approx(rate(s, size, M), rel=1e-7, abs=0)
    assert stress(size, s, size) == pytest.approx(0, abs=1e-9)
    weight = quad(lambda y: y ** (dimension - 1), 0, size)[0]
    assert quad(lambda y: stress(y, s, size) * y ** (dimension - 1), 0, size)[0] / weight == pytest.approx(s, rel=1e-10, abs=0)


def cavity_stress_by_quadrature(a, b, v, m, sintering):
    """Mean tension over the cell: sigma = s0 + integral of flux/M, and the flux at r takes up what opens between r and b."""

    def sigma(r):
        return sintering + quad(lambda x: v * (b**2 - x**2) / (2 * x) / m, a, r)[0]

    return 2 * quad(lambda r: sigma(r) * r, a, b)[0] / b**2


@pytest.mark.parametrize("f", [0.01, 0.1, 0.5])
@pytest.mark.parametrize("sintering", [0.0, 0.4])
def test_hull_rimmer_cavity(f, sintering):
    v, m, b = 1.3, 0.6, 1.7
    stress = cavity_stress_by_quadrature(b * np.sqrt(f), b, v, m, sintering)
    assert exact.cavity_growth_rate(stress, sintering, b * np.sqrt(f), b, m) == pytest.approx(np.pi * b**2 * v, rel=1e-9, abs=0)


def test_hull_rimmer_counts_the_whole_cell():
    assert exact.cavity_growth_rate(1.0, 0.0, np.sqrt(0.1), 1.0, 1.0) == pytest.approx(12.5968, abs=5e-5)
    assert pytest.approx(11.337, abs=5e-4) == 12.5968 * (1 - 0.1)  # the annulus alone, which is wrong


def test_planar_cavity():
    a, b, v, m, sintering = 0.2, 1.7, 0.7, 0.6, 0.3
    force = quad(lambda s: sintering + v / m * ((b - a) * s - s**2 / 2), 0, b - a)[0]
    assert exact.planar_cavity_rate(force / b, sintering, a, b, m) == pytest.approx(v, rel=1e-12, abs=0)


def test_wavy_boundary():
    """Rigid grains slide at U over y = h/2 cos kx, which opens the boundary by -U y'; M sigma'' = -opening by Fourier series."""
    h, wavelength, u, m = 0.02, 1.3, 0.7, 0.4
    k = 2 * np.pi / wavelength
    x = np.arange(64) / 64 * wavelength
    slope = -h / 2 * k * np.sin(k * x)
    spectrum, modes = np.fft.rfft(-u * slope), k * np.arange(33)
    sigma = np.fft.irfft(np.append(0, spectrum[1:] / (m * modes[1:] ** 2)))
    shear = np.mean(-sigma * slope)  # what the normal tractions of the slopes hold
    assert exact.wavy_boundary_sliding_rate(shear, h, wavelength, m, 0.0) == pytest.approx(u, rel=1e-12, abs=0)


def test_wavy_boundary_with_diffusion_through_the_grains():
    """Raj and Ashby's form: U = (8/pi)(tau Omega/kT)(lambda/h^2) D_v [1 + pi delta D_b/(lambda D_v)]."""
    d_volume, delta_d, omega_kt, wavelength, h, tau = 4e-15, 4e-21, 5.2e-9, 1e-7, 2e-9, 1e3
    quoted = 8 / np.pi * tau * omega_kt * wavelength / h**2 * d_volume * (1 + np.pi * delta_d / (wavelength * d_volume))
    computed = exact.wavy_boundary_sliding_rate(tau, h, wavelength, delta_d * omega_kt, d_volume * omega_kt)
    assert computed == pytest.approx(quoted, rel=1e-13, abs=0)


def half_space(k, eta, x, y, c=1.0):
    """Velocity and pressure of a Stokes half-space y > 0 whose surface moves by c cos kx without shear."""
    decay = np.exp(-k * y)
    return c * k * y * decay * np.sin(k * x), c * (1 + k * y) * decay * np.cos(k * x), 2 * eta * c * k * decay * np.cos(k * x)


def test_half_spaces():
    """Check the field by differences, read its surface traction, and balance deposition = opening + diffusion."""
    k, eta, m, x, y, d = 1.7, 2.0, 0.3, 0.4, 0.6, 1e-4

    def at(i, dx=0.0, dy=0.0):
        return half_space(k, eta, x + dx, y + dy)[i]

    divergence = (at(0, d) - at(0, -d) + at(1, 0, d) - at(1, 0, -d)) / (2 * d)
    assert divergence == pytest.approx(0, abs=1e-7)
    for i, shift in ((0, (d, 0.0)), (1, (0.0, d))):
        laplacian = (at(i, d) + at(i, -d) + at(i, 0, d) + at(i, 0, -d) - 4 * at(i)) / d**2
        gradient = (at(2, *shift) - at(2, -shift[0], -shift[1])) / (2 * d)
        assert eta * laplacian == pytest.approx(gradient, rel=1e-5, abs=0)
    # at the surface d v_y/dy = 0, so the compression is the pressure, 2 eta k per unit speed of each body
    speed, compression = half_space(k, eta, 0.0, 0.0)[1:]
    deposition = 2 * speed + m * k**2 * compression
    assert exact.half_spaces_pressure(deposition, k, eta, m) == pytest.approx(compression, rel=1e-12, abs=0)


def test_flow_and_diffusion_share_at_the_transition():
    eta = 1e7
    k = 1 / exact.half_spaces_length(eta, M)
    assert 1 / (eta * k) == pytest.approx(M * k**2, rel=1e-12, abs=0)
    assert exact.half_spaces_pressure(1e-9, k, eta, M) == pytest.approx(1e-9 / (2 * M * k**2), rel=1e-12, abs=0)


def test_impossible_cavities_and_places():
    with pytest.raises(InputError, match="cavity_radius"):
        exact.cavity_growth_rate(1e6, 0.0, 1e-7, 1e-7, M)
    with pytest.raises(InputError, match="cavity_half_width"):
        exact.planar_cavity_rate(1e6, 0.0, 2e-7, 1e-7, M)
    with pytest.raises(InputError, match="r ="):
        exact.bamboo_disc_stress(50.1e-9, 1e6, 50e-9)
    with pytest.raises(InputError, match="half_width"):
        exact.bamboo_strip_stress(0.0, 1e6, -50e-9)
