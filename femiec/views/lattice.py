"""Plane cells as many small triangles, so that a quadratic field looks curved and not kinked."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

_SQUARE = [(0, 0), (1, 0), (1, 1), (0, 1), (0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5), (0.5, 0.5)]
_TRIANGLE = [(0, 0), (1, 0), (0, 1), (0.5, 0), (0.5, 0.5), (0, 0.5)]
_POWERS = [(0, 0), (1, 0), (0, 1), (1, 1), (2, 0), (0, 2), (2, 1), (1, 2), (2, 2)]

CELLS = {
    5: (_TRIANGLE[:3], _POWERS[:3]),
    22: (_TRIANGLE, _POWERS[:6]),
    9: (_SQUARE[:4], _POWERS[:4]),
    23: (_SQUARE[:8], _POWERS[:8]),
    28: (_SQUARE, _POWERS),
}
"""VTK's plane cells: the nodes of the reference cell, and the powers of x and y that span its shape functions."""


def lattice(cell_type: int, pieces: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Split a cell's edges into ``pieces``.

    Args:
        cell_type: a key of :data:`CELLS`.
        pieces: how many; 1 or more.

    Returns:
        The shape functions at the points of the lattice, (points, nodes), and triangles between the points.

    Example:
        >>> shapes, triangles = lattice(5, 2)
        >>> shapes @ [0.0, 1.0, 10.0], len(triangles)
        (array([ 0. ,  0.5,  1. ,  5. ,  5.5, 10. ]), 4)
    """
    nodes, powers = CELLS[cell_type]
    square = cell_type in (9, 23, 28)
    steps = range(pieces + 1)
    points = [(i, j) for j, i in itertools.product(steps, steps) if square or i + j <= pieces]
    number = {point: n for n, point in enumerate(points)}
    lower = [((i, j), (i + 1, j), (i, j + 1)) for i, j in points]
    upper = [((i + 1, j), (i + 1, j + 1), (i, j + 1)) for i, j in points]
    triangles = [[number[corner] for corner in each] for each in lower + upper if all(corner in number for corner in each)]
    shapes = _monomials(np.array(points) / pieces, powers) @ np.linalg.inv(_monomials(np.array(nodes), powers))
    return shapes, np.array(triangles)


def _monomials(points: NDArray[np.float64], powers: list[tuple[int, int]]) -> NDArray[np.float64]:
    return np.stack([points[:, 0] ** a * points[:, 1] ** b for a, b in powers], axis=1)
