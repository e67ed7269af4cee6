"""The coordinate field of a mesh: the nodes of each cell in basix's order, and the Jacobian of the map that they define.

A cell of second order has its vertices, then one node for the middle of each edge, of each face of a hexahedron, and of the
inside of a quadrilateral or hexahedron: the entities in the order in which basix numbers them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import skfem
from numpy.typing import NDArray

from femiec.errors import MeshError, point_text

CELLS: dict[type, str] = {
    skfem.MeshLine1: "interval",
    skfem.MeshTri1: "triangle",
    skfem.MeshQuad1: "quadrilateral",
    skfem.MeshTet1: "tetrahedron",
    skfem.MeshHex1: "hexahedron",
}
"""scikit-fem's first-order meshes, with UFL's name of their cell."""

FIRST_ORDER: dict[type, type] = {
    skfem.MeshTri2: skfem.MeshTri1,
    skfem.MeshQuad2: skfem.MeshQuad1,
    skfem.MeshTet2: skfem.MeshTet1,
    skfem.MeshHex2: skfem.MeshHex1,
}
"""scikit-fem's meshes of second order that femiec takes, with the straight-sided ones of the same vertices and cells."""

TO_BASIX: dict[str, list[int]] = {
    "interval": [0, 1],
    "triangle": [0, 1, 2],
    "quadrilateral": [0, 1, 3, 2],
    "tetrahedron": [0, 1, 2, 3],
    "hexahedron": [7, 4, 5, 1, 6, 2, 3, 0],
}
"""scikit-fem's number of each vertex of basix's reference cell; the two are at the same reference point."""

MIDDLES: dict[str, list[tuple[int, ...]]] = {
    "triangle": [(1, 2), (0, 2), (0, 1)],
    "quadrilateral": [(0, 1), (0, 2), (1, 3), (2, 3), (0, 1, 2, 3)],
    "tetrahedron": [(2, 3), (1, 3), (1, 2), (0, 3), (0, 2), (0, 1)],
    "hexahedron": [
        *[(0, 1), (0, 2), (0, 4), (1, 3), (1, 5), (2, 3), (2, 6), (3, 7), (4, 5), (4, 6), (5, 7), (6, 7)],
        *[(0, 1, 2, 3), (0, 1, 4, 5), (0, 2, 4, 6), (1, 3, 5, 7), (2, 3, 6, 7), (4, 5, 6, 7)],
        (0, 1, 2, 3, 4, 5, 6, 7),
    ],
}
"""basix's vertices around each node of second order that follows the vertices."""

_DEGREE = 6  # of the quadrature at whose points curved cells are checked
_CHUNK = 4096  # cells whose Jacobians are held at once


@dataclass(frozen=True, eq=False)
class Curve:
    """The coordinate field of second order.

    Args:
        nodes: coordinates [m], the vertices first, shape (dim, nodes).
        cells: the nodes of each cell in basix's order, shape (nodes per cell, cells).
    """

    nodes: NDArray[np.float64]
    cells: NDArray[np.int32]


def second_order(
    kind: str,
    vertices: NDArray[Any],
    corners: NDArray[Any],
    middles: NDArray[Any],
    around: Sequence[Sequence[int]],
) -> NDArray[np.int32]:
    """The nodes of each cell in basix's order, from those in any other order.

    Args:
        kind: UFL's name of the cells.
        vertices: the vertices in basix's order, shape (vertices per cell, cells).
        corners: the same vertices in the order of the source, shape (vertices per cell, cells).
        middles: the other nodes in the order of the source, shape (others per cell, cells).
        around: for each row of ``middles`` the rows of ``corners`` in whose middle it lies.

    Returns:
        Node numbers, shape (nodes per cell, cells).

    Example:
        >>> vertices, corners, middles = np.array([[[7], [8], [9]], [[8], [9], [7]], [[89], [97], [78]]])
        >>> second_order("triangle", vertices, corners, middles, [(0, 1), (1, 2), (2, 0)]).T
        array([[ 7,  8,  9, 89, 97, 78]], dtype=int32)
    """
    bits = 1 << np.argmax(corners[None] == vertices[:, None], axis=1)
    row = np.zeros(1 << len(corners), int)
    for k, places in enumerate(around):
        row[sum(1 << place for place in places)] = k
    rows = row[np.array([bits[list(on)].sum(axis=0) for on in MIDDLES[kind]])]
    return np.concatenate([vertices, np.take_along_axis(middles, rows, axis=0)]).astype(np.int32)


def straightened(mesh: Any) -> tuple[Any, Curve]:
    """Split a scikit-fem mesh of second order into the straight-sided mesh of its vertices and the coordinate field."""
    element, cell, first_order = mesh.elem(), mesh.elem.refdom, FIRST_ORDER[type(mesh)]
    around = [
        *(cell.edges or [] if element.edge_dofs else []),
        *(cell.facets if element.facet_dofs else []),
        *([range(len(mesh.t))] if element.interior_dofs else []),
    ]
    nodes, numbers = np.array(mesh.doflocs, float), mesh.dofs.element_dofs
    straight, kind = first_order(nodes[:, : mesh.nvertices].copy(), mesh.t), CELLS[first_order]
    vertices = straight.t[TO_BASIX[kind]]
    return straight, Curve(nodes, second_order(kind, vertices, mesh.t, numbers[len(mesh.t) :], around))


def check_move(kind: str, degree: int, old: NDArray[np.float64], new: NDArray[np.float64], cells: NDArray[np.int32]) -> None:
    """Refuse new coordinates that no mesh can have, or that turn a cell inside out: its Jacobian keeps its sign."""
    if new.shape != old.shape:
        raise MeshError("nodes", f"shape {new.shape}", f"shape {old.shape}", "pass the coordinates of all nodes")
    if not np.isfinite(new).all():
        raise MeshError("nodes", "not finite", "coordinates in metres", "look for the step that made them")
    before, after = (jacobians(kind, degree, nodes, cells)[0] for nodes in (old, new))
    bad = np.nonzero((after * np.sign(before[0]) <= 0).any(axis=0))[0]
    if bad.size:
        place = point_text(new[:, cells[:, bad[0]]].mean(axis=1))
        value = f"cell {bad[0]} at {place} and {bad.size - 1} more turned inside out"
        raise MeshError("nodes", value, "a positive Jacobian in every cell", "take a smaller step, or mesh again")


def jacobians(
    kind: str, degree: int, nodes: NDArray[np.float64], cells: NDArray[np.int32]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The determinant of dx/dX at the vertices of straight-sided cells, or at quadrature points of curved ones.

    Args:
        kind: UFL's name of the cells.
        degree: 1 or 2.
        nodes: coordinates [m], shape (dim, nodes).
        cells: the nodes of each cell in basix's order, shape (nodes per cell, cells).

    Returns:
        Determinants [m^dim], and those of the columns of dx/dX made unit vectors [-] (0 for a column of length 0); shape
        (points, cells).
    """
    slopes = _slopes(kind, degree)
    parts = []
    for start in range(0, cells.shape[1], _CHUNK):
        matrix = np.einsum("dkc,mqk->cqdm", nodes[:, cells[:, start : start + _CHUNK]], slopes, optimize=True)
        lengths = np.sqrt((matrix**2).sum(axis=2)).prod(axis=2)
        determinant = np.linalg.det(matrix)
        parts.append((determinant.T, (determinant / np.where(lengths > 0, lengths, 1.0)).T))
    found, scaled = zip(*parts, strict=True)
    return np.concatenate(found, axis=1), np.concatenate(scaled, axis=1)


@cache
def _slopes(kind: str, degree: int) -> NDArray[np.float64]:
    """Reference derivatives of the basis, shape (dim, points, nodes per cell)."""
    import basix.ufl

    cell = getattr(basix.CellType, kind)
    points = np.asarray(basix.geometry(cell) if degree == 1 else basix.make_quadrature(cell, _DEGREE)[0], float)
    return np.asarray(basix.ufl.element("Lagrange", kind, degree).tabulate(1, points))[1:]
