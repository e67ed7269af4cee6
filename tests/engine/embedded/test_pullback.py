"""Reference coordinates: the map of each cell type, inverted."""

from types import SimpleNamespace

import numpy as np
import pytest
import skfem
from curved import ALL, bent_mesh, points_inside, push_forward, reference_points
from warped import CELLS, DIM, warped_mesh

from femiec.engine.embedded.elements import lagrange
from femiec.engine.embedded.pullback import beside, pull_back
from femiec.geometry import Mesh


@pytest.mark.parametrize(("cell", "degree"), ALL)
def test_points_in_their_cells(cell, degree):
    mesh = bent_mesh(cell, degree)
    cells, X, x = points_inside(mesh, 300)
    np.testing.assert_allclose(pull_back(mesh, cells, x), X, atol=1e-12)


@pytest.mark.parametrize("cell", CELLS)
def test_cells_that_start_anywhere_and_turn_either_way(cell):
    mesh = warped_mesh(cell)
    cells, X, x = points_inside(mesh, 300)
    np.testing.assert_allclose(pull_back(mesh, cells, x), X, atol=1e-12)


@pytest.mark.parametrize(("cell", "degree"), ALL)
def test_points_a_little_beside_their_cells(cell, degree):
    mesh = bent_mesh(cell, degree)
    cells, X, _ = points_inside(mesh, 100)
    X = 1.2 * (X - 0.5) + 0.5
    np.testing.assert_allclose(pull_back(mesh, cells, push_forward(mesh, cells, X)), X, atol=1e-11)


@pytest.mark.parametrize("corner", [0.3751, 0.4, 0.9])
def test_quadrilaterals_that_are_almost_triangles(corner):
    """A corner moved towards the diagonal, until the determinant there nearly vanishes."""
    points = np.array([[0.0, 1.0, corner, 0.0], [0.0, 0.0, corner + 0.25, 1.0]])
    mesh = Mesh.from_skfem(skfem.MeshQuad(points, np.arange(4)[:, None]))
    X = reference_points("quadrilateral", 2000)
    cells = np.zeros(2000, int)
    np.testing.assert_allclose(pull_back(mesh, cells, push_forward(mesh, cells, X)), X, atol=1e-10)


@pytest.mark.parametrize(
    ("cell", "shift"), [("triangle", 0.35), ("quadrilateral", 0.2), ("tetrahedron", 0.2), ("hexahedron", 0.12)]
)
def test_badly_bent_cells(cell, shift):
    """Cells apart from each other, their nodes moved at random by a third of an edge, unless that folds the map."""
    lattice, count = lagrange(cell, 2).nodes, 600
    nodes = lattice[:, :, None] + shift * np.random.default_rng(0).uniform(-1, 1, (*lattice.shape, count))
    flat = nodes.reshape(len(nodes), -1)
    cells = np.arange(flat.shape[1]).reshape(lattice.shape[1], count)
    probes = np.hstack([lattice, reference_points(cell, 400, 5)])
    slopes = np.stack(lagrange(cell, 2).tabulate(probes)[1:])
    determinant = np.linalg.det(np.einsum("mqk,dkc->cqdm", slopes, nodes))
    valid = cells[:, determinant.min(axis=1) > 0.05 * determinant.max(axis=1)]
    mesh = SimpleNamespace(cell=cell, dim=len(nodes), degree=2, nodes=flat, cell_nodes=valid)
    where, X = np.repeat(np.arange(valid.shape[1]), 80), np.tile(reference_points(cell, 80), valid.shape[1])
    assert len(where) > 6000
    np.testing.assert_allclose(pull_back(mesh, where, push_forward(mesh, where, X)), X, atol=1e-10)


def test_nanometres_and_thin_cells():
    mesh = Mesh.from_skfem(skfem.MeshQuad.init_tensor(np.linspace(0, 1e-3, 3), np.linspace(0, 1e-9, 3)))
    cells, X, x = points_inside(mesh, 50)
    np.testing.assert_allclose(pull_back(mesh, cells, x), X, atol=1e-12)


def test_what_is_nowhere_is_nan_not_a_guess():
    """x = 2.2 X - 1.2 X^2 has its largest value 1.008: nothing is mapped to 3."""
    nodes = lagrange("quadrilateral", 2).nodes.copy()
    nodes[0] *= 2.2 - 1.2 * nodes[0]
    mesh = SimpleNamespace(cell="quadrilateral", dim=2, degree=2, nodes=nodes, cell_nodes=np.arange(9)[:, None])
    X = pull_back(mesh, np.zeros(2, int), np.array([[3.0, 0.5], [0.5, 0.5]]))
    assert np.isnan(X[:, 0]).all()
    np.testing.assert_allclose(2.2 * X[0, 1] - 1.2 * X[0, 1] ** 2, 0.5, rtol=1e-12)
    assert beside("quadrilateral", X).tolist() == [np.inf, 0]


@pytest.mark.parametrize("cell", CELLS)
def test_how_far_beside(cell):
    dim = DIM[cell]
    inside = reference_points(cell, 50)
    assert not beside(cell, inside).any()
    low, high = np.full((dim, 1), 0.1), np.zeros((dim, 1))
    low[-1], high[0] = -0.25, 1.5
    np.testing.assert_allclose(beside(cell, low), 0.25)
    np.testing.assert_allclose(beside(cell, high), 0.5)
