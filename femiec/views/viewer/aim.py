"""Where the camera stands: before a section, or aside of and above a body; all that can be shown is in the picture."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np

from femiec.results.result import Result
from femiec.views.viewer.kind import Kind
from femiec.views.viewer.shown import Shown
from femiec.views.walls.camera import Camera

LEFT, RIGHT, BOTTOM, TOP = 0.03, 0.80, 0.04, 0.84
"""The part of the picture for the body; writing and colour bar have the rest."""
ASIDE, ABOVE = 295.0, 25.0
"""Of a body: from the x axis counter-clockwise, and above the ground [degrees]."""


def aim(plotter: Any, result: Result, shown: Shown, bottom: float = BOTTOM) -> None:
    """Look at all of what is shown; at every step from the same place.

    Args:
        plotter: in which it is drawn.
        result, shown: what is drawn.
        bottom: the part of the height that stays free below.
    """
    kind = Kind.of(result)
    camera = _camera(kind, shown)
    low, high = kind.box / kind.scale
    if kind.upright and not kind.deep(shown.turn):
        low[1] = high[1] = 0.0
    corners = camera.project(list(product(*zip(low, high, strict=True))))
    low, high = corners.min(axis=0), corners.max(axis=0)
    size = np.array(plotter.window_size, float)
    free = np.array([[LEFT, bottom], [RIGHT, TOP]])
    scale = ((high - low) / (np.ptp(free, axis=0) * size)).max()
    middle = (low + high) / 2 + (0.5 - free.mean(axis=0)) * size * scale
    half = size * scale / 2
    camera.place(plotter, (middle[0] - half[0], middle[0] + half[0], middle[1] - half[1], middle[1] + half[1]))


def _camera(kind: Kind, shown: Shown) -> Camera:
    if kind.deep(shown.turn):
        return Camera.around(ASIDE, ABOVE)
    return Camera((0.0, -1.0, 0.0), (0.0, 0.0, 1.0)) if kind.upright else Camera()
