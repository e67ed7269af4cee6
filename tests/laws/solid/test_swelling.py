"""Swelling: the stress from the energy of what is left when the change of size is taken out."""

import numpy as np
import pytest
import ufl
from at_a_point import POINT, MaterialPoint

from femiec.engine import embedded as fem
from femiec.laws.solid.elastic import Elastic, NeoHookean
from femiec.laws.solid.j2 import J2
from femiec.laws.solid.swelling import Swelling

E, NU = 20e9, 0.24
STRAIN = (0.1, -0.05, 0.2)
LARGE = np.array([[0.2, -0.3, 0.1], [0.25, -0.1, 0.2], [-0.15, 0.1, 0.05]])


def test_the_stress_at_finite_strain_is_that_of_the_energy():
    """P = dW/dF of W = det(F*) W_e(F F*^-1), per volume of the reference."""
    law = NeoHookean(E, NU)
    point, own = MaterialPoint(Swelling(law, STRAIN)), np.diag([1 + each for each in STRAIN])
    F = ufl.variable(ufl.Identity(3) + point.gradient)
    elastic = F * ufl.as_tensor(np.linalg.inv(own).tolist()) - ufl.Identity(3)
    expected = fem.Expression(ufl.diff(float(np.linalg.det(own)) * law.energy(elastic), F), POINT)
    stress = point.stress(LARGE)
    np.testing.assert_allclose(stress, expected.eval(point.mesh, np.array([0]))[0, 0], rtol=1e-11, atol=1e-11 * E)


@pytest.mark.parametrize("law", [Elastic(E, NU), NeoHookean(E, NU)])
def test_what_swells_freely_bears_no_stress(law):
    assert abs(MaterialPoint(Swelling(law, STRAIN)).stress(np.diag(STRAIN))).max() < 1e-12 * E


def test_at_small_strain_it_is_taken_off():
    law, same = Elastic(E, NU), Swelling(Elastic(E, NU), 0.01)
    expected = MaterialPoint(law).stress(1e-2 * LARGE - 0.01 * np.eye(3))
    np.testing.assert_allclose(MaterialPoint(same).stress(1e-2 * LARGE), expected, rtol=1e-12, atol=1e-12 * E)


def test_what_flows_is_what_the_swelling_does_not_explain():
    law = J2(E, NU, 1e7, 1e9)
    swollen, bare = MaterialPoint(Swelling(law, STRAIN)), MaterialPoint(law)
    swollen.advance(1e-2 * LARGE + np.diag(STRAIN))
    bare.advance(1e-2 * LARGE)
    for name in law.internal:
        np.testing.assert_allclose(swollen.internal[name].value, bare.internal[name].value, rtol=1e-12, atol=1e-15)
    assert bare.internal["accumulated plastic strain"].value > 1e-3
