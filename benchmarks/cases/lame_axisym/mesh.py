"""The section of the tube."""

from __future__ import annotations

import numpy as np

from benchmarks.cases.lame_axisym.case import HEIGHT, INNER, OUTER
from benchmarks.meshes import Cells, quadrilaterals


def section(n: int) -> Cells:
    """n by n cells."""
    return quadrilaterals(np.linspace(INNER, OUTER, n + 1), np.linspace(0.0, HEIGHT, n + 1))
