"""The steppers on the embedded engine: heat conduction with a multiplier that holds the mean."""

from math import inf

import numpy as np
import pytest
import skfem
import ufl

from femiec.engine import embedded as fem
from femiec.geometry import Mesh
from femiec.models.problem import Evolution
from femiec.solve.bdf import BDF
from femiec.solve.chord import Chord
from femiec.solve.control import StepControl
from femiec.solve.history import History
from femiec.solve.newton import Newton
from femiec.solve.stepper import Stepper


def heat():
    """u' - u'' = source + m with the mean of u given by the number m; u = cos t (1 + x), m = sin t, in space exactly of order 1.

    The conductivity 1 + u/2 makes it nonlinear.
    """
    mesh = Mesh.from_skfem(skfem.MeshTri.init_tensor(np.linspace(0, 1, 5), np.linspace(0, 1, 3)))
    V, R = fem.functionspace(mesh, ("Lagrange", 1)), fem.functionspace(mesh, ("Real", 0))
    u, m, past = fem.Function(V), fem.Function(R), fem.Function(V)
    evolution = Evolution(fem.Constant(mesh, 0.0), fem.Constant(mesh, 0.0), {"u": past})
    t, x = evolution.time, ufl.SpatialCoordinate(mesh)[0]
    v, q = ufl.TestFunctions(ufl.MixedFunctionSpace(V, R))
    u_t, m_t = ufl.cos(t) * (1 + x), ufl.sin(t)
    flux = (1 + u_t / 2) * ufl.grad(u_t)
    source = -ufl.sin(t) * (1 + x) - ufl.div(flux) - m_t
    inside = (evolution.rate * u + past) * v + (1 + u / 2) * ufl.dot(ufl.grad(u), ufl.grad(v)) - (source + m) * v
    residual = (inside + (u - u_t) * q) * mesh.dx(degree=5) - ufl.dot(flux, ufl.FacetNormal(mesh)) * v * mesh.ds(degree=5)
    system = fem.System({"u": u, "m": m}, residual, [])
    x0 = system.initial()
    parts = system.split(x0)
    u.interpolate(lambda x: 1 + x[0])
    parts["u"][:] = u.x.array
    system.accept(x0)
    exact = lambda t: np.cos(t) * parts["u"]  # noqa: E731
    return system, evolution, History((0.0,), (x0,)), exact


def final(order, count, ratios, solver):
    system, evolution, history, exact = heat()
    stepper = Stepper(system, evolution, BDF(order), StepControl(floor=inf), solver)
    lengths = np.resize(ratios, count)
    for length in lengths / lengths.sum():
        history = stepper.advance(history, length, length).history
    end = history.times[0]
    parts = system.split(history.states[0])
    return np.abs(parts["u"] - exact(end)).max(), abs(parts["m"][0] - np.sin(end)), history.states[0]


@pytest.mark.parametrize("ratios", [(1.0,), (1.0, 1.7, 0.9)], ids=["equal", "varying"])
@pytest.mark.parametrize("order", [1, 2])
def test_the_observed_order_of_a_field_and_of_a_multiplier(order, ratios):
    coarse, fine = (final(order, count, ratios, Chord()) for count in (48, 96))
    for error, better in zip(coarse[:2], fine[:2], strict=True):
        assert np.log2(error / better) == pytest.approx(order, abs=0.1)
        assert better < {1: 1e-2, 2: 1e-4}[order]


def test_kept_factors_give_newtons_states_with_fewer_assemblies():
    chord = Chord()
    np.testing.assert_allclose(final(2, 24, (1.0,), chord)[2], final(2, 24, (1.0,), Newton())[2], rtol=1e-10, atol=1e-11)
    assert chord.statistics.assemblies < 24 / 2


def test_forgetting_makes_a_run_repeat_bit_for_bit():
    """A run that goes on from a checkpoint, in another process or not, gives the same digits."""
    system, evolution, history, _ = heat()
    stepper = Stepper(system, evolution, control=StepControl(relative=1e-5))
    step = 0.01
    for _ in range(6):
        advance = stepper.advance(history, step, 1.0)
        history, step = advance.history, advance.proposed
    checkpoint = (history.times, tuple(state.copy() for state in history.states), history.settled)
    stepper.solver.forget()
    for resumed in (False, True):
        if resumed:
            before = history
            system, evolution, _, _ = heat()
            stepper, history, step = Stepper(system, evolution, control=stepper.control), History(*checkpoint), advance.proposed
        for _ in range(6):
            ahead = stepper.advance(history, step, 1.0)
            history, step = ahead.history, ahead.proposed
    assert before.times == history.times
    assert all(np.array_equal(one, other) for one, other in zip(before.states, history.states, strict=True))
