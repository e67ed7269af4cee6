"""The dofs of cells, and a space's element and dofs by the names that DOLFINx has for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.errors import InputError
from femiec.geometry.views import IndexMap, in_space


@dataclass(frozen=True, eq=False)
class DofMap:
    """``V.dofmap``: in blocks of one dof a component, or in single dofs where the space is a mixture or a part of another.

    Attributes:
        list: the blocks of each cell, shape (cells, blocks of a cell).
        bs: dofs in a block.
        index_map: the number of blocks.
    """

    list: NDArray[np.int64]
    bs: int
    index_map: IndexMap

    @property
    def index_map_bs(self) -> int:
        """Dofs in a block."""
        return self.bs

    def cell_dofs(self, cell: int) -> NDArray[np.int64]:
        """The blocks of a cell."""
        return self.list[cell]


@dataclass(frozen=True, eq=False)
class SpaceElement:
    """``V.element``: what a space's element needs for interpolation.

    Attributes:
        interpolation_points: the nodes on the reference cell, shape (points, dimension).
        space_dimension: dofs of a cell.
    """

    interpolation_points: NDArray[np.float64]
    space_dimension: int


def dofmap_of(V: Any) -> DofMap:
    """The dof map of a space or of a part of one."""
    if len(V.blocks) == 1 and len(set(V.flat_components)) == V.blocks[0].size:
        block = V.blocks[0]
        return DofMap(block.cells.T, block.size, IndexMap(block.count))
    return DofMap(dofs_of_cells(V, slice(None)), 1, IndexMap(V.dim))


def element_of(V: Any) -> SpaceElement:
    """The element of a space, or of a part of one, all of whose components have the same nodes.

    Raises:
        InputError: a mixture of elements.
    """
    points = {V.blocks[b].element: V.blocks[b].element.nodes.T for b, _ in V.flat_components}
    if len(points) > 1:
        raise InputError("V.element", "a mixture of elements", "one element", "take a part, V.sub(i), with nodes of its own")
    (nodes,) = points.values()
    return SpaceElement(nodes, dofs_of_cells(V, slice(0, 1)).shape[1])


def dofs_of_cells(V: Any, cells: Any) -> NDArray[np.int64]:
    """The dofs of some cells in a space or a part of one, node by node of each block, shape (cells, dofs of a cell)."""
    found = []
    for b, block in enumerate(V.blocks):
        components = np.array(sorted({component for own, component in V.flat_components if own == b}), np.int64)
        scalar = block.cells[:, cells].T
        dofs = np.where(scalar[..., None] < 0, -1, block.dofs(components, scalar[..., None]))
        found.append(dofs.reshape(len(scalar), -1))
    return np.concatenate(found, axis=1)


def positions(V: Any) -> NDArray[np.float64]:
    """Where the scalar dofs of a space of one element are [m], shape (dofs / components, 3).

    Raises:
        InputError: a mixture of elements, or a part of a space.
    """
    if len(V.blocks) > 1:
        raise InputError("V", "a mixture of elements", "one element", "take V.sub(i).collapse()[0], or V.dof_coordinates()")
    return np.ascontiguousarray(in_space(V.dof_coordinates()[:, :: V.blocks[0].size]).T)
