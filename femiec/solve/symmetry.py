"""The symmetric half of a sparse matrix: found once for a pattern, read at each new set of values."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

Array = NDArray[np.float64]
Index = NDArray[np.int32]

TOLERANCE = 1e-12
"""Largest |a_ij - a_ji| against the largest entries of rows i and j that still counts as round-off."""


@dataclass(frozen=True)
class Triangle:
    """The upper triangle of a matrix of symmetric pattern, with every diagonal entry, stored or not.

    Attributes:
        indptr, indices: its CSR pattern.
        upper, lower: where the values of the triangle, and of its mirror image, stand among the matrix's.
        absent: which entries of the triangle are not stored in the matrix (diagonal ones).
    """

    indptr: Index
    indices: Index
    upper: Index
    lower: Index
    absent: Index

    def values(self, data: Array) -> Array:
        """The triangle's entries."""
        out = data[self.upper]
        out[self.absent] = 0.0
        return out

    def symmetric(self, data: Array) -> bool:
        """Whether these values are symmetric to round-off, seen from the size of their rows and columns."""
        gap = np.abs(data[self.upper] - data[self.lower])
        suspect = np.flatnonzero(gap > 0.1 * TOLERANCE * np.abs(data[self.upper]))
        if not len(suspect):
            return True
        rows = np.searchsorted(self.indptr, suspect, side="right") - 1
        largest = self._largest(data)
        return bool(np.all(gap[suspect] <= TOLERANCE * np.minimum(largest[rows], largest[self.indices[suspect]])))

    def _largest(self, data: Array) -> Array:
        """The largest entry of each row of the symmetric matrix."""
        size = np.abs(self.values(data))
        out = np.maximum.reduceat(size, self.indptr[:-1])
        np.maximum.at(out, self.indices, size)
        return out


def triangle_of(matrix: sp.csr_matrix) -> Triangle | None:
    """The upper triangle of a CSR matrix with sorted indices; None if the pattern is not symmetric.

    Example:
        >>> half = triangle_of(sp.csr_matrix([[2.0, 3.0], [3.0, 0.0]]))
        >>> half.indices, half.values(np.array([2.0, 3.0, 3.0]))
        (array([0, 1, 1], dtype=int32), array([2., 3., 0.]))
    """
    count = matrix.shape[0]
    mirrored = sp.csr_matrix((np.arange(matrix.nnz), matrix.indices, matrix.indptr), shape=matrix.shape).tocsc()
    if not (np.array_equal(mirrored.indptr, matrix.indptr) and np.array_equal(mirrored.indices, matrix.indices)):
        return None
    rows = np.repeat(np.arange(count, dtype=np.int32), np.diff(matrix.indptr))
    upper = np.flatnonzero(matrix.indices >= rows)
    lower, rows, columns = mirrored.data[upper], rows[upper], matrix.indices[upper]
    missing = np.setdiff1d(np.arange(count), rows[rows == columns])
    absent = np.searchsorted(rows, missing) + np.arange(len(missing))  # a row's diagonal comes first
    upper, lower, rows, columns = (
        np.insert(old, np.searchsorted(rows, missing), new)
        for old, new in ((upper, 0), (lower, 0), (rows, missing), (columns, missing))
    )
    indptr = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=count))])
    return Triangle(*(np.asarray(part, dtype=np.int32) for part in (indptr, columns, upper, lower, absent)))
