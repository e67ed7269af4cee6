"""What the DOLFINx columns share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
_GAMG = {
    "ksp_type": "cg",
    "ksp_norm_type": "unpreconditioned",
    "pc_type": "gamg",
    "mg_levels_ksp_type": "chebyshev",
    "mg_levels_pc_type": "jacobi",
}


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


class Gamg:
    """Conjugate gradients with PETSc's GAMG, set up for one matrix.

    Args:
        matrix: symmetric positive definite, of three displacements a node.
        modes: its near-nullspace, shape (rows, modes).
        tolerance: of the residual, relative to the right-hand side.
        options: PETSc's options beside those of all.
    """

    def __init__(self, matrix: Any, modes: Any, tolerance: float, options: Mapping[str, Any]) -> None:
        matrix.setOption(PETSc.Mat.Option.SPD, True)
        vectors = [
            PETSc.Vec().createWithArray(np.ascontiguousarray(mode), bsize=3, comm=matrix.comm)
            for mode in np.linalg.qr(modes)[0].T
        ]
        matrix.setNearNullSpace(PETSc.NullSpace().create(vectors=vectors, comm=matrix.comm))
        chosen = {"ksp_rtol": tolerance, **_GAMG, **options}
        for name, value in chosen.items():
            PETSc.Options()[name] = value
        self._ksp = PETSc.KSP().create(matrix.comm)
        self._ksp.setOperators(matrix)
        self._ksp.setFromOptions()
        self._ksp.setUp()
        self._allowed = 1.1 * tolerance

    @property
    def iterations(self) -> int:
        """Of the last solve."""
        return int(self._ksp.its)

    def solve(self, b: Any) -> Any:
        """The solution; an error where the true residual misses the tolerance."""
        matrix = self._ksp.getOperators()[0]
        x = matrix.createVecRight()
        self._ksp.solve(b, x)
        left = (b - matrix * x).norm() / b.norm()
        if self._ksp.reason <= 0 or not left <= self._allowed:
            raise RuntimeError(f"CG and GAMG failed: reason {self._ksp.reason}, residual {left:.1e}")
        return x


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
