"""Values: coefficients with a dof vector, and constants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import ufl
from numpy.typing import NDArray

from femiec.engine.embedded.reals import default_scalar_type, expect_float64, real_array
from femiec.engine.embedded.spaces import FunctionSpace
from femiec.engine.embedded.subspaces import SubSpace
from femiec.errors import InputError
from femiec.geometry.mesh import Mesh


@dataclass
class Vector:
    """The dof values of a function."""

    array: NDArray[np.float64]

    def scatter_forward(self) -> None:
        """Nothing: one process has all values."""


class Function(ufl.Coefficient):
    """A member of a space; ``f.x.array`` holds its dofs, shape (dofs,).

    Args:
        V: the space.
        x: the dofs, shared with another function; zeros by default.
        name: the name.
        dtype: float64.

    Example:
        >>> import skfem
        >>> from femiec.engine.embedded import functionspace
        >>> f = Function(functionspace(Mesh.from_skfem(skfem.MeshTri().refined(1)), ("Lagrange", 1)))
        >>> f.interpolate(lambda x: 2 * x[0])
        >>> float(f.x.array.max())
        2.0
    """

    def __init__(
        self, V: FunctionSpace | SubSpace, x: Vector | None = None, name: str = "f", dtype: Any = default_scalar_type
    ) -> None:
        expect_float64("dtype", dtype)
        if x is None and isinstance(V, SubSpace):
            raise InputError("V", "a part of a space", "a space of its own", "collapse it: V, _ = V.sub(i).collapse()")
        super().__init__(V)
        self.x = Vector(np.zeros(V.dim)) if x is None else x
        if self.x.array.shape != (V.dim,):
            raise InputError("x", f"of shape {self.x.array.shape}", f"({V.dim},)", "take the vector of a function of the space")
        self.name = name

    @property
    def function_space(self) -> FunctionSpace:
        """The space; for a part of a function the components of it."""
        return self.ufl_function_space()

    @property
    def dtype(self) -> Any:
        """The type of its values."""
        return np.dtype(default_scalar_type)

    def interpolate(self, source: Any, cells0: Any = None, cells1: Any = None) -> None:
        """Set the dofs, or those of some cells: see :func:`femiec.engine.embedded.interpolation.interpolate`."""
        from femiec.engine.embedded.interpolation import interpolate

        interpolate(self, source, cells0, cells1)

    def sub(self, i: int) -> Function:
        """The i-th part, which shares the dofs of this function: what is written to one is in the other.

        Example:
            >>> import skfem
            >>> from femiec.engine.embedded import functionspace
            >>> u = Function(functionspace(Mesh.from_skfem(skfem.MeshTri()), ("Lagrange", 1, (2,))))
            >>> u.sub(1).interpolate(lambda x: 3 + x[0])
            >>> u.x.array
            array([0., 3., 0., 4., 0., 3., 0., 4.])
        """
        return Function(self.function_space.sub(i), self.x, f"{self.name}_{i}")

    def split(self) -> tuple[Function, ...]:
        """All parts."""
        parts = tuple(self.sub(i) for i in range(self.function_space.num_sub_spaces))
        if not parts:
            raise InputError("split", "a scalar function", "a mixed function, a vector or a tensor", "use it as it is")
        return parts

    def collapse(self) -> Function:
        """A part of a function as a function with dofs of its own."""
        part = self.function_space
        if not isinstance(part, SubSpace):
            raise InputError("collapse", "a whole function", "a part of one", "take u.sub(i).collapse(), or u.copy()")
        V, dofs = part.collapse()
        return Function(V, Vector(self.x.array[dofs]), self.name)

    def copy(self) -> Function:
        """A function with a copy of the dofs."""
        return Function(self.function_space, Vector(self.x.array.copy()), self.name)

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
    """A number or small array, uniform in space.

    Args:
        mesh: the mesh.
        value: a number or an array of real numbers.
    """

    def __init__(self, mesh: Mesh, value: Any) -> None:
        self._value = real_array("value", value)
        super().__init__(mesh.ufl_domain(), self._value.shape)

    @property
    def value(self) -> NDArray[np.float64]:
        """The number or array; it may change between assemblies, and keeps its shape.

        Example:
            >>> import skfem
            >>> step = Constant(Mesh.from_skfem(skfem.MeshTri()), 0.1)
            >>> step.value = 0.2
            >>> float(step)
            0.2
        """
        return self._value

    @value.setter
    def value(self, value: Any) -> None:
        new = real_array("value", value)
        if new.shape not in ((), self._value.shape):
            raise InputError("value", f"of shape {new.shape}", f"{self._value.shape} or a number", "make another Constant")
        self._value[...] = new

    @property
    def dtype(self) -> Any:
        """The type of its values."""
        return self._value.dtype

    def __float__(self) -> float:
        """The number of a scalar."""
        return float(self._value)
