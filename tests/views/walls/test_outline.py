"""Closed lines about the chambers."""

from __future__ import annotations

import numpy as np
import pytest

from femiec.results.result import Snapshot
from femiec.views.walls.body import Body
from femiec.views.walls.outline import around, outline, thickness


@pytest.fixture(scope="module")
def body(ring):
    return Body.of(Snapshot(0.0, (ring,)), None)


def test_a_ring_has_two_closed_lines(body):
    lines = outline(body)
    radii = sorted(np.hypot(*body.points[line, :2].T).mean() for line in lines)
    assert radii == pytest.approx([50e-9, 60e-9], rel=1e-3)
    assert all(line[0] == line[-1] for line in lines)


def test_the_line_about_a_chamber_is_the_nearest(body):
    lines = outline(body)
    chamber = around(body, lines, (10e-9, 0.0))
    assert np.hypot(*body.points[chamber, :2].T) == pytest.approx(50e-9, rel=1e-3)
    assert around(body, lines, (70e-9, 0.0)) is None


def test_the_thickness_is_that_of_the_wall(body):
    assert thickness(body, outline(body)) == pytest.approx(10e-9, rel=2e-3)
