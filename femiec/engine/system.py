"""The port between engines and solvers: a nonlinear system F(x) = 0 of several fields."""

from __future__ import annotations

from typing import Any, Protocol

from numpy.typing import NDArray


class System(Protocol):
    """A nonlinear system; x stacks the dofs of all fields, scaled to order one."""

    fields: tuple[str, ...]
    """Names, in the order in which they are stacked."""

    free: NDArray[Any]
    """True where a dof is solved for, False where it is prescribed."""

    def initial(self) -> NDArray[Any]:
        """The present state, with prescribed dofs at their prescribed values."""

    def residual(self, x: NDArray[Any]) -> NDArray[Any]:
        """F(x); zero at prescribed dofs."""

    def jacobian(self, x: NDArray[Any]) -> Any:
        """dF/dx as a sparse matrix; prescribed rows and columns are those of the identity."""

    def split(self, x: NDArray[Any]) -> dict[str, NDArray[Any]]:
        """The part of each field, as views."""

    def norms(self, r: NDArray[Any]) -> dict[str, float]:
        """The Euclidean norm of each field's part of a residual, over all ranks."""

    def accept(self, x: NDArray[Any]) -> None:
        """Make x the present state of the fields."""


def whole(matrix: Any) -> Any:
    """A SciPy matrix on every rank, of one that may be shared out among ranks: for what has no way to work with parts."""
    gathered = getattr(matrix, "gathered", None)
    return gathered() if gathered else matrix
