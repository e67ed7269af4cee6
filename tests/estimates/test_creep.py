"""Diffusional creep: the table of lithium's viscosities, the coefficients, and the hexagon by quadrature."""

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.estimates import creep
from femiec.estimates.channel import (
    slit_mean_speed,
    slit_wall_diffusion_speed,
    tube_mean_speed,
    tube_wall_diffusion_speed,
)
from femiec.estimates.transport import arrhenius, surface_diffusivity
from femiec.quantities import GAS_CONSTANT

OMEGA, DELTA = 21.6e-30, 2e-10
D_VOLUME = {300.0: 4e-15, 328.15: arrhenius(4e-15, 53e3, 328.15, 300.0)}
D_INTERFACE = {300.0: 2e-11, 328.15: arrhenius(2e-11, 6.54 * GAS_CONSTANT * 453.65, 328.15, 300.0)}


def mobility(temperature):
    return creep.interface_mobility(DELTA, D_INTERFACE[temperature], OMEGA, temperature)


def test_mobility_at_300_k():
    assert mobility(300.0) == pytest.approx(2.086e-29, rel=2e-4, abs=0)


@pytest.mark.parametrize(
    ("temperature", "size", "coble", "herring", "total", "rates"),
    [
        (300.0, 1e-7, 3.63e5, 1.14e7, 3.52e5, (0.918, 0.0292)),
        (300.0, 1e-6, 3.63e8, 1.14e9, 2.76e8, (9.2e-4, 2.9e-4)),
        (300.0, 1e-5, 3.63e11, 1.14e11, 8.7e10, (9.2e-7, 2.9e-6)),
        (328.15, 1e-7, 1.70e5, 2.02e6, 1.57e5, (1.96, 0.165)),
        (328.15, 1e-6, 1.70e8, 2.02e8, 9.23e7, (1.96e-3, 1.65e-3)),
    ],
)
def test_viscosities_and_rates_of_lithium(temperature, size, coble, herring, total, rates):
    boundary = creep.coble_viscosity(size, mobility(temperature))
    volume = creep.nabarro_herring_viscosity(size, D_VOLUME[temperature], OMEGA, temperature)
    assert [boundary, volume] == pytest.approx([coble, herring], rel=5e-3, abs=0)
    assert creep.parallel_viscosity(boundary, volume) == pytest.approx(total, rel=5e-3, abs=0)
    for stress in (1e6, 1e7, 1e8):
        computed = [creep.uniaxial_rate(stress, eta) * 1e6 / stress for eta in (boundary, volume)]
        assert computed == pytest.approx(rates, rel=8e-3, abs=0)


def test_the_two_paths_are_one_law_with_an_effective_diffusivity():
    size = np.array([30e-9, 1e-6, 1e-4])
    both = creep.effective_diffusivity(D_VOLUME[300.0], D_INTERFACE[300.0], DELTA, size)
    parallel = creep.parallel_viscosity(
        creep.coble_viscosity(size, mobility(300.0)), creep.nabarro_herring_viscosity(size, D_VOLUME[300.0], OMEGA, 300.0)
    )
    assert creep.nabarro_herring_viscosity(size, both, OMEGA, 300.0) == pytest.approx(parallel, rel=1e-13, abs=0)


def test_other_viscosities():
    surface = creep.interface_mobility(DELTA, surface_diffusivity(300.0, 453.65), OMEGA, 300.0)
    assert creep.coble_viscosity(1e-7, surface) == pytest.approx(1.02e5, rel=5e-3, abs=0)
    sodium = creep.interface_mobility(DELTA, surface_diffusivity(300.0, 370.95), 39.45e-30, 300.0)
    assert creep.coble_viscosity(1e-7, sodium) == pytest.approx(9.3e3, rel=8e-3, abs=0)


def test_crossover_is_where_the_two_viscosities_meet():
    for temperature, size in ((300.0, 3.14e-6), (328.15, 1.19e-6)):
        crossover = creep.crossover_grain_size(DELTA, D_INTERFACE[temperature], D_VOLUME[temperature])
        assert crossover == pytest.approx(size, rel=5e-3, abs=0)
        assert creep.coble_viscosity(crossover, mobility(temperature)) == pytest.approx(
            creep.nabarro_herring_viscosity(crossover, D_VOLUME[temperature], OMEGA, temperature), rel=1e-12, abs=0
        )


def test_coefficients():
    assert pytest.approx([131.9, 141.3, 144], abs=0.05) == [creep.FROST_ASHBY, creep.COBLE, creep.HEXAGONS]
    # Coble's own form, uniaxial: rate = (148/pi) sigma Omega delta D/(k T d^3)
    rate = creep.uniaxial_rate(1e6, creep.coble_viscosity(1e-7, mobility(300.0), creep.COBLE))
    assert rate == pytest.approx(148 / np.pi * 1e6 * mobility(300.0) / 1e-21, rel=1e-12, abs=0)


@pytest.mark.parametrize("orientation", [0.0, 0.3, 1.0])
def test_hexagons_dissipate_as_a_body_of_the_exact_viscosity(orientation):
    """Rigid hexagons, d across the flats, follow a strain rate eps with free sliding; the flux along each facet is j = -v_n s."""
    d, m, rate = 1.0, 1.0, 1.0
    side = d / np.sqrt(3)
    points, weights = np.polynomial.legendre.leggauss(4)
    s, ds = side / 2 * points, side / 2 * weights
    normals = orientation + np.radians([0, 60, 120])
    opening = d * rate * np.cos(2 * normals)  # n.eps.n d for eps = diag(rate, -rate)
    assert np.sum(opening) == pytest.approx(0, abs=1e-12)  # no flux is left over at a triple junction
    facets = np.sum([np.sum((v * s) ** 2 / m * ds) for v in opening])
    power = facets / (np.sqrt(3) / 2 * d**2)
    assert power == pytest.approx(4 * creep.coble_viscosity(d, m, creep.HEXAGONS) * rate**2, rel=1e-12, abs=0)


def test_plane_strain_rate_of_hexagons():
    stress, d = 1e6, 1e-7
    rate = creep.plane_strain_rate(stress, creep.coble_viscosity(d, mobility(300.0), creep.HEXAGONS))
    assert rate == pytest.approx(36 * mobility(300.0) * stress / d**3, rel=1e-13, abs=0)


def test_a_tube_with_the_grain_size_of_its_width_flows_as_its_wall_diffuses_to_3_percent():
    m, width = mobility(300.0), 1e-7
    viscous = tube_mean_speed(1e12, width, creep.coble_viscosity(width, m))
    assert viscous / tube_wall_diffusion_speed(1e12, width, m) == pytest.approx(1.0308, abs=5e-5)


def test_a_slit_needs_a_larger_grain():
    m, width = mobility(300.0), 1e-7
    diffusion = slit_wall_diffusion_speed(1e12, width, m)
    assert creep.slit_grain_size(width) / width == pytest.approx(1.765, abs=5e-4)
    assert slit_mean_speed(1e12, width, creep.coble_viscosity(creep.slit_grain_size(width), m)) == pytest.approx(
        diffusion, rel=1e-13, abs=0
    )
    assert slit_mean_speed(1e12, width, creep.coble_viscosity(width, m)) / diffusion == pytest.approx(5.50, abs=5e-3)


def test_shear_rate_is_three_times_the_uniaxial_one_for_one_stress():
    assert creep.shear_rate(-2.0, 4.0) == -0.5
    assert creep.uniaxial_rate(6.0, 1.0) == 2.0


def test_nanoindentation_is_of_the_order_of_nabarro_herring():
    """Herbert et al., J. Mater. Res. (2018): indents of 40 nm carry 23 to 175 MPa at 0.195 to 1.364 per second."""
    stress = 3 * creep.nabarro_herring_viscosity(1e-7, 4e-15, OMEGA, 300.0) * np.array([0.195, 1.364])
    assert stress / 1e6 == pytest.approx([6.7, 46.7], abs=0.1)
    ratio = np.array([23, 175]) / 3 / (stress / 1e6)
    assert (ratio > 1 / 3).all()
    assert (ratio < 3).all()


def test_parallel_viscosities_of_arrays():
    assert creep.parallel_viscosity(np.array([2.0, 6.0]), 3.0, 6.0).tolist() == pytest.approx([1.0, 1.5], rel=1e-14, abs=0)
    with pytest.raises(InputError, match="viscosities"):
        creep.parallel_viscosity(1.0, float("nan"))


def test_no_mechanism_has_no_viscosity():
    with pytest.raises(InputError, match="viscosities"):
        creep.parallel_viscosity()
