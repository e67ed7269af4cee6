import gc

import numpy as np
import pytest
import scipy.sparse as sp

from femiec.errors import ConvergenceError
from femiec.solve import pardiso
from femiec.solve.factors import Factors
from femiec.solve.superlu import SuperLU


def saddle(seed=1, n=40):
    rng = np.random.default_rng(seed)
    K = sp.diags([np.full(n, 2.0 + seed), -np.ones(n - 1), -np.ones(n - 1)], [0, 1, -1])
    B = sp.random(n // 4, n, 0.3, random_state=np.random.default_rng(0))
    B.data = rng.standard_normal(B.nnz)
    return sp.bmat([[K, B.T], [B, None]]).tocsr()


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


def test_pardiso_analyses_a_pattern_once_and_releases_its_memory(monkeypatch):
    phases, call = [], pardiso._call

    def recorded(handle, kind, phase, *rest):
        phases.append(phase)
        return call(handle, kind, phase, *rest)

    monkeypatch.setattr(pardiso, "_call", recorded)
    factors = Factors(saddle(), True)
    for seed in (1, 2):
        factors.factorise(saddle(seed))
        factors.solve(np.ones(50))
    expected = [pardiso.ANALYSE, pardiso.FACTORISE, pardiso.SOLVE, pardiso.FACTORISE, pardiso.SOLVE]
    assert phases == (expected if pardiso.library() else [])
    del factors
    gc.collect()
    assert phases == ([*expected, pardiso.RELEASE] if pardiso.library() else [])


def test_an_error_of_pardiso_is_named(monkeypatch):
    monkeypatch.setattr(pardiso, "_call", lambda *_: -2)
    with pytest.raises(ConvergenceError, match="50 rows: error -2 in phase 11"):
        pardiso.Pardiso(saddle(), None).factorise(saddle())


def test_zeros_on_the_diagonal_do_not_fill_in_the_factors_of_superlu():
    """Flow on a grid: the symmetric order keeps two thirds of the entries, or fewer."""
    line, one = sp.diags([2.0, -1.0, -1.0], [0, 1, -1], shape=(40, 40)), sp.identity(40)
    slope = sp.diags([1.0, -1.0], [0, 1], shape=(40, 40))
    K = sp.kronsum(line, line)
    B = sp.hstack([sp.kron(one, slope), sp.kron(slope, one)]).tocsr()[::4]
    A = sp.bmat([[sp.block_diag([K, K]), B.T], [B, None]]).tocsr()
    b, sizes = np.ones(A.shape[0]), {}
    for symmetric in (True, False):
        factors = SuperLU(symmetric)
        factors.factorise(A)
        sizes[symmetric] = factors._factors.nnz
        assert np.linalg.norm(A @ factors.solve(b) - b) < 1e-5 * np.linalg.norm(b)
    assert sizes[True] < 0.67 * sizes[False]
