from itertools import pairwise

import numpy as np
import pytest
from systems import DenseSystem, PowerLawNetwork

from femiec.errors import ConvergenceError
from femiec.solve.lagged import Lagged
from femiec.solve.newton import Newton
from femiec.solve.solution import Solution


def power_law(n, load, start):
    """sign(x)|x|^(1/n) = load: full Newton steps overshoot without end for n > 2."""
    return DenseSystem(
        lambda x: np.sign(x) * np.abs(x) ** (1 / n) - load, lambda x: [[(1 / n) * np.abs(x[0]) ** (1 / n - 1)]], [start]
    )


def test_a_linear_system_takes_one_step():
    A = np.array([[2.0, 1.0], [1.0, 3.0]])
    solution = Newton().solve(DenseSystem(lambda x: A @ x - [1, 2], lambda x: A, [0, 0]))
    assert solution.iterations == 1
    np.testing.assert_allclose(solution.x, np.linalg.solve(A, [1, 2]), rtol=1e-14)


def test_convergence_is_quadratic():
    solution = Newton(tolerance=1e-14).solve(DenseSystem(lambda x: x**2 - 2, lambda x: [[2 * x[0]]], [3]))
    errors = [error for error in solution.history if 1e-13 < error < 0.3]
    assert all(b < 4 * a**2 for a, b in pairwise(errors))
    assert solution.x[0] == pytest.approx(np.sqrt(2), rel=1e-14)


@pytest.mark.parametrize("n", [3.0, 5.0, 6.67])
def test_the_line_search_does_not_overshoot_a_power_law(n):
    system = power_law(n, load=0.5, start=2.0)
    fractions = []
    solution = Newton(max_iterations=200).solve(system, lambda step, residual, fraction: fractions.append(fraction))
    assert min(fractions) < 1
    assert all(b < a for a, b in pairwise(solution.history))
    assert solution.x[0] == pytest.approx(0.5**n, rel=1e-9)


def valley():
    """Rosenbrock's valley as equations: full steps reach its end in two, over a larger residual."""
    return DenseSystem(lambda x: [10 * (x[1] - x[0] ** 2), 1 - x[0]], lambda x: [[-20 * x[0], 10], [-1, 0]], [-1.2, 1.0])


def test_full_steps_go_over_larger_residuals():
    solution = Newton(full_steps=True).solve(valley())
    assert solution.iterations == 2
    np.testing.assert_allclose(solution.x, [1, 1], rtol=1e-14)
    assert Newton().solve(valley()).iterations > 2


def test_full_steps_are_shortened_before_a_nan():
    system = DenseSystem(lambda x: np.log(x), lambda x: [[1 / x[0]]], [6.0])
    assert Newton(full_steps=True).solve(system).x[0] == pytest.approx(1, rel=1e-12)


def test_a_failure_says_what_may_help():
    with pytest.raises(ConvergenceError, match=r"smaller steps, or start nearer, or try Newton\(full_steps=True\)"):
        Newton(max_iterations=2).solve(valley())
    with pytest.raises(ConvergenceError, match=r"in 9 steps; load in smaller steps, or start nearer \("):
        Newton(max_iterations=9, full_steps=True).solve(power_law(5.0, load=0.5, start=2.0))


def test_a_step_into_a_nan_is_shortened():
    system = DenseSystem(lambda x: np.log(x), lambda x: [[1 / x[0]]], [6.0])
    fractions = []
    assert Newton().solve(system, lambda *step: fractions.append(step[2])).x[0] == pytest.approx(1, rel=1e-12)
    assert fractions[0] < 1


def test_a_failure_carries_the_last_good_state_and_the_residual_by_field():
    system = DenseSystem(lambda x: [x[0] - 1, x[1] ** 2 + 1], lambda x: [[1, 0], [0, 2 * x[1]]], [0, 3])
    with pytest.raises(ConvergenceError, match="x1") as failure:
        Newton(max_iterations=8).solve(system)
    assert set(failure.value.residuals) == {"x0", "x1"}
    assert failure.value.residuals["x1"] > 1e-3 > failure.value.residuals["x0"]
    assert np.isfinite(failure.value.state["x1"]).all()
    assert system.x[1] == failure.value.state["x1"]


def test_the_measure_does_not_depend_on_units():
    def system(a, b):
        return DenseSystem(
            lambda x: [a * (x[0] ** 3 - 8), b * (x[1] - x[0])], lambda x: [[3 * a * x[0] ** 2, 0], [-b, b]], [3, 3]
        )

    plain, scaled = Newton().solve(system(1, 1)), Newton().solve(system(1e-20, 1e15))
    np.testing.assert_allclose(plain.history, scaled.history, rtol=1e-6, atol=1e-14)


def test_a_singular_jacobian_is_an_error():
    with pytest.raises(ConvergenceError):
        Newton().solve(DenseSystem(lambda x: [x[0] + x[1] - 1, x[0] + x[1] - 2], lambda x: [[1, 1], [1, 1]], [0, 0]))


def test_a_start_at_the_solution_takes_no_step():
    assert Newton().solve(DenseSystem(lambda x: x - 1, lambda x: [[1]], [1])).iterations == 0


def test_no_jacobian_is_assembled_at_the_solution():
    system = PowerLawNetwork(3.0)
    solution = Newton(max_iterations=60).solve(system)
    assert system.jacobians == solution.iterations
    terms = system.norms(abs(system.jacobian(solution.x)) @ np.abs(solution.x))
    assert all(norm <= 1e-11 * terms[name] for name, norm in system.norms(system.residual(solution.x)).items())


def test_the_scale_of_a_start_far_away_does_not_serve_at_the_end():
    """From 1e13 the first step ends 1e-3 off by round-off: nothing against the terms there, much against those at the end."""
    solution = Newton().solve(DenseSystem(lambda x: x - 1 / 3, lambda x: [[1]], [1e13 + 0.1]))
    assert solution.x[0] == pytest.approx(1 / 3, rel=1e-11)


def test_a_residual_against_the_start_is_that_of_all_fields():
    system = PowerLawNetwork(3.0)
    system.x[:] = np.linspace(0, 1, len(system.x))
    start = np.linalg.norm(system.residual(system.x))
    solution = Newton(tolerance=1e-6, max_iterations=60, from_start=True).solve(system)
    left = np.linalg.norm(system.residual(solution.x)) / start
    assert solution.history[0] == pytest.approx(1)
    assert solution.history[-1] == pytest.approx(left, rel=1e-9)
    assert solution.history[-1] <= 1e-6 < solution.history[-2]
    assert system.jacobians == solution.iterations


class Stubborn:
    """Solves to a goal with a direction that lowers no residual, without one exactly."""

    exact = False

    def __init__(self):
        self.goals = []

    def solve(self, matrix, b, goal=None):
        self.goals.append(goal)
        x = np.linalg.solve(matrix.toarray(), b)
        return (x if goal is None else -x), 0.0, "stub"


def test_a_direction_that_fails_is_found_exactly():
    linear = Stubborn()
    system = DenseSystem(lambda x: x**2 - 2, lambda x: [[2 * x[0]]], [3])
    solution = Newton(linear=linear).solve(system)
    assert solution.x[0] == pytest.approx(np.sqrt(2), rel=1e-12)
    assert [goal is None for goal in linear.goals] == [False, True] * solution.iterations


def test_goals_tighten_as_newton_converges():
    class Recorded(Lagged):
        def solve(self, matrix, b, goal=None):
            goals.append(goal.reduction)
            return super().solve(matrix, b, goal)

    goals = []
    solution = Newton(linear=Recorded(), max_iterations=60, tolerance=1e-10).solve(PowerLawNetwork(3.0))
    assert goals[0] == max(goals) == 0.1
    assert goals[-1] < 1e-2
    floors = [0.1 * 1e-10 / residual for residual in solution.history[:-1]]
    assert all(goal >= floor for goal, floor in zip(goals, floors, strict=True))


def test_a_solution_prints_its_numbers_without_the_dofs():
    assert repr(Solution(np.arange(3.0), {"u": 1e-16}, 2)).startswith("Solution(residuals={'u': 1e-16}, iterations=2")
