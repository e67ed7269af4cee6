"""Cells, facets, edges and vertices found by where they are, with the arguments that DOLFINx's functions have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.errors import MeshError
from femiec.geometry.mesh import Mesh
from femiec.geometry.views import Topology, entity_vertices, in_space

Marker = Callable[[NDArray[np.float64]], Any]


def locate_entities(mesh: Mesh, dim: int, marker: Marker) -> NDArray[np.int64]:
    """The entities of a dimension all of whose vertices satisfy a condition.

    Args:
        mesh: the mesh.
        dim: dimension of the entities: the mesh's for cells, one less for facets, 0 for vertices.
        marker: positions x [m], shape (3, n), to n truth values; x[2] is zero in the plane.

    Returns:
        Their numbers in ``mesh.skfem``, ascending.

    Raises:
        MeshError: entities of a dimension that the mesh does not have, or a marker that gives something else.

    Example:
        >>> import skfem
        >>> mesh = Mesh.from_skfem(skfem.MeshTri().refined(2))
        >>> len(locate_entities(mesh, 2, lambda x: x[0] <= 0.5)), len(locate_entities(mesh, 1, lambda x: x[0] == 0.5))
        (16, 4)
    """
    _expect(dim, mesh.dim)
    vertices = in_space(mesh.skfem.p)
    marked = np.asarray(marker(vertices))
    if marked.shape != (vertices.shape[1],) or marked.dtype != bool:
        value = f"{marked.dtype} of shape {marked.shape}"
        raise MeshError("marker", value, f"{vertices.shape[1]} truth values", "return a comparison, as np.isclose(x[0], 0)")
    return np.nonzero(marked[entity_vertices(mesh, dim)].all(axis=0))[0]


def locate_entities_boundary(mesh: Mesh, dim: int, marker: Marker) -> NDArray[np.int64]:
    """Those that :func:`locate_entities` finds and that lie on the boundary.

    Example:
        >>> import skfem
        >>> mesh = Mesh.from_skfem(skfem.MeshTri().refined(2))
        >>> len(locate_entities_boundary(mesh, 1, lambda x: np.isclose(x[0], 0)))
        4
    """
    _expect(dim, mesh.dim - 1)
    found = locate_entities(mesh, dim, marker)
    return found[np.isin(found, _on_boundary(mesh, dim))]


def exterior_facet_indices(topology: Topology) -> NDArray[np.int64]:
    """The facets of ``mesh.topology`` on the boundary, ascending."""
    return np.nonzero(topology.mesh.skfem.f2t[1] == -1)[0]


def _expect(dim: int, largest: int) -> None:
    if not 0 <= dim <= largest:
        raise MeshError("dim", dim, f"0 to {largest}", "take a dimension that entities of the mesh have there")


def _on_boundary(mesh: Mesh, dim: int) -> NDArray[np.int64]:
    facets = exterior_facet_indices(mesh.topology)
    if dim == mesh.dim - 1:
        return facets
    if dim == 0:
        return np.unique(entity_vertices(mesh, mesh.dim - 1)[:, facets])
    cells, reference = mesh.skfem, mesh.skfem.elem.refdom
    found = [
        cells.t2e[edge, np.isin(cells.t2f[facet], facets)]
        for facet, corners in enumerate(reference.facets)
        for edge, ends in enumerate(reference.edges)
        if set(ends) <= set(corners)
    ]
    return np.unique(np.concatenate(found))
