"""What the femiec columns share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import scipy.sparse as sp
import skfem

import femiec
from benchmarks.meshes import Cells
from femiec.geometry import Mesh
from femiec.solve.linear import Direct

VERSION = femiec.__version__
_MESH = {"triangle": skfem.MeshTri, "quadrilateral": skfem.MeshQuad, "tetrahedron": skfem.MeshTet, "hexahedron": skfem.MeshHex}
# scikit-fem's order of the vertices that stand in tensor order
_ORDER = {"quadrilateral": [0, 2, 3, 1], "hexahedron": [0, 1, 2, 4, 3, 5, 6, 7]}


def skfem_mesh(cells: Cells) -> Any:
    """The mesh of scikit-fem."""
    vertices = cells.cells[:, _ORDER.get(cells.kind, slice(None))]
    return _MESH[cells.kind](np.ascontiguousarray(cells.points.T), np.ascontiguousarray(vertices.T))


def mesh(cells: Cells) -> Mesh:
    """The mesh of femiec."""
    return Mesh.from_skfem(skfem_mesh(cells))


def direct() -> Callable[[Any, Any], Any]:
    """femiec's direct solver as a function of matrix and right-hand side; its library is loaded before anything is timed."""
    solver = Direct()
    solver.solve(sp.eye(2, format="csr"), np.ones(2))
    return lambda A, b: solver.solve(A, b)[0]
