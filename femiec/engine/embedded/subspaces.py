"""Some components of a space: for conditions on them, for the parts of a function, or as a space of their own."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import basix.ufl
import numpy as np
import ufl
from numpy.typing import NDArray

from femiec.engine.embedded.dofmaps import DofMap, SpaceElement, dofmap_of, element_of
from femiec.errors import InputError


class SubSpace(ufl.FunctionSpace):
    """Some components of a space, numbered as in that space; ``V.sub(i)`` makes it.

    Args:
        space: the whole space.
        element: the element of these components.
        flat: the components, counted in the value of the whole space row by row.
    """

    def __init__(self, space: Any, element: Any, flat: tuple[int, ...]) -> None:
        super().__init__(space.mesh.ufl_domain(), element)
        self.space, self.flat = space, flat
        self.mesh, self.on, self.support = space.mesh, space.on, space.support
        self.blocks, self.dim = space.blocks, space.dim
        self.flat_components = tuple(space.flat_components[f] for f in flat)
        self.dof_component = component_by_dof(self)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def ufl_function_space(self) -> SubSpace:
        """These components."""
        return self

    @property
    def num_sub_spaces(self) -> int:
        """How many parts the element has."""
        return number_of_parts(self.ufl_element())

    def sub(self, i: int) -> SubSpace:
        """The i-th sub-element or component."""
        return part_of(self.space, self.ufl_element(), self.flat, i)

    def collapse(self) -> tuple[Any, NDArray[np.int64]]:
        """These components as a space of their own, and for each of its dofs the one of the whole space.

        Example:
            >>> import skfem
            >>> from femiec.engine import embedded as fem
            >>> from femiec.geometry import Mesh
            >>> V = fem.functionspace(Mesh.from_skfem(skfem.MeshTri()), ("Lagrange", 1, (2,)))
            >>> V.sub(1).collapse()[1]
            array([1, 3, 5, 7])
        """
        own = type(self.space)(self.mesh, self.ufl_element(), self.on)
        return own, self.dofs_of_whole(own)

    def dofs_of_whole(self, collapsed: Any) -> NDArray[np.int64]:
        """For each dof of the collapsed space the dof of the whole space.

        Raises:
            InputError: a space with another element, mesh or region.
        """
        same = (collapsed.mesh, collapsed.on, collapsed.ufl_element()) == (self.mesh, self.on, self.ufl_element())
        if not same or isinstance(collapsed, SubSpace):
            allowed = "the collapsed space of these components"
            raise InputError("V", "a space that is not theirs", allowed, "take the first of V.sub(i).collapse()")
        out = np.empty(collapsed.dim, np.int64)
        for (b, component), (own, own_component) in zip(self.flat_components, collapsed.flat_components, strict=True):
            out[collapsed.blocks[own].dofs(own_component)] = self.blocks[b].dofs(component)
        return out

    @property
    def dofmap(self) -> DofMap:
        """The dofs of the cells, in the whole space."""
        return dofmap_of(self)

    @property
    def element(self) -> SpaceElement:
        """The nodes of the element."""
        return element_of(self)

    def expect(self, cells: Any) -> None:
        """Refuse cells where the field does not live."""
        self.space.expect(cells)

    def dof_coordinates(self) -> NDArray[np.float64]:
        """The position [m] of each dof of the whole space, shape (dimension, dofs)."""
        positions: NDArray[np.float64] = self.space.dof_coordinates()
        return positions


def part_of(space: Any, element: Any, flat: tuple[int, ...], i: int) -> SubSpace:
    """The i-th sub-element of some components of a space, or the i-th component of a vector or tensor."""
    if isinstance(element, basix.ufl._MixedElement):
        parts: list[Any] = list(element.sub_elements)
        starts = np.cumsum([0, *(size_of(part) for part in parts)])
        choices = [flat[a:b] for a, b in pairwise(starts)]
    else:
        stored = [space.flat_components[f] for f in flat]
        choices = [tuple(f for f, own in zip(flat, stored, strict=True) if own == one)[:1] for one in sorted(set(stored))]
        blocked = isinstance(element, basix.ufl._BlockedElement)
        parts = [element.sub_elements[0] if blocked else element] * len(choices)
    if not 0 <= i < len(choices):
        raise InputError("sub", i, f"0 to {len(choices) - 1}", "count the parts of the element")
    return SubSpace(space, parts[i], choices[i])


def size_of(element: Any) -> int:
    """Number of components of the value, each counted that a symmetric tensor has twice."""
    if isinstance(element, basix.ufl._MixedElement):
        return sum(size_of(part) for part in element.sub_elements)
    return int(np.prod(element.block_shape)) if isinstance(element, basix.ufl._BlockedElement) else 1


def number_of_parts(element: Any) -> int:
    """The sub-elements of a mixed element, or the components that a vector or tensor stores; none of a scalar."""
    if isinstance(element, basix.ufl._MixedElement):
        return len(element.sub_elements)
    return int(element.block_size) if isinstance(element, basix.ufl._BlockedElement) else 0


def component_by_dof(V: Any) -> NDArray[np.int64]:
    """The component of the value that each dof belongs to, the first of two that a symmetric tensor stores as one; -1: none."""
    out = np.full(V.dim, -1)
    for flat, (b, component) in reversed(list(enumerate(V.flat_components))):
        out[V.blocks[b].dofs(component)] = flat
    return out
