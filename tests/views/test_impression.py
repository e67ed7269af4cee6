"""A half-space under a cone, mirrored, with the cone where it is."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.figure import Figure

from femiec.quantities import nm
from femiec.views.chart import Line, Panel
from femiec.views.impression import Impression, picture
from femiec.views.render import missing
from femiec.views.walls.camera import Camera

REACH, DEPTH = 200 * nm, 50 * nm
TRIANGLE = np.array([[0.0, 0.0], [0.0, -1.0], [1.0, 0.0], [0.0, -0.5], [0.5, -0.5], [0.5, 0.0]])


@pytest.fixture(autouse=True)
def blank(monkeypatch):
    if missing() is not None:
        monkeypatch.setattr(Camera, "shot", lambda self, things, window, size: np.full((size[1], size[0], 3), 255, np.uint8))


@pytest.fixture
def scene() -> Impression:
    """One triangle, 100 nm wide, pushed down by 10 nm; the tip of a cone of 45 degrees at -50 nm."""
    points = 100 * nm * TRIANGLE[None]
    down = np.zeros_like(points) - [0.0, 10 * nm]
    return Impression("J2", "Plastic strain", points, down, np.full((1, 6), 0.2), lambda r: r - DEPTH, REACH)


def test_both_sides_are_drawn_deformed_over_the_reach(scene):
    right, left = (np.asarray(thing.data.points) for thing in scene.things(1.0))
    assert (right.min(axis=0), right.max(axis=0)) == (pytest.approx([0.0, -0.55, 0.0]), pytest.approx([0.5, -0.05, 0.0]))
    assert left == pytest.approx(right * [-1, 1, 1])


def test_the_cone_stands_where_its_tip_is_and_the_axes_are_in_nanometres(scene):
    axes = Figure().add_subplot()
    scene.draw(axes)
    (cone,) = axes.collections
    corners = cone.get_paths()[0].vertices
    assert corners[corners[:, 1].argmin()] == pytest.approx([0.0, -50.0])
    assert [100.0, 50.0] in corners.round(9).tolist()
    assert axes.get_xlim() == pytest.approx((-200, 200))
    assert axes.get_xlabel() == "r [nm]"


def test_a_page_of_scenes_and_charts_is_written(tmp_path, scene):
    chart = Panel("Load and depth", "Depth [nm]", "Force [uN]", [Line("J2", [0.0, 50.0], [0.0, 3.0])])
    assert picture(tmp_path / "a.png", "A cone", [scene, scene], [chart], "made up").stat().st_size > 10_000
