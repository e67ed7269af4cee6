"""Second derivatives on straight, distorted and curved cells: of fields that the space holds exactly, and of basis functions."""

import numpy as np
import pytest
import ufl
from by_skfem import assert_same
from warped import CELLS, SECOND, SMALL, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.engine.embedded.elements import lagrange
from femiec.engine.embedded.measures import quadrature

MESHES = [(cell, 1) for cell in CELLS] + [(cell, 2) for cell in SECOND]
HESSIAN = np.array([[2.0, 3.0, -1.0], [3.0, -5.0, 0.5], [-1.0, 0.5, 6.0]])


@pytest.fixture(params=MESHES, ids=str)
def mesh(request):
    cell, degree = request.param
    return warped_mesh(cell, SMALL, degree)


def polynomial(x):
    """Of degree two, with a constant second derivative."""
    return 1 - 2 * x[0] + sum(HESSIAN[i, j] / 2 * x[i] * x[j] for i in range(len(x)) for j in range(len(x)))


def holder(mesh, shape=None):
    """A space with all quadratics: a product of two coordinates has twice their degree on the reference cell."""
    return fem.functionspace(mesh, ("Lagrange", 2, shape) if mesh.degree == 1 else ("DG", 4, shape))


def holding(V):
    f = fem.Function(V)
    f.interpolate(lambda x: polynomial(x[: V.mesh.dim]))
    return f


def test_second_derivatives_of_a_quadratic(mesh):
    f = holding(holder(mesh))
    points = np.random.default_rng(0).uniform(0.05, 0.3, (3, mesh.dim))
    found = fem.Expression(ufl.grad(ufl.grad(f)), points).eval(mesh, mesh.cells_of())
    expected = HESSIAN[: mesh.dim, : mesh.dim]
    np.testing.assert_allclose(found, np.broadcast_to(expected, found.shape), atol=1e-9)


@pytest.mark.parametrize("name", [("Lagrange", 1), ("Lagrange", 2)], ids=str)
def test_a_linear_field_has_none(mesh, name):
    """Though the second derivatives on the reference cell are not zero where its map is bent."""
    if name[1] < mesh.degree:
        name = ("Lagrange", mesh.degree)
    f = fem.Function(fem.functionspace(mesh, name))
    f.interpolate(lambda x: 3 * x[0] - 2 * x[mesh.dim - 1])
    points = np.random.default_rng(0).uniform(0.05, 0.3, (3, mesh.dim))
    found = fem.Expression(ufl.grad(ufl.grad(f)), points).eval(mesh, mesh.cells_of())
    np.testing.assert_allclose(found, 0, atol=1e-10)


def test_on_facets_and_on_both_sides(mesh):
    f, A = holding(holder(mesh)), np.arange(1.0, 10).reshape(3, 3)[: mesh.dim, : mesh.dim]
    weights, expected = ufl.as_tensor(A.tolist()), np.sum(A * HESSIAN[: mesh.dim, : mesh.dim])
    hessian = ufl.grad(ufl.grad(f))
    for measure, value in (
        (mesh.ds("west", degree=4), ufl.inner(hessian, weights)),
        (mesh.interface("left", "right", degree=4), ufl.inner(hessian("+") + 3 * hessian("-"), weights) / 4),
    ):
        area = fem.assemble_scalar(fem.form(1 * measure))
        assert fem.assemble_scalar(fem.form(value * measure)) == pytest.approx(expected * area, rel=1e-10)


@pytest.mark.parametrize("cell", ["triangle", "tetrahedron"])
def test_of_a_cubic(cell):
    mesh = warped_mesh(cell, SMALL)
    f = fem.Function(fem.functionspace(mesh, ("Lagrange", 3)))
    f.interpolate(lambda x: x[0] ** 2 * x[1] + x[1] ** 3)
    x = mesh.x
    expected = ufl.as_tensor([[2 * x[1], 2 * x[0]], [2 * x[0], 6 * x[1]]])
    error = sum((f.dx(i).dx(j) - expected[i, j]) ** 2 for i in (0, 1) for j in (0, 1))
    assert fem.assemble_scalar(fem.form(error * mesh.dx(degree=2))) < 1e-20


# ------------------------------------------------------------ forms
def slopes(mesh, element, points):
    """The first derivatives along x of the basis at reference points, (dim, points, cells, nodes), and those of X by x."""
    _, *bends = lagrange(mesh.cell, mesh.degree).tabulate(points)
    jacobian = np.einsum("dnc,mqn->qcdm", mesh.nodes[:, mesh.cell_nodes], np.array(bends))
    inverse = np.linalg.inv(jacobian)
    _, *along = element.tabulate(points)
    return np.einsum("qcmd,mqn->dqcn", inverse, np.array(along)), inverse, abs(np.linalg.det(jacobian))


def second_by_difference(mesh, element, points, step=1e-5):
    """The derivative along x of the first derivatives, by differences on the reference cell."""
    _, inverse, scale = slopes(mesh, element, points)
    shifts = step * np.eye(mesh.dim)
    ends = [[slopes(mesh, element, points + sign * shift[:, None])[0] for sign in (1, -1)] for shift in shifts]
    along = np.array([(up - down) / (2 * step) for up, down in ends])
    return np.einsum("miqcn,qcmj->ijqcn", along, inverse), scale


@pytest.mark.parametrize("form", ["both", "trial", "test"])
def test_matrix_of_second_derivatives(mesh, form):
    """Entry by entry."""
    V = fem.functionspace(mesh, ("Lagrange", 2))
    u, v, (block,) = ufl.TrialFunction(V), ufl.TestFunction(V), V.blocks
    points, weights = quadrature(mesh.cell, 4)
    second, scale = second_by_difference(mesh, block.element, points)
    value = block.element.tabulate(points, 0)[0][:, None].repeat(scale.shape[1], axis=1)
    laplacian = np.einsum("iiqcn->qcn", second)
    forms = {
        "both": (ufl.inner(ufl.grad(ufl.grad(u)), ufl.grad(ufl.grad(v))), "ijqca,ijqcb", second, second),
        "trial": (ufl.div(ufl.grad(u)) * v, "qca,qcb", value, laplacian),
        "test": (u * v.dx(0).dx(mesh.dim - 1), "qca,qcb", second[0, -1], value),
    }
    integrand, sum_of, rows, columns = forms[form]
    local = np.einsum(f"{sum_of},qc,q->cab", rows, columns, scale, weights, optimize=True)
    expected = np.zeros((V.dim, V.dim))
    np.add.at(expected, (block.cells.T[:, :, None], block.cells.T[:, None]), local)
    assert_same(fem.assemble_matrix(fem.form(integrand * mesh.dx(degree=4))), expected, 1e-7)


def test_terms_of_all_orders_in_one_form(mesh):
    """A residual with values, slopes and second derivatives, and its tangent: the sum of the forms of each order."""
    V = fem.functionspace(mesh, ("Lagrange", 2))
    u, v, f, dx = ufl.TrialFunction(V), ufl.TestFunction(V), field(V), mesh.dx(degree=4)
    terms = [f * u * v, ufl.dot(ufl.grad(u), mesh.x) * v, ufl.div(ufl.grad(u)) * v.dx(0), u.dx(0).dx(0) * ufl.div(ufl.grad(v))]
    whole = fem.assemble_matrix(fem.form(sum(terms) * dx))
    assert_same(whole, sum(fem.assemble_matrix(fem.form(term * dx)) for term in terms))


def test_vector_fields():
    """grad div u = (1, 3)."""
    mesh = warped_mesh("quadrilateral", SMALL)
    V = holder(mesh, (2,))
    f = fem.Function(V)
    f.interpolate(lambda x: np.array([x[0] ** 2 + x[0] * x[1], x[1] ** 2 - x[0] * x[1]]))
    v = ufl.TestFunction(V)
    found = fem.assemble_vector(fem.form(ufl.dot(ufl.grad(ufl.div(f)), v) * mesh.dx(degree=4)))
    expected = fem.assemble_vector(fem.form((v[0] + 3 * v[1]) * mesh.dx(degree=4)))
    assert_same(found, expected, 1e-11)


@pytest.mark.parametrize("cell", ["triangle", "quadrilateral"])
def test_biharmonic_equation_with_an_interior_penalty(cell):
    """Biharmonic u with P2: the jump of the normal slope is penalised; a quadratic is the discrete solution exactly."""
    mesh = warped_mesh(cell, (3, 3))
    V, n, dx, dS, ds = fem.functionspace(mesh, ("Lagrange", 2)), mesh.n, mesh.dx(degree=6), mesh.dS(degree=6), mesh.ds(degree=6)
    known, w, v = holding(V), fem.Function(V), ufl.TestFunction(V)
    h = ufl.avg(ufl.CellVolume(mesh)) / ufl.FacetArea(mesh)("+")

    def bilinear(u):
        mean, jump = ufl.avg(ufl.div(ufl.grad(u))), ufl.jump(ufl.grad(u), n)
        other = ufl.jump(ufl.grad(v), n)
        inside = (8 / h * jump * other - mean * other - ufl.avg(ufl.div(ufl.grad(v))) * jump) * dS
        return ufl.div(ufl.grad(u)) * ufl.div(ufl.grad(v)) * dx + inside

    laplacian = HESSIAN[0, 0] + HESSIAN[1, 1]
    residual = bilinear(known) - laplacian * ufl.dot(ufl.grad(v), n) * ds
    boundary = fem.locate_dofs_topological(V, 1, mesh.skfem.boundary_facets())
    free = np.setdiff1d(np.arange(V.dim), boundary)
    found = fem.assemble_vector(fem.form(residual))[free]
    w.x.array[:] = field(V).x.array
    size = np.linalg.norm(fem.assemble_vector(fem.form(bilinear(w)))[free])
    assert np.linalg.norm(found) < 1e-10 * size
