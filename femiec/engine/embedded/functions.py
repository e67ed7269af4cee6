"""Values: coefficients with a dof vector, constants, Dirichlet conditions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import ufl
from numpy.typing import NDArray

from femiec.engine.embedded.spaces import FunctionSpace, SubSpace, components_of
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


class Constant(ufl.Constant):
    """A number or small array, uniform in space; ``c.value`` may change between assemblies."""

    def __init__(self, mesh: Mesh, value: Any) -> None:
        self.value = np.asarray(value, float)
        super().__init__(mesh.ufl_domain(), self.value.shape)


@dataclass(frozen=True, eq=False)
class DirichletBC:
    """Prescribed dofs of one space; make it with :func:`dirichletbc`."""

    space: FunctionSpace
    dofs: NDArray[np.int64]
    value: Any = field(repr=False)
    flat: tuple[int, ...] = ()
    """The flat components of the space that an array of values is for."""

    def values(self) -> NDArray[np.float64]:
        """The prescribed values now, shape (dofs,)."""
        if isinstance(self.value, Function):
            return self.value.x.array[self.dofs]
        value = np.asarray(getattr(self.value, "value", self.value), float)
        if value.ndim == 0:
            return np.full(len(self.dofs), float(value))
        if value.shape != (len(self.flat),):
            raise InputError("value", f"of shape {value.shape}", f"({len(self.flat)},) or a number", "give one entry a component")
        return value[self.space.dof_component[self.dofs] - self.flat[0]]


def dirichletbc(value: Any, dofs: NDArray[np.int64], V: FunctionSpace | SubSpace | None = None) -> DirichletBC:
    """Prescribe dofs.

    Args:
        value: a number, an array with one entry a component, a :class:`Constant` or a :class:`Function`.
        dofs: from :func:`locate_dofs_topological` or :func:`locate_dofs_geometrical`.
        V: the space, or the components of it that ``dofs`` were located in; a Function brings its own.
    """
    if V is None:
        if not isinstance(value, Function):
            raise InputError("V", None, "the space of the dofs", "pass it as the third argument")
        V = value.function_space
    space, flat = components_of(V)
    if isinstance(value, Function) and value.function_space is not space:
        raise InputError("value", "a Function of another space", "one of the space of the dofs", "interpolate it into that space")
    return DirichletBC(space, np.asarray(dofs, np.int64), value, flat)
