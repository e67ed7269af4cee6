"""The shapes of chambers, each with the lattice that it sits on.

A site of a lattice is a pair of whole numbers (a, b), at a A1 + b A2. Side k of a cell faces the neighbour ``steps[k]``, and
corner k is where the sides k - 1 and k meet; both run counter-clockwise. Corners and middles of sides have whole numbers too,
counted in thirds (hexagon) or halves (square) of A1 and A2 and in halves of them: so that what cells share has one name.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

Site = tuple[int, int]


@dataclass(frozen=True)
class Shape:
    """A shape of chambers and their lattice; use :data:`HEXAGON`, :data:`ROUND` or :data:`SQUARE`.

    Args:
        name: in words.
        round: whether chambers are circles in the cells.
        steps: from a site to its neighbours, counter-clockwise from +x.
        basis: A1 and A2 in pitches, one a row.
        parts: into how many parts A1 and A2 are cut so that corners have whole numbers.
    """

    name: str
    round: bool
    steps: tuple[Site, ...]
    basis: tuple[tuple[float, float], tuple[float, float]]
    parts: int

    @property
    def sides(self) -> int:
        """Number of sides of a cell."""
        return len(self.steps)

    @property
    def half_angle(self) -> float:
        """Half of the angle between the normals of two sides [rad]."""
        return float(np.pi / self.sides)

    def place(self, site: Site, parts: int = 1) -> NDArray[np.float64]:
        """Position of (a, b)/parts in pitches, shape (2,)."""
        return np.asarray(site) / parts @ np.asarray(self.basis)

    def corner(self, site: Site, k: int) -> Site:
        """The name of corner k of a cell, in ``parts`` of A1 and A2."""
        return _sum(_times(self.parts, site), self.steps[k - 1], self.steps[k])

    def middle(self, site: Site, k: int) -> Site:
        """The name of the middle of side k of a cell, in halves of A1 and A2."""
        return _sum(_times(2, site), self.steps[k])

    def neighbour(self, site: Site, k: int) -> Site:
        """The site across side k."""
        return _sum(site, self.steps[k])

    def distance(self, site: Site) -> int:
        """The ring around (0, 0) that a site is on: on the square lattice neighbours across a corner count as near."""
        a, b = site
        return max(abs(a), abs(b), abs(a + b)) if self.sides == 6 else max(abs(a), abs(b))


def _sum(*sites: Site) -> Site:
    return sum(site[0] for site in sites), sum(site[1] for site in sites)


def _times(factor: int, site: Site) -> Site:
    return factor * site[0], factor * site[1]


_SIX = ((1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1))
_FOUR = ((1, 0), (0, 1), (-1, 0), (0, -1))
_TRIANGULAR = ((1.0, 0.0), (0.5, sqrt(3) / 2))

HEXAGON = Shape("hexagon", False, _SIX, _TRIANGULAR, 3)
"""Hexagonal chambers, a honeycomb; flats face the neighbours, one of which lies in +x."""
ROUND = Shape("round", True, _SIX, _TRIANGULAR, 3)
"""Round chambers on the lattice of the honeycomb."""
SQUARE = Shape("square", False, _FOUR, ((1.0, 0.0), (0.0, 1.0)), 2)
"""Square chambers on a square lattice."""
