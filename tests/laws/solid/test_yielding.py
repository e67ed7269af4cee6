"""What holds for all plastic laws: tangent, return to the yield surface, no flow while elastic, refusals."""

import math

import numpy as np
import pytest
from at_a_point import MaterialPoint, difference

from femiec.errors import InputError
from femiec.laws.solid.crushable import Crushable
from femiec.laws.solid.finite_j2 import FiniteJ2
from femiec.laws.solid.j2 import J2

E, NU = 20e9, 0.24
LAWS = [
    J2(E, NU, 1e8),
    J2(E, NU, 1e8, hardening=5e8, kinematic=3e8),
    FiniteJ2(E, NU, 1e9),
    FiniteJ2(E, NU, 1e9, hardening=5e8),
    Crushable(E, 1e8),
    Crushable(E, 1e8, hardening=1e9),
]
LARGE = np.array([[0.06, -0.03, 0.08], [0.05, -0.09, 0.02], [-0.04, 0.07, 0.01]])
"""Far beyond yield, with a rotation."""


@pytest.fixture(params=LAWS, ids=str)
def point(request):
    return MaterialPoint(request.param)


def strength_and_measure(point, H, stress):
    """sigma_Y + h alpha of the end of a step, and the measure of its stress [Pa]."""
    law, new = point.law, point.updated(H)
    strength = law.yield_strength + law.hardening * new["accumulated plastic strain"]
    if isinstance(law, Crushable):
        return strength, np.linalg.norm(stress)
    stress = stress @ (np.eye(3) + H).T if law.finite else stress - 2 / 3 * law.kinematic * new["plastic strain"]
    return strength, math.sqrt(1.5) * np.linalg.norm(stress - np.trace(stress) / 3 * np.eye(3))


@pytest.mark.parametrize("part", [0.01, 1.0], ids=["elastic", "plastic"])
def test_the_tangent_is_that_of_differences(point, part):
    tangent = point.tangent(part * LARGE)
    assert abs(tangent - difference(point, part * LARGE, 1e-6)).max() < 1e-8 * abs(tangent).max()


def test_the_tangent_while_unloading(point):
    point.advance(LARGE)
    H = 0.999 * LARGE
    tangent, new = point.tangent(H), point.updated(H)
    assert new["accumulated plastic strain"] == pytest.approx(point.internal["accumulated plastic strain"].value, rel=1e-15)
    assert abs(tangent - difference(point, H, 1e-7)).max() < 1e-7 * abs(tangent).max()
    # stiffer than loading on: the tangent jumps
    assert np.tensordot(LARGE, np.tensordot(tangent, LARGE)) > 1.05 * np.tensordot(
        LARGE, np.tensordot(point.tangent(1.001 * LARGE), LARGE)
    )


def test_the_tangent_at_rest_is_hookes(point):
    shear, lame = E / (2 * (1 + NU)), E * NU / ((1 + NU) * (1 - 2 * NU))
    if isinstance(point.law, Crushable):
        shear, lame = E / 2, 0.0
    d = np.eye(3)
    hooke = lame * np.einsum("ij,kl", d, d) + shear * (np.einsum("ik,jl", d, d) + np.einsum("il,jk", d, d))
    np.testing.assert_allclose(point.tangent(np.zeros((3, 3))), hooke, rtol=1e-13, atol=1e-13 * E)


def test_the_return_lands_on_the_yield_surface(point):
    for H in (LARGE, 1.3 * LARGE, -0.5 * LARGE.T):
        strength, measure = strength_and_measure(point, H, point.stress(H))
        assert measure == pytest.approx(strength, rel=1e-13)
        point.advance(H)


def test_nothing_flows_below_yield(point):
    H = 0.02 * LARGE
    strength, measure = strength_and_measure(point, H, point.stress(H))
    assert 0.03 * strength < measure < strength
    for name, value in point.updated(H).items():
        np.testing.assert_allclose(value, point.internal[name].value, rtol=0, atol=1e-15)


def test_only_the_symmetric_part_of_a_small_gradient_counts(point):
    turned = LARGE + np.array([[0, 0.1, 0], [-0.1, 0, 0.2], [0, -0.2, 0]])
    same = np.allclose(point.stress(turned), point.stress(LARGE), rtol=1e-12, atol=0)
    assert same is not point.law.finite


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: J2(0, NU, 1e8), "youngs_modulus"),
        (lambda: J2(E, 0.5, 1e8), "poissons_ratio"),
        (lambda: J2(E, NU, -1e8), "yield_strength = -1e"),
        (lambda: J2(E, NU, 1e8, hardening=-1.0), "hardening = -1 Pa: expected zero or a positive hardening"),
        (lambda: J2(E, NU, 1e8, kinematic=math.nan), "kinematic"),
        (lambda: FiniteJ2(E, NU, 0.0), "yield_strength"),
        (lambda: FiniteJ2(E, -1.0, 1e8), "poissons_ratio"),
        (lambda: Crushable(E, math.inf), "yield_strength"),
        (lambda: Crushable("stiff", 1e8), "youngs_modulus = 'stiff'"),
    ],
)
def test_refusals(make, words):
    with pytest.raises(InputError, match=words):
        make()
