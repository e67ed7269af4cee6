import functools
import json
import math
from dataclasses import replace

import pytest

from femiec.errors import InputError
from femiec.protocol import (
    AreaCapacity,
    ContactLost,
    Cycle,
    Plate,
    Rest,
    Strip,
    WallStressAbove,
    describe,
    fingerprint,
)
from femiec.results.strict_json import plain

PLATE = Plate(30.0, until=AreaCapacity(1.08e5), limits=WallStressAbove())
STRIP = Strip(30.0, until=[AreaCapacity(1.08e5), ContactLost()])
STEPS = [Rest(3600.0), Cycle(100, [PLATE, Rest(60.0), STRIP])]


def test_a_protocol_is_plain_data_with_units_in_the_labels():
    record = describe(STEPS)
    assert json.loads(json.dumps(record, allow_nan=False)) == record == plain("protocol", record)
    assert record[1]["cycle"] == 100
    assert record[1]["steps"][0] == {
        "step": "Plate",
        "text": "plate at 3 mA/cm2 until 3 mAh/cm2 passed",
        "Current density [A/m2]": 30.0,
        "until": [AreaCapacity(1.08e5).described()],
        "limits": [WallStressAbove().described()],
    }


def ramp(time):
    return 1.0 + time


def test_equal_protocols_have_equal_fingerprints():
    again = [Rest(3600), Cycle(100, (PLATE, Rest(60), STRIP))]
    assert fingerprint(STEPS) == fingerprint(again)
    assert len(fingerprint(STEPS)) == 64


OTHERS = [
    [Rest(3600.0), Cycle(101, [PLATE, Rest(60.0), STRIP])],
    [Rest(3600.0), Cycle(100, [STRIP, Rest(60.0), PLATE])],
    [Rest(3600.0), Cycle(100, [PLATE, Rest(60.0), STRIP]), Rest(1.0)],
    [Rest(3600.0), PLATE, Rest(60.0), STRIP],
    [Rest(3600.0), Cycle(100, [replace(PLATE, current=math.nextafter(30.0, 31.0)), Rest(60.0), STRIP])],
    [Rest(3600.0), Cycle(100, [replace(PLATE, limits=()), Rest(60.0), STRIP])],
    [Rest(3600.0), Cycle(100, [replace(PLATE, limits=WallStressAbove(65e6)), Rest(60.0), STRIP])],
    [Rest(3600.0), Cycle(100, [replace(PLATE, until=AreaCapacity(1.08e5, tolerance=1.0)), Rest(60.0), STRIP])],
    [Rest(3600.0), Cycle(100, [PLATE, Rest(60.0), Plate(30.0, until=STRIP.until)])],
]


@pytest.mark.parametrize("other", OTHERS)
def test_any_change_changes_the_fingerprint(other):
    assert fingerprint(other) != fingerprint(STEPS)


def test_functions_are_told_apart_by_name_and_by_value():
    def steeper(time):
        return 1.0 + 2 * time

    def with_slope(slope, time):
        return 1.0 + slope * time

    marks = [fingerprint(Rest(1.0))]
    for function in (ramp, steeper, functools.partial(with_slope, 1.0), functools.partial(with_slope, 3.0)):
        marks.append(fingerprint(Plate(function, until=AreaCapacity(1e5))))
    assert len(set(marks)) == 5
    assert fingerprint(Plate(functools.partial(with_slope, 1.0), until=AreaCapacity(1e5))) == marks[3]


@pytest.mark.parametrize("make", [describe, fingerprint])
@pytest.mark.parametrize("steps", [[], None, ["plate"]])
def test_what_is_no_protocol_is_refused(make, steps):
    with pytest.raises(InputError, match="steps = "):
        make(steps)
