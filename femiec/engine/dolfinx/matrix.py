"""Matrices whose rows are shared out among the ranks, and their factors."""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from petsc4py import PETSc

from femiec.engine.dolfinx.cluster import COMM, everywhere
from femiec.engine.dolfinx.numbering import Numbering
from femiec.errors import ConvergenceError

Array = NDArray[np.float64]


PREFIX = "femiec_mumps_"
CONTROL = {13: 1, 14: 80}
"""MUMPS's ICNTL: the last front on one rank, so that negative eigenvalues are counted; room for pivots [%]."""


class Rows:
    """A square matrix in femiec's numbering of which each rank has the rows of its dofs; vectors are whole on all ranks.

    Attributes:
        local: this rank's rows, shape (rows, dofs).
        numbering: of rows and columns.
    """

    has_sorted_indices = True

    def __init__(self, local: sp.csr_matrix, numbering: Numbering) -> None:
        self.local, self.numbering = local, numbering
        self.shape = (local.shape[1], local.shape[1])

    @property
    def data(self) -> Array:
        """Entries of this rank; a NaN in those of any rank is seen on all."""
        return self.local.data if everywhere(bool(np.isfinite(self.local.data).all())) else np.array([np.nan])

    def __matmul__(self, x: Array) -> Array:
        return self.numbering.gathered(self.local @ x)

    def __abs__(self) -> Rows:
        return Rows(abs(self.local), self.numbering)

    def __sub__(self, other: Rows) -> Rows:
        return Rows((self.local - other.local).tocsr(), self.numbering)

    def __add__(self, other: Rows) -> Rows:
        return Rows((self.local + other.local).tocsr(), self.numbering)

    def __mul__(self, factor: float) -> Rows:
        return Rows((self.local * factor).tocsr(), self.numbering)

    def __rmul__(self, factor: float) -> Rows:
        return self * factor

    def __truediv__(self, divisor: float) -> Rows:
        return self * (1 / divisor)

    def diagonal(self) -> Array:
        """The diagonal, whole."""
        mine = self.numbering.mine
        return self.numbering.gathered(np.asarray(self.local[np.arange(len(mine)), mine]).ravel())

    def gathered(self) -> sp.csr_matrix:
        """The whole matrix, on all ranks."""
        counts, indices, data = (COMM.allgather(x) for x in (np.diff(self.local.indptr), self.local.indices, self.local.data))
        indptr = np.concatenate([[0], np.cumsum(np.concatenate(counts))])
        shape = len(self.numbering.order), self.local.shape[1]
        permuted = sp.csr_matrix((np.concatenate(data), np.concatenate(indices), indptr), shape=shape)
        whole = permuted[self.numbering.place]
        whole.sort_indices()
        return whole

    def petsc(self) -> Any:
        """PETSc's matrix, permuted so that the rows of a rank follow each other."""
        size, rows = self.shape[0], self.local.shape[0]
        columns = self.numbering.place[self.local.indices]
        local = sp.csr_matrix((self.local.data.copy(), columns, self.local.indptr.copy()), shape=self.local.shape)
        local.sort_indices()
        index = PETSc.IntType
        csr = (local.indptr.astype(index), local.indices.astype(index), local.data)
        return PETSc.Mat().createAIJ(((rows, size), (rows, size)), csr=csr, comm=COMM)

    def factors(self, general: bool = False) -> MumpsFactors:
        """Factors for matrices of this pattern."""
        return MumpsFactors(self, general)


def rows_of(matrix: Any, first: Numbering, second: Numbering) -> Any:
    """PETSc's matrix in femiec's numbering: SciPy's on one rank, else :class:`Rows`."""
    indptr, indices, data = matrix.getValuesCSR()
    local = sp.csr_matrix((data, second.order[indices], indptr), shape=(len(indptr) - 1, len(second.order)))
    if COMM.size == 1:
        whole = local[first.place]
        whole.sort_indices()
        return whole
    return Rows(local, first)


class MumpsFactors:
    """L D L^T or LU of a shared matrix by MUMPS through PETSc; as :class:`femiec.solve.factors.Factors`."""

    name = "MUMPS"
    worth = 10

    def __init__(self, matrix: Rows, general: bool) -> None:
        PETSc.garbage_cleanup(COMM)  # factors that are no longer used
        self._numbering = matrix.numbering
        self._entries = matrix.local.nnz
        first = matrix.petsc()
        self.symmetric = not general and _is_symmetric(first)
        first.destroy()
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

    def fits(self, matrix: Rows) -> bool:
        """Whether these factors are for such a matrix."""
        return not self.symmetric and self.resemble(matrix)

    def resemble(self, matrix: Rows) -> bool:
        """Whether a matrix has the pattern of these factors."""
        return everywhere(matrix.numbering is self._numbering and matrix.local.nnz == self._entries)

    def factorise(self, matrix: Rows) -> None:
        """Factorise a matrix that fits.

        Raises:
            ConvergenceError: it is singular.
        """
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
        for vector in (right, x):
            vector.destroy()  # at once: left to Python it would be kept until all ranks have dropped it
        return found


def _is_symmetric(matrix: Any) -> bool:
    """Whether it is but for round-off."""
    difference = matrix.transpose(PETSc.Mat())
    difference.axpy(-1.0, matrix, PETSc.Mat.Structure.DIFFERENT_NONZERO_PATTERN)
    norm = PETSc.NormType.INFINITY
    size = difference.norm(norm)
    difference.destroy()
    return bool(size <= 1e-14 * matrix.norm(norm))
