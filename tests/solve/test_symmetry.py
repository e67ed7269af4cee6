import numpy as np
import pytest
import scipy.sparse as sp

from femiec.solve.symmetry import triangle_of


def symmetric(n=30, seed=0):
    A = sp.random(n, n, 0.2, random_state=np.random.default_rng(seed))
    return (A + A.T).tocsr()


def test_the_triangle_holds_the_upper_half_and_the_whole_diagonal():
    A = symmetric()
    assert np.count_nonzero(A.diagonal()) < 30
    half = triangle_of(A)
    U = sp.csr_matrix((half.values(A.data), half.indices, half.indptr), shape=A.shape)
    assert np.array_equal(U.toarray(), np.triu(A.toarray()))
    assert np.array_equal(U.indices[U.indptr[:-1]], np.arange(30))


def test_a_pattern_without_symmetry_has_no_triangle():
    assert triangle_of(sp.csr_matrix([[1.0, 2.0], [0.0, 1.0]])) is None


@pytest.mark.parametrize("scale", [1.0, 1e-18])
def test_one_entry_breaks_the_symmetry_whatever_the_unit_of_its_field(scale):
    """The field of the last rows is measured in another unit."""
    unit = sp.diags(np.repeat([1.0, scale], 15))
    A = (unit @ symmetric() @ unit).tocsr()
    half = triangle_of(A)
    assert half.symmetric(A.data)
    last = A.indptr[-2]  # the first entry of the last row
    A.data[last] *= 1 + 1e-9
    assert not half.symmetric(A.data)


def test_round_off_is_no_asymmetry():
    """A difference of 1e-15 in an entry that is zero but for round-off, beside entries of size one."""
    A = sp.csr_matrix([[1.0, 1e-16, 1.0], [-1e-16, 1.0, 1.0], [1.0, 1.0, 0.0]])
    assert triangle_of(A).symmetric(A.data)
    B = sp.csr_matrix([[1.0, 1e-6, 1.0], [-1e-6, 1.0, 1.0], [1.0, 1.0, 0.0]])
    assert not triangle_of(B).symmetric(B.data)
