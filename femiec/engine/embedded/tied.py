"""A system some of whose dofs follow others: the port of the masters alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from femiec.engine.embedded.constraints import LinearConstraint, Ties, constrain
from femiec.engine.embedded.dirichlet import DirichletBC
from femiec.engine.embedded.functions import Function
from femiec.engine.embedded.system import AssembledSystem
from femiec.engine.system import whole

Array = NDArray[np.float64]


class TiedSystem:
    """T^T F(T x + g) = 0 for the masters x of a system F; see :class:`~.constraints.LinearConstraint`.

    Args:
        system: F.
        functions: of its unknowns, in their order.
        ties: as from :func:`~.periodicity.periodic`.
        bcs: its prescribed dofs; their values may change between solves.

    Raises:
        InputError: ties that contradict each other or the prescribed values.
    """

    def __init__(
        self, system: AssembledSystem, functions: Sequence[Function], ties: Sequence[Ties], bcs: Sequence[DirichletBC]
    ) -> None:
        self.fields = system.fields
        self._system, self._functions, self._ties, self._bcs = system, tuple(functions), tuple(ties), tuple(bcs)
        self._constraint = self._constrained()
        self.free = np.ones(len(self._constraint.masters), bool)

    def _constrained(self) -> LinearConstraint:
        return constrain([function.function_space for function in self._functions], self._ties, self._bcs)

    def initial(self) -> Array:
        """The masters of the present state; prescribed values are read anew."""
        self._constraint = self._constrained()
        x = self._system.initial()
        self._system.accept(x)
        return np.asarray(x[self._constraint.masters])

    def residual(self, x: Array) -> Array:
        """T^T F."""
        return np.asarray(self._constraint.matrix.T @ self._system.residual(self._constraint.expand(x)))

    def jacobian(self, x: Array) -> sp.csr_matrix:
        """T^T F' T."""
        T = self._constraint.matrix
        return (T.T @ whole(self._system.jacobian(self._constraint.expand(x))) @ T).tocsr()

    def split(self, x: Array) -> dict[str, Array]:
        """The masters of each field, as views."""
        ends = np.cumsum([function.function_space.dim for function in self._functions])
        return dict(zip(self.fields, np.split(x, np.searchsorted(self._constraint.masters, ends[:-1])), strict=True))

    def norms(self, r: Array) -> dict[str, float]:
        """The Euclidean norm of each field's part."""
        return {name: float(np.linalg.norm(part)) for name, part in self.split(r).items()}

    def accept(self, x: Any) -> None:
        """Make x the present state; slaves follow."""
        self._system.accept(self._constraint.expand(x))
