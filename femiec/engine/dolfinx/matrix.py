"""Matrices whose rows are shared out among the ranks."""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from petsc4py import PETSc

from femiec.engine.dolfinx.cluster import COMM, release
from femiec.engine.dolfinx.mumps import MumpsFactors
from femiec.engine.dolfinx.numbering import Numbering

Array = NDArray[np.float64]


class Rows:
    """A matrix in femiec's numbering of which each rank has the rows of its dofs; vectors are whole on all ranks.

    Its numbers are those of PETSc's matrix, and there is no other copy: the room that assembled it makes another matrix where
    this one is still in use.

    Args:
        shared: PETSc's matrix, permuted so that the rows of a rank follow each other.
        numbering: of the rows.
        columns: of the columns, where it is another.
    """

    has_sorted_indices = True

    def __init__(self, shared: Any, numbering: Numbering, columns: Numbering | None = None) -> None:
        self._shared, self.numbering = shared, numbering
        self.columns = columns or numbering
        self.shape = (len(numbering.order), len(self.columns.order))

    def _alike(self, shared: Any) -> Rows:
        return Rows(shared, self.numbering, self.columns)

    @property
    def data(self) -> Array:
        """The root of the sum of squares of all entries, which is not finite on any rank where one of them is not."""
        return np.array([self._shared.norm(PETSc.NormType.FROBENIUS)])

    @property
    def entries(self) -> int:
        """Stored entries of this rank."""
        return int(self._shared.getInfo(PETSc.Mat.InfoType.LOCAL)["nz_used"])

    @property
    def local(self) -> sp.csr_matrix:
        """A copy of this rank's rows, shape (rows, dofs)."""
        indptr, indices, data = self._shared.getValuesCSR()
        return sp.csr_matrix((data, self.columns.order[indices], indptr), shape=(len(indptr) - 1, self.shape[1]))

    def __matmul__(self, x: Array) -> Array:
        right, product = self._shared.createVecs()
        right.array[:] = x[self.columns.mine]
        self._shared.mult(right, product)
        found = self.numbering.gathered(product.array_r.copy())
        release(right, product)
        return found

    def __abs__(self) -> Rows:
        indptr, indices, data = self._shared.getValuesCSR()
        return self._alike(PETSc.Mat().createAIJ(self._shared.getSizes(), csr=(indptr, indices, abs(data)), comm=COMM))

    def __sub__(self, other: Rows) -> Rows:
        return self._plus(-1.0, other)

    def __add__(self, other: Rows) -> Rows:
        return self._plus(1.0, other)

    def _plus(self, factor: float, other: Rows) -> Rows:
        out = self._shared.copy()
        out.axpy(factor, other.petsc(), PETSc.Mat.Structure.DIFFERENT_NONZERO_PATTERN)
        return self._alike(out)

    def __mul__(self, factor: float) -> Rows:
        out = self._shared.copy()
        out.scale(factor)
        return self._alike(out)

    def __rmul__(self, factor: float) -> Rows:
        return self * factor

    def __truediv__(self, divisor: float) -> Rows:
        return self * (1 / divisor)

    def diagonal(self) -> Array:
        """The diagonal, whole."""
        return self.numbering.gathered(self._shared.getDiagonal().array_r)

    def gathered(self) -> sp.csr_matrix:
        """The whole matrix, on all ranks."""
        local = self.local
        counts, indices, data = (COMM.allgather(x) for x in (np.diff(local.indptr), local.indices, local.data))
        indptr = np.concatenate([[0], np.cumsum(np.concatenate(counts))])
        shape = len(self.numbering.order), self.local.shape[1]
        permuted = sp.csr_matrix((np.concatenate(data), np.concatenate(indices), indptr), shape=shape)
        whole = permuted[self.numbering.place]
        whole.sort_indices()
        return whole

    def petsc(self) -> Any:
        """PETSc's matrix; it is not to be changed."""
        return self._shared

    def factors(self, general: bool = False) -> MumpsFactors:
        """Factors for matrices of this pattern."""
        return MumpsFactors(self, general)


def rows_of(shared: Any, numbering: Numbering, columns: Numbering) -> Any:
    """PETSc's matrix in femiec's numbering: SciPy's on one rank, where PETSc's is the same, else :class:`Rows`."""
    if COMM.size > 1:
        return Rows(shared, numbering, columns)
    indptr, indices, data = shared.getValuesCSR()
    return sp.csr_matrix((data, indices, indptr), shape=shared.getSize())
