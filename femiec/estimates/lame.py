"""Lame's elastic tube: stresses and displacement of a round wall of any thickness.

Pressures are positive in compression, stresses in tension; u is the radial displacement, positive outwards. The axial strain is
uniform (generalised plane strain); 0 is plane strain.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from femiec.errors import InputError
from femiec.estimates._arguments import Values, finite, ordered, positive
from femiec.estimates._arguments import poisson_ratio as checked_ratio

_EDGE = 1e-9
"""A mesh's outermost node may lie outside the wall by this part of the radius."""


@dataclass(frozen=True)
class LameTube:
    """The solution sigma_r = A - B/r^2, sigma_theta = A + B/r^2 in a wall r_i <= r <= r_o.

    Args:
        inner_radius: r_i [m].
        outer_radius: r_o [m].
        mean: A, half of sigma_r + sigma_theta, the same everywhere [Pa].
        shear: B [N].
        young_modulus: E [Pa].
        poisson_ratio: nu [1].
        axial_strain: eps_z [1].
    """

    inner_radius: Values
    outer_radius: Values
    mean: Values
    shear: Values
    young_modulus: Values
    poisson_ratio: Values
    axial_strain: Values

    def radial_stress(self, r: Values) -> Values:
        """sigma_r [Pa] at a radius [m] in the wall."""
        return self.mean - self.shear / self._inside(r) ** 2

    def hoop_stress(self, r: Values) -> Values:
        """sigma_theta [Pa] at a radius [m] in the wall."""
        return self.mean + self.shear / self._inside(r) ** 2

    def axial_stress(self, r: Values) -> Values:
        """sigma_z = E eps_z + 2 nu A [Pa], the same at every radius [m] in the wall."""
        return self.young_modulus * self.axial_strain + 2 * self.poisson_ratio * self.mean + 0 * self._inside(r)

    def displacement(self, r: Values) -> Values:
        """u = (1 + nu)/E [(1 - 2 nu) A r + B/r] - nu eps_z r [m] at a radius [m] in the wall."""
        place, nu = self._inside(r), self.poisson_ratio
        stretch = (1 - 2 * nu) * self.mean * place + self.shear / place
        return (1 + nu) / self.young_modulus * stretch - nu * self.axial_strain * place

    def _inside(self, r: Values) -> Values:
        place = finite("r", r, "m")
        low, high = self.inner_radius * (1 - _EDGE), self.outer_radius * (1 + _EDGE)
        if np.any((place < low) | (place > high)):
            raise InputError(
                "r", f"{np.min(place):g} to {np.max(place):g} m", "a radius in the wall", "measure from the tube's axis"
            )
        return place


def pressurised_tube(
    inner_radius: Values,
    outer_radius: Values,
    inner_pressure: Values,
    outer_pressure: Values,
    young_modulus: Values,
    poisson_ratio: Values,
    axial_strain: Values = 0.0,
) -> LameTube:
    """A tube between two pressures: sigma_theta(r_i) = [p_i (r_i^2 + r_o^2) - 2 p_o r_o^2]/(r_o^2 - r_i^2).

    Args:
        inner_radius: r_i [m].
        outer_radius: r_o [m].
        inner_pressure: p_i [Pa], compression positive.
        outer_pressure: p_o [Pa].
        young_modulus: E [Pa].
        poisson_ratio: nu [1], above -1, at most 0.5.
        axial_strain: eps_z [1].

    Returns:
        The solution.

    Raises:
        InputError: a radius or a modulus that is not positive, r_i >= r_o, an impossible Poisson ratio.

    Source:
        Timoshenko and Goodier, Theory of Elasticity, article 28.

    Example:
        >>> tube = pressurised_tube(50e-9, 60e-9, 1e6, 0.0, 20e9, 0.24)
        >>> print(f"{tube.hoop_stress(50e-9) / 1e6:.3f} MPa, {tube.displacement(50e-9) * 1e12:.1f} pm")
        5.545 MPa, 13.8 pm
    """
    inner, outer = _radii(inner_radius, outer_radius)
    p, q = finite("inner_pressure", inner_pressure, "Pa"), finite("outer_pressure", outer_pressure, "Pa")
    area = outer**2 - inner**2
    mean, shear = (p * inner**2 - q * outer**2) / area, (p - q) * inner**2 * outer**2 / area
    return LameTube(inner, outer, mean, shear, *_elasticity(young_modulus, poisson_ratio, axial_strain))


def confined_tube(
    inner_radius: Values,
    outer_radius: Values,
    inner_pressure: Values,
    young_modulus: Values,
    poisson_ratio: Values,
    axial_strain: Values = 0.0,
) -> LameTube:
    """A tube under inner pressure whose outer surface cannot move: u(r_o) = 0.

    So stands a wall up to its mid-plane, r_o, when the neighbours behind it carry the same pressure.

    Args:
        inner_radius: r_i [m].
        outer_radius: r_o, of the surface held [m].
        inner_pressure: p [Pa], compression positive.
        young_modulus: E [Pa].
        poisson_ratio: nu [1].
        axial_strain: eps_z [1].

    Returns:
        The solution; the support pushes back by -radial_stress(r_o).

    Raises:
        InputError: a radius or a modulus that is not positive, r_i >= r_o, an impossible Poisson ratio.

    Source:
        From u = (1 + nu)/E [(1 - 2 nu) A r + B/r] - nu eps_z r with sigma_r(r_i) = -p and u(r_o) = 0.

    Example:
        >>> wall = confined_tube(50e-9, 55e-9, 371e6, 20e9, 0.24)
        >>> print(f"{wall.hoop_stress(50e-9) / 1e6:.0f} MPa, {wall.displacement(50e-9) * 1e9:.3f} nm")
        -84 MPa, 0.077 nm
    """
    inner, outer = _radii(inner_radius, outer_radius)
    modulus, nu, strain = _elasticity(young_modulus, poisson_ratio, axial_strain)
    p = finite("inner_pressure", inner_pressure, "Pa")
    held = nu * strain * modulus / (1 + nu) + (1 - 2 * nu) * p
    shear = held / ((1 - 2 * nu) / inner**2 + 1 / outer**2)
    return LameTube(inner, outer, shear / inner**2 - p, shear, modulus, nu, strain)


def _radii(inner_radius: Values, outer_radius: Values) -> tuple[Values, Values]:
    inner, outer = positive("inner_radius", inner_radius, "m"), positive("outer_radius", outer_radius, "m")
    ordered("inner_radius", inner, "outer_radius", outer)
    return inner, outer


def _elasticity(young_modulus: Values, poisson_ratio: Values, axial_strain: Values) -> tuple[Values, Values, Values]:
    nu = checked_ratio(poisson_ratio)
    return positive("young_modulus", young_modulus, "Pa"), nu, finite("axial_strain", axial_strain)
