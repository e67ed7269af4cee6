"""The factors of a sparse matrix; what depends on its pattern only is found once."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from femiec.errors import ConvergenceError
from femiec.solve.pardiso import Pardiso, library
from femiec.solve.superlu import SuperLU
from femiec.solve.symmetry import triangle_of

Array = NDArray[np.float64]


class Factors:
    """The factors of one matrix at a time, of one pattern: L D L^T if the first matrix is symmetric, else LU.

    Attributes:
        name: the library's.
        worth: iterations that cost as much as a factorisation.
        steps: iterations that a solve takes.

    Args:
        matrix: the first one, CSR with sorted indices; :meth:`factorise` takes it too.
        pardiso: use PARDISO where it is installed, else SuperLU.
        general: LU even of a symmetric matrix: its pivoting is the more robust.
    """

    steps = 0

    def __init__(self, matrix: sp.csr_matrix, pardiso: bool, general: bool = False) -> None:
        self._pattern = (matrix.indptr.copy(), matrix.indices.copy())
        triangle = None if general else triangle_of(matrix)
        self._triangle = triangle if triangle is not None and triangle.symmetric(matrix.data) else None
        use_pardiso = pardiso and library() is not None
        self._library = Pardiso(matrix, self._triangle) if use_pardiso else SuperLU(self.symmetric)
        self.name, self.worth = self._library.name, self._library.worth

    @property
    def symmetric(self) -> bool:
        """Whether only symmetric matrices fit."""
        return self._triangle is not None

    @property
    def negative(self) -> int | None:
        """Negative eigenvalues of the last matrix (Sylvester's law of inertia); None if it is not symmetric, or not counted."""
        return self._library.negative if self.symmetric else None

    def fits(self, matrix: sp.csr_matrix) -> bool:
        """Whether a matrix has the pattern, and the symmetry, that these factors are for."""
        return self.resemble(matrix) and (self._triangle is None or self._triangle.symmetric(matrix.data))

    def resemble(self, matrix: sp.csr_matrix) -> bool:
        """Whether a matrix has the pattern of these factors."""
        return np.array_equal(matrix.indptr, self._pattern[0]) and np.array_equal(matrix.indices, self._pattern[1])

    def factorise(self, matrix: sp.csr_matrix) -> None:
        """Factorise a matrix that fits.

        Raises:
            ConvergenceError: the library says that it is singular.
        """
        if not np.diff(matrix.indptr).all():
            raise ConvergenceError(f"a matrix of {matrix.shape[0]} rows has an empty row: look for a field without equation")
        self._library.factorise(matrix)

    def solve(self, b: Array) -> Array:
        """A x = b for the last matrix, as exactly as its factors are."""
        return self._library.solve(b)
