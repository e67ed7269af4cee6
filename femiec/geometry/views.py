"""A mesh by the names that DOLFINx's meshes have: ``mesh.topology.dim``, ``mesh.geometry.x``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class IndexMap:
    """How many entities, or dofs, there are; one process has all of them.

    Attributes:
        size_local: their number.
    """

    size_local: int

    @property
    def size_global(self) -> int:
        """Their number."""
        return self.size_local

    @property
    def num_ghosts(self) -> int:
        """No other process has any."""
        return 0

    @property
    def local_range(self) -> tuple[int, int]:
        """The first, and one more than the last."""
        return 0, self.size_local


@dataclass(frozen=True, eq=False)
class Topology:
    """The cells of a mesh and their vertices, edges and facets.

    Attributes:
        mesh: the mesh.
    """

    mesh: Any

    @property
    def dim(self) -> int:
        """Dimension of the cells."""
        return int(self.mesh.dim)

    def cell_name(self) -> str:
        """UFL's name of the cells."""
        return str(self.mesh.cell)

    def index_map(self, dim: int) -> IndexMap:
        """The number of entities of a dimension.

        Example:
            >>> import skfem
            >>> from femiec.geometry import Mesh
            >>> mesh = Mesh.from_skfem(skfem.MeshTri().refined(1))
            >>> [mesh.topology.index_map(dim).size_global for dim in (0, 1, 2)]
            [9, 16, 8]
        """
        return IndexMap(entity_vertices(self.mesh, dim).shape[1])

    def create_connectivity(self, d0: int, d1: int) -> None:
        """Nothing: what connects entities is found where it is used."""

    def create_entities(self, dim: int) -> None:
        """Nothing: entities are found where they are used."""


@dataclass(frozen=True, eq=False)
class Geometry:
    """Where the nodes of a mesh are.

    Attributes:
        mesh: the mesh.
    """

    mesh: Any

    @property
    def dim(self) -> int:
        """Number of space dimensions."""
        return int(self.mesh.dim)

    @property
    def x(self) -> NDArray[np.float64]:
        """A copy of the coordinates [m] with three columns, shape (nodes, 3); it cannot be written to: use ``mesh.move``."""
        copied = in_space(self.mesh.nodes).T
        copied.flags.writeable = False
        return copied

    @property
    def dofmap(self) -> NDArray[np.int32]:
        """The nodes of each cell, in basix's order, shape (cells, nodes of a cell)."""
        found: NDArray[np.int32] = self.mesh.cell_nodes.T
        return found


def in_space(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Coordinates with three rows, those that the mesh does not have being zero; shape (3, n).

    Args:
        x: coordinates [m], shape (dim, n).
    """
    return np.vstack([x, np.zeros((3 - len(x), x.shape[1]))])


def entity_vertices(mesh: Any, dim: int) -> NDArray[np.integer]:
    """The vertices of each entity of a dimension, numbered as ``mesh.skfem`` does, shape (vertices, entities)."""
    if dim == mesh.dim:
        return mesh.cell_vertices
    if dim == mesh.dim - 1:
        return np.atleast_2d(mesh.skfem.facets)
    return np.arange(mesh.skfem.nvertices)[None] if dim == 0 else mesh.skfem.edges
