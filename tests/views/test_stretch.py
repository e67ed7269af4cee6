"""Which rows are shown, in which unit, and what the steps are called."""

from __future__ import annotations

import pytest

from femiec.protocol import Cycle, Duration, Plate, Rest, describe, schedule
from femiec.results.ledger import Ledger
from femiec.views.stretch import action, step_marks, stretches, unit_of


def test_few_cycles_are_shown_one_after_the_other(make_run):
    (whole,) = stretches(make_run(60, 1, cycles=3).ledger)
    assert (whole.name, len(whole.rows), whole.start) == ("", 60, 0.0)


def test_a_last_cycle_that_is_not_whole_is_not_shown(make_run):
    ledger = make_run(100, 1, cycles=5).ledger
    cut = type(ledger).from_rows(ledger.columns, ledger.rows()[:85])
    assert [each.name for each in stretches(ledger)] == ["cycle 1", "cycle 5"]
    assert [each.name for each in stretches(cut)] == ["cycle 1", "cycle 4"]
    assert stretches(cut)[1].start == pytest.approx(600.0)


def test_steps_are_marked_where_they_begin(make_run):
    run = make_run(40, 1)
    (whole,) = stretches(run.ledger)
    marks = step_marks(run.ledger, whole, run.provenance["protocol"], 100.0)
    assert [(mark.text, mark.x) for mark in marks] == [("plate", 0.0), ("strip", 1.0)]
    assert [mark.text for mark in step_marks(run.ledger, whole, (), 100.0)] == ["", ""]


def test_a_step_too_short_for_its_word_has_none():
    ledger = Ledger(["Time [s]", "Protocol step", "Cycle"])
    for time, step in ((60.0, 0), (63.0, 1), (100.0, 2)):
        ledger.append({"Time [s]": time, "Protocol step": float(step), "Cycle": 0.0})
    told = [{"text": "plate at"}, {"text": "rest until"}, {"text": "strip at"}]
    marks = step_marks(ledger, stretches(ledger)[0], told, 1.0)
    assert [(mark.text, mark.x) for mark in marks] == [("plate", 0.0), ("", 60.0), ("strip", 63.0)]


def test_a_step_is_called_as_its_schedule_calls_it():
    steps = [Rest(60.0), Cycle(3, [Plate(30.0, until=Duration(10.0)), Cycle(2, [Rest(5.0)])]), Plate(1.0, until=Duration(1.0))]
    plan, told = schedule(steps), describe(steps)
    assert [action(told, n) for n in range(len(plan))] == [each.step.text.split()[0] for each in plan]
    assert action(told, len(plan)) == ""


def test_units_of_time():
    assert [unit_of(seconds)[0] for seconds in (0.0, 300.0, 301.0, 5 * 3600.0, 6 * 3600.0, 1e7)] == [
        "s",
        "s",
        "min",
        "min",
        "h",
        "d",
    ]
