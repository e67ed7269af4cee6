"""A x without the matrix A, against the matrix."""

import basix.ufl
import numpy as np
import pytest
import ufl
from by_skfem import assert_same
from scipy.sparse.linalg import cg, spsolve
from warped import CELLS, SMALL, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.errors import InputError


def scalar(mesh):
    V = fem.functionspace(mesh, ("Lagrange", 2))
    u, v, f = ufl.TrialFunction(V), ufl.TestFunction(V), field(V)
    return (1 + f) * ufl.dot(ufl.grad(u), ufl.grad(v)) * mesh.dx(degree=4) + mesh.x[0] * u * v * mesh.ds("west", degree=4), None


def vector(mesh):
    V = fem.functionspace(mesh, ("Lagrange", 1, (mesh.dim,)))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    return (ufl.inner(ufl.grad(u), ufl.grad(v).T) + u[0] * v[mesh.dim - 1]) * mesh.dx(degree=4), None


def mixed_element(mesh):
    elements = basix.ufl.element("P", mesh.cell, 2, shape=(mesh.dim,)), basix.ufl.element("P", mesh.cell, 1)
    W = fem.functionspace(mesh, basix.ufl.mixed_element(elements))
    (u, p), (v, q) = ufl.TrialFunctions(W), ufl.TestFunctions(W)
    return (ufl.inner(ufl.grad(u), ufl.grad(v)) - p * ufl.div(v) + 2 * q * ufl.div(u)) * mesh.dx(degree=4), None


def parts(mesh):
    """A field on each side of an interface, and a number."""
    spaces = (
        fem.functionspace(mesh, ("Lagrange", 2), on="left"),
        fem.functionspace(mesh, ("Lagrange", 1), on="right"),
        fem.functionspace(mesh, ("Real", 0)),
    )
    (a, b, r), (v, w, s) = (make(ufl.MixedFunctionSpace(*spaces)) for make in (ufl.TrialFunctions, ufl.TestFunctions))
    bulk = (a * v + r * v + 3 * a * s) * mesh.dx("left", degree=4) + b * w * mesh.dx("right", degree=4)
    return bulk + (2 * a("+") - b("-")) * (v("+") - 5 * w("-")) * mesh.interface("left", "right", degree=4), spaces


def tangent(mesh):
    """A Jacobian as UFL leaves it, its derivative not yet taken."""
    spaces = fem.functionspace(mesh, ("Lagrange", 2)), fem.functionspace(mesh, ("Lagrange", 1))
    W = ufl.MixedFunctionSpace(*spaces)
    (u, p), (v, q) = (field(space) for space in spaces), ufl.TestFunctions(W)
    flow = (1 + u**2 * p) * ufl.dot(ufl.grad(u), ufl.grad(v)) * mesh.dx(degree=4)
    return ufl.derivative(flow + p**3 * q * mesh.ds(degree=4), (u, p), ufl.TrialFunctions(W)), spaces


def blocks_of_tangent(mesh):
    """One block of four is zero, which shows only when the derivative is taken."""
    form, spaces = tangent(mesh)
    return ufl.extract_blocks(form), spaces


def blocks(mesh):
    form, spaces = parts(mesh)
    return ufl.extract_blocks(form), spaces


def rectangular(mesh):
    V, Q = fem.functionspace(mesh, ("Lagrange", 2)), fem.functionspace(mesh, ("DG", 1))
    return ufl.TrialFunction(V).dx(0) * ufl.TestFunction(Q) * mesh.dx(degree=4), None


SQUARE = [scalar, vector, mixed_element, parts, blocks, tangent, blocks_of_tangent]
FORMS = [*SQUARE, rectangular]


@pytest.fixture(params=[(cell, make) for cell in CELLS[1:] for make in FORMS], ids=lambda p: f"{p[0]} {p[1].__name__}")
def compiled(request):
    cell, make = request.param
    return fem.form(*make(warped_mesh(cell, SMALL)))


def test_action_is_the_product_with_the_matrix(compiled):
    matrix = fem.assemble_matrix(compiled)
    for seed in range(2):
        x = np.random.default_rng(seed).normal(size=matrix.shape[1])
        before = x.copy()
        assert_same(fem.assemble_action(compiled, x), matrix @ x)
        assert np.array_equal(x, before)


def test_action_follows_coefficients():
    mesh = warped_mesh("triangle", SMALL)
    V = fem.functionspace(mesh, ("Lagrange", 1))
    f, c = field(V), fem.Constant(mesh, 1.0)
    compiled = fem.form(c * f * ufl.TrialFunction(V) * ufl.TestFunction(V) * mesh.dx(degree=4))
    x = field(V, 3).x.array
    before = fem.assemble_action(compiled, x)
    f.x.array[:] *= 2
    c.value = 5.0
    assert_same(fem.assemble_action(compiled, x), 10 * before)


def test_action_of_zero_is_zero():
    """The derivative by a field that does not occur."""
    mesh = warped_mesh("triangle", SMALL)
    V, Q = fem.functionspace(mesh, ("Lagrange", 2)), fem.functionspace(mesh, ("DG", 0))
    compiled = fem.form(ufl.derivative(field(V) * ufl.TestFunction(V) * mesh.dx(degree=4), field(Q)))
    assert fem.assemble_action(compiled, np.ones(Q.dim)).tolist() == [0.0] * V.dim


@pytest.mark.parametrize("make", SQUARE, ids=lambda make: make.__name__)
def test_operator_with_conditions_is_the_matrix_with_them(make):
    compiled = fem.form(*make(warped_mesh("quadrilateral", SMALL)))
    rng = np.random.default_rng(0)
    bcs = [fem.dirichletbc(2.0, rng.choice(V.dim, max(V.dim // 4, 1), replace=False), V) for V in compiled.layouts[0].spaces]
    matrix, operator = fem.assemble_matrix(compiled, bcs), fem.linear_operator(compiled, bcs)
    assert operator.shape == matrix.shape
    x = rng.normal(size=matrix.shape[1])
    assert_same(operator @ x, matrix @ x)
    assert_same(operator @ x[:, None], matrix @ x[:, None])


def test_conjugate_gradients_without_a_matrix():
    mesh = warped_mesh("triangle")
    V = fem.functionspace(mesh, ("Lagrange", 2))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    compiled = fem.form((ufl.dot(ufl.grad(u), ufl.grad(v)) + u * v) * mesh.dx(degree=4))
    bcs = [fem.dirichletbc(1.0, fem.locate_dofs_topological(V, 1, mesh.facets_of("west")), V)]
    load = fem.assemble_vector(fem.form(v * mesh.dx(degree=4)))
    fem.apply_lifting(load, compiled, bcs)
    x, failed = cg(fem.linear_operator(compiled, bcs), load, rtol=1e-13)
    assert not failed
    assert_same(x, spsolve(fem.assemble_matrix(compiled, bcs).tocsc(), load), 1e-10)


# ------------------------------------------------------------ lifting
@pytest.mark.parametrize("make", SQUARE, ids=lambda make: make.__name__)
def test_lifting_is_matrix_algebra(make):
    """b - A g in the free rows, g in the prescribed ones, with g zero but where it is prescribed."""
    compiled = fem.form(*make(warped_mesh("triangle", SMALL)))
    matrix, rng = fem.assemble_matrix(compiled), np.random.default_rng(0)
    bcs, g, start = [], np.zeros(matrix.shape[0]), 0
    for V in compiled.layouts[0].spaces:
        dofs = rng.choice(V.dim, max(V.dim // 3, 1), replace=False)
        given = field(V, 5)
        bcs.append(fem.dirichletbc(given, dofs))
        g[start + dofs] = given.x.array[dofs]
        start += V.dim
    b = rng.normal(size=len(g))
    expected = np.where(g != 0, g, b - matrix @ g)
    fem.apply_lifting(b, compiled, bcs)
    assert_same(b, expected)


def test_an_eliminated_system_has_the_solution_of_the_whole_one():
    """A x = b with x known on some dofs: lifting and elimination give x back."""
    compiled = fem.form(*mixed_element(warped_mesh("triangle", SMALL)))
    matrix, rng = fem.assemble_matrix(compiled), np.random.default_rng(1)
    (V,) = compiled.layouts[0].spaces
    x = fem.Function(V)
    x.x.array[:] = rng.normal(size=V.dim)
    boundary = V.mesh.skfem.boundary_facets()
    velocity = fem.locate_dofs_topological(V.sub(0), 1, boundary)
    bcs = [fem.dirichletbc(x, np.append(velocity, fem.locate_dofs_topological(V.sub(1), 1, boundary[:1])))]
    b = matrix @ x.x.array
    fem.apply_lifting(b, compiled, bcs)
    assert_same(spsolve(fem.assemble_matrix(compiled, bcs).tocsc(), b), x.x.array, 1e-9)


@pytest.mark.parametrize("shape", [(1,), (), (30,), (26,), (25, 1)], ids=str)
def test_the_action_takes_one_number_a_column(shape):
    V = fem.functionspace(warped_mesh("triangle"), ("DG", 0))
    compiled = fem.form(ufl.TrialFunction(V) * ufl.TestFunction(V) * ufl.dx)
    with pytest.raises(InputError, match="x = of shape"):
        fem.assemble_action(compiled, np.ones(shape))
