"""The porous array: its yield surface, no sideways flow, and the return against a closest-point projection by brute force."""

import math

import numpy as np
import pytest
from at_a_point import MaterialPoint
from scipy.optimize import minimize

from femiec.laws.solid.crushable import Crushable

E, STRENGTH, H = 1e9, 65e6, 2e8
LAW = Crushable(E, STRENGTH, H)


def deshpande_fleck(stress):
    """sqrt((q^2 + a^2 p^2)/(1 + a^2/9)), a^2 = 9/2 [Pa]."""
    mean = np.trace(stress) / 3
    deviator = stress - mean * np.eye(3)
    return math.sqrt((1.5 * (deviator**2).sum() + 4.5 * mean**2) / 1.5)


def test_crushed_along_one_axis():
    """sigma = -(sigma_Y + E h/(E + h) (|eps| - eps_Y)); nothing happens sideways, neither stress nor strain."""
    point, strain = MaterialPoint(LAW), 0.3
    stress = point.advance(np.diag([0, 0, -strain]))
    assert stress[2, 2] == pytest.approx(-(STRENGTH + E * H / (E + H) * (strain - STRENGTH / E)), rel=1e-12)
    assert abs(stress[:2]).max() == 0
    assert abs(point.internal["plastic strain"].value[:2]).max() == 0


@pytest.mark.parametrize(
    ("direction", "share"),
    [
        (np.diag([1.0, 0, 0]), 1),
        (np.array([[0, 1.0, 0], [1, 0, 0], [0, 0, 0]]), 1 / math.sqrt(2)),
        (-np.eye(3), 1 / math.sqrt(3)),
    ],
    ids=["tension", "shear", "pressure"],
)
def test_strengths(direction, share):
    stress = MaterialPoint(Crushable(E, STRENGTH)).stress(direction)
    assert abs(stress).max() == pytest.approx(share * STRENGTH, rel=1e-13)
    assert deshpande_fleck(stress) == pytest.approx(STRENGTH, rel=1e-13)


@pytest.mark.parametrize("seed", range(4))
def test_the_return_is_the_closest_point(seed):
    """The plastic strain of least elastic energy, stored energy and dissipation together: backward Euler of an associated law."""
    strain = np.random.default_rng(seed).standard_normal((3, 3)) * 0.2
    strain = (strain + strain.T) / 2
    axes = [np.outer(a, b) + np.outer(b, a) for a, b in ((np.eye(3)[i], np.eye(3)[j]) for i in range(3) for j in range(i + 1))]

    def incremental_work(parts):
        plastic = sum(part * axis for part, axis in zip(parts, axes, strict=True))
        dalpha, elastic = np.linalg.norm(plastic), strain - plastic
        return (E / 2 * (elastic**2).sum() + STRENGTH * dalpha + H / 2 * dalpha**2) / STRENGTH

    best = minimize(incremental_work, [0.05, 0.01, 0.05, 0.02, 0.01, 0.05], method="Nelder-Mead",
                    options={"xatol": 1e-10, "fatol": 1e-15, "maxiter": 20000, "maxfev": 20000, "adaptive": True})  # fmt: skip
    found = sum(part * axis for part, axis in zip(best.x, axes, strict=True))
    expected = MaterialPoint(LAW).updated(strain)["plastic strain"]
    np.testing.assert_allclose(found, expected, atol=1e-6)
    assert np.linalg.norm(expected) > 0.05


def test_dissipation():
    point = MaterialPoint(LAW)
    for H_ in np.cumsum(0.05 * np.random.default_rng(1).standard_normal((20, 3, 3)), axis=0):
        before = {name: each.value.copy() for name, each in point.internal.items()}
        stress = point.advance(H_)
        plastic, alpha = (each.value for each in point.internal.values())
        dalpha = alpha - before["accumulated plastic strain"]
        lost = np.tensordot(stress, plastic - before["plastic strain"]) - H * alpha * dalpha
        assert dalpha >= 0
        assert lost == pytest.approx(STRENGTH * dalpha, rel=1e-10, abs=1e-6)
