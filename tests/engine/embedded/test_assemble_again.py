"""One compiled form, assembled again and again: values change, code and pattern do not."""

import numpy as np
import pytest
import ufl
from by_skfem import DEGREE, assert_same
from warped import CELLS, field, warped_mesh

from femiec.engine import embedded as fem


@pytest.fixture
def parts():
    mesh = warped_mesh("quadrilateral")
    V = fem.functionspace(mesh, ("Lagrange", 1))
    return mesh, ufl.TrialFunction(V), ufl.TestFunction(V), field(V)


def anew(make_form):
    """The matrix of a form compiled for the occasion."""
    return fem.assemble_matrix(fem.form(make_form()))


def test_a_function_may_change(parts):
    mesh, u, v, f = parts
    compiled = fem.form(f**2 * u * v * mesh.dx(degree=DEGREE))
    before = fem.assemble_matrix(compiled)
    f.x.array[:] *= 2
    assert_same(fem.assemble_matrix(compiled), 4 * before)
    f.x.array = f.x.array / 2
    assert_same(fem.assemble_matrix(compiled), before)


@pytest.mark.parametrize("value", [3, 3.0, np.float64(3.0), np.array(3.0)], ids=lambda value: type(value).__name__)
def test_a_constant_may_change(parts, value):
    mesh, u, v, _ = parts
    c = fem.Constant(mesh, 1.0)
    compiled = fem.form(c * u * v * mesh.dx() + c * u * v * mesh.ds("west"))
    before = fem.assemble_matrix(compiled)
    c.value = value
    assert_same(fem.assemble_matrix(compiled), 3 * before)


@pytest.mark.parametrize("value", [[2.0, 5.0], np.array([2.0, 5.0])], ids=["list", "array"])
def test_a_constant_vector_may_change(parts, value):
    mesh, u, v, _ = parts
    c = fem.Constant(mesh, [1.0, 1.0])
    compiled = fem.form(ufl.dot(c, ufl.grad(u)) * v * mesh.dx())
    fem.assemble_matrix(compiled)
    c.value = value
    assert_same(fem.assemble_matrix(compiled), anew(lambda: (2 * u.dx(0) + 5 * u.dx(1)) * v * mesh.dx()))


@pytest.mark.parametrize("cell", CELLS)
def test_the_mesh_may_move(cell):
    mesh = warped_mesh(cell)
    volume, area = fem.form(1 * mesh.dx(degree=DEGREE)), fem.form(mesh.x[0] * mesh.ds(degree=DEGREE))
    first = fem.assemble_scalar(volume), fem.assemble_scalar(area)
    mesh.skfem.p[:] *= 2
    assert_same(fem.assemble_scalar(volume), 2**mesh.dim * first[0])
    assert_same(fem.assemble_scalar(area), 2**mesh.dim * first[1])


def test_the_pattern_stays(parts):
    """With a coefficient that vanishes, with values that cancel, and after scipy removed zeros from an earlier matrix."""
    mesh, u, v, f = parts
    compiled = fem.form(f * (u.dx(0) + u) * v * mesh.dx(degree=DEGREE))
    first, pattern = fem.assemble_matrix(compiled), compiled.pattern
    f.x.array[:] = 0
    empty = fem.assemble_matrix(compiled)
    assert compiled.pattern is pattern
    assert np.array_equal(empty.indices, first.indices)
    assert np.array_equal(empty.indptr, first.indptr)
    assert not empty.data.any()
    empty.eliminate_zeros()
    f.x.array[:] = field(f.function_space).x.array
    assert_same(fem.assemble_matrix(compiled), first)


def test_a_square_matrix_stores_its_diagonal():
    mesh = warped_mesh("triangle")
    V, Q = fem.functionspace(mesh, ("Lagrange", 2, (2,))), fem.functionspace(mesh, ("Lagrange", 1))
    (_, p), (v, q) = (make(ufl.MixedFunctionSpace(V, Q)) for make in (ufl.TrialFunctions, ufl.TestFunctions))
    matrix = fem.assemble_matrix(fem.form((p * ufl.div(v) + 0 * q * p) * mesh.dx(), (V, Q)))
    stored = np.zeros(matrix.shape[0], bool)
    rows = np.repeat(np.arange(len(stored)), np.diff(matrix.indptr))
    stored[rows[rows == matrix.indices]] = True
    assert stored.all()


def test_the_indices_of_a_row_ascend_without_repeats(parts):
    mesh, u, v, _ = parts
    matrix = fem.assemble_matrix(fem.form(u * v * mesh.dx() + u * v * mesh.ds("west")))
    for start, stop in zip(matrix.indptr, matrix.indptr[1:], strict=False):
        assert (np.diff(matrix.indices[start:stop]) > 0).all()
