import basix.ufl
import numpy as np
import pytest
import skfem
import ufl
from warped import CELLS, DIM, PLANE, SMALL, warped_mesh

from femiec.engine import embedded as fem
from femiec.engine.embedded.dofmaps import dofs_of_cells
from femiec.engine.embedded.transfer import interpolation_matrix, rigid_body_modes
from femiec.errors import InputError
from femiec.geometry import Mesh

NESTED = [(cell, (1, 2)) for cell in CELLS] + [(cell, pair) for cell in CELLS[:-1] for pair in ((2, 3), (1, 3))]


@pytest.mark.parametrize("shape", [(), (2,)], ids=["scalar", "vector"])
@pytest.mark.parametrize(("cell", "degrees"), NESTED)
def test_a_finer_space_holds_the_same_function(cell, degrees, shape):
    mesh = warped_mesh(cell, SMALL)
    coarse, fine = (fem.Function(fem.functionspace(mesh, ("Lagrange", degree, shape or None))) for degree in degrees)
    coarse.x.array[:] = np.random.default_rng(2).random(coarse.x.array.size)
    fine.x.array[:] = interpolation_matrix(coarse.function_space, fine.function_space) @ coarse.x.array
    difference = coarse - fine
    apart = ufl.inner(difference, difference) + ufl.inner(ufl.grad(difference), ufl.grad(difference))
    assert fem.assemble_scalar(fem.form(apart * mesh.dx(degree=6))) < 1e-24


@pytest.mark.parametrize("cell", PLANE)
def test_to_coarse_and_back_changes_nothing(cell):
    mesh = warped_mesh(cell, SMALL)
    coarse, fine = (fem.functionspace(mesh, ("Lagrange", degree, (2,))) for degree in (1, 2))
    there, back = interpolation_matrix(coarse, fine), interpolation_matrix(fine, coarse)
    assert abs(back @ there - np.eye(coarse.dim)).max() < 1e-14
    assert back.nnz == coarse.dim  # no zero is stored


def test_the_blocks_of_a_mixed_space():
    mesh = warped_mesh("triangle")
    low, high = basix.ufl.element("P", "triangle", 1, shape=(2,)), basix.ufl.element("P", "triangle", 2, shape=(2,))
    V = fem.functionspace(mesh, basix.ufl.mixed_element([low, basix.ufl.element("P", "triangle", 1)]))
    W = fem.functionspace(mesh, basix.ufl.mixed_element([high, basix.ufl.element("DG", "triangle", 1)]))
    x, y = V.dof_coordinates(), W.dof_coordinates()
    values, expected = (q[0] - 2 * q[1] + space.dof_component for q, space in ((x, V), (y, W)))
    np.testing.assert_allclose(interpolation_matrix(V, W) @ values, expected, atol=1e-14)


def test_spaces_on_a_region():
    mesh = warped_mesh("triangle")
    V, W = (fem.functionspace(mesh, ("Lagrange", degree, (2,)), on="left") for degree in (1, 2))
    everywhere = fem.functionspace(mesh, ("Lagrange", 1, (2,)))
    x = V.dof_coordinates()
    linear = np.where(V.dof_component == 0, x[0] - 2 * x[1], 3 * x[1])
    y = W.dof_coordinates()
    expected = np.where(W.dof_component == 0, y[0] - 2 * y[1], 3 * y[1])
    np.testing.assert_allclose(interpolation_matrix(V, W) @ linear, expected, atol=1e-14)
    with pytest.raises(InputError, match="wherever the fine one lives"):
        interpolation_matrix(V, everywhere)


@pytest.mark.parametrize("chosen", [[], [0, 2], [3]])
def test_rows_of_some_cells(chosen):
    """Those of the dofs of these cells, as they are in the whole matrix; the others are empty."""
    mesh = warped_mesh("triangle")
    V, W = (fem.functionspace(mesh, ("Lagrange", degree, (2,))) for degree in (1, 2))
    rows = np.zeros(W.dim, bool)
    if chosen:
        rows[dofs_of_cells(W, np.array(chosen))] = True
    whole, part = (interpolation_matrix(V, W, cells).toarray() for cells in (None, np.array(chosen, int)))
    np.testing.assert_allclose(part, whole * rows[:, None], atol=1e-14)
    assert rows.sum() < W.dim


def test_spaces_that_do_not_fit_are_refused():
    mesh, other = warped_mesh("triangle"), warped_mesh("triangle")
    V = fem.functionspace(mesh, ("Lagrange", 1))
    with pytest.raises(InputError, match="one mesh"):
        interpolation_matrix(V, fem.functionspace(other, ("Lagrange", 2)))
    with pytest.raises(InputError, match="components"):
        interpolation_matrix(V, fem.functionspace(mesh, ("Lagrange", 2, (2,))))
    with pytest.raises(InputError, match="Lagrange"):
        interpolation_matrix(V, fem.functionspace(mesh, ("Real", 0)))


@pytest.mark.parametrize("degree", [1, 2])
@pytest.mark.parametrize("cell", CELLS[1:])
def test_rigid_bodies_do_not_strain_and_nothing_else_does(cell, degree):
    mesh = warped_mesh(cell, SMALL)
    V = fem.functionspace(mesh, ("Lagrange", degree, (DIM[cell],)))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    stiffness = fem.assemble_matrix(fem.form(ufl.inner(ufl.sym(ufl.grad(u)), ufl.sym(ufl.grad(v))) * ufl.dx))
    dofs, modes = rigid_body_modes(V)
    assert np.array_equal(dofs, np.arange(V.dim))
    assert abs(stiffness @ modes).max() < 1e-13
    assert np.linalg.matrix_rank(modes) == {2: 3, 3: 6}[DIM[cell]] == V.dim - np.linalg.matrix_rank(stiffness.toarray())


def test_the_displacement_of_a_mixed_space():
    mesh = warped_mesh("triangle")
    parts = [basix.ufl.element("P", "triangle", 1), basix.ufl.element("P", "triangle", 2, shape=(2,))]
    W = fem.functionspace(mesh, basix.ufl.mixed_element(parts))
    dofs, modes = rigid_body_modes(W.sub(1))
    assert np.array_equal(np.unique(W.dof_component[dofs]), [1, 2])
    alone = rigid_body_modes(fem.functionspace(mesh, ("Lagrange", 2, (2,))))[1]
    np.testing.assert_array_equal(modes, alone)


def test_modes_are_of_order_one_in_any_unit():
    cube = Mesh.from_skfem(skfem.MeshTet.init_tensor(*[np.linspace(1e-3, 1e-3 + 1e-7, 3)] * 3))
    modes = rigid_body_modes(fem.functionspace(cube, ("Lagrange", 1, (3,))))[1]
    np.testing.assert_allclose(abs(modes).max(axis=0), 1.0, rtol=1e-6)


def test_a_scalar_field_has_no_rotations():
    with pytest.raises(InputError, match="one a space dimension"):
        rigid_body_modes(fem.functionspace(warped_mesh("triangle"), ("Lagrange", 1)))
