import numpy as np
import pytest
import scipy.sparse as sp
from elliptic import MESHES, space, system

from femiec.geometry import Mesh
from femiec.solve.blocks import LARGEST, block_inverse, strong_blocks


def plate(ratio, n=4, vector=True):
    """A clamped box of n^3 second-order cells that is thin along z."""
    axis = np.linspace(0, 1, n + 1)
    return space(Mesh.from_skfem(MESHES["hexahedron"].init_tensor(axis, axis, axis[:3] / ratio)), 2, vector)


def spread(V, labels):
    """The largest extent of a block along each axis."""
    x = V.dof_coordinates()
    low, high = np.full((3, labels.max() + 1), np.inf), np.full((3, labels.max() + 1), -np.inf)
    for axis in range(3):
        np.minimum.at(low[axis], labels, x[axis])
        np.maximum.at(high[axis], labels, x[axis])
    return (high - low).max(axis=1)


@pytest.mark.parametrize("vector", [False, True], ids=["scalar", "vector"])
def test_blocks_are_lines_across_a_thin_plate(vector):
    V = plate(20, vector=vector)
    A, _ = system(V)
    labels = strong_blocks(A, 3 if vector else 1)
    free = ~np.isclose(V.dof_coordinates()[0], 0)
    across, along = spread(V, labels)[2], spread(V, labels)[:2]
    assert across == pytest.approx(0.5 / 20)
    assert along.max() < 1e-12
    assert len(np.unique(labels[free])) == 8 * 9  # the nodes of a plane


@pytest.mark.parametrize("vector", [False, True], ids=["scalar", "vector"])
def test_cells_as_long_as_wide_join_no_nodes(vector):
    A, _ = system(plate(1, vector=vector))
    labels = strong_blocks(A, 3 if vector else 1)
    assert np.bincount(labels).max() == (3 if vector else 1)


def test_what_would_become_too_large_stays_apart():
    n = 4 * LARGEST
    bonds = np.where(np.arange(n - 1) % 4 == 3, -0.9, -1.0)  # fours of nodes, in a chain that is weaker between them
    chain = sp.diags_array([2.05 * np.ones(n), bonds, bonds], offsets=[0, 1, -1], format="csr")
    np.testing.assert_array_equal(strong_blocks(chain, 1), np.arange(n))
    bonds[3::4] = -0.7
    chain = sp.diags_array([1.9 * np.ones(n), bonds, bonds], offsets=[0, 1, -1], format="csr")
    np.testing.assert_array_equal(strong_blocks(chain, 1), np.arange(n) // 4)


def test_the_unit_of_each_row_changes_nothing():
    A, _ = system(plate(20))
    scale = sp.diags_array(np.geomspace(1e-9, 1e9, A.shape[0]))
    np.testing.assert_array_equal(strong_blocks(sp.csr_matrix(scale @ A @ scale), 3), strong_blocks(A, 3))


def test_inverses_are_those_of_the_blocks():
    A, _ = system(plate(20))
    labels = strong_blocks(A, 3)
    kept = A.multiply(labels[:, None] == labels).tocsr()
    inverse = block_inverse(A, labels)
    np.testing.assert_allclose((inverse @ kept).toarray(), np.eye(A.shape[0]), atol=1e-10)
    assert (inverse != inverse.T).nnz == 0


def test_an_empty_row_gives_zeros():
    inverse = block_inverse(sp.csr_matrix(np.diag([2.0, 0.0, 4.0])), np.array([0, 0, 1])).toarray()
    np.testing.assert_array_equal(inverse, np.diag([0.5, 0.0, 0.25]))
