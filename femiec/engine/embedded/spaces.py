"""Function spaces: the numbering of degrees of freedom, on the whole mesh or on some regions only."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

import basix
import basix.ufl
import numpy as np
import ufl
from numpy.typing import NDArray

from femiec.engine.embedded.dofmaps import DofMap, SpaceElement, dofmap_of, element_of, positions
from femiec.engine.embedded.elements import ScalarElement, blocks_of, lagrange
from femiec.engine.embedded.numbering import BlockDofs, entity_dofs, number
from femiec.engine.embedded.subspaces import SubSpace, component_by_dof, number_of_parts, part_of
from femiec.errors import InputError
from femiec.geometry.mesh import Mesh
from femiec.geometry.views import in_space


class FunctionSpace(ufl.FunctionSpace):
    """A UFL function space with its numbering; make it with :func:`functionspace`."""

    def __init__(self, mesh: Mesh, element: Any, on: tuple[str, ...]) -> None:
        super().__init__(mesh.ufl_domain(), element)
        self.mesh, self.on = mesh, on
        self.support = mesh.cells_of(*on)
        numbered: dict[ScalarElement, tuple[Any, int]] = {}
        blocks, flat, offset = [], [], 0
        for b, block in enumerate(blocks_of(element)):
            if block.element not in numbered:
                numbered[block.element] = number(mesh, block.element, self.support if on else None)
            cells, count = numbered[block.element]
            blocks.append(BlockDofs(block.element, block.size, cells, count, offset))
            flat += [(b, component) for component in block.flat]
            offset += count * block.size
        self.blocks: tuple[BlockDofs, ...] = tuple(blocks)
        self.dim: int = offset
        self.flat_components = tuple(flat)
        """(block, component in the block) of each component of the value, row by row."""

    def __eq__(self, other: object) -> bool:
        # UFL calls spaces of one element on one mesh equal; those of two fields, on two regions perhaps, are not.
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def ufl_function_space(self) -> FunctionSpace:
        """This space."""
        return self

    def clone(self) -> FunctionSpace:
        """A space with the same dofs that is another one, as a part of a mixed space has to be."""
        return FunctionSpace(self.mesh, self.ufl_element(), self.on)

    @property
    def num_sub_spaces(self) -> int:
        """How many parts the element has: sub-elements, or components of a vector or tensor; none of a scalar."""
        return number_of_parts(self.ufl_element())

    def sub(self, i: int) -> SubSpace:
        """The i-th sub-element of a mixed space, or the i-th component of a vector space."""
        return part_of(self, self.ufl_element(), tuple(range(len(self.flat_components))), i)

    def tabulate_dof_coordinates(self) -> NDArray[np.float64]:
        """The position [m] of each scalar dof of a space of one element, as DOLFINx gives it: shape (dofs / components, 3)."""
        return positions(self)

    @property
    def dofmap(self) -> DofMap:
        """The dofs of the cells, by DOLFINx's names."""
        return dofmap_of(self)

    @property
    def element(self) -> SpaceElement:
        """The nodes of the element, by DOLFINx's names."""
        return element_of(self)

    def dof_coordinates(self) -> NDArray[np.float64]:
        """The position [m] of each dof, shape (dimension, dofs)."""
        out = np.empty((self.mesh.dim, self.dim))
        corners = self.mesh.nodes[:, self.mesh.cell_nodes]
        for block in self.blocks:
            basis, *_ = lagrange(self.mesh.cell, self.mesh.degree).tabulate(block.element.nodes, 0)
            where = np.empty((self.mesh.dim, block.count))
            for node, dofs in enumerate(block.cells):
                alive = dofs >= 0
                where[:, dofs[alive]] = basis[node] @ corners[:, :, alive]
            for component in range(block.size):
                out[:, block.dofs(component)] = where
        return out

    @cached_property
    def dof_component(self) -> NDArray[np.int64]:
        """The flat component of each dof, the first of two that a symmetric tensor stores as one."""
        return component_by_dof(self)

    def expect(self, cells: Any) -> None:
        """Refuse cells where the field does not live.

        Raises:
            InputError: the field does not live on one of them.
        """
        if self.on and self.blocks[0].cells[0, cells].min(initial=0) < 0 and not self.blocks[0].element.real:
            raise InputError("form", f"a field on {', '.join(self.on)}, beside it", "integrals where the field lives",
                             "restrict the integral, as mesh.dx(name), or take the other side of the interface")  # fmt: skip


def functionspace(mesh: Mesh, element: Any, on: str | tuple[str, ...] = ()) -> FunctionSpace:
    """A function space on a mesh.

    Args:
        mesh: the mesh.
        element: a basix.ufl element, or a tuple (family, degree[, shape[, symmetry]]) such as ``("Lagrange", 2, (2,))``,
            ``("DG", 1)``, ``("Quadrature", 2)`` for values at quadrature points, or ``("Real", 0)`` for one number on the mesh.
        on: names of the regions where the field lives; everywhere by default.

    Example:
        >>> import skfem
        >>> mesh = Mesh.from_skfem(skfem.MeshTri().refined(2))
        >>> functionspace(mesh, ("Lagrange", 2, (2,))).dim
        162
    """
    if not isinstance(mesh, Mesh):
        raise InputError("mesh", type(mesh).__name__, "a femiec.geometry.Mesh", "take it with Mesh.from_skfem or Mesh.read")
    if isinstance(element, str):
        raise InputError(
            "element", repr(element), "an element, or (family, degree)", f'write functionspace(mesh, ("{element}", 1))'
        )
    if isinstance(element, tuple):
        element = _named_element(mesh.cell, *element)
    return FunctionSpace(mesh, element, (on,) if isinstance(on, str) else tuple(on))


def locate_dofs_topological(V: Any, entity_dim: int, entities: Any) -> Any:
    """The dofs on the closure of facets or cells.

    Args:
        V: a space, some components of one (``V.sub(0)``), or a pair of such components and their collapsed space.
        entity_dim: dimension of the entities: the mesh's for cells, one less for facets, 0 for vertices.
        entities: their indices, as from ``mesh.facets_of("root")``.

    Returns:
        Dofs of the (whole) space, ascending; for a pair a list of these and of the same dofs in the collapsed space.
    """
    if isinstance(V, list | tuple):
        return _in_both(V, locate_dofs_topological(V[1], entity_dim, entities))
    space, flat = components_of(V)
    entities = _numbers(space.mesh, entity_dim, entities)
    found = [np.zeros(0, np.int64)]
    for b, component in {space.flat_components[f] for f in flat}:
        block = space.blocks[b]
        scalar = entity_dofs(space.mesh, block.element, block.cells, entity_dim, entities)
        found.append(block.dofs(component, scalar))
    return np.unique(np.concatenate(found))


def locate_dofs_geometrical(V: Any, marker: Callable[[NDArray[np.float64]], Any]) -> Any:
    """The dofs whose position satisfies a marker function of x [m], shape (3, dofs); x[2] is zero in the plane.

    ``V`` and what is returned are those of :func:`locate_dofs_topological`.
    """
    if isinstance(V, list | tuple):
        return _in_both(V, locate_dofs_geometrical(V[1], marker))
    space, flat = components_of(V)
    inside = np.asarray(marker(in_space(space.dof_coordinates())), bool) & np.isin(space.dof_component, flat)
    return np.nonzero(inside)[0]


def _in_both(pair: Any, collapsed: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Dofs of a collapsed space as dofs of the whole space, in the same order, and of the collapsed one."""
    part, own = pair
    if not isinstance(part, SubSpace):
        raise InputError("V", "a pair that does not start with V.sub(i)", "(V.sub(i), collapsed space)", "or pass one space")
    return [part.dofs_of_whole(own)[collapsed], collapsed]


def _numbers(mesh: Mesh, dim: int, entities: Any) -> NDArray[np.int64]:
    """Entities of a dimension, if they are numbers of such: a mask, or a number too large, would find the wrong dofs, or none."""
    given = np.asarray(entities)
    count = mesh.topology.index_map(dim).size_local
    if given.size and (given.dtype.kind not in "iu" or given.min() < 0 or given.max() >= count):
        value = f"{given.min()} to {given.max()}" if given.dtype.kind in "iu" else f"of type {given.dtype}"
        mend = "take them from locate_entities, mesh.facets_of or tags.find"
        raise InputError("entities", value, f"numbers of entities of dimension {dim}, 0 to {count - 1}", mend)
    return given.astype(np.int64)


def _named_element(
    cell: str, family: str, degree: int, shape: tuple[int, ...] | None = None, symmetry: bool | None = None
) -> Any:
    if family in ("Lagrange", "CG", "P", "Q") and degree == 0:
        raise InputError("degree", 0, "1 or more for a continuous space", 'write ("DG", 0) for one value a cell')
    if family == "Real":
        return basix.ufl.real_element(getattr(basix.CellType, cell), ())
    if family == "Quadrature":
        return basix.ufl.quadrature_element(cell, shape or (), "default", degree)
    return basix.ufl.element(family, cell, degree, shape=shape, symmetry=symmetry)


def components_of(V: FunctionSpace | SubSpace) -> tuple[FunctionSpace, tuple[int, ...]]:
    """The whole space, and the flat components that V names of it."""
    if not isinstance(V, FunctionSpace | SubSpace):
        mend = "make it with functionspace, and pass the arguments in the order of the signature, or by name"
        raise InputError("V", type(V).__name__, "a space, or a part of one", mend)
    return (V.space, V.flat) if isinstance(V, SubSpace) else (V, tuple(range(len(V.flat_components))))
