"""The port's system."""

import numpy as np
import pytest
import ufl
from warped import field, warped_mesh

from femiec.engine import embedded as fem
from femiec.errors import InputError


@pytest.fixture
def fields():
    mesh = warped_mesh("quadrilateral")
    return field(fem.functionspace(mesh, ("Lagrange", 2))), field(fem.functionspace(mesh, ("Lagrange", 1)), 1)


@pytest.fixture
def system(fields):
    """-div((1 + b^2) grad a) = 1 and b = a^2, with a given on one side, b on another."""
    a, b = fields
    A, B = a.function_space, b.function_space
    mesh = A.mesh
    v, w = ufl.TestFunctions(ufl.MixedFunctionSpace(A, B))
    residual = ((1 + b**2) * ufl.dot(ufl.grad(a), ufl.grad(v)) - v + (b - a**2) * w) * mesh.dx(degree=6)
    west, north = (fem.locate_dofs_topological(V, 1, mesh.facets_of(side)) for V, side in ((A, "west"), (B, "north")))
    return fem.System({"a": a, "b": b}, residual, [fem.dirichletbc(2.0, west, A), fem.dirichletbc(3.0, north, B)])


def test_a_state_stacks_the_fields(fields, system):
    a, b = fields
    x = np.arange(len(a.x.array) + len(b.x.array), dtype=float)
    parts = system.split(x)
    assert system.fields == tuple(parts) == ("a", "b")
    assert np.array_equal(parts["a"], x[: len(a.x.array)])
    parts["b"][:] = -1
    assert (x[len(a.x.array) :] == -1).all()
    system.accept(x)
    assert np.array_equal(np.concatenate([a.x.array, b.x.array]), x)


def test_the_initial_state_is_the_present_one_with_its_prescribed_values(fields, system):
    a, b = fields
    x = system.initial()
    present = np.concatenate([a.x.array, b.x.array])
    assert np.array_equal(x[system.free], present[system.free])
    fixed = system.split(np.where(system.free, 0.0, x))
    assert {name: set(part[part != 0]) for name, part in fixed.items()} == {"a": {2.0}, "b": {3.0}}
    assert np.count_nonzero(~system.free) == 7 + 5


def test_residual_and_jacobian_know_what_is_prescribed(system):
    x = system.initial()
    residual, jacobian = system.residual(x), system.jacobian(x)
    fixed = ~system.free
    assert not residual[fixed].any()
    assert residual[system.free].any()
    identity = np.eye(len(x))
    assert np.array_equal(jacobian.toarray()[fixed], identity[fixed])
    assert np.array_equal(jacobian.toarray()[:, fixed], identity[:, fixed])


def test_norms_are_by_field(system):
    x = system.initial()
    assert system.norms(x) == {name: pytest.approx(np.sqrt(np.sum(part**2))) for name, part in system.split(x).items()}


def test_residual_is_that_of_the_state_given(fields, system):
    """Not of the state that the functions held."""
    x = system.initial()
    first = system.residual(x)
    other = system.residual(x + system.free)
    assert not np.allclose(first, other)
    assert np.array_equal(system.residual(x), first)
    assert np.array_equal(fields[0].x.array, x[: len(fields[0].x.array)])


def test_newton_steps_lead_to_the_solution(system):
    x = system.initial()
    for name, start in (("a", 2.0), ("b", 4.0)):
        system.split(x)[name][system.split(system.free)[name]] = start
    first = np.linalg.norm(system.residual(x))
    for _ in range(10):
        x = x - np.linalg.solve(system.jacobian(x).toarray(), system.residual(x))
    assert np.linalg.norm(system.residual(x)) < 1e-12 * first
    assert set(x[~system.free]) == {2.0, 3.0}


def test_unknowns_in_another_order_than_the_test_functions_are_refused(fields):
    a, b = fields
    va, vb = ufl.TestFunctions(ufl.MixedFunctionSpace(a.function_space, b.function_space))
    residual = (a * va + b * vb) * ufl.dx
    fem.System({"a": a, "b": b}, residual, [])
    with pytest.raises(InputError, match=r"unknowns = 'b' for test function 0: expected .* in the order of the unknowns"):
        fem.System({"b": b, "a": a}, residual, [])
    with pytest.raises(InputError, match="unknowns = none for test function 1"):
        fem.System({"a": a}, residual, [])


@pytest.mark.parametrize("more", [-1, 1])
def test_a_state_of_another_length_is_refused(system, more):
    with pytest.raises(InputError, match=r"x = of shape .*: expected one number a dof"):
        system.accept(np.ones(len(system.free) + more))


def test_a_bare_function_or_condition_is_refused_and_no_conditions_need_none(fields):
    u, _ = fields
    V = u.function_space
    residual = (u - 1) * ufl.TestFunction(V) * V.mesh.dx()
    with pytest.raises(InputError, match=r"unknowns = Function: .*; write \{\"u\": u\}"):
        fem.System(u, residual)
    with pytest.raises(InputError, match=r"bcs = DirichletBC: expected a list of conditions; write \[bc\]"):
        fem.System({"u": u}, residual, fem.dirichletbc(0.0, [0], V))
    assert fem.System({"u": u}, residual).free.all()
