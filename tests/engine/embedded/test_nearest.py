"""Cells in which, or beside which, points lie."""

import numpy as np
import pytest
import skfem
from warped import CELLS, DIM, SECOND, SMALL, warped_mesh

from femiec.engine.embedded.elements import lagrange
from femiec.engine.embedded.locate import AT_ONCE, locate_cells
from femiec.engine.embedded.nearest import nearest_cells
from femiec.engine.embedded.pullback import beside
from femiec.geometry import Mesh

KINDS = [(cell, 1) for cell in CELLS] + [(cell, 2) for cell in SECOND]


def mapped(mesh, cells, X):
    basis, *_ = lagrange(mesh.cell, mesh.degree).tabulate(X, 0)
    return np.einsum("kn,dnk->dk", basis, mesh.nodes[:, mesh.cell_nodes[:, cells]])


@pytest.mark.parametrize(("cell", "degree"), KINDS)
def test_points_inside_lie_in_their_cell(cell, degree):
    mesh = warped_mesh(cell, SMALL, degree)
    x = np.random.default_rng(3).uniform(0.4, 1.1, (DIM[cell], 200))
    cells, X = nearest_cells(mesh, mesh.cells_of(), x, reach=1e-12)
    expected = locate_cells(mesh, x.T)
    assert (expected >= 0).all()
    np.testing.assert_array_equal(cells, expected)
    np.testing.assert_allclose(mapped(mesh, cells, X), x, atol=1e-13)


@pytest.mark.parametrize("cell", CELLS)
def test_points_outside_within_reach(cell):
    mesh = warped_mesh(cell, by=lambda x: x)  # 0.2 < x < 1.2
    x = np.random.default_rng(4).uniform(0.3, 1.1, (DIM[cell], 50))
    x[0] = 1.2 + np.linspace(0, 0.01, 50)
    cells, X = nearest_cells(mesh, mesh.cells_of(), x, reach=0.005)
    held = cells >= 0
    assert held[x[0] <= 1.2025].all()
    assert not held[x[0] > 1.205].any()
    assert beside(cell, X[:, held]).max() < 0.05  # at most 0.005 m beside cells of 0.25 m to 0.33 m
    np.testing.assert_allclose(mapped(mesh, cells[held], X[:, held]), x[:, held], atol=1e-13)


def test_only_the_cells_that_are_named():
    mesh = warped_mesh("quadrilateral", by=lambda x: x)
    x = np.array([[0.699, 0.701, 0.702], [0.5, 0.5, 0.5]])
    cells, _ = nearest_cells(mesh, mesh.cells_of("left"), x, reach=0.0015)
    assert cells[2] == -1
    assert np.isin(cells[:2], mesh.cells_of("left")).all()
    assert (nearest_cells(mesh, mesh.cells_of()[:0], x, reach=1.0)[0] == -1).all()


def test_a_box_is_not_a_cell():
    mesh = Mesh.from_skfem(skfem.MeshTri())  # (0, 0), (1, 0), (0, 1), and the rest of the square
    first = np.nonzero((mesh.skfem.p[:, mesh.skfem.t].mean(axis=1) < 0.5).all(axis=0))[0]
    x = np.array([[0.3, 0.55, 0.6], [0.3, 0.55, 0.6]])  # 0, 0.07 and 0.14 m beside it
    np.testing.assert_array_equal(nearest_cells(mesh, first, x, reach=0.1)[0], [first[0], first[0], -1])


def test_many_points():
    mesh = Mesh.from_skfem(skfem.MeshLine([0.0, 1.0, 2.0]))
    x = np.linspace(0.0, 2.0, AT_ONCE + 500)[None]
    cells, X = nearest_cells(mesh, mesh.cells_of(), x, reach=1e-12)
    np.testing.assert_allclose(cells + X[0], x[0], atol=1e-12)
