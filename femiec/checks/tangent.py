"""The Jacobian against finite differences of the residual."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from femiec.engine.system import System


def tangent_defect(system: System, x: NDArray[np.float64], direction: NDArray[np.float64], step: float = 1e-6) -> float:
    """|J d - (F(x + s d) - F(x - s d))/(2 s)| / |J d|, which is O(s^2) plus round-off for a right Jacobian.

    Args:
        system: the system.
        x: a state, shape (dofs,).
        direction: d, shape (dofs,); prescribed dofs are taken out of it.
        step: s.
    """
    d = np.where(system.free, direction, 0.0)
    linear = (system.jacobian(x) @ d)[system.free]
    difference = ((system.residual(x + step * d) - system.residual(x - step * d)) / (2 * step))[system.free]
    return float(np.linalg.norm(linear - difference) / np.linalg.norm(linear))
