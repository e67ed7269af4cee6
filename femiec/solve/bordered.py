"""A linear system with one more row and column, by two solves with the factors of the matrix."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from femiec.errors import ConvergenceError
from femiec.solve.linear import Direct

Array = NDArray[np.float64]

REFINEMENTS, TOLERANCE = 4, 1e-9
"""Steps of refinement at most, and the largest componentwise backward error that is accepted."""


class Bordered:
    """[[A, b], [c^T, d]] (x, y) = (r, s); it may be regular where A is singular, as at a limit point.

    Block elimination is exact to round-off unless A is nearly singular; refinement with the whole system's residual makes good
    for that (Govaerts, Numerical Methods for Bifurcations of Dynamical Equilibria, section 3.6).

    Args:
        direct: whose factors of A are used and kept.
        matrix: A, CSR.
        column: b.
        row: c.
        corner: d.

    Raises:
        ConvergenceError: A cannot be factorised.

    Example:
        >>> zero = sp.csr_matrix([[1.0, 1.0], [1.0, 1.0 + 1e-9]])
        >>> x, y = Bordered(Direct(), zero, np.array([0.0, 1.0]), np.array([0.0, 1.0]), 0.0).solve(np.array([3.0, 5.0]), 1.0)
        >>> x.round(6), round(y, 6)
        (array([2., 1.]), 2.0)
    """

    def __init__(self, direct: Direct, matrix: sp.csr_matrix, column: Array, row: Array, corner: float) -> None:
        self._matrix = matrix if matrix.has_sorted_indices else matrix.sorted_indices()
        self._column, self._row, self._corner = column, row, corner
        self._factors = direct.factorise(self._matrix)
        self._through = self._factors.solve(column)

    @property
    def negative(self) -> int | None:
        """Negative eigenvalues of A, if A is symmetric and the library counts them."""
        return self._factors.negative

    def solve(self, r: Array, s: float) -> tuple[Array, float]:
        """(x, y).

        Raises:
            ConvergenceError: the system is singular, or the tolerance was missed.
        """
        x, y = self._eliminate(r, s)
        for _ in range(REFINEMENTS):
            error, left, rest = self._error(x, y, r, s)
            if error <= 1e-14:
                return x, y
            dx, dy = self._eliminate(left, rest)
            x, y = x + dx, y + dy
        error, *_ = self._error(x, y, r, s)
        if not error <= TOLERANCE:
            raise ConvergenceError(
                f"the bordered solve ({len(r)} unknowns) missed its tolerance: backward error {error:.1e}, "
                f"allowed {TOLERANCE:.0e}"
            )
        return x, y

    def _eliminate(self, r: Array, s: float) -> tuple[Array, float]:
        x = self._factors.solve(r)
        with np.errstate(all="ignore"):  # what is singular gives no finite number, and the error sees it
            y = float(np.float64(s - self._row @ x) / (self._corner - self._row @ self._through))
            return x - y * self._through, y

    def _error(self, x: Array, y: float, r: Array, s: float) -> tuple[float, Array, float]:
        """The backward error, and what is left of (r, s)."""
        if not (np.all(np.isfinite(x)) and np.isfinite(y)):
            return float("inf"), r, s
        left, rest = r - self._matrix @ x - y * self._column, s - float(self._row @ x) - y * self._corner
        size = abs(self._matrix) @ np.abs(x) + abs(y) * np.abs(self._column) + np.abs(r)
        last = np.abs(self._row) @ np.abs(x) + abs(y * self._corner) + abs(s)
        ratio = np.append(np.abs(left) / np.where(size > 0, size, 1.0), abs(rest) / (last or 1.0))
        return float(ratio.max()), left, rest
