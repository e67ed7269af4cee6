"""The elliptic solver of the femiec column: conjugate gradients with multigrid over P2, P1 and aggregates."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.cases.elastic3d.case import TOLERANCE
from femiec.engine import embedded as fem
from femiec.engine.embedded.transfer import interpolation_matrix, rigid_body_modes
from femiec.solve.multigrid import Multigrid


def solve(A: Any, b: NDArray[np.float64], V: fem.FunctionSpace) -> NDArray[np.float64]:
    """Solve A x = b for a P2 displacement, setup included."""
    linear = fem.functionspace(V.mesh, ("Lagrange", 1, (3,)))
    to_quadratic, (_, modes) = interpolation_matrix(linear, V), rigid_body_modes(linear)
    return Multigrid([to_quadratic], modes, block=3, tolerance=TOLERANCE).solve(A, b)[0]
