"""The drawn cross-sections of a tubule: the whole of it, and true-scale views of its tip and its root."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.quantities import MPa, nm
from femiec.views.layers import Layer
from femiec.views.scene import Scene, round_down
from femiec.views.style import ELECTROLYTE, INK, INSULATOR, WALL_EDGE, flow_colours, lithium_colours, wall_colours

MARGIN = 1.22
"""Half-width of a panel over the outer radius."""
NARROW = 0.5
"""Inner over outer radius below which words and arrows get no room in the bore."""


@dataclass(frozen=True, eq=False)
class Paint:
    """A field as colours: its values at a layer's points, the label of its colour bar, a colour map from the range."""

    layer: Layer
    values: NDArray[np.float64]
    label: str
    colours: Callable[[float, float], Any]


@dataclass(frozen=True)
class Window:
    """The part that a panel shows: heights [nm] from the root, the height that its scale counts from, the bulge's enlargement."""

    low: float
    high: float
    zero: float = 0.0
    factor: float = 0.0


def lithium_pressure(scene: Scene) -> Paint:
    """Lithium pressure [MPa] in greys."""
    return Paint(
        scene.lithium, scene.lithium.values("Pressure", MPa), "Lithium pressure [MPa]", lambda low, high: lithium_colours()
    )


def lithium_speed(scene: Scene) -> Paint:
    """Magnitude of the lithium velocity [nm/s] in blues."""
    values = np.hypot(scene.lithium.values("Velocity", nm, 0), scene.lithium.values("Velocity", nm, 1))
    return Paint(scene.lithium, values, "Lithium speed [nm/s]", lambda low, high: flow_colours())


def wall_stress(scene: Scene, name: str) -> Paint:
    """A stress of the wall [MPa] in reds."""
    return Paint(
        scene.wall, scene.wall.values(f"{name[0].upper()}{name[1:]} stress", MPa), f"Wall stress, {name} [MPa]", wall_colours
    )


def whole(axes: Any, scene: Scene) -> list[Any]:
    """Draw the tubule from root to top, z compressed as the title says; returns what the colour bars belong to."""
    window = Window(-0.05 * scene.height, 1.005 * scene.height)
    squeeze = max(round_down((window.high - window.low) / (2 * MARGIN * scene.outside) / _box_ratio(axes)), 1.0)
    drawn = _draw(axes, scene, window, (lithium_pressure(scene), wall_stress(scene, "hoop")))
    axes.set(aspect=1 / squeeze, anchor="SW", ylabel="Height above the root [µm]")
    axes.yaxis.set_major_formatter(lambda z, _: f"{z / 1000:g}")
    if scene.radius > NARROW * scene.outside:
        axes.text(0, 0.45 * scene.tip, "lithium", ha="center", va="center", color=INK, fontsize=8.5)
    for name, height in (("b", scene.tip), ("c", 0.0)):
        axes.text(1.12 * scene.outside, height, f"\u25c2 {name}", va="center", fontweight="bold", clip_on=False)
    axes.set_title("a  Whole tubule" + (f"\nz compressed {squeeze:g}:1" if squeeze > 1 else "\ntrue scale"))
    return drawn


def tip(axes: Any, scene: Scene) -> list[Any]:
    """Draw the tip to scale, with flow arrows."""
    size = 2 * MARGIN * scene.outside * _box_ratio(axes)
    window = _zoom(axes, scene, scene.tip - 0.68 * size, scene.tip + 0.32 * size, scene.tip, "b  Tip with flow, true scale")
    drawn = _draw(axes, scene, window, (lithium_speed(scene), wall_stress(scene, "hoop")))
    _arrows(axes, scene, window)
    axes.set_ylabel("Height from the tip [nm]")
    return drawn


def root(axes: Any, scene: Scene) -> list[Any]:
    """Draw the root to scale, on the electrolyte."""
    size = 2 * MARGIN * scene.outside * _box_ratio(axes)
    window = _zoom(axes, scene, -0.2 * size, 0.8 * size, 0.0, "c  Root, true scale")
    drawn = _draw(axes, scene, window, (lithium_pressure(scene), wall_stress(scene, "von Mises")))
    axes.set_ylabel("Height above the root [nm]")
    return drawn


def _box_ratio(axes: Any) -> float:
    """Height over width of the place on the page."""
    box, (width, height) = axes.get_position(), axes.figure.get_size_inches()
    return float(box.height * height / (box.width * width))


def _zoom(axes: Any, scene: Scene, low: float, high: float, zero: float, title: str) -> Window:
    factor = scene.exaggeration(low, high)
    axes.set_title(f"{title}\nwall deflection ×{factor:g} (dotted: undeformed)")
    axes.set(aspect=1)
    return Window(low, high, zero, factor)


def _draw(axes: Any, scene: Scene, window: Window, paints: tuple[Paint, ...]) -> list[Any]:
    drawn = [_fill(axes, scene, window, paint) for paint in paints]
    _edges(axes, scene, window)
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
    if window.low < scene.tip < window.high:
        reach = float(np.interp(scene.tip, heights, inner))
        axes.plot([-reach, reach], [scene.tip - window.zero] * 2, color=INK, linewidth=1.1)


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
    """The gas with its pressure, which is one number; not where there is no room for it."""
    low, high = max(scene.tip, window.low), min(scene.height, window.high)
    roomy = scene.radius > NARROW * scene.outside or window.factor
    if scene.gas is not None and roomy and high - low > 0.12 * (window.high - window.low):
        gas = float(scene.gas.values("Pressure", MPa).mean())
        place = (0, (low + high) / 2 - window.zero)
        axes.text(*place, f"gas\n{gas:.2g} MPa", ha="center", va="center", color=INK, fontsize=8.5)


def _arrows(axes: Any, scene: Scene, window: Window) -> None:
    """The velocity on a grid of points, mirrored; arrow length in proportion to speed."""
    rows = np.linspace(window.low, scene.tip, 9)[:-1] + (scene.tip - window.low) / 40
    rows = rows[rows > 0]
    r = scene.radius * np.array([0.0, 0.22, 0.44, 0.66, 0.88] if scene.radius > NARROW * scene.outside else [0.0, 0.6])
    radial, axial = (np.array([_on(scene.lithium, scene.lithium.values("Velocity", nm, i), z, r) for z in rows]) for i in (0, 1))
    x, z = np.meshgrid(r, rows)
    fastest = np.hypot(radial, axial).max()
    if fastest == 0:
        return
    spacing = 0.85 * (rows[1] - rows[0])
    for sign in (-1, 1):
        axes.quiver(
            sign * x,
            z - window.zero,
            sign * radial,
            axial,
            angles="xy",
            scale_units="xy",
            scale=fastest / spacing,
            color=INK,
            width=0.006,
            headwidth=4,
            headlength=4.5,
            headaxislength=4,
            minlength=0,
        )


def _on(layer: Layer, values: NDArray[np.float64], z: float, r: NDArray[np.float64]) -> NDArray[np.float64]:
    along, found = layer.section(values, z)
    return np.interp(r, along, found)
