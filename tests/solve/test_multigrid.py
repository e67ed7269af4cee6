import numpy as np
import pytest
import scipy.sparse as sp
import ufl
from elliptic import MESHES, cube, iterations, multigrid, space, stiffness, system

from femiec.engine import embedded as fem
from femiec.errors import ConvergenceError, InputError
from femiec.geometry import Mesh
from femiec.solve.hierarchy import fixed_rows
from femiec.solve.linear import Direct
from femiec.solve.multigrid import Multigrid
from femiec.solve.newton import Newton

CASES = {  # cell, degree, vector, the numbers of cells along a side, steps at most
    "plane elasticity P2": ("triangle", 2, True, (8, 16, 32), 16),
    "plane elasticity Q2": ("quadrilateral", 2, True, (8, 16, 32), 12),
    "elasticity P1": ("tetrahedron", 1, True, (6, 9, 12), 12),
    "elasticity P2": ("tetrahedron", 2, True, (4, 6, 8), 15),
    "elasticity Q1": ("hexahedron", 1, True, (6, 9, 12), 10),
    "elasticity Q2": ("hexahedron", 2, True, (3, 5, 7), 12),
    "diffusion P1": ("tetrahedron", 1, False, (8, 12, 16), 9),
    "diffusion P2": ("tetrahedron", 2, False, (4, 8, 10), 10),
    "diffusion Q2": ("hexahedron", 2, False, (4, 6, 8), 9),
}


@pytest.mark.parametrize("case", CASES)
def test_iterations_hardly_grow_under_refinement(case):
    cell, degree, vector, counts, most = CASES[case]
    steps = [iterations(space(cube(cell, n), degree, vector)) for n in counts]
    assert max(steps) <= most
    assert steps[-1] <= steps[0] + 4


@pytest.mark.parametrize(("cell", "degree", "most"), [("hexahedron", 1, 14), ("hexahedron", 2, 21), ("tetrahedron", 2, 39)])
def test_thin_cells_take_few_steps_more(cell, degree, most):
    """Without blocks across them, cells of 10:1 take 105, 154 and 168 steps."""
    axis = np.linspace(0, 1, 7)
    plate = Mesh.from_skfem(MESHES[cell].init_tensor(axis, axis, axis / 10))
    assert iterations(space(plate, degree, True)) <= most


@pytest.mark.parametrize("vector", [False, True], ids=["scalar", "vector"])
@pytest.mark.parametrize("degree", [1, 2])
def test_it_agrees_with_a_direct_solve(degree, vector):
    V = space(cube("tetrahedron", 4), degree, vector)
    A, b = system(V, held=0.3)
    x, error, _ = multigrid(V, tolerance=1e-12).solve(A, b)
    direct, _, _ = Direct().solve(A, b)
    np.testing.assert_allclose(x, direct, atol=1e-10 * abs(direct).max())
    held = np.isclose(V.dof_coordinates()[0], 0)
    np.testing.assert_allclose(x[held], 0.3, rtol=1e-14)
    left = np.linalg.norm((b - A @ x)[~held]) / np.linalg.norm(b[~held])
    assert error == pytest.approx(left, rel=1e-6)
    assert left <= 1e-12


def test_large_prescribed_values_do_not_loosen_the_tolerance():
    V = space(cube("triangle", 8), 2, False)
    A, b = system(V)
    held = np.isclose(V.dof_coordinates()[0], 0)
    b[held] = 0.0
    far = b.copy()
    far[held] = 1e12  # these rows stand alone; the others must be solved as well as without them
    x, error, _ = multigrid(V).solve(A, far)
    assert error <= 1e-8
    assert np.linalg.norm((b - A @ (x * ~held))[~held]) <= 1.1e-8 * np.linalg.norm(b[~held])


def test_components_held_alone():
    """Rollers on three sides: the same at any size of the stiffness beside the ones of the prescribed rows."""
    V = space(cube("tetrahedron", 8), 1, True)
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    sides = [fem.locate_dofs_geometrical(V.sub(i), lambda x, i=i: np.isclose(x[i], 0)) for i in range(3)]
    rollers = [fem.dirichletbc(0.0, dofs, V.sub(i)) for i, dofs in enumerate(sides)]
    names = set()
    for modulus in (1e-14, 1.0, 1e12):
        A = fem.assemble_matrix(fem.form(stiffness(u, v, modulus) * ufl.dx), rollers)
        b = np.where(fixed_rows(A), 0.0, modulus * np.random.default_rng(0).random(V.dim))
        x, _, name = multigrid(V).solve(A, b)
        np.testing.assert_allclose(x, Direct().solve(A, b)[0], atol=1e-6 * abs(x).max())
        names.add(name)
    assert len(names) == 1


def test_the_unit_of_length_changes_nothing():
    """A cube of 100 nm of a stiff metal: scaled matrices give the scaled solution in as many steps."""
    V = space(cube("tetrahedron", 4), 2, True)
    A, b = system(V)
    held = np.isclose(V.dof_coordinates()[0], 0)
    factor = sp.diags_array(np.where(held, 1.0, 1e-7 * 80e9))
    (x, _, name), (y, _, same) = (multigrid(V).solve(sp.csr_matrix(matrix), b) for matrix in (A, factor @ A))
    np.testing.assert_allclose(y * 8e3, x, rtol=1e-6, atol=1e-9 * abs(x).max())
    assert name == same


def test_a_preconditioner_kept_for_matrices_near_it():
    V = space(cube("tetrahedron", 4), 2, True)
    x = ufl.SpatialCoordinate(V.mesh)
    A, b = system(V)
    nearby, _ = system(V, stretch=1 + 0.5 * x[1])
    kept = multigrid(V).prepare(A)
    y, error, _ = kept.solve(nearby, b)
    assert error <= 1e-8
    np.testing.assert_allclose(y, Direct().solve(nearby, b)[0], atol=1e-6 * abs(y).max())


def test_newton_takes_it_as_its_linear_solver():
    V = space(cube("triangle", 12), 2, False)
    u, v = fem.Function(V), ufl.TestFunction(V)
    bc = fem.dirichletbc(0.0, fem.locate_dofs_geometrical(V, lambda x: np.isclose(x[0], 0)), V)
    conduction = fem.System({"u": u}, (1 + u**2) * ufl.inner(ufl.grad(u), ufl.grad(v)) * ufl.dx - v * ufl.dx, [bc])
    with pytest.raises(ConvergenceError, match="a symmetric matrix"):  # of a conductivity that depends on u
        Newton(linear=multigrid(V)).solve(conduction)
    u.x.array[:] = 0
    energy = (0.5 + u**2 / 4) * ufl.inner(ufl.grad(u), ufl.grad(u)) * ufl.dx - u * ufl.dx
    minimum = fem.System({"u": u}, ufl.derivative(energy, u, v), [bc])
    by_multigrid = Newton(linear=multigrid(V)).solve(minimum).x
    u.x.array[:] = 0
    np.testing.assert_allclose(by_multigrid, Newton(linear=Direct()).solve(minimum).x, atol=1e-9)


def test_a_zero_right_hand_side_gives_zero():
    V = space(cube("triangle", 4), 2, False)
    A, b = system(V)
    assert not multigrid(V).solve(A, 0 * b)[0].any()


def test_a_missed_tolerance_is_an_error():
    V = space(cube("triangle", 8), 2, True)
    A, b = system(V)
    with pytest.raises(ConvergenceError, match=r"578 unknowns.* after 3 steps"):
        multigrid(V, iterations=3).solve(A, b)


def saddle(A):
    A = A.tolil()
    A[-1, -1] *= -1
    return A.tocsr()


def unsymmetric(A):
    A = A.tolil()
    A[-1, -2] += 1
    return A.tocsr()


def with_nan(A):
    A.data[len(A.data) // 2] = np.nan
    return A


def indefinite(A):
    return sp.csr_matrix(A - 0.5 * sp.diags_array(A.diagonal()))


@pytest.mark.parametrize(
    ("spoil", "message"),
    [(saddle, "positive diagonal"), (unsymmetric, "symmetric"), (with_nan, "finite entries"), (indefinite, "positive definite")],
)
def test_matrices_that_are_not_symmetric_positive_definite_are_refused(spoil, message):
    V = space(cube("triangle", 4), 2, False)
    A, b = system(V)
    with pytest.raises(ConvergenceError, match=message):
        multigrid(V).solve(spoil(A), b)


def test_a_load_that_is_not_finite_is_refused():
    V = space(cube("triangle", 4), 2, False)
    A, b = system(V)
    b[7] = np.inf
    with pytest.raises(ConvergenceError, match="right-hand side"):
        multigrid(V).solve(A, b)


def test_a_body_without_supports_under_a_load_is_an_error():
    V = space(cube("triangle", 20), 1, False)
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    A = fem.assemble_matrix(fem.form(ufl.inner(ufl.grad(u), ufl.grad(v)) * ufl.dx))
    with pytest.raises(ConvergenceError):
        multigrid(V).solve(A, fem.assemble_vector(fem.form(v * ufl.dx)))


def test_sizes_that_do_not_fit_are_refused():
    A, b = sp.identity(6, format="csr"), np.ones(6)
    with pytest.raises(InputError, match="prolongations"):
        Multigrid([sp.identity(5, format="csr")]).solve(A, b)
    with pytest.raises(InputError, match="block"):
        Multigrid(block=4).solve(A, b)
    for modes, came in ((np.ones((5, 1)), r"of shape \(5, 1\)"), (np.ones(len(b)), r"of shape \("), ((b, b), "tuple")):
        with pytest.raises(InputError, match=f"near_nullspace = {came}.*: expected of shape .*_, modes = rigid_body_modes"):
            Multigrid(near_nullspace=modes).solve(A, b)
