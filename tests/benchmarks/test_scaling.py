"""The scaling tables from records, and the projection's arithmetic."""

import pytest

from benchmarks.scaling import projection
from benchmarks.scaling.curve import draw
from benchmarks.scaling.projection import Costs, costs
from benchmarks.scaling.table import markdown

NAMES = ("libraries", "whole", "share", "matrix_first", "matrix", "vector", "interpolation", "setup", "solve")


def record(unknowns, ranks, peak=1.1e9):
    """Of which each stage took a second of processor time, and all but the libraries 1 GB."""
    stages = {name: {"watch": 2.0, "processor": 1.0, "memory": 1.1e9, "peak": peak} for name in NAMES}
    stages["libraries"] = {"watch": 0.0, "processor": 0.0, "memory": 1e8, "peak": 1e8}
    stages["whole"] |= {"memory": 1.5e8, "peak": 2e8}
    facts = {"case": "honeycomb", "rings": 1, "layers": 1, "unknowns": unknowns, "ranks": ranks, "iterations": 40}
    return facts | {"error": 1e-9, "energy": 1.0, "stages": stages}


def test_costs_are_by_the_unknown():
    found = costs([record(10**6, 2), record(10**5, 2), record(10**7, 1)])
    assert found.shared == pytest.approx(12e-6)
    assert found.replicated == pytest.approx(1e-6)
    assert found.memory_shared == pytest.approx(2 * 950)
    assert found.memory_replicated == pytest.approx(100)


def test_whole_vectors_count_where_they_are_more_than_the_mesh():
    small = record(10**6, 2)
    small["stages"]["whole"]["peak"] = 1.6e8
    assert costs([small]).memory_replicated == pytest.approx(50 + 8 * projection.VECTORS)


def test_what_is_replicated_bounds_the_size():
    """However many ranks there are."""
    model = Costs(1e-4, 1e-6, 4e3, 400, 1e8, 40)
    assert model.largest(2) < model.largest(4096) < (projection.MEMORY - 1e8) / 400
    assert model.bytes(model.largest(64), 64) == pytest.approx(projection.MEMORY)


def test_seconds_fall_to_what_is_replicated():
    model = Costs(1e-4, 1e-6, 4e3, 400, 1e8, 40)
    assert model.seconds(1e6, 1) == pytest.approx(101.0)
    assert model.seconds(1e6, 64) < model.seconds(1e6, 2)
    assert model.seconds(1e6, 4096) > 1.0
    assert model.amdahl == pytest.approx(1 / 101)


def test_the_table_names_what_does_not_fit(tmp_path):
    text = markdown([record(10**6, 1), record(10**6, 2), record(2 * 10**6, 2)])
    assert "1.00 times as fast on two ranks at 1,000,000 unknowns" in text
    assert "no room" in text
    assert "| 4096 |" in text
    assert "Weak" not in markdown([record(10**6, 1), record(10**6, 2)])
    assert "1.00 with 1,000,000 unknowns on one rank and 2,000,000 on two" in text
    draw([record(10**6, 1), record(10**6, 2)], tmp_path / "curve.png")
    assert (tmp_path / "curve.png").stat().st_size > 10_000


def test_the_table_says_what_made_it():
    """A row's command, with the arguments of the row."""
    stages = {name: {"watch": 2.0, "processor": 1.0, "memory": 1e9, "peak": 1e9} for name in ("matrix", "setup", "solve")}
    facts = {"unknowns": 10**6, "ranks": 1, "iterations": 18, "stages": stages}
    coupled = {"case": "coupled", "level": 5, "along": 1.8, "engine": "embedded"} | facts
    written = {"case": "writing", "rings": 1, "layers": 124, "bytes": {"leader": 1e6, "vtx": 2e6, "vtkhdf": 3e6}, **facts}
    written["stages"] = dict.fromkeys(written["bytes"], stages["solve"])
    text = markdown([record(10**6, 2), coupled, written])
    assert "mpiexec -n RANKS python -m benchmarks.scaling.coupled scaling.jsonl ARGUMENTS" in text
    assert "| 1,000,000 | 1 | 5 --along 1.8 --embedded | 18 |" in text
    assert "| 1 124 | gathered: the leader writes, second order (femiec's results) | 2 | 1 | 1.0 |" in text
