"""What the femiec columns share."""

from __future__ import annotations

from typing import Any

import numpy as np
import skfem

import femiec
from benchmarks.meshes import Cells
from femiec.geometry import Mesh

VERSION = femiec.__version__
_MESH = {"triangle": skfem.MeshTri, "quadrilateral": skfem.MeshQuad, "tetrahedron": skfem.MeshTet}


def skfem_mesh(cells: Cells) -> Any:
    """The mesh of scikit-fem, whose quadrilaterals run around."""
    vertices = cells.cells[:, [0, 2, 3, 1]] if cells.kind == "quadrilateral" else cells.cells
    return _MESH[cells.kind](np.ascontiguousarray(cells.points.T), np.ascontiguousarray(vertices.T))


def mesh(cells: Cells) -> Mesh:
    """The mesh of femiec."""
    return Mesh.from_skfem(skfem_mesh(cells))
