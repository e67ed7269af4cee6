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
        positions: for each coupling, the entry of component (0, 0), shape (entities, row nodes, column nodes).
        strides: for each pair, what one more row component adds to the position in each scalar row.
    """

    shape: tuple[int, int]
    indptr: NDArray[Any]
    indices: NDArray[np.int32]
    positions: Mapping[tuple[Pair, Hashable], NDArray[np.int64]]
    strides: Mapping[Pair, NDArray[np.int64]]

    def matrix(self, data: NDArray[np.float64]) -> sp.csr_matrix:
        """The matrix with these entries; it owns its indices, for scipy changes them in place (``eliminate_zeros``)."""
        return sp.csr_matrix((data, self.indices.copy(), self.indptr.copy()), shape=self.shape)


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
    indices = np.empty(indptr[-1], np.int32)
    positions: dict[tuple[Pair, Hashable], NDArray[np.int64]] = {}
    for pair, (pointer, index, found) in scalar.items():
        row, column = rows[pair[0]], columns[pair[1]]
        base = indptr[row.offset + row.size * np.arange(row.count)] + before[pair] - column.size * pointer[:-1]
        row_of = np.repeat(np.arange(row.count), np.diff(pointer))
        start = base[row_of] + column.size * np.arange(len(index))
        for i in range(row.size):
            for j in range(column.size):
                indices[start + i * lengths[pair[0]][row_of] + j] = column.offset + column.size * index + j
        for (name, (row_dofs, _)), place in zip(couplings[pair].items(), found, strict=True):
            positions[pair, name] = base[row_dofs.T][:, :, None] + column.size * place
    shape = (len(indptr) - 1, sum(block.count * block.size for block in columns))
    compact = indptr.astype(np.int32) if indptr[-1] < 2**31 else indptr
    return Pattern(shape, compact, indices, positions, {pair: lengths[pair[0]] for pair in scalar})


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


def _scalar_pattern(couplings: list[Coupling], n_rows: int, n_columns: int) -> tuple[Any, Any, list[NDArray[np.int64]]]:
    """Pointer and indices of the union of the couplings, and for each the entry of (entity, row node, column node)."""
    rows = [np.repeat(r.T, c.shape[0], axis=1).ravel() for r, c in couplings]
    columns = [np.tile(c.T, (1, r.shape[0])).ravel() for r, c in couplings]
    row, column = np.concatenate(rows), np.concatenate(columns)
    order = np.argsort(row.astype(np.int64) * n_columns + column, kind="stable")
    sorted_row, sorted_column = row[order], column[order]
    new = np.ones(len(order), bool)
    new[1:] = (sorted_row[1:] != sorted_row[:-1]) | (sorted_column[1:] != sorted_column[:-1])
    entry = np.empty(len(order), np.int64)
    entry[order] = np.cumsum(new) - 1
    pointer = np.concatenate([[0], np.cumsum(np.bincount(sorted_row[new], minlength=n_rows))])
    found, start = [], 0
    for r, c in couplings:
        count = r.shape[0] * c.shape[0] * r.shape[1]
        found.append(entry[start : start + count].reshape(r.shape[1], r.shape[0], c.shape[0]))
        start += count
    return pointer, sorted_column[new], found
