"""What the columns of plain scikit-fem share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import scipy.sparse as sp
import skfem
from numpy.typing import NDArray
from scipy.sparse.linalg import splu

from benchmarks.in_femiec import skfem_mesh
from benchmarks.meshes import Cells
from benchmarks.quadrature import rule

VERSION = skfem.__version__


def basis(cells: Cells, element: Any, degree: int) -> Any:
    """A basis with the common quadrature."""
    points, weights = rule(cells.kind, degree)
    return skfem.Basis(skfem_mesh(cells), element, quadrature=(np.ascontiguousarray(points.T), weights))


def nodal(V: Any, field: Callable[..., tuple[Any, ...]]) -> NDArray[np.float64]:
    """The dofs of a vector field: components are numbered fastest."""
    values = np.array(field(*V.doflocs))
    return values[np.arange(V.N) % len(values), np.arange(V.N)]


def direct() -> Callable[[Any, Any], Any]:
    """LU of PARDISO through pypardiso where it is installed, else SuperLU, as a function of matrix and right-hand side.

    The analysis is done at each call; the library is loaded before anything is timed.
    """
    try:
        from pypardiso import PyPardisoSolver
    except ImportError:
        return lambda A, b: splu(A.tocsc()).solve(b)
    solver = PyPardisoSolver(mtype=11)
    solver.solve(sp.eye(2, format="csr"), np.ones(2))
    return lambda A, b: solver.solve(A.tocsr(), b)
