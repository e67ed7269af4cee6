"""Conjugate gradients with smoothed aggregation, the elliptic solver of the femiec column."""

from __future__ import annotations

import numpy as np
import pyamg
import scipy.sparse as sp
from numpy.typing import NDArray


def solve(A: sp.csr_matrix, b: NDArray[np.float64], modes: NDArray[np.float64], tolerance: float) -> NDArray[np.float64]:
    """Solve A x = b with |b - A x| <= tolerance |b|; components of A are numbered fastest."""
    smoother = ("chebyshev", {"degree": 2})
    levels = pyamg.smoothed_aggregation_solver(
        A.tobsr((3, 3)), B=modes, smooth="jacobi", improve_candidates=None, presmoother=smoother, postsmoother=smoother
    )
    x = levels.solve(b, tol=tolerance, accel="cg", maxiter=300)
    if not np.linalg.norm(b - A @ x) <= 2 * tolerance * np.linalg.norm(b):
        raise RuntimeError("multigrid missed its tolerance")
    return x
