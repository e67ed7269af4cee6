from itertools import pairwise

import numpy as np
import pytest
from systems import DenseSystem

from femiec.errors import ConvergenceError
from femiec.solve.newton import Newton


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
