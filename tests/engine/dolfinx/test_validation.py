"""Cheap cases of the validation suite by the embedded engine, and by DOLFINx on two ranks: the same but for round-off."""

import pytest
from on_ranks import launch

from benchmarks.agreement.verdicts import lines
from femiec.cli import main

CASES = ["coble_flow", "lame_wall", "tubule_balances"]
"""Most of their forms are those of the studies. All cases are compared by ``python -m benchmarks.agreement.verdicts``."""


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    """A line for each case; no environment is an error, not a skip."""
    folder, only = tmp_path_factory.mktemp("validation"), [part for case in CASES for part in ("--only", case)]
    assert main(["validate", *only, "--out", str(folder / "embedded")]) == 0
    launch(2, "validating.py", *only, "--out", folder / "dolfinx")
    return {line.case: line for line in lines(folder / "dolfinx", folder / "embedded")}


@pytest.mark.parametrize("case", CASES)
def test_dolfinx_computes_what_the_embedded_engine_computes(compared, case):
    line = compared[case]
    assert line.rows > 2
    assert line.holds, line.text()
