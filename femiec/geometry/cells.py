"""Turn the cells of a mesh file into straight-sided, counter-clockwise cells of one kind."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import skfem
from numpy.typing import NDArray

from femiec.errors import MeshError
from femiec.geometry.quality import HEXAHEDRON, check_cells, check_coordinates, corner_jacobians

_QUAD = [(0, 1), (1, 2), (2, 3), (3, 0)]
_HEXAHEDRON = [*_QUAD, (4, 5), (5, 6), (6, 7), (7, 4), (0, 4), (1, 5), (2, 6), (3, 7)]


@dataclass(frozen=True)
class Kind:
    """One of meshio's cell types.

    Args:
        name: UFL's name of the cell.
        dim: its dimension.
        corners: its number of vertices, which come first.
        edges: the vertices on either side of each node that follows them, for a cell of second order.
    """

    name: str
    dim: int
    corners: int
    edges: tuple[tuple[int, int], ...] = ()


KINDS = {
    "line": Kind("interval", 1, 2),
    "line3": Kind("interval", 1, 2, ((0, 1),)),
    "triangle": Kind("triangle", 2, 3),
    "triangle6": Kind("triangle", 2, 3, ((0, 1), (1, 2), (2, 0))),
    "quad": Kind("quadrilateral", 2, 4),
    "quad8": Kind("quadrilateral", 2, 4, tuple(_QUAD)),
    "quad9": Kind("quadrilateral", 2, 4, tuple(_QUAD)),
    "tetra": Kind("tetrahedron", 3, 4),
    "tetra10": Kind("tetrahedron", 3, 4, ((0, 1), (1, 2), (2, 0), (0, 3), (1, 3), (2, 3))),
    "hexahedron": Kind("hexahedron", 3, 8),
    "hexahedron20": Kind("hexahedron", 3, 8, tuple(_HEXAHEDRON)),
}
"""meshio's names of the cell types that can be read."""

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
"""How much longer, as a part of its length, the way along an edge may be over the node in its middle."""


def make_cells(points: NDArray[np.float64], blocks: list[tuple[str, NDArray[np.int64]]]) -> tuple[skfem.Mesh, NDArray[np.int64]]:
    """Make a scikit-fem mesh of the blocks of the highest dimension.

    Args:
        points: coordinates [m], shape (nodes, 2 or 3); a 2-D mesh lies in the plane of the first two.
        blocks: meshio's cell type and the nodes, shape (cells, nodes per cell), of each block; all of one dimension.

    Returns:
        The mesh, its cells in the order of the blocks; the number of each node of the file in the
        mesh, -1 for the middle of an edge.

    Raises:
        MeshError: cells of several kinds, curved, flat or inverted cells, nodes that no cell uses.
    """
    kind = _one_kind(blocks)
    nodes = np.concatenate([cells for _, cells in blocks])
    _check_nodes(points, nodes, kind)
    points = _in_space(points, kind.dim)
    _check_straight(points, nodes, kind)
    used, vertices = np.unique(nodes[:, : kind.corners], return_inverse=True)
    number = np.full(len(points), -1)
    number[used] = np.arange(len(used))
    corners, cells = points[used].T.copy(), vertices.reshape(len(nodes), -1).T
    cells = _right_handed(corners, cells, kind.name)
    if kind.name == "hexahedron":
        cells = cells[np.argsort(HEXAHEDRON)]
    return _CLASSES[kind.name](corners, np.ascontiguousarray(cells)), number


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
        place = ", ".join(f"{value:g}" for value in points[unused[0]])
        mend = f"remove the node{'s' if unused.size > 1 else ''} (gmsh: save only physical groups of cells and their boundary)"
        raise MeshError("nodes", f"{unused.size} that no cell uses, the first at ({place})", f"nodes of {kind.name} cells", mend)


def _in_space(points: NDArray[np.float64], dim: int) -> NDArray[np.float64]:
    """The first ``dim`` coordinates, of which a third must be zero in two dimensions."""
    size = np.ptp(points, axis=0).max()
    if points.shape[1] > dim and abs(points[:, dim:]).max() > 1e-9 * size:
        raise MeshError(
            "coordinates", f"z up to {abs(points[:, dim:]).max():g} m", "z = 0 in a 2-D mesh", "draw (r, z) in gmsh's x-y plane"
        )
    return points[:, :dim]


def _check_straight(points: NDArray[np.float64], nodes: NDArray[np.int64], kind: Kind) -> None:
    """Refuse a cell of second order unless the nodes of its edges lie between the ends."""
    for k, (start, end) in enumerate(kind.edges if nodes.shape[1] > kind.corners else ()):
        a, b, middle = (points[nodes[:, column]] for column in (start, end, kind.corners + k))
        length = np.linalg.norm(b - a, axis=1)
        way = np.linalg.norm(middle - a, axis=1) + np.linalg.norm(b - middle, axis=1)
        bad = np.nonzero(~(way <= (1 + STRAIGHT) * length))[0]
        if bad.size:
            place = ", ".join(f"{value:g}" for value in middle[bad[0]])
            raise MeshError("cells", f"a curved edge at ({place})", "straight-sided cells", "save it with Mesh.ElementOrder = 1")


def _right_handed(points: NDArray[np.float64], cells: NDArray[np.int64], kind: str) -> NDArray[np.int64]:
    """The cells counter-clockwise: all are turned if all were clockwise; a part of them turned is an error."""
    jacobians, _ = corner_jacobians(points, cells, kind)
    check_cells(points, cells, abs(jacobians), "flat")
    sense = 1.0 if jacobians.sum() >= 0 else -1.0
    check_cells(points, cells, sense * jacobians, "inverted")
    return cells if sense > 0 else cells[_MIRRORED[kind]]
