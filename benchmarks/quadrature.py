"""The quadrature of every code, so that all evaluate a form at the same points: that of basix."""

from __future__ import annotations

import basix
import numpy as np
from numpy.typing import NDArray


def rule(kind: str, degree: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Points, shape (points, dimension), and weights on the reference cell."""
    points, weights = basix.make_quadrature(getattr(basix.CellType, kind), degree)
    return np.asarray(points), np.asarray(weights)
