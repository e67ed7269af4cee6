import numpy as np
import pytest
import scipy.sparse as sp
import ufl
from elliptic import cube, multigrid, space, system

from femiec.engine import embedded as fem
from femiec.errors import ConvergenceError, InputError
from femiec.solve.kept import KeptMultigrid
from femiec.solve.linear import Direct, Goal
from femiec.solve.multigrid import Multigrid
from femiec.solve.newton import Newton


def steps(name):
    return int(name.split(", ")[1].split()[0])


def test_the_hierarchy_of_the_first_matrix_serves_those_near_it():
    V = space(cube("tetrahedron", 4), 2, True)
    x = ufl.SpatialCoordinate(V.mesh)
    kept = KeptMultigrid(multigrid(V))
    for change in (0.0, 0.2, 0.4):
        A, b = system(V, stretch=1 + change * x[1])
        found, error, _ = kept.solve(A, b)
        assert error <= 1e-8
        np.testing.assert_allclose(found, Direct().solve(A, b)[0], atol=1e-6 * abs(found).max())
    assert kept.built == 1


def test_a_hierarchy_that_has_become_slow_is_built_anew():
    V = space(cube("triangle", 12), 2, True)
    x = ufl.SpatialCoordinate(V.mesh)
    kept = KeptMultigrid(multigrid(V))
    matrices = [system(V, stretch=factor) for factor in (1.0, 10 ** (2 * x[1]), 10 ** (2 * x[1]))]
    counts = [steps(kept.solve(A, b)[2]) for A, b in matrices]
    assert counts[1] > 2 * counts[0]
    assert counts[2] < 1.5 * counts[0]
    assert kept.built == 2


def test_one_that_fails_is_built_anew_at_once():
    V = space(cube("triangle", 12), 2, True)
    x = ufl.SpatialCoordinate(V.mesh)
    kept = KeptMultigrid(multigrid(V, iterations=20))
    for factor in (1.0, 10 ** (2 * x[1])):
        A, b = system(V, stretch=factor)
        assert kept.solve(A, b)[1] <= 1e-8
    assert kept.built == 2


def test_it_stops_at_the_goal():
    V = space(cube("tetrahedron", 4), 2, True)
    A, b = system(V)
    kept = KeptMultigrid(multigrid(V))
    _, loose, few = kept.solve(A, b, Goal(1e-2, np.ones(V.dim)))
    _, tight, many = kept.solve(A, b)
    assert 1e-8 < loose <= 1e-2
    assert tight <= 1e-8
    assert steps(few) < 0.5 * steps(many)


def test_a_matrix_that_is_not_quite_symmetric_is_solved_by_gmres():
    V = space(cube("triangle", 8), 2, True)
    A, b = system(V, held=0.3)
    free = ~np.isclose(V.dof_coordinates()[0], 0)
    skew = sp.diags_array(free.astype(float)) @ sp.triu(A, 1) @ sp.diags_array(free.astype(float))
    B = sp.csr_matrix(A + 0.05 * (skew - skew.T))
    x, error, name = KeptMultigrid(multigrid(V)).solve(B, b)
    assert name.startswith("GMRES")
    assert error <= 1e-8
    np.testing.assert_allclose(x, Direct().solve(B, b)[0], atol=1e-6 * abs(x).max())


def test_newton_at_finite_strain_under_a_pressure_that_follows_keeps_one_hierarchy():
    V = space(cube("hexahedron", 3), 2, True)
    u, w = fem.Function(V), ufl.TestFunction(V)
    F = ufl.Identity(3) + ufl.grad(u)
    J, n = ufl.det(F), ufl.FacetNormal(V.mesh)
    energy = 0.5 * (ufl.tr(F.T * F) - 3) - ufl.ln(J) + 0.75 * ufl.ln(J) ** 2
    top = ufl.conditional(ufl.gt(ufl.SpatialCoordinate(V.mesh)[2], 1 - 1e-9), 0.1, 0.0)
    load = top * ufl.inner(J * ufl.inv(F).T * n, w) * ufl.ds(degree=4)  # ends at free edges: its tangent is not symmetric
    held = fem.dirichletbc(0.0, fem.locate_dofs_geometrical(V, lambda x: np.isclose(x[0], 0)), V)
    body = fem.System({"u": u}, ufl.derivative(energy * ufl.dx(degree=4), u, w) + load, [held])
    kept = KeptMultigrid(multigrid(V))
    solution = Newton(linear=kept, tolerance=1e-10).solve(body)
    assert kept.built == 1
    assert solution.linear_solver.startswith("GMRES")
    u.x.array[:] = 0
    np.testing.assert_allclose(solution.x, Newton().solve(body).x, atol=1e-8)
    assert abs(solution.x).max() > 0.02


def test_what_cannot_be_solved_is_an_error():
    V = space(cube("triangle", 8), 2, True)
    A, b = system(V)
    with pytest.raises(ConvergenceError, match=r"578 unknowns.* after 3 steps"):
        KeptMultigrid(multigrid(V, iterations=3)).solve(A, b)
    with pytest.raises(ConvergenceError, match="positive diagonal"):
        KeptMultigrid(multigrid(V)).solve(-A, b)
    with pytest.raises(ConvergenceError, match="right-hand side"):
        KeptMultigrid(multigrid(V)).solve(A, np.nan * b)
    with pytest.raises(InputError, match="prolongations"):
        KeptMultigrid(Multigrid([sp.identity(5, format="csr")])).solve(A, b)


def test_a_hierarchy_is_judged_by_the_steps_for_each_digit():
    """As many digits as are asked for take as many steps; that is no reason to build another."""
    V = space(cube("triangle", 12), 2, True)
    A, b = system(V)
    kept = KeptMultigrid(multigrid(V, tolerance=1e-10))
    loose, tight = (steps(kept.solve(A, b, goal)[2]) for goal in (Goal(1e-1, np.ones(V.dim)), None))
    kept.solve(A, b)
    assert tight > 2 * loose + 1
    assert kept.built == 1
