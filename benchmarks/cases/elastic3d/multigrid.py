"""The elliptic solver of the femiec column: conjugate gradients with multigrid."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.cases.elastic3d.case import TOLERANCE
from benchmarks.cases.elastic3d.rigid import rigid_modes
from femiec.engine import embedded as fem

try:
    from femiec.engine.embedded.transfer import interpolation_matrix, rigid_body_modes
    from femiec.solve.multigrid import Multigrid
except ImportError:
    import pyamg

    Multigrid = None

Array = NDArray[np.float64]


def solve(A: Any, b: Array, V: fem.FunctionSpace) -> Array:
    """Solve A x = b for a P2 displacement, setup included."""
    return _aggregation(A, b, rigid_modes(V.dof_coordinates()[:, ::3])) if Multigrid is None else _p1_below_p2(A, b, V)


def _p1_below_p2(A: Any, b: Array, V: fem.FunctionSpace) -> Array:
    """The levels P2, P1, aggregates."""
    linear = fem.functionspace(V.mesh, ("Lagrange", 1, (3,)))
    to_quadratic, (_, modes) = interpolation_matrix(linear, V), rigid_body_modes(linear)
    return Multigrid([to_quadratic], modes, block=3, tolerance=TOLERANCE).solve(A, b)[0]


def _aggregation(A: Any, b: Array, modes: Array) -> Array:
    """pyamg alone."""
    smoother = ("chebyshev", {"degree": 2})
    levels = pyamg.smoothed_aggregation_solver(A.tobsr((3, 3)), B=modes, presmoother=smoother, postsmoother=smoother)
    return levels.solve(b, tol=TOLERANCE, accel="cg", maxiter=300)
