"""Checks that the cells of a mesh hang together: where they do not, a crack would be solved in silence."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from femiec.errors import MeshError, point_text
from femiec.geometry.mesh import Mesh

SAME = 1e-12
"""Nodes that are closer than this part of the mesh's size are at one place."""


def check_single_nodes(mesh: Mesh) -> None:
    """Refuse two nodes at one place, which leave the cells on their two sides unconnected.

    Raises:
        MeshError: how many there are, and where the first is.
    """
    size = float(np.ptp(mesh.nodes, axis=1).max())
    places = np.round((mesh.nodes - mesh.nodes.min(axis=1, keepdims=True)) / (SAME * size))
    order = np.lexsort(places)
    doubled = np.nonzero((np.diff(places[:, order]) == 0).all(axis=0))[0]
    if doubled.size:
        first = point_text(mesh.nodes[:, order[doubled[0]]])
        mend = "merge them (gmsh: Coherence Mesh, or Mesh.removeDuplicateNodes)"
        raise MeshError("nodes", f"{doubled.size} at the place of another, the first at {first}", "each node once", mend)


def check_in_one_piece(mesh: Mesh, *regions: str) -> None:
    """Refuse a region whose cells are not all connected through facets.

    Raises:
        MeshError: the region, and its number of pieces.

    Example:
        >>> from femiec.geometry.tubule import tubule_mesh
        >>> from femiec.geometry.sizes import Tubule
        >>> check_in_one_piece(tubule_mesh(Tubule()), "wall", "lithium")
    """
    for region in regions:
        pieces = _pieces(mesh, mesh.cells_of(region))
        if pieces > 1:
            raise MeshError(f"region {region!r}", f"{pieces} pieces", "one, without gaps", "close the gap, and mesh again")


def _pieces(mesh: Mesh, cells: NDArray[np.int64]) -> int:
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    inside = np.full(mesh.skfem.nelements, -1)
    inside[cells] = np.arange(len(cells))
    first, second = inside[mesh.skfem.f2t[:, mesh.skfem.f2t[1] != -1]]
    both = (first >= 0) & (second >= 0)
    graph = coo_array((np.ones(both.sum()), (first[both], second[both])), shape=(len(cells), len(cells)))
    return int(connected_components(graph, directed=False)[0])
