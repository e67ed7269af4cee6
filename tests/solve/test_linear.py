import numpy as np
import pytest
import scipy.sparse as sp
from systems import saddle

from femiec.errors import ConvergenceError
from femiec.solve.factors import Factors
from femiec.solve.linear import Direct, backward_error


def saddle_system():
    A = saddle()
    return A, np.random.default_rng(1).standard_normal(A.shape[0])


@pytest.mark.parametrize("pardiso", [True, False])
def test_a_saddle_system_is_solved_to_round_off(pardiso):
    A, b = saddle_system()
    x, error, _ = Direct(pardiso=pardiso).solve(A, b)
    np.testing.assert_allclose(x, np.linalg.solve(A.toarray(), b), rtol=1e-9)
    assert error == backward_error(A, x, b) < 1e-13


@pytest.mark.parametrize("pardiso", [True, False])
@pytest.mark.parametrize("rows", [[[1, 1], [1, 1]], [[1, 0], [0, 0]]])
def test_a_singular_matrix_is_an_error_not_a_nan(pardiso, rows):
    with pytest.raises(ConvergenceError):
        Direct(pardiso=pardiso).solve(sp.csr_matrix(np.array(rows, float)), np.array([1.0, 2.0]))


def test_the_tolerance_is_checked():
    A, b = saddle_system()
    with pytest.raises(ConvergenceError, match="missed its tolerance"):
        Direct(tolerance=0.0).solve(A, b)


def test_the_backward_error_sees_a_nan():
    A = sp.identity(2, format="csr")
    assert backward_error(A, np.array([np.nan, 1]), np.ones(2)) == np.inf
    assert backward_error(A, np.array([1.0, 1.1]), np.ones(2)) == pytest.approx(0.1 / 2.1)


def test_a_symmetric_matrix_without_usable_diagonal_is_solved_all_the_same():
    """With 1e-20 on the whole diagonal no digit is left of factors that pivot there."""
    rng = np.random.default_rng(0)
    A = rng.standard_normal((30, 30))
    A = A + A.T
    np.fill_diagonal(A, 1e-20)
    direct, b = Direct(pardiso=False), rng.standard_normal(30)
    np.testing.assert_allclose(direct.solve(sp.csr_matrix(A), b)[0], np.linalg.solve(A, b), rtol=1e-9)
    assert not direct.factors.symmetric


@pytest.mark.parametrize("pardiso", [True, False])
def test_kept_factors_give_way_to_what_does_not_fit(pardiso, monkeypatch):
    """The same pattern with other values, without symmetry, and another pattern; one factorisation each."""
    calls, factorise = [], Factors.factorise
    monkeypatch.setattr(Factors, "factorise", lambda self, matrix: (calls.append(1), factorise(self, matrix))[1])
    direct, (A, b) = Direct(pardiso=pardiso), saddle_system()
    turned = A.copy()
    turned.data[: len(turned.data) // 2] *= 1.5
    matrices = (A, 2 * A, turned, A, A @ A, A)
    for matrix in matrices:
        np.testing.assert_allclose(direct.solve(matrix, b)[0], np.linalg.solve(matrix.toarray(), b), rtol=1e-7)
    assert len(calls) == len(matrices)
