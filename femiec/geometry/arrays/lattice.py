"""The sites of an array, in the order in which its tubules are numbered."""

from __future__ import annotations

from itertools import accumulate, count, takewhile

import numpy as np

from femiec.geometry.arrays.shapes import Shape, Site


def ring(shape: Shape, number: int) -> list[Site]:
    """The sites of a ring around (0, 0), counter-clockwise from +x.

    Example:
        >>> from femiec.geometry.arrays.shapes import HEXAGON
        >>> ring(HEXAGON, 0), ring(HEXAGON, 1)
        ([(0, 0)], [(1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1)])
    """
    reach = range(-number, number + 1)
    found = [(a, b) for a in reach for b in reach if shape.distance((a, b)) == number]
    return sorted(found, key=lambda site: _angle(shape, site))


def count_of(shape: Shape, tubules: int) -> int | None:
    """The number of rings around the centre that hold so many tubules; None where no whole ones do."""
    totals = list(takewhile(lambda total: total <= tubules, _totals(shape)))
    return len(totals) - 1 if totals[-1] == tubules else None


def sizes_near(shape: Shape) -> str:
    """The first numbers of tubules in whole rings, in words."""
    return ", ".join(str(total) for total, _ in zip(_totals(shape), range(4), strict=False)) + ", ..."


def rings(shape: Shape, tubules: int) -> list[Site]:
    """The sites of whole rings: the centre first, then ring by ring."""
    return [site for number in range((count_of(shape, tubules) or 0) + 1) for site in ring(shape, number)]


def rows(across: int, up: int) -> list[Site]:
    """The sites of a parallelogram, row by row."""
    return [(a, b) for b in range(up) for a in range(across)]


def _totals(shape: Shape) -> accumulate[int]:
    full = 6 if shape.sides == 6 else 8
    return accumulate(1 if number == 0 else full * number for number in count())


def _angle(shape: Shape, site: Site) -> float:
    x, y = shape.place(site)
    return float(np.arctan2(y, x) % (2 * np.pi))
