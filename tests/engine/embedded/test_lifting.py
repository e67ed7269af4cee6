"""Prescribed values on the right-hand side, in a list of forms as DOLFINx writes it and for one form."""

import numpy as np
import pytest
import ufl
from by_skfem import assert_same
from scipy.sparse.linalg import spsolve
from warped import SMALL, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.errors import InputError


def problem(mesh):
    V = fem.functionspace(mesh, ("P", 1))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    a = fem.form((ufl.dot(ufl.grad(u), ufl.grad(v)) + u.dx(0) * v) * mesh.dx())
    return V, a, fem.form(v * mesh.dx())


@pytest.mark.parametrize(("with_x0", "alpha"), [(False, 1.0), (True, 1.0), (True, -0.5)])
def test_a_list_of_forms_leaves_the_prescribed_rows_to_set(with_x0, alpha):
    V, a, _ = problem(warped_mesh("triangle", SMALL))
    rng, g = np.random.default_rng(0), field(V)
    dofs, b = np.array([0, 3, 5]), rng.normal(size=V.dim)
    bc, x0, lifted = fem.dirichletbc(g, dofs), rng.normal(size=V.dim), np.zeros(V.dim)
    lifted[dofs] = alpha * (g.x.array[dofs] - (x0[dofs] if with_x0 else 0))
    expected = b - fem.assemble_matrix(a) @ lifted
    found = b.copy()
    fem.apply_lifting(found, [a], bcs=[[bc]], x0=[x0] if with_x0 else None, alpha=alpha)
    assert_same(found, expected)
    alone = b.copy()
    fem.apply_lifting(alone, a, [bc], x0 if with_x0 else None, alpha)
    assert_same(alone, np.where(lifted != 0, lifted, expected))


def test_forms_of_several_trial_spaces():
    """Two trial spaces, the second form missing."""
    V, a, _ = problem(warped_mesh("triangle", SMALL))
    b, bc = np.ones(V.dim), fem.dirichletbc(2.0, np.array([1]), V)
    found, expected = b.copy(), b.copy()
    fem.apply_lifting(found, [a, None, a], [[bc], [bc], []])
    fem.apply_lifting(expected, [a], [[bc]])
    assert_same(found, expected)
    assert not np.array_equal(found, b)


def test_newton_in_the_spelling_of_dolfinx():
    """A step of Newton's method from any start solves a linear problem, conditions and all."""
    mesh = warped_mesh("triangle")
    V, a, L = problem(mesh)
    g = fem.Function(V)
    g.interpolate(lambda x: x[0])
    bc = fem.dirichletbc(g, fem.locate_dofs_topological(V, 1, fem.exterior_facet_indices(mesh.topology)))
    A, b = fem.assemble_matrix(a, bcs=[bc]), fem.assemble_vector(L)
    fem.apply_lifting(b, [a], bcs=[[bc]])
    bc.set(b)
    solution = spsolve(A.tocsc(), b)
    x = np.random.default_rng(0).normal(size=V.dim)
    residual = fem.assemble_matrix(a) @ x - fem.assemble_vector(L)
    fem.apply_lifting(residual, [a], [[bc]], x0=[x], alpha=-1.0)
    bc.set(residual, x, -1.0)
    np.testing.assert_allclose(x - spsolve(A.tocsc(), residual), solution, rtol=1e-10, atol=1e-12)


def test_a_list_of_conditions_that_is_not_one_for_each_form_is_refused():
    V, a, _ = problem(warped_mesh("triangle", SMALL))
    bc, b = fem.dirichletbc(1.0, np.array([0]), V), np.zeros(V.dim)
    for bcs, x0 in (([bc], None), ([], None), ([[bc], []], None), ([[bc]], [b, b])):
        with pytest.raises(InputError, match=r"bcs = .*: expected a list of conditions for each form; write apply_lifting"):
            fem.apply_lifting(b, [a], bcs, x0)
    with pytest.raises(InputError, match="bcs = a list of lists: expected a list of conditions for one form"):
        fem.apply_lifting(b, a, [[bc]])
    assert not b.any()
