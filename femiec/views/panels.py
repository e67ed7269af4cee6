"""The drawn cross-sections of a tubule: the whole of it, and true-scale views of its tip and its root."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.quantities import MPa, nm
from femiec.views.layers import Layer
from femiec.views.scene import Scene, round_down
from femiec.views.section import MARGIN, NARROW, Paint, Window, box_ratio, draw
from femiec.views.style import INK, flow_colours, lithium_colours, wall_colours


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
    squeeze = max(round_down((window.high - window.low) / (2 * MARGIN * scene.outside) / box_ratio(axes)), 1.0)
    drawn = draw(axes, scene, window, (lithium_pressure(scene), wall_stress(scene, "hoop")))
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
    size = 2 * MARGIN * scene.outside * box_ratio(axes)
    window = _zoom(axes, scene, scene.tip - 0.68 * size, scene.tip + 0.32 * size, scene.tip, "b  Tip with flow, true scale")
    drawn = draw(axes, scene, window, (lithium_speed(scene), wall_stress(scene, "hoop")))
    _arrows(axes, scene, window)
    axes.set_ylabel("Height from the tip [nm]")
    return drawn


def root(axes: Any, scene: Scene) -> list[Any]:
    """Draw the root to scale, on the electrolyte."""
    size = 2 * MARGIN * scene.outside * box_ratio(axes)
    window = _zoom(axes, scene, -0.2 * size, 0.8 * size, 0.0, "c  Root, true scale")
    drawn = draw(axes, scene, window, (lithium_pressure(scene), wall_stress(scene, "von Mises")))
    axes.set_ylabel("Height above the root [nm]")
    return drawn


def _zoom(axes: Any, scene: Scene, low: float, high: float, zero: float, title: str) -> Window:
    factor = scene.exaggeration(low, high)
    axes.set_title(f"{title}\nwall deflection ×{factor:g} (dotted: undeformed)")
    axes.set(aspect=1)
    return Window(low, high, zero, factor)


def _arrows(axes: Any, scene: Scene, window: Window) -> None:
    """The velocity on a grid of points, mirrored; arrow length in proportion to speed."""
    low = max(window.low, scene.bottom)  # short lithium in a wide tubule ends inside the window
    rows = np.linspace(low, scene.tip, 9)[:-1] + (scene.tip - low) / 40
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
