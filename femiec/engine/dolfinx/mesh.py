"""A mesh shared out among the ranks: DOLFINx's mesh of femiec's cells."""

from __future__ import annotations

from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary, ref

import basix.ufl
import numpy as np
from dolfinx import mesh as dolfinx_mesh
from numpy.typing import NDArray

from femiec.engine.dolfinx.cluster import COMM, sweep
from femiec.engine.dolfinx.same import expect_same
from femiec.errors import MeshError
from femiec.geometry.mesh import Mesh

Indices = NDArray[np.int64]
SIDES = 2
"""Cells that meet at a facet, at most."""


class SharedMesh:
    """DOLFINx's mesh of the cells of a femiec mesh, which it does not keep: when nobody has that one any more, both go.

    Attributes:
        dolfinx: this rank's part of it; cells beside its own are there too, as ghosts.
        cells: femiec's number of each cell of the part.
        owned: how many of these, the first ones, are this rank's.

    Raises:
        MeshError: fewer cells than ranks, or ranks whose meshes differ.
    """

    def __init__(self, own: Mesh) -> None:
        if COMM.size > 1:
            expect_same(own)
        count = own.skfem.nelements
        if count < COMM.size:
            raise MeshError("mesh", f"{count} cells for {COMM.size} ranks", "a cell a rank at least", "take fewer ranks")
        self._own = ref(own)
        element = basix.ufl.element("Lagrange", own.cell, own.degree, shape=(own.dim,))
        partitioner = dolfinx_mesh.create_cell_partitioner(dolfinx_mesh.GhostMode.shared_facet, SIDES)
        cells, points = _share(own.cell_nodes.T.astype(np.int64)), _share(own.nodes.T)
        self.dolfinx: Any = dolfinx_mesh.create_mesh(COMM, cells, element, points, partitioner)
        topology = self.dolfinx.topology
        topology.create_connectivity(own.dim - 1, own.dim)
        topology.create_connectivity(own.dim, own.dim - 1)
        self.cells: Indices = np.asarray(topology.original_cell_index, np.int64)
        self.owned: int = topology.index_map(own.dim).size_local

    @property
    def own(self) -> Mesh:
        """femiec's mesh."""
        return alive(self._own)

    @cached_property
    def place(self) -> Indices:
        """The number in this rank's part of each of femiec's cells; -1 where it has none."""
        out = np.full(self.own.skfem.nelements, -1, np.int64)
        out[self.cells] = np.arange(len(self.cells))
        return out

    def follow(self) -> None:
        """Put the nodes where femiec's are now."""
        given = np.asarray(self.dolfinx.geometry.input_global_indices)
        self.dolfinx.geometry.x[:, : self.own.dim] = self.own.nodes.T[given]


_shared: WeakKeyDictionary[Mesh, SharedMesh] = WeakKeyDictionary()
"""What has been shared out, for as long as the mesh lives: all forms on a mesh have to mean one."""


def shared(mesh: Mesh) -> SharedMesh:
    """The shared mesh of a mesh; made once."""
    if mesh not in _shared:
        sweep()  # communicators are few: two thousand, of which a mesh takes some twenty
        _shared[mesh] = SharedMesh(mesh)
    return _shared[mesh]


def alive(reference: Any) -> Any:
    """What a weak reference refers to, which is still there."""
    found = reference()
    assert found is not None, "it went before what was made for it"
    return found


def _share(rows: NDArray[Any]) -> NDArray[Any]:
    """This rank's share of the rows of an array that all ranks have."""
    ends = np.arange(COMM.size + 1) * len(rows) // COMM.size
    return np.ascontiguousarray(rows[ends[COMM.rank] : ends[COMM.rank + 1]])
