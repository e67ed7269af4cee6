"""PETSc's multigrid over given spaces, then over aggregates, with node blocks as smoothers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from petsc4py import PETSc

from femiec.engine.dolfinx.cluster import COMM, largest
from femiec.engine.dolfinx.memory import in_place
from femiec.engine.dolfinx.numbering import Numbering

Array = NDArray[np.float64]
Blocks = Callable[[sp.csr_matrix, int], sp.csr_matrix]

PREFIX = "femiec_multigrid_"
FINE, COARSE = 2, 4
"""Degrees of Chebyshev's polynomials on the given spaces, and on the aggregates."""

OPTIONS: Mapping[str, Any] = {
    "mg_levels_ksp_type": "chebyshev",
    "mg_levels_ksp_chebyshev_esteig_steps": 15,
    "mg_coarse_ksp_type": "preonly",
    "mg_coarse_pc_type": "gamg",
    "mg_coarse_pc_gamg_agg_nsmooths": 1,
    "mg_coarse_pc_gamg_aggressive_coarsening": 0,
    "mg_coarse_pc_gamg_threshold": 0.05,
    "mg_coarse_mg_levels_ksp_type": "chebyshev",
    "mg_coarse_mg_levels_ksp_max_it": COARSE,
    "mg_coarse_mg_levels_ksp_chebyshev_esteig_steps": 15,
    "mg_coarse_mg_levels_pc_type": "jacobi",
}
"""PETSc's, below the given spaces. On honeycombs of second-order hexahedra a threshold of 0.02 takes an eighth more steps, and
0.08 takes as many with denser matrices; without node blocks on the aggregates a quarter more."""


@dataclass(frozen=True, eq=False)
class Spaces:
    """What the levels are made of, see :func:`femiec.engine.dolfinx.gamg.multigrid`; of the prolongations this rank's rows."""

    prolongations: tuple[sp.csr_matrix, ...]
    modes: Array
    block: int
    blocks: Blocks


def preconditioner(matrix: Any, numbering: Numbering, spaces: Spaces) -> Any:
    """PETSc's solver with the multigrid of a matrix, which it keeps whatever matrix it solves."""
    matrices, prolongations, modes = _given(matrix, numbering, spaces)
    ksp = PETSc.KSP().create(COMM)
    ksp.setOptionsPrefix(PREFIX)
    _set_options(OPTIONS)
    ksp.setOperators(matrix)
    pc = ksp.getPC()
    pc.setType(PETSc.PC.Type.MG)
    pc.setMGLevels(len(matrices))
    for level, prolongation in enumerate(reversed(prolongations), 1):
        pc.setMGInterpolation(level, prolongation)
    coarse = pc.getMGCoarseSolve()
    coarse.setOperators(_elliptic(matrices[-1], modes, spaces.block))
    for level, fine in enumerate(reversed(matrices[:-1]), 1):
        _smooth(pc.getMGSmoother(level), fine, FINE, spaces.block, spaces.blocks)
    ksp.setFromOptions()
    for level in range(1, len(matrices)):
        pc.getMGSmoother(level).getPC().setType("mat")
    ksp.setUp()
    _smooth_aggregates(coarse.getPC(), spaces.blocks)
    pc.setReusePreconditioner(True)
    return ksp


def fixed_rows(matrix: Any) -> NDArray[np.bool_]:
    """Where a row of this rank couples to nothing: a product with it has its diagonal entry's part alone, to the last bit."""
    x, product = matrix.createVecs()
    x.array[:] = np.random.default_rng(COMM.rank).uniform(0.5, 1.0, len(x.array_r))
    matrix.mult(x, product)
    return np.asarray(product.array_r == matrix.getDiagonal().array_r * x.array_r)


def _given(matrix: Any, numbering: Numbering, spaces: Spaces) -> tuple[list[Any], list[Any], Array]:
    """The matrices on the given spaces, the finest first, the ways between them, and this rank's modes on the last."""
    matrices, prolongations = [matrix], []
    fixed = numbering.gathered(fixed_rows(matrix).astype(float)) > 0
    for prolongation in spaces.prolongations:
        seat = _seats(prolongation)
        below = _beside(numbering, seat)
        prolongations.append(_between_free_dofs(prolongation, numbering, below, fixed, fixed[seat]))
        matrices.append(_project(matrices[-1], prolongations[-1]))
        numbering, fixed = below, fixed[seat]
    return matrices, prolongations, (spaces.modes * ~fixed[:, None])[numbering.mine]


def _seats(prolongation: sp.csr_matrix) -> NDArray[np.int64]:
    """The fine dof at each coarse one's node, where its column is largest; a rank whose cells have the node knows it."""
    found = np.asarray(prolongation.argmax(axis=0)).ravel()
    return largest(np.where(prolongation.getnnz(axis=0) > 0, found, -1))


def _beside(fine: Numbering, seat: NDArray[np.int64]) -> Numbering:
    """A coarse dof belongs to the rank that has the fine dof at its node."""
    owner = np.repeat(np.arange(COMM.size), fine.counts)[fine.place[seat]]
    return Numbering(np.argsort(owner, kind="stable"), np.bincount(owner, minlength=COMM.size))


def _between_free_dofs(
    prolongation: sp.csr_matrix, fine: Numbering, coarse: Numbering, fixed: NDArray[np.bool_], below: NDArray[np.bool_]
) -> Any:
    """PETSc's prolongation without prescribed dofs; zeros stay, so that the coarse matrix has room for its diagonal."""
    local = prolongation[fine.mine]
    row = np.repeat(fixed[fine.mine], np.diff(local.indptr))
    local.data *= ~(row | below[local.indices])
    return _shared(sp.csr_matrix((local.data, coarse.place[local.indices], local.indptr), shape=local.shape), coarse.counts)


def _project(matrix: Any, prolongation: Any) -> Any:
    """P^T A P, with one on the diagonal of each empty row."""
    product = matrix.ptap(prolongation)
    coarse = product.copy()  # without what the product would need to be made again
    product.destroy()
    empty = coarse.getDiagonal()
    empty.array[:] = empty.array_r == 0
    coarse.setDiagonal(empty, PETSc.InsertMode.ADD_VALUES)
    return coarse


def _elliptic(matrix: Any, modes: Array, block: int) -> Any:
    """A matrix that knows that it is definite, its block size, and its near-nullspace, of which it gets an orthonormal basis."""
    matrix.setOption(PETSc.Mat.Option.SPD, True)
    matrix.setBlockSize(block)
    vectors = [PETSc.Vec().createWithArray(np.ascontiguousarray(mode), bsize=block, comm=COMM) for mode in modes.T]
    for number, vector in enumerate(vectors):
        for before in vectors[:number]:
            vector.axpy(-vector.dot(before), before)
        vector.normalize()
    matrix.setNearNullSpace(PETSc.NullSpace().create(vectors=[v.copy() for v in vectors], comm=COMM))
    return matrix


def _smooth(ksp: Any, matrix: Any, degree: int, block: int, blocks: Blocks) -> None:
    """Chebyshev's iteration with the approximate inverse of this rank's part of a matrix."""
    part = in_place(matrix.getDiagonalBlock() if COMM.size > 1 else matrix)
    inverse = blocks(part, block) if part.shape[0] else part  # small levels are on fewer ranks
    start, size = matrix.getOwnershipRange()[0], matrix.getLocalSize()[0]
    inverse = sp.csr_matrix((inverse.data, inverse.indices + start, inverse.indptr), shape=(size, matrix.getSize()[1]))
    ksp.setType(PETSc.KSP.Type.CHEBYSHEV)
    ksp.getPC().setType("mat")
    ksp.setOperators(matrix, _shared(inverse, np.array(COMM.allgather(size))))
    ksp.setTolerances(max_it=degree)


def _smooth_aggregates(gamg: Any, blocks: Blocks) -> None:
    """Node blocks on GAMG's levels too."""
    for level in range(1, gamg.getMGLevels()):
        ksp = gamg.getMGSmoother(level)
        matrix = ksp.getOperators()[0]
        _smooth(ksp, matrix, COARSE, matrix.getBlockSize(), blocks)
        ksp.setUp()


def _shared(local: sp.csr_matrix, columns: NDArray[np.int64]) -> Any:
    """PETSc's matrix of this rank's rows, of so many columns for each rank."""
    local.sort_indices()
    index, rows = PETSc.IntType, local.shape[0]
    csr = (local.indptr.astype(index), local.indices.astype(index), local.data)
    return PETSc.Mat().createAIJ(((rows, None), (int(columns[COMM.rank]), int(columns.sum()))), csr=csr, comm=COMM)


def _set_options(options: Mapping[str, Any]) -> None:
    database = PETSc.Options(PREFIX)
    for name, value in options.items():
        database[name] = value
