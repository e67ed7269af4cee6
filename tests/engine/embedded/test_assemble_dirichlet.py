"""Prescribed dofs: elimination, lifting, conditions that meet."""

import numpy as np
import pytest
import skfem
import ufl
from by_skfem import DEGREE, assert_same, cell_basis
from scipy.sparse.linalg import spsolve
from skfem.helpers import ddot, dot, grad, sym_grad
from warped import CELLS, PLANE, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.engine.embedded.dirichlet import prescribed
from femiec.errors import InputError


def solved(bilinear, linear, bcs):
    """The solution of a linear problem by elimination, and the matrix."""
    compiled = fem.form(bilinear)
    matrix, load = fem.assemble_matrix(compiled, bcs), fem.assemble_vector(fem.form(linear))
    fem.apply_lifting(load, compiled, bcs)
    return spsolve(matrix.tocsc(), load), matrix


def on_side(V, mesh, side):
    return fem.locate_dofs_topological(V, mesh.dim - 1, mesh.facets_of(side))


def asymmetry(matrix):
    return abs(matrix - matrix.T).max() / abs(matrix).max()


@pytest.mark.parametrize("degree", [1, 2])
@pytest.mark.parametrize("cell", CELLS)
def test_eliminated_system_is_symmetric_and_has_the_condensed_solution(cell, degree):
    mesh = warped_mesh(cell)
    V = fem.functionspace(mesh, ("Lagrange", degree))
    u, v, given, dx = ufl.TrialFunction(V), ufl.TestFunction(V), field(V), mesh.dx(degree=DEGREE)
    dofs = np.union1d(on_side(V, mesh, "west"), on_side(V, mesh, "east"))
    x, matrix = solved(
        (1 + mesh.x[0]) * ufl.dot(ufl.grad(u), ufl.grad(v)) * dx, mesh.x[0] * v * dx, [fem.dirichletbc(given, dofs)]
    )
    basis = cell_basis(mesh, "Lagrange", degree)
    A = skfem.BilinearForm(lambda u, v, w: (1 + w.x[0]) * dot(grad(u), grad(v))).assemble(basis)
    b = skfem.LinearForm(lambda v, w: w.x[0] * v).assemble(basis)
    by_hand = skfem.solve(
        *skfem.condense(A, b, x=given.x.array, D=basis.get_dofs(list(map(mesh.surfaces.get, ("west", "east")))))
    )
    assert_same(x, by_hand, 1e-10)
    assert np.array_equal(x[dofs], given.x.array[dofs])
    assert asymmetry(matrix) < 1e-14


@pytest.mark.parametrize("cell", PLANE)
def test_component_conditions(cell):
    """Rollers: the first component on one side, the second on another, a whole vector on a third."""
    mesh = warped_mesh(cell)
    V = fem.functionspace(mesh, ("Lagrange", 2, (2,)))
    u, v, dx = ufl.TrialFunction(V), ufl.TestFunction(V), mesh.dx(degree=DEGREE)
    first, second = on_side(V.sub(0), mesh, "west"), on_side(V.sub(1), mesh, "south")
    both = on_side(V, mesh, "east")
    bcs = [
        fem.dirichletbc(0.3, first, V.sub(0)),
        fem.dirichletbc(fem.Constant(mesh, -0.2), second, V.sub(1)),
        fem.dirichletbc(np.array([0.5, 0.7]), both, V),
    ]
    x, matrix = solved(ufl.inner(ufl.sym(ufl.grad(u)), ufl.grad(v)) * dx, v[0] * dx, bcs)
    basis = cell_basis(mesh, "Lagrange", 2, (2,))
    west, south, east = (basis.get_dofs(mesh.surfaces[name]) for name in ("west", "south", "east"))
    value = basis.zeros()
    value[west.all(["u^1"])], value[south.all(["u^2"])] = 0.3, -0.2
    value[east.all(["u^1"])], value[east.all(["u^2"])] = 0.5, 0.7
    fixed = np.concatenate([west.all(["u^1"]), south.all(["u^2"]), east.all()])
    A = skfem.BilinearForm(lambda u, v, w: ddot(sym_grad(u), grad(v))).assemble(basis)
    b = skfem.LinearForm(lambda v, w: v[0]).assemble(basis)
    assert_same(x, skfem.solve(*skfem.condense(A, b, x=value, D=np.unique(fixed))), 1e-10)
    assert asymmetry(matrix) < 1e-14


def test_of_conditions_that_meet_the_last_holds():
    mesh = warped_mesh("quadrilateral")
    V = fem.functionspace(mesh, ("Lagrange", 1))
    west, south = on_side(V, mesh, "west"), on_side(V, mesh, "south")
    (corner,) = np.intersect1d(west, south)
    conditions = fem.dirichletbc(1.0, west, V), fem.dirichletbc(2.0, south, V)
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    for bcs, last in ((conditions, 2.0), (conditions[::-1], 1.0)):
        x, _ = solved(u * v * mesh.dx(), v * mesh.dx(), bcs)
        assert x[corner] == last
        assert set(x[np.setdiff1d(west, corner)]) == {1.0}
        assert set(x[np.setdiff1d(south, corner)]) == {2.0}


def test_a_condition_follows_its_function_and_its_constant():
    mesh = warped_mesh("triangle")
    V = fem.functionspace(mesh, ("Lagrange", 1))
    f, c = field(V), fem.Constant(mesh, 1.0)
    bcs = [fem.dirichletbc(f, np.array([0, 1])), fem.dirichletbc(c, np.array([2]), V)]
    f.x.array[:], c.value = 4.0, 5.0
    layout = fem.form(ufl.TestFunction(V) * mesh.dx()).layouts[0]
    assert [list(part) for part in prescribed(layout, bcs)] == [[0, 1, 2], [4.0, 4.0, 5.0]]


def test_conditions_of_parts_are_numbered_one_part_after_the_other():
    mesh = warped_mesh("triangle")
    spaces = fem.functionspace(mesh, ("Lagrange", 2)), fem.functionspace(mesh, ("Lagrange", 1))
    v, q = ufl.TestFunctions(ufl.MixedFunctionSpace(*spaces))
    layout = fem.form((v + q) * mesh.dx()).layouts[0]
    bcs = [fem.dirichletbc(7.0, np.array([3]), spaces[1]), fem.dirichletbc(8.0, np.array([3]), spaces[0])]
    assert [list(part) for part in prescribed(layout, bcs)] == [[3, spaces[0].dim + 3], [8.0, 7.0]]


def test_prescribed_rows_and_columns_are_zero_but_for_the_diagonal():
    mesh = warped_mesh("triangle")
    V = fem.functionspace(mesh, ("Lagrange", 1))
    compiled = fem.form(ufl.TrialFunction(V).dx(0) * ufl.TestFunction(V) * mesh.dx())
    fixed = np.array([0, 4])
    whole = fem.assemble_matrix(compiled)
    matrix = fem.assemble_matrix(compiled, [fem.dirichletbc(0.0, fixed, V)], diagonal=2.5)
    expected = whole.toarray()
    expected[fixed] = expected[:, fixed] = 0
    expected[fixed, fixed] = 2.5
    assert np.array_equal(matrix.toarray(), expected)
    assert np.array_equal(matrix.indices, whole.indices)


def test_a_condition_on_another_space_is_refused():
    mesh = warped_mesh("triangle")
    V, W = (fem.functionspace(mesh, ("Lagrange", 1)) for _ in range(2))
    compiled = fem.form(ufl.TrialFunction(V) * ufl.TestFunction(V) * mesh.dx())
    with pytest.raises(InputError, match=r"bcs = a condition on another space: .* in a space of the form"):
        fem.assemble_matrix(compiled, [fem.dirichletbc(0.0, np.array([0]), W)])


@pytest.mark.parametrize("trial", ["another element", "a clone"])
def test_between_different_spaces_each_condition_has_its_own_rows_or_columns(trial):
    """Such a matrix has no diagonal, also where it has as many columns as rows."""
    mesh = warped_mesh("triangle")
    V = fem.functionspace(mesh, ("Lagrange", 2))
    Q = V.clone() if trial == "a clone" else fem.functionspace(mesh, ("Lagrange", 1))
    compiled = fem.form(ufl.TrialFunction(Q) * ufl.TestFunction(V) * mesh.dx())
    of_rows, of_columns = fem.dirichletbc(1.0, np.array([0, 5, 9]), V), fem.dirichletbc(1.0, np.array([1, 2, 5]), Q)
    for bcs in ([of_rows], [of_columns], [of_columns, of_rows], [of_rows]):
        expected = fem.assemble_matrix(compiled).toarray()
        if of_rows in bcs:
            expected[of_rows.dofs] = 0
        if of_columns in bcs:
            expected[:, of_columns.dofs] = 0
        assert np.array_equal(fem.assemble_matrix(compiled, bcs).toarray(), expected)


def test_between_different_spaces_what_needs_a_diagonal_is_refused():
    mesh = warped_mesh("triangle")
    V, Q = fem.functionspace(mesh, ("Lagrange", 2)), fem.functionspace(mesh, ("Lagrange", 1))
    compiled, bc = fem.form(ufl.TrialFunction(Q) * ufl.TestFunction(V) * mesh.dx()), fem.dirichletbc(1.0, np.array([0]), Q)
    load = np.ones(V.dim)
    for attempt in (lambda: fem.apply_lifting(load, compiled, [bc]), lambda: fem.linear_operator(compiled, [bc])):
        with pytest.raises(InputError, match="form = with different test and trial spaces"):
            attempt()
    fem.apply_lifting(load, [compiled], [[bc]])
    assert_same(load, 1 - fem.assemble_matrix(compiled).toarray()[:, 0])


def test_dofs_that_are_none_of_the_space_are_refused():
    mesh = warped_mesh("triangle")
    V = fem.functionspace(mesh, ("Lagrange", 1))
    W = fem.functionspace(mesh, ("Lagrange", 1, (2,)))
    part, (Q, _) = W.sub(0), W.sub(0).collapse()
    for dofs, match in [([-1], "dofs = -1"), ([V.dim], f"dofs = {V.dim}: .* 0 to"), ([1.7], "dofs = of type float"),
                        (np.arange(V.dim) == 4, r"dofs = of type bool: .* np\.nonzero")]:  # fmt: skip
        with pytest.raises(InputError, match=match):
            fem.dirichletbc(0.0, np.array(dofs), V)
        with pytest.raises(InputError, match=match):
            fem.dirichletbc(fem.Function(Q), [np.array([0]), np.array(dofs)], part)
    assert fem.dirichletbc(0.0, [], V).dofs.tolist() == []
