"""Exact solutions of interface diffusion with rigid or viscous bodies, to verify a solver against.

On a boundary of mobility M the volume flux is j = M grad sigma, and what stays opens the boundary: v = -div j. Here sigma is the
normal traction, tension positive, and v > 0 opens. More of them: :data:`femiec.estimates.creep.HEXAGONS`, and the flows of
:mod:`femiec.estimates.channel`.
"""

from __future__ import annotations

import numpy as np

from femiec.errors import InputError
from femiec.estimates._arguments import Values, finite, not_negative, ordered, positive
from femiec.estimates.sliding import wall_friction


def bamboo_disc_rate(mean_stress: Values, radius: Values, mobility: Values) -> Values:
    """Opening rate of a round boundary across a wire, v = 8 M s/R^2, with sigma = 0 at the rim.

    Args:
        mean_stress: s, mean tension on the boundary [Pa].
        radius: R [m].
        mobility: M [m5/(N s)].

    Returns:
        v [m/s].

    Raises:
        InputError: a radius or a mobility that is not positive.

    Example:
        >>> print(f"{bamboo_disc_rate(1e6, 50e-9, 2.086e-29) * 1e9:.1f} nm/s")
        66.8 nm/s
    """
    return 8 * _drive(mean_stress, mobility) / positive("radius", radius, "m") ** 2


def bamboo_disc_stress(r: Values, mean_stress: Values, radius: Values) -> Values:
    """Tension across that boundary, sigma(r) = 2 s (1 - r^2/R^2).

    Args:
        r: distance from the axis [m], from 0 to R.
        mean_stress: s [Pa].
        radius: R [m].

    Returns:
        sigma [Pa].

    Raises:
        InputError: a radius that is not positive, a place outside the boundary.

    Example:
        >>> print(f"{bamboo_disc_stress(0.0, 1e6, 50e-9) / 1e6:.1f} MPa")
        2.0 MPa
    """
    return 2 * finite("mean_stress", mean_stress, "Pa") * (1 - _inside("r", r, "radius", radius) ** 2)


def bamboo_strip_rate(mean_stress: Values, half_width: Values, mobility: Values) -> Values:
    """Opening rate of a straight boundary across a strip, v = 3 M s/L^2, with sigma = 0 at both edges.

    Args:
        mean_stress: s, mean tension on the boundary [Pa].
        half_width: L [m].
        mobility: M [m5/(N s)].

    Returns:
        v [m/s].

    Raises:
        InputError: a length or a mobility that is not positive.

    Example:
        >>> print(f"{bamboo_strip_rate(1e6, 50e-9, 2.086e-29) * 1e9:.1f} nm/s")
        25.0 nm/s
    """
    return 3 * _drive(mean_stress, mobility) / positive("half_width", half_width, "m") ** 2


def bamboo_strip_stress(x: Values, mean_stress: Values, half_width: Values) -> Values:
    """Tension across that boundary, sigma(x) = 1.5 s (1 - x^2/L^2).

    Args:
        x: distance from the middle [m], up to L.
        mean_stress: s [Pa].
        half_width: L [m].

    Returns:
        sigma [Pa].

    Raises:
        InputError: a length that is not positive, a place outside the boundary.

    Example:
        >>> print(f"{bamboo_strip_stress(0.0, 1e6, 50e-9) / 1e6:.1f} MPa")
        1.5 MPa
    """
    return 1.5 * finite("mean_stress", mean_stress, "Pa") * (1 - _inside("x", x, "half_width", half_width) ** 2)


def cavity_growth_rate(
    stress: Values, sintering_stress: Values, cavity_radius: Values, cell_radius: Values, mobility: Values
) -> Values:
    """Volume rate of a round cavity on a boundary between rigid grains, 4 pi M [s - (1 - f) s0]/[ln(1/f) - (3 - f)(1 - f)/2].

    f = (a/b)^2. The boundary opens rigidly at v = rate/(pi b^2), all of b counted, not only the annulus.

    Args:
        stress: s, tension averaged over the cell of radius b [Pa].
        sintering_stress: s0 at the cavity's edge [Pa].
        cavity_radius: a [m].
        cell_radius: b, half the distance of cavities [m].
        mobility: M [m5/(N s)].

    Returns:
        Volume rate [m3/s].

    Raises:
        InputError: a length or a mobility that is not positive, a >= b.

    Source:
        Hull and Rimmer, Phil. Mag. 4, 673 (1959); Raj and Ashby, Acta Metall. 23, 653 (1975);
        Needleman and Rice, Acta Metall. 28, 1315 (1980).

    Example:
        >>> print(f"{cavity_growth_rate(1.0, 0.0, 0.1**0.5, 1.0, 1.0):.4f}")
        12.5968
    """
    inner, outer = positive("cavity_radius", cavity_radius, "m"), positive("cell_radius", cell_radius, "m")
    ordered("cavity_radius", inner, "cell_radius", outer)
    f = (inner / outer) ** 2
    net = finite("stress", stress, "Pa") - (1 - f) * finite("sintering_stress", sintering_stress, "Pa")
    return 4 * np.pi * positive("mobility", mobility, "m5/(N s)") * net / (np.log(1 / f) - (3 - f) * (1 - f) / 2)


def planar_cavity_rate(
    stress: Values, sintering_stress: Values, cavity_half_width: Values, cell_half_width: Values, mobility: Values
) -> Values:
    """Opening rate of a boundary with long flat cavities, v = 3 M (s b - s0 L)/L^3, L = b - a.

    Args:
        stress: s, tension averaged over the cell [Pa].
        sintering_stress: s0 at the cavity's edge [Pa].
        cavity_half_width: a [m].
        cell_half_width: b [m].
        mobility: M [m5/(N s)].

    Returns:
        v [m/s].

    Raises:
        InputError: a length or a mobility that is not positive, a >= b.

    Example:
        >>> print(f"{planar_cavity_rate(1e6, 0.0, 20e-9, 100e-9, 2.086e-29) * 1e9:.1f} nm/s")
        12.2 nm/s
    """
    inner, outer = positive("cavity_half_width", cavity_half_width, "m"), positive("cell_half_width", cell_half_width, "m")
    ordered("cavity_half_width", inner, "cell_half_width", outer)
    length = outer - inner
    force = finite("stress", stress, "Pa") * outer - finite("sintering_stress", sintering_stress, "Pa") * length
    return 3 * positive("mobility", mobility, "m5/(N s)") * force / length**3


def wavy_boundary_sliding_rate(
    shear_stress: Values, wave_height: Values, wavelength: Values, mobility: Values, volume_mobility: Values
) -> Values:
    """Sliding rate of a sinusoidal boundary between rigid grains, U = 8 tau [M + (lambda/pi) M_v]/h^2, M_v = D_v Omega/(k T).

    The boundary's own part does not depend on lambda: it is tau over :func:`femiec.estimates.sliding.wall_friction`.

    Args:
        shear_stress: tau, mean along the boundary [Pa].
        wave_height: h, crest to trough, small against lambda [m].
        wavelength: lambda [m].
        mobility: M of the boundary [m5/(N s)].
        volume_mobility: M_v of the grains [m4/(N s)], zero without diffusion through them.

    Returns:
        U [m/s], of the sign of the stress.

    Raises:
        InputError: a length or a mobility that is not positive, a negative volume mobility.

    Source:
        Raj and Ashby, Metall. Trans. 2, 1113 (1971).

    Example:
        >>> print(f"{wavy_boundary_sliding_rate(1e3, 2e-9, 100e-9, 2.086e-29, 0.0) * 1e9:.1f} nm/s")
        41.7 nm/s
    """
    volume = not_negative("volume_mobility", volume_mobility, "m4/(N s)")
    total = positive("mobility", mobility, "m5/(N s)") + positive("wavelength", wavelength, "m") / np.pi * volume
    return finite("shear_stress", shear_stress, "Pa") / wall_friction(wave_height, total)


def half_spaces_pressure(deposition: Values, wavenumber: Values, viscosity: Values, mobility: Values) -> Values:
    """Pressure where lithium is deposited between two viscous half-spaces, p = g/[1/(eta k) + M k^2].

    Deposition g cos kx on an interface without shear gives the pressure p cos kx: long waves push the bodies apart, short ones
    diffuse away.

    Args:
        deposition: g, volume per area and time [m/s].
        wavenumber: k [1/m].
        viscosity: eta of both half-spaces [Pa s].
        mobility: M of the interface [m5/(N s)].

    Returns:
        p [Pa], compression positive.

    Raises:
        InputError: an argument but the deposition that is not positive.

    Example:
        >>> print(f"{half_spaces_pressure(1e-9, 6.28e7, 1e7, 2.086e-29) / 1e3:.0f} kPa")
        12 kPa
    """
    k = positive("wavenumber", wavenumber, "1/m")
    opening = 1 / (positive("viscosity", viscosity, "Pa s") * k)
    return finite("deposition", deposition, "m/s") / (opening + positive("mobility", mobility, "m5/(N s)") * k**2)


def half_spaces_length(viscosity: Values, mobility: Values) -> Values:
    """Inverse wavenumber at which viscous flow and diffusion take equal shares, L = (M eta)^(1/3).

    Args:
        viscosity: eta of both half-spaces [Pa s].
        mobility: M of the interface [m5/(N s)].

    Returns:
        L [m].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{half_spaces_length(1e7, 2.086e-29) * 1e9:.0f} nm")
        59 nm
    """
    return np.cbrt(positive("mobility", mobility, "m5/(N s)") * positive("viscosity", viscosity, "Pa s"))


def _drive(mean_stress: Values, mobility: Values) -> Values:
    return positive("mobility", mobility, "m5/(N s)") * finite("mean_stress", mean_stress, "Pa")


def _inside(argument: str, place: Values, limit_name: str, limit: Values) -> Values:
    scaled = finite(argument, place, "m") / positive(limit_name, limit, "m")
    if np.any(np.abs(scaled) > 1 + 1e-12):
        raise InputError(argument, f"{np.max(np.abs(place)):g} m", "a place on the boundary", "measure from its middle")
    return scaled
