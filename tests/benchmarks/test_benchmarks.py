"""The whole of it at toy size: our column, and plain scikit-fem's, which needs no other interpreter."""

import json
import math

import pytest

from benchmarks.__main__ import main
from benchmarks.cases import CASES


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("benchmarks")
    assert main(["--out", str(folder), "--small", "--repeat", "1", "--code", "femiec", "--code", "skfem"]) == 0
    return folder


@pytest.fixture(scope="module")
def results(out):
    return json.loads((out / "table.json").read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_stage_of_ours_is_measured(case, results):
    measured = results["cases"][case.name]["medians"]["femiec"]
    assert {stage.name for stage in case.stages} <= set(measured)
    assert all(value > 0 and math.isfinite(value) for value in measured.values())


@pytest.mark.parametrize("case", [case for case in CASES if case.checks and "skfem" in case.codes], ids=lambda case: case.name)
def test_scikit_fem_computes_what_we_do(case, results):
    checks = {record["code"]: record["checks"] for record in results["records"] if record["case"] == case.name}
    for name, tolerance in case.checks:
        assert checks["femiec"][name] != 0
        assert checks["skfem"][name] == pytest.approx(checks["femiec"][name], rel=tolerance)
    assert results["cases"][case.name]["disagreements"] == []


@pytest.mark.parametrize("case", [case for case in CASES if "skfem" in case.codes], ids=lambda case: case.name)
def test_ratios_are_ours_over_theirs(case, results):
    found = results["cases"][case.name]
    for stage, ratio in found["ratios"]["skfem"].items():
        assert ratio == pytest.approx(found["medians"]["femiec"][stage] / found["medians"]["skfem"][stage])


def test_targets_follow_from_what_was_measured(results):
    verdicts = [verdict for case in results["cases"].values() for verdict in case["targets"]]
    measured = [verdict for verdict in verdicts if verdict["code"] != "dolfinx"]
    assert all(verdict["met"] == (verdict["value"] <= verdict["at_most"]) for verdict in measured)
    assert all(verdict["met"] is None for verdict in verdicts if verdict["code"] == "dolfinx")


def test_the_curve_has_a_point_for_each_size(out, results):
    (case,) = (case for case in CASES if case.name == "curve")
    assert len(results["curve"]) == len(case.small)
    assert {point["cells"] for point in results["curve"]} == {6 * settings["n"] ** 3 for settings in case.small}
    assert (out / "curve.png").read_bytes().startswith(b"\x89PNG")


def test_the_table_shows_every_stage(out):
    table = (out / "table.md").read_text()
    assert all(f"## {case.name}: " in table for case in CASES)
    assert all(f"| {stage.title} | " in table for case in CASES for stage in case.stages)
    assert "DOLFINx not asked; NGSolve not asked" in table
