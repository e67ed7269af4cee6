"""The cells that hold points."""

import numpy as np
import pytest
import skfem
from curved import ALL, bent_mesh, points_inside, push_forward
from warped import warped_mesh

from femiec.engine import embedded as fem
from femiec.engine.embedded import locate
from femiec.engine.embedded.elements import lagrange
from femiec.errors import InputError
from femiec.geometry import Mesh


@pytest.mark.parametrize(("cell", "degree"), ALL)
def test_points_inside_cells(cell, degree):
    mesh = bent_mesh(cell, degree)
    cells, _, x = points_inside(mesh, 500)
    assert np.array_equal(fem.locate_cells(mesh, x.T), cells)


@pytest.mark.parametrize(("cell", "degree"), ALL)
def test_nodes_belong_to_one_of_their_cells(cell, degree):
    """Vertices, edge and face midpoints, on the boundary too."""
    mesh = bent_mesh(cell, degree)
    lattice = lagrange(cell, 2).nodes
    for X in lattice.T:
        every = np.arange(mesh.skfem.nelements)
        x = push_forward(mesh, every, np.repeat(X[:, None], len(every), axis=1))
        found = fem.locate_cells(mesh, x.T)
        assert (found >= 0).all()
        assert np.array_equal(fem.locate_cells(mesh, x.T, every[::-1]), found)
        np.testing.assert_allclose(push_forward(mesh, found, locate.pull_back(mesh, found, x)), x, atol=1e-13)


@pytest.mark.parametrize(("cell", "degree"), ALL)
def test_points_outside(cell, degree):
    mesh = bent_mesh(cell, degree)
    x = 3 * np.random.default_rng(0).normal(size=(300, mesh.dim))
    low, high = mesh.nodes.min(axis=1), mesh.nodes.max(axis=1)
    beyond = ((x < low - 0.1) | (x > high + 0.1)).any(axis=1)
    assert beyond.sum() > 100
    assert (fem.locate_cells(mesh, x[beyond]) == -1).all()


def test_the_hole_and_the_bulge_of_a_curved_mesh():
    """A ring of curved quadrilaterals: a point in the hole, points in the lens between chord and arc."""
    ring = skfem.MeshQuad2.from_mesh(skfem.MeshQuad.init_tensor(np.linspace(1, 2, 3), np.linspace(0, 2, 9)))
    r, t = ring.doflocs[0], ring.doflocs[1] * np.pi / 2
    mesh = Mesh.from_skfem(type(ring)(np.array([r * np.cos(t), r * np.sin(t)]), ring.t))
    angle = np.linspace(0.01, np.pi - 0.01, 200)
    at = {radius: fem.locate_cells(mesh, radius * np.array([np.cos(angle), np.sin(angle)]).T) for radius in (0.98, 1.999, 2.01)}
    assert 2 * np.cos(np.pi / 16) < 1.97  # the chords lie inside the second radius at their middles
    assert (at[1.999] >= 0).all()
    assert (at[0.98] == -1).all()
    assert (at[2.01] == -1).all()


@pytest.mark.parametrize("scale", [1e-9, 1.0, 1e6])
def test_the_tolerance_is_a_part_of_the_cell(scale):
    mesh = Mesh.from_skfem(skfem.MeshTri.init_tensor(np.linspace(0, scale, 5), np.linspace(0, scale, 5)))
    beside = [[-1e-10 * scale, 0.3 * scale], [-1e-5 * scale, 0.3 * scale]]
    assert (fem.locate_cells(mesh, beside) >= 0).tolist() == [True, False]


def test_a_point_just_inside_a_cell_belongs_to_it():
    """Not to the neighbour within whose tolerance it lies, where a discontinuous field has another value."""
    mesh = Mesh.from_skfem(skfem.MeshLine([0.0, 1.0, 2.0]))
    assert fem.locate_cells(mesh, [[1 - 1e-9], [1 + 1e-9]]).tolist() == [0, 1]


def test_only_the_cells_to_choose_from():
    mesh = bent_mesh("triangle", 1)
    left, right = mesh.cells_of("left"), mesh.cells_of("right")
    shared = mesh.skfem.p[:, np.intersect1d(mesh.skfem.t[:, left], mesh.skfem.t[:, right])].T
    for cells in (left, right):
        assert np.isin(fem.locate_cells(mesh, shared, cells), cells).all()
    _, _, x = points_inside(mesh, 200)
    everywhere, there = fem.locate_cells(mesh, x.T), fem.locate_cells(mesh, x.T, left)
    assert np.array_equal(there, np.where(np.isin(everywhere, left), everywhere, -1))
    assert (fem.locate_cells(mesh, x.T, np.zeros(0, int)) == -1).all()


def test_a_mesh_that_moved():
    mesh = warped_mesh("quadrilateral")
    cells, X, _ = points_inside(mesh, 50)
    mesh.nodes[:] = 3 * mesh.nodes + 1
    assert np.array_equal(fem.locate_cells(mesh, push_forward(mesh, cells, X).T), cells)


def test_more_points_than_at_once(monkeypatch):
    mesh = warped_mesh("tetrahedron")
    cells, _, x = points_inside(mesh, 100)
    monkeypatch.setattr(locate, "AT_ONCE", 7)
    assert np.array_equal(fem.locate_cells(mesh, x.T), cells)


def test_few_cells_are_tried_for_a_point():
    """Cells a thousand times longer than wide, aslant: their boxes overlap in hundreds, their frames hardly."""
    plain = skfem.MeshQuad.init_tensor(np.linspace(0, 1, 5), np.linspace(0, 2e-2, 81))
    turn = np.array([[0.8, -0.6], [0.6, 0.8]])
    mesh = Mesh.from_skfem(type(plain)(turn @ plain.p, plain.t))
    cells, _, x = points_inside(mesh, 400)
    search = locate._search(mesh, mesh.cells_of())
    assert len(search.tree.holding(x)[0]) > 20 * len(cells)
    assert len(search.candidates(x)[0]) < 1.1 * len(cells)
    assert np.array_equal(fem.locate_cells(mesh, x.T), cells)


def test_points_of_three_coordinates_in_the_plane():
    mesh = bent_mesh("quadrilateral", 1)
    cells, _, x = points_inside(mesh, 20)
    assert np.array_equal(fem.locate_cells(mesh, np.vstack([x, np.zeros(20)]).T), cells)


WRONG = {
    "one row": ([0.1, 0.2], r"x = of shape \(2,\): expected points of shape \(n, 2\) or \(n, 3\)"),
    "four coordinates": ([[0.1, 0.2, 0, 0]], r"x = of shape \(1, 4\)"),
    "out of the plane": ([[0.1, 0.2, 0.3]], "finite points of the mesh's dimension"),
    "not a number": ([[0.1, np.nan]], "finite points of the mesh's dimension"),
}


@pytest.mark.parametrize("name", WRONG)
def test_points_that_are_none(name):
    x, message = WRONG[name]
    with pytest.raises(InputError, match=message):
        fem.locate_cells(bent_mesh("quadrilateral", 1), x)
