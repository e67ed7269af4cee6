"""GMRES with PETSc's field split, for saddle points too large to factorise: Stokes flow first of all."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from petsc4py import PETSc

from femiec.engine.dolfinx.cluster import COMM, release
from femiec.engine.dolfinx.gamg import in_petsc
from femiec.engine.dolfinx.hierarchy import Spaces, preconditioner
from femiec.engine.dolfinx.numbering import Numbering
from femiec.errors import ConvergenceError

Array = NDArray[np.float64]

REFINEMENTS = 3
"""How often GMRES starts at most."""


class SaddlePoint:
    """A solver for [[A, B^T], [B, 0]] (u, p) = b, A elliptic, the dofs of u before those of p.

    The preconditioner is the upper triangle [[A, B^T], [0, -S]]: multigrid for A, and for S = B A^-1 B^T the pressure's mass
    matrix over the viscosity, whose spectrum does not depend on the mesh (Elman, Silvester and Wathen, Finite Elements and Fast
    Iterative Solvers, 2nd ed., section 4.2), under Chebyshev's iteration.

    Args:
        matrix: of the whole system.
        mass: that of the pressure over the viscosity.
        spaces: what A's levels are made of.
        tolerance: of the residual against the right-hand side.
        iterations: steps at most.
    """

    exact = False

    def __init__(self, matrix: Any, mass: Any, spaces: Spaces, tolerance: float = 1e-8, iterations: int = 200) -> None:
        self._shared, self._numbering = in_petsc(matrix)
        self._schur, _ = in_petsc(mass)
        self._held = matrix, mass
        split = matrix.shape[0] - mass.shape[0]
        first, second = self._rows(0, split), self._rows(split, matrix.shape[0])
        elliptic = self._shared.createSubMatrix(first, first)
        self._ksp = gmres(self._shared, tolerance, iterations)
        inner = preconditioner(elliptic, _restricted(self._numbering, split), spaces).getPC()
        schur_split(self._ksp.getPC(), (first, second), self._schur, inner)

    def solve(self, matrix: Any, b: Array, goal: Any = None) -> tuple[Array, float, str]:
        """Solve A x = b to the tolerance, with the preconditioner that is there.

        Raises:
            ConvergenceError: the tolerance was missed.
        """
        shared, _ = in_petsc(matrix)
        self._ksp.setOperators(shared, self._shared)
        right = shared.createVecLeft()
        right.array[:] = b[self._numbering.mine]
        x, share, steps = solved(self._ksp, right)
        return self._numbering.gathered(x.array_r), share, f"GMRES with field split, {steps} iterations"

    def _rows(self, start: int, stop: int) -> Any:
        """PETSc's rows of some of femiec's dofs that this rank has."""
        own = self._numbering.mine
        here = np.flatnonzero((own >= start) & (own < stop)) + self._shared.getOwnershipRange()[0]
        return PETSc.IS().createGeneral(here.astype(PETSc.IntType), comm=COMM)


def gmres(matrix: Any, tolerance: float, iterations: int) -> Any:
    """PETSc's GMRES, preconditioned from the right: its residual is that of the system. The preconditioner is still open."""
    ksp = PETSc.KSP().create(COMM)
    ksp.setType(PETSc.KSP.Type.GMRES)
    ksp.setGMRESRestart(iterations)
    ksp.setPCSide(PETSc.PC.Side.RIGHT)
    ksp.setTolerances(rtol=tolerance, atol=0.0, max_it=iterations)
    ksp.setOperators(matrix)
    return ksp


def solved(ksp: Any, right: Any) -> tuple[Any, float, int]:
    """The solution, the share of the right-hand side that it leaves, and the steps.

    What GMRES takes for its residual drifts from it where rows of very different size meet. It then starts again.

    Raises:
        ConvergenceError: the tolerance was missed.
    """
    matrix, x, found = ksp.getOperators()[0], right.duplicate(), right.duplicate()
    left, size, allowed, steps, share = right.copy(), right.norm() or 1.0, ksp.getTolerances()[0], 0, 1.0
    for _ in range(REFINEMENTS):
        ksp.setTolerances(rtol=min(allowed / share, 0.1))
        ksp.solve(left, found)
        x.axpy(1.0, found)
        matrix.mult(x, left)
        left.aypx(-1.0, right)
        share, steps = left.norm() / size, steps + int(ksp.its)
        if not share > allowed or ksp.its == ksp.getTolerances()[3]:
            break
    ksp.setTolerances(rtol=allowed)
    release(found, left)
    if not share <= allowed:
        raise ConvergenceError(
            f"GMRES with a field split ({right.getSize()} unknowns) left {share:.1e} of the right-hand side after {steps} "
            f"steps (allowed {allowed:.0e}): use a direct solver"
        )
    return x, float(share), steps


def schur_split(pc: Any, rows: tuple[Any, Any], mass: Any, elliptic: Any) -> tuple[Any, Any]:
    """Make a preconditioner the upper triangle of a saddle point.

    Args:
        pc: with its operators.
        rows: PETSc's of u and of p.
        mass: what stands for S.
        elliptic: the preconditioner for A; None for factors.

    Returns:
        The solver for A, and the matrix that stands for -S, which may still be scaled.
    """
    below = mass.copy()
    below.scale(-1.0)
    pc.setType(PETSc.PC.Type.FIELDSPLIT)
    pc.setFieldSplitIS(("primal", rows[0]), ("dual", rows[1]))
    pc.setFieldSplitType(PETSc.PC.CompositeType.SCHUR)
    pc.setFieldSplitSchurFactType(PETSc.PC.FieldSplitSchurFactType.UPPER)
    pc.setFieldSplitSchurPreType(PETSc.PC.FieldSplitSchurPreType.USER, below)
    pc.setUp()
    primal, dual = pc.getFieldSplitSubKSP()
    primal.setType(PETSc.KSP.Type.PREONLY)
    if elliptic is None:
        primal.getPC().setType(PETSc.PC.Type.LU)
        primal.getPC().setFactorSolverType(PETSc.Mat.SolverType.MUMPS)
    else:
        primal.setPC(elliptic)
    _richly(dual)
    return primal, below


def _restricted(numbering: Numbering, stop: int) -> Numbering:
    """The numbering of the first dofs alone."""
    chosen = numbering.order < stop
    owner = np.repeat(np.arange(COMM.size), numbering.counts)
    return Numbering(numbering.order[chosen], np.bincount(owner[chosen], minlength=COMM.size))


def _richly(dual: Any) -> None:
    """Ten steps of Chebyshev's iteration with Jacobi: a mass matrix over a viscosity that jumps little within a cell."""
    matrix = dual.getOperators()[1]
    dual.setOperators(matrix, matrix)
    dual.setType(PETSc.KSP.Type.CHEBYSHEV)
    dual.getPC().setType(PETSc.PC.Type.JACOBI)
    dual.setNormType(PETSc.KSP.NormType.NONE)
    dual.setTolerances(max_it=10)
