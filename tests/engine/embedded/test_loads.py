"""Forces at points."""

import basix.ufl
import numpy as np
import pytest
import ufl
from curved import ALL, bent_mesh, points_inside
from scipy.sparse.linalg import spsolve
from warped import field, warped_mesh

from femiec.engine import embedded as fem
from femiec.errors import InputError


@pytest.mark.parametrize("family", ["Lagrange", "DG"])
@pytest.mark.parametrize(("cell", "degree"), ALL)
def test_the_work_is_force_times_displacement(cell, degree, family):
    mesh = bent_mesh(cell, degree)
    u = field(fem.functionspace(mesh, (family, 2, (2,))))
    cells, _, x = points_inside(mesh, 20)
    forces = np.random.default_rng(3).normal(size=(20, 2))
    b = fem.point_load(u.function_space, x.T, forces)
    np.testing.assert_allclose(b @ u.x.array, (forces * u.eval(x.T, cells)).sum(), rtol=1e-12)
    for component in range(2):
        np.testing.assert_allclose(b[component::2].sum(), forces[:, component].sum(), rtol=1e-12)


def test_forces_in_one_cell_add_up():
    V = fem.functionspace(bent_mesh("triangle", 1), ("P", 2))
    x = np.array([[0.5, 0.45], [0.501, 0.451]])
    together = fem.point_load(V, x, [2.0, 3.0])
    np.testing.assert_allclose(together, fem.point_load(V, x[:1], [2.0]) + fem.point_load(V, x[1:], [3.0]), rtol=1e-14)


def test_some_components_of_a_mixed_space():
    mesh = bent_mesh("triangle", 1)
    parts = basix.ufl.element("P", mesh.cell, 1), basix.ufl.element("P", mesh.cell, 2, shape=(2,))
    V = fem.functionspace(mesh, basix.ufl.mixed_element(parts))
    vector = fem.point_load(V.sub(1), [[0.5, 0.5]], [[2.0, 3.0]])
    assert [round(vector[V.dof_component == flat].sum(), 13) for flat in range(3)] == [0, 2, 3]
    one = fem.point_load(V.sub(1).sub(1), [[0.5, 0.5]], [3.0])
    np.testing.assert_allclose(one, np.where(V.dof_component == 2, vector, 0), rtol=1e-14)


def test_the_work_on_a_symmetric_tensor():
    mesh = bent_mesh("triangle", 1)
    u = field(fem.functionspace(mesh, ("P", 1, (2, 2), True)))
    F = np.array([[1.0, 2.0, 3.0, 4.0]])
    value = fem.evaluate_at(u, mesh, [[0.5, 0.5]])
    np.testing.assert_allclose(fem.point_load(u.function_space, [[0.5, 0.5]], F) @ u.x.array, (F * value).sum(), rtol=1e-12)


def test_a_string_under_a_point_force_is_exact_at_its_nodes():
    """-u'' = F delta(x - a) on 0.2 < x < 1.2, bent, u = 0 at the ends: Green's function, piecewise linear."""
    mesh = warped_mesh("interval")
    V = fem.functionspace(mesh, ("P", 1))
    x = V.dof_coordinates()[0]
    low, high = x.min(), x.max()
    a, F = low + 0.37 * (high - low), 5.0
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    bcs = [fem.dirichletbc(0.0, fem.locate_dofs_geometrical(V, lambda at: np.isin(at[0], [low, high])), V)]
    form = fem.form(u.dx(0) * v.dx(0) * mesh.dx())
    b = fem.point_load(V, [[a]], [F])
    fem.apply_lifting(b, form, bcs)
    found = spsolve(fem.assemble_matrix(form, bcs).tocsc(), b)
    exact = F * (np.minimum(x, a) - low) * (high - np.maximum(x, a)) / (high - low)
    np.testing.assert_allclose(found, exact, rtol=1e-12, atol=1e-13)


def test_a_field_on_a_region_is_loaded_there():
    mesh = bent_mesh("triangle", 1)
    V = fem.functionspace(mesh, ("P", 1), on="right")
    shared = np.intersect1d(*(mesh.skfem.t[:, mesh.cells_of(side)] for side in ("left", "right")))
    x = mesh.skfem.p[:, shared].T
    u = field(V)
    work = fem.evaluate_at(u, mesh, x).sum()
    np.testing.assert_allclose(fem.point_load(V, x, np.ones(len(x))) @ u.x.array, work, rtol=1e-12)
    with pytest.raises(InputError, match="expected points inside the mesh, where the field lives"):
        fem.point_load(V, [mesh.skfem.p.min(axis=1) + 0.05], [1.0])


@pytest.mark.parametrize(("forces", "message"), [
    ([1.0], r"forces = of shape \(1,\): expected finite, \(1, 2\)"),
    ([[1.0]], r"of shape \(1, 1\)"),
    ([[1.0, 2.0], [1.0, 2.0]], r"of shape \(2, 2\)"),
    ([[1.0, np.nan]], r"of shape \(1, 2\): expected finite"),
])  # fmt: skip
def test_forces_that_are_none(forces, message):
    with pytest.raises(InputError, match=message):
        fem.point_load(fem.functionspace(bent_mesh("triangle", 1), ("P", 1, (2,))), [[0.5, 0.5]], forces)


def test_a_point_outside():
    with pytest.raises(InputError, match=r"x = \(9, 9\) m, point 0"):
        fem.point_load(fem.functionspace(bent_mesh("triangle", 1), ("P", 1)), [[9.0, 9.0]], [1.0])
