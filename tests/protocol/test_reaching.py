"""When a condition will hold, where that can be told, and whether it can hold at all."""

import pytest

from femiec.protocol import (
    AreaCapacity,
    ContactLost,
    Current,
    CurrentBelow,
    Duration,
    FillingAbove,
    FillingBelow,
    GasPressureAbove,
    Observed,
    Potential,
    PotentialAbove,
    PotentialBelow,
    WallStressAbove,
)

PLATES, STRIPS, RESTS, HOLDS = Current(30.0, +1), Current(30.0, -1), Current(0.0, 0), Potential(-0.05)
VARIES, SWEEPS = Current(lambda time: 30.0 + time, +1), Potential(lambda time: -0.01 * time)
EVERY = [PLATES, STRIPS, RESTS, HOLDS, VARIES, SWEEPS]


@pytest.mark.parametrize("control", [PLATES, STRIPS])
def test_a_step_lands_on_a_capacity_at_a_constant_current(control):
    condition, seen = AreaCapacity(1.08e5), Observed(capacity=3e4, time=1000.0)
    seconds = condition.remaining(seen, control)
    assert seconds == pytest.approx(2600.0)
    assert condition.excess(Observed(capacity=3e4 + 30.0 * seconds)) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("control", [RESTS, HOLDS, VARIES, SWEEPS])
def test_when_a_capacity_has_passed_cannot_be_told_otherwise(control):
    assert AreaCapacity(1.08e5).remaining(Observed(capacity=3e4), control) is None


@pytest.mark.parametrize("control", EVERY)
def test_a_step_lands_on_a_duration_whatever_is_held(control):
    assert Duration(60.0).remaining(Observed(time=45.0), control) == 15.0


def test_nothing_remains_of_what_is_over():
    assert AreaCapacity(1e4).remaining(Observed(capacity=2e4), PLATES) == 0
    assert Duration(60.0).remaining(Observed(time=61.0), PLATES) == 0


OTHERS = [PotentialBelow(-0.1), PotentialAbove(0.5), CurrentBelow(1.0), FillingAbove(0.9), FillingBelow(0.1), ContactLost()]


@pytest.mark.parametrize("condition", [*OTHERS, WallStressAbove(), GasPressureAbove(3e6)])
def test_when_a_state_is_reached_cannot_be_told(condition):
    assert condition.remaining(Observed(), PLATES) is None


@pytest.mark.parametrize(
    ("condition", "controls"),
    [
        (AreaCapacity(1e5), [PLATES, STRIPS, HOLDS, VARIES, SWEEPS]),
        (Duration(60.0), EVERY),
        (PotentialBelow(-0.1), [PLATES, STRIPS, RESTS, VARIES, SWEEPS]),
        (PotentialAbove(0.1), [PLATES, STRIPS, RESTS, VARIES, SWEEPS]),
        (CurrentBelow(1.0), [HOLDS, VARIES, SWEEPS]),
        (FillingAbove(0.9), [PLATES, RESTS, HOLDS, VARIES, SWEEPS]),
        (FillingBelow(0.1), [STRIPS, RESTS, HOLDS, SWEEPS]),
        (ContactLost(), EVERY),
        (WallStressAbove(), EVERY),
        (GasPressureAbove(3e6), EVERY),
    ],
)
def test_which_controls_a_condition_can_come_under(condition, controls):
    assert [control for control in EVERY if condition.can_come(control)] == controls
