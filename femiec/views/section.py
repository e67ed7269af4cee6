"""A tubule cut along its axis: fields as colours, the sides of the wall, what is not part of the solution as a sketch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.quantities import MPa
from femiec.views.layers import Layer
from femiec.views.scene import Scene
from femiec.views.style import ELECTROLYTE, INK, INSULATOR, VOID, WALL_EDGE

MARGIN = 1.22
"""Half-width of a panel over the outer radius."""
NARROW = 0.5
"""Inner over outer radius below which words and arrows get no room in the bore."""


@dataclass(frozen=True, eq=False)
class Paint:
    """A field as colours: its values at a layer's points, the label of its colour bar, a colour map from the range.

    The range is what the window shows, or the ``span`` if there is one.
    """

    layer: Layer
    values: NDArray[np.float64]
    label: str
    colours: Callable[[float, float], Any]
    span: tuple[float, float] | None = None


@dataclass(frozen=True)
class Window:
    """The part that a panel shows: heights [nm] from the root, the height that its scale counts from, the bulge's enlargement."""

    low: float
    high: float
    zero: float = 0.0
    factor: float = 0.0


def box_ratio(axes: Any) -> float:
    """Height over width of the place on the page."""
    box, (width, height) = axes.get_position(), axes.figure.get_size_inches()
    return float(box.height * height / (box.width * width))


def draw(axes: Any, scene: Scene, window: Window, paints: tuple[Paint, ...]) -> list[Any]:
    """Draw what a window shows, mirrored about the axis; returns what the colour bars belong to, in the order of the paints."""
    drawn = [_fill(axes, scene, window, paint) for paint in paints]
    _edges(axes, scene, window)
    if scene.bottom > window.low and scene.bottom > 0:
        _void(axes, scene, window)
    if window.low < 0:
        _ground(axes, scene, window)
    _names(axes, scene, window)
    side = MARGIN * scene.outside
    axes.set(xlim=(-side, side), ylim=(window.low - window.zero, window.high - window.zero))
    axes.set_xlabel("Radius r [nm]" if scene.round_tube else "x [nm]")
    return drawn


def _fill(axes: Any, scene: Scene, window: Window, paint: Paint) -> Any:
    """Colour a layer and its mirror image."""
    layer = paint.layer
    heights = layer.z[layer.triangles]
    seen = layer.triangles[(heights.max(axis=1) > window.low) & (heights.min(axis=1) < window.high)]
    r, z = scene.deformed(layer, window.factor), layer.z - window.zero
    both = np.concatenate([seen, seen + len(r)])
    low, high = _range(paint, window)
    return axes.tripcolor(
        np.concatenate([r, -r]),
        np.concatenate([z, z]),
        both,
        np.tile(paint.values, 2),
        shading="gouraud",
        cmap=paint.colours(low, high),
        vmin=low,
        vmax=high if high > low else low + 1.0,
        label=paint.label,
    )


def _range(paint: Paint, window: Window) -> tuple[float, float]:
    """Smallest and largest value in the window, also where a long cell has no points in it."""
    if paint.span is not None:
        return paint.span
    layer = paint.layer
    bottom, top = layer.heights()[[0, -1]]
    ends = [layer.section(paint.values, min(max(end, bottom), top))[1] for end in (window.low, window.high)]
    seen = np.concatenate([paint.values[(layer.z >= window.low) & (layer.z <= window.high)], *ends])
    return float(seen.min()), float(seen.max())


def _edges(axes: Any, scene: Scene, window: Window) -> None:
    """The sides of the wall, deformed; where they were, dotted; the front of the lithium."""
    heights = scene.wall.heights()
    heights = np.concatenate([[0.0], heights[(heights > window.low) & (heights < window.high)], [min(scene.height, window.high)]])
    inner, outer = scene.sides(heights, window.factor)
    for sign in (-1, 1):
        for side in (inner, outer):
            axes.plot(sign * side, heights - window.zero, color=WALL_EDGE, linewidth=0.9)
        if window.factor:
            for radius in (scene.radius, scene.outside):
                axes.plot(np.full_like(heights, sign * radius), heights - window.zero, ":", color=INK, linewidth=0.9)
    for end in (scene.bottom, scene.tip):
        if max(window.low, 0.0) < end < window.high:
            reach = float(np.interp(end, heights, inner))
            axes.plot([-reach, reach], [end - window.zero] * 2, color=INK, linewidth=1.1)


def _void(axes: Any, scene: Scene, window: Window) -> None:
    """Nothing, hatched."""
    from matplotlib.patches import Rectangle

    low, width = max(window.low, 0.0), 2 * scene.radius
    place = (-scene.radius, low - window.zero)
    axes.add_patch(Rectangle(place, width, scene.bottom - low, facecolor="none", edgecolor=VOID, hatch="////", linewidth=0))


def _ground(axes: Any, scene: Scene, window: Window) -> None:
    """Electrolyte and insulating binder below the root; a sketch, they are not part of the solution."""
    from matplotlib.patches import Rectangle

    side, depth = MARGIN * scene.outside, -window.low
    axes.add_patch(Rectangle((-side, -depth), 2 * side, depth, facecolor=ELECTROLYTE, edgecolor="none"))
    for left in (-scene.outside, scene.radius):
        axes.add_patch(
            Rectangle(
                (left, -0.25 * depth), scene.outside - scene.radius, 0.25 * depth, facecolor=INSULATOR, edgecolor=INK, lw=0.5
            )
        )
    axes.plot([-scene.radius, scene.radius], [0, 0], color=INK, linewidth=0.9)
    remark = "\n(with the yellow insulator: a sketch)" if window.factor else ""
    axes.text(0, -0.63 * depth, f"solid electrolyte{remark}", ha="center", va="center", color=INK, fontsize=8)


def _names(axes: Any, scene: Scene, window: Window) -> None:
    """The gas with its pressure, which is one number, and the void; not where there is no room for it."""
    if scene.radius <= NARROW * scene.outside and not window.factor:
        return
    if scene.gas is not None:
        gas = float(scene.gas.values("Pressure", MPa).mean())
        _name(axes, window, (scene.tip, scene.height), f"gas\n{gas:.2g} MPa")
    _name(axes, window, (0.0, scene.bottom), "void")


def _name(axes: Any, window: Window, reach: tuple[float, float], text: str) -> None:
    low, high = max(reach[0], window.low), min(reach[1], window.high)
    if high - low > 0.12 * (window.high - window.low):
        axes.text(0, (low + high) / 2 - window.zero, text, ha="center", va="center", color=INK, fontsize=8.5)
