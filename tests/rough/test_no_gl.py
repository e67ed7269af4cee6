"""A machine that cannot draw scenes: what needs none is drawn, the rest is one line with the packages that mend it."""

from __future__ import annotations

import numpy as np
import pytest
from running import content, errors

from femiec.cli import main
from femiec.results.ledger import Ledger
from femiec.results.result import FieldData, RegionData, Result, Snapshot
from femiec.results.vtkhdf import write
from femiec.views import render
from femiec.views.walls.record import KEY

DYING = "import ctypes; ctypes.string_at(0)"
SQUARE = np.array([(0, 0), (2, 0), (2, 2), (0, 2), (1, 0), (2, 1), (1, 2), (0, 1), (1, 1)]) * 1e-8


@pytest.fixture
def without_gl(monkeypatch):
    """The trial render dies, and libEGL is not there."""
    render.missing.cache_clear()
    monkeypatch.setattr(render, "_TRIAL", DYING)
    monkeypatch.setattr(render, "_loads", lambda library: library != "libEGL.so.1")
    monkeypatch.setenv("DISPLAY", ":0")
    yield
    render.missing.cache_clear()


@pytest.fixture
def walls(tmp_path):
    """A stored wall, which only a scene can show."""
    fields = FieldData("Displacement", "nm", SQUARE), FieldData("Hoop stress", "Pa", np.linspace(1e6, 2e6, 9))
    region = RegionData("wall", np.pad(SQUARE, ((0, 0), (0, 1))), [range(9)], 28, fields)
    structure = {"title": "A wall", "criterion": "Hoop stress [MPa]", "strength [Pa]": 65e6, "spot [m]": [0.0, 0.0]}
    made = Result({"Stress [MPa]": 2.0}, Ledger.of([{"Load": 1.0}]), (Snapshot(0.0, (region,)),), {KEY: structure})
    return write(made, tmp_path / "result.vtkhdf")


@pytest.mark.parametrize("picture", [True, False])
def test_a_scene_is_refused_with_what_mends_it(picture, walls, without_gl, capfd):
    before = content(walls.parent)
    assert main(["view", str(walls), *(["--png", str(walls.with_name("a.png"))] if picture else [])]) == 2
    (said,) = errors(capfd.readouterr().err)
    assert "a machine that can draw 3-D scenes; a trial render failed" in said
    assert "apt-get install libegl1 libgl1-mesa-dri" in said
    assert content(walls.parent) == before


def test_the_doctor_says_so_and_is_content(without_gl, capfd):
    assert main(["doctor"]) == 0
    assert "libegl1" in capfd.readouterr().out
