"""Direct linear solves whose residual is always checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import scipy.sparse as sp
import scipy.sparse.linalg
from numpy.typing import NDArray

from femiec.errors import ConvergenceError

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Direct:
    """A sparse LU factorisation: PARDISO where it is installed, else SuperLU.

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

    def solve(self, matrix: sp.csr_matrix, b: Array) -> tuple[Array, float, str]:
        """Solve A x = b.

        Returns:
            x, its componentwise backward error, and the name of the library.

        Raises:
            ConvergenceError: the matrix is singular, or the tolerance was missed.

        Example:
            >>> x, error, _ = Direct().solve(sp.csr_matrix([[2.0, 0.0], [1.0, 1e-12]]), np.array([2.0, 2.0]))
            >>> x.round(6), error < 1e-15
            (array([1.e+00, 1.e+12]), True)
        """
        apply, name = self._factorise(matrix)
        x = apply(b)
        error = backward_error(matrix, x, b)
        for _ in range(self.refinements):
            if error < 1e-14:
                break
            better = x + apply(b - matrix @ x)
            refined = backward_error(matrix, better, b)
            if not refined < error:
                break
            x, error = better, refined
        left = float(np.linalg.norm(b - matrix @ x) / (np.linalg.norm(b) or 1.0))
        if not (error <= self.tolerance and left <= self.residual):
            raise ConvergenceError(
                f"the linear solve ({name}, {len(b)} unknowns) missed its tolerance: backward error {error:.1e} (allowed "
                f"{self.tolerance:.0e}), residual {left:.1e} of the right-hand side (allowed {self.residual:.0e}); the system is "
                "singular or nearly so: look for a field without equation or support, or a degenerate mesh"
            )
        return x, error, name

    def _factorise(self, matrix: sp.csr_matrix) -> tuple[Callable[[Array], Array], str]:
        solver = _pardiso() if self.pardiso else None
        if solver is not None:
            ordered = matrix.sorted_indices()
            try:
                solver.factorize(ordered)
            except Exception as error:  # PyPardisoError is defined where the import may fail; an empty row gives a ValueError
                raise ConvergenceError(f"PARDISO could not factorise a matrix of {matrix.shape[0]} rows: {error}") from error
            return lambda b: solver.solve(ordered, b), "PARDISO"
        try:
            return scipy.sparse.linalg.splu(matrix.tocsc(), permc_spec="COLAMD").solve, "SuperLU"
        except RuntimeError as error:
            raise ConvergenceError(f"SuperLU could not factorise a matrix of {matrix.shape[0]} rows: {error}") from error


def backward_error(matrix: sp.csr_matrix, x: Array, b: Array) -> float:
    """The componentwise backward error max |b - A x| / (|A||x| + |b|) (Oettli and Prager 1964); infinite for a NaN."""
    size = abs(matrix) @ np.abs(x) + np.abs(b)
    ratio = np.abs(b - matrix @ x) / np.where(size > 0, size, 1.0)
    return float(ratio.max(initial=0.0)) if np.all(np.isfinite(ratio)) else float("inf")


@cache
def _pardiso() -> Any:
    """The handle of the library, None without it; finding the library takes a tenth of a second, so it is kept."""
    try:
        from pypardiso import PyPardisoSolver
    except (ImportError, OSError):
        return None
    return PyPardisoSolver(mtype=11)
