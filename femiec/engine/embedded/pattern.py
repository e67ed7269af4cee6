"""The sparsity pattern of a matrix, and where in it each element matrix goes.

Patterns are found for scalar dofs, block by block; the components of a vector block follow from strides. All component pairs of a
coupled pair of blocks are stored, zeros included, so that a pattern never changes with the values.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from femiec.engine.embedded.scatter import unique_entries

Coupling = tuple[NDArray[np.int32], NDArray[np.int32]]
"""Scalar dofs (nodes, entities) of the rows and of the columns."""
Pair = tuple[int, int]
"""Row block and column block, counted through the parts of the system."""


@dataclass(frozen=True)
class Pattern:
    """A CSR pattern.

    Attributes:
        shape: rows and columns.
        indptr, indices: of the CSR matrix; the indices of a row ascend.
        positions: for each coupling, the entry of component (0, 0), shape (entities, row nodes, column nodes); of the integer
            type of ``indptr``.
        strides: for each pair, what one more row component adds to the position in each scalar row.
    """

    shape: tuple[int, int]
    indptr: NDArray[Any]
    indices: NDArray[np.int32]
    positions: Mapping[tuple[Pair, Hashable], NDArray[Any]]
    strides: Mapping[Pair, NDArray[Any]]

    def matrix(self, data: NDArray[np.float64]) -> sp.csr_matrix:
        """The matrix with these entries.

        All matrices of a pattern share its index arrays, which are read-only: what would change them in place
        (``eliminate_zeros``) raises a ValueError and takes a ``copy()`` of the matrix.
        """
        matrix = sp.csr_matrix(self.shape)
        matrix.data, matrix.indices, matrix.indptr = data, self.indices, self.indptr
        matrix.has_canonical_format = True
        return matrix


def build_pattern(rows: list[Any], columns: list[Any], couplings: Mapping[Pair, Mapping[Hashable, Coupling]]) -> Pattern:
    """Build a pattern.

    Args:
        rows, columns: blocks with ``count``, ``size`` and ``offset`` (in the system).
        couplings: for each pair of blocks, which scalar dofs meet, by a name for the place where they do.
    """
    scalar = {
        pair: _scalar_pattern(list(named.values()), rows[pair[0]].count, columns[pair[1]].count)
        for pair, named in couplings.items()
    }
    lengths, before = _row_lengths(rows, columns, scalar)
    per_row = np.concatenate([np.repeat(lengths[r], block.size) for r, block in enumerate(rows)])
    indptr = np.concatenate([[0], np.cumsum(per_row)])
    kind = np.int32 if indptr[-1] < 2**31 else np.int64
    indices = np.empty(indptr[-1], np.int32)
    positions: dict[tuple[Pair, Hashable], NDArray[Any]] = {}
    for pair, (pointer, index, found) in scalar.items():
        row, column = rows[pair[0]], columns[pair[1]]
        base = (indptr[row.offset + row.size * np.arange(row.count)] + before[pair] - column.size * pointer[:-1]).astype(kind)
        _fill(indices, base, pointer, column.size * np.arange(len(index), dtype=kind), lengths[pair[0]], row, column, index)
        for (name, (row_dofs, _)), place in zip(couplings[pair].items(), found, strict=True):
            place = place.astype(kind, copy=False)
            place *= kind(column.size)
            place += base[row_dofs.T][:, :, None]
            positions[pair, name] = place
    shape = (len(indptr) - 1, sum(block.count * block.size for block in columns))
    strides = {pair: lengths[pair[0]].astype(kind) for pair in scalar}
    indptr = indptr.astype(kind)
    for shared in (indptr, indices):
        shared.flags.writeable = False
    return Pattern(shape, indptr, indices, positions, strides)


def _fill(indices: Any, base: Any, pointer: Any, within: Any, length: Any, row: Any, column: Any, index: Any) -> None:
    """Write the column numbers of all component pairs of a pair of blocks."""
    row_of = np.repeat(np.arange(row.count), np.diff(pointer))
    start, step = base[row_of] + within, length[row_of]
    for i in range(row.size):
        for j in range(column.size):
            indices[start + i * step + j] = column.offset + column.size * index + j


def _row_lengths(
    rows: list[Any], columns: list[Any], scalar: Mapping[Pair, Any]
) -> tuple[list[NDArray[np.int64]], dict[Pair, NDArray[np.int64]]]:
    """Entries in each scalar row of each row block, and of those the ones before each column block."""
    lengths, before = [], {}
    for r, row in enumerate(rows):
        length = np.zeros(row.count, np.int64)
        for c, column in enumerate(columns):
            if (r, c) in scalar:
                before[r, c] = length.copy()
                length += column.size * np.diff(scalar[r, c][0])
        lengths.append(length)
    return lengths, before


def _scalar_pattern(couplings: list[Coupling], n_rows: int, n_columns: int) -> tuple[Any, Any, list[NDArray[Any]]]:
    """Pointer and indices of the union of the couplings, and for each the entry of (entity, row node, column node)."""
    rows = np.concatenate([np.repeat(r.T, len(c), axis=1).ravel() for r, c in couplings])
    columns = np.concatenate([np.tile(c.T, (1, len(r))).ravel() for r, c in couplings])
    pointer, indices, place = unique_entries(rows, columns, (n_rows, n_columns))
    found, start = [], 0
    for r, c in couplings:
        count = len(r) * len(c) * r.shape[1]
        found.append(place[start : start + count].reshape(r.shape[1], len(r), len(c)))
        start += count
    return pointer, indices, found
