"""Cells: which vertices, edges, faces and interiors each has, in the order of basix's reference cell, and the kind of its map."""

from __future__ import annotations

import basix
import numpy as np
from numpy.typing import NDArray

from femiec.geometry.mesh import Mesh

SIMPLICES = ("interval", "triangle", "tetrahedron")


def is_affine(mesh: Mesh) -> bool:
    """Whether the maps from the reference cell are affine, for any place of the nodes."""
    return mesh.degree == 1 and mesh.cell in SIMPLICES


def cell_entities(mesh: Mesh, dim: int) -> NDArray[np.int32]:
    """The numbers of the entities of one dimension of each cell, shape (entities of a cell, cells).

    Vertices, edges and facets are numbered as the scikit-fem mesh numbers them, interiors as the cells.
    """
    cells = mesh.skfem
    if dim == 0:
        return mesh.cell_vertices
    if dim == mesh.dim:
        return np.arange(cells.nelements, dtype=np.int32)[None]
    if dim == mesh.dim - 1:
        return cells.t2f[_order(mesh, dim, cells.elem.refdom.facets)].astype(np.int32)
    return cells.t2e[_order(mesh, dim, cells.elem.refdom.edges)].astype(np.int32)


def reference_entities(cell: str, dim: int) -> list[list[int]]:
    """The vertices of each entity of the reference cell, in basix's order."""
    return basix.topology(getattr(basix.CellType, cell))[dim]


def _order(mesh: Mesh, dim: int, theirs: list[list[int]]) -> list[int]:
    """For each entity of basix's reference cell, which of scikit-fem's it is."""
    corners = np.asarray(mesh.skfem.elem.refdom.p, float).T
    ours = basix.geometry(getattr(basix.CellType, mesh.cell))
    place = [int(np.argmin(np.abs(ours - corner).sum(axis=1))) for corner in corners]
    known = [{place[vertex] for vertex in entity} for entity in theirs]
    return [known.index(set(entity)) for entity in reference_entities(mesh.cell, dim)]
