"""The patch test on each kind of cell; see the README beside this file."""

from functools import partial
from typing import Any

import numpy as np

from femiec.checks.patch import patch_errors, patch_mesh
from femiec.checks.row import Kind, Row
from femiec.laws.deforming import PLANE_STRAIN, SOLID, Deforming
from femiec.laws.kinematics import AXISYMMETRIC
from femiec.laws.solid.elastic import Elastic
from femiec.materials import hard_carbon

E, NU = hard_carbon.youngs_modulus.value, hard_carbon.poissons_ratio.value
GRADIENT = 1e-3 * np.array([[1.0, 0.5, -0.3], [0.2, -0.7, 0.4], [0.6, -0.1, 0.8]])
"""Displacement gradient in space; its first two rows and columns in plane strain."""
ALONG_R, ALONG_Z = 1e-3, -0.7e-3
"""Strains of the axisymmetric body, whose hoop strain is that along r."""


def hooke(gradient: np.ndarray) -> np.ndarray:
    """E/(1 + nu) (eps + nu/(1 - 2 nu) tr(eps) I) [Pa]."""
    strain = (gradient + gradient.T) / 2
    return E / (1 + NU) * (strain + NU / (1 - 2 * NU) * np.trace(strain) * np.eye(3))


def loadings(dim: int) -> list[tuple[Deforming, np.ndarray, np.ndarray]]:
    """What the mesh stands for, G, and the displacement gradient in three dimensions."""
    if dim == 3:
        return [(SOLID, GRADIENT, GRADIENT)]
    flat = GRADIENT * np.outer([1, 1, 0], [1, 1, 0])
    hoop = np.diag([ALONG_R, ALONG_R, ALONG_Z])
    return [(PLANE_STRAIN, GRADIENT[:2, :2], flat), (AXISYMMETRIC, np.diag([ALONG_R, ALONG_Z]), hoop)]


def worst(fem: Any, cell: str) -> float:
    """The largest error of displacement or stress, of elements of degree 1 and 2, of all that the mesh can stand for."""
    mesh, law = patch_mesh(cell), Elastic(E, NU)
    return max(
        patch_errors(fem, mesh, law, body, G, hooke(full), degree).worst
        for body, G, full in loadings(mesh.dim)
        for degree in (1, 2)
    )


ROWS = [
    Row(f"patch-{cell}", f"Patch test: {cell}", Kind.EXACT, 0.0, "1", 1e-11, partial(worst, cell=cell), solved=True)
    for cell in ("triangle", "quadrilateral", "tetrahedron", "hexahedron")
]
