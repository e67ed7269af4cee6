"""Loads of collapse, and the path of an imperfect wall."""

from pathlib import Path

import numpy as np
import pytest

from femiec.commands.study import load

STUDY = Path(__file__).parents[2] / "studies/buckling.py"
PLATE = 20e9 / (1 - 0.24**2)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    return load(STUDY)(out=out), out


def test_the_walls_collapse_at_the_thin_rings_load(found):
    for wall in (5, 10, 20):
        exact = PLATE / 4 * (wall / (50 + wall / 2)) ** 3 / 1e6
        assert found[0].summary[f"100/{wall} nm: collapse [MPa]"] == pytest.approx(exact, rel=0.02)


def test_thin_walls_buckle_and_thick_ones_break(found):
    first = {
        wall: found[0].summary[f"100/{wall} nm: collapse [MPa]"] < found[0].summary[f"100/{wall} nm: material's limit [MPa]"]
        for wall in (5, 10, 20)
    }
    assert first == {5: True, 10: False, 20: False}


def test_the_strength_is_reached_as_southwells_ellipse_bends(found):
    """Hoop compression p R/w and the bending 6 M/w^2 of M = p R times the ellipse's amplitude, at the pressure found."""
    summary = found[0].summary
    p, collapse = summary["Path: pressure at the strength [MPa]"], summary["100/10 nm: collapse [MPa]"]
    moved = 0.5 / (1 - p / collapse)
    estimate = p * 2 * 60**2 / (60**2 - 50**2) + 6 * p * 60 * moved / 10**2
    assert estimate == pytest.approx(65, rel=0.01)


def test_the_path_rises_to_where_the_faces_meet(found):
    pressure, moved = (found[0].ledger.column(name) for name in ("Pressure [MPa]", "Ellipse's amplitude [nm]"))
    assert (np.diff(moved) > 0).all()
    assert (np.diff(pressure) > 0).all()
    assert found[0].summary["Path: ends as faces meet"] == 1


@pytest.mark.parametrize(("strength", "reached"), [("2GPa", True), ("100GPa", False)])
def test_a_strength_beyond_collapse_is_reached_late_or_never(strength, reached):
    result = load(STUDY)(strength=strength)
    summary, (notice,) = result.summary, result.provenance["notices"]
    broken = summary.get("Path: pressure at the strength [MPa]")
    assert (broken is not None) == reached == ("nowhere" not in notice)
    assert not reached or broken > summary["100/10 nm: collapse [MPa]"]


def test_the_picture_is_drawn(found):
    assert (found[1] / "picture.png").stat().st_size > 20_000
