"""Linear constraints: u = T u_m + g, resolved and put into a system."""

import numpy as np
import pytest
import scipy.sparse as sp
import skfem
import ufl
from curved import bent_mesh
from scipy.sparse.linalg import spsolve

from femiec.engine import embedded as fem
from femiec.errors import InputError
from femiec.geometry import Mesh


@pytest.fixture
def V():
    return fem.functionspace(Mesh.from_skfem(skfem.MeshLine(np.linspace(0, 1, 7))), ("Lagrange", 1))


def prescribed(V, **values):
    """Conditions on dofs: u0=1.0."""
    return [fem.dirichletbc(value, np.array([int(name[1:])]), V) for name, value in values.items()]


def all_rows_hold(u, ties, bcs=()):
    for part in ties:
        np.testing.assert_allclose(u[part.slaves], part.coefficients @ u + part.offset, rtol=1e-13)
    for bc in bcs:
        np.testing.assert_allclose(u[bc.dofs], bc.values())


def test_nothing_is_constrained(V):
    constraint = fem.constrain(V, [])
    assert np.array_equal(constraint.masters, np.arange(7))
    assert np.array_equal(constraint.matrix.toarray(), np.eye(7))


def test_general_rows(V):
    ties = [fem.tie(V, 3, [1, 5], [2.0, -0.5], offset=7.0), fem.tie(V, 0, [6], [1.0])]
    constraint = fem.constrain(V, ties)
    assert constraint.masters.tolist() == [1, 2, 4, 5, 6]
    u = constraint.expand(np.array([1.0, 2.0, 3.0, 4.0, 5.0]))
    assert u.tolist() == [5.0, 1.0, 2.0, 7.0, 3.0, 4.0, 5.0]


@pytest.mark.parametrize("order", [[0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0], [3, 0, 5, 1, 4, 2]])
def test_a_chain_ends_at_its_last_master(V, order):
    """u_k = 2 u_(k+1) + 1, so that u_k + 1 = 2^(6 - k) (u_6 + 1)."""
    ties = [fem.tie(V, k, [k + 1], [2.0], offset=1.0) for k in order]
    constraint = fem.constrain(V, ties)
    assert constraint.masters.tolist() == [6]
    np.testing.assert_allclose(constraint.expand(np.array([3.0])), 2.0 ** (6 - np.arange(7)) * 4 - 1, rtol=1e-15)


def test_a_slave_of_a_prescribed_dof_is_known(V):
    ties, bcs = [fem.tie(V, 4, [2], [3.0], offset=1.0), fem.tie(V, 5, [4, 0], [1.0, 1.0])], prescribed(V, u2=2.0)
    constraint = fem.constrain(V, ties, bcs)
    assert constraint.masters.tolist() == [0, 1, 3, 6]
    u = constraint.expand(np.array([10.0, 0, 0, 0]))
    assert u[[2, 4, 5]].tolist() == [2.0, 7.0, 17.0]


def test_of_conditions_that_meet_the_last_holds(V):
    assert fem.constrain(V, [], prescribed(V, u2=2.0) + prescribed(V, u2=5.0)).offset[2] == 5.0


def test_rows_that_agree_may_meet(V):
    """The corner of a periodic square, 3: to 2 and to 1, which both follow 0; prescribed on both sides, too."""
    square = [fem.tie(V, 3, [2], [1.0]), fem.tie(V, 1, [0], [1.0]), fem.tie(V, 3, [1], [1.0]), fem.tie(V, 2, [0], [1.0])]
    assert fem.constrain(V, square).masters.tolist() == [0, 4, 5, 6]
    both = prescribed(V, u0=2.0, u3=2.0)
    constraint = fem.constrain(V, square, both)
    all_rows_hold(constraint.expand(np.zeros(3)), square, both)


CONTRADICTIONS = {
    "two values": ([("tie", 3, [0], [1.0])], {"u0": 1.0, "u3": 2.0}),
    "a slave alone": ([("tie", 3, [0], [1.0])], {"u3": 2.0}),
    "two masters": ([("tie", 3, [0], [1.0]), ("tie", 3, [1], [1.0])], {}),
    "two offsets": ([("tie", 3, [0], [1.0], 1.0), ("tie", 3, [0], [1.0], 1.1)], {}),
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_rows_that_contradict_each_other(V, name):
    rows, values = CONTRADICTIONS[name]
    with pytest.raises(InputError, match="rows for dof 3 that contradict each other"):
        fem.constrain(V, [fem.tie(V, *row[1:]) for row in rows], prescribed(V, **values))


@pytest.mark.parametrize("length", [1, 2, 3, 6])
def test_a_circle_has_no_master(V, length):
    ties = [fem.tie(V, k, [(k + 1) % length], [1.0]) for k in range(length)]
    with pytest.raises(InputError, match=r"ties = a circle through dof [0-5]"):
        fem.constrain(V, ties)


@pytest.mark.parametrize(("arguments", "message"), [
    ((3, [0, 1], [1.0]), "coefficients = 1 numbers: expected one a master, 2"),
    ((7, [0], [1.0]), "dof = 7: expected a dof of the space, 0 to 6"),
    ((3, [-1], [1.0]), "masters = -1: expected a dof of the space, 0 to 6"),
    ((3.7, [0], [1.0]), "dof = of type float64: expected numbers of a dof"),
    ((3, [True], [1.0]), "masters = of type bool"),
])  # fmt: skip
def test_rows_that_are_none(V, arguments, message):
    with pytest.raises(InputError, match=message):
        fem.tie(V, *arguments)


def test_another_space_is_refused(V):
    other = fem.functionspace(V.mesh, ("Lagrange", 1))
    with pytest.raises(InputError, match="one on another space"):
        fem.constrain(V, [fem.tie(other, 0, [1], [1.0])])


# ------------------------------------------------------------ systems
def poisson(V):
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    dx = V.mesh.dx()
    return (fem.assemble_matrix(fem.form(ufl.dot(ufl.grad(u), ufl.grad(v)) * dx)),
            fem.assemble_vector(fem.form(V.mesh.x[0] * v * dx)))  # fmt: skip


def test_with_conditions_only_the_solution_is_that_of_elimination():
    mesh = bent_mesh("triangle", 1)
    V = fem.functionspace(mesh, ("P", 2))
    dofs = fem.locate_dofs_topological(V, 1, mesh.skfem.boundary_facets())
    values = fem.Function(V)
    values.interpolate(lambda x: x[0] * x[1])
    bcs = [fem.dirichletbc(values, dofs)]
    A, b = poisson(V)
    constraint = fem.constrain(V, [], bcs)
    reduced, load = constraint.reduce(A, b)
    found = constraint.expand(spsolve(reduced.tocsc(), load))
    free = np.setdiff1d(np.arange(V.dim), dofs)
    known = values.x.array.copy()
    known[free] = spsolve(A[free][:, free].tocsc(), b[free] - A[free][:, dofs] @ known[dofs])
    np.testing.assert_allclose(found, known, rtol=1e-11, atol=1e-13)


def test_the_reduced_solution_minimises_the_energy_among_those_that_fulfil_the_rows(V):
    """Against Lagrange multipliers."""
    ties, bcs = [fem.tie(V, 3, [1, 5], [0.7, -0.2], offset=0.3), fem.tie(V, 5, [6], [-1.0])], prescribed(V, u0=0.5)
    A, b = poisson(V)
    constraint = fem.constrain(V, ties, bcs)
    reduced, load = constraint.reduce(A, b)
    found = constraint.expand(spsolve(reduced.tocsc(), load))
    all_rows_hold(found, ties, bcs)
    rows = np.zeros((3, 7))
    rows[0, [3, 1, 5]], rows[1, [5, 6]], rows[2, 0] = [1, -0.7, 0.2], [1, 1], 1
    saddle = np.block([[A.toarray(), rows.T], [rows, np.zeros((3, 3))]])
    known = np.linalg.solve(saddle, np.concatenate([b, [0.3, 0, 0.5]]))[:7]
    np.testing.assert_allclose(found, known, rtol=1e-12)


def test_symmetry_and_definiteness_are_kept(V):
    A, b = poisson(V)
    reduced, _ = fem.constrain(V, [fem.tie(V, 3, [1, 5], [0.7, -0.2])], prescribed(V, u0=0.5)).reduce(A, b)
    dense = reduced.toarray()
    assert abs(dense - dense.T).max() < 1e-14 * abs(dense).max()
    assert np.linalg.eigvalsh(dense).min() > 0.01


def test_steps_of_newton_fulfil_the_homogeneous_rows(V):
    """A x = b, from a state that fulfils the rows."""
    A, b = poisson(V)
    constraint = fem.constrain(V, [fem.tie(V, 3, [1, 5], [0.7, -0.2], offset=2.0)], prescribed(V, u0=0.5))
    reduced, load = constraint.reduce(A, b)
    solution = constraint.expand(spsolve(reduced.tocsc(), load))
    state = constraint.expand(np.arange(5.0))
    step = constraint.homogeneous
    matrix, rest = step.reduce(A, b - A @ state)
    np.testing.assert_allclose(state + step.expand(spsolve(matrix.tocsc(), rest)), solution, rtol=1e-11)


def test_parts_of_a_system_are_numbered_one_after_the_other(V):
    Q = fem.functionspace(V.mesh, ("Lagrange", 1))
    constraint = fem.constrain((V, Q), [fem.tie(Q, 2, [3], [1.0])], prescribed(V, u2=4.0) + prescribed(Q, u0=5.0))
    assert constraint.masters.tolist() == [0, 1, 3, 4, 5, 6, 8, 10, 11, 12, 13]
    u = constraint.expand(np.zeros(11))
    assert (u[2], u[7]) == (4.0, 5.0)
    assert sp.find(constraint.matrix[9])[1].tolist() == [constraint.masters.tolist().index(10)]
