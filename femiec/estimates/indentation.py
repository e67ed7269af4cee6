"""Indentation: exact elastic contacts, hardness from a load-depth curve, and hardness of a plastic solid.

Depths, forces and pressures are positive into the solid; half-angles are measured from the indenter's axis. E* = E/(1 - nu^2) is
the plane-strain modulus of a solid under a rigid indenter.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from femiec.estimates._arguments import Values, between, finite, ordered, poisson_ratio, positive

CONE_EPSILON, PARABOLOID_EPSILON = 2 - 4 / np.pi, 0.75
"""The part of P/S by which the surface sinks beside the contact: 2 (pi - 2)/pi of an elastic cone; what is used for all tips."""


def cone_force(depth: Values, half_angle: Values, plane_strain_modulus: Values) -> Values:
    """Force of a rigid cone on an elastic half-space, F = (2/pi) E* h^2 tan(half_angle).

    Args:
        depth: h of the tip below the undeformed surface [m].
        half_angle: [rad].
        plane_strain_modulus: E* [Pa].

    Returns:
        F [N].

    Raises:
        InputError: an argument that is not positive, an angle of 90 degrees or more.

    Source:
        Sneddon, Int. J. Eng. Sci. 3, 47 (1965).

    Example:
        >>> print(f"{cone_force(100e-9, np.radians(70.3), 20e9) * 1e6:.1f} uN")
        355.6 uN
    """
    modulus = positive("plane_strain_modulus", plane_strain_modulus, "Pa")
    return 2 / np.pi * modulus * positive("depth", depth, "m") ** 2 * _tangent(half_angle)


def cone_contact_radius(depth: Values, half_angle: Values) -> Values:
    """Contact radius of a rigid cone on an elastic half-space, a = (2/pi) h tan(half_angle) [m].

    Args:
        depth: h of the tip below the undeformed surface [m].
        half_angle: [rad].

    Raises:
        InputError: an argument that is not positive, an angle of 90 degrees or more.

    Source:
        Sneddon, Int. J. Eng. Sci. 3, 47 (1965).

    Example:
        >>> print(f"{cone_contact_radius(100e-9, np.radians(70.3)) * 1e9:.1f} nm")
        177.8 nm
    """
    return 2 / np.pi * positive("depth", depth, "m") * _tangent(half_angle)


def sphere_force(depth: Values, radius: Values, plane_strain_modulus: Values) -> Values:
    """Force of a rigid sphere on an elastic half-space, F = (4/3) E* sqrt(R) h^(3/2); the contact radius is sqrt(R h).

    Args:
        depth: h of the tip below the undeformed surface [m].
        radius: R [m].
        plane_strain_modulus: E* [Pa].

    Returns:
        F [N].

    Raises:
        InputError: an argument that is not positive.

    Source:
        Hertz; Johnson, Contact Mechanics (1985), eqs (4.22) and (4.23).

    Example:
        >>> print(f"{sphere_force(100e-9, 5e-6, 20e9) * 1e3:.3f} mN")
        1.886 mN
    """
    modulus = positive("plane_strain_modulus", plane_strain_modulus, "Pa")
    return 4 / 3 * modulus * np.sqrt(positive("radius", radius, "m")) * positive("depth", depth, "m") ** 1.5


@dataclass(frozen=True)
class OliverPharr:
    """What an instrument reports of a load-depth curve.

    Attributes:
        contact_depth: h_c = h - eps P/S [m].
        area: A = pi (h_c tan(half_angle))^2 [m2].
        hardness: H = P/A [Pa].
        reduced_modulus: sqrt(pi) S/(2 sqrt(A)) [Pa], E* under a rigid indenter.
    """

    contact_depth: Values
    area: Values
    hardness: Values
    reduced_modulus: Values


def oliver_pharr(
    depth: Values, force: Values, stiffness: Values, half_angle: Values, epsilon: Values = PARABOLOID_EPSILON
) -> OliverPharr:
    """Hardness and modulus from the largest load and the slope at which it is taken off.

    The surface is taken to sink by eps P/S beside the indenter, as beside an elastic contact. Where plastic flow piles it up
    instead, the area comes out too small and the hardness too large.

    Args:
        depth: h at the largest load [m].
        force: P, the largest load [N].
        stiffness: S = dP/dh at the start of unloading [N/m].
        half_angle: of the cone [rad].
        epsilon: 0.75 by default; 0.727 is exact for an elastic cone.

    Raises:
        InputError: an argument that is not positive, an angle of 90 degrees or more, eps P/S beyond the depth.

    Source:
        Oliver and Pharr, J. Mater. Res. 7, 1564 (1992).

    Example:
        >>> angle = np.radians(70.3)
        >>> P = cone_force(100e-9, angle, 20e9)
        >>> found = oliver_pharr(100e-9, P, 2 * P / 100e-9, angle, CONE_EPSILON)  # P = k h^2, so S = 2 P/h
        >>> print(f"{found.contact_depth * 1e9:.2f} nm, {found.reduced_modulus / 1e9:.2f} GPa")
        63.66 nm, 20.00 GPa
    """
    depth, force = positive("depth", depth, "m"), positive("force", force, "N")
    stiffness = positive("stiffness", stiffness, "N/m")
    sunk = between("epsilon", epsilon, 0.0, 1.0) * force / stiffness
    ordered("epsilon force/stiffness", sunk, "depth", depth)
    area = np.pi * ((depth - sunk) * _tangent(half_angle)) ** 2
    return OliverPharr(depth - sunk, area, force / area, np.sqrt(np.pi) * stiffness / (2 * np.sqrt(area)))


def stiffness_area(stiffness: Values, plane_strain_modulus: Values) -> Values:
    """Contact area that a slope of unloading tells where E* is known, A = pi (S/(2 E*))^2 [m2], however the surface lies.

    Args:
        stiffness: S = dP/dh at the start of unloading [N/m].
        plane_strain_modulus: E* [Pa].

    Raises:
        InputError: an argument that is not positive.

    Source:
        Sneddon, Int. J. Eng. Sci. 3, 47 (1965): S = 2 E* a of a flat punch; Bolshakov and Pharr, J. Mater. Res. 13, 1049 (1998),
        for the error of Oliver and Pharr's area where the surface piles up.

    Example:
        >>> print(f"{stiffness_area(2 * 20e9 * 1e-6, 20e9) / np.pi * 1e12:.3f} um2")
        1.000 um2
    """
    ratio = positive("stiffness", stiffness, "N/m") / positive("plane_strain_modulus", plane_strain_modulus, "Pa")
    return np.pi * (ratio / 2) ** 2


def cavity_pressure(young_over_yield: Values, half_angle: Values, poissons_ratio: Values) -> Values:
    """Pressure in the core under a cone over the yield strength, by the expanding cavity: (2/3) [1 + ln(x)].

    x = (E/(sigma_Y tan(half_angle)) + 4 (1 - 2 nu))/(6 (1 - nu)). The contact's mean pressure is higher by up to (2/3) sigma_Y,
    the core's radial stress at its rim, and does not rise beyond the some 2.8 sigma_Y of rigid-plastic flow.

    Args:
        young_over_yield: E/sigma_Y of a solid without hardening.
        half_angle: [rad].
        poissons_ratio: nu.

    Raises:
        InputError: an argument out of its range, or a solid so compliant that no core yields (x < 1).

    Source:
        Johnson, J. Mech. Phys. Solids 18, 115 (1970); Contact Mechanics (1985), section 6.3.

    Example:
        >>> print(f"{cavity_pressure(100.0, np.radians(70.3), 0.5):.2f}")
        2.32
    """
    ratio, nu = positive("young_over_yield", young_over_yield), poisson_ratio(poissons_ratio)
    argument = (ratio / _tangent(half_angle) + 4 * (1 - 2 * nu)) / (6 * (1 - nu))
    ordered("1", 1.0, "the plastic core's radius ratio cubed", argument, "")
    return 2 / 3 * (1 + np.log(argument))


def _tangent(half_angle: Values) -> Values:
    angle = positive("half_angle", half_angle, "rad")
    ordered("half_angle", angle, "a right angle", np.pi / 2, "rad")
    return np.tan(finite("half_angle", angle, "rad"))
