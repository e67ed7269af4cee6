from dataclasses import replace
from itertools import pairwise
from math import inf, log, nan

import numpy as np
import pytest
from evolving import TimeSystem, constrained, decay, prothero_robinson, riccati, robertson
from march import GIVEN, given_steps, march, start
from scipy.integrate import solve_ivp

from femiec.errors import ConvergenceError, InputError, StepError
from femiec.solve.bdf import BDF
from femiec.solve.chord import Chord
from femiec.solve.control import StepControl
from femiec.solve.newton import Newton
from femiec.solve.stepper import Stepper


def stepper_of(system, tolerance=1e-4, **settings):
    return Stepper(system, system.evolution, control=StepControl(relative=tolerance, floor=tolerance), **settings)


@pytest.mark.parametrize(("make", "exact"), [(riccati, 1 / 3), (decay, np.exp(-2))])
def test_the_error_follows_the_tolerance(make, exact):
    """The error of each step is a share of the tolerance and their number goes as its power -1/3: together its power 2/3."""
    tolerances, errors = [1e-4, 1e-5, 1e-6, 1e-7], []
    for tolerance in tolerances:
        advances = march(stepper_of(make(), tolerance), 2.0)
        assert all(advance.error <= 1 for advance in advances)
        errors.append(abs(advances[-1].history.states[0][0] - exact))
    slope = log(errors[0] / errors[-1]) / log(tolerances[0] / tolerances[-1])
    assert slope == pytest.approx(2 / 3, abs=0.1)
    assert errors[0] < 20 * tolerances[0]


def test_the_estimate_is_the_error_of_a_step():
    """One step from states on the exact solution."""
    system = riccati()
    times = (0.5, 0.47, 0.45)
    history = start(system)
    history = replace(history, times=times, states=tuple(np.array([1 / (1 + t)]) for t in times), settled=3)
    stepper = Stepper(system, system.evolution, control=StepControl(relative=1e-30, floor=1.0))
    attempt = stepper.attempt(history, 0.02)
    true = abs(attempt.history.states[0][0] - 1 / 1.52)
    assert attempt.error == pytest.approx(true, rel=0.1)


def test_the_estimate_of_a_first_step_is_its_error():
    system = riccati()
    attempt = Stepper(system, system.evolution, control=StepControl(relative=1e-30, floor=1.0)).attempt(start(system), 0.01)
    assert attempt.error == pytest.approx(abs(attempt.history.states[0][0] - 1 / 1.01), rel=0.05)


def test_a_first_step_that_is_too_long_is_shortened():
    system = decay()
    advance = stepper_of(system, 1e-6).advance(start(system), 1.0, 5.0)
    assert advance.rejections
    assert advance.taken < 5e-3
    assert abs(system.x[0] - np.exp(-advance.taken)) < 3e-6


def test_a_stiff_equation_takes_steps_of_its_slow_solution():
    advances = march(stepper_of(prothero_robinson(1e6), 1e-4), 2.0)
    assert len(advances) < 40
    assert advances[-1].history.states[0][0] == pytest.approx(np.cos(2), abs=1e-6)


def test_rates_are_consistent_from_the_first_step_on():
    """y' = 3 is met exactly by rate y + history at each order."""
    system = TimeSystem(lambda t, y, d: d - 3, lambda t, y, d: ([[0.0]], [[1.0]]), [1.0])
    stepper, history = Stepper(system, system.evolution, control=GIVEN), start(system)
    for length in (0.1, 0.07, 0.11):
        history = stepper.advance(history, length, length).history
        assert system.evolution.time.value == history.times[0]
        rate = system.evolution.rate.value * system.x[0] + system.evolution.history["y0"].x.array[0]
        assert rate == pytest.approx(3, rel=1e-12)
        assert system.x[0] == pytest.approx(1 + 3 * history.times[0], rel=1e-13)


def test_the_species_of_a_reaction_keep_their_sum():
    system = robertson()
    stepper = Stepper(system, system.evolution, control=StepControl(relative=1e-5, absolute={"y1": 1e-10}, floor=1e-8))
    advances = march(stepper, 40.0, 1e-5)
    for advance in advances:
        assert advance.history.states[0].sum() == pytest.approx(1, abs=1e-13)
    np.testing.assert_allclose(advances[-1].history.states[0], by_radau(), rtol=3e-4)


def by_radau():
    """The species at t = 40 by SciPy's Radau method of order 5."""

    def rates(t, y):
        first, second, third = 0.04 * y[0], 3e7 * y[1] ** 2, 1e4 * y[1] * y[2]
        return [third - first, first - second - third, second]

    return solve_ivp(rates, (0, 40), [1, 0, 0], "Radau", rtol=1e-8, atol=1e-13).y[:, -1]


def test_steps_land_on_their_end_without_a_tiny_one():
    advances = march(stepper_of(riccati(), 1e-5), 0.7)
    assert advances[-1].history.times[0] == 0.7
    lengths = [advance.taken for advance in advances]
    assert lengths[-1] > 0.4 * max(lengths[-4:])


def test_a_step_grows_no_more_than_is_stable():
    lengths = [advance.taken for advance in march(stepper_of(prothero_robinson()), 2.0, 1e-6)]
    assert max(new / old for old, new in pairwise(lengths)) <= 2 + 1e-12
    system = decay()
    stepper = Stepper(system, system.evolution, control=GIVEN)
    assert stepper.advance(given_steps(stepper, [0.1]), 1.0, inf).taken == pytest.approx(0.2)


def test_an_algebraic_unknown_is_controlled_by_name():
    """z = sin(20 t) varies faster than y."""

    def make():
        return TimeSystem(
            lambda t, y, d: [d[0] + y[0], y[1] - np.sin(20 * t)],
            lambda t, y, d: ([[1, 0], [0, 1]], [[1, 0], [0, 0]]),
            [1.0, 0.0],
            algebraic=1,
        )

    counts = []
    for names in ((), ("y1",)):
        system = make()
        control = StepControl(relative=1e-3, floor=1e-3, algebraic=names)
        counts.append(len(march(Stepper(system, system.evolution, control=control), 2.0)))
    assert counts[1] > 3 * counts[0]


def test_a_jump_of_an_algebraic_unknown_is_no_error_after_a_restart():
    """z = 1 before t = 1, 100 + 50 (t - 1) after; y' = -y."""
    system = TimeSystem(
        lambda t, y, d: [d[0] + y[0], y[1] - (1 if t <= 1 else 100 + 50 * (t - 1))],
        lambda t, y, d: ([[1, 0], [0, 1]], [[1, 0], [0, 0]]),
        [1.0, 1.0],
        algebraic=1,
    )
    solver = Watching()
    stepper = Stepper(system, system.evolution, control=StepControl(algebraic=("y1",)), solver=solver)
    history, step = march(stepper, 1.0)[-1].history.restart(), 5e-3
    solver.starts.clear()
    while history.times[0] < 1.05:
        advance = stepper.advance(history, step, inf)
        assert not advance.rejections
        history, step = advance.history, advance.proposed
    assert solver.starts[0][1] == 1
    assert all(99 < start[1] < 103 for start in solver.starts[1:])  # not from the line through 1 and 100


class Watching:
    """Newton, which remembers where it started from."""

    def __init__(self):
        self.starts = []

    def solve(self, system):
        self.starts.append(system.initial())
        return Newton().solve(system)


class Failing:
    """A solver that fails on request, else Newton; it looks at the state that it starts from."""

    def __init__(self, fails):
        self.fails, self.calls = fails, 0

    def solve(self, system):
        self.calls += 1
        outcome = self.fails(self.calls, float(system.evolution.rate.value))
        if outcome is None:
            return Newton().solve(system)
        if outcome == "nan":
            return replace(Newton().solve(system), x=np.full(1, nan))
        system.accept(system.initial() + 99)
        raise ConvergenceError("no way", residuals={"y0": 0.5})


def test_a_solver_that_fails_shortens_the_step_and_is_recorded():
    system = decay()
    solver = Failing(lambda call, rate: None if rate > 30 else "error")
    stepper = Stepper(system, system.evolution, BDF(1), GIVEN, solver)
    advance = stepper.advance(start(system), 0.1, inf)
    assert advance.taken == pytest.approx(0.025)
    assert [rejection.step for rejection in advance.rejections] == pytest.approx([0.1, 0.05])
    assert all(rejection.time == 0 and "no way" in rejection.reason for rejection in advance.rejections)
    assert system.x[0] == pytest.approx(1 / 1.025, rel=1e-12)


def test_a_nan_is_a_rejection():
    system = decay()
    stepper = Stepper(system, system.evolution, control=GIVEN, solver=Failing(lambda call, rate: "nan" if call == 1 else None))
    advance = stepper.advance(start(system), 0.1, inf)
    assert len(advance.rejections) == 1
    assert "not finite" in advance.rejections[0].reason
    assert advance.taken == pytest.approx(0.05)


def test_a_solver_that_never_converges_leaves_the_last_good_state():
    system = decay()
    good = given_steps(Stepper(system, system.evolution, control=GIVEN), [0.1, 0.2])
    rate, part = system.evolution.rate.value, system.evolution.history["y0"].x.array.copy()
    control = StepControl(smallest=1e-3)
    stepper = Stepper(system, system.evolution, control=control, solver=Failing(lambda call, rate: "error"))
    with pytest.raises(StepError, match=r"no step from t = 0\.3 s.*no way.*y0 5\.0e-01") as failure:
        stepper.advance(good, 0.1, 1.0)
    assert system.x[0] == good.states[0][0] == failure.value.state["y0"][0]
    assert system.evolution.time.value == failure.value.time == good.times[0]
    assert (system.evolution.rate.value, system.evolution.history["y0"].x.array[0]) == (rate, part[0])
    assert failure.value.residuals == {"y0": 0.5}
    assert len(failure.value.rejections) == 7
    assert failure.value.rejections[-1].step >= 1e-3


def test_an_error_that_no_step_can_meet_ends_with_a_reason():
    """y jumps at t = 0.1 and no step across it is short enough."""
    system = TimeSystem(lambda t, y, d: y - (t > 0.1), lambda t, y, d: ([[1.0]], [[0.0]]), [0.0])
    with pytest.raises(StepError, match=r"error .* times what is allowed.*jump"):
        march(Stepper(system, system.evolution, control=StepControl(smallest=1e-6)), 1.0, 0.01)
    assert system.x[0] == 0


@pytest.mark.parametrize("lengths", [(0.0, 1.0), (-1.0, 1.0), (nan, 1.0), (inf, 1.0), (1.0, 0.0), (1.0, nan)])
def test_lengths_that_do_not_advance_are_refused(lengths):
    system = decay()
    with pytest.raises(InputError, match="a time \\[s\\]"):
        stepper_of(system).advance(start(system), *lengths)


def test_a_rate_of_an_unknown_that_is_not_there_is_refused():
    system = decay()
    system.evolution.history["tip"] = None
    with pytest.raises(InputError, match="tip = differential: expected one of y0"):
        Stepper(system, system.evolution)


def test_prescribed_unknowns_are_no_error():
    """y1 is prescribed and jumps: the estimate leaves it out."""
    system = TimeSystem(lambda t, y, d: [d[0] + y[0], 0.0], lambda t, y, d: ([[1, 0], [0, 1]], [[1, 0], [0, 0]]), [1.0, 5.0])
    system.free[1] = False
    system.initial = lambda: np.array([system.x[0], 5.0 + 100 * (system.evolution.time.value > 0.05)])
    advances = march(stepper_of(system), 0.2, 0.02)
    assert not any(advance.rejections for advance in advances)
    assert system.x[1] == 105


def test_kept_factors_and_newton_agree():
    states, assemblies = [], []
    for solver in (Newton(tolerance=1e-12), Chord(Newton(tolerance=1e-12))):
        system = constrained()
        stepper = Stepper(system, system.evolution, control=GIVEN, solver=solver)
        states.append(given_steps(stepper, np.full(50, 0.02)).states[0])
        assemblies.append(system.jacobians)
    np.testing.assert_allclose(states[1], states[0], rtol=1e-10)
    assert assemblies[1] < 0.5 * assemblies[0]


def test_settling_finds_what_is_algebraic_after_a_jump():
    """z is twice y; the state that is given has another z, which no estimate of an error sees."""
    system = constrained()
    given = start(system)
    wrong = replace(given, states=(given.states[0] + np.eye(len(given.states[0]))[-1],))
    system.x = wrong.states[0].copy()
    advance = stepper_of(system).settle(wrong, 1e-6)
    right = stepper_of(constrained()).settle(start(constrained()), 1e-6)
    assert (advance.taken, advance.history.settled, len(advance.history.times)) == (1e-6, 1, 1)
    np.testing.assert_allclose(advance.history.states[0], right.history.states[0], rtol=1e-9)
    assert abs(advance.history.states[0] - wrong.states[0]).max() > 0.5


def test_settling_takes_shorter_steps_and_then_says_why_not():
    class Fails:
        lengths: list

        def __init__(self, works_below):
            self.lengths, self.works_below = [], works_below

        def solve(self, system):
            self.lengths.append(1 / float(system.evolution.rate.value))
            if self.lengths[-1] > self.works_below:
                raise ConvergenceError("too long", residuals={"y0": 1.0})
            return Newton().solve(system)

    system = decay()
    solver = Fails(0.3)
    advance = stepper_of(system, solver=solver).settle(start(system), 1.0)
    assert advance.taken == 0.25
    assert [rejection.step for rejection in advance.rejections] == [1.0, 0.5]
    system = decay()
    before = system.x.copy()
    with pytest.raises(StepError, match="too long"):
        stepper_of(system, solver=Fails(0.0)).settle(start(system), 1.0)
    np.testing.assert_array_equal(system.x, before)
