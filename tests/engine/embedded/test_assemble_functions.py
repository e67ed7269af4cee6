"""Every function of UFL that the engine knows, in a coefficient: the vector of int g(f) v against numpy in scikit-fem."""

import numpy as np
import pytest
import scipy.special
import skfem
import ufl
from by_skfem import DEGREE, assert_same, cell_basis
from skfem.helpers import grad
from ufl import classes as uc
from ufl.corealg.traversal import unique_pre_traversal
from warped import SMALL, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.engine.embedded.factorise import _FUNCTIONS, _RULES
from femiec.geometry import Mesh

# f and g lie between 0.2 and 0.8
OF_NUMBERS = {
    "sqrt": (lambda f, g: ufl.sqrt(f), lambda f, g: np.sqrt(f)),
    "exp": (lambda f, g: ufl.exp(f), lambda f, g: np.exp(f)),
    "ln": (lambda f, g: ufl.ln(f), lambda f, g: np.log(f)),
    "cos": (lambda f, g: ufl.cos(f), lambda f, g: np.cos(f)),
    "sin": (lambda f, g: ufl.sin(f), lambda f, g: np.sin(f)),
    "tan": (lambda f, g: ufl.tan(f), lambda f, g: np.tan(f)),
    "cosh": (lambda f, g: ufl.cosh(f), lambda f, g: np.cosh(f)),
    "sinh": (lambda f, g: ufl.sinh(f), lambda f, g: np.sinh(f)),
    "tanh": (lambda f, g: ufl.tanh(f), lambda f, g: np.tanh(f)),
    "acos": (lambda f, g: ufl.acos(f), lambda f, g: np.arccos(f)),
    "asin": (lambda f, g: ufl.asin(f), lambda f, g: np.arcsin(f)),
    "atan": (lambda f, g: ufl.atan(f), lambda f, g: np.arctan(f)),
    "atan2": (lambda f, g: ufl.atan2(f, g), lambda f, g: np.arctan2(f, g)),
    "erf": (lambda f, g: ufl.erf(f), lambda f, g: scipy.special.erf(f)),
    "Bessel J": (lambda f, g: ufl.bessel_J(2, 9 * f), lambda f, g: scipy.special.jn(2, 9 * f)),
    "Bessel Y": (lambda f, g: ufl.bessel_Y(1, 9 * f), lambda f, g: scipy.special.y1(9 * f)),
    "Bessel I": (lambda f, g: ufl.bessel_I(0, f), lambda f, g: scipy.special.i0(f)),
    "Bessel K": (lambda f, g: ufl.bessel_K(1, f), lambda f, g: scipy.special.k1(f)),
    "Bessel J of half an order": (lambda f, g: ufl.bessel_J(0.5, f), lambda f, g: np.sqrt(2 / (np.pi * f)) * np.sin(f)),
    "abs": (lambda f, g: abs(f - g), lambda f, g: np.abs(f - g)),
    "sign": (lambda f, g: ufl.sign(f - g), lambda f, g: np.sign(f - g)),
    "min": (lambda f, g: ufl.min_value(f, g), lambda f, g: np.minimum(f, g)),
    "max": (lambda f, g: ufl.max_value(f, g), lambda f, g: np.maximum(f, g)),
    "square": (lambda f, g: f**2, lambda f, g: f**2),
    "cube": (lambda f, g: f**3, lambda f, g: f**3),
    "fifth power": (lambda f, g: f**5, lambda f, g: f**5),
    "inverse": (lambda f, g: f**-1, lambda f, g: 1 / f),
    "inverse square": (lambda f, g: f**-2, lambda f, g: f**-2.0),
    "half power": (lambda f, g: f**0.5, lambda f, g: np.sqrt(f)),
    "number to a power": (lambda f, g: 2**f, lambda f, g: 2**f),
    "power": (lambda f, g: f**g, lambda f, g: f**g),
    "sum and product": (lambda f, g: 2 * f - g * f + 3, lambda f, g: 2 * f - g * f + 3),
    "quotient": (lambda f, g: (1 + f) / (2 * g) - f / 4, lambda f, g: (1 + f) / (2 * g) - f / 4),
    "less": (lambda f, g: ufl.conditional(ufl.lt(f, g), f, 2 * g), lambda f, g: np.where(f < g, f, 2 * g)),
    "greater": (lambda f, g: ufl.conditional(ufl.gt(f, g), f, 2 * g), lambda f, g: np.where(f > g, f, 2 * g)),
    "less or equal": (lambda f, g: ufl.conditional(ufl.le(f, f), f, g), lambda f, g: f),
    "greater or equal": (lambda f, g: ufl.conditional(ufl.ge(f, f), f, g), lambda f, g: f),
    "neither less nor greater": (lambda f, g: ufl.conditional(ufl.Or(ufl.lt(f, f), ufl.gt(f, f)), f, g), lambda f, g: g),
    "equal": (lambda f, g: ufl.conditional(ufl.eq(f, f), f, g), lambda f, g: f),
    "not equal": (lambda f, g: ufl.conditional(ufl.ne(f, g), f, 0), lambda f, g: f),
    "and": (
        lambda f, g: ufl.conditional(ufl.And(ufl.gt(f, 0.4), ufl.gt(g, 0.5)), f, g),
        lambda f, g: np.where((f > 0.4) & (g > 0.5), f, g),
    ),
    "or": (
        lambda f, g: ufl.conditional(ufl.Or(ufl.gt(f, 0.4), ufl.gt(g, 0.5)), f, g),
        lambda f, g: np.where((f > 0.4) | (g > 0.5), f, g),
    ),
    "not": (lambda f, g: ufl.conditional(ufl.Not(ufl.gt(f, g)), f, 2 * g), lambda f, g: np.where(f > g, 2 * g, f)),
}


def matrix(a):
    """A matrix at each point, in front of the points' axes, as numpy's linear algebra wants it at the back."""
    return np.moveaxis(np.asarray(a), (0, 1), (-2, -1))


# u is a vector, A its gradient plus 3 I
OF_TENSORS = {
    "dot": (lambda u, A: ufl.dot(A, u)[0], lambda u, A: (A @ u[..., None])[..., 0, 0]),
    "dot from the left": (lambda u, A: ufl.dot(u, A)[1], lambda u, A: (u[..., None, :] @ A)[..., 0, 1]),
    "inner": (lambda u, A: ufl.inner(A, ufl.outer(u, u)), lambda u, A: np.einsum("...ij,...i,...j", A, u, u)),
    "outer": (lambda u, A: ufl.outer(u, A[0, :])[1, 0], lambda u, A: u[..., 1] * A[..., 0, 0]),
    "cross": (lambda u, A: ufl.cross(u, A[:, 0])[2], lambda u, A: np.cross(u, A[..., 0])[..., 2]),
    "transpose": (lambda u, A: A.T[0, 1], lambda u, A: A[..., 1, 0]),
    "trace": (lambda u, A: ufl.tr(A), lambda u, A: np.trace(A, axis1=-2, axis2=-1)),
    "determinant": (lambda u, A: ufl.det(A), lambda u, A: np.linalg.det(A)),
    "inverse": (lambda u, A: ufl.inv(A)[0, 1], lambda u, A: np.linalg.inv(A)[..., 0, 1]),
    "cofactor": (
        lambda u, A: ufl.cofac(A)[0, 1],
        lambda u, A: np.linalg.det(A) * np.linalg.inv(A)[..., 1, 0],
    ),
    "deviator": (lambda u, A: ufl.dev(A)[1, 1], lambda u, A: A[..., 1, 1] - np.trace(A, axis1=-2, axis2=-1) / A.shape[-1]),
    "skew part": (lambda u, A: ufl.skew(A)[0, 1], lambda u, A: (A[..., 0, 1] - A[..., 1, 0]) / 2),
    "symmetric part": (lambda u, A: ufl.sym(A)[0, 1], lambda u, A: (A[..., 0, 1] + A[..., 1, 0]) / 2),
    "perpendicular": (lambda u, A: ufl.perp(ufl.as_vector([u[0], u[1]]))[0], lambda u, A: -u[..., 1]),
    "diagonal": (lambda u, A: ufl.diag_vector(A)[1], lambda u, A: A[..., 1, 1]),
    "divergence": (lambda u, A: ufl.div(u), lambda u, A: np.trace(A, axis1=-2, axis2=-1) - 3 * A.shape[-1]),
    "nabla": (lambda u, A: ufl.nabla_grad(u)[0, 1], lambda u, A: A[..., 1, 0]),
    "stretch": (
        lambda u, A: ufl.sqrt(ufl.inner(A.T * A, ufl.Identity(len(u)))),
        lambda u, A: np.sqrt(np.einsum("...ki,...ki", A, A)),
    ),
    "list of rows": (
        lambda u, A: ufl.as_tensor([[u[0], A[0, 1]], [0, 1]])[0, 1],
        lambda u, A: A[..., 0, 1],
    ),
    "summed index": (lambda u, A: sum_over_index(A), lambda u, A: np.einsum("...ij,...ji", A, A)),
    "derivative by a variable": (
        lambda u, A: stress(A)[0, 0],
        lambda u, A: 2 * np.linalg.det(A) ** 2 * np.linalg.inv(A)[..., 0, 0],
    ),
}


TENSOR_CASES = [(cell, name) for cell in ("quadrilateral", "tetrahedron") for name in OF_TENSORS]
TENSOR_CASES.remove(("quadrilateral", "cross"))


def sum_over_index(A):
    i, j = ufl.indices(2)
    return A[i, j] * A[j, i]


def stress(A):
    """d(det(A)^2)/dA = 2 det(A)^2 A^-T."""
    A = ufl.variable(A)
    return ufl.diff(ufl.det(A) ** 2, A)


@pytest.mark.parametrize("name", OF_NUMBERS)
def test_function_of_numbers(name):
    mesh = warped_mesh("quadrilateral")
    V = fem.functionspace(mesh, ("Lagrange", 1))
    f, g = field(V, 1), field(V, 2)
    ours, by_hand = OF_NUMBERS[name]
    load = fem.assemble_vector(fem.form(ours(f, g) * ufl.TestFunction(V) * mesh.dx(degree=DEGREE)))
    basis = cell_basis(mesh, "Lagrange", 1)
    form = skfem.LinearForm(lambda v, w: by_hand(np.asarray(w.f), np.asarray(w.g)) * v)
    assert_same(load, form.assemble(basis, f=basis.interpolate(f.x.array), g=basis.interpolate(g.x.array)))


@pytest.mark.parametrize(("cell", "name"), TENSOR_CASES)
def test_function_of_tensors(cell, name):
    mesh = warped_mesh(cell, SMALL)
    V = fem.functionspace(mesh, ("Lagrange", 1, (mesh.dim,)))
    f, shift = field(V), 3 * np.eye(mesh.dim)
    ours, by_hand = OF_TENSORS[name]
    u, A = f, ufl.grad(f) + 3 * ufl.Identity(mesh.dim)
    load = fem.assemble_vector(fem.form(ours(u, A) * ufl.TestFunction(V)[0] * mesh.dx(degree=DEGREE)))
    basis = cell_basis(mesh, "Lagrange", 1, (mesh.dim,))
    known = basis.interpolate(f.x.array)
    value = by_hand(np.moveaxis(np.asarray(known), 0, -1), matrix(grad(known)) + shift)
    assert_same(load, skfem.LinearForm(lambda v, w: w.value * v[0]).assemble(basis, value=value))


def used(expression):
    """The UFL classes in an expression."""
    return {kind for node in unique_pre_traversal(expression) for kind in type(node).__mro__}


def test_the_tables_leave_no_function_of_the_engine_out():
    mesh = warped_mesh("triangle")
    V = fem.functionspace(mesh, ("Lagrange", 1))
    f, g = field(V, 1), field(V, 2)
    tested = set().union(*(used(ours(f, g)) for ours, _ in OF_NUMBERS.values()))
    assert set(_FUNCTIONS) | {uc.Power, uc.Division, uc.Conditional, uc.Sum, uc.Product} <= tested
    assert set(_FUNCTIONS) <= set(_RULES)


@pytest.mark.parametrize("rank", [0, 1, 2])
def test_a_condition_on_constants_alone_is_a_number(rank):
    """numpy's where gives an array without dimensions for it."""
    mesh = warped_mesh("quadrilateral")
    V = fem.functionspace(mesh, ("Lagrange", 1))
    c = fem.Constant(mesh, 2.0)
    factor = ufl.conditional(ufl.gt(c, 1.0), 3.0 * c, -1.0)
    integrand = [mesh.x[0], ufl.TestFunction(V), ufl.TestFunction(V) * ufl.TrialFunction(V)][rank]
    assemble = [fem.assemble_scalar, fem.assemble_vector, fem.assemble_matrix][rank]
    plain, compiled = assemble(fem.form(integrand * mesh.dx())), fem.form(factor * integrand * mesh.dx())
    for value, expected in ((2.0, 6.0), (0.5, -1.0)):
        c.value = value
        assert_same(assemble(compiled), expected * plain)


def test_the_gradient_of_a_piecewise_field_is_piecewise():
    """x on the left of 1/2, (3 x - 1) on the right: a conditional whose branches are vectors."""
    mesh = Mesh.from_skfem(skfem.MeshQuad.init_tensor(np.linspace(0, 1, 5), np.linspace(0, 1, 3)))
    x = mesh.x
    piecewise = ufl.conditional(ufl.lt(x[0], 0.5), x[0], 3 * x[0] - 1)
    slope = ufl.grad(piecewise)
    assert fem.assemble_scalar(fem.form(slope[0] * ufl.dx)) == pytest.approx(2.0, rel=1e-12)
    assert fem.assemble_scalar(fem.form(ufl.dot(slope, slope) * ufl.dx)) == pytest.approx(5.0, rel=1e-12)
