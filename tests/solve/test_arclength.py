"""Arc length on a two-bar truss, whose path is known: P = EA/L^3 (v^2 - 2 h v)(v - h) with Green's strain."""

from math import nan, sqrt

import numpy as np
import pytest
from systems import DenseSystem

from femiec.errors import ConvergenceError, InputError
from femiec.solve.arclength import ArcLength
from femiec.solve.linear import Direct
from femiec.solve.path import AtFactor, AtLimits, FactorReached, LimitsFound, Refused, StepsUsed, StepTooSmall

RISE = 0.3
PEAK = 2 * RISE**3 / (3 * sqrt(3))
"""The limit load for EA = L = 1."""


def push(v):
    return (v**2 - 2 * RISE * v) * (v - RISE)


def slope(v):
    return 3 * v**2 - 6 * RISE * v + 2 * RISE**2


class Loaded(DenseSystem):
    """A small system whose residual hangs on a factor."""

    def __init__(self, residual, jacobian, start):
        self.factor = 0.0
        super().__init__(lambda x: residual(x, self.factor), lambda x: jacobian(x, self.factor), start)

    def load(self, factor):
        self.factor = factor


def truss():
    return Loaded(lambda x, f: push(x) - f * PEAK, lambda x, f: [[slope(x[0])]], [0.0])


def truss_on_spring(k):
    """The load moves the end w of a spring k, whose other end is the truss's apex v."""
    return Loaded(
        lambda x, f: [push(x[0]) - k * (x[1] - x[0]), k * (x[1] - x[0]) - f * PEAK],
        lambda x, f: [[slope(x[0]) + k, -k], [-k, k]],
        [0.0, 0.0],
    )


def walk(system, until, settings=None, **monitors):
    return (settings or ArcLength(first=0.2)).follow(system, system.load, until, monitors)


@pytest.mark.parametrize("pardiso", [True, False])
def test_a_truss_snaps_through_at_its_limit_load(pardiso):
    system = truss()
    settings = ArcLength(first=0.2, largest=2.0, linear=Direct(pardiso=pardiso))
    path = walk(system, AtFactor(2.0), settings, v=lambda: system.x[0])
    assert path.reason == FactorReached(2.0)
    assert [limit.factor for limit in path.limits] == pytest.approx([1, -1], rel=1e-5, abs=0)
    shifts = [limit.x[0] - RISE for limit in path.limits]
    assert shifts == pytest.approx([-RISE / sqrt(3), RISE / sqrt(3)], rel=1e-3, abs=0)
    np.testing.assert_allclose(push(path.monitored["v"]), path.factors * PEAK, rtol=0, atol=1e-8 * PEAK)
    assert path.factors[-1] == 2.0
    assert system.factor == 2.0
    assert path.end.x == pytest.approx(system.x, rel=1e-12)


def test_stability_is_counted():
    system = truss()
    path = walk(system, AtFactor(2.0), ArcLength(first=0.2, largest=2.0), v=lambda: system.x[0])
    between = np.abs(path.monitored["v"] - RISE) < RISE / sqrt(3)
    assert between.sum() > 3
    assert [count == 1 for count in path.negative] == between.tolist()


def test_it_follows_a_snap_back():
    k = 0.3 * RISE**2  # softer than the truss is where it falls fastest, -RISE^2
    system = truss_on_spring(k)
    path = walk(system, AtFactor(1.5), ArcLength(first=0.2, largest=1.0), x=lambda: system.x.copy())
    assert path.reason == FactorReached(1.5)
    v, w = path.monitored["x"].T
    assert (np.diff(v) > 0).all()
    assert (np.diff(w) < 0).any()
    np.testing.assert_allclose(w, v + push(v) / k, rtol=0, atol=1e-8)
    assert [limit.factor for limit in path.limits] == pytest.approx([1, -1], rel=1e-5, abs=0)


def test_the_limit_load_does_not_hang_on_the_steps():
    errors = []
    for largest in (4.0, 1.0):
        system = truss_on_spring(0.1)
        path = walk(system, AtLimits(), ArcLength(first=0.2, largest=largest))
        assert path.reason == LimitsFound(1)
        errors.append(abs(path.limits[0].factor - 1))
    assert max(errors) < 1e-5


def test_it_goes_the_other_way():
    system = truss()
    assert walk(system, AtFactor(-1.0), ArcLength(first=-0.2)).reason == FactorReached(-1.0)
    assert push(system.x[0]) == pytest.approx(-PEAK, rel=1e-8)


def test_its_steps_are_used_up():
    path = walk(truss(), lambda trail: None, ArcLength(first=0.01, largest=1, max_steps=7))
    assert path.reason == StepsUsed(7)
    assert len(path.factors) == 8


def test_it_starts_where_it_is_told():
    system = truss()
    path = ArcLength(first=0.1).follow(system, system.load, AtFactor(0.9), start=0.5)
    assert path.factors[0] == 0.5
    assert push(system.x[0]) == pytest.approx(0.9 * PEAK, rel=1e-8)


def test_a_state_that_is_not_a_number_ends_it_with_the_reason():
    system = Loaded(lambda x, f: x + (nan if x[0] > 1 else 0) - f, lambda x, f: [[1.0]], [0.0])
    path = walk(system, lambda trail: None, ArcLength(first=0.3))
    assert isinstance(path.reason, StepTooSmall)
    assert "not finite" in path.reason.why
    assert 0.99 < path.reason.factor <= 1
    assert system.x[0] == path.end.x[0] == pytest.approx(path.factors[-1], rel=1e-8)


def test_what_does_not_converge_ends_it_with_the_reason():
    system = Loaded(lambda x, f: [x[0] + np.sin(1e6 * x[0] ** 4) - f], lambda x, f: [[1.0]], [0.0])
    path = walk(system, lambda trail: None, ArcLength(first=0.3, max_iterations=5))
    assert isinstance(path.reason, StepTooSmall)
    assert "did not reach 1e-11 in 5 steps" in path.reason.why


def test_a_refused_state_is_not_taken():
    system = truss()

    def too_far(trail):
        return Refused("v is above 0.05") if system.x[0] > 0.05 else None

    path = walk(system, too_far)
    assert path.reason == StepTooSmall(path.factors[-1], "v is above 0.05")
    assert 0.0495 < system.x[0] <= 0.05


def test_a_limit_point_on_the_way_to_a_factor_counts_only_if_it_is_before():
    system = truss()
    path = walk(system, AtFactor(0.999), ArcLength(first=0.9995, largest=1))
    assert path.reason == FactorReached(0.999)
    assert path.limits == ()
    assert system.x[0] < RISE * (1 - 1 / sqrt(3))


def test_no_equilibrium_at_the_start_is_an_error():
    system = Loaded(lambda x, f: x**2 + 1 - f, lambda x, f: [[2 * x[0]]], [0.5])
    with pytest.raises(ConvergenceError, match="did not reach"):
        walk(system, AtLimits())


def test_prescribed_values_must_not_change():
    system = truss()
    system.free[:] = False
    system.initial = lambda: np.array([system.factor])
    with pytest.raises(InputError, match="prescribed values that change"):
        walk(system, AtLimits())


@pytest.mark.parametrize(
    ("name", "value"),
    [("first", 0.0), ("first", nan), ("smallest", 2.0), ("largest", nan), ("target", 0), ("tolerance", 0.0), ("max_steps", 0)],
)
def test_settings_are_checked(name, value):
    with pytest.raises(InputError, match=name):
        ArcLength(**{name: value})


def test_no_step_is_longer_than_it_may_be():
    path = walk(truss(), AtFactor(2.0), ArcLength(first=0.2, largest=1.5))
    assert np.diff(path.arcs).max() == pytest.approx(1.5, rel=1e-9)


def test_the_first_point_is_in_balance():
    system = truss()
    path = ArcLength(first=0.1).follow(system, system.load, AtFactor(0.9), {"v": lambda: system.x[0]}, start=0.5)
    assert push(path.monitored["v"][0]) == pytest.approx(0.5 * PEAK, rel=1e-8)
