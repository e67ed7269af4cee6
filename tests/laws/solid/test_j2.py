"""Small-strain von Mises plasticity against closed forms and against its rate equations, integrated by scipy."""

import math
from itertools import pairwise

import numpy as np
import pytest
from at_a_point import MaterialPoint, path
from scipy.integrate import solve_ivp

from femiec.checks.order import observed_orders
from femiec.laws.solid.j2 import J2

E, NU, STRENGTH = 20e9, 0.24, 1e8
MU = E / (2 * (1 + NU))
LAW = J2(E, NU, STRENGTH, hardening=1e9, kinematic=2e9)


def pulled(law, strains):
    """The axial stress at each of some axial strains, the sides free."""
    point, lateral, stresses = MaterialPoint(law), None, []
    for strain in strains:
        H = point.free_sides(strain, lateral)
        stresses.append(point.advance(H)[0, 0])
        lateral = H[1, 1]
    return np.array(stresses), point


@pytest.mark.parametrize(("h", "k"), [(0.0, 0.0), (1e9, 0.0), (0.0, 2e9), (1e9, 2e9)])
def test_cyclic_tension(h, k):
    """Out to strain a, back beyond reverse yield to -a, and out again: straight lines of slope E and E (h + k)/(E + h + k)."""
    a, yielded = 0.02, STRENGTH / E
    slope = E * (h + k) / (E + h + k)
    strains = [yielded, a / 2, a, 0.0, -a, a]
    found, point = pulled(J2(E, NU, STRENGTH, h, k), strains)
    out = STRENGTH + slope * (a - yielded)
    plastic = a - out / E
    # the elastic range is 2 (sigma_Y + h alpha) wide
    back = out - 2 * (STRENGTH + h * plastic) - slope * (2 * a - 2 * (STRENGTH + h * plastic) / E)
    plastic += plastic - (-a - back / E)
    again = back + 2 * (STRENGTH + h * plastic) + slope * (2 * a - 2 * (STRENGTH + h * plastic) / E)
    expected = [STRENGTH, STRENGTH + slope * (a / 2 - yielded), out, None, back, again]
    for stress, exact in zip(found, expected, strict=True):
        assert exact is None or stress == pytest.approx(exact, rel=1e-9)
    assert point.internal["accumulated plastic strain"].value == pytest.approx(
        plastic + (a - again / E) - (-a - back / E), rel=1e-9
    )


def test_simple_shear():
    """tau = sigma_Y/sqrt(3) at yield, then the slope mu (h + k)/(3 mu + h + k), whatever the steps."""
    point, shear = MaterialPoint(LAW), 0.05
    for H in path([np.zeros((3, 3)), shear * np.eye(3)[:, [1, 0, 2]] * [[1, 1, 0], [0, 0, 0], [0, 0, 0]]], 7):
        stress = point.advance(H)
    yielded = STRENGTH / math.sqrt(3) / MU
    slope = MU * 3e9 / (3 * MU + 3e9)
    assert stress[0, 1] == pytest.approx(STRENGTH / math.sqrt(3) + slope * (shear - yielded), rel=1e-12)
    assert stress[1, 0] == stress[0, 1]
    assert abs(np.diag(stress)).max() < 1e-9 * STRENGTH


def deviator(a):
    return a - np.trace(a) / 3 * np.eye(3)


def by_rates(law, a, b, plastic, alpha):
    """Plastic strain and alpha after a straight way from strain a to b, by the rate equations."""

    def rate(t, y):
        before, alpha = y[:9].reshape(3, 3), y[9]
        xi = deviator(2 * MU * (a + t * (b - a) - before) - 2 / 3 * law.kinematic * before)
        n = xi / np.linalg.norm(xi)
        yielding = math.sqrt(1.5) * np.linalg.norm(xi) >= (law.yield_strength + law.hardening * alpha) * (1 - 1e-8)
        # consistency: d/dt of the yield function vanishes
        stiffness = 3 * MU + law.hardening + law.kinematic
        dalpha = math.sqrt(1.5) * 2 * MU * np.tensordot(n, b - a) / stiffness if yielding else 0.0
        return np.append((math.sqrt(1.5) * max(dalpha, 0.0) * n).ravel(), max(dalpha, 0.0))

    done = solve_ivp(rate, (0, 1), np.append(plastic.ravel(), alpha), rtol=1e-11, atol=1e-15)
    return done.y[:9, -1].reshape(3, 3), done.y[9, -1]


def test_biaxial_and_shear_path_against_the_rate_equations():
    """A path that turns by 90 degrees twice while it yields: backward Euler nears the rates in first order."""
    yielded = STRENGTH / (3 * MU) / math.sqrt(2 / 3)  # |dev eps| at yield is sqrt(2/3) sigma_Y/(2 mu) less
    stretch = deviator(np.diag([1.0, 0.5, 0.0]))
    stretch /= np.linalg.norm(stretch)
    start = math.sqrt(2 / 3) * STRENGTH / (2 * MU) * stretch
    shear = np.array([[0, 1.0, 0], [1, 0, 0], [0, 0, 0]])
    corners = [start, start + 2 * yielded * stretch]
    corners += [corners[1] + 3 * yielded * shear, corners[1] + 3 * yielded * shear - 2 * yielded * np.diag([0, 1.0, -1.0])]
    plastic, alpha = np.zeros((3, 3)), 0.0
    for a, b in pairwise(corners):
        plastic, alpha = by_rates(LAW, a, b, plastic, alpha)
    exact = 2 * MU * deviator(corners[-1] - plastic) + E / (1 - 2 * NU) * np.trace(corners[-1]) / 3 * np.eye(3)
    errors = []
    for steps in (10, 20, 40):
        point = MaterialPoint(LAW)
        point.advance(start)
        stress = [point.advance(H) for H in path(corners, steps)][-1]
        errors.append(np.linalg.norm(stress - exact) / np.linalg.norm(exact))
    assert errors[-1] < 1e-2
    assert all(0.9 < order < 1.2 for order in observed_orders([4, 2, 1], errors))


def test_dissipation():
    """sigma : d eps_p less what hardening stores is sigma_Y d alpha, never negative; the plastic strain has no trace."""
    point, rng = MaterialPoint(LAW), np.random.default_rng(3)
    yielded = 0
    for H in np.cumsum(0.004 * rng.standard_normal((30, 3, 3)), axis=0):
        before = {name: each.value.copy() for name, each in point.internal.items()}
        stress = point.advance(H)
        plastic, alpha = (each.value for each in point.internal.values())
        flow, dalpha = plastic - before["plastic strain"], alpha - before["accumulated plastic strain"]
        lost = np.tensordot(stress - 2 / 3 * LAW.kinematic * plastic, flow) - LAW.hardening * alpha * dalpha
        assert lost == pytest.approx(STRENGTH * dalpha, rel=1e-10, abs=1e-9)
        assert dalpha >= 0
        assert abs(np.trace(plastic)) < 1e-15
        yielded += dalpha > 0
    assert yielded > 20
