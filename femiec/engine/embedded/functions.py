"""Values: coefficients with a dof vector, and constants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import ufl
from numpy.typing import NDArray

from femiec.engine.embedded.spaces import FunctionSpace
from femiec.errors import InputError
from femiec.geometry.mesh import Mesh


@dataclass
class Vector:
    """The dof values of a function."""

    array: NDArray[np.float64]


class Function(ufl.Coefficient):
    """A member of a space; ``f.x.array`` holds its dofs, shape (dofs,).

    Example:
        >>> import skfem
        >>> from femiec.engine.embedded import functionspace
        >>> f = Function(functionspace(Mesh.from_skfem(skfem.MeshTri().refined(1)), ("Lagrange", 1)))
        >>> f.interpolate(lambda x: 2 * x[0])
        >>> float(f.x.array.max())
        2.0
    """

    def __init__(self, V: FunctionSpace, name: str = "f") -> None:
        super().__init__(V)
        self.x = Vector(np.zeros(V.dim))
        self.name = name

    @property
    def function_space(self) -> FunctionSpace:
        """The space."""
        return self.ufl_function_space()

    def interpolate(self, source: Callable[[NDArray[np.float64]], Any] | Any) -> None:
        """Set the dofs from a function of x, shape (dimension, n), giving (n,) or (components, n), or from a UFL expression."""
        V = self.function_space
        if isinstance(source, ufl.core.expr.Expr):
            from femiec.engine.embedded.expressions import interpolate_expression

            interpolate_expression(self, source)
            return
        x = V.dof_coordinates()
        values = np.asarray(source(x), float)
        if values.shape not in ((x.shape[1],), (len(V.flat_components), x.shape[1])):
            raise InputError(
                "interpolate", values.shape, f"values of shape ({len(V.flat_components)}, n)", "return one row a component"
            )
        self.x.array[:] = values if values.ndim == 1 else values[V.dof_component, np.arange(V.dim)]

    def eval(self, x: Any, cells: Any) -> NDArray[np.float64]:
        """The values at points of given cells.

        Args:
            x: points [m], shape (n, dim) or (n, 3).
            cells: the cell of each point, shape (n,), as from :func:`~femiec.engine.embedded.locate_cells`.

        Returns:
            Values, shape (n, components).

        Raises:
            InputError: a point without a cell or beside its cell, a cell where the function does not live.
        """
        from femiec.engine.embedded.points import evaluate_function

        return evaluate_function(self, x, cells)


class Constant(ufl.Constant):
    """A number or small array, uniform in space; ``c.value`` may change between assemblies."""

    def __init__(self, mesh: Mesh, value: Any) -> None:
        self.value = np.asarray(value, float)
        super().__init__(mesh.ufl_domain(), self.value.shape)
