"""Checks that every cell of a mesh can be integrated over, and figures of how well shaped the cells are.

scikit-fem takes the absolute value of the Jacobian's determinant, so that an inverted cell would be solved in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.errors import MeshError, point_text
from femiec.geometry import nodes
from femiec.geometry.mesh import Mesh

CORNERS: dict[str, list[tuple[int, ...]]] = {
    "interval": [(0, 1)],
    "triangle": [(0, 1, 2), (1, 2, 0), (2, 0, 1)],
    "quadrilateral": [(0, 1, 3), (1, 2, 0), (2, 3, 1), (3, 0, 2)],
    "tetrahedron": [(0, 1, 2, 3), (1, 2, 0, 3), (2, 0, 1, 3), (3, 0, 2, 1)],
    "hexahedron": [
        (0, 1, 3, 4),
        (1, 2, 0, 5),
        (2, 3, 1, 6),
        (3, 0, 2, 7),
        (4, 7, 5, 0),
        (5, 4, 6, 1),
        (6, 5, 7, 2),
        (7, 6, 4, 3),
    ],
}
"""Each corner of a cell with its neighbours in right-handed order; nodes numbered around the cell, as VTK and gmsh do."""

HEXAHEDRON = [0, 3, 6, 2, 1, 5, 7, 4]
"""scikit-fem's numbers of the nodes of a hexahedron in that order."""

FLAT = 1e-10
"""A corner whose determinant is below this part of the product of its edges is flat."""


LARGEST = 1e50
"""The square of a volume of this size to the third is still a finite number."""
SMALLEST = 1 / LARGEST
"""And of this one it is not zero."""


@dataclass(frozen=True)
class Quality:
    """Figures of a mesh.

    Args:
        cells: the number of cells.
        points: the number of nodes.
        min_scaled_jacobian: determinant of the unit vectors along the edges of a corner, the least of all corners [-];
            1 at a right angle, 0 if flat. In a curved cell also that of the unit vectors along the reference axes at its
            quadrature points.
        max_aspect: longest over shortest edge of a cell, the largest of all cells [-].
    """

    cells: int
    points: int
    min_scaled_jacobian: float
    max_aspect: float

    def __str__(self) -> str:
        return (
            f"{self.cells} cells, {self.points} nodes, scaled Jacobian at least {self.min_scaled_jacobian:.2g}, "
            f"edges at most 1 : {self.max_aspect:.3g}"
        )


def check_mesh(mesh: Mesh) -> Quality:
    """Refuse a mesh with coordinates that are no numbers, or with flat, twisted, folded or doubled cells.

    Args:
        mesh: any mesh.

    Returns:
        The figures of its quality.

    Raises:
        MeshError: which cell, where, and why.

    Example:
        >>> import skfem
        >>> print(check_mesh(Mesh.from_skfem(skfem.MeshQuad.init_tensor([0.0, 1, 5], [0.0, 1]))))
        2 cells, 6 nodes, scaled Jacobian at least 1, edges at most 1 : 4
    """
    points, cells = mesh.skfem.p, mesh.skfem.t
    if mesh.cell == "hexahedron":
        cells = cells[HEXAHEDRON]
    check_coordinates(mesh.nodes)
    check_doubled(points, cells)
    jacobians, edges = corner_jacobians(points, cells, mesh.cell)
    # The order of a simplex's nodes says nothing (scikit-fem sorts them); in a quadrilateral all corners must turn the same way.
    turn = np.sign(jacobians[0])
    check_cells(points, cells, jacobians * turn, "flat or twisted")
    _check_folds(mesh.skfem, points, cells)
    scaled = min(float((jacobians * turn).min()), _check_curved(mesh))
    lengths = np.sqrt(edges)
    return Quality(cells.shape[1], mesh.nodes.shape[1], scaled, float((lengths.max(0) / lengths.min(0)).max()))


def _check_curved(mesh: Mesh) -> float:
    """Refuse curved cells whose Jacobian changes its sign; the least scaled Jacobian, 1 for straight-sided cells."""
    if mesh.degree == 1:
        return 1.0
    determinants, scaled = nodes.jacobians(mesh.cell, mesh.degree, mesh.nodes, mesh.cell_nodes)
    middle = nodes.jacobians(mesh.cell, 1, mesh.skfem.p, mesh.cell_vertices)[0][0]
    bad = np.nonzero((determinants * np.sign(middle) <= 0).any(axis=0))[0]
    if bad.size:
        allowed = "a Jacobian of one sign in each cell"
        _refuse(mesh.nodes, mesh.cell_nodes, bad, "curved so far that it folds", allowed, "move the nodes on its edges")
    return float(abs(scaled).min())


def check_coordinates(points: NDArray[np.float64]) -> None:
    """Refuse coordinates (dim, nodes) that are not finite, or so large that a volume would not be, or so small that it was 0."""
    bad = np.nonzero(~(abs(points) < LARGEST).all(axis=0))[0]
    if bad.size:
        shown = point_text(points[:, bad[0]])
        raise MeshError("coordinates", f"{shown} at node {bad[0]}", "finite numbers", "make the mesh again")
    size = float(np.ptp(points, axis=1).max())
    if size < SMALLEST:
        raise MeshError("coordinates", f"all within {size:g} m", "nodes at different places", "check the unit of the file")


def check_doubled(points: NDArray[np.float64], cells: NDArray[np.int64]) -> None:
    """Refuse two cells with the same nodes; cells (nodes per cell, cells)."""
    _, first, count = np.unique(np.sort(cells, axis=0), axis=1, return_index=True, return_counts=True)
    doubled = first[count > 1]
    if doubled.size:
        _refuse(points, cells, doubled, "there twice", "cells that do not overlap", "remove the duplicate cells")


def corner_jacobians(
    points: NDArray[np.float64], cells: NDArray[np.int64], kind: str
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The scaled Jacobian at each corner of each cell, and the squared lengths of the edges there.

    Args:
        points: coordinates, shape (dim, nodes).
        cells: nodes of the cells, in the order of :data:`CORNERS`, shape (nodes per cell, cells).
        kind: UFL's name of the cells.

    Returns:
        Determinants of the edges' unit vectors, shape (corners, cells), 0 where flat to rounding; squared edge lengths,
        shape (corners * dim, cells).
    """
    determinants, lengths = [], []
    for corner, *neighbours in CORNERS[kind]:
        edges = points[:, cells[neighbours]] - points[:, cells[corner]][:, None]
        squares = (edges**2).sum(axis=0)
        product = np.sqrt(squares.prod(axis=0))
        volume = np.linalg.det(np.moveaxis(edges, 2, 0))
        determinants.append(np.where(product > 0, volume / np.where(product > 0, product, 1.0), 0.0))
        lengths.append(squares)
    scaled = np.array(determinants)
    return np.where(abs(scaled) < FLAT, 0.0, scaled), np.concatenate(lengths)


def check_cells(points: NDArray[np.float64], cells: NDArray[np.int64], jacobians: NDArray[np.float64], what: str) -> None:
    """Refuse cells with a corner whose Jacobian, shape (corners, cells), is not positive."""
    bad = np.nonzero((jacobians <= 0).any(axis=0))[0]
    if bad.size:
        _refuse(
            points, cells, bad, what, "cells with a positive Jacobian at every corner", "move the nodes, or make the mesh again"
        )


def _check_folds(mesh: Any, points: NDArray[np.float64], cells: NDArray[np.int64]) -> None:
    """Refuse two cells on the same side of the facet that they share, and more than two cells on one facet."""
    counts = np.bincount(mesh.t2f.ravel(), minlength=mesh.facets.shape[1])
    crowded = np.nonzero(np.isin(mesh.t2f, np.nonzero(counts > 2)[0]).any(axis=0))[0]
    if crowded.size:
        _refuse(
            points, cells, crowded, "on a facet of three cells", "at most two cells on a facet", "remove the overlapping cells"
        )
    inner = np.nonzero(mesh.f2t[1] != -1)[0]
    first, second = (_side(points, mesh.facets[:, inner], cells[:, mesh.f2t[k, inner]]) for k in (0, 1))
    folded = mesh.f2t[0, inner[first * second >= 0]]
    if folded.size:
        _refuse(points, cells, folded, "folded over its neighbour", "cells that do not overlap", "make the mesh again")


def _side(points: NDArray[np.float64], facets: NDArray[np.int64], cells: NDArray[np.int64]) -> NDArray[np.float64]:
    """On which side of its facet the middle of a cell lies: the sign of a determinant."""
    dim = points.shape[0]
    origin = points[:, facets[0]]
    spokes = [points[:, facets[k]] - origin for k in range(1, dim)]
    to_middle = points[:, cells].mean(axis=1) - origin
    return np.sign(np.linalg.det(np.moveaxis(np.array([*spokes, to_middle]), 2, 0)))


def _refuse(points: NDArray[np.float64], cells: NDArray[Any], bad: NDArray[np.int64], what: str, allowed: str, mend: str) -> None:
    place = point_text(points[:, cells[:, bad[0]]].mean(axis=1))
    more = f" and {bad.size - 1} more" if bad.size > 1 else ""
    raise MeshError("cells", f"cell {bad[0]} at {place}{more} {what}", allowed, mend)
