import numpy as np
import scipy.linalg
import scipy.sparse as sp
import ufl
from elliptic import cube, space, stiffness

from femiec.engine import embedded as fem
from femiec.engine.embedded.transfer import rigid_body_modes
from femiec.solve.aggregation import aggregate
from femiec.solve.chebyshev import Chebyshev


def free_body():
    V = space(cube("tetrahedron", 4), 1, vector=True)
    A = fem.assemble_matrix(fem.form(stiffness(ufl.TrialFunction(V), ufl.TestFunction(V)) * ufl.dx))
    return A, rigid_body_modes(V)[1]


def test_the_modes_lie_in_the_coarse_space():
    A, modes = free_body()
    P, coarse = aggregate(Chebyshev.of(A, 2), modes, 3, 0.0)
    np.testing.assert_allclose(P @ coarse, modes, atol=1e-12)
    assert P.shape[1] == coarse.shape[0] < A.shape[0] / 5
    assert coarse.shape[1] == 6


def test_smoothing_lowers_the_energy_of_the_coarse_basis():
    A, modes = free_body()
    smooth, _ = aggregate(Chebyshev.of(A, 2), modes, 3, 0.0)
    rough, _ = aggregate(Chebyshev(A, sp.diags_array(1 / A.diagonal()).tocsr(), np.inf, 2), modes, 3, 0.0)
    energy = [np.trace((P.T @ A @ P).toarray()) for P in (smooth, rough)]
    assert energy[0] < 0.6 * energy[1]


def test_weak_neighbours_are_not_joined():
    """A square grid whose bonds along the second direction are a thousand times weaker: aggregates are rows of nodes."""
    n = 12
    line = sp.diags_array([2.0 * np.ones(n), -np.ones(n - 1), -np.ones(n - 1)], offsets=[0, 1, -1])
    A = sp.csr_matrix(sp.kron(line, sp.identity(n)) + 1e-3 * sp.kron(sp.identity(n), line))
    P, _ = aggregate(Chebyshev(A, sp.diags_array(1 / A.diagonal()).tocsr(), np.inf, 2), np.ones((n * n, 1)), 1, 0.02)
    member = P.indices.reshape(n, n)
    assert all(len(np.unique(member[:, j])) == n // 3 for j in range(n))
    assert len(np.unique(member)) == n * n // 3


def test_nodes_without_neighbours_are_in_no_aggregate():
    A = sp.csr_matrix(np.ones((8, 8)))
    A.data[:] = scipy.linalg.block_diag(np.eye(4), 2 * np.eye(4) - np.ones((4, 4)) / 2).ravel()  # with stored zeros
    P, _ = aggregate(Chebyshev.of(A, 2), np.ones((8, 1)), 1, 0.0)
    assert np.all(np.diff(P.indptr)[:4] == 0)
    assert np.all(np.diff(P.indptr)[4:] == 1)
    assert aggregate(Chebyshev.of(sp.identity(6, format="csr"), 2), np.ones((6, 1)), 1, 0.0)[0].nnz == 0
