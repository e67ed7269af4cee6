"""Stage 7: element tensors into the global array, and the counting sort that finds where they go.

Both are scipy's compiled kernels for sparse matrices, which release the interpreter lock: adding values at positions is the
product of a matrix of one column, whose row numbers are the positions, with the number 1.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import _sparsetools

Integers = NDArray[Any]
_ONE = np.ones(1)


def add_at(out: NDArray[np.float64], positions: Integers, values: NDArray[np.float64]) -> None:
    """out[positions] += values, with repeated positions added up in the order in which they come.

    Example:
        >>> out = np.zeros(3)
        >>> add_at(out, np.array([0, 2, 2], np.int32), np.array([1.0, 2.0, 3.0]))
        >>> out
        array([1., 0., 5.])
    """
    if not (out.flags.c_contiguous and positions.flags.c_contiguous and values.flags.c_contiguous):
        raise ValueError("contiguous arrays only")
    pointer = np.array([0, positions.size], positions.dtype)
    _sparsetools.csc_matvec(out.size, 1, pointer, positions.ravel(), values.ravel(), _ONE, out)


def unique_entries(rows: Integers, columns: Integers, shape: tuple[int, int]) -> tuple[Integers, Integers, Integers]:
    """The pattern of some entries, and the place of each entry in it.

    Args:
        rows, columns: of each entry, repeated ones allowed.
        shape: number of rows and columns.

    Returns:
        The row pointer and the ascending column numbers of the CSR pattern, and for each entry its place among them.

    Example:
        >>> unique_entries(np.array([1, 0, 1]), np.array([2, 1, 2]), (2, 3))
        (array([0, 1, 2], dtype=int32), array([1, 2], dtype=int32), array([1, 0, 1], dtype=int32))
    """
    count = len(rows)
    kind = np.int32 if max(count, *shape) < 2**31 else np.int64
    rows, columns = rows.astype(kind, copy=False), columns.astype(kind, copy=False)
    pointer, sorted_columns, entry = np.empty(shape[0] + 1, kind), np.empty(count, kind), np.empty(count, kind)
    _sparsetools.coo_tocsr(*shape, count, rows, columns, np.arange(count, dtype=kind), pointer, sorted_columns, entry)
    _sparsetools.csr_sort_indices(shape[0], pointer, sorted_columns, entry)
    new = np.ones(count, bool)
    new[1:] = sorted_columns[1:] != sorted_columns[:-1]
    firsts = pointer[:-1]
    new[firsts[np.less(firsts, count)]] = True
    place = np.empty(count, kind)
    place[entry] = np.cumsum(new, dtype=kind) - 1
    starts = np.append(np.cumsum(new, dtype=np.int64) - new, new.sum())
    return starts[pointer].astype(kind), sorted_columns[new], place
