"""A matrix on ever coarser spaces, and the V-cycle over them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.linalg
import scipy.sparse as sp
from numpy.typing import NDArray

from femiec.solve.aggregation import aggregate
from femiec.solve.chebyshev import Chebyshev

Array = NDArray[np.float64]

_BOTTOM = 300  # rows at which a dense inverse takes over
_STALLED = 0.7  # a coarse space with more than this fraction of the fine one's rows is not worth a level


@dataclass(frozen=True, eq=False)
class Level:
    """One matrix, with its smoother, and the way to the next coarser one."""

    smoother: Chebyshev
    prolongation: sp.csr_matrix
    restriction: sp.csr_matrix


@dataclass(frozen=True, eq=False)
class Hierarchy:
    """Levels from fine to coarse, and the solver of the coarsest problem."""

    levels: tuple[Level, ...]
    bottom: Callable[[Array], Array]

    def cycle(self, b: Array, depth: int = 0) -> Array:
        """One V-cycle from zero: a symmetric positive definite approximation of A^-1 b."""
        if depth == len(self.levels):
            return self.bottom(b)
        level = self.levels[depth]
        x = level.smoother.smooth(b)
        x += level.prolongation @ self.cycle(level.restriction @ (b - level.smoother.matrix @ x), depth + 1)
        return level.smoother.smooth(b, x)


def build(
    matrix: sp.csr_matrix,
    prolongations: Sequence[sp.csr_matrix],
    modes: Array | None,
    block: int,
    degrees: tuple[int, int],
    strength: float,
) -> Hierarchy:
    """Project a matrix down given prolongations, then down aggregates of its nodes until it is small.

    Args:
        matrix: symmetric positive definite; prescribed dofs have the rows and columns of the identity.
        prolongations: from each space to the next finer one, the finest first, without regard to prescribed dofs.
        modes: near-nullspace on the last of these spaces, shape (rows, modes); None for the constants of each component.
        block: components a node.
        degrees: the smoothers' on the given spaces and on the aggregates.
        strength: see :func:`femiec.solve.aggregation.aggregate`.
    """
    levels = []
    for prolongation in prolongations:
        restricted = between_free_dofs(matrix, prolongation)
        levels.append(_level(Chebyshev.of(matrix, degrees[0], block), restricted))
        matrix = _project(matrix, levels[-1])
    if modes is None:
        modes = np.tile(np.eye(block), (matrix.shape[0] // block, 1))
    modes = modes * ~fixed_rows(matrix)[:, None]
    while matrix.shape[0] > _BOTTOM:
        smoother = Chebyshev.of(matrix, degrees[1], block)
        prolongation, coarse = aggregate(smoother, modes, block, strength)
        if prolongation.nnz == 0 or prolongation.shape[1] > _STALLED * matrix.shape[0]:
            return Hierarchy(tuple(levels), smoother.smooth)
        levels.append(_level(smoother, prolongation))
        matrix, modes, block = _project(matrix, levels[-1]), coarse, coarse.shape[1]
    return Hierarchy(tuple(levels), _dense(matrix))


def _dense(matrix: sp.csr_matrix) -> Callable[[Array], Array]:
    """The pseudo-inverse of a small matrix, found in rows of unit size: those of prescribed dofs may differ by orders."""
    scale = 1 / np.sqrt(matrix.diagonal())
    inverse = scale[:, None] * scipy.linalg.pinvh(scale[:, None] * matrix.toarray() * scale) * scale
    return lambda b: inverse @ b


def fixed_rows(matrix: sp.csr_matrix) -> NDArray[np.bool_]:
    """Where a row couples to nothing: only its diagonal entry differs from zero. Each row has an entry."""
    return np.add.reduceat(matrix.data != 0, matrix.indptr[:-1], dtype=np.int32) <= 1


def between_free_dofs(matrix: sp.csr_matrix, prolongation: sp.csr_matrix) -> sp.csr_matrix:
    """A prolongation without prescribed dofs: those of the fine matrix, and the coarse ones that sit at their nodes.

    A coarse basis function sits where it is largest.
    """
    fixed = fixed_rows(matrix)
    size = abs(prolongation)
    largest = size.max(axis=0).toarray().ravel()
    row = np.repeat(np.arange(size.shape[0]), np.diff(size.indptr))
    coarse = np.zeros(size.shape[1], bool)
    coarse[size.indices[fixed[row] & (size.data >= (1 - 1e-9) * largest[size.indices])]] = True
    restricted = prolongation.copy()
    restricted.data = restricted.data * ~(fixed[row] | coarse[size.indices])
    restricted.eliminate_zeros()
    return restricted


def _level(smoother: Chebyshev, prolongation: sp.csr_matrix) -> Level:
    return Level(smoother, prolongation, prolongation.T.tocsr())


def _project(matrix: sp.csr_matrix, level: Level) -> sp.csr_matrix:
    """P^T A P, with one on the diagonal of each empty row."""
    coarse = (level.restriction @ matrix @ level.prolongation).tocsr()
    empty = coarse.diagonal() == 0
    return sp.csr_matrix(coarse + sp.diags_array(empty.astype(float))) if empty.any() else coarse
