"""How much lithium the give of an elastic wall takes up, and how long diffusion along the wall needs to bring it.

A cavity whose cross-section grows by C_w = dA/dP stores lithium under pressure; diffusion fills it as heat fills a rod,
C_w dP/dt = (perimeter) M d2P/dz2. The walls are in plane strain.
"""

from __future__ import annotations

import numpy as np

from femiec.estimates._arguments import Values, positive
from femiec.estimates._arguments import poisson_ratio as checked_ratio
from femiec.estimates.lame import confined_tube, pressurised_tube


def free_tube_compliance(inner_radius: Values, outer_radius: Values, young_modulus: Values, poisson_ratio: Values) -> Values:
    """Growth of a tube's cavity per pressure, C_w = 2 pi r_i u(r_i)/P, the outer surface free (Lame).

    Args:
        inner_radius: r_i [m].
        outer_radius: r_o [m].
        young_modulus: E of the wall [Pa].
        poisson_ratio: nu [1].

    Returns:
        C_w [m2/Pa].

    Raises:
        InputError: a radius or a modulus that is not positive, r_i >= r_o, an impossible Poisson ratio.

    Example:
        >>> print(f"{free_tube_compliance(50e-9, 60e-9, 20e9, 0.24):.2e} m2/Pa")
        4.34e-24 m2/Pa
    """
    wall = pressurised_tube(inner_radius, outer_radius, 1.0, 0.0, young_modulus, poisson_ratio)
    return 2 * np.pi * wall.inner_radius * wall.displacement(inner_radius)


def confined_tube_compliance(inner_radius: Values, outer_radius: Values, young_modulus: Values, poisson_ratio: Values) -> Values:
    """The same with the outer surface held: neighbours behind the wall carry the same pressure [m2/Pa].

    Args:
        inner_radius: r_i [m].
        outer_radius: radius of the wall's mid-plane [m].
        young_modulus: E of the wall [Pa].
        poisson_ratio: nu [1].

    Raises:
        InputError: a radius or a modulus that is not positive, r_i >= r_o, an impossible Poisson ratio.

    Example:
        >>> print(f"{confined_tube_compliance(50e-9, 55e-9, 20e9, 0.24):.2e} m2/Pa")
        6.53e-26 m2/Pa
    """
    wall = confined_tube(inner_radius, outer_radius, 1.0, young_modulus, poisson_ratio)
    return 2 * np.pi * wall.inner_radius * wall.displacement(inner_radius)


def slit_compliance(wall_thickness: Values, young_modulus: Values, poisson_ratio: Values) -> Values:
    """Growth of a slit's width per pressure between equal neighbours, C_w = w (1 + nu)(1 - 2 nu)/[(1 - nu) E].

    Args:
        wall_thickness: w, of which each slit squeezes one half on both its sides [m].
        young_modulus: E of the wall [Pa].
        poisson_ratio: nu [1].

    Returns:
        C_w per depth [m2/(m Pa)].

    Raises:
        InputError: a thickness or a modulus that is not positive, an impossible Poisson ratio.

    Example:
        >>> print(f"{slit_compliance(10e-9, 20e9, 0.24):.2e} m/Pa")
        4.24e-19 m/Pa
    """
    nu = checked_ratio(poisson_ratio)
    softness = (1 + nu) * (1 - 2 * nu) / (1 - nu)
    return positive("wall_thickness", wall_thickness, "m") * softness / positive("young_modulus", young_modulus, "Pa")


def filling_time(compliance: Values, height: Values, perimeter: Values, mobility: Values) -> Values:
    """Time in which diffusion along the wall fills the wall's give, tau = C_w h^2/(perimeter M).

    The slowest profile between a pressure held at the root and a tip that takes no lithium decays in 4 tau/pi^2.

    Args:
        compliance: C_w [m2/Pa].
        height: h [m].
        perimeter: of the interface in the cross-section [m]; in a slit 2 per metre of depth.
        mobility: M of the interface [m5/(N s)].

    Returns:
        tau [s].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{filling_time(6.53e-26, 20e-6, 3.14e-7, 2.086e-29):.1f} s")
        4.0 s
    """
    conductance = positive("perimeter", perimeter, "m") * positive("mobility", mobility, "m5/(N s)")
    return positive("compliance", compliance, "m2/Pa") * positive("height", height, "m") ** 2 / conductance


def filling_number(filling_time: Values, duration: Values) -> Values:
    """Time to fill the wall's give over the duration of a run, tau/t [1]; small: the pressure is as if the wall were rigid.

    Args:
        filling_time: tau [s].
        duration: t [s].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{filling_number(4.0, 3600.0):.4f}")
        0.0011
    """
    return positive("filling_time", filling_time, "s") / positive("duration", duration, "s")
