"""The near-nullspace of elasticity."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def rigid_modes(x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Three translations and three rotations at nodes x, shape (3, nodes); shape (3 nodes, 6), components fastest."""
    modes = np.zeros((x.shape[1], 3, 6))
    for axis in range(3):
        modes[:, axis, axis] = 1.0
        i, j = (axis + 1) % 3, (axis + 2) % 3
        modes[:, i, 3 + axis], modes[:, j, 3 + axis] = -x[j], x[i]
    return modes.reshape(-1, 6)
