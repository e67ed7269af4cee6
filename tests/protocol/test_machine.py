"""The loop that a stepper writes, run on cells whose events are known."""

import math

import pytest

from femiec.errors import InputError
from femiec.protocol import (
    AreaCapacity,
    Duration,
    FillingAbove,
    GasPressureAbove,
    LimitReached,
    Observed,
    Plate,
    PotentialBelow,
)
from femiec.protocol.machine import End, Go, Retry, next_action
from femiec.protocol.progress import time_to_end


def run(step, state, time_step, resolution=1e-9):
    """Step through a state known as a function of time; the time of the end, its reason, and the number of trials."""
    start, bracket, trials, length = 0.0, None, 0, time_step
    while trials < 10_000:
        before = state(start)
        length = length if bracket else min(time_step, time_to_end(step, before))
        action, trials = next_action(step, before, state(start + length), resolution, bracket), trials + 1
        if isinstance(action, End):
            return start + length, action.reason, trials
        if isinstance(action, Go):
            start, bracket = start + length, None
        else:
            bracket, length = action.bracket, action.time_step
    raise AssertionError("the step did not end")


def plated(time, **more):
    return Observed(time=time, capacity=30.0 * time, **more)


def test_a_capacity_is_landed_on():
    end, reason, trials = run(Plate(30.0, AreaCapacity(1.08e5)), plated, 1000.0)
    assert end == pytest.approx(3600.0, rel=1e-15)
    assert reason == AreaCapacity(1.08e5)
    assert trials == 4


@pytest.mark.parametrize(
    ("potential", "event"),
    [
        (lambda time: -0.01 * time, 5.0),
        (lambda time: -0.002 * time**2, 5.0),
        (lambda time: -0.05 * math.sqrt(time / 5), 5.0),
        (lambda time: -0.05 * math.exp(20 * (time - 5)), 5.0),
        (lambda time: -0.1 * (1 - math.exp(-time)), math.log(2)),
        (lambda time: -0.1 / (1 + math.exp(-50 * (time - 5))), 5.0),
    ],
    ids=["straight", "steepening", "flattening", "steep", "saturating", "switch"],
)
def test_a_state_is_located_to_its_tolerance_in_few_trials(potential, event):
    limit = PotentialBelow(-0.05)
    end, reason, trials = run(Plate(30.0, limit), lambda time: plated(time, potential=potential(time)), 8.0)
    assert reason == limit
    assert abs(limit.excess(Observed(potential=potential(end)))) <= limit.tolerance
    assert end == pytest.approx(event, rel=1e-3)
    assert trials <= 13


def test_the_first_to_come_ends_the_step():
    def state(time):
        return plated(time, filling=0.1 * time, potential=-0.01 * time)

    both = [FillingAbove(0.4), PotentialBelow(-0.05)]
    end, reason, _ = run(Plate(30.0, both), state, 9.0)
    assert (end, reason) == (pytest.approx(4.0, abs=1e-4), both[0])
    end, reason, _ = run(Plate(30.0, [FillingAbove(0.6), both[1]]), state, 9.0)
    assert (end, reason) == (pytest.approx(5.0, abs=1e-2), both[1])


def test_an_event_before_the_time_that_is_landed_on_is_not_missed():
    end, reason, _ = run(Plate(30.0, [Duration(6.0), FillingAbove(0.4)]), lambda t: plated(t, filling=0.1 * t), 100.0)
    assert (end, reason) == (pytest.approx(4.0, abs=1e-4), FillingAbove(0.4))


def test_a_limit_wins_over_an_end_at_the_same_moment():
    safe = GasPressureAbove(3e6)
    step = Plate(30.0, Duration(3.0), limits=safe)
    end, reason, _ = run(step, lambda time: plated(time, gas_pressure=1e6 * time), 10.0)
    assert (end, reason) == (3.0, LimitReached(safe))


@pytest.mark.parametrize("jump", [3.0, 1e-3, 7.999])
def test_a_jump_is_located_in_time(jump):
    def state(time):
        return plated(time, potential=-0.1 if time > jump else -0.01)

    end, reason, trials = run(Plate(30.0, PotentialBelow(-0.05)), state, 8.0, resolution=1e-6)
    assert reason == PotentialBelow(-0.05)
    assert end == pytest.approx(jump, abs=1e-6)
    assert trials <= 50


def test_a_jump_past_an_end_and_a_limit_is_a_limit():
    step = Plate(30.0, PotentialBelow(-0.05), limits=GasPressureAbove(3e6))

    def state(time):
        return plated(time, potential=-9.0 if time > 3 else 0.0, gas_pressure=4e6 if time > 3 else 1e5)

    assert run(step, state, 8.0)[1] == LimitReached(GasPressureAbove(3e6))


def test_what_the_model_does_not_offer_is_an_error():
    with pytest.raises(InputError, match="filling = None"):
        next_action(Plate(30.0, FillingAbove(0.9)), plated(0.0), plated(1.0), 1e-9)


def test_a_state_that_fell_back_during_location_is_tried_longer():
    first = next_action(Plate(30.0, FillingAbove(0.5)), plated(0.0, filling=0.1), plated(8.0, filling=0.9), 1e-9)
    assert isinstance(first, Retry)
    assert first.time_step == pytest.approx(4.0)
    second = next_action(Plate(30.0, FillingAbove(0.5)), plated(0.0, filling=0.1), plated(4.0, filling=0.3), 1e-9, first.bracket)
    assert isinstance(second, Retry)
    assert 4.0 < second.time_step < 8.0


def test_what_held_from_the_beginning_ends_the_step_at_once():
    end, reason, _ = run(Plate(30.0, FillingAbove(0.5)), lambda time: plated(time, filling=0.9), 8.0, resolution=1e-6)
    assert (end, reason) == (pytest.approx(0.0, abs=1e-6), FillingAbove(0.5))
