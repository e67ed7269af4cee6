import numpy as np
import pytest
import scipy.sparse as sp

from femiec.errors import ConvergenceError
from femiec.solve.conjugate import conjugate_gradients, largest_eigenvalue


def definite(n=30, seed=3):
    matrix = np.random.default_rng(seed).standard_normal((n, n))
    return sp.csr_matrix(matrix @ matrix.T + np.eye(n)), np.arange(1.0, n + 1)


def solve(A, b, target=1e-10, iterations=500, start=None):
    inverse = 1 / A.diagonal()
    return conjugate_gradients(A, b, np.zeros(len(b)) if start is None else start, lambda r: inverse * r, target, iterations)


def test_the_solution_and_its_true_residual():
    A, b = definite()
    x, left, steps = solve(A, b)
    np.testing.assert_allclose(x, np.linalg.solve(A.toarray(), b), rtol=1e-9)
    assert left == np.linalg.norm(b - A @ x) <= 1e-10
    assert 1 < steps < 200


def test_as_many_steps_as_eigenvalues():
    A = sp.diags_array(np.repeat([1.0, 3.0, 10.0], 20), format="csr")
    b = np.random.default_rng(0).random(60)
    assert conjugate_gradients(A, b, np.zeros(60), lambda r: r.copy(), 1e-12, 60)[2] == 3


def test_a_start_at_the_solution_takes_no_step_and_is_not_changed():
    A, b = definite()
    start = np.linalg.solve(A.toarray(), b)
    kept = start.copy()
    x, _, steps = solve(A, b, 1e-8, start=start)
    assert steps == 0
    assert np.array_equal(x, kept)
    solve(A, 2 * b, 1e-8, start=start)
    assert np.array_equal(start, kept)


def test_the_steps_run_out():
    A, b = definite()
    _, left, steps = solve(A, b, iterations=3)
    assert steps == 3
    assert left > 1e-3


def test_a_target_below_round_off_ends():
    A, b = definite()
    _, left, steps = solve(A, b, 0.0, iterations=100)
    assert steps <= 100
    assert left < 1e-9


@pytest.mark.parametrize("matrix", [[[1.0, 0], [0, -1]], [[1.0, np.nan], [np.nan, 1]], [[1.0, 3], [3, 1]]])
def test_an_indefinite_matrix_is_an_error(matrix):
    with pytest.raises(ConvergenceError, match="not symmetric positive definite"):
        conjugate_gradients(sp.csr_matrix(np.array(matrix)), np.array([1.0, -2.0]), np.zeros(2), lambda r: r.copy(), 1e-9, 9)


def test_an_indefinite_preconditioner_is_an_error():
    A, b = definite()
    with pytest.raises(ConvergenceError, match="not symmetric positive definite"):
        conjugate_gradients(A, b, np.zeros(len(b)), lambda r: -r, 1e-9, 9)


def test_the_largest_eigenvalue_from_below():
    n = 400
    A = sp.diags_array([2.0 * np.ones(n), -np.ones(n - 1), -np.ones(n - 1)], offsets=[0, 1, -1], format="csr")
    assert 0.92 * 2 < largest_eigenvalue(A, 0.5 * sp.identity(n, format="csr")) <= 2.0
    scale = np.geomspace(1e-6, 1e6, n)
    scaled = sp.csr_matrix(sp.diags_array(scale) @ A @ sp.diags_array(scale))
    assert largest_eigenvalue(scaled, sp.diags_array(0.5 / scale**2).tocsr()) == pytest.approx(
        largest_eigenvalue(A, 0.5 * sp.identity(n, format="csr")), rel=0.1
    )


def test_the_estimate_is_the_same_every_time():
    A, _ = definite()
    inverse = sp.diags_array(1 / A.diagonal()).tocsr()
    assert largest_eigenvalue(A, inverse) == largest_eigenvalue(A, inverse)
