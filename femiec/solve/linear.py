"""Linear solves whose residual is always checked."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from femiec.errors import ConvergenceError
from femiec.solve.factors import Factors

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Goal:
    """How far an inexact solve has to go: |W (b - A x)| <= reduction |W b|.

    Attributes:
        reduction: below one.
        weights: the diagonal of W, positive, one for each row: what makes the rows of different fields comparable.
    """

    reduction: float
    weights: Array


class LinearSolver(Protocol):
    """Solves A x = b; it may keep what it found for one matrix and use it for the next."""

    @property
    def exact(self) -> bool:
        """Whether it solves to round-off whatever the goal."""

    def solve(self, matrix: sp.csr_matrix, b: Array, goal: Goal | None = None) -> tuple[Array, float, str]:
        """Solve to the goal at least, without one to round-off.

        Returns:
            x, its error as this solver measures it, and the name of the library.

        Raises:
            ConvergenceError: the goal was missed.
        """


class Prepared(Protocol):
    """A matrix ready to be solved with, by its factors or by a preconditioner."""

    @property
    def name(self) -> str:
        """Of the library, or the method."""

    @property
    def steps(self) -> int:
        """Iterations that the last solve took; none with factors."""

    def solve(self, b: Array) -> Array:
        """A x = b, as exactly as it goes."""


class Preparing(LinearSolver, Protocol):
    """A linear solver whose work on a matrix serves many right-hand sides."""

    def factorise(self, matrix: Any, general: bool = False) -> Prepared:
        """Make a matrix ready; as robustly as it goes if ``general``.

        Raises:
            ConvergenceError: the matrix is singular.
        """

    def forget(self) -> None:
        """Drop all that was kept of earlier matrices."""


@dataclass
class Direct:
    """Sparse factors: PARDISO where it is installed, else SuperLU; L D L^T for symmetric matrices.

    The analysis of a pattern, and the factors, are kept until a matrix comes that they do not fit.

    Args:
        tolerance: largest componentwise backward error max |b - A x| / (|A||x| + |b|) that is accepted.
        residual: largest |b - A x| / |b| that is accepted. A singular system can have a tiny backward error with a huge x; this
            sees it.
        refinements: steps of iterative refinement at most.
        pardiso: use PARDISO where it can be imported.
    """

    tolerance: float = 1e-9
    residual: float = 1e-4
    refinements: int = 3
    pardiso: bool = True
    factors: Factors | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def exact(self) -> bool:
        """True."""
        return True

    def solve(self, matrix: sp.csr_matrix, b: Array, goal: Goal | None = None) -> tuple[Array, float, str]:
        """Solve A x = b to round-off; the goal does not matter.

        Returns:
            x, its componentwise backward error, and the name of the library.

        Raises:
            ConvergenceError: the matrix is singular, or the tolerance was missed.

        Example:
            >>> x, error, _ = Direct().solve(sp.csr_matrix([[2.0, 0.0], [1.0, 1e-12]]), np.array([2.0, 2.0]))
            >>> x.round(6), error < 1e-15
            (array([1.e+00, 1.e+12]), True)
        """
        matrix = matrix if matrix.has_sorted_indices else matrix.sorted_indices()
        factors = self.factorise(matrix)
        with suppress(ConvergenceError):
            return self._solve(matrix, b, factors)
        # Pivots near the diagonal, or a scaling found for earlier values, can fail where general pivoting does not.
        del factors
        return self._solve(matrix, b, self.factorise(matrix, general=True))

    def factorise(self, matrix: sp.csr_matrix, general: bool = False) -> Factors:
        """The factors of a matrix with sorted indices; the analysis is kept from the last one if it fits.

        Args:
            matrix: what is factorised.
            general: analyse anew, and pivot as for an unsymmetric matrix.

        Raises:
            ConvergenceError: the library says that the matrix is singular.
        """
        factors, self.factors = self.factors, None
        if general or factors is None or not factors.fits(matrix):
            factors = None  # what it holds is released before the new is made
            brought = getattr(matrix, "factors", None)  # a matrix that is shared out among ranks knows who factorises it
            factors = brought(general) if brought else Factors(matrix, self.pardiso, general)
        factors.factorise(matrix)
        self.factors = factors
        return factors

    def forget(self) -> None:
        """Drop the factors and their analysis."""
        self.factors = None

    def _solve(self, matrix: sp.csr_matrix, b: Array, factors: Factors) -> tuple[Array, float, str]:
        size, x = abs(matrix), factors.solve(b)
        left = b - matrix @ x
        error = _backward_error(size, x, b, left)
        for _ in range(self.refinements):
            if error < 1e-14:
                break
            better = x + factors.solve(left)
            remaining = b - matrix @ better
            refined = _backward_error(size, better, b, remaining)
            if not refined < error:
                break
            x, left, error = better, remaining, refined
        share = float(np.linalg.norm(left) / (np.linalg.norm(b) or 1.0))
        if not (error <= self.tolerance and share <= self.residual):
            raise ConvergenceError(
                f"the linear solve ({factors.name}, {len(b)} unknowns) missed its tolerance: backward error {error:.1e} (allowed "
                f"{self.tolerance:.0e}), residual {share:.1e} of the right-hand side (allowed {self.residual:.0e}); the system "
                "is singular or nearly so: look for a field without equation or support, or a degenerate mesh"
            )
        return x, error, factors.name


def backward_error(matrix: sp.csr_matrix, x: Array, b: Array) -> float:
    """The componentwise backward error max |b - A x| / (|A||x| + |b|) (Oettli and Prager 1964); infinite for a NaN."""
    return _backward_error(abs(matrix), x, b, b - matrix @ x)


def _backward_error(size: sp.csr_matrix, x: Array, b: Array, left: Array) -> float:
    terms = size @ np.abs(x) + np.abs(b)
    ratio = np.abs(left) / np.where(terms > 0, terms, 1.0)
    return float(ratio.max(initial=0.0)) if np.all(np.isfinite(ratio)) else float("inf")
