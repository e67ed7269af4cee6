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
        values = self.values(data)
        gap = np.abs(values - data[self.lower])
        gap[self.absent] = 0.0
        np.abs(values, out=values)
        suspect = np.flatnonzero(gap > TOLERANCE * values)  # round-off, or zeros but for round-off: few
        if not len(suspect):
            return True
        # The part of a row that is right of the diagonal, and of a column above it.
        along, down = np.maximum.reduceat(values, self.indptr[:-1]), np.zeros(len(self.indptr) - 1)
        np.maximum.at(down, self.indices, values)
        largest = np.maximum(along, down)
        rows = np.repeat(np.arange(len(largest)), np.diff(self.indptr))[suspect]
        return bool(np.all(gap[suspect] <= TOLERANCE * np.minimum(largest[rows], largest[self.indices[suspect]])))


def triangle_of(matrix: sp.csr_matrix) -> Triangle | None:
    """The upper triangle of a CSR matrix with sorted indices; None if the pattern is not symmetric.

    Example:
        >>> half = triangle_of(sp.csr_matrix([[2.0, 3.0], [3.0, 0.0]]))
        >>> half.indices, half.values(np.array([2.0, 3.0, 3.0]))
        (array([0, 1, 1], dtype=int32), array([2., 3., 0.]))
    """
    count = matrix.shape[0]
    places = np.arange(matrix.nnz, dtype=np.int32)
    mirrored = sp.csr_matrix((places, matrix.indices, matrix.indptr), shape=matrix.shape).tocsc()
    if not (np.array_equal(mirrored.indptr, matrix.indptr) and np.array_equal(mirrored.indices, matrix.indices)):
        return None
    rows = np.repeat(np.arange(count, dtype=np.int32), np.diff(matrix.indptr))
    upper = np.flatnonzero(matrix.indices >= rows)
    lower, rows, columns = mirrored.data[upper], rows[upper], matrix.indices[upper]
    has = np.zeros(count, bool)
    has[rows[rows == columns]] = True
    missing = np.flatnonzero(~has)
    before = np.searchsorted(rows, missing)  # a row's diagonal comes first
    if len(missing):
        upper, lower, rows, columns = (
            np.insert(old, before, new) for old, new in ((upper, 0), (lower, 0), (rows, missing), (columns, missing))
        )
    indptr = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=count))])
    absent = before + np.arange(len(missing))
    return Triangle(*(np.asarray(part, dtype=np.int32) for part in (indptr, columns, upper, lower, absent)))
