"""Quadrature elements: values at the points of a rule, for history that no polynomial holds."""

import basix.ufl
import numpy as np
import pytest
import skfem
import ufl
from by_skfem import assert_same, rule
from warped import CELLS, SECOND, SMALL, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.errors import InputError, UnsupportedForm

MESHES = [(cell, 1) for cell in CELLS] + [(cell, 2) for cell in SECOND]
DEGREE = 3


@pytest.fixture(params=MESHES, ids=str)
def mesh(request):
    cell, degree = request.param
    return warped_mesh(cell, SMALL, degree)


def weights_of(mesh):
    """Weight times |det J| at each point of each cell, shape (cells, points), by scikit-fem's map."""
    points, weights = rule(mesh.cell, DEGREE)
    mapping = skfem.CellBasis(mesh.skfem, mesh.skfem.elem(), quadrature=(points, weights))
    return mapping.dx


def by_cell(f):
    """The dofs of a function by cell, point and component."""
    (block,) = f.function_space.blocks
    return f.x.array.reshape(-1, block.size)[block.cells.T]


@pytest.mark.parametrize("cell", CELLS)
def test_integral_is_the_weighted_sum(cell):
    mesh = warped_mesh(cell)
    f = field(fem.functionspace(mesh, ("Quadrature", DEGREE)))
    assert f.x.array.size == weights_of(mesh).size
    dx = mesh.dx(degree=DEGREE)
    for power in (1, 3):
        found = fem.assemble_scalar(fem.form(f**power * dx))
        assert found == pytest.approx(np.sum(by_cell(f)[..., 0] ** power * weights_of(mesh)), rel=1e-13)


@pytest.mark.parametrize("cell", CELLS)
def test_mass_matrix_is_the_diagonal_of_the_weights(cell):
    mesh = warped_mesh(cell)
    V = fem.functionspace(mesh, ("Quadrature", DEGREE))
    matrix = fem.assemble_matrix(fem.form(ufl.TrialFunction(V) * ufl.TestFunction(V) * mesh.dx(degree=DEGREE)))
    expected = np.zeros(V.dim)
    expected[V.blocks[0].cells.T] = weights_of(mesh)
    assert_same(matrix, np.diag(expected))


def test_points_are_those_of_the_rule(mesh):
    V = fem.functionspace(mesh, ("Quadrature", DEGREE))
    at_points = fem.Expression(mesh.x, rule(mesh.cell, DEGREE)[0].T).eval(mesh, mesh.cells_of())
    where = V.dof_coordinates()[:, V.blocks[0].cells]
    np.testing.assert_allclose(np.moveaxis(where, 0, -1).swapaxes(0, 1), at_points, atol=1e-14)


def test_interpolation_of_an_expression_at_the_points(mesh):
    """Of a coefficient, its gradient, and the history itself."""
    V = fem.functionspace(mesh, ("Quadrature", DEGREE, (mesh.dim,)))
    u, history = field(fem.functionspace(mesh, ("Lagrange", 2))), field(V)
    before = history.x.array.copy()
    expression = 2 * history + (1 + u**2) * ufl.grad(u)
    expected = fem.Expression(expression, rule(mesh.cell, DEGREE)[0].T).eval(mesh, mesh.cells_of())
    history.interpolate(expression)
    np.testing.assert_allclose(by_cell(history), expected, rtol=1e-13)
    assert not np.allclose(history.x.array, before)


def test_an_integrand_through_the_points_is_the_integrand(mesh):
    """A stress computed at the points and kept there gives the load that the expression gives."""
    u = field(fem.functionspace(mesh, ("Lagrange", 2, (mesh.dim,))))
    stress = fem.Function(fem.functionspace(mesh, ("Quadrature", DEGREE, (mesh.dim, mesh.dim), True)))
    expression = (1 + ufl.tr(ufl.grad(u)) ** 2) * ufl.sym(ufl.grad(u))
    stress.interpolate(expression)
    v, dx = ufl.TestFunction(u.function_space), mesh.dx(degree=DEGREE)
    loads = [fem.assemble_vector(fem.form(ufl.inner(sigma, ufl.grad(v)) * dx)) for sigma in (stress, expression)]
    assert_same(*loads)


def test_interpolation_of_a_function_of_position():
    mesh = warped_mesh("triangle")
    f = fem.Function(fem.functionspace(mesh, ("Quadrature", DEGREE)))
    f.interpolate(lambda x: x[0] * x[1])
    found = fem.assemble_scalar(fem.form(f * mesh.dx(degree=DEGREE)))
    assert found == pytest.approx(fem.assemble_scalar(fem.form(mesh.x[0] * mesh.x[1] * mesh.dx(degree=DEGREE))), rel=1e-13)


def test_history_on_a_region_and_beside_a_polynomial():
    """In a mixed element, and on some cells only."""
    mesh = warped_mesh("quadrilateral")
    at_points = basix.ufl.quadrature_element(mesh.cell, degree=DEGREE)
    W = fem.functionspace(mesh, basix.ufl.mixed_element([basix.ufl.element("P", mesh.cell, 1), at_points]), on="left")
    f = field(W)
    polynomial, history = ufl.split(f)
    found = fem.assemble_scalar(fem.form(history * polynomial * mesh.dx("left", degree=DEGREE)))
    V, Q = fem.functionspace(mesh, ("Lagrange", 1), on="left"), fem.functionspace(mesh, ("Quadrature", DEGREE), on="left")
    parts = fem.Function(V), fem.Function(Q)
    parts[0].x.array[:], parts[1].x.array[:] = f.x.array[: V.dim], f.x.array[V.dim :]
    assert Q.dim == weights_of(mesh)[mesh.cells_of("left")].size
    product = parts[0] * parts[1] * mesh.dx("left", degree=DEGREE)
    assert found == pytest.approx(fem.assemble_scalar(fem.form(product)), rel=1e-13)


# ------------------------------------------------------------ refused
MESH = warped_mesh("triangle", SMALL)
HISTORY = field(fem.functionspace(MESH, ("Quadrature", DEGREE)))
TEST = ufl.TestFunction(HISTORY.function_space)
REFUSED = {
    "another degree": (HISTORY * MESH.dx(degree=5), "values at 6 quadrature points of its cells, asked for at 7 others"),
    "another degree of a test function": (TEST * MESH.dx(degree=1), "at 6 quadrature points of its cells, asked for at 1 others"),
    "facets": (HISTORY * MESH.ds(degree=DEGREE), r"give integrals its degree, dx\(metadata"),
    "gradient": (
        HISTORY.dx(0) * MESH.dx(degree=DEGREE),
        "the gradient of .*, which has values at quadrature points only",
    ),
    "gradient of a test function": (TEST.dx(0) * MESH.dx(degree=DEGREE), "the gradient of .*: use a Lagrange field"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusals(name):
    form, message = REFUSED[name]
    assemble = fem.assemble_vector if form.arguments() else fem.assemble_scalar
    with pytest.raises(UnsupportedForm, match=message):
        assemble(fem.form(form))


def test_another_shape_is_refused():
    with pytest.raises(InputError, match=r"interpolate = an expression of shape \(2,\): expected 1 components"):
        HISTORY.interpolate(MESH.x)
