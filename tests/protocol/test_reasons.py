import dataclasses
import json

import pytest

from femiec.protocol import (
    AreaCapacity,
    Cycle,
    Empty,
    Ended,
    Full,
    GasPressureAbove,
    Interrupted,
    LimitReached,
    MeshDegraded,
    NoConvergence,
    Plate,
    schedule,
)

CAPACITY = AreaCapacity(1.08e5)
STEP = schedule(Cycle(100, Plate(30.0, until=CAPACITY)))[16]
STOPS = [
    (LimitReached(GasPressureAbove(3e6)), "limit reached: gas pressure above 3 MPa"),
    (NoConvergence(1e-6), "no convergence at a time step of 1e-06 s"),
    (NoConvergence(2.0, "pressure 1e-2"), "no convergence at a time step of 2 s: pressure 1e-2"),
    (Full(0.98), "tubule full at a filling of 0.98"),
    (Empty(0.02), "tubule empty at a filling of 0.02"),
    (MeshDegraded(-0.1, "lithium"), "mesh degraded: worst cell quality -0.1 in lithium"),
    (Interrupted("Ctrl-C"), "interrupted by Ctrl-C"),
]


@pytest.mark.parametrize(("reason", "text"), STOPS)
def test_a_stop_has_words_and_ends_the_protocol(reason, text):
    assert reason.text == text
    assert not Ended(STEP, reason, 10.0, 300.0).goes_on
    with pytest.raises(dataclasses.FrozenInstanceError):
        reason.condition = None


def test_a_condition_ends_the_step_only():
    ended = Ended(STEP, CAPACITY, 3600.0, 1.08e5)
    assert ended.goes_on
    assert ended.text == (
        "cycle 17 of 100, step 1: plate at 3 mA/cm2 until 3 mAh/cm2 passed: 3 mAh/cm2 passed after 3 mAh/cm2 at 3600 s"
    )


def test_an_end_is_recorded_as_plain_data():
    record = Ended(STEP, Full(0.98), 10.0, 300.0).described()
    assert json.loads(json.dumps(record)) == record
    assert record["reason"] == "Full"
    assert (record["position"], record["cycle"], record["Time [s]"], record["Capacity [C/m2]"]) == (16, 17, 10.0, 300.0)
