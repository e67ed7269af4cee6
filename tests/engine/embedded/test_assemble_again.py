"""One compiled form, assembled again and again: values change, code and pattern do not."""

import numpy as np
import pytest
import ufl
from by_skfem import DEGREE, assert_same
from warped import CELLS, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.engine.embedded.evaluate import Chunk
from femiec.errors import InputError


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


@pytest.mark.parametrize("cell", CELLS)
def test_terms_without_coefficients_are_kept_until_the_mesh_moves(cell):
    """A matrix with a coefficient in some terms only: the others are assembled once; dofs, time and nodes may change."""
    mesh = warped_mesh(cell)
    V = fem.functionspace(mesh, ("Lagrange", 2))
    u, v, f, c = ufl.TrialFunction(V), ufl.TestFunction(V), field(V), fem.Constant(mesh, 2.0)

    def make():
        stiffness = (ufl.dot(ufl.grad(u), ufl.grad(v)) + f * u * v.dx(0)) * mesh.dx(degree=4)
        return fem.form(stiffness + c * u * v * mesh.ds(degree=4) + mesh.x[0] * u * v * mesh.ds("west", degree=4))

    compiled, whole = make(), fem.assemble_matrix(make())
    for _ in range(2):
        assert np.array_equal(fem.assemble_matrix(compiled).data, whole.data)
    f.x.array[:] *= -3
    c.value = 0.5
    assert_same(fem.assemble_matrix(compiled), fem.assemble_matrix(make()), 1e-14)
    fem.assemble_matrix(compiled).data[:] = 0
    mesh.nodes[:] *= 1.5
    assert_same(fem.assemble_matrix(compiled), fem.assemble_matrix(make()), 1e-14)
    assert_same(fem.assemble_matrix(compiled), fem.assemble_matrix(make()), 1e-14)


def test_terms_without_coefficients_are_evaluated_once(parts, monkeypatch):
    """The code of the mass matrix runs at the first assembly, that of the other term at each."""
    mesh, u, v, f = parts
    compiled = fem.form((u * v + f * u * v.dx(0)) * mesh.dx(degree=DEGREE))
    runs, real = [], Chunk.run
    monkeypatch.setattr(
        Chunk, "run", lambda self, program, values: runs.append(len(program.leaves)) or real(self, program, values)
    )
    for _ in range(3):
        fem.assemble_matrix(compiled)
    assert sorted(runs) == [0, 1, 1, 1]


@pytest.mark.parametrize("kept", [0, 2**22], ids=["not kept", "kept"])
@pytest.mark.parametrize("cell", CELLS)
def test_maps_are_kept_if_they_are_few_numbers(cell, kept, monkeypatch):
    monkeypatch.setattr("femiec.engine.embedded.measures.KEPT", kept)
    mesh = warped_mesh(cell)
    f = field(fem.functionspace(mesh, ("Lagrange", 2)))
    compiled = fem.form(ufl.dot(ufl.grad(f), ufl.grad(f)) * (mesh.dx(degree=4) + mesh.ds(degree=4)))
    first = fem.assemble_scalar(compiled)
    maps = [group.maps for kernel in compiled.kernels for group in kernel.groups]
    assert all(bool(of_group) == bool(kept) for of_group in maps)
    assert fem.assemble_scalar(compiled) == first
    mesh.nodes[:] *= 2
    anew = fem.assemble_scalar(fem.form(ufl.dot(ufl.grad(f), ufl.grad(f)) * (mesh.dx(degree=4) + mesh.ds(degree=4))))
    assert fem.assemble_scalar(compiled) == anew


def test_the_pattern_stays(parts):
    """With a coefficient that vanishes, with values that cancel, and after scipy removed zeros from a copy."""
    mesh, u, v, f = parts
    compiled = fem.form(f * (u.dx(0) + u) * v * mesh.dx(degree=DEGREE))
    first, pattern = fem.assemble_matrix(compiled), compiled.pattern
    f.x.array[:] = 0
    empty = fem.assemble_matrix(compiled)
    assert compiled.pattern is pattern
    assert np.array_equal(empty.indices, first.indices)
    assert np.array_equal(empty.indptr, first.indptr)
    assert not empty.data.any()
    empty.copy().eliminate_zeros()
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


def test_a_matrix_is_overwritten_only_where_its_entries_are_the_forms():
    """As many entries elsewhere would make another matrix of the one that is handed in."""
    mesh = warped_mesh("triangle")
    V = fem.functionspace(mesh, ("Lagrange", 1))
    compiled = fem.form(ufl.TrialFunction(V) * ufl.TestFunction(V) * ufl.dx)
    matrix = fem.assemble_matrix(compiled)
    for own in (matrix, matrix.copy()):
        found = fem.assemble_matrix(compiled, out=own)
        assert found.data is own.data
        assert abs(found - fem.assemble_matrix(compiled)).max() == 0
    elsewhere = matrix[:, ::-1].tocsr()
    before = elsewhere.copy()
    for other in (elsewhere, matrix[:, :3]):
        with pytest.raises(InputError, match=r"out = a matrix with .* entries: expected one of this form"):
            fem.assemble_matrix(compiled, out=other)
    assert abs(elsewhere - before).max() == 0
