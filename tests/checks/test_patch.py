"""Patch tests of all cells, degrees, bodies and laws."""

import numpy as np
import pytest

from femiec.checks.patch import patch_errors, patch_mesh
from femiec.engine import embedded as fem
from femiec.geometry import Mesh, check_mesh, extrude, tetrahedra
from femiec.laws.deforming import PLANE_STRAIN, SOLID, Deforming
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR
from femiec.laws.solid.elastic import Elastic, NeoHookean

E, NU = 20e9, 0.24
SHEAR, LAME = E / (2 * (1 + NU)), E * NU / ((1 + NU) * (1 - 2 * NU))
GRADIENT = np.array([[0.05, 0.025, -0.015], [0.01, -0.035, 0.02], [0.03, -0.005, 0.04]])
PLANE, SPACE = ["triangle", "quadrilateral"], ["tetrahedron", "hexahedron"]


def hooke(gradient: np.ndarray) -> np.ndarray:
    strain = (gradient + gradient.T) / 2
    return LAME * np.trace(strain) * np.eye(3) + 2 * SHEAR * strain


def neo_hooke(gradient: np.ndarray) -> np.ndarray:
    """sigma = (mu (b - I) + lambda ln J I)/J, b = F F^T."""
    F = np.eye(3) + gradient
    J = np.linalg.det(F)
    return (SHEAR * (F @ F.T - np.eye(3)) + LAME * np.log(J) * np.eye(3)) / J


LAWS = [(Elastic(E, NU), hooke), (NeoHookean(E, NU), neo_hooke)]


def embedded_at(places: list[int], gradient: np.ndarray) -> np.ndarray:
    """The gradient of the mesh as one in three dimensions."""
    full = np.zeros((3, 3))
    full[np.ix_(places, places)] = gradient
    return full


@pytest.mark.parametrize("degree", [1, 2])
@pytest.mark.parametrize(("law", "exact"), LAWS)
@pytest.mark.parametrize("cell", SPACE)
def test_in_space(cell: str, law: object, exact: object, degree: int) -> None:
    errors = patch_errors(fem, patch_mesh(cell), law, SOLID, GRADIENT, exact(GRADIENT), degree)
    assert errors.worst < 1e-11


@pytest.mark.parametrize("degree", [1, 2])
@pytest.mark.parametrize(("law", "exact"), LAWS)
@pytest.mark.parametrize(("body", "places"), [(PLANE_STRAIN, [0, 1]), (PLANAR, [0, 2])])
@pytest.mark.parametrize("cell", PLANE)
def test_in_the_plane(cell: str, body: Deforming, places: list[int], law: object, exact: object, degree: int) -> None:
    gradient = GRADIENT[:2, :2]
    errors = patch_errors(fem, patch_mesh(cell), law, body, gradient, exact(embedded_at(places, gradient)), degree)
    assert errors.worst < 1e-11


@pytest.mark.parametrize("degree", [1, 2])
@pytest.mark.parametrize("cell", PLANE)
def test_about_an_axis(cell: str, degree: int) -> None:
    """The hoop strain of u_r = a r is a. At finite strain F = diag(1 + a, 1 + a, 1 + b) balances as well."""
    full = np.diag([0.05, 0.05, -0.03])
    for law, exact in LAWS:
        errors = patch_errors(fem, patch_mesh(cell), law, AXISYMMETRIC, full[::2, ::2], exact(full), degree)
        assert errors.worst < 1e-11


def test_what_is_not_linear_inside_is_seen() -> None:
    """With shear, u = G x is in no balance about an axis: the sum of the errors is no round-off."""
    gradient = np.array([[0.05, 0.0], [0.05, 0.0]])
    assert patch_errors(fem, patch_mesh("quadrilateral"), LAWS[0][0], AXISYMMETRIC, gradient, np.eye(3), 1).displacement > 1e-4


@pytest.mark.parametrize("cell", PLANE + SPACE)
def test_patches_are_distorted_and_sound(cell: str) -> None:
    mesh = patch_mesh(cell)
    check_mesh(mesh)
    even = np.linspace(50e-9, 150e-9, 4)
    off = (abs(mesh.skfem.p[:, :, None] - even).min(axis=2) > 1e-10).any(axis=0)
    assert off.sum() == 2**mesh.dim


@pytest.mark.parametrize("degree", [1, 2])
@pytest.mark.parametrize("cut", [False, True])
def test_cells_that_were_drawn_out_of_a_section(cut: bool, degree: int) -> None:
    solid = extrude(patch_mesh("quadrilateral"), np.array([0.0, 20e-9, 60e-9]))
    mesh: Mesh = tetrahedra(solid) if cut else solid
    assert patch_errors(fem, mesh, LAWS[0][0], SOLID, GRADIENT, hooke(GRADIENT), degree).worst < 1e-11
