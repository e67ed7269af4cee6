"""Elements: a basix.ufl element is taken apart into scalar Lagrange blocks, each carried by a scikit-fem element."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import basix
import basix.ufl
import numpy as np
import skfem
from numpy.typing import NDArray

from femiec.errors import UnsupportedForm

_CONTINUOUS: dict[tuple[str, int], Any] = {
    ("interval", 1): skfem.ElementLineP1,
    ("interval", 2): skfem.ElementLineP2,
    ("triangle", 1): skfem.ElementTriP1,
    ("triangle", 2): skfem.ElementTriP2,
    ("quadrilateral", 1): skfem.ElementQuad1,
    ("quadrilateral", 2): skfem.ElementQuad2,
    ("tetrahedron", 1): skfem.ElementTetP1,
    ("tetrahedron", 2): skfem.ElementTetP2,
    ("hexahedron", 1): skfem.ElementHex1,
    ("hexahedron", 2): skfem.ElementHex2,
}
_CONSTANT = {
    "interval": skfem.ElementLineP0,
    "triangle": skfem.ElementTriP0,
    "quadrilateral": skfem.ElementQuad0,
    "tetrahedron": skfem.ElementTetP0,
    "hexahedron": skfem.ElementHex0,
}


@dataclass(frozen=True)
class ScalarElement:
    """A scalar reference element.

    Attributes:
        cell: UFL's name of the cell.
        degree: polynomial degree.
        continuous: whether neighbours share degrees of freedom.
        real: one degree of freedom on the whole mesh.
    """

    cell: str
    degree: int
    continuous: bool = True
    real: bool = False

    @property
    def skfem(self) -> Any:
        """The scikit-fem element that numbers and tabulates this one."""
        if self.real or self.degree == 0:
            return _CONSTANT[self.cell]()
        element = _CONTINUOUS[self.cell, self.degree]()
        return element if self.continuous else skfem.ElementDG(element)

    @property
    def nodes(self) -> NDArray[np.float64]:
        """The interpolation points on the reference cell, shape (dimension, nodes)."""
        return np.asarray(self.skfem.doflocs, float).T

    def tabulate(self, points: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
        """Basis functions and their reference derivatives at points of shape (dimension, n); each table has shape (n, nodes)."""
        element = self.skfem
        pairs = [element.lbasis(points, i) for i in range(element.doflocs.shape[0])]
        shape = points.shape[1:]
        values = [np.broadcast_to(value, shape) for value, _ in pairs]
        slopes = [[np.broadcast_to(slope[d], shape) for _, slope in pairs] for d in range(len(points))]
        return tuple(np.ascontiguousarray(np.array(table, float).T) for table in (values, *slopes))


@dataclass(frozen=True)
class Block:
    """A scalar element repeated for ``size`` components, numbered component-fastest."""

    element: ScalarElement
    size: int


def blocks_of(element: Any) -> tuple[Block, ...]:
    """Take a basix.ufl element apart.

    Args:
        element: a Lagrange or real element, a vector of them, or a mixed element of those.

    Raises:
        UnsupportedForm: any other element; the message names it and what works.

    Example:
        >>> velocity, pressure = basix.ufl.element("P", "triangle", 2, shape=(2,)), basix.ufl.element("P", "triangle", 1)
        >>> [(block.element.degree, block.size) for block in blocks_of(basix.ufl.mixed_element([velocity, pressure]))]
        [(2, 2), (1, 1)]
    """
    if isinstance(element, basix.ufl._MixedElement):
        return tuple(block for part in element.sub_elements for block in blocks_of(part))
    if isinstance(element, basix.ufl._BlockedElement) and not element._has_symmetry:
        return (Block(_scalar(element.sub_elements[0]), element.block_size),)
    return (Block(_scalar(element), 1),)


def _scalar(element: Any) -> ScalarElement:
    if isinstance(element, basix.ufl._RealElement):
        return ScalarElement(element.cell_type.name, 0, real=True)
    known = isinstance(element, basix.ufl._BasixElement) and element.element_family == basix.ElementFamily.P
    if known:
        cell, degree = element.cell_type.name, element.degree
        if degree == 0:
            return ScalarElement(cell, 0, continuous=False)
        if (cell, degree) in _CONTINUOUS:
            return ScalarElement(cell, degree, continuous=not element.discontinuous)
    works = sorted({f"{cell} degree {degree}" for cell, degree in _CONTINUOUS})
    raise UnsupportedForm(
        f"element {element}: the embedded engine has Lagrange (continuous or not) on {', '.join(works)}, degree 0, and real"
    )
