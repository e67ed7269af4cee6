"""A parallel view of a scene, rendered by PyVista; what is written on it finds its places by the same projection."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.errors import CannotDraw
from femiec.views.render import missing, without_warnings

SUPERSAMPLED = 2
"""Rendered pixels along the edge of a shown one, so that edges are smooth on every driver."""


@dataclass(frozen=True)
class Thing:
    """A PyVista data set and how :meth:`pyvista.Plotter.add_mesh` shall draw it."""

    data: Any
    look: Mapping[str, Any]


@dataclass(frozen=True)
class Camera:
    """Parallel projection.

    Args:
        toward: unit vector from the scene to the camera.
        up: unit vector, at right angles to it, that points up in the picture.

    Example:
        >>> Camera().project([[3.0, 4.0, 5.0]])
        array([[3., 4.]])
    """

    toward: tuple[float, float, float] = (0.0, 0.0, 1.0)
    up: tuple[float, float, float] = (0.0, 1.0, 0.0)

    @classmethod
    def around(cls, azimuth: float, elevation: float) -> Camera:
        """Look down on the origin, z up.

        Args:
            azimuth: where the camera stands, from the x axis counter-clockwise [degrees].
            elevation: above the plane of x and y [degrees].
        """
        a, e = math.radians(azimuth), math.radians(elevation)
        toward = (math.cos(e) * math.cos(a), math.cos(e) * math.sin(a), math.sin(e))
        return cls(toward, (-math.sin(e) * math.cos(a), -math.sin(e) * math.sin(a), math.cos(e)))

    @property
    def axes(self) -> NDArray[np.float64]:
        """(3, 2): the directions to the right and up in the picture."""
        return np.stack([np.cross(self.up, self.toward), self.up], axis=1)

    def project(self, points: Any) -> NDArray[np.float64]:
        """Places in the picture, (n, 2), of points (n, 3), in the same unit."""
        return np.asarray(np.asarray(points, float) @ self.axes)

    def shot(self, things: Sequence[Thing], window: Sequence[float], size: tuple[int, int]) -> NDArray[np.uint8]:
        """Render what is seen of a scene.

        Args:
            things: of the scene.
            window: left, right, bottom and top of what is shown, as :meth:`project` gives them.
            size: width and height in pixels.

        Returns:
            (height, width, 3) red, green, blue.

        Raises:
            CannotDraw: this machine cannot draw scenes.
        """
        mend = missing()
        if mend:
            raise CannotDraw("picture", "a scene", "a machine that can draw 3-D scenes", mend)
        import pyvista

        with without_warnings():
            plotter: Any = pyvista.Plotter(off_screen=True, window_size=[SUPERSAMPLED * pixels for pixels in size])
        try:
            plotter.set_background("white")
            for thing in things:
                plotter.add_mesh(thing.data, **thing.look, show_scalar_bar=False, reset_camera=False)
            self.place(plotter, window)
            return _halved(np.asarray(plotter.screenshot(None, return_img=True))[..., :3])
        finally:
            plotter.close()

    def place(self, plotter: Any, window: Sequence[float]) -> None:
        """Move a plotter's camera so that it shows a window: left, right, bottom and top, as :meth:`project` gives them."""
        left, right, bottom, top = window
        low, high = np.reshape(plotter.bounds, (3, 2)).T
        depth = float((low + high) / 2 @ np.array(self.toward))
        focus = self.axes @ [(left + right) / 2, (bottom + top) / 2] + depth * np.array(self.toward)
        distance = 2 * float(np.linalg.norm(high - low)) + (top - bottom)
        camera = plotter.camera
        camera.parallel_projection = True
        camera.focal_point = tuple(focus)
        camera.position = tuple(focus + distance * np.array(self.toward))
        camera.up = self.up
        camera.parallel_scale = (top - bottom) / 2
        plotter.reset_camera_clipping_range()


def _halved(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The mean of every block of rendered pixels."""
    height, width = (edge // SUPERSAMPLED for edge in image.shape[:2])
    blocks = image.reshape(height, SUPERSAMPLED, width, SUPERSAMPLED, 3)
    return np.asarray(blocks.mean(axis=(1, 3)).round(), np.uint8)
