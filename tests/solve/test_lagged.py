import numpy as np
import pytest
import scipy.sparse as sp
from systems import PowerLawNetwork

from femiec.errors import ConvergenceError
from femiec.solve.factors import Factors
from femiec.solve.lagged import Lagged
from femiec.solve.linear import Direct, Goal
from femiec.solve.newton import Newton


@pytest.fixture
def factorised(monkeypatch):
    """A list that grows by one with each factorisation."""
    calls, factorise = [], Factors.factorise
    monkeypatch.setattr(Factors, "factorise", lambda self, matrix: (calls.append(1), factorise(self, matrix))[1])
    return calls


def jacobian(exponent=3.0, shift=0.0):
    system = PowerLawNetwork(exponent)
    return system.jacobian(system.load[0] * np.linspace(0, 1, 70) + shift * np.sin(np.arange(70)))


@pytest.mark.parametrize("pardiso", [True, False])
def test_newton_finds_the_same_state_with_fewer_factorisations(pardiso, factorised):
    exact, lagged = (
        Newton(linear=linear, max_iterations=60).solve(PowerLawNetwork(3.0))
        for linear in (Direct(pardiso=pardiso), Lagged(Direct(pardiso=pardiso)))
    )
    np.testing.assert_allclose(lagged.x, exact.x, rtol=1e-8, atol=1e-10)
    assert lagged.iterations <= exact.iterations + 3
    assert len(factorised) - exact.iterations < 0.7 * lagged.iterations
    assert lagged.linear_solver.startswith("GMRES + ")


def test_units_of_the_fields_change_nothing():
    plain, scaled = (
        Newton(linear=Lagged(), max_iterations=60).solve(PowerLawNetwork(3.0, unit_u=a, unit_p=b))
        for a, b in ((1, 1), (1e-12, 1e6))
    )
    assert scaled.iterations == plain.iterations
    np.testing.assert_allclose(scaled.x, plain.x, rtol=1e-7, atol=1e-9)


def test_factors_of_a_matrix_far_away_are_replaced(factorised):
    lagged, b = Lagged(), np.ones(70)
    goal = Goal(0.1, np.ones(70))
    lagged.solve(jacobian(), b, goal)
    near, far = jacobian(shift=1e-3), -jacobian(exponent=9.0, shift=30.0)
    x, reached, _ = lagged.solve(near, b, goal)
    assert len(factorised) == 1
    assert np.linalg.norm(b - near @ x) <= 0.1 * np.linalg.norm(b)
    far[0, 0] *= 1e6
    x, reached, _ = lagged.solve(far, b, Goal(1e-6, np.ones(70)))
    assert len(factorised) == 2
    assert reached <= 1e-6
    assert np.linalg.norm(b - far @ x) <= 1e-6 * np.linalg.norm(b)


def test_without_a_goal_the_solution_is_exact():
    lagged, b = Lagged(), np.ones(70)
    lagged.solve(jacobian(), b, Goal(0.1, np.ones(70)))
    A = jacobian(shift=1e-3)
    assert np.linalg.norm(b - A @ lagged.solve(A, b)[0]) < 1e-10


@pytest.mark.parametrize("pardiso", [True, False])
def test_a_singular_matrix_is_an_error_and_the_next_one_is_solved(pardiso):
    lagged, b, goal = Lagged(Direct(pardiso=pardiso)), np.array([1.0, 2.0]), Goal(0.1, np.ones(2))
    good = sp.csr_matrix([[2.0, 1.0], [1.0, 2.0]])
    for _ in range(2):
        np.testing.assert_allclose(lagged.solve(good, b, goal)[0], [0, 1], atol=0.2)
        with pytest.raises(ConvergenceError):
            lagged.solve(sp.csr_matrix(np.ones((2, 2))), b, goal)


def test_another_size_is_another_system():
    lagged = Lagged()
    lagged.solve(jacobian(), np.ones(70), Goal(0.1, np.ones(70)))
    x, _, _ = lagged.solve(sp.identity(3, format="csr"), np.ones(3), Goal(1e-10, np.ones(3)))
    np.testing.assert_allclose(x, 1)
