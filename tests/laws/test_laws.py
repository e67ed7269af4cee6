"""The laws on fields whose answer is known, evaluated by the engine."""

import math

import numpy as np
import pytest
import skfem
import ufl

from femiec.engine import embedded as fem
from femiec.geometry import Mesh
from femiec.laws.creep import DislocationCreep, cauchy_stress, equivalent_rate
from femiec.laws.elasticity import first_principal, isotropic_stress, von_mises
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR, in_plane, out_of_plane
from femiec.laws.nernst import nernst_pressure

MESH = Mesh.from_skfem(skfem.MeshQuad.init_tensor(np.array([1.0, 2.0]), np.array([0.0, 1.0])))
POINT = np.array([[0.25, 0.5]])


def value(expression):
    out = fem.Expression(expression, POINT).eval(MESH, np.array([0]))[0, 0]
    return out.reshape(expression.ufl_shape)


R, Z = value(MESH.x)


def field(u):
    f = fem.Function(fem.functionspace(MESH, ("Lagrange", 2, (2,))))
    f.interpolate(u)
    return f


def test_axisymmetric_strain():
    u = field(lambda x: np.array([x[0] ** 2 + x[1], 3 * x[0] * x[1]]))
    shear = (1 + 3 * Z) / 2
    expected = [[2 * R, 0, shear], [0, (R**2 + Z) / R, 0], [shear, 0, 3 * R]]
    np.testing.assert_allclose(value(AXISYMMETRIC.strain(u, MESH.x)), expected, rtol=1e-13)
    assert value(AXISYMMETRIC.divergence(u, MESH.x)) == pytest.approx(np.trace(expected))


def test_planar_strain():
    u = field(lambda x: np.array([x[0] ** 2 + x[1], 3 * x[0] * x[1]]))
    shear = (1 + 3 * Z) / 2
    np.testing.assert_allclose(value(PLANAR.strain(u, MESH.x)), [[2 * R, 0, shear], [0, 0, 0], [shear, 0, 3 * R]], atol=1e-13)
    assert value(PLANAR.divergence(u, MESH.x)) == pytest.approx(5 * R)


@pytest.mark.parametrize(("symmetry", "volume"), [(AXISYMMETRIC, math.pi * 4), (PLANAR, 2.0)])
def test_the_enclosed_volume_of_a_cylinder(symmetry, volume):
    surfaces = {"side": MESH.skfem.facets_satisfying(lambda x: np.isclose(x[0], 2))}
    mesh = Mesh.from_skfem(MESH.skfem, surfaces=surfaces)
    assert fem.assemble_scalar(fem.form(symmetry.enclosed(mesh.x, mesh.n) * mesh.ds("side"))) == pytest.approx(volume)


def test_hookes_law_in_uniaxial_tension():
    E, nu, stress = 20e9, 0.24, 1e6
    strain = np.diag([-nu * stress / E, -nu * stress / E, stress / E])
    np.testing.assert_allclose(value(isotropic_stress(ufl.as_tensor(strain.tolist()), E, nu)), np.diag([0, 0, stress]), atol=1e-6)


def test_invariants_of_a_stress():
    stress = np.array([[3.0, 0, 2], [0, 1, 0], [2, 0, -1]])
    deviator = stress - np.eye(3)
    tensor = ufl.as_tensor(stress.tolist())
    assert value(von_mises(tensor)) == pytest.approx(math.sqrt(1.5 * (deviator**2).sum()))
    assert value(first_principal(tensor)) == pytest.approx(np.linalg.eigvalsh(stress).max())
    assert value(first_principal(ufl.as_tensor(np.diag([1.0, 5, 2]).tolist()))) == pytest.approx(5)


def test_a_viscous_fluid_under_pure_shear():
    rate = ufl.as_tensor([[0, 0, 0.5], [0, 0, 0], [0.5, 0, 0]])
    np.testing.assert_allclose(value(cauchy_stress(rate, 7.0, 3.0)), [[-7, 0, 3], [0, -7, 0], [3, 0, -7]])
    assert value(equivalent_rate(rate, 0.0)) == pytest.approx(1 / math.sqrt(3))


@pytest.mark.parametrize("n", [1.0, 3.0, 6.67, 20.0])
@pytest.mark.parametrize("stress", [1e-6, 0.3, 1.0, 1.7, 40.0])
def test_dislocation_creep_adds_rates(stress, n):
    """At the rate sigma/(3 eta_d) + B sigma^n the law finds the stress again, whichever mechanism carries the flow."""
    law, eta = DislocationCreep(2.0, n, 1e6), 1e5
    rate = stress * 1e6 / (3 * eta) + 2.0 * stress**n
    assert value(law.stress(fem.Constant(MESH, rate), eta)) == pytest.approx(stress * 1e6, rel=1e-12, abs=0)
    assert value(law.viscosity(fem.Constant(MESH, rate), eta)) == pytest.approx(stress * 1e6 / (3 * rate), rel=1e-12, abs=0)


def test_vectors_change_between_two_and_three_components():
    n = ufl.as_vector([0.6, 0.8])
    np.testing.assert_allclose(value(out_of_plane(n)), [0.6, 0, 0.8])
    np.testing.assert_allclose(value(in_plane(out_of_plane(n))), [0.6, 0.8])


def test_plating_against_a_potential_gives_compression():
    assert nernst_pressure(0.05, 21.6e-30) > 0
    assert nernst_pressure(0.05, 21.6e-30) == pytest.approx(370.87e6, rel=1e-4, abs=0)
