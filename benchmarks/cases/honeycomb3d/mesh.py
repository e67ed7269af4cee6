"""The honeycomb: rings of quadrilaterals around hexagonal chambers, drawn out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from benchmarks.cases.honeycomb3d.case import LAYER, WALL, WIDTH
from benchmarks.meshes import Cells

NORMALS = np.array([[np.cos(a), np.sin(a)] for a in np.pi / 6 + np.pi / 3 * np.arange(6)])
"""Of the sides of a hexagon."""

LOADED = (WIDTH + WALL) * NORMALS[0]
"""The centre of the tubule that is under pressure."""


def honeycomb(layers: int, side: int, rings: int = 1) -> Cells:
    """One cell through half of a wall, ``side`` along a side of a hexagon, ``layers`` along z, all of one height.

    Around the tubule in the middle are so many rings of others: one makes 7 tubules, two 19, three 37, four 61.
    """
    points, quadrilaterals = _section(side, rings)
    heights = LAYER * np.arange(layers + 1)
    x = np.concatenate([np.column_stack([points, np.full(len(points), z)]) for z in heights])
    start = len(points) * np.arange(layers)[:, None, None]
    # tensor order, z the last: columns 000, 001 (z), 010, ...
    cells = np.stack([quadrilaterals + start, quadrilaterals + start + len(points)], axis=-1).reshape(-1, 8)
    return Cells("hexahedron", x, cells)


def _section(side: int, around: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    corners = np.array([[np.cos(a), np.sin(a)] for a in np.pi / 3 * np.arange(7)]) / np.cos(np.pi / 6)
    share = np.arange(side)[:, None] / side
    outline = np.concatenate([corners[k] + share * (corners[k + 1] - corners[k]) for k in range(6)])
    centres = _centres(around)
    rings = [WIDTH / 2 * outline, (WIDTH + WALL) / 2 * outline]
    points = np.concatenate([centre + ring for centre in centres for ring in rings])
    n = len(outline)
    here = np.arange(n)
    after = (here + 1) % n
    ring = np.column_stack([here, here + n, after, after + n])
    cells = np.concatenate([ring + 2 * n * k for k in range(len(centres))])
    _, first, number = np.unique(points.round(6), axis=0, return_index=True, return_inverse=True)
    return points[first], number.ravel()[cells]


def _centres(around: int) -> NDArray[np.float64]:
    steps = np.arange(-around, around + 1)
    first, second = (grid.ravel() for grid in np.meshgrid(steps, steps))
    near = abs(first + second) <= around
    return (WIDTH + WALL) * (first[near, None] * NORMALS[0] + second[near, None] * NORMALS[1])
