"""SuperLU, the direct solver of SciPy, kept fast on symmetric matrices with zeros on their diagonal."""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.sparse.linalg import splu

from femiec.errors import ConvergenceError

Array = NDArray[np.float64]

SHIFT = 1e-8
"""What takes the place of a zero on the diagonal, as a share of the diagonal of the Schur complement there."""


class SuperLU:
    """The factors of a matrix.

    An unsymmetric matrix gets ordered columns and partial pivoting. A symmetric one gets a symmetric order (minimum degree) and
    pivots on its diagonal, which fills in three times less. For that a zero on the diagonal is replaced by a small number of the
    sign that makes [[K, B^T], [B, -C]] quasi-definite, where every symmetric order has non-zero pivots (Vanderbei, SIAM J. Optim.
    5, 100 (1995)). The factors are then those of a matrix nearby: refine against the true one.

    Tried on plane flow of 84 000 unknowns and rejected: column ordering (62 M entries of the factors against 20 M, six times the
    time), the same order without stored zeros on the diagonal (57 M), SuperLU's own symmetric mode (no faster), single precision
    (no digit right). Nested dissection (17 M) would save a quarter of the time, if it cost nothing.

    Args:
        symmetric: whether the matrices will be.
    """

    name = "SuperLU"
    worth = 30
    """Iterations that cost as much as a factorisation, seen on plane flow."""

    def __init__(self, symmetric: bool) -> None:
        self._symmetric = symmetric
        self._factors: Any = None

    def factorise(self, matrix: sp.csr_matrix) -> None:
        """Factorise a matrix.

        Raises:
            ConvergenceError: the matrix is singular.
        """
        self._factors = None  # the old ones go first: two may not fit where one does
        try:
            if self._symmetric:
                self._factors = splu(quasi_definite(matrix).T, permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0)
            else:
                self._factors = splu(matrix.tocsc(), permc_spec="COLAMD")
        except RuntimeError as error:
            raise ConvergenceError(f"SuperLU could not factorise a matrix of {matrix.shape[0]} rows: {error}") from error

    @property
    def negative(self) -> int | None:
        """Negative pivots of the last matrix, where they all stand on its diagonal."""
        factors = self._factors
        on_diagonal = self._symmetric and np.array_equal(factors.perm_r, factors.perm_c)
        return int(np.count_nonzero(factors.U.diagonal() < 0)) if on_diagonal else None

    def solve(self, b: Array) -> Array:
        """The solution for one right-hand side."""
        return np.asarray(self._factors.solve(b))


def quasi_definite(matrix: sp.csr_matrix) -> sp.csr_matrix:
    """A symmetric matrix whose zeros on the diagonal are replaced, a_ii = -SHIFT sum_j a_ij^2 / a_jj.

    Example:
        >>> quasi_definite(sp.csr_matrix([[4.0, 2.0], [2.0, 0.0]])).toarray()
        array([[ 4.e+00,  2.e+00],
               [ 2.e+00, -1.e-08]])
    """
    diagonal = matrix.diagonal()
    zero = np.flatnonzero(diagonal == 0.0)
    if not len(zero):
        return matrix
    inverse = np.divide(1.0, diagonal, out=np.zeros_like(diagonal), where=diagonal != 0.0)
    diagonal[zero] = -SHIFT * (matrix[zero].power(2) @ inverse)
    out = matrix.copy()
    out.setdiag(diagonal)
    return out
