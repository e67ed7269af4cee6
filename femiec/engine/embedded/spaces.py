"""Function spaces: the numbering of degrees of freedom, on the whole mesh or on some regions only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import basix
import basix.ufl
import numpy as np
import skfem
import ufl
from numpy.typing import NDArray

from femiec.engine.embedded.elements import ScalarElement, blocks_of
from femiec.errors import InputError
from femiec.geometry.mesh import Mesh


@dataclass(frozen=True, eq=False)
class BlockDofs:
    """The numbering of one block: dof = offset + size * (scalar dof) + component.

    Attributes:
        element: the scalar element.
        size: number of components.
        cells: scalar dofs of each cell, shape (nodes, cells); -1 where the field does not live.
        count: number of scalar dofs.
        offset: first dof of the block in its space.
        numbering: scikit-fem's numbering of the whole mesh.
        renumber: scikit-fem's dof to ours, -1 where the field does not live.
    """

    element: ScalarElement
    size: int
    cells: NDArray[np.int32]
    count: int
    offset: int
    numbering: Any
    renumber: NDArray[np.int32]


class FunctionSpace(ufl.FunctionSpace):
    """A UFL function space with its numbering; make it with :func:`functionspace`."""

    def __init__(self, mesh: Mesh, element: Any, on: tuple[str, ...]) -> None:
        super().__init__(mesh.ufl_domain(), element)
        self.mesh, self.on = mesh, on
        self.support = mesh.cells_of(*on)
        numbered: dict[ScalarElement, tuple[Any, ...]] = {}
        blocks, offset = [], 0
        for block in blocks_of(element):
            if block.element not in numbered:
                numbered[block.element] = _number(mesh, block.element, self.support if on else None)
            cells, count, numbering, renumber = numbered[block.element]
            blocks.append(BlockDofs(block.element, block.size, cells, count, offset, numbering, renumber))
            offset += count * block.size
        self.blocks: tuple[BlockDofs, ...] = tuple(blocks)
        self.dim: int = offset
        self.flat_components = tuple((b, c) for b, block in enumerate(self.blocks) for c in range(block.size))
        """(block, component in the block) of each flat component."""

    def __eq__(self, other: object) -> bool:
        # UFL calls spaces of one element on one mesh equal; those of two fields, on two regions perhaps, are not.
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def sub(self, i: int) -> SubSpace:
        """The i-th sub-element of a mixed space, or the i-th component of a vector space."""
        return SubSpace(self, self.ufl_element(), tuple(range(len(self.flat_components)))).sub(i)

    def dof_coordinates(self) -> NDArray[np.float64]:
        """The position [m] of each dof, shape (dimension, dofs)."""
        out = np.empty((self.mesh.dim, self.dim))
        mapping = self.mesh.skfem.mapping()
        for block in self.blocks:
            points = mapping.F(block.element.nodes)
            where = np.empty((self.mesh.dim, block.count))
            for node, dofs in enumerate(block.cells):
                alive = dofs >= 0
                where[:, dofs[alive]] = points[:, alive, node]
            for component in range(block.size):
                out[:, self.dofs_of(block, component)] = where
        return out

    @cached_property
    def dof_component(self) -> NDArray[np.int64]:
        """The flat component of each dof."""
        out = np.empty(self.dim, np.int64)
        for flat, (b, component) in enumerate(self.flat_components):
            out[self.dofs_of(self.blocks[b], component)] = flat
        return out

    def cell_dofs(self, block: BlockDofs, cells: Any) -> NDArray[np.int32]:
        """The scalar dofs of a block on some cells, shape (nodes, cells).

        Raises:
            InputError: the field does not live on one of them.
        """
        dofs = block.cells[:, cells]
        if dofs.size and dofs.min() < 0:
            raise InputError("form", f"a field on {', '.join(self.on)}, beside it", "integrals where the field lives",
                             "restrict the integral, as mesh.dx(name), or take the other side of the interface")  # fmt: skip
        return dofs

    @staticmethod
    def dofs_of(block: BlockDofs, component: int) -> NDArray[np.int64]:
        """All dofs of one component of a block, in the order of its scalar dofs."""
        return block.offset + block.size * np.arange(block.count) + component


@dataclass(frozen=True, eq=False)
class SubSpace:
    """Some components of a space; names dofs for boundary conditions."""

    space: FunctionSpace
    element: Any
    flat: tuple[int, ...]

    def sub(self, i: int) -> SubSpace:
        """The i-th sub-element or component."""
        parts = self.element.sub_elements if isinstance(self.element, basix.ufl._MixedElement) else None
        sizes = [part.reference_value_size for part in parts] if parts else [1] * len(self.flat)
        if not 0 <= i < len(sizes):
            raise InputError("sub", i, f"0 to {len(sizes) - 1}", "count the parts of the element")
        start = sum(sizes[:i])
        return SubSpace(self.space, parts[i] if parts else None, self.flat[start : start + sizes[i]])


def functionspace(mesh: Mesh, element: Any, on: str | tuple[str, ...] = ()) -> FunctionSpace:
    """A function space on a mesh.

    Args:
        mesh: the mesh.
        element: a basix.ufl element, or a tuple (family, degree[, shape]) such as ``("Lagrange", 2, (2,))``, ``("DG", 1)``, or
            ``("Real", 0)`` for one number on the whole mesh.
        on: names of the regions where the field lives; everywhere by default.

    Example:
        >>> mesh = Mesh.from_skfem(skfem.MeshTri().refined(2))
        >>> functionspace(mesh, ("Lagrange", 2, (2,))).dim
        162
    """
    if isinstance(element, tuple):
        element = _named_element(mesh.cell, *element)
    return FunctionSpace(mesh, element, (on,) if isinstance(on, str) else tuple(on))


def locate_dofs_topological(V: FunctionSpace | SubSpace, entity_dim: int, entities: Any) -> NDArray[np.int64]:
    """The dofs on the closure of facets or cells.

    Args:
        V: a space, or some components of one (``V.sub(0)``).
        entity_dim: dimension of the entities: the mesh's for cells, one less for facets.
        entities: their indices, as from ``mesh.facets_of("root")``.

    Returns:
        Dofs of the (whole) space, ascending.
    """
    space, flat = components_of(V)
    mesh, found = space.mesh, []
    for f in flat:
        b, component = space.flat_components[f]
        block = space.blocks[b]
        if entity_dim == mesh.dim:
            scalar = np.unique(block.cells[:, np.asarray(entities)])
        elif entity_dim == mesh.dim - 1:
            scalar = np.unique(block.renumber[block.numbering.get_facet_dofs(np.asarray(entities)).flatten()])
        else:
            raise InputError(
                "entity_dim", entity_dim, f"{mesh.dim} (cells) or {mesh.dim - 1} (facets)", "use locate_dofs_geometrical"
            )
        found.append(block.offset + block.size * scalar[scalar >= 0].astype(np.int64) + component)
    return np.unique(np.concatenate(found))


def locate_dofs_geometrical(V: FunctionSpace | SubSpace, marker: Callable[[NDArray[np.float64]], Any]) -> NDArray[np.int64]:
    """The dofs whose position x, shape (dimension, dofs), satisfies a marker function."""
    space, flat = components_of(V)
    inside = np.asarray(marker(space.dof_coordinates()), bool) & np.isin(space.dof_component, flat)
    return np.nonzero(inside)[0]


def _named_element(cell: str, family: str, degree: int, shape: tuple[int, ...] | None = None) -> Any:
    if family == "Real":
        return basix.ufl.real_element(getattr(basix.CellType, cell), ())
    return basix.ufl.element(family, cell, degree, shape=shape)


def components_of(V: FunctionSpace | SubSpace) -> tuple[FunctionSpace, tuple[int, ...]]:
    """The whole space, and the flat components that V names of it."""
    return (V.space, V.flat) if isinstance(V, SubSpace) else (V, tuple(range(len(V.flat_components))))


def _number(mesh: Mesh, element: ScalarElement, support: Any) -> tuple[NDArray[np.int32], int, Any, NDArray[np.int32]]:
    numbering = skfem.assembly.Dofs(mesh.skfem, element.skfem)
    full = numbering.element_dofs.astype(np.int32)
    if element.real:
        return np.zeros_like(full), 1, numbering, np.full(numbering.N, -1, np.int32)
    if support is None:
        return full, int(numbering.N), numbering, np.arange(numbering.N, dtype=np.int32)
    used = np.unique(full[:, support])
    renumber = np.full(numbering.N, -1, np.int32)
    renumber[used] = np.arange(len(used), dtype=np.int32)
    cells = np.full_like(full, -1)
    cells[:, support] = renumber[full[:, support]]
    return cells, len(used), numbering, renumber
