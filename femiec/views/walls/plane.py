"""Panels of a plane structure: all of it, and a closer look at the failing spot."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.quantities import UNITS
from femiec.views.section import box_ratio
from femiec.views.style import GREY, INK, VOID
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
TOUCHED = 5.0
"""Width of the closer look at a contact, in radii of the contact."""
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
        """(2, 2): the corners of the structure, deformed, with its indenter."""
        parts = [self.drawing.moved[:, :2], self.drawing.rest[:, :2], self._indenter()]
        every = np.concatenate([part for part in parts if len(part)])
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
        """Draw what is around the failing spot, or around the contact."""
        self._draw(axes, self._focus(), np.full(2, self._reach()))
        self._mark(axes)
        named = "Contact" if self.drawing.record.indenter else "Where it fails first"
        axes.set_title("\n".join([named, self.drawing.deflection_text]))

    def _mark(self, axes: Any) -> None:
        if self.drawing.spot is not None:
            mark_spot(axes, self.drawing, self.drawing.moved[self.drawing.spot])

    def _focus(self) -> NDArray[np.float64]:
        indenter = self._indenter()
        if len(indenter):
            return np.array([0.0, indenter[:, 1].min()])
        return self.drawing.moved[self.drawing.spot or 0, :2]

    def _reach(self) -> float:
        """Edge of the closer look."""
        size, record = self.drawing.body.size, self.drawing.record
        near = np.clip(CLOSE * thickness(self.drawing.body, self.lines), size / 12, size / 3)
        return float(TOUCHED * record.contact if record.contact else near) / UNITS["length"][self.drawing.unit]

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
        """The edges of the walls, where they were, and the indenter."""
        for line in self.lines:
            if self.drawing.deflection_text:
                axes.plot(*self.drawing.rest[line, :2].T, ":", color=GREY, linewidth=0.8, zorder=3)
            axes.plot(*self.drawing.moved[line, :2].T, color=INK, linewidth=0.8, zorder=4)
        indenter = self._indenter()
        if len(indenter):
            axes.fill(*indenter.T, facecolor=VOID, edgecolor=INK, linewidth=1.0, zorder=5)

    def _indenter(self) -> NDArray[np.float64]:
        """Its outline on both sides of the axis, closed above."""
        points = np.array([place[:2] for place in self.drawing.record.indenter])
        if not len(points):
            return np.zeros((0, 2))
        half = self.drawing.shown(np.pad(points, ((0, 0), (0, 1))))[:, :2]
        return np.concatenate([half[::-1] * [-1, 1], half])

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
