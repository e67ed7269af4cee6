"""What the columns of plain scikit-fem share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import skfem
from numpy.typing import NDArray

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
