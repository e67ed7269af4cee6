"""Turn the cells of a mesh file into counter-clockwise cells of one kind, and the nodes of curved ones into basix's order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import skfem
from numpy.typing import NDArray

from femiec.errors import MeshError, point_text
from femiec.geometry.nodes import TO_BASIX, Curve, second_order
from femiec.geometry.quality import HEXAHEDRON, check_cells, check_coordinates, corner_jacobians
from femiec.geometry.serendipity import completed

_EDGES: dict[str, list[tuple[int, ...]]] = {
    "interval": [(0, 1)],
    "triangle": [(0, 1), (1, 2), (2, 0)],
    "quadrilateral": [(0, 1), (1, 2), (2, 3), (3, 0)],
    "tetrahedron": [(0, 1), (1, 2), (2, 0), (0, 3), (1, 3), (2, 3)],
    "hexahedron": [*[(0, 1), (1, 2), (2, 3), (3, 0), (4, 5), (5, 6), (6, 7), (7, 4)], *[(0, 4), (1, 5), (2, 6), (3, 7)]],
}
_FACES: dict[str, list[tuple[int, ...]]] = {
    "quadrilateral": [(0, 1, 2, 3)],
    "hexahedron": [
        *[(0, 3, 4, 7), (1, 2, 5, 6), (0, 1, 4, 5), (2, 3, 6, 7), (0, 1, 2, 3), (4, 5, 6, 7)],
        (0, 1, 2, 3, 4, 5, 6, 7),
    ],
}


@dataclass(frozen=True)
class Kind:
    """One of meshio's cell types.

    Args:
        name: UFL's name of the cell.
        dim: its dimension.
        corners: its number of vertices, which come first.
        around: the vertices around each node that follows them, for a cell of second order.
    """

    name: str
    dim: int
    corners: int
    around: tuple[tuple[int, ...], ...] = ()


KINDS = {
    "line": Kind("interval", 1, 2),
    "line3": Kind("interval", 1, 2, tuple(_EDGES["interval"])),
    "triangle": Kind("triangle", 2, 3),
    "triangle6": Kind("triangle", 2, 3, tuple(_EDGES["triangle"])),
    "quad": Kind("quadrilateral", 2, 4),
    "quad8": Kind("quadrilateral", 2, 4, tuple(_EDGES["quadrilateral"])),
    "quad9": Kind("quadrilateral", 2, 4, (*_EDGES["quadrilateral"], *_FACES["quadrilateral"])),
    "tetra": Kind("tetrahedron", 3, 4),
    "tetra10": Kind("tetrahedron", 3, 4, tuple(_EDGES["tetrahedron"])),
    "hexahedron": Kind("hexahedron", 3, 8),
    "hexahedron20": Kind("hexahedron", 3, 8, tuple(_EDGES["hexahedron"])),
    "hexahedron27": Kind("hexahedron", 3, 8, (*_EDGES["hexahedron"], *_FACES["hexahedron"])),
}
"""meshio's names of the cell types that can be read; nodes are numbered as VTK does."""

_CLASSES = {
    "triangle": skfem.MeshTri1,
    "quadrilateral": skfem.MeshQuad1,
    "tetrahedron": skfem.MeshTet1,
    "hexahedron": skfem.MeshHex1,
}
_MIRRORED = {
    "triangle": [0, 2, 1],
    "quadrilateral": [0, 3, 2, 1],
    "tetrahedron": [0, 2, 1, 3],
    "hexahedron": [4, 5, 6, 7, 0, 1, 2, 3],
}
STRAIGHT = 1e-10
"""How far a node of second order may lie from the mean of the vertices around it, as a part of their distance."""


def make_cells(
    points: NDArray[np.float64], blocks: list[tuple[str, NDArray[np.int64]]]
) -> tuple[skfem.Mesh, Curve | None, NDArray[np.int64]]:
    """Make a scikit-fem mesh, and a coordinate field, of the blocks of the highest dimension.

    Args:
        points: coordinates [m], shape (nodes, 2 or 3); a 2-D mesh lies in the plane of the first two.
        blocks: meshio's cell type and the nodes, shape (cells, nodes per cell), of each block; all of one dimension.

    Returns:
        The straight-sided mesh, its cells in the order of the blocks; the coordinate field of second order, none if it would be
        that of the straight-sided mesh; the number of each node of the file in these.

    Raises:
        MeshError: cells of several kinds, flat or inverted cells, nodes that no cell uses.
    """
    kind = _one_kind(blocks)
    nodes = np.concatenate([cells for _, cells in blocks])
    _check_nodes(points, nodes, kind)
    points, nodes, number = _vertices_first(_of_dimension(points, kind.dim), nodes, kind)
    corners, middles = nodes[: kind.corners], nodes[kind.corners :]
    vertices = points[: corners.max() + 1].T.copy()
    cells = _right_handed(vertices, corners, kind.name)
    if kind.name == "hexahedron":
        cells = cells[np.argsort(HEXAHEDRON)]
    mesh = _CLASSES[kind.name](vertices, np.ascontiguousarray(cells))
    curved = not _straight(points, corners, middles, kind)
    return mesh, _curve(mesh, points, corners, middles, kind) if curved else None, number


def _vertices_first(
    points: NDArray[np.float64], nodes: NDArray[np.int64], kind: Kind
) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.int64]]:
    """The points with the vertices first, the nodes (nodes per cell, cells) in these, and the new number of each node."""
    is_vertex = np.zeros(len(points), bool)
    is_vertex[nodes[:, : kind.corners]] = True
    order = np.argsort(~is_vertex, kind="stable")
    number = np.empty(len(points), np.int64)
    number[order] = np.arange(len(points))
    return points[order], number[nodes.T], number


def _straight(points: NDArray[np.float64], corners: NDArray[np.int64], middles: NDArray[np.int64], kind: Kind) -> bool:
    """Whether each node that is no vertex lies at the mean of the vertices around it."""
    for row, on in zip(middles, kind.around, strict=True):
        ends = points[corners[list(on)]]
        size = np.ptp(ends, axis=0).max(axis=1)
        if (abs(points[row] - ends.mean(axis=0)).max(axis=1) > STRAIGHT * size).any():
            return False
    return True


def _curve(
    mesh: skfem.Mesh, points: NDArray[np.float64], corners: NDArray[np.int64], middles: NDArray[np.int64], kind: Kind
) -> Curve:
    around = list(kind.around)
    missing = [on for on in _FACES.get(kind.name, []) if on not in around]
    if missing:
        points, middles = completed(points, corners, middles, around, missing)
    vertices = mesh.t[TO_BASIX[kind.name]]
    return Curve(points.T.copy(), second_order(kind.name, vertices, corners, middles, around + missing))


def _one_kind(blocks: list[tuple[str, NDArray[np.int64]]]) -> Kind:
    types = sorted({block_type for block_type, _ in blocks})
    if len(types) > 1:
        raise MeshError(
            "cells", " and ".join(types), "cells of one kind", "recombine all of them, or none (gmsh: Mesh.RecombineAll)"
        )
    return KINDS[types[0]]


def _check_nodes(points: NDArray[np.float64], nodes: NDArray[np.int64], kind: Kind) -> None:
    check_coordinates(points.T)
    unused = np.setdiff1d(np.arange(len(points)), nodes)
    if unused.size:
        place = point_text(points[unused[0]])
        mend = f"remove the node{'s' if unused.size > 1 else ''} (gmsh: save only physical groups of cells and their boundary)"
        raise MeshError("nodes", f"{unused.size} that no cell uses, the first at {place}", f"nodes of {kind.name} cells", mend)


def _of_dimension(points: NDArray[np.float64], dim: int) -> NDArray[np.float64]:
    """The first ``dim`` coordinates, of which a third must be zero in two dimensions."""
    size = np.ptp(points, axis=0).max()
    if points.shape[1] > dim and abs(points[:, dim:]).max() > 1e-9 * size:
        raise MeshError(
            "coordinates", f"z up to {abs(points[:, dim:]).max():g} m", "z = 0 in a 2-D mesh", "draw (r, z) in gmsh's x-y plane"
        )
    return points[:, :dim]


def _right_handed(points: NDArray[np.float64], cells: NDArray[np.int64], kind: str) -> NDArray[np.int64]:
    """The cells counter-clockwise: all are turned if all were clockwise; a part of them turned is an error."""
    jacobians, _ = corner_jacobians(points, cells, kind)
    check_cells(points, cells, abs(jacobians), "flat")
    sense = 1.0 if jacobians.sum() >= 0 else -1.0
    check_cells(points, cells, sense * jacobians, "inverted")
    return cells if sense > 0 else cells[_MIRRORED[kind]]
