"""Every condition: its sign, its refusals, its words."""

import math

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.protocol import (
    AreaCapacity,
    ContactLost,
    CurrentBelow,
    Duration,
    FillingAbove,
    FillingBelow,
    GasPressureAbove,
    Observed,
    PotentialAbove,
    PotentialBelow,
    WallStressAbove,
)
from femiec.quantities import ATMOSPHERE, MPa, hour, mA_per_cm2, mAh_per_cm2, mV

# condition, what it looks at, a value before it holds, one where it just holds, one beyond; its words
CASES = [
    (AreaCapacity(3 * mAh_per_cm2), "capacity", 1e5, 1.08e5, 2e5, "3 mAh/cm2 passed"),
    (Duration(2 * hour), "time", 10.0, 7200.0, 8000.0, "2 h passed"),
    (PotentialBelow(-50 * mV), "potential", 0.0, -0.05, -0.06, "potential below -50 mV"),
    (PotentialAbove(500 * mV), "potential", 0.1, 0.5, 0.6, "potential above 500 mV"),
    (CurrentBelow(0.1 * mA_per_cm2), "current", 30.0, 1.0, 0.2, "current density below 0.1 mA/cm2"),
    (CurrentBelow(0.1 * mA_per_cm2), "current", -30.0, -1.0, -0.2, "current density below 0.1 mA/cm2"),
    (FillingAbove(0.98), "filling", 0.5, 0.98, 0.99, "filling above 0.98"),
    (FillingBelow(0.02), "filling", 0.5, 0.02, 0.01, "filling below 0.02"),
    (ContactLost(), "contact", 1e6, 0.0, -1e6, "contact lost at the root"),
    (ContactLost(1 * MPa), "contact", 2e6, 1e6, 0.0, "contact lost at the root (margin below 1 MPa)"),
    (WallStressAbove(60 * MPa), "wall_stress", 1e6, 6e7, 7e7, "wall stress above 60 MPa"),
    (GasPressureAbove(3 * MPa), "gas_pressure", ATMOSPHERE, 3e6, 4e6, "gas pressure above 3 MPa"),
]


@pytest.mark.parametrize(("condition", "name", "before", "at", "beyond", "text"), CASES)
def test_the_excess_is_negative_before_zero_at_and_positive_beyond(condition, name, before, at, beyond, text):
    def seen(value):
        return Observed(**{name: value})

    assert condition.excess(seen(before)) == pytest.approx(-abs(abs(at) - abs(before) if name == "current" else at - before))
    assert condition.excess(seen(at)) == pytest.approx(0, abs=1e-12)
    assert condition.excess(seen(beyond)) > 0
    assert [condition.holds(seen(value)) for value in (before, at, beyond)] == [False, True, True]


@pytest.mark.parametrize(("condition", "name", "before", "at", "beyond", "text"), CASES)
def test_a_condition_holds_to_its_tolerance(condition, name, before, at, beyond, text):
    step = math.copysign(condition.tolerance, before - at)
    assert condition.holds(Observed(**{name: at + 0.9 * step}))
    assert not condition.holds(Observed(**{name: at + 1.1 * step}))


@pytest.mark.parametrize(("condition", "name", "before", "at", "beyond", "text"), CASES)
def test_a_condition_needs_what_it_looks_at(condition, name, before, at, beyond, text):
    with pytest.raises(InputError, match=f"{name} = None.*{type(condition).__name__}"):
        condition.excess(Observed())


@pytest.mark.parametrize(("condition", "name", "before", "at", "beyond", "text"), CASES)
def test_a_condition_says_what_it_is(condition, name, before, at, beyond, text):
    record, unit = condition.described(), condition.unit
    assert condition.text == text
    assert record == {
        "condition": type(condition).__name__,
        "text": text,
        f"Limit [{unit}]": condition.limit,
        f"Tolerance [{unit}]": condition.tolerance,
    }


def test_the_wall_s_own_strength_is_the_limit_where_none_is_given():
    strong = WallStressAbove()
    assert strong.excess(Observed(wall_stress=60e6, wall_strength=65e6)) == -5e6
    assert strong.text == "wall stress above its strength"
    assert strong.described()["Limit [Pa]"] is None
    with pytest.raises(InputError, match="wall_strength = None"):
        strong.excess(Observed(wall_stress=60e6))
    assert WallStressAbove(50e6).excess(Observed(wall_stress=60e6)) == 10e6


POSITIVE = [AreaCapacity, Duration, CurrentBelow, GasPressureAbove, WallStressAbove, FillingAbove, FillingBelow]


@pytest.mark.parametrize("condition", [*POSITIVE, PotentialBelow, PotentialAbove, ContactLost])
@pytest.mark.parametrize("limit", [math.nan, math.inf, -math.inf, "3 mV", True, [1.0]])
def test_a_limit_that_is_no_finite_number_is_refused(condition, limit):
    with pytest.raises(InputError, match=f"{condition.__name__}.limit = "):
        condition(limit)


@pytest.mark.parametrize("condition", POSITIVE)
@pytest.mark.parametrize("limit", [0, -0.5])
def test_a_limit_that_is_not_positive_is_refused(condition, limit):
    with pytest.raises(InputError, match="expected a finite number above 0"):
        condition(limit)


@pytest.mark.parametrize("condition", [FillingAbove, FillingBelow])
def test_a_filling_is_below_one(condition):
    with pytest.raises(InputError, match="above 0 and below 1"):
        condition(1.0)


@pytest.mark.parametrize("condition", [*POSITIVE, PotentialBelow, PotentialAbove, ContactLost])
@pytest.mark.parametrize("tolerance", [0.0, -1e-6, math.nan, math.inf, None])
def test_a_tolerance_is_positive(condition, tolerance):
    with pytest.raises(InputError, match=f"{condition.__name__}.tolerance = "):
        condition(0.5, tolerance=tolerance)


def test_the_strength_of_the_wall_needs_a_tolerance_too():
    with pytest.raises(InputError, match=r"WallStressAbove.tolerance = 0"):
        WallStressAbove(tolerance=0.0)


@pytest.mark.parametrize("condition", POSITIVE)
def test_a_tolerance_that_would_hold_from_the_beginning_is_refused(condition):
    with pytest.raises(InputError, match=r"tolerance = 0\.5: expected a positive number below 0\.5"):
        condition(0.5, tolerance=0.5)
    assert condition(0.5, tolerance=0.25).tolerance == 0.25


def test_numpy_numbers_are_numbers():
    assert Duration(np.int64(60)).described() == Duration(60.0).described()
    assert type(Duration(np.float32(60)).described()["Limit [s]"]) is float
