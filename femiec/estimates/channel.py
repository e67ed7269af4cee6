"""Fully developed flow of lithium along one channel: viscous, along the wall by diffusion, and both.

A round tube has the diameter W, a slit the width W. The pressure gradient G = -dP/dz > 0 drives lithium along +z; every speed has
its sign. Mean speeds are over the cross-section.
"""

from __future__ import annotations

import numpy as np

from femiec.estimates._arguments import Values, finite, positive
from femiec.estimates.power_law import power_law_shear_rate


def tube_mean_speed(gradient: Values, width: Values, viscosity: Values) -> Values:
    """Mean speed of viscous flow without slip in a round tube, v = G W^2/(32 eta) (Poiseuille).

    Args:
        gradient: G = -dP/dz [Pa/m].
        width: diameter W [m].
        viscosity: eta [Pa s].

    Returns:
        v [m/s].

    Raises:
        InputError: a width or a viscosity that is not positive.

    Example:
        >>> print(f"{tube_mean_speed(6.47e12, 100e-9, 3.63e5) * 1e9:.2f} nm/s")
        5.57 nm/s
    """
    return _viscous_speed(gradient, width, viscosity) / 32


def slit_mean_speed(gradient: Values, width: Values, viscosity: Values) -> Values:
    """Mean speed of viscous flow without slip in a slit, v = G W^2/(12 eta).

    Args:
        gradient: G = -dP/dz [Pa/m].
        width: W [m].
        viscosity: eta [Pa s].

    Returns:
        v [m/s].

    Raises:
        InputError: a width or a viscosity that is not positive.

    Example:
        >>> print(f"{slit_mean_speed(6.47e12, 100e-9, 3.63e5) * 1e9:.1f} nm/s")
        14.9 nm/s
    """
    return _viscous_speed(gradient, width, viscosity) / 12


def tube_maximum_speed(gradient: Values, width: Values, viscosity: Values) -> Values:
    """Speed on the axis of a round tube, twice the mean: G W^2/(16 eta) [m/s].

    Arguments and errors: see :func:`tube_mean_speed`.

    Example:
        >>> print(f"{tube_maximum_speed(6.47e12, 100e-9, 3.63e5) * 1e9:.1f} nm/s")
        11.1 nm/s
    """
    return 2 * tube_mean_speed(gradient, width, viscosity)


def slit_maximum_speed(gradient: Values, width: Values, viscosity: Values) -> Values:
    """Speed in the middle of a slit, 1.5 times the mean: G W^2/(8 eta) [m/s].

    Arguments and errors: see :func:`slit_mean_speed`.

    Example:
        >>> print(f"{slit_maximum_speed(6.47e12, 100e-9, 3.63e5) * 1e9:.1f} nm/s")
        22.3 nm/s
    """
    return 1.5 * slit_mean_speed(gradient, width, viscosity)


def tube_pressure_gradient(mean_speed: Values, width: Values, viscosity: Values) -> Values:
    """Gradient that drives viscous flow in a round tube, G = 32 eta v/W^2; the inverse of :func:`tube_mean_speed`.

    Args:
        mean_speed: v [m/s].
        width: diameter W [m].
        viscosity: eta [Pa s].

    Returns:
        G = -dP/dz [Pa/m].

    Raises:
        InputError: a width or a viscosity that is not positive.

    Example:
        >>> print(f"{tube_pressure_gradient(5.4e-9, 100e-9, 3.63e5):.2e} Pa/m")
        6.27e+12 Pa/m
    """
    return finite("mean_speed", mean_speed, "m/s") / tube_mean_speed(1.0, width, viscosity)


def slit_pressure_gradient(mean_speed: Values, width: Values, viscosity: Values) -> Values:
    """Gradient that drives viscous flow in a slit, G = 12 eta v/W^2; the inverse of :func:`slit_mean_speed`.

    Args:
        mean_speed: v [m/s].
        width: W [m].
        viscosity: eta [Pa s].

    Returns:
        G = -dP/dz [Pa/m].

    Raises:
        InputError: a width or a viscosity that is not positive.

    Example:
        >>> print(f"{slit_pressure_gradient(5.4e-9, 100e-9, 3.63e5):.2e} Pa/m")
        2.35e+12 Pa/m
    """
    return finite("mean_speed", mean_speed, "m/s") / slit_mean_speed(1.0, width, viscosity)


def tube_wall_shear(gradient: Values, width: Values) -> Values:
    """Shear stress on the wall of a round tube, tau = G W/4, whatever the flow law.

    Args:
        gradient: G = -dP/dz [Pa/m].
        width: diameter W [m].

    Returns:
        tau [Pa]: a small fraction W/(4 h) of the pressure along a channel of length h.

    Raises:
        InputError: a width that is not positive.

    Example:
        >>> print(f"{tube_wall_shear(6.47e12, 100e-9) / 1e6:.3f} MPa")
        0.162 MPa
    """
    return finite("gradient", gradient, "Pa/m") * positive("width", width, "m") / 4


def slit_wall_shear(gradient: Values, width: Values) -> Values:
    """Shear stress on the walls of a slit, tau = G W/2 [Pa], whatever the flow law.

    Arguments and errors: see :func:`tube_wall_shear`.

    Example:
        >>> print(f"{slit_wall_shear(6.47e12, 100e-9) / 1e6:.2f} MPa")
        0.32 MPa
    """
    return 2 * tube_wall_shear(gradient, width)


def tube_wall_diffusion_speed(gradient: Values, width: Values, mobility: Values) -> Values:
    """Mean speed of diffusion along the wall of a round tube, v = 4 M G/W, all of it plated at the tip.

    The flux per perimeter is q = M G.

    Args:
        gradient: G = -dP/dz [Pa/m].
        width: diameter W [m].
        mobility: M of the interface [m5/(N s)].

    Returns:
        v [m/s].

    Raises:
        InputError: a width or a mobility that is not positive.

    Example:
        >>> print(f"{tube_wall_diffusion_speed(6.47e12, 100e-9, 2.086e-29) * 1e9:.2f} nm/s")
        5.40 nm/s
    """
    return 2 * slit_wall_diffusion_speed(gradient, width, mobility)


def slit_wall_diffusion_speed(gradient: Values, width: Values, mobility: Values) -> Values:
    """Mean speed of diffusion along both walls of a slit, v = 2 M G/W, all of it plated at the tip.

    Args:
        gradient: G = -dP/dz [Pa/m].
        width: W [m].
        mobility: M of the interface [m5/(N s)].

    Returns:
        v [m/s].

    Raises:
        InputError: a width or a mobility that is not positive.

    Example:
        >>> print(f"{slit_wall_diffusion_speed(6.47e12, 100e-9, 2.086e-29) * 1e9:.2f} nm/s")
        2.70 nm/s
    """
    gradient = finite("gradient", gradient, "Pa/m")
    return 2 * positive("mobility", mobility, "m5/(N s)") * gradient / positive("width", width, "m")


def tube_wall_diffusion_viscosity(width: Values, mobility: Values) -> Values:
    """Viscosity that flows through a round tube as fast as diffusion along its wall, eta = W^3/(128 M).

    Args:
        width: diameter W [m].
        mobility: M of the interface [m5/(N s)].

    Returns:
        eta [Pa s]; Coble's with d = W is 128/(42 pi) = 0.970 of it.

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{tube_wall_diffusion_viscosity(100e-9, 2.086e-29):.2e} Pa s")
        3.75e+05 Pa s
    """
    return positive("width", width, "m") ** 3 / (128 * positive("mobility", mobility, "m5/(N s)"))


def slit_wall_diffusion_viscosity(width: Values, mobility: Values) -> Values:
    """Viscosity that flows through a slit as fast as diffusion along its walls, eta = W^3/(24 M).

    Args:
        width: W [m].
        mobility: M of the interface [m5/(N s)].

    Returns:
        eta [Pa s].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{slit_wall_diffusion_viscosity(100e-9, 2.086e-29):.2e} Pa s")
        2.00e+06 Pa s
    """
    return positive("width", width, "m") ** 3 / (24 * positive("mobility", mobility, "m5/(N s)"))


def tube_flow_rate(gradient: Values, width: Values, viscosity: Values, mobility: Values) -> Values:
    """Volume rate through a round tube, viscous core and wall diffusion together: Q = pi W^4 G/(128 eta) + pi W M G.

    Fully developed, the two add exactly.

    Args:
        gradient: G = -dP/dz [Pa/m].
        width: diameter W [m].
        viscosity: eta of the core [Pa s].
        mobility: M of the interface [m5/(N s)].

    Returns:
        Q [m3/s].

    Raises:
        InputError: a width, a viscosity or a mobility that is not positive.

    Example:
        >>> print(f"{tube_flow_rate(6.47e12, 100e-9, 1.14e7, 2.086e-29):.2e} m3/s")
        4.38e-23 m3/s
    """
    speed = tube_mean_speed(gradient, width, viscosity) + tube_wall_diffusion_speed(gradient, width, mobility)
    return np.pi / 4 * positive("width", width, "m") ** 2 * speed


def slit_flow_rate(gradient: Values, width: Values, viscosity: Values, mobility: Values) -> Values:
    """Volume rate through a slit per depth, viscous core and wall diffusion together: Q = W^3 G/(12 eta) + 2 M G.

    Args:
        gradient: G = -dP/dz [Pa/m].
        width: W [m].
        viscosity: eta of the core [Pa s].
        mobility: M of the interface [m5/(N s)].

    Returns:
        Q per depth [m2/s].

    Raises:
        InputError: a width, a viscosity or a mobility that is not positive.

    Example:
        >>> print(f"{slit_flow_rate(6.47e12, 100e-9, 1.14e7, 2.086e-29):.2e} m2/s")
        3.17e-16 m2/s
    """
    speed = slit_mean_speed(gradient, width, viscosity) + slit_wall_diffusion_speed(gradient, width, mobility)
    return positive("width", width, "m") * speed


def power_law_pipe_speed(
    gradient: Values, width: Values, rate_at_reference: Values, reference_stress: Values, exponent: Values
) -> Values:
    """Mean speed of a power-law metal without slip in a round tube, v = (W/2) gamma-dot(tau_w)/(n + 3).

    Args:
        gradient: G = -dP/dz [Pa/m].
        width: diameter W [m].
        rate_at_reference: A, uniaxial rate at the stress S [1/s].
        reference_stress: S [Pa].
        exponent: n [1], at least 1.

    Returns:
        v [m/s].

    Raises:
        InputError: a width or a number of the law that is not positive, n < 1.

    Example:
        >>> print(f"{power_law_pipe_speed(6.47e12, 100e-9, 0.0216, 1e6, 1 / 0.15) * 1e9:.1e} nm/s")
        4.0e-05 nm/s
    """
    rate = power_law_shear_rate(tube_wall_shear(gradient, width), rate_at_reference, reference_stress, exponent)
    return positive("width", width, "m") / 2 * rate / (positive("exponent", exponent) + 3)


def _viscous_speed(gradient: Values, width: Values, viscosity: Values) -> Values:
    scale = positive("width", width, "m") ** 2 / positive("viscosity", viscosity, "Pa s")
    return finite("gradient", gradient, "Pa/m") * scale
