"""The study of voids, quick: a short tubule and a small void; what it claims, from the ledger and from numbers of its own."""

import sys
from dataclasses import replace
from math import pi, sqrt
from pathlib import Path

import numpy as np
import pytest

from femiec.commands.study import load
from femiec.results.reader import read

STUDY = Path(__file__).parents[2] / "studies/void_stripping.py"
E, OMEGA, THERMAL = 1.602176634e-19, 21.6e-30, 1.380649e-23 * 300.0
RADIUS, WALL, HEIGHT, CURRENT = 50e-9, 10e-9, 5e-6, 10.0
AREA = pi * RADIUS**2
POROSITY = pi / (2 * sqrt(3)) * (2 * RADIUS / (2 * RADIUS + WALL)) ** 2
MENISCUS = 2 * 0.45 / RADIUS / 1e6
"""2 gamma/R [MPa]."""


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    out = tmp_path_factory.mktemp("void") / "out"
    result = load(STUDY)(height=HEIGHT, filling=0.4, plated="0.01mAh/cm2", stripped="0.02mAh/cm2", left=0.35, out=out)
    return result, result.ledger.arrays(), out


def test_lithium_is_what_the_charge_brought(run):
    _, column, _ = run
    brought = AREA * 0.4 * HEIGHT + column["Charge [C]"] * OMEGA / E
    assert np.abs(column["Lithium [m3]"] - brought).max() < 1e-10 * AREA * HEIGHT


def test_the_void_opens_where_the_root_pulls_harder_than_a_meniscus(run):
    _, column, _ = run
    first = int(np.argmax(column["Void [um]"] > 0))
    assert column["Root pressure [MPa]"][first - 1] == pytest.approx(-MENISCUS, abs=0.011)
    stripping = column["Protocol step"][:first] == 1
    assert column["Root pressure [MPa]"][:first][stripping].min() > -MENISCUS - 0.011


def test_the_void_is_as_large_as_what_left_from_its_edge(run):
    _, column, _ = run
    rows = np.flatnonzero((column["Protocol step"] == 1) & (column["Void [um]"] > 0))
    left = np.sum((column["Step length [s]"] * column["Plated at the void"])[rows[1:]]) * CURRENT / POROSITY * OMEGA / E
    grown = np.diff(column["Void [um]"][rows[[0, -1]]])[0] * 1e-6
    assert grown == pytest.approx(left, rel=0.02)
    assert grown > 0.1e-6


def test_nothing_passes_a_root_face_that_is_not_there(run):
    _, column, _ = run
    void = column["Void [um]"] > 0
    assert not column["Plated under the root face"][void].any()
    assert column["Plated under the root face"][~void].all()
    beside = column["Carried by the surface beside the void"]
    assert beside[void].all()
    assert not beside[~void].any()


def test_over_a_void_the_root_pulls_through_its_bare_wall(run):
    _, column, _ = run
    last = np.flatnonzero(column["Protocol step"] == 1)[-1]
    surface = (E / OMEGA) ** 2 * 2e-10 * 7.1e-11 * OMEGA / THERMAL * 2 * POROSITY / RADIUS
    wall = E**2 * 1.65e28 * 1e-12 / THERMAL * POROSITY * ((RADIUS + WALL / 2) ** 2 / RADIUS**2 - 1)
    drop = CURRENT * column["Void [um]"][last] * 1e-6 / (surface + wall) * E / OMEGA / 1e6
    assert column["Root pressure [MPa]"][last] + MENISCUS == pytest.approx(-drop, rel=0.02)


def test_shares_add_up(run):
    _, column, _ = run
    carried = sum(part for label, part in column.items() if label.startswith("Carried by "))
    assert carried == pytest.approx(1, abs=1e-9)
    plated = sum(part for label, part in column.items() if label.startswith("Plated "))
    assert plated == pytest.approx(1, abs=1e-4)


def test_the_void_closes_and_the_last_stripping_ends_with_a_reason(run):
    result, column, _ = run
    assert column["Void [um]"][column["Protocol step"] == 2][-1] == 0
    turns = [turn["text"] for turn in result.provenance["reshaped"] if not turn["text"].startswith("new mesh")]
    opens = "a void opens between root and lithium"
    assert turns == [opens, "the void closes", opens]
    assert result.provenance["ended"][-1]["reason"] == "FillingBelow"
    assert column["Tip [um]"][-1] - column["Void [um]"][-1] == pytest.approx(0.35 * HEIGHT * 1e6, abs=1e-3)


def test_the_files_are_written(run):
    out = run[2]
    assert {"result.vtkhdf", "summary.json", "ledger.csv", "picture.png"} <= {path.name for path in out.iterdir()}
    assert (out / "picture.png").stat().st_size > 50_000
    stored = read(out / "result.vtkhdf")
    assert any(region.name == "void" for snapshot in stored.snapshots for region in snapshot.regions)


def test_the_check_sees_a_void_that_opens_too_early(run):
    result = run[0]
    early = replace(result, summary=dict(result.summary) | {"Root pressure when the void opens [MPa]": -17.9})
    with pytest.raises(AssertionError, match="opens at"):
        study().check_opening(early, held(result, 1.0), MENISCUS * 1e6)


def test_the_check_sees_a_void_that_leaves_a_trace(run):
    study().check_closing(run[0], held(run[0], 1.0), MENISCUS * 1e6)
    with pytest.raises(AssertionError, match="Tip"):
        study().check_closing(run[0], held(run[0], 1.001), MENISCUS * 1e6)


def study():
    return sys.modules[load(STUDY).__module__]


def held(result, factor):
    """The run up to the end of the second plating, its tip moved by a factor, in place of a run that never opened a void."""
    ledger = result.ledger
    rows = ledger.rows()[ledger.column("Protocol step") < 3]
    rows[:, list(ledger.arrays()).index("Tip [um]")] *= factor
    return replace(result, ledger=type(ledger).from_rows(list(ledger.arrays()), rows))
