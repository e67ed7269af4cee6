import numpy as np
import pytest
import scipy.sparse as sp
from scipy.special import eval_chebyt

from femiec.solve.chebyshev import Chebyshev


def diagonal(values):
    """A matrix whose D is the identity, with known eigenvalues."""
    n = len(values)
    frame = np.linalg.qr(np.random.default_rng(1).standard_normal((n, n)))[0]
    return sp.csr_matrix(frame * values @ frame.T), frame


@pytest.mark.parametrize("degree", [1, 2, 3, 5])
def test_the_error_is_damped_by_chebyshev_s_polynomial(degree):
    values = np.linspace(0.01, 2.0, 50)
    A, frame = diagonal(values)
    error = Chebyshev(A, sp.identity(50, format="csr"), 2.0, degree).smooth(np.zeros(50), frame.sum(axis=1))
    low, high = 0.2, 2.2
    expected = eval_chebyt(degree, (high + low - 2 * values) / (high - low)) / eval_chebyt(degree, (high + low) / (high - low))
    np.testing.assert_allclose(frame.T @ error, expected, atol=1e-12)


def test_a_start_from_zero_is_the_same_polynomial():
    A, _ = diagonal(np.linspace(0.1, 2.0, 20))
    b = np.arange(20.0)
    smoother = Chebyshev.of(A, 3)
    np.testing.assert_allclose(smoother.smooth(b), smoother.smooth(b, np.zeros(20)), atol=1e-12)


def test_it_is_symmetric_and_changes_no_argument():
    A, _ = diagonal(np.linspace(0.1, 2.0, 20))
    smoother = Chebyshev.of(sp.csr_matrix(sp.diags_array(np.arange(1.0, 21)) @ A @ sp.diags_array(np.arange(1.0, 21))), 2)
    rows = np.array([smoother.smooth(e) for e in np.eye(20)])
    np.testing.assert_allclose(rows, rows.T, atol=1e-12)
    assert np.linalg.eigvalsh(rows).min() > 0
    b, x = np.ones(20), np.full(20, 3.0)
    smoother.smooth(b, x)
    assert np.all(b == 1)
    assert np.all(x == 3)


def test_an_empty_row_is_left_alone():
    A = sp.csr_matrix(np.diag([2.0, 0.0, 3.0]))
    assert Chebyshev.of(A, 2).smooth(np.array([1.0, 5.0, 1.0]))[1] == 0
