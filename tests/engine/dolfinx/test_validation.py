"""Cheap cases of the validation suite by the embedded engine, and by DOLFINx on two ranks: the same but for round-off."""

import json

import pytest
from on_ranks import ended, launch

from benchmarks.agreement.verdicts import lines
from femiec.cli import main

CASES = ["coble_flow", "lame_wall", "tubule_balances"]
"""Most of their forms are those of the studies. All cases are compared by ``python -m benchmarks.agreement.verdicts``."""
FAILS_ON = """
from femiec.checks.row import Kind, Row


def compute(engine):
    if {where}:
        raise ValueError("no such thing")
    return engine.ranks.largest(1)


ROWS = [Row("one", "A row", Kind.EXACT, 1.0, "1", 0.1, compute, solved=True)]
"""


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    """A line for each case, and the versions that made it; no environment is an error, not a skip."""
    folder, only = tmp_path_factory.mktemp("validation"), [part for case in CASES for part in ("--only", case)]
    assert main(["validate", *only, "--out", str(folder / "embedded")]) == 0
    launch(2, "validating.py", *only, "--out", folder / "dolfinx")
    versions = json.loads((folder / "dolfinx/details.json").read_text())["provenance"]["versions"]
    return {line.case: line for line in lines(folder / "dolfinx", folder / "embedded")}, versions


@pytest.mark.parametrize("case", CASES)
def test_dolfinx_computes_what_the_embedded_engine_computes(compared, case):
    line = compared[0][case]
    assert line.rows > 2
    assert line.holds, line.text()


def test_the_record_has_the_version_of_dolfinx(compared):
    assert compared[1]["dolfinx-solver-real"].startswith("0.11")


@pytest.mark.parametrize(("where", "judged"), [("engine.ranks.leads", False), ("True", True)])
def test_a_row_that_fails_on_some_ranks_ends_all_and_one_that_fails_on_all_is_judged(tmp_path, where, judged):
    (tmp_path / "cases/new").mkdir(parents=True)
    (tmp_path / "cases/new/case.py").write_text(FAILS_ON.format(where=where))
    done = ended(2, "validating.py", "--cases", tmp_path / "cases", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "row one: ValueError: no such thing (compute, line 7)" in done.stderr
    assert (tmp_path / "out/verdicts.json").exists() == judged
