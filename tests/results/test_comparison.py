"""Several runs as one result."""

import json

import pytest

from femiec.errors import InputError
from femiec.results.comparison import side_by_side, write_comparison
from femiec.results.ledger import Ledger
from femiec.results.result import Result


def a_run(width, *laws):
    record = {"study": {"Width [m]": width}, "ended": [], "solver": {}, "materials": [{"value": width}], "date": "today"}
    return Result({}, Ledger(["Time [s]"]), (), record | {"laws": [{"law": law} for law in laws]})


@pytest.fixture
def both():
    runs = {"thin": a_run(1e-7, "Nernst", "Coble"), "wide": a_run(2e-7, "Nernst")}
    rows = [{"Speed [nm/s]": 5.0, "Drop [mV]": 17.0}, {"Speed [nm/s]": 6.0, "Drop [mV]": 18.0}]
    return side_by_side(runs, rows, {"Ratio": 1.2}, ["beware"])


def test_a_row_for_each_run(both):
    assert list(both.provenance["study"]) == ["thin", "wide"]
    assert both.ledger.column("Drop [mV]").tolist() == [17.0, 18.0]
    assert both.snapshots == ()


def test_the_record_holds_every_run_and_each_source_once(both):
    record = both.provenance
    assert record["study"]["wide"] == {"Width [m]": 2e-7}
    assert record["laws"] == [{"law": "Nernst"}, {"law": "Coble"}]
    assert record["materials"] == [{"value": 1e-7}, {"value": 2e-7}]
    assert (record["date"], record["notices"]) == ("today", ["beware"])


def test_rows_must_match_the_runs():
    with pytest.raises(InputError, match="one for each of 1 runs"):
        side_by_side({"thin": a_run(1e-7)}, [], {})
    with pytest.raises(InputError, match="ledger row"):
        side_by_side({"a": a_run(1e-7), "b": a_run(1e-7)}, [{"x": 1.0}, {"y": 1.0}], {})


def test_files(both, tmp_path):
    write_comparison(both, tmp_path / "new")
    assert json.loads((tmp_path / "new/summary.json").read_text()) == {"Ratio": 1.2}
    assert Ledger.read_csv(tmp_path / "new/ledger.csv").columns == ("Speed [nm/s]", "Drop [mV]")
