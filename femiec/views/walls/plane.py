"""Panels of a plane structure: all of it, and a closer look at the failing spot."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.quantities import UNITS
from femiec.views.section import box_ratio
from femiec.views.style import GREY, INK
from femiec.views.walls.camera import Camera
from femiec.views.walls.drawing import Drawing
from femiec.views.walls.marks import LOADED, label, mark_spot, pressure_text
from femiec.views.walls.outline import around, outline, thickness
from femiec.views.walls.paint import pixels, surface
from femiec.views.walls.record import Load

ROOM = 1.16
"""Edge of the panel over that of the structure."""
CLOSE = 9.0
"""Width of the closer look, in thicknesses of the wall."""
SMALLEST = 5.5
"""Font size below which nothing is written."""


@dataclass(frozen=True, eq=False)
class Plane:
    """The panels of a plane structure."""

    drawing: Drawing

    @cached_property
    def lines(self) -> list[NDArray[np.int64]]:
        """The outline."""
        return outline(self.drawing.body)

    @property
    def box(self) -> NDArray[np.float64]:
        """(2, 2): the corners of the structure, deformed and at rest."""
        every = np.concatenate([self.drawing.moved[:, :2], self.drawing.rest[:, :2]])
        return np.array([every.min(axis=0), every.max(axis=0)])

    def whole(self, axes: Any) -> None:
        """Draw all of it."""
        low, high = self.box
        self._draw(axes, (low + high) / 2, ROOM * (high - low))
        self._names(axes)
        self._mark(axes)
        words = [self.drawing.deflection_text, "dotted: undeformed"] if self.drawing.deflection_text else []
        axes.set_title("\n".join(["Whole structure", ", ".join(words)]))

    def close(self, axes: Any) -> None:
        """Draw what is around the failing spot."""
        self._draw(axes, self.drawing.moved[self.drawing.spot or 0, :2], np.full(2, self._reach()))
        self._mark(axes)
        axes.set_title("\n".join(["Where it fails first", self.drawing.deflection_text]))

    def _mark(self, axes: Any) -> None:
        if self.drawing.spot is not None:
            mark_spot(axes, self.drawing, self.drawing.moved[self.drawing.spot])

    def _reach(self) -> float:
        """Edge of the closer look."""
        size = self.drawing.body.size
        near = np.clip(CLOSE * thickness(self.drawing.body, self.lines), size / 12, size / 3)
        return float(near) / UNITS["length"][self.drawing.unit]

    def _draw(self, axes: Any, middle: NDArray[np.float64], extent: NDArray[np.float64]) -> None:
        """What a window about ``middle`` shows that is at least as large as ``extent``."""
        drawing, ratio = self.drawing, box_ratio(axes)
        width = max(extent[0], extent[1] / ratio)
        (x, y), height = middle, width * ratio
        window = (x - width / 2, x + width / 2, y - height / 2, y + height / 2)
        axes.imshow(Camera().shot([surface(drawing)], window, pixels(axes)), extent=window, aspect="equal", zorder=0)
        self._chambers(axes)
        self._lines(axes)
        across, up = ("r", "z") if drawing.record.mirrored else ("x", "y")
        axes.set(xlim=window[:2], ylim=window[2:], xlabel=f"{across} [{drawing.unit_name}]", ylabel=f"{up} [{drawing.unit_name}]")

    def _lines(self, axes: Any) -> None:
        """The edges of the walls, and where they were."""
        for line in self.lines:
            if self.drawing.deflection_text:
                axes.plot(*self.drawing.rest[line, :2].T, ":", color=GREY, linewidth=0.8, zorder=3)
            axes.plot(*self.drawing.moved[line, :2].T, color=INK, linewidth=0.8, zorder=4)

    def _chambers(self, axes: Any) -> None:
        """Those with a load on record, filled."""
        for _, line in self._loaded:
            if line is not None:
                axes.fill(*self.drawing.moved[line, :2].T, facecolor=LOADED, edgecolor="none", zorder=1)

    @cached_property
    def _loaded(self) -> list[tuple[Load, NDArray[np.int64] | None]]:
        """The loads that have a place, and the outline round it."""
        loads = [load for load in self.drawing.record.loads if load.centre is not None]
        return [(load, around(self.drawing.body, self.lines, load.centre or ())) for load in loads]

    def _names(self, axes: Any) -> None:
        """The pressure in the chambers, where there is room."""
        points = pixels(axes)[0] / axes.figure.dpi * 72 / abs(float(np.subtract(*axes.get_xlim())))
        for load, line in self._loaded:
            room = np.inf if line is None else float(np.ptp(self.drawing.rest[line, 0]))
            text = pressure_text(load)
            size = min(9.5, 0.82 * room * points / (0.6 * len(text)))
            if size >= SMALLEST:
                place = self.drawing.shown(np.array([[*(load.centre or ())[:2], 0.0]]))[0]
                label(axes, place if line is None else self.drawing.moved[line[1:]].mean(axis=0), text, size)
