"""Blocks of strongly coupled nodes, and the inverses of a matrix on them: what smooths cells that are thin in one direction."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components

Array = NDArray[np.float64]
Labels = NDArray[np.int64]

STRONG = (0.5, 0.4, 0.3)
"""Couplings that join nodes, the strongest first. Between neighbours in second-order cells they are about 0.2 where these are as
long as wide, and approach 0.5 across thin ones."""

LARGEST = 48
"""Rows of a block at most: its inverse then costs less than the matrix itself."""

_ROWS = 2**15  # read at a time


def strong_blocks(matrix: sp.csr_matrix, block: int) -> Labels:
    """The block of each row: nodes joined by strong couplings, which in a thin cell are those across it.

    Nodes i and j couple with |A_ij| / sqrt(|A_ii| |A_jj|), norms of the nodes' blocks of D^-1/2 A D^-1/2, D the diagonal of A.
    Those joined by couplings above a bound are a block; where it became too large, the blocks of the next higher bound stay.

    Args:
        matrix: symmetric positive definite.
        block: rows a node.

    Returns:
        A number for each row, from zero; the rows of a node share one.

    Example:
        >>> strong_blocks(sp.csr_matrix([[2.0, -1.9, 0.0], [-1.9, 2.0, -0.1], [0.0, -0.1, 2.0]]), 1)
        array([0, 0, 1])
    """
    first, second, strength = _couplings(matrix, block)
    nodes = matrix.shape[0] // block
    labels = np.arange(nodes)
    for bound in STRONG:
        strong = strength >= bound
        graph = sp.coo_array((np.ones(strong.sum(), bool), (first[strong], second[strong])), shape=(nodes, nodes))
        _, joined = connected_components(graph, directed=False)
        small = np.bincount(joined)[joined] * block <= LARGEST
        labels = np.where(small, joined, nodes + labels)
        labels = np.unique(labels, return_inverse=True)[1].ravel()
    return np.repeat(labels, block)


def block_inverse(matrix: sp.csr_matrix, labels: Labels) -> sp.csr_matrix:
    """The inverse of the matrix without what couples different blocks; a row without entries gives zeros.

    Args:
        matrix: symmetric positive definite.
        labels: the block of each row, from :func:`strong_blocks`.

    Example:
        >>> matrix = sp.csr_matrix([[2.0, 1.0, 0.0], [1.0, 2.0, 1.0], [0.0, 1.0, 4.0]])
        >>> block_inverse(matrix, np.array([0, 0, 1])).toarray().round(3)
        array([[ 0.667, -0.333,  0.   ],
               [-0.333,  0.667,  0.   ],
               [ 0.   ,  0.   ,  0.25 ]])
    """
    order, size = np.argsort(labels, kind="stable").astype(np.int32), np.bincount(labels)
    start, base = np.cumsum(size) - size, np.cumsum(size**2) - size**2
    place = np.empty(len(labels), np.int32)
    place[order] = np.arange(len(labels)) - start[labels[order]]
    dense = _inside(matrix, labels, place, base, size)
    for rows in np.unique(size):
        _invert(dense, base[size == rows], int(rows))
    indptr = np.concatenate([[0], np.cumsum(size[labels])])
    indices, data = np.empty(len(dense), np.int32), np.empty(len(dense))
    for first in range(0, len(labels), _ROWS):
        row = np.arange(first, min(first + _ROWS, len(labels)))
        block, part = labels[row], slice(indptr[first], indptr[row[-1] + 1])
        step = np.arange(part.stop - part.start) - np.repeat(indptr[row] - indptr[first], size[block])
        indices[part] = order[np.repeat(start[block], size[block]) + step]
        data[part] = dense[np.repeat(base[block] + place[row] * size[block], size[block]) + step]
    return sp.csr_matrix((data, indices, indptr), shape=matrix.shape)


def strong_inverse(matrix: sp.csr_matrix, block: int) -> sp.csr_matrix:
    """The inverse of a matrix with ``block`` rows a node without what couples its different strong blocks."""
    return block_inverse(matrix, strong_blocks(matrix, block))


def _invert(dense: Array, base: Labels, rows: int) -> None:
    """Put the inverses of blocks of so many rows in their places."""
    for first in range(0, len(base), _ROWS // rows + 1):
        at = base[first : first + _ROWS // rows + 1, None] + np.arange(rows**2)
        dense[at] = _symmetric_inverse(dense[at].reshape(-1, rows, rows)).reshape(at.shape)


def _symmetric_inverse(dense: Array) -> Array:
    """Inverses of blocks, found in rows of unit size; exactly symmetric."""
    diagonal = np.diagonal(dense, axis1=1, axis2=2)
    scale = np.divide(1.0, np.sqrt(diagonal), out=np.zeros_like(diagonal), where=diagonal > 0)
    scaled = scale[:, :, None] * dense * scale[:, None, :]
    empty = np.arange(dense.shape[1])
    scaled[:, empty, empty] += scale == 0
    inverse = scale[:, :, None] * np.linalg.inv(scaled) * scale[:, None, :]
    return np.asarray(0.5 * (inverse + inverse.transpose(0, 2, 1)))


def _couplings(matrix: sp.csr_matrix, block: int) -> tuple[Labels, Labels, Array]:
    """Pairs of nodes, the first the smaller, and their couplings; none is missing that reaches the lowest bound."""
    diagonal = matrix.diagonal()
    inverse = np.divide(1.0, diagonal, out=np.zeros_like(diagonal), where=diagonal > 0)
    own = np.ones(len(diagonal) // block)
    found = []
    for start, rows in _rows(matrix, block):
        rows.data = rows.data**2 * inverse[rows.indices] * np.repeat(inverse[start : start + rows.shape[0]], np.diff(rows.indptr))
        nodes = rows.tobsr((block, block))
        size = np.sqrt(nodes.data.sum(axis=(1, 2)))
        node = start // block + np.repeat(np.arange(rows.shape[0] // block), np.diff(nodes.indptr))
        same = node == nodes.indices
        own[node[same]] = size[same]
        kept = (node < nodes.indices) & (size >= STRONG[-1])  # |A_ii| of rows of unit size is one at least
        found.append((node[kept], nodes.indices[kept].astype(np.int64), size[kept]))
    first, second, size = (np.concatenate(part) for part in zip(*found, strict=True))
    return first, second, size / np.sqrt(np.maximum(own[first] * own[second], 1.0))


def _inside(matrix: sp.csr_matrix, labels: Labels, place: NDArray[np.int32], base: Labels, size: Labels) -> Array:
    """The entries that couple rows of one block, block after block, each of them row by row."""
    dense = np.zeros(int((size**2).sum()))
    for start, rows in _rows(matrix, 1):
        row = start + np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
        same = labels[row] == labels[rows.indices]
        row, column, block = row[same], rows.indices[same], labels[row[same]]
        dense[base[block] + place[row] * size[block] + place[column]] = rows.data[same]
    return dense


def _rows(matrix: sp.csr_matrix, block: int) -> Iterator[tuple[int, sp.csr_matrix]]:
    """Some rows at a time, without a copy, and the first of them: what is computed from them stays small."""
    step = _ROWS // block * block
    for start in range(0, matrix.shape[0], step):
        pointers = matrix.indptr[start : start + step + 1]
        part = slice(pointers[0], pointers[-1])
        shape = (len(pointers) - 1, matrix.shape[1])
        yield start, sp.csr_matrix((matrix.data[part], matrix.indices[part], pointers - pointers[0]), shape=shape)
