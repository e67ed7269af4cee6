"""Structured meshes as plain arrays, so that every code computes on the same one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, permutations

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Cells:
    """A mesh.

    Attributes:
        kind: UFL's name of the cells.
        points: coordinates, shape (points, dimension).
        cells: vertices, shape (cells, vertices); those of a quadrilateral or hexahedron in tensor order (00, 01, 10, 11).
    """

    kind: str
    points: NDArray[np.float64]
    cells: NDArray[np.int64]

    def boundary(self) -> NDArray[np.int64]:
        """Vertices of each facet on the boundary, shape (facets, vertices)."""
        every = combinations(range(self.cells.shape[1]), self.points.shape[1])
        local = [(0, 1), (1, 3), (3, 2), (2, 0)] if self.kind == "quadrilateral" else every
        facets = np.concatenate([self.cells[:, list(corners)] for corners in local])
        _, first, count = np.unique(np.sort(facets, axis=1), axis=0, return_index=True, return_counts=True)
        return facets[first[count == 1]]


def simplices(*axes: NDArray[np.float64]) -> Cells:
    """Every box of a grid cut into d! simplices along its diagonal (Kuhn 1960): triangles in 2-D, tetrahedra in 3-D."""
    points, corner, step = _grid(axes)
    cells = [
        np.stack([corner + sum(step[axis] for axis in order[:n]) for n in range(len(axes) + 1)], axis=1)
        for order in permutations(range(len(axes)))
    ]
    return Cells({2: "triangle", 3: "tetrahedron"}[len(axes)], points, np.stack(cells, axis=1).reshape(-1, len(axes) + 1))


def quadrilaterals(x: NDArray[np.float64], y: NDArray[np.float64]) -> Cells:
    """The rectangles of a grid."""
    points, corner, (dx, dy) = _grid((x, y))
    return Cells("quadrilateral", points, np.stack([corner, corner + dy, corner + dx, corner + dx + dy], axis=1))


def unit(n: int) -> NDArray[np.float64]:
    """An axis from 0 to 1 in n steps."""
    return np.linspace(0.0, 1.0, n + 1)


def _grid(axes: tuple[NDArray[np.float64], ...]) -> tuple[NDArray[np.float64], NDArray[np.int64], list[int]]:
    """Points of a grid, the first vertex of each box, and the step of the numbering along each axis."""
    shape = tuple(len(axis) for axis in axes)
    points = np.stack([x.ravel() for x in np.meshgrid(*axes, indexing="ij")], axis=1)
    number = np.arange(len(points)).reshape(shape)
    return points, number[(slice(None, -1),) * len(axes)].ravel(), [stride // 8 for stride in number.strides]
