"""Factors of matrices of one pattern."""

import numpy as np
import pytest
import scipy.sparse as sp
from systems import saddle

from femiec.errors import ConvergenceError
from femiec.solve.factors import Factors


@pytest.mark.parametrize("use_pardiso", [True, False])
@pytest.mark.parametrize("general", [True, False])
def test_the_factors_are_those_of_the_last_matrix(use_pardiso, general):
    factors = Factors(saddle(), use_pardiso, general)
    assert factors.symmetric is not general
    b = np.arange(50.0)
    for seed in (1, 2, 3):
        A = saddle(seed)
        assert factors.fits(A)
        factors.factorise(A)
        np.testing.assert_allclose(factors.solve(b), np.linalg.solve(A.toarray(), b), rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("use_pardiso", [True, False])
def test_a_matrix_that_is_not_symmetric_does_not_fit_factors_of_symmetric_ones(use_pardiso):
    A = saddle()
    factors = Factors(A, use_pardiso)
    turned = A.copy()
    turned.data[1] *= 1.1
    assert factors.resemble(turned)
    assert not factors.fits(turned)
    assert not Factors(turned, use_pardiso).symmetric
    assert Factors(turned, use_pardiso).fits(A)


def test_another_pattern_does_not_fit():
    A = saddle()
    assert not Factors(A, True).resemble(sp.identity(A.shape[0], format="csr"))


def test_a_change_of_the_matrix_in_place_does_not_reach_the_pattern():
    A = saddle()
    factors = Factors(A, True)
    A.indices[:] = 7
    assert not factors.resemble(A)
    assert factors.resemble(saddle())


@pytest.mark.parametrize("use_pardiso", [True, False])
def test_an_empty_row_is_an_error(use_pardiso):
    A = sp.csr_matrix(np.diag([1.0, 0.0, 1.0]))
    A.eliminate_zeros()
    with pytest.raises(ConvergenceError, match="empty row"):
        Factors(A, use_pardiso).factorise(A)
