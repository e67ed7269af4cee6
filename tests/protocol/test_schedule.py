import sys
from itertools import islice

import pytest

from femiec.errors import InputError
from femiec.protocol import AreaCapacity, Cycle, Plate, Rest, Strip, schedule
from femiec.quantities import mA_per_cm2, mAh_per_cm2

PLATE = Plate(3 * mA_per_cm2, until=AreaCapacity(3 * mAh_per_cm2))
STRIP = Strip(3 * mA_per_cm2, until=AreaCapacity(3 * mAh_per_cm2))
NESTED = [Rest(3600.0), Cycle(2, [PLATE, Cycle(3, [Rest(1.0), Rest(2.0)]), STRIP]), Rest(7200.0), Cycle(2, STRIP)]


def unrolled(entries):
    for entry in entries:
        if isinstance(entry, Cycle):
            for _ in range(entry.count):
                yield from unrolled(entry.steps)
        else:
            yield entry


def test_steps_come_in_the_order_that_loops_would_give():
    plan, steps = schedule(NESTED), list(unrolled(NESTED))
    assert [one.step for one in plan] == steps
    assert len(plan) == len(steps) == 20
    assert [one.number for one in plan] == list(range(20))


def test_a_position_finds_the_step_that_iteration_finds():
    plan = schedule(NESTED)
    assert [plan[position] for position in range(len(plan))] == list(plan)
    assert plan[-1] == plan[19]


def test_a_run_goes_on_from_a_position():
    plan = schedule(NESTED)
    assert list(plan.after(7)) == list(islice(plan, 7, None))
    assert list(plan.after(20)) == []


@pytest.mark.parametrize("position", [-1, 21])
def test_a_checkpoint_of_another_protocol_is_refused(position):
    with pytest.raises(InputError, match=r"position = .*expected 0 to 20"):
        schedule(NESTED).after(position)


@pytest.mark.parametrize("position", [20, -21])
def test_there_is_nothing_after_the_end(position):
    with pytest.raises(IndexError, match="a protocol of 20 steps"):
        schedule(NESTED)[position]


def test_a_position_is_a_whole_number():
    with pytest.raises(TypeError):
        schedule(NESTED)[1.0]


def test_places_are_told_in_words():
    plan = schedule([Rest(3600.0), Cycle(100, [PLATE, Rest(60), STRIP])])
    assert plan[0].text == "step 1: rest until 1 h passed"
    assert plan[49].text == "cycle 17 of 100, step 1: plate at 3 mA/cm2 until 3 mAh/cm2 passed"
    assert schedule(NESTED)[13].text == "cycle 2 of 2, cycle 2 of 3, step 2: rest until 2 s passed"


def test_the_cycle_is_that_of_the_outermost_loop():
    cycles = [one.cycle for one in schedule(NESTED)]
    assert cycles == [None, *[1] * 8, *[2] * 8, None, 1, 2]


def test_each_step_has_an_address_of_its_own():
    plan = schedule(NESTED)
    assert len({one.path for one in plan}) == len(plan)


def test_finding_a_step_does_not_go_through_those_before_it():
    calls = []

    def count(frame, event, argument):
        calls.append(event)

    plan = schedule([Rest(3600.0), Cycle(100_000, [PLATE, Rest(60), STRIP])])
    assert len(plan) == 300_001
    sys.setprofile(count)
    try:
        last = plan[300_000]
    finally:
        sys.setprofile(None)
    assert last.text.startswith("cycle 100000 of 100000, step 3: strip")
    assert len(calls) < 100


def test_a_protocol_that_cannot_be_counted_is_refused():
    endless = Cycle(10**9, Cycle(10**9, Cycle(10**9, Rest(1.0))))
    with pytest.raises(InputError, match="cycle less often"):
        schedule(endless)


@pytest.mark.parametrize("steps", [[], None, ["plate"], [Rest]])
def test_a_protocol_is_made_of_steps(steps):
    with pytest.raises(InputError, match="steps = "):
        schedule(steps)
