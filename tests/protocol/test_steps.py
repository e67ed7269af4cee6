import math

import pytest

from femiec.errors import InputError
from femiec.protocol import (
    AreaCapacity,
    ContactLost,
    Current,
    CurrentBelow,
    Duration,
    FillingAbove,
    FillingBelow,
    HoldPotential,
    Plate,
    Potential,
    PotentialAbove,
    PotentialBelow,
    Rest,
    Strip,
    WallStressAbove,
)

FULL = AreaCapacity(1.08e5)


def test_what_each_step_holds():
    assert Plate(30.0, FULL).control == Current(30.0, +1)
    assert Strip(30.0, FULL).control == Current(30.0, -1)
    assert HoldPotential(-0.05, FULL).control == Potential(-0.05)
    assert Rest(60.0).control == Current(0.0, 0)


def test_one_condition_is_the_same_as_a_list_of_one():
    assert Plate(30.0, until=FULL, limits=WallStressAbove()) == Plate(30.0, until=[FULL], limits=(WallStressAbove(),))
    assert hash(Plate(30.0, FULL)) == hash(Plate(30.0, [FULL]))


def test_conditions_of_a_generator_are_kept():
    step = Plate(30.0, until=(one for one in [FULL, FillingAbove(0.9)]))
    assert step.ends == step.ends == (FULL, FillingAbove(0.9))


def test_limits_and_ends_are_told_apart():
    step = Strip(30.0, until=[FULL, ContactLost()], limits=WallStressAbove())
    assert (step.ends, step.stops) == ((FULL, ContactLost()), (WallStressAbove(),))


def test_a_rest_ends_by_time_or_by_a_condition():
    assert Rest(60.0).ends == (Duration(60.0),)
    assert Rest(60.0, until=PotentialAbove(-0.001)).ends == (Duration(60.0), PotentialAbove(-0.001))
    assert Rest(until=PotentialAbove(-0.001)).ends == (PotentialAbove(-0.001),)


@pytest.mark.parametrize(
    ("step", "charge", "passed"),
    [
        (Plate(30.0, FULL), 5.0, 5.0),
        (Plate(30.0, FULL), -5.0, -5.0),
        (Strip(30.0, FULL), -5.0, 5.0),
        (HoldPotential(-0.05, FULL), 5.0, 5.0),
        (HoldPotential(0.05, FULL), -5.0, 5.0),
        (Rest(60.0), 0.0, 0.0),
    ],
)
def test_capacity_counts_in_the_step_s_direction(step, charge, passed):
    assert step.passed(charge) == passed


def test_steps_say_what_they_do():
    def wave(time):
        return 30.0 + time

    assert Plate(30.0, FULL).text == "plate at 3 mA/cm2 until 3 mAh/cm2 passed"
    assert Strip(wave, [FULL, ContactLost()]).text == "strip at wave(t) until 3 mAh/cm2 passed or contact lost at the root"
    assert HoldPotential(-0.05, CurrentBelow(1.0)).text == "hold -50 mV until current density below 0.1 mA/cm2"
    assert Rest(3600.0).text == "rest until 1 h passed"


@pytest.mark.parametrize("step", [Plate, Strip])
@pytest.mark.parametrize("current", [0.0, -30.0, math.nan, math.inf, None, "3 mA/cm2", True, lambda time: -1.0, lambda time: "a"])
def test_a_current_that_is_not_positive_is_refused(step, current):
    with pytest.raises(InputError, match="current = "):
        step(current, until=FULL)


@pytest.mark.parametrize("potential", [math.nan, math.inf, None, "-50mV", True, lambda time: math.nan])
def test_a_potential_that_is_no_number_is_refused(potential):
    with pytest.raises(InputError, match="potential = "):
        HoldPotential(potential, until=FULL)


def test_a_current_may_start_from_nothing():
    assert Plate(lambda time: time, until=FULL).control.at(2.0) == 2.0


@pytest.mark.parametrize("duration", [0.0, -60.0, math.nan, math.inf, "60 s"])
def test_a_rest_of_no_time_is_refused(duration):
    with pytest.raises(InputError, match=r"Duration.limit = "):
        Rest(duration)


@pytest.mark.parametrize("make", [lambda: Plate(30.0, ()), lambda: Strip(30.0, []), lambda: HoldPotential(-0.05, ()), Rest])
def test_a_step_without_an_end_is_refused(make):
    with pytest.raises(InputError, match="until = nothing: expected a condition that ends the step"):
        make()


@pytest.mark.parametrize(
    "make",
    [
        lambda: Plate(30.0, FillingBelow(0.1)),
        lambda: Plate(30.0, [FULL, CurrentBelow(1.0)]),
        lambda: Strip(30.0, FillingAbove(0.9)),
        lambda: HoldPotential(-0.05, PotentialBelow(-0.1)),
        lambda: HoldPotential(-0.05, [FULL, PotentialAbove(0.1)]),
        lambda: Rest(until=FULL),
        lambda: Rest(60.0, until=CurrentBelow(1.0)),
    ],
)
def test_an_end_that_cannot_come_is_refused(make):
    with pytest.raises(InputError, match=r"\.until = .*expected conditions that a step can reach: .* cannot"):
        make()


def test_a_limit_may_be_shared_by_steps_that_cannot_reach_it():
    assert HoldPotential(-0.05, FULL, limits=PotentialAbove(0.5)).stops == (PotentialAbove(0.5),)


@pytest.mark.parametrize("wrong", [60.0, "1 h", [FULL, 60.0], Rest(60.0), None])
def test_what_is_no_condition_is_refused(wrong):
    with pytest.raises(InputError, match=r"Plate.until = .*expected conditions"):
        Plate(30.0, until=wrong)
    with pytest.raises(InputError, match=r"Plate.limits = .*expected conditions"):
        Plate(30.0, until=FULL, limits=wrong)
