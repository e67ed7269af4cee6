"""Factors of matrices whose rows are shared out among the ranks."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from petsc4py import PETSc

from femiec.engine.dolfinx.cluster import COMM, everywhere, release
from femiec.errors import ConvergenceError

Array = NDArray[np.float64]

PREFIX = "femiec_mumps_"
CONTROL = {13: 1, 14: 80}
"""MUMPS's ICNTL: the last front on one rank, so that negative eigenvalues are counted; room for pivots [%]."""


class MumpsFactors:
    """L D L^T or LU of a shared matrix by MUMPS through PETSc; as :class:`femiec.solve.factors.Factors`."""

    name = "MUMPS"
    worth = 10
    steps = 0

    def __init__(self, matrix: Any, general: bool) -> None:
        PETSc.garbage_cleanup(COMM)  # factors that are no longer used
        self._numbering = matrix.numbering
        self._entries = matrix.entries
        self._matrix = matrix  # held, so that it keeps its numbers: PETSc would see new ones, and factorise again
        self.symmetric = not general and _is_symmetric(matrix.petsc())
        self._ksp = PETSc.KSP().create(COMM)
        self._ksp.setType(PETSc.KSP.Type.PREONLY)
        pc = self._ksp.getPC()
        pc.setType(PETSc.PC.Type.CHOLESKY if self.symmetric else PETSc.PC.Type.LU)
        pc.setFactorSolverType(PETSc.Mat.SolverType.MUMPS)
        self._ksp.setOptionsPrefix(PREFIX)
        options = PETSc.Options(PREFIX)
        for number, value in CONTROL.items():
            options[f"mat_mumps_icntl_{number}"] = value
        self._ksp.setFromOptions()

    @property
    def negative(self) -> int | None:
        """Negative eigenvalues of the last matrix; None if it is not symmetric."""
        return int(self._ksp.getPC().getFactorMatrix().getMumpsInfog(12)) if self.symmetric else None

    def fits(self, matrix: Any) -> bool:
        """Whether these factors are for such a matrix."""
        return not self.symmetric and self.resemble(matrix)

    def resemble(self, matrix: Any) -> bool:
        """Whether a matrix has the pattern of these factors."""
        return everywhere(matrix.numbering is self._numbering and matrix.entries == self._entries)

    def factorise(self, matrix: Any) -> None:
        """Factorise a matrix that fits.

        Raises:
            ConvergenceError: it is singular.
        """
        self._matrix = matrix
        self._ksp.setOperators(matrix.petsc())
        try:
            self._ksp.setUp()
        except PETSc.Error as error:
            raise ConvergenceError(f"MUMPS does not factorise the matrix of {matrix.shape[0]} rows: {error}") from error
        if self._ksp.getPC().getFailedReason():
            raise ConvergenceError(f"MUMPS finds the matrix of {matrix.shape[0]} rows singular")

    def solve(self, b: Array) -> Array:
        """A x = b."""
        right, x = (PETSc.Vec().createMPI((len(self._numbering.mine), len(b)), comm=COMM) for _ in range(2))
        right.array[:] = b[self._numbering.mine]
        self._ksp.solve(right, x)
        found = self._numbering.gathered(x.array_r.copy())
        release(right, x)
        return found


def _is_symmetric(matrix: Any) -> bool:
    """Whether it is but for round-off."""
    difference = matrix.transpose(PETSc.Mat())
    difference.axpy(-1.0, matrix, PETSc.Mat.Structure.DIFFERENT_NONZERO_PATTERN)
    norm = PETSc.NormType.INFINITY
    size = difference.norm(norm)
    release(difference)
    return bool(size <= 1e-14 * matrix.norm(norm))
