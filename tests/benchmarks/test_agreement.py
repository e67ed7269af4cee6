"""How the agreement of the engines is measured, kept and shown."""

import json
import sys

import numpy as np
import pytest

from benchmarks.agreement import run as runs
from benchmarks.agreement.cases import CASES, ROOT, Case
from benchmarks.agreement.compare import Agreement, Difference, agreement, apart, scale, unit_of
from benchmarks.agreement.corpus import worst
from benchmarks.agreement.run import EMBEDDED, SHAKEN, RunFailed, finished, on_ranks, run
from benchmarks.agreement.table import Failure, Row, Table, bounds

SMALL = Case("single_tubule", ("height=500nm",))


def column(*values):
    return np.array(values)


def test_a_number_with_a_unit_is_measured_by_its_own_column():
    columns = {"a: Root pressure [MPa]": column(1.0, -20.0), "a: Gas pressure [MPa]": column(0.1, 0.2)}
    assert scale("a: Root pressure [MPa]", columns) == 20
    assert scale("a: Gas pressure [MPa]", columns) == 0.2


def test_a_share_is_measured_by_its_whole():
    columns = {"Carried by the wall": column(1e-7), "Exponent": column(3.0)}
    assert [scale(name, columns) for name in columns] == [1, 3]


@pytest.mark.parametrize("unit", ["W", "mAh/cm2", "C"])
def test_a_term_of_a_balance_is_measured_by_the_largest_of_its_run(unit):
    columns = {f"a: Whole [{unit}]": column(5.0), f"a: Left [{unit}]": column(1e-3), f"b: Whole [{unit}]": column(70.0)}
    assert scale(f"a: Left [{unit}]", columns) == 5


def test_what_vanished_is_measured_by_the_largest_of_its_unit():
    columns = {"Void [um]": column(0.0), "Tip [um]": column(8.0), "Width [nm]": column(100.0), "Lag [um]": column(1e-11)}
    assert [scale(name, columns) for name in columns] == [8, 8, 100, 1e-11]


@pytest.mark.parametrize(("label", "unit"), [("Tip [um]", "um"), ("Filling", ""), ("Share [%] of all", "")])
def test_units_are_read_from_labels(label, unit):
    assert unit_of(label) == unit


def test_numbers_of_other_shapes_do_not_agree():
    with pytest.raises(ValueError, match="Tip"):
        apart("Tip [um]", column(1.0), column(1.0, 2.0), 1.0)


def written(folder, summary, rows):
    """A run's folder with a summary and a ledger."""
    folder.mkdir()
    (folder / "summary.json").write_text(json.dumps(summary))
    (folder / "ledger.csv").write_text("\n".join(["Time [s],Tip [um]", *(",".join(map(repr, row)) for row in rows)]) + "\n")
    return folder


def test_the_worst_number_and_column_are_found(tmp_path):
    one = written(tmp_path / "one", {"Tip [um]": 4.0, "Filling": 0.5}, [(0.0, 2.0), (1.0, 4.0)])
    other = written(tmp_path / "other", {"Tip [um]": 4.0, "Filling": 0.5 + 1e-6}, [(0.0, 2.0 + 4e-9), (1.0, 4.0)])
    found = agreement(other, one)
    assert (found.scalar.label, found.ledger.label) == ("Filling", "Tip [um]")
    assert found.scalar.value == pytest.approx(1e-6, rel=1e-6)
    assert found.ledger.value == pytest.approx(1e-9, rel=1e-6)
    assert found.numbers == 6


def test_folders_that_hold_something_else_do_not_agree(tmp_path):
    one = written(tmp_path / "one", {"Tip [um]": 4.0}, [(0.0, 2.0)])
    other = written(tmp_path / "other", {"Root [um]": 4.0}, [(0.0, 2.0)])
    with pytest.raises(ValueError, match="differ in"):
        agreement(other, one)
    (tmp_path / "empty").mkdir()
    with pytest.raises(ValueError, match="no summary"):
        agreement(tmp_path / "empty", tmp_path / "empty")


def row(ledger, spread):
    found, shaken = (Agreement(Difference(), Difference(each, "Tip [um]"), Difference(), 9) for each in (ledger, spread))
    return Row(SMALL, "2 ranks", "1 rank", found, bounds(engines=False), shaken, 2.0, 1.0)


def test_a_bound_is_missed_unless_round_off_alone_goes_as_far():
    assert row(9e-11, 0.0).holds
    assert not row(2e-10, 1e-12).holds
    assert "**2.0e-10 Tip [um]**" in row(2e-10, 1e-12).text()
    assert row(2e-10, 3e-11).holds
    assert "| *2.0e-10 Tip [um]* |" in row(2e-10, 3e-11).text()
    assert not row(float("nan"), 0.0).holds


def test_a_failure_is_a_row_and_settings_are_told(tmp_path):
    table = Table(tmp_path / "new" / "agreement.md")
    assert not table.holds
    for each in (row(0.0, 0.0), worst(2, {"mass": {"error": 1e-15}, "load": {"error": 3e-14}})):
        table.add(each)
        assert table.holds
    table.add(Failure("study", "ranks\nwait"))
    assert not table.holds
    text = table.file.read_text()
    assert "**failed**: ranks wait" in text
    assert "- single_tubule: height=500nm" in text
    assert "| 2 | 2 | 3.0e-14 | load |" in text


def test_the_worst_form_is_found_and_one_that_fails_is_no_form():
    assert not worst(1, {"mass": {"error": 2e-12}, "load": {"error": 0.0}}).holds
    with pytest.raises(RunFailed, match=r"1 of 2 forms on 2 ranks: load: TypeError"):
        worst(2, {"mass": {"error": 0.0}, "load": {"error": None, "why": "TypeError: x"}})
    with pytest.raises(RunFailed, match="0 of 0 forms"):
        worst(2, {})


def test_a_finished_run_is_kept_and_one_with_other_settings_is_not(tmp_path):
    place = run([SMALL], EMBEDDED, sys.executable, tmp_path)["single_tubule"]
    before = (place / "summary.json").stat().st_mtime_ns
    assert finished(SMALL, place)
    run([SMALL], EMBEDDED, sys.executable, tmp_path)
    assert (place / "summary.json").stat().st_mtime_ns == before
    assert not finished(Case("single_tubule"), place)
    (place / "done.json").unlink()
    assert run([SMALL], EMBEDDED, sys.executable, tmp_path) == {"single_tubule": place}
    assert (place / "summary.json").stat().st_mtime_ns > before


def test_nodes_off_by_round_off_change_the_answer_a_little(tmp_path):
    one, other = (run([SMALL], way, sys.executable, tmp_path)["single_tubule"] for way in (EMBEDDED, SHAKEN))
    found = agreement(other, one)
    assert 0 < found.field.value < 1e-6
    assert found.scalar.value < 1e-10


def test_a_run_that_fails_says_why(tmp_path):
    with pytest.raises(RunFailed, match="height"):
        run([Case("single_tubule", ("height=-1nm",))], EMBEDDED, sys.executable, tmp_path)


def test_a_run_that_hangs_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(runs, "PATIENCE", 0.1)
    with pytest.raises(RunFailed, match="no end within"):
        run([SMALL], EMBEDDED, sys.executable, tmp_path)


def test_ways_have_names():
    assert [way.name for way in (EMBEDDED, SHAKEN, on_ranks(1), on_ranks(4))] == ["embedded", "shaken", "1 rank", "4 ranks"]


def test_every_study_is_compared():
    assert sorted(case.study for case in CASES) == sorted(file.stem for file in (ROOT / "studies").glob("*.py"))
