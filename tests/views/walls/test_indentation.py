"""A half section under a cone, mirrored, with the cone where it is."""

from __future__ import annotations

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.results.result import FieldData, RegionData
from femiec.views.render import missing
from femiec.views.walls import figure, indentation_picture
from femiec.views.walls.camera import Camera

UM = 1e-6
SQUARE = [(0, 0), (2, 0), (2, 2), (0, 2), (1, 0), (2, 1), (1, 2), (0, 1), (1, 1)]


@pytest.fixture(autouse=True)
def blank(monkeypatch):
    if missing() is not None:
        monkeypatch.setattr(Camera, "shot", lambda self, things, window, size: np.full((size[1], size[0], 3), 255, np.uint8))


@pytest.fixture
def entries():
    return {
        "kind": "axisymmetric",
        "criterion": "Accumulated plastic strain",
        "indenter [m]": [[0.0, -0.2 * UM], [2.2 * UM, 0.6 * UM]],
        "contact radius [m]": 0.55 * UM,
        "path": {"x": "Deflection [nm]", "y": "Load factor"},
        **dict.fromkeys(("strength [Pa]", "spot [m]", "spot value [Pa]", "loads")),
    }


@pytest.fixture
def indented(make, entries):
    grid = np.linspace(0, 4 * UM, 21)
    points = np.array([[grid[2 * i + a], grid[2 * j + b] - 4 * UM, 0] for i in range(10) for j in range(10) for a, b in SQUARE])
    away = np.hypot(points[:, 0], points[:, 1])
    down = FieldData("Displacement", "m", np.stack([0 * away, -0.2 * UM * np.exp(-away / UM)], axis=1))
    strain = FieldData("Accumulated plastic strain", "", 0.3 * np.exp(-away / UM))
    body = RegionData("body", points, np.arange(len(points)).reshape(-1, 9), 28, (down, strain))
    return lambda **change: make(body, rows=6, **{**entries, **change})


def test_both_sides_the_cone_and_the_curve_are_drawn(tmp_path, indented):
    made = figure(indented())
    whole, close, curve = made.axes[:3]
    (cone,) = [patch.get_xy() for patch in whole.patches]
    assert cone[:4] == pytest.approx(np.array([[-2.2, 0.6], [0, -0.2], [0, -0.2], [2.2, 0.6]]))
    assert close.get_xlim() == pytest.approx((-5 * 0.55 / 2, 5 * 0.55 / 2))
    assert whole.get_xlabel() == "r [µm]"
    assert "to scale" in whole.get_title(loc="left")
    assert not [line for axes in (whole, close) for line in axes.get_lines() if line.get_marker() == "o"]
    assert curve.get_ylabel() == "Load factor"
    assert made.axes[-1].get_ylabel() == "Accumulated plastic strain"
    assert indentation_picture(indented(), tmp_path / "a.png").exists()


@pytest.mark.parametrize(("key", "value"), [("indenter [m]", None), ("kind", "planar")])
def test_what_is_no_indentation_is_refused(tmp_path, indented, key, value):
    with pytest.raises(InputError, match=r"indenter|axisymmetric"):
        indentation_picture(indented(**{key: value}), tmp_path / "a.png")
    assert list(tmp_path.iterdir()) == []
