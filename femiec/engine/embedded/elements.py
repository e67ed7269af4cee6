"""Elements: a basix.ufl element is taken apart into scalar blocks, each tabulated by basix on basix's reference cell.

To add an element, make :func:`_scalar` accept it: what the engine asks of a scalar element is its interpolation points, its
tables of values and derivatives, and which of its dofs belong to which vertex, edge, face and interior.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import combinations_with_replacement
from typing import Any

import basix
import basix.ufl
import numpy as np
from numpy.typing import NDArray

from femiec.errors import UnsupportedForm

FAMILIES = (basix.ElementFamily.P,)
"""Of scalar elements that are taken, where their values are those at points."""
Array = NDArray[np.float64]
Derivative = tuple[int, ...]
"""Directions of a partial derivative, ascending: () for the value, (1,) for d/dx_1, (0, 1) for d2/dx_0 dx_1."""


@cache
def derivatives(dim: int, order: int) -> tuple[Derivative, ...]:
    """The partial derivatives of exactly one order, in the order in which they are tabulated.

    Example:
        >>> derivatives(2, 0), derivatives(2, 2)
        (((),), ((0, 0), (0, 1), (1, 1)))
    """
    return tuple(combinations_with_replacement(range(dim), order))


@dataclass(frozen=True)
class ScalarElement:
    """A scalar reference element.

    Attributes:
        ufl: the scalar basix.ufl element.
    """

    ufl: Any

    @property
    def cell(self) -> str:
        """UFL's name of the cell."""
        return str(self.ufl.cell_type.name)

    @property
    def real(self) -> bool:
        """One degree of freedom on the whole mesh."""
        return bool(self.ufl.is_real)

    @property
    def at_points(self) -> bool:
        """A quadrature element: values at the points of one quadrature rule and nowhere else."""
        return bool(self.ufl.is_quadrature)

    @property
    def entity_dofs(self) -> list[list[list[int]]]:
        """The dofs of each vertex, edge, face and interior of the reference cell, by dimension."""
        return self.ufl.entity_dofs

    def closure_dofs(self, dim: int) -> list[list[int]]:
        """The dofs of each entity of a dimension, with those of the entities on its boundary."""
        inside_only = self.real or self.at_points
        return self.entity_dofs[dim] if inside_only else self.ufl.entity_closure_dofs[dim]

    @property
    def nodes(self) -> Array:
        """The interpolation points on the reference cell, shape (dimension, nodes)."""
        if self.real:
            return basix.geometry(self.ufl.cell_type).mean(axis=0)[:, None]
        points = self.ufl.custom_quadrature()[0] if self.at_points else self.ufl.basix_element.points
        return np.ascontiguousarray(points.T)

    def tabulate(self, points: Array, order: int = 1) -> tuple[Array, ...]:
        """Basis functions and their reference derivatives up to an order at points of shape (dimension, n).

        Returns:
            Tables of shape (n, nodes): the value, then the derivatives in the order of :func:`derivatives`.

        Raises:
            UnsupportedForm: a quadrature element away from its points, or differentiated.
        """
        dim = len(points)
        wanted = [d for k in range(order + 1) for d in derivatives(dim, k)]
        if self.real:
            return tuple(np.full((points.shape[1], 1), float(d == ())) for d in wanted)
        if self.at_points:
            self._expect_own(points, order)
            return (np.eye(points.shape[1]),)
        tables = self.ufl.basix_element.tabulate(order, points.T)[..., 0]
        whole = np.round(tables)
        tables = np.where(np.abs(tables - whole) < 1e-14, whole, tables)  # on an axis r = 0 is to be 0, not -3e-17
        return tuple(np.ascontiguousarray(tables[basix.index(*np.bincount(d, minlength=dim))]) for d in wanted)

    def has_nodes(self, points: Array) -> bool:
        """Whether the nodes are at these points, in this order; shape (dimension, nodes)."""
        return points.shape == self.nodes.shape and np.allclose(points, self.nodes, rtol=0, atol=1e-12)

    def _expect_own(self, points: Array, order: int) -> None:
        if order:
            raise UnsupportedForm("the derivative of a field at quadrature points: it has values only; use a Lagrange field")
        if not self.has_nodes(points):
            raise UnsupportedForm(
                f"a field with values at {self.nodes.shape[1]} quadrature points of its cells, asked for at {points.shape[1]} "
                "others: give integrals its degree, dx(metadata={'quadrature_degree': ...}), or project it first, "
                "project(f, V, degree)"
            )


@dataclass(frozen=True)
class Block:
    """A scalar element repeated for ``size`` components, numbered component-fastest.

    Attributes:
        element: the scalar element.
        size: number of components that are stored.
        flat: for each component of the value, row by row, the stored component; a symmetric tensor stores each pair once.
    """

    element: ScalarElement
    size: int
    flat: tuple[int, ...]


def lagrange(cell: str, degree: int) -> ScalarElement:
    """The continuous Lagrange element of a cell.

    Example:
        >>> lagrange("hexahedron", 2).nodes.shape
        (3, 27)
    """
    return ScalarElement(basix.ufl.element("Lagrange", cell, degree))


def blocks_of(element: Any) -> tuple[Block, ...]:
    """Take a basix.ufl element apart.

    Args:
        element: a Lagrange, quadrature or real element, a vector, tensor or symmetric tensor of them, or a mixture of all.

    Raises:
        UnsupportedForm: any other element; the message names it and what works.

    Example:
        >>> velocity, pressure = basix.ufl.element("P", "triangle", 2, shape=(2,)), basix.ufl.element("P", "triangle", 1)
        >>> [(block.element.ufl.degree, block.size) for block in blocks_of(basix.ufl.mixed_element([velocity, pressure]))]
        [(2, 2), (1, 1)]
        >>> blocks_of(basix.ufl.element("P", "triangle", 1, shape=(2, 2), symmetry=True))[0].flat
        (0, 1, 1, 2)
    """
    if isinstance(element, basix.ufl._MixedElement):
        return tuple(block for part in element.sub_elements for block in blocks_of(part))
    if isinstance(element, basix.ufl._BlockedElement):
        flat: Iterable[int] = range(element.block_size)
        if element.is_symmetric:
            flat = [i * (i + 1) // 2 + j for i, j in (sorted(pair, reverse=True) for pair in np.ndindex(element.block_shape))]
        return (Block(_scalar(element.sub_elements[0]), element.block_size, tuple(flat)),)
    return (Block(_scalar(element), 1, (0,)),)


def _scalar(element: Any) -> ScalarElement:
    if isinstance(element, basix.ufl._RealElement | basix.ufl._QuadratureElement):
        return ScalarElement(element)
    known = isinstance(element, basix.ufl._BasixElement) and element.element_family in FAMILIES
    if not known or not element.basix_element.interpolation_is_identity:
        raise UnsupportedForm(
            f"element {element}: the embedded engine has Lagrange elements with point values (continuous or not), degree 0, "
            "quadrature and real elements, vectors, tensors and mixtures of them; for a vector field use shape=(dim,)"
        )
    faces = element.entity_dofs[2] if element.cell_type in _SOLIDS else []
    if any(len(face) > 1 for face in faces):
        raise UnsupportedForm(f"element {element}: faces with several dofs are not matched between cells: use degree 3 on "
                              "tetrahedra, 2 on hexahedra, or less")  # fmt: skip
    return ScalarElement(element)


_SOLIDS = (basix.CellType.tetrahedron, basix.CellType.hexahedron)
