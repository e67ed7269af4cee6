"""Periodic conditions."""

import basix.ufl
import numpy as np
import pytest
import skfem
import ufl
from scipy.sparse.linalg import spsolve
from warped import CELLS, CLASSES, DIM, field

from femiec.engine import embedded as fem
from femiec.errors import InputError
from femiec.geometry import Mesh


def periodic_mesh(cell, n):
    """The unit cube whose inner vertices are moved, n boxes in each direction; surfaces low0, high0, low1, ..."""
    dim = DIM[cell]
    plain = CLASSES[cell].init_tensor(*[np.linspace(0, 1, n + 1)] * dim)
    p = plain.p + 0.1 * np.prod(np.sin(np.pi * plain.p), axis=0)
    middle = plain.p[:, plain.facets].mean(axis=1) if dim > 1 else plain.p[:, plain.facets.ravel()]
    sides = {f"{name}{d}": np.nonzero(np.isclose(middle[d], at))[0] for d in range(dim) for name, at in (("low", 0), ("high", 1))}
    halves = {"left": np.nonzero(middle_of_cells(plain)[0] < 0.5)[0], "right": np.nonzero(middle_of_cells(plain)[0] > 0.5)[0]}
    return Mesh.from_skfem(type(plain)(p, plain.t), halves, sides)


def middle_of_cells(mesh):
    return mesh.p[:, mesh.t].mean(axis=1)


def back(direction):
    """The map from the side at 1 to the side at 0."""
    return lambda x: x - np.eye(len(x))[:, direction, None]


def all_around(V, coefficient=1.0):
    mesh = (V if isinstance(V, fem.FunctionSpace) else V.space).mesh
    return [fem.periodic(V, mesh.facets_of(f"high{d}"), back(d), coefficient) for d in range(mesh.dim)]


def solve(V, a, L, constraint):
    A, b = constraint.reduce(fem.assemble_matrix(fem.form(a)), fem.assemble_vector(fem.form(L)))
    u = fem.Function(V)
    u.x.array[:] = constraint.expand(spsolve(A.tocsc(), b))
    return u


def error(u, expected):
    return np.sqrt(fem.assemble_scalar(fem.form((u - expected) ** 2 * u.function_space.mesh.dx(degree=8))))


@pytest.mark.parametrize("degree", [1, 2])
@pytest.mark.parametrize("cell", CELLS)
def test_corners_and_edges_follow_one_master(cell, degree):
    """Of (k n + 1)^d dofs (k n)^d are left."""
    V = fem.functionspace(periodic_mesh(cell, 3), ("Lagrange", degree))
    constraint = fem.constrain(V, all_around(V))
    assert len(constraint.masters) == (3 * degree) ** DIM[cell]
    x = V.dof_coordinates()
    f = lambda x: sum(np.sin(2 * np.pi * x[d] + 0.3) for d in range(len(x)))  # noqa: E731
    np.testing.assert_allclose(constraint.expand(f(x[:, constraint.masters])), f(x), atol=1e-12)
    assert set(np.round(constraint.matrix.data, 14)) == {1.0}


@pytest.mark.parametrize("degree", [1, 2])
@pytest.mark.parametrize("cell", CELLS)
def test_observed_order_of_a_periodic_problem(cell, degree):
    """-div grad u + u = f for u = sum_d sin(2 pi x_d + 1/2): neither u nor its slope vanishes on the sides."""
    errors, coarse = [], {1: 8, 2: 6, 3: 4}[DIM[cell]]
    for n in (coarse, 2 * coarse):
        mesh = periodic_mesh(cell, n)
        V = fem.functionspace(mesh, ("Lagrange", degree))
        u, v, dx = ufl.TrialFunction(V), ufl.TestFunction(V), mesh.dx(degree=2 * degree + 2)
        expected = sum(ufl.sin(2 * ufl.pi * mesh.x[d] + 0.5) for d in range(mesh.dim))
        a, L = (ufl.dot(ufl.grad(u), ufl.grad(v)) + u * v) * dx, (4 * ufl.pi**2 + 1) * expected * v * dx
        errors.append(error(solve(V, a, L, fem.constrain(V, all_around(V))), expected))
    order = np.log2(errors[0] / errors[1])
    assert degree + 1 - 0.3 < order < degree + 1 + 0.4
    assert errors[1] < 0.5 * 0.2**degree


def test_observed_order_of_an_anti_periodic_problem():
    """-u'' = pi^2 cos(pi x), u(1) = -u(0)."""
    errors = []
    for n in (8, 16):
        mesh = periodic_mesh("interval", n)
        V = fem.functionspace(mesh, ("Lagrange", 2))
        u, v, dx, expected = ufl.TrialFunction(V), ufl.TestFunction(V), mesh.dx(degree=6), ufl.cos(ufl.pi * mesh.x[0])
        found = solve(V, u.dx(0) * v.dx(0) * dx, ufl.pi**2 * expected * v * dx, fem.constrain(V, all_around(V, -1.0)))
        errors.append(error(found, expected))
    assert 2.8 < np.log2(errors[0] / errors[1]) < 3.3
    assert errors[1] < 1e-3


@pytest.mark.parametrize("both", [True, False], ids=["slaves too", "masters only"])
def test_prescribed_walls_of_a_periodic_channel(both):
    """u = 1 + y + sin(2 pi x) sin(pi y); the corners are slaves and prescribed, or slaves of prescribed dofs."""
    errors = []
    for n in (6, 12):
        mesh = periodic_mesh("quadrilateral", n)
        V = fem.functionspace(mesh, ("Lagrange", 2))
        u, v, dx, (x, y) = ufl.TrialFunction(V), ufl.TestFunction(V), mesh.dx(degree=6), mesh.x
        wave = ufl.sin(2 * ufl.pi * x) * ufl.sin(ufl.pi * y)
        bcs = []
        for side, value in (("low1", 1.0), ("high1", 2.0)):
            dofs = fem.locate_dofs_topological(V, 1, mesh.facets_of(side))
            dofs = dofs if both else dofs[V.dof_coordinates()[0, dofs] < 1 - 1e-6]
            bcs.append(fem.dirichletbc(value, dofs, V))
        constraint = fem.constrain(V, [fem.periodic(V, mesh.facets_of("high0"), back(0))], bcs)
        a, L = ufl.dot(ufl.grad(u), ufl.grad(v)) * dx, 5 * ufl.pi**2 * wave * v * dx
        errors.append(error(solve(V, a, L, constraint), 1 + y + wave))
    assert 2.8 < np.log2(errors[0] / errors[1]) < 3.3
    assert errors[1] < 2e-3


# ------------------------------------------------------------ vectors, mixtures, regions
def test_a_marker_finds_the_dofs_that_facets_do():
    V = fem.functionspace(periodic_mesh("triangle", 3), ("P", 2, (2,)))
    by_facets, by_marker = (fem.periodic(V, on, back(0)) for on in (V.mesh.facets_of("high0"), lambda x: np.isclose(x[0], 1)))
    assert np.array_equal(by_facets.slaves, by_marker.slaves)
    assert abs(by_facets.coefficients - by_marker.coefficients).max() == 0
    assert len(by_facets.slaves) == 2 * 7


def test_a_rotated_sector():
    """A quarter of a ring whose vectors turn with it: u = 2 x + (-y, x) obeys u(R x) = R u(x)."""
    plain = skfem.MeshQuad.init_tensor(np.linspace(1, 2, 4), np.linspace(0, np.pi / 2, 6))
    r, t = plain.p
    mesh = Mesh.from_skfem(type(plain)(np.array([r * np.cos(t), r * np.sin(t)]), plain.t))
    V = fem.functionspace(mesh, ("Lagrange", 2, (2,)))
    turn = np.array([[0.0, -1.0], [1.0, 0.0]])
    ties = fem.periodic(V, lambda x: np.isclose(x[0], 0), lambda x: turn.T @ x[:2], turn)
    assert len(ties.slaves) == 2 * 7
    expected = fem.Function(V)
    expected.interpolate(lambda x: 2 * x[:2] + turn @ x[:2])
    constraint = fem.constrain(V, [ties])
    np.testing.assert_allclose(constraint.expand(expected.x.array[constraint.masters]), expected.x.array, atol=1e-13)
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    form = fem.form((ufl.inner(ufl.grad(u), ufl.grad(v)) + ufl.inner(u, v)) * mesh.dx())
    A = fem.assemble_matrix(form)
    reduced, load = constraint.reduce(A, A @ expected.x.array)
    np.testing.assert_allclose(constraint.expand(spsolve(reduced.tocsc(), load)), expected.x.array, atol=1e-12)


@pytest.mark.parametrize("blocked", [True, False], ids=["two spaces", "mixed element"])
def test_flow_through_a_periodic_channel(blocked):
    """Poiseuille's profile (y (1 - y) / 2, 0) under a unit body force is in the space; the pressure is zero."""
    mesh = periodic_mesh("triangle", 3)
    velocity, pressure = basix.ufl.element("P", mesh.cell, 2, shape=(2,)), basix.ufl.element("P", mesh.cell, 1)
    if blocked:
        spaces = fem.functionspace(mesh, velocity), fem.functionspace(mesh, pressure)
        W = ufl.MixedFunctionSpace(*spaces)
        (u, p), (v, q) = ufl.TrialFunctions(W), ufl.TestFunctions(W)
        V, Q = spaces
    else:
        spaces = fem.functionspace(mesh, basix.ufl.mixed_element([velocity, pressure]))
        (u, p), (v, q) = ufl.TrialFunctions(spaces), ufl.TestFunctions(spaces)
        V, Q = spaces.sub(0), spaces.sub(1)
    walls = fem.locate_dofs_topological(V, 1, mesh.facets_of("low1", "high1"))
    corner = fem.locate_dofs_geometrical(Q, lambda x: np.isclose(x, 0).all(axis=0))
    ties = [fem.periodic(part, mesh.facets_of("high0"), back(0)) for part in (V, Q)]
    constraint = fem.constrain(spaces, ties, [fem.dirichletbc(0.0, walls, V), fem.dirichletbc(0.0, corner, Q)])
    a = (ufl.inner(ufl.grad(u), ufl.grad(v)) - p * ufl.div(v) - q * ufl.div(u)) * mesh.dx()
    A, b = constraint.reduce(fem.assemble_matrix(fem.form(a)), load_of(v, q, mesh, spaces))
    x = constraint.expand(spsolve(A.tocsc(), b))
    whole = fem.functionspace(mesh, velocity)
    y = whole.dof_coordinates()[1]
    np.testing.assert_allclose(x[: whole.dim], np.where(whole.dof_component == 0, y * (1 - y) / 2, 0), atol=1e-12)
    np.testing.assert_allclose(x[whole.dim :], 0, atol=1e-12)


def load_of(v, q, mesh, spaces):
    return fem.assemble_vector(fem.form((v[0] + 0 * q) * mesh.dx(), spaces if isinstance(spaces, tuple) else None))


def test_one_component_only():
    V = fem.functionspace(periodic_mesh("triangle", 3), ("P", 1, (2,)))
    ties = fem.periodic(V.sub(1), V.mesh.facets_of("high0"), back(0))
    assert (V.dof_component[ties.slaves] == 1).all()
    assert (V.dof_component[ties.coefficients.indices] == 1).all()
    assert len(ties.slaves) == 4


def test_a_symmetric_tensor_has_each_row_once():
    V = fem.functionspace(periodic_mesh("triangle", 3), ("P", 1, (2, 2), True))
    ties = fem.periodic(V, V.mesh.facets_of("high0"), back(0))
    assert len(ties.slaves) == len(np.unique(ties.slaves)) == 3 * 4


def test_a_field_on_a_region():
    mesh = periodic_mesh("quadrilateral", 4)
    V = fem.functionspace(mesh, ("P", 2), on="left")
    ties = fem.periodic(V, mesh.facets_of("high1"), back(1))
    x = V.dof_coordinates()
    assert len(ties.slaves) == 5
    np.testing.assert_allclose(x[:, ties.slaves] - x[:, ties.coefficients.indices], np.tile([[0.0], [1.0]], 5), atol=1e-12)
    f = field(V)
    u = fem.constrain(V, [ties]).expand(f.x.array[fem.constrain(V, [ties]).masters])
    np.testing.assert_array_equal(u[ties.slaves], u[ties.coefficients.indices])


def test_on_the_axis_a_scalar_follows_itself_and_is_left_free():
    """A quarter of a disc in 2-D, the corner at the centre is mapped to itself."""
    mesh = periodic_mesh("quadrilateral", 3)
    V = fem.functionspace(mesh, ("P", 1))
    ties = fem.periodic(V, mesh.facets_of("low0"), lambda x: np.array([x[1], -x[0]]))
    assert len(ties.slaves) == 3
    assert not np.isclose(V.dof_coordinates()[:, ties.slaves], 0).all(axis=0).any()


# ------------------------------------------------------------ misuse
MESH = periodic_mesh("triangle", 3)
SIDE = MESH.facets_of("high0")
P1, P1_VECTOR, DG1 = (fem.functionspace(MESH, name) for name in (("P", 1), ("P", 1, (2,)), ("DG", 1)))
MISUSE = {
    "no dof there": ((P1, lambda x: x[0] > 2, back(0)), "slaves = no dof"),
    "between the dofs": ((P1, SIDE, lambda x: back(0)(x) + np.array([[0], [0.01], [0]])),
                         r"map = \(0, .*\) m for the slave at \(1, .*\) m, 0.01 m from any dof: .*4 of 4 slaves"),
    "one coordinate only": ((P1, SIDE, lambda x: x[:1] - 1), r"map = positions of shape \(1, 4\): expected \(3, 4\) or \(2, 4\)"),
    "far away": ((P1, SIDE, lambda x: x + 5), "6.* m from any dof"),
    "a discontinuous space": ((DG1, lambda x: np.isclose(x[0], 1), back(0)), r"V = two dofs at \(.*\) m"),
    "a matrix of another size": ((P1_VECTOR, SIDE, back(0), np.eye(3)), r"coefficient = of shape \(3, 3\): expected a number or"),
    "a vector on the axis": ((P1_VECTOR, MESH.facets_of("low0"), lambda x: np.array([x[1], -x[0]]), [[0, -1], [1, 0]]),
                             r"map = \(.*\) m for the slave there: expected a master elsewhere"),
    "a scalar that is its own opposite": ((P1, SIDE, lambda x: x, -1.0), "map = .* leave it out of the slaves"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISUSE)
def test_misuse(name):
    arguments, message = MISUSE[name]
    with pytest.raises(InputError, match=message):
        fem.periodic(*arguments)


def test_the_same_condition_both_ways_is_a_circle():
    there = fem.periodic(P1, MESH.facets_of("low0"), lambda x: x + np.array([[1], [0], [0]]))
    with pytest.raises(InputError, match="a circle through dof"):
        fem.constrain(P1, [fem.periodic(P1, SIDE, back(0)), there])
