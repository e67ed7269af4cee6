"""The table of walls: what it says of the thinnest and of the thickest."""

from pathlib import Path

import pytest

from femiec.commands.study import load

STUDY = Path(__file__).parents[2] / "studies/wall_table.py"
STRENGTH, GAS = 65.0, 0.912


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    return load(STUDY)(sizes="thinnest and thickest", out=out), out


def column(found, label):
    return found[0].ledger.column(label)


def test_round_walls_are_lames(found):
    hoop = [(60**2 + 50**2) / (60**2 - 50**2), (65**2 + 15**2) / (65**2 - 15**2)]
    assert column(found, "Hoop stress over p, finite elements") == pytest.approx(hoop, rel=1e-3, abs=0)
    tresca = [STRENGTH * (1 - (50 / 60) ** 2) / 2, STRENGTH * (1 - (15 / 65) ** 2) / 2]
    for label in ("Tresca limit", "External limit"):
        assert column(found, f"{label}, finite elements [MPa]") == pytest.approx(tresca, rel=1e-3, abs=0)
    needed = [each * 50e-3 * 1.602176634e-19 / 21.6e-30 / 1e9 for each in hoop]  # e U/Omega
    assert column(found, "Strength needed at 50 mV, finite elements [GPa]") == pytest.approx(needed, rel=2e-3, abs=0)


def test_the_thin_ring_buckles_by_bresse(found):
    pressure = 20e3 / (4 * (1 - 0.24**2)) * (10 / 55) ** 3
    assert found[0].summary["100/10: collapse, finite elements [MPa]"] == pytest.approx(pressure, rel=0.02, abs=0)
    assert "30/50: collapse, finite elements [MPa]" not in found[0].summary


def test_the_thin_strip_and_side_bend_by_the_formulas(found):
    assert column(found, "Strip: failing dP, finite elements [MPa]")[0] == pytest.approx(1.30, abs=0.01)
    assert column(found, "Strip: stress under gas, finite elements [MPa]")[0] == pytest.approx(45.6, rel=5e-3, abs=0)
    assert column(found, "Side: stress over dP, finite elements")[0] == pytest.approx(100**2 / 600, rel=0.06, abs=0)
    assert column(found, "Side: mean tension over dP")[0] == pytest.approx(5, rel=5e-3, abs=0)


def test_a_thick_wall_is_no_beam(found):
    beam, tube = (
        column(found, f"{label} [MPa]")[1] for label in ("Strip: failing dP, closed form", "Burst pressure, closed form")
    )
    assert beam > 5 * tube
    for label in ("Strip: failing dP, finite elements [MPa]", "Side: failing dP by the fillet's peak [MPa]"):
        assert 0.4 * tube < column(found, label)[1] < tube


def test_thicknesses_that_are_just_safe(found):
    summary = found[0].summary
    assert summary["Safe wall at W = 100 nm: strip, finite elements [nm]"] == pytest.approx(8.4, abs=0.05)
    assert summary["Safe wall at W = 100 nm: honeycomb, bending alone, finite elements [nm]"] == pytest.approx(4.8, abs=0.06)
    # bending by the strip's formula, tension by the ring's
    w = summary["Safe wall at W = 100 nm: honeycomb, bending and tension [nm]"]
    assert GAS * (100**2 / (6 * w**2) + 100 / (2 * w)) == pytest.approx(STRENGTH, rel=0.05, abs=0)
    assert summary["Safe wall at W = 100 nm: honeycomb, by the fillet's peak [nm]"] > w


def test_table_and_pictures_are_written(found):
    lines = (found[1] / "wall_table.md").read_text().splitlines()
    assert lines[0].endswith("| 100/10 | 30/50 |")
    assert all(line.count("|") == 4 for line in lines[: lines.index("")])
    for name in ("chart.png", "picture.png"):
        assert (found[1] / name).stat().st_size > 20_000
