import math

import pytest

from benchmarks.case import OURS, Case, Stage, Target
from benchmarks.run import Record
from benchmarks.summary import disagreements, ratio, seconds, verdicts
from benchmarks.table import markdown, number

CASE = Case(
    "toy",
    "a toy",
    (Stage("matrix", "matrix"), Stage("memory", "memory", "MB")),
    settings=({},),
    small=({},),
    codes=(OURS, "dolfinx", "ngsolve"),
    checks=(("energy", 1e-10),),
    targets=(Target("matrix", 0.7, "dolfinx"), Target("matrix", 1.5), Target("matrix", 0.7, "ngsolve")),
)


def record(code, number, matrix, energy=2.0, failure=""):
    return Record(CASE.name, code, number, {}, {"matrix": matrix}, {"energy": energy}, {"version": "1"}, failure)


ROUNDS = [record(OURS, i, ours) for i, ours in enumerate((1.0, 2.0, 9.0))]
ROUNDS += [record("dolfinx", i, theirs) for i, theirs in enumerate((2.0, 2.5, 10.0))]


def test_times_are_medians_and_ratios_medians_of_the_ratios_of_each_round():
    assert seconds(CASE, ROUNDS) == {OURS: {"matrix": 2.0}, "dolfinx": {"matrix": 2.5}}
    assert ratio(CASE, ROUNDS, "matrix", "dolfinx") == pytest.approx(0.8)
    assert ratio(CASE, ROUNDS, "matrix", "ngsolve") is None


def test_a_round_that_one_code_missed_does_not_count():
    assert ratio(CASE, [*ROUNDS, record(OURS, 3, 1e9)], "matrix", "dolfinx") == pytest.approx(0.8)


def test_a_target_is_met_missed_or_not_measured():
    assert [verdict.met for verdict in verdicts(CASE, ROUNDS)] == [False, False, None]
    assert [verdict.met for verdict in verdicts(CASE, ROUNDS[:1] + ROUNDS[3:4])] == [True, True, None]


@pytest.mark.parametrize("energy", [2.0 + 3e-10, -2.0, math.nan])
def test_another_problem_is_found_out(energy):
    (found,) = disagreements(CASE, [record(OURS, 0, 1.0), record("dolfinx", 0, 1.0, energy)])
    assert (found.code, found.check) == ("dolfinx", "energy")
    assert "DOLFINx solved another problem" in markdown([CASE], [record(OURS, 0, 1.0), record("dolfinx", 0, 1.0, energy)], {}, "")


def test_round_off_is_not_another_problem():
    assert disagreements(CASE, [record(OURS, 0, 1.0), record("dolfinx", 0, 1.0, 2.0 + 1e-11)]) == []


def test_the_table_tells_absent_from_failed_and_shows_our_ratio():
    failed = Record(CASE.name, "ngsolve", 0, {}, failure="no licence")
    pythons = {OURS: "python", "dolfinx": None, "ngsolve": "python"}
    lines = markdown([CASE], [record(OURS, 0, 0.01), failed], pythons, "").splitlines()
    (row,) = (line for line in lines if line.startswith("| matrix"))
    assert row.startswith("| matrix | 10 ms | absent | failed |")
    assert "not measured" in row
    assert "NGSolve failed: no licence" in lines


def test_a_cell_is_a_time_and_our_ratio_to_it():
    table = markdown([CASE], ROUNDS, dict.fromkeys(CASE.codes, "python"), "")
    row = next(line for line in table.splitlines() if line.startswith("| matrix"))
    assert row.startswith("| matrix | 2 s | 2.5 s (0.8) | – |")
    assert "≤ 0.7 of DOLFINx: 0.8, MISSED" in row


@pytest.mark.parametrize(
    ("value", "unit", "shown"), [(1.234, "s", "1.23 s"), (0.0123, "s", "12.3 ms"), (2e-5, "s", "20 µs"), (99.6, "MB", "100 MB")]
)
def test_numbers_are_readable(value, unit, shown):
    assert number(value, unit) == shown
