import numpy as np
import pytest

from femiec.solve.krylov import gmres


def system(n=50, seed=2):
    rng = np.random.default_rng(seed)
    return np.eye(n) * 3 + rng.standard_normal((n, n)) / 5, rng.standard_normal(n)


def identity(r):
    return r


@pytest.mark.parametrize("reduction", [1e-1, 1e-4, 1e-8])
def test_the_goal_is_reached_and_no_more_iterations_are_spent(reduction):
    A, b = system()
    x, reached, count = gmres(A, identity, b, np.ones(50), reduction, 50)
    assert reached == pytest.approx(np.linalg.norm(b - A @ x) / np.linalg.norm(b), rel=1e-12)
    assert reached <= reduction
    assert gmres(A, identity, b, np.ones(50), reduction, count - 1)[1] > reduction


@pytest.mark.parametrize("weights", [np.ones(50), np.repeat([1.0, 1e-3], 25)])
def test_the_weighted_residual_is_the_smallest_of_the_krylov_space(weights):
    A, b = system()
    x, reached, count = gmres(A, identity, b, weights, 0.05, 50)
    space = np.stack([np.linalg.matrix_power(A, k) @ b for k in range(count)], axis=1)
    best = np.linalg.lstsq(weights[:, None] * (A @ space), weights * b, rcond=None)[0]
    np.testing.assert_allclose(x, space @ best, rtol=1e-6)
    assert reached == pytest.approx(np.linalg.norm(weights * (b - A @ x)) / np.linalg.norm(weights * b), rel=1e-12)


def test_weights_undo_the_units_of_the_rows():
    A, b = system()
    units = np.repeat([1.0, 1e9], 25)
    plain = gmres(A, identity, b, np.ones(50), 1e-6, 50)
    scaled = gmres(units[:, None] * A, lambda r: r / units, units * b, 1 / units, 1e-6, 50)
    np.testing.assert_allclose(scaled[0], plain[0], rtol=1e-9)
    assert scaled[2] == plain[2]


def test_a_hopeless_rate_ends_it_early():
    A, b = system()
    count = gmres(A, identity, b, np.ones(50), 1e-12, 8)[2]
    assert count < 8


@pytest.mark.parametrize("broken", [np.nan, np.inf])
def test_what_is_not_finite_never_reaches_the_goal(broken):
    A, b = system()
    with np.errstate(invalid="ignore"):
        assert not gmres(A, lambda r: broken * r, b, np.ones(50), 0.9, 5)[1] <= 0.9


def test_a_zero_right_hand_side_has_a_zero_solution():
    A, b = system()
    x, reached, _ = gmres(A, identity, 0 * b, np.ones(50), 0.1, 5)
    assert not x.any()
    assert reached == 0


def test_patience_takes_steps_that_promise_nothing():
    """Along a cycle of n nodes the residual stays as it is until the last step."""
    n = 12
    cycle, first = np.roll(np.eye(n), 1, axis=0), np.eye(n)[0]
    _, _, count = gmres(cycle, lambda r: r, first, np.ones(n), 1e-8, 20)
    assert count == 1
    x, reached, count = gmres(cycle, lambda r: r, first, np.ones(n), 1e-8, 20, patience=20)
    assert (reached <= 1e-8, count) == (True, n)
    np.testing.assert_allclose(cycle @ x, first, atol=1e-12)
