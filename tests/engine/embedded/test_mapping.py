"""The map of curved cells, against integrals over the box that a quadratic map sends to the mesh; and meshes that move."""

import itertools

import numpy as np
import pytest
import ufl
from by_skfem import assert_same
from scipy.sparse.linalg import spsolve
from warped import CELLS, DIM, SECOND, SMALL, bend, field, quadratic_map, warped_mesh

from femiec.engine import embedded as fem
from femiec.engine.embedded import compiled as compiler
from femiec.engine.embedded.mapping import CellMap
from femiec.engine.embedded.measures import groups_of
from femiec.engine.embedded.preprocess import Integral

MESHES = [(cell, 1) for cell in CELLS] + [(cell, 2) for cell in SECOND]
BOX = (0.2, 1.2)


@pytest.fixture(params=MESHES, ids=str)
def mesh(request):
    cell, degree = request.param
    return warped_mesh(cell, SMALL, degree)


@pytest.fixture(params=SECOND)
def curved(request):
    """Cells that follow the quadratic map exactly."""
    return warped_mesh(request.param, SMALL, 2, quadratic_map)


def gauss(dim):
    """Points, shape (dim, n), and weights of a product rule on the box."""
    ticks, weights = np.polynomial.legendre.leggauss(20)
    axis = BOX[0] + (BOX[1] - BOX[0]) * (ticks + 1) / 2
    points = np.array(list(itertools.product(axis, repeat=dim))).T
    return points, np.array([np.prod(w) for w in itertools.product(weights / 2, repeat=dim)]) * (BOX[1] - BOX[0]) ** dim


def slopes(points):
    """The derivative of the quadratic map, to which a central difference of any step is exact, shape (n, dim, dim)."""
    steps = 0.5 * np.eye(len(points))
    columns = [quadratic_map(points + step[:, None]) - quadratic_map(points - step[:, None]) for step in steps]
    return np.moveaxis(np.array(columns), (0, 1, 2), (2, 1, 0))


def area_vectors(side, dim):
    """Points on the image of a side of the box, and their outward area vectors, by Nanson's formula."""
    axis, sign = {"west": (0, -1), "east": (0, 1), "south": (1, -1), "north": (1, 1)}[side]
    points, weights = gauss(dim - 1)
    points = np.insert(points, axis, BOX[sign > 0], axis=0)
    f = slopes(points)
    cofactor = np.linalg.det(f)[:, None, None] * np.linalg.inv(f).transpose(0, 2, 1)
    return quadratic_map(points), sign * cofactor[:, :, axis] * weights[:, None]


# ------------------------------------------------------------ curved cells
def test_moments_of_a_curved_mesh(curved):
    points, weights = gauss(curved.dim)
    x, volume = quadratic_map(points), np.linalg.det(slopes(points)) * weights
    for integrand, expected in ((1, 1), (curved.x[0], x[0]), (curved.x[0] * curved.x[1], x[0] * x[1])):
        found = fem.assemble_scalar(fem.form(integrand * curved.dx()))
        assert found == pytest.approx(np.sum(expected * volume), rel=1e-13)


@pytest.mark.parametrize("side", ["west", "north"])
def test_normals_and_areas_of_curved_sides(curved, side):
    x, vectors = area_vectors(side, curved.dim)
    for d in range(curved.dim):
        found = fem.assemble_scalar(fem.form(curved.x[0] * curved.n[d] * curved.ds(side, degree=10)))
        assert found == pytest.approx(np.sum(x[0] * vectors[:, d]), rel=1e-12)
    area = fem.assemble_scalar(fem.form(1 * curved.ds(side, degree=20)))
    assert area == pytest.approx(np.sum(np.linalg.norm(vectors, axis=1)), rel=1e-11)


@pytest.mark.parametrize("cell", SECOND)
def test_second_order_cells_with_straight_sides_are_those_of_first_order(cell):
    straight, whole = (warped_mesh(cell, SMALL, degree, lambda x: 2 * x) for degree in (1, 2))
    name = ("Lagrange", 2)
    for measure in ("dx", "ds"):
        matrices = []
        for mesh in (straight, whole):
            V = fem.functionspace(mesh, name)
            u, v, f = ufl.TrialFunction(V), ufl.TestFunction(V), field(V)
            form = (f * u * v + ufl.dot(ufl.grad(u), mesh.x) * v.dx(0)) * getattr(mesh, measure)(degree=6)
            matrices.append(fem.assemble_matrix(fem.form(form)))
        assert_same(*matrices)


def test_patch(mesh):
    """A linear field is the discrete solution of Laplace's equation with its values on the boundary, and its slope constant."""
    V = fem.functionspace(mesh, ("Lagrange", mesh.degree))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    slope, known = np.array([2.0, -3.0, 0.5])[: mesh.dim], fem.Function(V)
    known.interpolate(lambda x: 1 + slope @ x[: mesh.dim])
    boundary = fem.locate_dofs_topological(V, mesh.dim - 1, mesh.skfem.boundary_facets())
    bcs, load = [fem.dirichletbc(known, boundary)], np.zeros(V.dim)
    assert len(boundary) < V.dim
    compiled = fem.form(ufl.dot(ufl.grad(u), ufl.grad(v)) * mesh.dx())
    fem.apply_lifting(load, compiled, bcs)
    solution = fem.Function(V)
    solution.x.array[:] = spsolve(fem.assemble_matrix(compiled, bcs).tocsc(), load)
    np.testing.assert_allclose(solution.x.array, known.x.array, rtol=1e-12)
    points = np.random.default_rng(0).uniform(0.05, 0.3, (4, mesh.dim))
    gradient = fem.Expression(ufl.grad(solution), points).eval(mesh, mesh.cells_of())
    np.testing.assert_allclose(gradient, np.broadcast_to(slope, gradient.shape), rtol=1e-10)


# ------------------------------------------------------------ the quantities
def quantity(mesh, name, *component):
    (group,) = groups_of(mesh, Integral("cell", ("otherwise",), 4, None))
    found = getattr(CellMap(group, "", slice(None)), name)
    for i in component:
        found = found[i]
    return np.broadcast_to(found, (len(group.weights), group.size))


def test_the_jacobian_times_its_inverse_is_the_identity(mesh):
    dims = range(mesh.dim)
    jacobian, inverse = (np.array([[quantity(mesh, name, i, j) for j in dims] for i in dims]) for name in ("jacobian", "inverse"))
    product = np.einsum("ijqe,jkqe->ikqe", jacobian, inverse)
    identity = np.broadcast_to(np.eye(mesh.dim)[:, :, None, None], product.shape)
    np.testing.assert_allclose(product, identity, atol=1e-13)
    determinant = np.linalg.det(np.moveaxis(jacobian, (0, 1), (-2, -1)))
    np.testing.assert_allclose(quantity(mesh, "signed_determinant"), determinant, rtol=1e-12)
    np.testing.assert_allclose(quantity(mesh, "determinant"), abs(determinant), rtol=1e-12)


def test_the_jacobian_in_a_form(mesh):
    """tr(J J^-1) = dim, det J det J^-1 = 1, and dx = |det J| dX."""
    dx, J, K, det = mesh.dx(degree=6), ufl.Jacobian(mesh), ufl.JacobianInverse(mesh), ufl.JacobianDeterminant(mesh)
    volume = fem.assemble_scalar(fem.form(1 * dx))
    for expression in (ufl.tr(J * K) / mesh.dim, det * ufl.det(K), ufl.det(J) / det):
        assert fem.assemble_scalar(fem.form(expression * dx)) == pytest.approx(volume, rel=1e-12)


@pytest.mark.parametrize(("cell", "reference"), [("interval", 1), ("triangle", 1 / 2), ("tetrahedron", 1 / 6)])
def test_the_determinant_of_mirrored_cells_is_negative(cell, reference):
    mesh = warped_mesh(cell)
    corners = mesh.nodes[:, mesh.cell_vertices]
    signs = np.sign(np.linalg.det(np.moveaxis(corners[:, 1:] - corners[:, :1], (0, 1, 2), (1, 2, 0))))
    found = fem.assemble_scalar(fem.form(ufl.JacobianDeterminant(mesh) / ufl.CellVolume(mesh) ** 2 * mesh.dx()))
    assert found == pytest.approx(signs.sum() / reference, rel=1e-12)
    assert cell == "interval" or -1 in signs


def test_facets_in_no_order_have_the_nodes_of_their_own_cells():
    """Cells 3, 7, 5 are no run from 3 to 5, though the last is two beyond the first."""
    mesh = warped_mesh("triangle")
    (group,) = groups_of(mesh, Integral("cell", ("otherwise",), 2, None))
    for cells in ([3, 7, 5], [3, 3, 5], [2, 3, 4], [9], []):
        group.cells[""] = np.array(cells, int)
        found = CellMap(group, "", slice(None)).nodes
        assert np.array_equal(found, mesh.nodes[:, mesh.cell_nodes[:, cells]])


# ------------------------------------------------------------ a mesh that moves
def forms_on(mesh):
    V = fem.functionspace(mesh, ("Lagrange", 2))
    u, v, f = ufl.TrialFunction(V), ufl.TestFunction(V), field(V)
    bilinear = ufl.dot(ufl.grad(u), ufl.grad(v)) * mesh.dx(degree=4) + f * u * v * mesh.ds(degree=4)
    linear = ufl.CellVolume(mesh) * mesh.x[0] * v * mesh.dx(degree=4) + f.dx(0) * v * mesh.ds("west", degree=4)
    return [fem.form(bilinear), fem.form(linear), fem.form(f * mesh.dx(degree=4))]


ASSEMBLERS = (fem.assemble_matrix, fem.assemble_vector, fem.assemble_scalar)


@pytest.mark.parametrize("how", ["move", "in place"])
def test_a_moved_mesh_is_the_mesh_made_there(mesh, how, monkeypatch):
    """The forms and the pattern are those of before; nothing is compiled again."""
    forms = forms_on(mesh)
    before = [assemble(form) for assemble, form in zip(ASSEMBLERS, forms, strict=True)]
    pattern = forms[0].pattern
    monkeypatch.setattr(compiler, "compile_program", None)
    monkeypatch.setattr(compiler, "build_pattern", None)
    old = mesh.nodes.copy()
    new = bend(1.5 * old)
    if how == "move":
        mesh.move(new)
    else:
        mesh.nodes[:] = new
    after = [assemble(form) for assemble, form in zip(ASSEMBLERS, forms, strict=True)]
    assert forms[0].pattern is pattern
    monkeypatch.undo()
    anew = warped_mesh(mesh.cell, SMALL, mesh.degree, lambda points: bend(1.5 * bend(points)))
    for found, assemble, form in zip(after, ASSEMBLERS, forms_on(anew), strict=True):
        assert_same(found, assemble(form))
    mesh.move(old)
    for found, assemble, form in zip(before, ASSEMBLERS, forms, strict=True):
        assert_same(assemble(form), found)


def test_positions_of_dofs_follow_the_mesh(mesh):
    V = fem.functionspace(mesh, ("Lagrange", 2))
    before = V.dof_coordinates()
    mesh.move(3 * mesh.nodes)
    np.testing.assert_allclose(V.dof_coordinates(), 3 * before, rtol=1e-14)


@pytest.mark.parametrize("cell", SECOND)
def test_the_vertices_of_a_curved_mesh_move_with_its_nodes(cell):
    mesh = warped_mesh(cell, SMALL, 2)
    mesh.nodes[:] *= 2
    assert np.array_equal(mesh.skfem.p, mesh.nodes[:, : mesh.skfem.nvertices])
    assert mesh.dim == DIM[cell]
