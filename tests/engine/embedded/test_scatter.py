"""Stage 7: adding at positions, and the counting sort."""

import numpy as np
import pytest
import scipy.sparse as sp

from femiec.engine.embedded.scatter import add_at, unique_entries

KINDS = [np.int32, np.int64]


@pytest.mark.parametrize("shape", [(1000,), (50, 20), (4, 5, 10, 5), (0,), (3, 0, 2)], ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_adding_is_that_of_numpy_to_the_last_bit(kind, shape):
    """numpy adds in the order in which the entries come: so does this."""
    rng = np.random.default_rng(0)
    positions, values = rng.integers(0, 17, shape).astype(kind), rng.normal(size=shape)
    out = rng.normal(size=17)
    expected = out.copy()
    np.add.at(expected, positions, values)
    add_at(out, positions, values)
    assert np.array_equal(out, expected)


def test_order_is_kept():
    """In floating point 1e16 + 1 - 1e16 is 0 and 1e16 - 1e16 + 1 is 1."""
    for values, total in (([1e16, 1.0, -1e16], 0.0), ([1e16, -1e16, 1.0], 1.0)):
        out = np.zeros(2)
        add_at(out, np.array([1, 1, 1], np.int32), np.array(values))
        assert out.tolist() == [0.0, total]


@pytest.mark.parametrize("which", range(3))
def test_arrays_with_gaps_are_refused(which):
    """The compiled kernel would read other numbers than those meant."""
    given = [np.zeros(8), np.zeros(8, np.int32), np.zeros(8)]
    given[which] = np.zeros(16, given[which].dtype)[::2]
    with pytest.raises(ValueError, match="contiguous arrays only"):
        add_at(*given)


@pytest.mark.parametrize("count", [0, 1, 7, 500])
@pytest.mark.parametrize("shape", [(20, 30), (30, 20), (1, 40), (40, 1)], ids=str)
def test_unique_entries_are_those_of_numpy(shape, count):
    """Rows without entries at the start, in the middle and at the end; repeated entries."""
    rng = np.random.default_rng(count)
    rows, columns = (rng.integers(n // 4, max(n - 3, 1), count) for n in shape)
    pointer, found, place = unique_entries(rows, columns, shape)
    keys, inverse = np.unique(rows * shape[1] + columns, return_inverse=True)
    assert np.array_equal(pointer, np.searchsorted(keys // shape[1], np.arange(shape[0] + 1)))
    assert np.array_equal(found, keys % shape[1])
    assert np.array_equal(place, inverse)
    assert pointer.dtype == found.dtype == place.dtype == np.int32


def test_entries_are_found_in_the_csr_matrix():
    rng = np.random.default_rng(1)
    rows, columns, values = rng.integers(0, 9, 200), rng.integers(0, 11, 200), rng.normal(size=200)
    pointer, found, place = unique_entries(rows, columns, (9, 11))
    data = np.zeros(len(found))
    add_at(data, place, values)
    expected = sp.coo_matrix((values, (rows, columns)), shape=(9, 11)).toarray()
    np.testing.assert_allclose(sp.csr_matrix((data, found, pointer), shape=(9, 11)).toarray(), expected, atol=1e-14)
