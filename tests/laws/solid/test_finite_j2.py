"""Finite-strain von Mises plasticity: energy, small strain, rotations, volume, and its rate equations integrated by scipy."""

import math

import numpy as np
import pytest
import ufl
from at_a_point import POINT, MaterialPoint, path
from scipy.integrate import solve_ivp
from scipy.spatial.transform import Rotation

from femiec.checks.order import observed_orders
from femiec.engine import embedded as fem
from femiec.laws.solid.finite_j2 import FiniteJ2
from femiec.laws.solid.j2 import J2

E, NU, STRENGTH, H = 20e9, 0.24, 1e9, 5e8
MU, KAPPA = E / (2 * (1 + NU)), E / (3 * (1 - 2 * NU))
LAW = FiniteJ2(E, NU, STRENGTH, H)
LARGE = np.array([[0.2, -0.3, 0.1], [0.25, -0.1, 0.2], [-0.15, 0.1, 0.05]])
I = np.eye(3)


def test_the_elastic_part_is_the_stated_neo_hookean_solid():
    """P = dW/dF of W = kappa/2 ((J^2 - 1)/2 - ln J) + mu/2 (tr b - 3)."""
    point = MaterialPoint(FiniteJ2(E, NU, 1e15))
    F = ufl.variable(ufl.Identity(3) + point.gradient)
    J = ufl.det(F)
    energy = KAPPA / 2 * ((J**2 - 1) / 2 - ufl.ln(J)) + MU / 2 * (J ** (-2 / 3) * ufl.inner(F, F) - 3)
    expected = fem.Expression(ufl.diff(energy, F), POINT)
    stress = point.stress(LARGE)
    np.testing.assert_allclose(stress, expected.eval(point.mesh, np.array([0]))[0, 0], rtol=1e-11, atol=1e-11 * E)


def test_small_strain_is_j2():
    """The difference from J2 is of second order in the strain."""
    errors = []
    for size in (1e-3, 1e-4, 1e-5):
        # so that the strain is as far beyond yield, however small it is
        small, finite = (MaterialPoint(law(E, NU, 0.02 * size * E, H)) for law in (J2, FiniteJ2))
        for gradient in path([np.zeros((3, 3)), size * LARGE, size * LARGE.T - size * I / 20], 3):
            stresses = [point.advance(gradient) for point in (small, finite)]
        errors.append(np.linalg.norm(stresses[1] - stresses[0]) / np.linalg.norm(stresses[0]))
    assert errors[0] < 1e-2
    assert all(order > 0.95 for order in observed_orders([1e-3, 1e-4, 1e-5], errors))


def test_a_rotation_turns_the_stress_and_leaves_the_history():
    turns = [Rotation.from_rotvec(angle).as_matrix() for angle in ([0.3, 1.0, -0.4], [2.0, -0.5, 0.1], [0, 0, 3.0])]
    still, turning = MaterialPoint(LAW), MaterialPoint(LAW)
    for Q, gradient in zip(turns, (LARGE / 2, LARGE, LARGE.T), strict=True):
        P, turned = still.advance(gradient), turning.advance(Q @ (I + gradient) - I)
        np.testing.assert_allclose(turned, Q @ P, rtol=1e-10, atol=1e-11 * E)
        for name, value in still.internal.items():
            np.testing.assert_allclose(turning.internal[name].value, value.value, rtol=1e-11, atol=1e-12)
    assert still.internal["accumulated plastic strain"].value > 0.1


def test_plastic_flow_keeps_volume_and_dissipates():
    """det C_p = 1; the work done less the energy stored is not negative, over each step and at large ones."""
    point, rng, previous = MaterialPoint(LAW), np.random.default_rng(5), 0.0
    for gradient in np.cumsum(0.1 * rng.standard_normal((20, 3, 3)), axis=0):
        if np.linalg.det(I + gradient) < 0.3:
            break
        point.advance(gradient)
        inverse, alpha = (each.value for each in point.internal.values())
        assert np.linalg.det(inverse) == pytest.approx(1, abs=1e-12)
        assert np.linalg.eigvalsh(inverse).min() > 0
        assert alpha >= previous
        previous = float(alpha)
    assert previous > 0.5


def test_the_stress_is_symmetric():
    tau = MaterialPoint(LAW).stress(LARGE) @ (I + LARGE).T
    np.testing.assert_allclose(tau, tau.T, atol=1e-12 * E)


def deviator(a):
    return a - np.trace(a) / 3 * I


def sheared_by_rates(total):
    """tau after a simple shear, by the rates of b = F C_p^-1 F^T: l b + b l^T - (2/3) tr(b) dgamma n, det b = 1."""
    l = np.array([[0, 1.0, 0], [0, 0, 0], [0, 0, 0]])

    def rate(t, y):
        b, alpha = y[:9].reshape(3, 3), y[9]
        s = MU * deviator(b)
        norm, trial = np.linalg.norm(s), l @ b + b @ l.T
        if math.sqrt(1.5) * norm < (STRENGTH + H * alpha) * (1 - 1e-9):
            return np.append(trial.ravel(), 0.0)
        # the flow is along dev(b); as in Simo, its part along I is what keeps det b = 1
        n = s / norm
        inverse = np.linalg.inv(b)
        flow = n - np.trace(inverse @ n) / np.trace(inverse) * I
        # consistency of sqrt(3/2) |s| with sigma_Y + h alpha, d alpha = sqrt(2/3) dgamma
        dgamma = MU * np.tensordot(n, trial) / (2 / 3 * MU * np.trace(b) + 2 / 3 * H)
        dgamma = max(dgamma, 0.0)
        return np.append((trial - 2 / 3 * np.trace(b) * dgamma * flow).ravel(), math.sqrt(2 / 3) * dgamma)

    done = solve_ivp(rate, (0, total), np.append(I.ravel(), 0.0), rtol=1e-10, atol=1e-13, max_step=total / 200)
    return MU * deviator(done.y[:9, -1].reshape(3, 3)), done.y[9, -1]


def test_large_simple_shear_against_the_rate_equations():
    total, errors = 1.0, []
    exact, alpha = sheared_by_rates(total)
    shear = np.array([[0, total, 0], [0, 0, 0], [0, 0, 0]])
    for steps in (20, 40, 80):
        point = MaterialPoint(LAW)
        P = [point.advance(gradient) for gradient in path([0 * I, shear], steps)][-1]
        errors.append(np.linalg.norm(P @ (I + shear).T - exact) / np.linalg.norm(exact))
    assert errors[-1] < 1e-2
    assert all(0.85 < order < 1.2 for order in observed_orders([4, 2, 1], errors))
    assert point.internal["accumulated plastic strain"].value == pytest.approx(alpha, rel=5e-3)
