"""What the DOLFINx columns share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

with suppress(ImportError):
    import dolfinx_solver  # noqa: F401  the wheel that brings MPI wants to be first

import basix.ufl
import dolfinx
import numpy as np
from dolfinx.fem import petsc
from mpi4py import MPI
from petsc4py import PETSc

from benchmarks.meshes import Cells

VERSION = dolfinx.__version__


def mesh(cells: Cells) -> Any:
    """The mesh of DOLFINx; it reorders the cells as it likes."""
    element = basix.ufl.element("Lagrange", cells.kind, 1, shape=(cells.points.shape[1],))
    order = [0, 2, 1, 3] if cells.kind == "quadrilateral" else slice(None)
    return dolfinx.mesh.create_mesh(MPI.COMM_SELF, np.ascontiguousarray(cells.cells[:, order]), element, cells.points)


def assemble(matrix: Any, form: Any, bcs: Sequence[Any] = ()) -> Any:
    """Assemble into a PETSc matrix again."""
    matrix.zeroEntries()
    petsc.assemble_matrix(matrix, form, bcs=list(bcs))
    matrix.assemble()
    return matrix


def assemble_first(form: Any, bcs: Sequence[Any] = ()) -> Any:
    """Find the pattern and assemble."""
    return assemble(petsc.create_matrix(form), form, bcs)


def residual(vector: Any, form: Any) -> Any:
    """Assemble into a PETSc vector again."""
    vector.set(0.0)
    petsc.assemble_vector(vector, form)
    return vector


def ldlt(matrix: Any) -> Callable[[Any], Any]:
    """MUMPS LDL^T of a matrix as a function of the right-hand side; new numbers in the matrix keep the analysis."""
    matrix.setOption(PETSc.Mat.Option.SYMMETRIC, True)
    ksp = PETSc.KSP().create(matrix.comm)
    ksp.setType("preonly")
    ksp.pc.setType("cholesky")
    ksp.pc.setFactorSolverType("mumps")
    x = matrix.createVecRight()

    def solve(b: Any) -> Any:
        ksp.setOperators(matrix)
        ksp.solve(b, x)
        return x

    return solve
