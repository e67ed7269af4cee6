"""Newton's linear systems by multigrid, with the hierarchy of an earlier step."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log10

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from femiec.errors import ConvergenceError
from femiec.solve.conjugate import conjugate_gradients
from femiec.solve.hierarchy import Hierarchy, fixed_rows
from femiec.solve.krylov import gmres
from femiec.solve.linear import Goal
from femiec.solve.multigrid import Multigrid, check_elliptic, symmetric

Array = NDArray[np.float64]

SLOWER = 2.0
"""How many times the steps a digit that a new hierarchy took make it worth to build another."""


@dataclass
class KeptMultigrid:
    """Multigrid for matrices that change little from one to the next, as the tangents of Newton's method do.

    The hierarchy of the first matrix serves the next ones, until they take twice as many steps for each digit. Symmetric matrices
    are solved by conjugate gradients; others, such as tangents under pressures that follow the walls, by GMRES, whose hierarchy
    takes the unsymmetric part as small.

    Args:
        multigrid: makes the hierarchy; its tolerance is that of a solve without a goal, its iterations are the most steps of one.
        built: how many hierarchies were built so far.

    Example:
        >>> n = 1000
        >>> A = sp.diags_array([2.0 * np.ones(n), -np.ones(n - 1), -np.ones(n - 1)], offsets=[0, 1, -1], format="csr")
        >>> solver = KeptMultigrid()
        >>> for factor in (1.0, 1.1, 1.2):
        ...     x, error, name = solver.solve(factor * A, np.ones(n))
        >>> error < 1e-8, solver.built, name
        (True, 1, 'conjugate gradients with multigrid, ... iterations')
    """

    multigrid: Multigrid = field(default_factory=Multigrid)
    built: int = field(default=0, init=False, compare=False)
    _hierarchy: Hierarchy | None = field(default=None, init=False, repr=False, compare=False)
    _first: float = field(default=0.0, init=False, repr=False, compare=False)

    @property
    def exact(self) -> bool:
        """False: it stops at the goal."""
        return False

    def solve(self, matrix: sp.csr_matrix, b: Array, goal: Goal | None = None) -> tuple[Array, float, str]:
        """Solve A x = b to the goal, or to the tolerance without one.

        Returns:
            x, its error |b - A x| / |b| over the dofs that are not prescribed, and the name of the method.

        Raises:
            ConvergenceError: the goal was missed with a hierarchy of this matrix too, or the matrix is not definite.
            InputError: the sizes of the matrix and the given spaces differ.
        """
        check_elliptic(matrix)
        if not np.all(np.isfinite(b)):
            raise ConvergenceError("the right-hand side holds a value that is not finite")
        reduction = self.multigrid.tolerance if goal is None else goal.reduction
        if self._hierarchy is not None:
            try:
                return self._solve(matrix, b, reduction)
            except ConvergenceError:
                self._hierarchy = None  # a matrix too far from the first one: its own hierarchy may do
        self._hierarchy, self._first = self.multigrid.hierarchy(matrix), 0.0
        self.built += 1
        return self._solve(matrix, b, reduction)

    def _solve(self, matrix: sp.csr_matrix, b: Array, reduction: float) -> tuple[Array, float, str]:
        hierarchy, most = self._hierarchy, self.multigrid.iterations
        assert hierarchy is not None
        start = np.where(fixed_rows(matrix), b / matrix.diagonal(), 0.0)
        r = b - matrix @ start
        size = float(np.linalg.norm(r)) or 1.0
        if symmetric(matrix):
            x, left, steps = conjugate_gradients(matrix, r, np.zeros_like(r), hierarchy.cycle, reduction * size, most)
            share, method = left / size, "conjugate gradients"
        else:
            x, share, steps = gmres(matrix, hierarchy.cycle, r, np.ones_like(r), reduction, most, patience=most)
            method = "GMRES"
        if not share <= reduction:
            raise ConvergenceError(
                f"{method} with multigrid ({len(b)} unknowns) left {share:.1e} of the right-hand side after {steps} steps "
                f"(allowed {reduction:.0e}): the matrix is far from symmetric positive definite; use a direct solver"
            )
        self._judge(steps / max(-log10(reduction), 1.0))
        return start + x, share, f"{method} with multigrid, {steps} iterations"

    def _judge(self, pace: float) -> None:
        """Drop a hierarchy that has become slow."""
        self._first = self._first or pace
        if pace > SLOWER * self._first + 1:
            self._hierarchy = None
