"""SciPy's direct solver."""

import numpy as np
import scipy.sparse as sp

from femiec.solve.superlu import SuperLU


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
