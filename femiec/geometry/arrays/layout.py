"""Where the chambers of an array are, and the walls between them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from femiec.geometry.arrays.chambers import Floats
from femiec.geometry.arrays.complex import RIM, Cell, cells_of
from femiec.geometry.arrays.sizes import Array


@dataclass(frozen=True, eq=False)
class Wall:
    """A wall that two tubules share.

    Args:
        between: numbers of the tubules.
        ends: of its mid-line, where it meets other walls, counter-clockwise around the first tubule, shape (2, 2) [m].
        thickness: where it is thinnest [m].
    """

    between: tuple[int, int]
    ends: Floats
    thickness: float

    @property
    def length(self) -> float:
        """Length of the mid-line [m]."""
        return float(np.linalg.norm(self.ends[1] - self.ends[0]))

    @property
    def middle(self) -> Floats:
        """Middle of the mid-line, shape (2,) [m]."""
        return np.asarray(self.ends.mean(axis=0))

    @property
    def normal(self) -> Floats:
        """The unit vector across, from the first tubule to the second, shape (2,)."""
        x, y = (self.ends[1] - self.ends[0]) / self.length
        return np.array([y, -x])


@dataclass(frozen=True, eq=False)
class Layout:
    """The chambers of an array.

    Args:
        centres: shape (tubules, 2) [m].
        areas: of the chambers in cross-section, shape (tubules,) [m2].
        walls: each once; where a periodic array goes on beyond its side, as the first tubule sees it.
    """

    centres: Floats
    areas: Floats
    walls: tuple[Wall, ...]

    @property
    def neighbours(self) -> tuple[tuple[int, int], ...]:
        """The pairs of tubules that share a wall."""
        return tuple(wall.between for wall in self.walls)


def layout(array: Array) -> Layout:
    """Find the chambers and walls of an array, those of :func:`femiec.geometry.arrays.array_section`.

    Args:
        array: the sizes.

    Raises:
        InputError: scatter that makes walls vanish.

    Example:
        >>> found = layout(Array(wall=10e-9, count=7))
        >>> len(found.walls), found.neighbours[:3], f"{found.walls[0].thickness:.3g} {found.walls[0].length:.3g}"
        (12, ((0, 1), (0, 2), (0, 3)), '1e-08 6.35e-08')
    """
    cells = cells_of(array)
    centres = np.array([cell.chamber.centre for cell in cells])
    areas = np.array([cell.chamber.area for cell in cells])
    # Of the two sides of a wall one is in the first half: seen from the neighbour, side k is side k + sides/2.
    half = range(array.shape.sides // 2)
    walls = [_wall(cell, i, k) for i, cell in enumerate(cells) for k in half if cell.neighbours[k] != RIM]
    return Layout(centres, areas, tuple(walls))


def _wall(cell: Cell, number: int, k: int) -> Wall:
    ends = cell.vertices[[k, (k + 1) % len(cell.vertices)]]
    return Wall((number, cell.neighbours[k]), ends, float(cell.walls[k]))
