"""The faces of solid cells, and which of them bound the body."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from femiec.results.result import RegionData

_TETRAHEDRON = [(0, 1, 3), (1, 2, 3), (2, 0, 3), (0, 2, 1)]
_TETRAHEDRON_MIDDLES = [(4, 8, 7), (5, 9, 8), (6, 7, 9), (6, 5, 4)]
_HEXAHEDRON = [(0, 4, 7, 3), (1, 2, 6, 5), (0, 1, 5, 4), (3, 7, 6, 2), (0, 3, 2, 1), (4, 5, 6, 7)]
_HEXAHEDRON_MIDDLES = [(16, 15, 19, 11), (9, 18, 13, 17), (8, 17, 12, 16), (19, 14, 18, 10), (11, 10, 9, 8), (12, 13, 14, 15)]
_CENTRES = [(20,), (21,), (22,), (23,), (24,), (25,)]


def _joined(*tables: Sequence[tuple[int, ...]]) -> NDArray[np.int64]:
    return np.hstack([np.array(table) for table in tables])


FACES = {
    10: (4, 5, _joined(_TETRAHEDRON)),
    24: (4, 22, _joined(_TETRAHEDRON, _TETRAHEDRON_MIDDLES)),
    12: (8, 9, _joined(_HEXAHEDRON)),
    25: (8, 23, _joined(_HEXAHEDRON, _HEXAHEDRON_MIDDLES)),
    29: (8, 28, _joined(_HEXAHEDRON, _HEXAHEDRON_MIDDLES, _CENTRES)),
}
"""VTK's solid cells: number of corners, VTK's cell type of a face, and the nodes of every face, seen from outside."""
ROUND_OFF = 1e-6
"""Coordinates nearer to each other than this share of the body's size are one; fields may be read a little inside each cell."""


def boundary(regions: Sequence[RegionData]) -> list[tuple[NDArray[np.int64], int]]:
    """The faces between the body and what is outside; where two regions touch there is none.

    Args:
        regions: of solid cells, keys of :data:`FACES`; cells may have points of their own.

    Returns:
        For each region the nodes of its faces, (faces, nodes), and VTK's type of a face.

    Example:
        >>> corners = [[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0], [0, 0, 1], [1, 0, 1], [1, 1, 1], [0, 1, 1]]
        >>> nodes, kind = boundary([RegionData("wall", corners, [range(8)], 12)])[0]
        >>> len(nodes), kind
        (6, 9)
    """
    faces = [region.cells[:, FACES[region.cell_type][2]].reshape(-1, FACES[region.cell_type][2].shape[1]) for region in regions]
    keys = _keys(regions, faces)
    _, which, count = np.unique(keys, axis=0, return_inverse=True, return_counts=True)
    outside = np.split((count == 1)[which.reshape(-1)], np.cumsum([len(each) for each in faces])[:-1])
    return [(nodes[seen], FACES[region.cell_type][1]) for region, nodes, seen in zip(regions, faces, outside, strict=True)]


def _keys(regions: Sequence[RegionData], faces: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """The corners of every face as numbers that the cells share, ascending; -1 first where there are three."""
    corners = [region.points[_corners(region)] for region in regions]
    numbers = same_points(np.concatenate(corners))
    first, found = 0, []
    for region, nodes in zip(regions, faces, strict=True):
        own = np.full(len(region.points), -1)
        taken = _corners(region)
        own[taken] = numbers[first : first + len(taken)]
        first += len(taken)
        count = 3 if FACES[region.cell_type][0] == 4 else 4
        shared = np.sort(own[nodes[:, :count]], axis=1)
        found.append(np.pad(shared, ((0, 0), (4 - count, 0)), constant_values=-1))
    return np.concatenate(found)


def _corners(region: RegionData) -> NDArray[np.int64]:
    return np.unique(region.cells[:, : FACES[region.cell_type][0]])


def same_points(points: NDArray[np.float64]) -> NDArray[np.int64]:
    """A number for each point, the same for points in one place: coordinates that differ by round-off are one.

    Example:
        >>> same_points(np.array([[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [1e-12, 0.0, 0.0]]))
        array([0, 1, 0])
    """
    tolerance = ROUND_OFF * float(np.ptp(points, axis=0).max())
    numbers = np.zeros(len(points), np.int64)
    for along in points.T:
        order = np.argsort(along, kind="stable")
        level = np.empty(len(points), np.int64)
        level[order] = np.cumsum(np.diff(along[order], prepend=along[order[0]]) > tolerance)
        _, numbers = np.unique(numbers * (int(level.max()) + 1) + level, return_inverse=True)
    return np.asarray(numbers, np.int64)
