"""The compiler: lists of blocks, and what it refuses."""

import basix.ufl
import numpy as np
import pytest
import ufl
from by_skfem import assert_same
from warped import CELLS, SMALL, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.errors import InputError, UnsupportedForm


class Stokes:
    """A velocity, a pressure on one region, a number: all nine blocks but two."""

    def __init__(self, cell):
        self.mesh = warped_mesh(cell, SMALL)
        self.spaces = (
            fem.functionspace(self.mesh, ("Lagrange", 2, (self.mesh.dim,))),
            fem.functionspace(self.mesh, ("Lagrange", 1), on="left"),
            fem.functionspace(self.mesh, ("Real", 0)),
        )
        self.mixed = ufl.MixedFunctionSpace(*self.spaces)
        self.known = field(self.spaces[0])

    def bilinear(self):
        mesh = self.mesh
        (u, p, r), (v, q, s) = ufl.TrialFunctions(self.mixed), ufl.TestFunctions(self.mixed)
        everywhere = ufl.inner(ufl.grad(u), ufl.grad(v)) + 2 * r * v[0] + ufl.div(u) * s + self.known[0] * r * s
        return (
            everywhere * mesh.dx(degree=4)
            + (3 * q * ufl.div(u) - p * ufl.div(v) + p * s) * mesh.dx("left", degree=4)
            + p("+") * ufl.dot(v("-"), mesh.n("+")) * mesh.interface("left", "right", degree=4)
        )

    def linear(self):
        mesh = self.mesh
        v, q, s = ufl.TestFunctions(self.mixed)
        volume = (ufl.dot(self.known, v) + 5 * s) * mesh.dx(degree=4)
        return volume + q * mesh.dx("left", degree=4) + mesh.x[0] * v[0] * mesh.ds("west", degree=4)


@pytest.fixture(params=CELLS[1:])
def stokes(request):
    return Stokes(request.param)


def test_blocks_make_the_matrix_of_the_whole(stokes):
    blocks = ufl.extract_blocks(stokes.bilinear())
    assert blocks[1][1] is None
    assert blocks[1][2] is None
    found, whole = (fem.assemble_matrix(fem.form(f, stokes.spaces)) for f in (blocks, stokes.bilinear()))
    assert_same(found, whole, 1e-14)


def test_blocks_make_the_vector_of_the_whole(stokes):
    blocks = ufl.extract_blocks(stokes.linear())
    assert len(blocks) == 3
    found, whole = (fem.assemble_vector(fem.form(f)) for f in (blocks, stokes.linear()))
    assert_same(found, whole, 1e-14)


def test_a_row_or_a_column_may_be_empty(stokes):
    """Its spaces are then passed; for None knows none."""
    blocks = ufl.extract_blocks(stokes.bilinear())
    V, Q, R = (space.dim for space in stokes.spaces)
    whole = fem.assemble_matrix(fem.form(stokes.bilinear())).toarray()
    cut = [[blocks[0][0], None, blocks[0][2]], [None] * 3, [blocks[2][0], None, blocks[2][2]]]
    whole[V : V + Q] = whole[:, V : V + Q] = 0
    assert_same(fem.assemble_matrix(fem.form(cut, stokes.spaces)), whole)
    with pytest.raises(InputError, match=r"with parts \[0, 2\] only: .* pass spaces=\(\.\.\.\) to form"):
        fem.form(cut)
    linear = [None, ufl.extract_blocks(stokes.linear())[1], None]
    load = fem.assemble_vector(fem.form(linear, stokes.spaces))
    assert load.shape == (V + Q + R,)
    assert load[V : V + Q].sum() == pytest.approx(fem.assemble_scalar(fem.form(1 * stokes.mesh.dx("left"))))
    assert not load[:V].any()


def test_blocks_of_plain_spaces():
    """Arguments that know no part, as those of one space each: the place in the list is their part."""
    mesh = warped_mesh("triangle", SMALL)
    V, Q = fem.functionspace(mesh, ("Lagrange", 2)), fem.functionspace(mesh, ("Lagrange", 1))
    u, v, p, q = ufl.TrialFunction(V), ufl.TestFunction(V), ufl.TrialFunction(Q), ufl.TestFunction(Q)
    dx = mesh.dx(degree=4)
    matrix = fem.assemble_matrix(fem.form([[u * v * dx, p * v.dx(0) * dx], [q * u * dx, None]])).toarray()
    for rows, columns, form in (
        (slice(V.dim), slice(V.dim), u * v * dx),
        (slice(V.dim), slice(V.dim, None), p * v.dx(0) * dx),
        (slice(V.dim, None), slice(V.dim), q * u * dx),
    ):
        assert_same(matrix[rows, columns], fem.assemble_matrix(fem.form(form)))
    assert not matrix[V.dim :, V.dim :].any()
    load = fem.assemble_vector(fem.form([None, q * dx], (V, Q)))
    assert_same(load[V.dim :], fem.assemble_vector(fem.form(q * dx)))


def test_a_rectangular_list_of_blocks():
    """Two rows and one column."""
    mesh = warped_mesh("triangle", SMALL)
    V, Q = fem.functionspace(mesh, ("Lagrange", 2)), fem.functionspace(mesh, ("DG", 0))
    u, v, q = ufl.TrialFunction(V), ufl.TestFunction(V), ufl.TestFunction(Q)
    dx = mesh.dx(degree=4)
    matrix = fem.assemble_matrix(fem.form([[u * v * dx], [u.dx(1) * q * dx]]))
    assert matrix.shape == (V.dim + Q.dim, V.dim)
    assert_same(matrix[V.dim :], fem.assemble_matrix(fem.form(u.dx(1) * q * dx)))
    assert_same(matrix[: V.dim], fem.assemble_matrix(fem.form(u * v * dx)))


def test_a_list_of_forms_of_mixed_elements():
    mesh = warped_mesh("quadrilateral", SMALL)
    elements = basix.ufl.element("P", mesh.cell, 2, shape=(2,)), basix.ufl.element("P", mesh.cell, 1)
    W, Q = fem.functionspace(mesh, basix.ufl.mixed_element(elements)), fem.functionspace(mesh, ("Real", 0))
    (u, p), (v, q) = ufl.TrialFunctions(W), ufl.TestFunctions(W)
    r, dx = ufl.TrialFunction(Q), mesh.dx(degree=4)
    stokes = (ufl.inner(ufl.grad(u), ufl.grad(v)) - p * ufl.div(v) - q * ufl.div(u)) * dx
    matrix = fem.assemble_matrix(fem.form([[stokes, r * q * dx]]))
    assert matrix.shape == (W.dim, W.dim + 1)
    assert_same(matrix[:, : W.dim], fem.assemble_matrix(fem.form(stokes)))
    assert_same(matrix[:, W.dim :], fem.assemble_vector(fem.form(q * dx))[:, None])


# ------------------------------------------------------------ refused
MESH = warped_mesh("triangle", SMALL)
V = fem.functionspace(MESH, ("Lagrange", 1))
u, v, w, f = ufl.TrialFunction(V), ufl.TestFunction(V), ufl.Argument(V, 2), field(V)
dx = MESH.dx()

NO_FORMS = {
    "integrand": (f * v, "form = .*: expected a UFL form; multiply the integrand by a measure"),
    "number": (0, "form = int: expected a UFL form"),
    "integrand in a list": ([f * v, v * dx], r"form = .* in block \(0,\): expected a UFL form"),
    "integrand in a table": ([[u * v * dx, None], [2.0, None]], r"form = float in block \(1, 0\): expected a UFL form"),
}
ZERO = {
    "no integral": ufl.Form([]),
    "nothing": None,
    "list of nothing": [None, None],
    "table of nothing": [[None, None], [None, None]],
    "empty list": [],
    "list of no integral": [ufl.Form([])],
}


@pytest.mark.parametrize("name", NO_FORMS)
def test_what_is_no_form(name):
    given, message = NO_FORMS[name]
    with pytest.raises(InputError, match=message):
        fem.form(given)


@pytest.mark.parametrize("name", ZERO)
def test_a_form_that_is_zero(name):
    with pytest.raises(UnsupportedForm, match="the form is zero: UFL dropped each term of it; leave it out, or use None in a"):
        fem.form(ZERO[name])


def test_zero_times_a_test_function_is_the_number_zero():
    """UFL drops the test function at once: a list of blocks takes it, an assembler of vectors says which rank it has."""
    zero = 0 * v * dx
    assert fem.assemble_scalar(fem.form(zero)) == 0
    with pytest.raises(InputError, match="form = of rank 0: expected rank 1"):
        fem.assemble_vector(fem.form(zero))
    assert_same(fem.assemble_vector(fem.form([zero, v * dx], (V, V)))[V.dim :], fem.assemble_vector(fem.form(v * dx)))


@pytest.mark.parametrize("trial", [u, ufl.TrialFunction(fem.functionspace(MESH, ("DG", 0)))], ids=["square", "rectangular"])
def test_the_derivative_by_a_field_that_does_not_occur_is_a_matrix_of_zeros(trial):
    g = fem.Function(trial.ufl_function_space())
    matrix = fem.assemble_matrix(fem.form(ufl.derivative(f * v * dx, g)))
    assert matrix.shape == (V.dim, trial.ufl_function_space().dim)
    assert not matrix.toarray().any()


def test_a_form_of_rank_three():
    with pytest.raises(UnsupportedForm, match=r"a form of rank 3: the engine assembles numbers, vectors and matrices; use ufl"):
        fem.form(u * v * w * dx)


def test_a_coefficient_of_zero_is_kept():
    """A number that is zero now may be another later: its form is compiled."""
    c = fem.Constant(MESH, 0.0)
    compiled = fem.form(c * v * dx)
    assert not fem.assemble_vector(compiled).any()
    c.value = 2.0
    assert fem.assemble_vector(compiled).sum() == pytest.approx(2 * fem.assemble_scalar(fem.form(1 * dx)))


def test_a_form_is_compiled_once(monkeypatch):
    """Assembling it again evaluates; it walks no expression."""
    compiled = fem.form(f * u * v * dx)
    first = fem.assemble_matrix(compiled)
    for name in ("preprocess", "factorise", "compile_program", "groups_of", "build_pattern"):
        monkeypatch.setattr(f"femiec.engine.embedded.compiled.{name}", None)
    assert np.array_equal(fem.assemble_matrix(compiled).data, first.data)
