from math import pi

import numpy as np
import pytest
import scipy.sparse as sp

from femiec.errors import ConvergenceError, InputError
from femiec.solve.eigen import lowest_factors
from femiec.solve.linear import Direct


def column(count):
    """A pinned column by differences, its two ends prescribed: EI = L = 1, Euler's loads (n pi)^2 to second order."""
    h = 1 / count
    inside = sp.diags([np.full(count - 1, 2.0), -np.ones(count - 2), -np.ones(count - 2)], [0, 1, -1]) / h**2
    ends = sp.identity(2)
    return sp.block_diag([inside @ inside, ends]).tocsr(), sp.block_diag([-inside, 0 * ends]).tocsr()


@pytest.mark.parametrize("count", [40, 400])
def test_a_column_buckles_at_eulers_loads(count):
    K, G = column(count)
    modes = lowest_factors(K, G, 3)
    np.testing.assert_allclose(modes.factors, (pi * np.arange(1, 4)) ** 2, rtol=9 * (pi / count) ** 2 / 6)
    assert modes.symmetric
    assert modes.residuals.max() < 1e-6
    assert np.abs(modes.shapes).max(axis=1) == pytest.approx(1)
    assert np.abs(modes.shapes[:, -2:]).max() < 1e-12  # what is prescribed does not move
    np.testing.assert_allclose(modes.shapes[0, :-2], np.sin(pi * np.arange(1, count) / count), atol=1e-5)


def test_factors_that_are_equal_count_each():
    K, G = column(300)
    both = lowest_factors(sp.block_diag([K, K]).tocsr(), sp.block_diag([G, G]).tocsr(), 4).factors
    single = lowest_factors(K, G, 2).factors
    np.testing.assert_allclose(both, np.repeat(single, 2), rtol=1e-6)


@pytest.mark.parametrize("count", [40, 400])
def test_an_unsymmetric_change_is_not_symmetrised(count):
    K, G = column(count)
    grown = 0.3 * count * np.linspace(1, 3, count)
    twist = sp.diags([grown, -grown], [1, -1], shape=K.shape).tolil()
    twist[-2:], twist[:, -2:] = 0, 0
    modes = lowest_factors(K, (G + twist).tocsr(), 1)
    assert not modes.symmetric
    values = np.linalg.eigvals(np.linalg.solve(K.toarray(), -(G + twist).toarray()))
    assert modes.factors[0] == pytest.approx(1 / values[np.abs(values.imag) < 1e-9 * abs(values)].real.max(), rel=1e-6)
    assert modes.factors[0] != pytest.approx(lowest_factors(K, G, 1).factors[0], rel=1e-3)


def test_round_off_is_symmetrised():
    K, G = column(300)
    G.data += 1e-14 * abs(G).max() * np.random.default_rng(0).standard_normal(G.nnz)
    assert lowest_factors(K, G, 1).symmetric


def test_the_other_library_gives_the_same():
    K, G = column(300)
    one, other = (lowest_factors(K, G, 2, linear=Direct(pardiso=pardiso)).factors for pardiso in (True, False))
    np.testing.assert_allclose(one, other, rtol=1e-6)  # the matrix has a condition of 1e10


@pytest.mark.parametrize("count", [40, 400])
def test_a_load_that_stabilises_has_no_factor(count):
    K, G = column(count)
    with pytest.raises(ConvergenceError, match=r"1 positive load factors were not found.*turn its sign"):
        lowest_factors(K, -G, 1)


def test_a_load_that_does_nothing_has_no_factor():
    K, G = column(40)
    with pytest.raises(ConvergenceError, match="does not stress"):
        lowest_factors(K, 0 * G, 1)


def test_a_tolerance_that_is_missed_is_an_error():
    K, G = column(400)
    with pytest.raises(ConvergenceError, match="missed its tolerance"):
        lowest_factors(K, G, 1, tolerance=1e-30)


def test_bad_input_is_refused():
    K, G = column(40)
    with pytest.raises(InputError, match="count"):
        lowest_factors(K, G, 0)
    with pytest.raises(InputError, match="geometric"):
        lowest_factors(K, G[:5, :5])
    with pytest.raises(InputError, match="not symmetric"):
        lowest_factors(K + sp.csr_matrix(([1e9], ([0], [5])), shape=K.shape), G)
    with pytest.raises(InputError, match="geometric = not finite"):
        lowest_factors(K, G * np.nan)
