"""Modes side by side, each with a visible size."""

from __future__ import annotations

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.results.result import FieldData, RegionData
from femiec.views.picture import picture
from femiec.views.render import missing
from femiec.views.walls import modes_figure
from femiec.views.walls.camera import Camera
from femiec.views.walls.drawing import LIVELY, Drawing
from femiec.views.walls.record import Record


@pytest.fixture(autouse=True)
def blank(monkeypatch):
    if missing() is not None:
        monkeypatch.setattr(Camera, "shot", lambda self, things, window, size: np.full((size[1], size[0], 3), 255, np.uint8))


@pytest.fixture
def buckled(ring, make):
    angle = np.arctan2(ring.points[:, 1], ring.points[:, 0])
    out = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    shapes = tuple(FieldData(f"Mode {k - 1}", "", 7.0 * np.cos(k * angle)[:, None] * out) for k in (2, 3))
    return make(RegionData("wall", ring.points, ring.cells, 28, shapes), criterion=None, modes=["2.31 MPa", "6.2 MPa"])


def test_a_mode_is_drawn_with_a_visible_size(buckled):
    drawing = Drawing.mode(buckled.snapshots[-1], Record.of(buckled), "Mode 2")
    assert drawing.body.deflection == pytest.approx(LIVELY * 120e-9, rel=1e-3)
    assert drawing.body.values.max() == pytest.approx(1.0)
    assert (drawing.factor, drawing.spot, drawing.span) == (1.0, None, (0.0, 1.0))


def test_the_modes_stand_side_by_side_with_their_titles(tmp_path, buckled):
    made = modes_figure(buckled)
    assert [axes.get_title(loc="left") for axes in made.axes[:2]] == ["Mode 1\n2.31 MPa", "Mode 2\n6.2 MPa"]
    assert made.axes[-1].get_ylabel() == "Displacement over its largest"
    assert len(modes_figure(buckled, most=1).axes) == 2
    assert picture(buckled, tmp_path / "a.png").exists()


def test_without_a_mode_the_fields_that_are_there_are_named(ring, make):
    with pytest.raises(InputError, match="Displacement, Hoop stress"):
        modes_figure(make(ring))
