"""A cross-section in bands that are stretched along z: how a mesh follows a front without changing its cells.

Points move along z only, z = z(Z), linear in each band of the mesh's own height Z. A front is a knot between two bands, and its
height may be an unknown: what a form integrates then depends on it, and so does the Jacobian.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import ufl

from femiec.laws.kinematics import Symmetry, strain_of


@dataclass(frozen=True)
class Bands:
    """z(Z), continuous and linear between knots.

    Args:
        knots: Z of the ends of the bands [m], ascending.
        heights: z of the same points [m], numbers or UFL.

    Example:
        >>> bands = Bands((0.0, 1.0, 3.0), (0.0, 2.0, 3.0))
        >>> bands.position(0.5), bands.position(2.0)
        (1.0, 2.5)
    """

    knots: tuple[float, ...]
    heights: tuple[Any, ...]

    def position(self, Z: Any) -> Any:
        """z [m]."""
        return self.interpolate(Z, self.heights)

    def factor(self, Z: Any) -> Any:
        """dz/dZ."""
        return _choose(Z, self.knots, [self._slope(self.heights, k) for k in range(len(self.knots) - 1)])

    def interpolate(self, Z: Any, values: Sequence[Any]) -> Any:
        """What has given values at the knots and is linear between them, in Z and so in z."""
        lines = [values[k] + (Z - self.knots[k]) * self._slope(values, k) for k in range(len(self.knots) - 1)]
        return _choose(Z, self.knots, lines)

    def _slope(self, values: Sequence[Any], k: int) -> Any:
        return (values[k + 1] - values[k]) / (self.knots[k + 1] - self.knots[k])


def _choose(Z: Any, knots: Sequence[float], values: Sequence[Any]) -> Any:
    if isinstance(Z, float):
        return next((value for knot, value in zip(knots[1:], values, strict=True) if knot > Z), values[-1])
    chosen = values[-1]
    for knot, value in zip(knots[-2:0:-1], values[-2::-1], strict=True):
        chosen = ufl.conditional(ufl.lt(Z, knot), value, chosen)
    return chosen


@dataclass(frozen=True)
class Stretched:
    """A :class:`Symmetry` of points that have moved along z; gradients and areas are those at the points' present places.

    Facets lie along r or along z: so do those of a straight tubule, before and after.

    Args:
        base: round tube or slit.
        factor: dz/dZ.
    """

    base: Symmetry
    factor: Any

    @property
    def name(self) -> str:
        """That of the base."""
        return self.base.name

    def weight(self, x: Any) -> Any:
        """Volume per area of the mesh."""
        return self.base.weight(x) * self.factor

    def gradient(self, f: Any) -> Any:
        """(f,r, f,z)."""
        return ufl.as_vector([f.dx(0), f.dx(1) / self.factor])

    def hoop(self, u: Any, x: Any) -> Any:
        """That of the base: r does not change."""
        return self.base.hoop(u, x)

    def strain(self, u: Any, x: Any) -> Any:
        """sym(grad u), shape (3, 3)."""
        return strain_of(self.gradient(u[0]), self.gradient(u[1]), self.hoop(u, x))

    def divergence(self, u: Any, x: Any) -> Any:
        """div u."""
        return self.gradient(u[0])[0] + self.hoop(u, x) + self.gradient(u[1])[1]

    def area(self, x: Any, n: Any) -> Any:
        """By Nanson's formula: only what faces r grows with the stretch."""
        area = self.base.area(x, n)
        return ufl.as_vector([self.factor * area[0], area[1]])

    def enclosed(self, x: Any, n: Any) -> Any:
        """That of the base, stretched."""
        return self.base.enclosed(x, n) * self.factor
