"""Panels of a solid structure: from outside, opened by a cut, and a closer look at the failing spot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.views.section import box_ratio
from femiec.views.walls.camera import Camera, Thing
from femiec.views.walls.drawing import Drawing
from femiec.views.walls.marks import BOX, LOADED, label, mark_spot, pressure_text, scale_bar
from femiec.views.walls.paint import cut, drawn_edges, edges, painted, pixels, surface, triangulated

ROOM, CLOSE = 1.14, 0.3
"""Edge of the panel over that of the structure; of the closer look over that of the panel."""
ASIDE, ABOVE = 28.0, 30.0
"""How far the camera stands beside the normal of the cut, and above the ground [degrees]."""
MIDDLE = 0.25
"""The cut is no farther from the middle than this share of the width."""


@dataclass(frozen=True, eq=False)
class Solid:
    """The panels of a solid structure."""

    drawing: Drawing

    @cached_property
    def across(self) -> int:
        """0 where the cut is at right angles to x, 1 for y: the one in which the failing spot is nearer to the middle."""
        offset = np.abs(self._spot - self._middle) / np.ptp(self.drawing.body.points, axis=0)
        return 0 if offset[0] < offset[1] else 1

    @cached_property
    def normal(self) -> NDArray[np.float64]:
        """Of the cut, towards the half that is taken away, where the camera stands."""
        return -np.eye(3)[self.across]

    @cached_property
    def camera(self) -> Camera:
        """From where all panels are seen."""
        return Camera.around((180.0 if self.across == 0 else 270.0) + ASIDE, ABOVE)

    @cached_property
    def origin(self) -> NDArray[np.float64]:
        """A point of the cut: just before the failing spot, if that is in the middle part."""
        width = float(np.ptp(self.drawing.body.points[:, self.across]))
        offset = float(np.clip((self._spot - self._middle) @ self.normal, -MIDDLE * width, MIDDLE * width))
        # A little off, so that it does not run between cells where they end in the middle.
        return self._middle + (offset + 1.3e-3 * width) * self.normal

    @property
    def _middle(self) -> NDArray[np.float64]:
        points = self.drawing.body.points
        return np.asarray((points.min(axis=0) + points.max(axis=0)) / 2)

    @property
    def _spot(self) -> NDArray[np.float64]:
        return self._middle if self.drawing.spot is None else self.drawing.body.points[self.drawing.spot]

    def whole(self, axes: Any) -> None:
        """Draw it from outside, with the undeformed edges."""
        factor = self.drawing.factor
        things = [surface(self.drawing), drawn_edges(self.drawing, self._edges, factor, self.camera)]
        if self.drawing.deflection_text:
            things.append(drawn_edges(self.drawing, self._edges, 0.0, self.camera))
        self._draw(axes, things, self._window(axes))
        self._names(axes)
        scale_bar(axes, self.drawing)
        words = [self.drawing.deflection_text, "grey: undeformed"] if self.drawing.deflection_text else []
        axes.set_title("\n".join(["From outside", ", ".join(words)]))

    def opened(self, axes: Any) -> None:
        """Draw the half behind the cut."""
        self._draw(axes, self._half, self._window(axes))
        self._mark(axes)
        axes.set_title("\n".join(["Cut open", self.drawing.deflection_text]))

    def close(self, axes: Any) -> None:
        """Draw what is around the failing spot behind the cut."""
        left, right, bottom, top = self._window(axes)
        x, y = self._place
        half = CLOSE / 2 * np.array([right - left, top - bottom])
        self._draw(axes, self._half, (x - half[0], x + half[0], y - half[1], y + half[1]))
        self._mark(axes)
        scale_bar(axes, self.drawing, 0.69)
        axes.set_title("\n".join(["Where it fails first", self.drawing.deflection_text]))

    def _mark(self, axes: Any) -> None:
        if self.drawing.spot is not None:
            mark_spot(axes, self.drawing, self._place)

    @property
    def _place(self) -> NDArray[np.float64]:
        """Of the failing spot in the picture."""
        return np.asarray(self.camera.project(self.drawing.moved[self.drawing.spot or 0]))

    @cached_property
    def _edges(self) -> Any:
        return edges(self.drawing)

    @cached_property
    def _half(self) -> list[Thing]:
        """What is behind the cut, its edges and the faces of the cut."""
        origin, body = self.drawing.shown(self.origin[None])[0], self.drawing.body
        rest = triangulated(self.drawing.rest, body.triangles)
        rest.point_data["shift"] = body.shift
        if body.values is not None:
            rest.point_data["values"] = body.values
        kept = rest.clip(normal=self.normal, origin=origin)
        kept.points = kept.points + self.drawing.factor * self.drawing.shown(kept.point_data["shift"])
        half = painted(self.drawing, kept, None if body.values is None else kept.point_data["values"])
        rims = (self._edges.clip(normal=self.normal, origin=origin), rest.slice(normal=self.normal, origin=origin))
        lines = [drawn_edges(self.drawing, rim, self.drawing.factor, self.camera) for rim in rims]
        return [half, *cut(self.drawing, self.origin, self.normal), *lines]

    def _window(self, axes: Any) -> tuple[float, float, float, float]:
        """What a panel shows of the whole."""
        found = self.camera.project(np.concatenate([self.drawing.moved, self.drawing.rest]))
        (left, bottom), (right, top) = found.min(axis=0), found.max(axis=0)
        ratio = box_ratio(axes)
        width = ROOM * max(right - left, (top - bottom) / ratio)
        x, y = (left + right) / 2, (bottom + top) / 2
        return x - width / 2, x + width / 2, y - ratio * width / 2, y + ratio * width / 2

    def _draw(self, axes: Any, things: Sequence[Thing], window: tuple[float, float, float, float]) -> None:
        axes.imshow(self.camera.shot(things, window, pixels(axes)), extent=window, aspect="equal", zorder=0)
        axes.set(xlim=window[:2], ylim=window[2:])
        axes.set_axis_off()

    def _names(self, axes: Any) -> None:
        """Each pressure above the middle of the first chamber that has it, where they are few; the heading counts the others."""
        centres = {pressure_text(load): load.centre for load in reversed(self.drawing.record.loads) if load.centre is not None}
        if len(centres) > 9:
            return
        top = float(self.drawing.body.points[:, 2].max())
        for text, centre in centres.items():
            place = self.drawing.shown(np.array([[*centre[:2], top]]))[0]
            label(axes, self.camera.project(place), text, 8.0, {**BOX, "facecolor": LOADED})
