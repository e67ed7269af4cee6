"""A system some of whose dofs follow others: against the reduced linear system, its tangent, prescribed values that change."""

import numpy as np
import pytest
import skfem
import ufl
from scipy.sparse.linalg import spsolve

from femiec.checks.tangent import tangent_defect
from femiec.engine import embedded as fem
from femiec.geometry import Mesh
from femiec.solve.newton import Newton


class Case:
    """-div((1 + k u^2) grad u) = f on the unit square, u the same at left and right and one more below than above."""

    def __init__(self, k, given=0.0):
        mesh = Mesh.from_skfem(skfem.MeshQuad().refined(2).with_defaults())
        self.V = V = fem.functionspace(mesh, ("Lagrange", 2))
        self.u, self.given = fem.Function(V), fem.Constant(mesh, given)
        (v,) = ufl.TestFunctions(ufl.MixedFunctionSpace(V))
        (self.trial,) = ufl.TrialFunctions(ufl.MixedFunctionSpace(V))
        x = mesh.x
        dx = mesh.dx(degree=6)
        self.flow = lambda w, u: (1 + k * u**2) * ufl.inner(ufl.grad(w), ufl.grad(v)) * dx
        self.source = (1 + ufl.sin(2 * ufl.pi * x[0]) + x[1]) * v * dx
        corner = fem.locate_dofs_geometrical(V, lambda x: np.hypot(x[0] - 0.5, x[1] - 0.5) < 1e-9)
        self.bcs = [fem.dirichletbc(self.given, corner, V)]
        sides = fem.periodic(V, mesh.facets_of("right"), lambda x: x - np.array([[1.0], [0.0], [0.0]]))
        ends = [
            fem.tie(V, int(dof), [int(self.at(xy[0], 0.0))], [1.0], offset=-1.0)
            for dof, xy in zip(*self.on_top(mesh), strict=True)
        ]
        self.ties = (sides, *ends)
        system = fem.System({"u": self.u}, self.flow(self.u, self.u) - self.source, self.bcs)
        self.system = fem.TiedSystem(system, (self.u,), self.ties, self.bcs)

    def at(self, x, y):
        place = self.V.dof_coordinates()
        return np.argmin(np.hypot(place[0] - x, place[1] - y))

    def on_top(self, mesh):
        """Dofs inside the upper edge, and where they are."""
        dofs = fem.locate_dofs_topological(self.V, 1, mesh.facets_of("top"))
        places = self.V.dof_coordinates()[:2, dofs].T
        inside = (places[:, 0] > 1e-9) & (places[:, 0] < 1 - 1e-9)
        return dofs[inside], places[inside]

    def ties_hold(self):
        u = self.u.x.array
        return max(float(np.abs(u[t.slaves] - t.coefficients @ u - t.offset).max()) for t in self.ties)


def test_a_linear_problem_is_that_of_the_reduced_matrix():
    case = Case(k=0.0, given=0.3)
    A = fem.assemble_matrix(fem.form(case.flow(case.trial, case.u), (case.V,)))
    b = fem.assemble_vector(fem.form(case.source, (case.V,)))
    constraint = fem.constrain(case.V, case.ties, case.bcs)
    expected = constraint.expand(spsolve(*constraint.reduce(A, b)))
    Newton().solve(case.system)
    np.testing.assert_allclose(case.u.x.array, expected, rtol=0, atol=1e-11)
    assert np.ptp(expected) > 1  # the ties and the source are seen
    assert case.ties_hold() < 1e-13


def test_the_tangent_is_that_of_the_residual():
    case = Case(k=2.0, given=0.3)
    rng = np.random.default_rng(5)
    x = case.system.initial() + rng.uniform(-1, 1, len(case.system.free))
    assert tangent_defect(case.system, x, rng.uniform(-1, 1, len(x))) < 1e-8


def test_prescribed_values_that_change_are_read_anew():
    case, other = Case(k=2.0, given=0.3), Case(k=2.0, given=-0.7)
    for given in (0.3, -0.7):
        case.given.value = given
        Newton().solve(case.system)
        assert case.u.x.array[case.bcs[0].dofs] == pytest.approx(given, abs=1e-14)
        assert case.ties_hold() < 1e-13
    Newton().solve(other.system)
    np.testing.assert_allclose(case.u.x.array, other.u.x.array, rtol=0, atol=1e-10)


def test_masters_are_split_by_field_and_accepted_with_their_slaves():
    case = Case(k=0.0)
    x = case.system.initial() + 1.0
    assert case.system.split(x)["u"].tolist() == x.tolist()
    assert case.system.norms(x)["u"] == pytest.approx(np.linalg.norm(x), rel=1e-15)
    case.system.accept(x)
    assert case.ties_hold() < 1e-15
    assert len(x) == case.V.dim - 1 - sum(len(t.slaves) for t in case.ties)


def test_two_fields_are_split_where_the_first_ends():
    case = Case(k=0.0)
    p = fem.Function(fem.functionspace(case.V.mesh, ("Lagrange", 1)))
    _, q = ufl.TestFunctions(ufl.MixedFunctionSpace(case.V, p.function_space))
    both = fem.System({"u": case.u, "p": p}, case.flow(case.u, case.u) + p * q * case.V.mesh.dx(degree=2), case.bcs)
    tied = fem.TiedSystem(both, (case.u, p), case.ties, case.bcs)
    x = tied.initial()
    parts = tied.split(x)
    assert len(parts["p"]) == p.function_space.dim
    assert len(parts["u"]) == len(x) - len(parts["p"])
    x[:] = np.arange(len(x))
    tied.accept(x)
    np.testing.assert_array_equal(p.x.array, tied.split(x)["p"])
