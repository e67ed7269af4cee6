"""The numbering of degrees of freedom, block by block, on a mesh or on some of its cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.engine.embedded.elements import ScalarElement
from femiec.engine.embedded.indices import indices
from femiec.engine.embedded.topology import cell_entities, reference_entities
from femiec.geometry.mesh import Mesh

Dofs = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class BlockDofs:
    """The numbering of one block: dof = offset + size * (scalar dof) + component.

    Attributes:
        element: the scalar element.
        size: number of components.
        cells: scalar dofs of each cell, shape (nodes, cells); -1 where the field does not live.
        count: number of scalar dofs.
        offset: first dof of the block in its space.
    """

    element: ScalarElement
    size: int
    cells: NDArray[np.int32]
    count: int
    offset: int

    @property
    def span(self) -> slice:
        """All dofs of the block."""
        return slice(self.offset, self.offset + self.size * self.count)

    def dofs(self, component: Any, scalar: Any = None) -> NDArray[np.int64]:
        """The dofs of a component at some scalar dofs, at all by default, in their order."""
        chosen = np.arange(self.count) if scalar is None else np.asarray(scalar, np.int64)
        return self.offset + self.size * chosen + component


def number(mesh: Mesh, element: ScalarElement, support: NDArray[Any] | None) -> tuple[Dofs, int]:
    """Number the dofs: those of the vertices first, then of the edges, facets and interiors.

    Args:
        mesh: the mesh.
        element: the element.
        support: the cells where the field lives; None for all.

    Returns:
        The dofs of each cell, shape (nodes, cells), -1 where the field does not live; and how many there are.
    """
    if element.real:
        return np.zeros((1, mesh.skfem.nelements), np.int32), 1
    cells, count = _number_all(mesh, element)
    return (cells, count) if support is None else _compress(cells, count, support)


def entity_dofs(mesh: Mesh, element: ScalarElement, cells: Dofs, dim: int, entities: NDArray[Any]) -> NDArray[Any]:
    """The dofs on the closure of some vertices, edges, facets or cells, ascending."""
    ids = cell_entities(mesh, dim)
    count = mesh.skfem.nvertices if dim == 0 else int(ids.max()) + 1
    chosen = np.zeros(count, bool)
    chosen[indices("entities", entities, count, f"an entity of dimension {dim}")] = True
    found = [np.zeros(0, np.int32)]
    found += [cells[node, chosen[ids[local]]] for local, nodes in enumerate(element.closure_dofs(dim)) for node in nodes]
    dofs = np.unique(np.concatenate(found))
    return dofs[dofs >= 0]


def _number_all(mesh: Mesh, element: ScalarElement) -> tuple[Dofs, int]:
    by_dim = element.entity_dofs
    out = np.empty((element.nodes.shape[1], mesh.skfem.nelements), np.int32)
    start = 0
    for dim, of_entities in enumerate(by_dim[: mesh.dim + 1]):
        each = len(of_entities[0])
        if not each:
            continue
        ids = cell_entities(mesh, dim)
        for local, nodes in enumerate(of_entities):
            first = start + each * ids[local]
            back = _backwards(mesh, local) if dim == 1 < mesh.dim and each > 1 else False
            for k, node in enumerate(nodes):
                out[node] = first + np.where(back, each - 1 - k, k)
        start += each * (int(ids.max()) + 1)
    return out, start


def _backwards(mesh: Mesh, edge: int) -> NDArray[np.bool_]:
    """The cells in which an edge runs from its higher to its lower vertex: dofs along an edge follow its vertices' numbers."""
    a, b = mesh.cell_vertices[reference_entities(mesh.cell, 1)[edge]]
    return a > b


def _compress(cells: Dofs, count: int, support: NDArray[Any]) -> tuple[Dofs, int]:
    used = np.unique(cells[:, support])
    renumber = np.full(count, -1, np.int32)
    renumber[used] = np.arange(len(used), dtype=np.int32)
    out = np.full_like(cells, -1)
    out[:, support] = renumber[cells[:, support]]
    return out, len(used)
