"""Dimensionless groups of a lithium column: does it flow, slide, or move by diffusion along the wall?

In developed flow under a gradient G the mean speeds add. In a tube of diameter W: viscous flow G W^2/(32 eta), sliding
G W/(4 beta) and diffusion along the wall 4 M G/W; in a slit G W^2/(12 eta), G W/(2 beta) and 2 M G/W. The viscosity is without
Coble creep. For the tube's viscous flow see :func:`femiec.estimates.groups.core_to_wall_flow`.
"""

from __future__ import annotations

from femiec.estimates._arguments import Values, not_negative, positive


def slit_core_to_wall_flow(width: Values, viscosity: Values, mobility: Values) -> Values:
    """Flow of the viscous core over diffusion along the walls of a slit, W^2/(12 eta) / (2 M/W) = W^3/(24 eta M).

    Args:
        width: W [m].
        viscosity: eta of the core, without Coble creep [Pa s].
        mobility: M of the interface [m5/(N s)].

    Returns:
        The group [1]; small: the wall carries the lithium.

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{slit_core_to_wall_flow(100e-9, 1.14e7, 2.086e-29):.3f}")
        0.175
    """
    conductance = positive("viscosity", viscosity, "Pa s") * positive("mobility", mobility, "m5/(N s)")
    return positive("width", width, "m") ** 3 / (24 * conductance)


def tube_diffusion_to_sliding(width: Values, friction: Values, mobility: Values) -> Values:
    """Diffusion along the wall over sliding in a tube, (4 M/W) / (W/(4 beta)) = 16 beta M/W^2; on roughness h_r, 2 (h_r/W)^2.

    Args:
        width: diameter W [m].
        friction: beta [Pa s/m], zero on a smooth wall, see :func:`femiec.estimates.sliding.wall_friction`.
        mobility: M of the interface [m5/(N s)].

    Returns:
        The group [1]; small: the column slides as a plug.

    Raises:
        InputError: a negative friction, another argument that is not positive.

    Example:
        >>> print(f"{tube_diffusion_to_sliding(100e-9, 2.4e10, 2.086e-29):.1e}")
        8.0e-04
    """
    resistance = not_negative("friction", friction, "Pa s/m") * positive("mobility", mobility, "m5/(N s)")
    return 16 * resistance / positive("width", width, "m") ** 2


def slit_diffusion_to_sliding(width: Values, friction: Values, mobility: Values) -> Values:
    """The same in a slit, (2 M/W) / (W/(2 beta)) = 4 beta M/W^2 [1].

    Arguments and errors: see :func:`tube_diffusion_to_sliding`.

    Example:
        >>> print(f"{slit_diffusion_to_sliding(100e-9, 2.4e10, 2.086e-29):.1e}")
        2.0e-04
    """
    return tube_diffusion_to_sliding(width, friction, mobility) / 4


def plating_ratio(height: Values, plating_length: Values) -> Values:
    """Height of a column over the length on which it can be plated and pushed out, H/L.

    On a wall without friction 1/cosh(H/L) of the lithium reaches the tip by diffusion.

    Args:
        height: H of the lithium [m].
        plating_length: L [m], see :func:`femiec.estimates.coupling.plating_length_tube`.

    Returns:
        The group [1].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{plating_ratio(20e-6, 158e-9):.0f}")
        127
    """
    return positive("height", height, "m") / positive("plating_length", plating_length, "m")


def coble_share(coble_viscosity: Values, nabarro_herring_viscosity: Values) -> Values:
    """Share of interfaces in diffusional creep, eta_NH/(eta_C + eta_NH) [1].

    Args:
        coble_viscosity: eta_C [Pa s], see :func:`femiec.estimates.creep.coble_viscosity`.
        nabarro_herring_viscosity: eta_NH [Pa s].

    Raises:
        InputError: an argument that is not positive.

    Example:
        >>> print(f"{coble_share(3.63e5, 1.14e7):.3f}")
        0.969
    """
    volume = positive("nabarro_herring_viscosity", nabarro_herring_viscosity, "Pa s")
    return volume / (positive("coble_viscosity", coble_viscosity, "Pa s") + volume)
