"""Conjugate gradients with multigrid of PETSc, for elliptic problems too large to factorise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log10
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from petsc4py import PETSc

from femiec.engine.dolfinx.cluster import COMM
from femiec.engine.dolfinx.hierarchy import Blocks, Spaces, fixed_rows, preconditioner
from femiec.engine.dolfinx.numbering import Numbering
from femiec.errors import ConvergenceError

Array = NDArray[np.float64]

SLOWER = 2.0
"""How many times the steps a digit that a new hierarchy took make it worth to build another."""


@dataclass
class SharedMultigrid:
    """A linear solver for matrices that change little from one to the next, shared out among the ranks.

    Symmetric matrices are solved by conjugate gradients, others by GMRES. The iteration runs on vectors that are shared out; only
    the right-hand side and the solution are whole.

    Args:
        spaces: what the levels are made of.
        tolerance: of a solve without a goal.
        iterations: steps at most.
        built: how many hierarchies were built so far.
    """

    spaces: Spaces
    tolerance: float = 1e-8
    iterations: int = 200
    built: int = field(default=0, init=False, compare=False)
    _ksp: Any = field(default=None, init=False, repr=False, compare=False)
    _kept: Any = field(default=None, init=False, repr=False, compare=False)
    _first: float = field(default=0.0, init=False, repr=False, compare=False)

    @property
    def exact(self) -> bool:
        """False: it stops at the goal."""
        return False

    def solve(self, matrix: Any, b: Array, goal: Any = None) -> tuple[Array, float, str]:
        """Solve A x = b to the goal, or to the tolerance without one.

        Returns:
            x, its error |b - A x| / |b| over the dofs that are not prescribed, and the name of the method.

        Raises:
            ConvergenceError: the goal was missed with a hierarchy of this matrix too, or the matrix is not definite.
        """
        shared, numbering = in_petsc(matrix)
        if not shared.getDiagonal().min()[1] > 0 or not np.isfinite(shared.norm() + float(b.sum())):
            raise ConvergenceError("multigrid needs finite entries and a positive diagonal; a saddle point needs a direct solver")
        reduction = self.tolerance if goal is None else float(goal.reduction)
        if self._ksp is not None:
            try:
                return self._solve(shared, numbering, b, reduction)
            except ConvergenceError:
                self._ksp = None  # a matrix too far from the first one: its own hierarchy may do
        self.prepare(matrix)
        return self._solve(shared, numbering, b, reduction)

    def prepare(self, matrix: Any) -> None:
        """Build the hierarchy of a matrix, for it and the next ones."""
        self._kept = matrix  # held, so that the hierarchy's finest matrix keeps its numbers
        self._ksp, self._first = preconditioner(*in_petsc(matrix), self.spaces), 0.0
        self.built += 1

    def _solve(self, shared: Any, numbering: Numbering, b: Array, reduction: float) -> tuple[Array, float, str]:
        x, left = shared.createVecs()
        left.array[:] = b[numbering.mine]
        fixed = fixed_rows(shared)
        x.array[fixed] = left.array_r[fixed] / shared.getDiagonal().array_r[fixed]
        r = left - shared * x
        y, size = r.duplicate(), r.norm() or 1.0
        method, steps = self._iterate(shared, r, y, reduction)
        x.axpy(1.0, y)
        share = (left - shared * x).norm() / size
        if not share <= 1.1 * reduction:
            raise ConvergenceError(
                f"{method} with multigrid ({len(b)} unknowns) left {share:.1e} of the right-hand side after {steps} steps "
                f"(allowed {reduction:.0e}): the matrix is far from symmetric positive definite; use a direct solver"
            )
        self._judge(steps / max(-log10(reduction), 1.0))
        return numbering.gathered(x.array_r), share, f"{method} with multigrid, {steps} iterations"

    def _iterate(self, shared: Any, r: Any, y: Any, reduction: float) -> tuple[str, int]:
        """Solve A y = r with the preconditioner that is there; the method, and its steps."""
        ksp, (_, kept) = self._ksp, self._ksp.getOperators()
        ksp.setOperators(shared, kept)
        elliptic = symmetric(shared)
        ksp.setType(PETSc.KSP.Type.CG if elliptic else PETSc.KSP.Type.GMRES)
        if not elliptic:
            ksp.setPCSide(PETSc.PC.Side.RIGHT)
            ksp.setGMRESRestart(self.iterations)
        ksp.setNormType(PETSc.KSP.NormType.UNPRECONDITIONED)
        ksp.setTolerances(rtol=reduction, atol=0.0, max_it=self.iterations)
        ksp.solve(r, y)
        return "conjugate gradients" if elliptic else "GMRES", int(ksp.its)

    def _judge(self, pace: float) -> None:
        """Drop a hierarchy that has become slow."""
        self._first = self._first or pace
        if pace > SLOWER * self._first + 1:
            self._ksp = None


def multigrid(
    prolongations: Sequence[sp.csr_matrix],
    near_nullspace: Array,
    block: int,
    blocks: Blocks,
    tolerance: float = 1e-8,
    iterations: int = 200,
) -> SharedMultigrid:
    """A linear solver for symmetric positive definite matrices, shared out among the ranks.

    Args:
        prolongations: from each space to the next finer one, the finest first: from first to second order, or none.
        near_nullspace: on the last of these spaces, shape (its dofs, modes): rigid-body modes for elasticity.
        block: components a node.
        blocks: gives the approximate inverse with which a matrix with so many rows a node is smoothed.
        tolerance: largest |b - A x| / |b| over the dofs that are not prescribed.
        iterations: steps at most.
    """
    return SharedMultigrid(Spaces(tuple(prolongations), near_nullspace, block, blocks), tolerance, iterations)


def in_petsc(matrix: Any) -> tuple[Any, Numbering]:
    """PETSc's matrix, without a copy, and its numbering: of a SciPy matrix, where there is one rank, femiec's own."""
    if not isinstance(matrix, sp.csr_matrix):
        return matrix.petsc(), matrix.numbering
    index = PETSc.IntType
    csr = (matrix.indptr.astype(index, copy=False), matrix.indices.astype(index, copy=False), matrix.data)
    size = matrix.shape[0]
    return PETSc.Mat().createAIJWithArrays(matrix.shape, csr, comm=COMM), Numbering(np.arange(size), np.array([size]))


def symmetric(matrix: Any) -> bool:
    """Whether a matrix with a positive diagonal is symmetric in one random plane."""
    scale, ax = matrix.createVecs()
    ay, x, y = ax.duplicate(), ax.duplicate(), ax.duplicate()
    generator = np.random.default_rng(COMM.rank)
    scale.array[:] = 1 / np.sqrt(matrix.getDiagonal().array_r)
    for vector in (x, y):
        vector.array[:] = generator.uniform(-1.0, 1.0, len(scale.array_r)) * scale.array_r
    matrix.mult(x, ax)
    matrix.mult(y, ay)
    return bool(abs(x.dot(ay) - y.dot(ax)) <= 1e-8 * ax.norm() * ay.norm())
