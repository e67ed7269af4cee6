import numpy as np
import pytest
import scipy.sparse as sp

from femiec.errors import ConvergenceError
from femiec.solve.bordered import Bordered
from femiec.solve.linear import Direct


@pytest.mark.parametrize("symmetric", [True, False])
@pytest.mark.parametrize("gap", [1.0, 1e-6, 1e-13])
def test_it_solves_near_a_singular_matrix(gap, symmetric):
    rng = np.random.default_rng(2)
    Q, R = np.linalg.qr(rng.standard_normal((30, 30)))
    A = Q @ np.diag([gap, *np.linspace(1, 2, 29)]) @ (Q.T if symmetric else np.linalg.qr(R + R.T)[0])
    A = (A + A.T) / 2 if symmetric else A
    b, c, exact = rng.standard_normal(30), rng.standard_normal(30), rng.standard_normal(31)
    r, s = A @ exact[:30] + exact[30] * b, c @ exact[:30] + 0.5 * exact[30]
    x, y = Bordered(Direct(), sp.csr_matrix(A), b, c, 0.5).solve(r, s)
    np.testing.assert_allclose([*x, y], exact, rtol=1e-8)


def test_negative_eigenvalues_are_counted():
    A = sp.csr_matrix(np.array([[1.0, 2.0, 0.0], [2.0, 1.0, 0.0], [0.0, 0.0, 5.0]]))
    for pardiso in (True, False):
        assert Bordered(Direct(pardiso=pardiso), A, np.ones(3), np.ones(3), 0.0).negative == 1


def test_those_of_an_unsymmetric_matrix_are_not():
    A = sp.csr_matrix(np.array([[1.0, 2.0], [0.0, 1.0]]))
    assert Bordered(Direct(), A, np.ones(2), np.ones(2), 0.0).negative is None


def test_a_singular_system_is_an_error():
    with pytest.raises(ConvergenceError):
        Bordered(Direct(), sp.identity(2, format="csr"), np.ones(2), np.ones(2), 2.0).solve(np.ones(2), 1.0)


@pytest.mark.parametrize("scale", [1e-9, 1e9])
def test_the_last_row_may_be_of_any_size(scale):
    rng = np.random.default_rng(4)
    Q, _ = np.linalg.qr(rng.standard_normal((30, 30)))
    A = Q @ np.diag([1e-8, *np.linspace(1, 2, 29)]) @ Q.T
    A = (A + A.T) / 2
    b, c, exact = rng.standard_normal(30), scale * rng.standard_normal(30), rng.standard_normal(31)
    r, s = A @ exact[:30] + exact[30] * b, c @ exact[:30] + scale * exact[30]
    x, y = Bordered(Direct(), sp.csr_matrix(A), b, c, scale).solve(r, s)
    np.testing.assert_allclose([*x, y], exact, rtol=1e-8)
