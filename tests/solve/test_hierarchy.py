from itertools import pairwise

import numpy as np
import pytest
import scipy.sparse as sp
from elliptic import cube, space, system

from femiec.engine.embedded.transfer import interpolation_matrix, rigid_body_modes
from femiec.solve.hierarchy import between_free_dofs, build, fixed_rows


def two_spaces(cell, vector):
    mesh = cube(cell, 4)
    return space(mesh, 1, vector), space(mesh, 2, vector)


def test_rows_of_the_identity_are_found():
    A = sp.csr_matrix(np.array([[1.0, 0, 0], [0, 2, 1], [0, 1, 2]]))
    assert np.array_equal(fixed_rows(A), [True, False, False])
    A.data[A.data == 1] = [1, 0, 0]  # stored zeros couple nothing
    assert fixed_rows(A).all()


@pytest.mark.parametrize("vector", [False, True], ids=["scalar", "vector"])
@pytest.mark.parametrize("cell", ["triangle", "hexahedron"])
def test_prescribed_dofs_pass_nothing_on(cell, vector):
    coarse, fine = two_spaces(cell, vector)
    P = interpolation_matrix(coarse, fine)
    restricted = between_free_dofs(system(fine)[0], P)
    held_fine, held_coarse = (np.isclose(V.dof_coordinates()[0], 0) for V in (fine, coarse))
    np.testing.assert_array_equal(restricted.toarray(), P.toarray() * ~held_fine[:, None] * ~held_coarse)


@pytest.mark.parametrize("cell", ["triangle", "tetrahedron"])
def test_the_projected_matrix_is_the_coarse_space_s_own(cell):
    coarse, fine = two_spaces(cell, True)
    prolongations = [interpolation_matrix(coarse, fine), sp.identity(coarse.dim, format="csr")]
    projected = build(system(fine)[0], prolongations, None, coarse.mesh.dim, (2, 4), 0.0).levels[1].smoother.matrix
    assert abs(projected - system(coarse)[0]).max() < 1e-13


@pytest.mark.parametrize("vector", [False, True], ids=["scalar", "vector"])
def test_the_cycle_is_a_symmetric_positive_definite_operator(vector):
    coarse, fine = two_spaces("triangle", vector)
    A, _ = system(fine)
    modes = rigid_body_modes(coarse)[1] if vector else None
    hierarchy = build(A, [interpolation_matrix(coarse, fine)], modes, 2 if vector else 1, (2, 4), 0.02)
    inverse = np.array([hierarchy.cycle(e) for e in np.eye(fine.dim)])
    np.testing.assert_allclose(inverse, inverse.T, atol=1e-12 * abs(inverse).max())
    spectrum = np.linalg.eigvals(inverse @ A.toarray()).real
    assert spectrum.min() > 0.3
    assert spectrum.max() < 1.01


def test_levels_shrink_to_a_small_one():
    A, _ = system(space(cube("tetrahedron", 14), 1, False))
    hierarchy = build(A, [], None, 1, (2, 4), 0.0)
    rows = [level.prolongation.shape[0] for level in hierarchy.levels] + [hierarchy.levels[-1].prolongation.shape[1]]
    assert rows[0] == 3375
    assert rows[-1] <= 300
    assert all(fine > 4 * coarse for fine, coarse in pairwise(rows))


@pytest.mark.parametrize("size", [1e-20, 1.0, 1e20])
def test_a_small_matrix_is_inverted_in_any_unit(size):
    V = space(cube("triangle", 4), 1, True)
    A, _ = system(V, stretch=size)
    b = np.where(fixed_rows(A), 1.0, size * np.arange(V.dim))
    np.testing.assert_allclose(A @ build(A, [], None, 2, (2, 4), 0.0).cycle(b), b, atol=1e-11 * abs(b).max() * min(size, 1))


def test_a_matrix_that_cannot_be_coarsened_is_smoothed():
    hierarchy = build(2 * sp.identity(1000, format="csr"), [], None, 1, (2, 4), 0.0)
    assert hierarchy.levels == ()
    np.testing.assert_allclose(hierarchy.cycle(np.ones(1000)), 0.5, rtol=0.2)
