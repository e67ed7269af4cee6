"""Line plots along the tubule: pressure, stress, displacement, flow."""

from __future__ import annotations

from typing import Any

from femiec.quantities import MPa, nm
from femiec.views.scene import Scene
from femiec.views.style import BLUE, GREEN, GREY, RED


def profiles(axes: list[Any], scene: Scene) -> None:
    """Draw four plots over the height z [µm], one below the other.

    Args:
        axes: four, which share their abscissa.
        scene: the tubule.
    """
    for draw, each in zip((_pressure, _stress, _displacement, _speed), axes, strict=True):
        draw(each, scene)
        each.axvline(scene.tip / 1000, color=GREY, linewidth=0.8, linestyle="--")
        each.grid(color="#e6e6e6", linewidth=0.6)
        each.set_axisbelow(True)
        each.set_xlim(0, scene.height / 1000)
        each.yaxis.set_label_coords(-0.19, 0.5)
    for each in axes[:-1]:
        each.tick_params(labelbottom=False)
    axes[-1].set_xlabel("Height above the root [µm]")
    axes[0].set_title("d  Along the tubule\ndashed: tip of the lithium")


def _pressure(axes: Any, scene: Scene) -> None:
    heights = scene.lithium.heights()
    means = scene.lithium.means(scene.lithium.values("Pressure", MPa), heights, scene.round_tube)
    axes.plot(heights / 1000, means, color=GREY, linewidth=1.8, label="lithium")
    if scene.gas is not None:
        gas = float(scene.gas.values("Pressure", MPa).mean())
        axes.plot([scene.tip / 1000, scene.height / 1000], [gas, gas], color=BLUE, linewidth=1.8, label="gas")
    axes.set_ylabel("Pressure [MPa]")
    axes.legend(loc="best")


def _stress(axes: Any, scene: Scene) -> None:
    heights = scene.wall.heights()
    for name, colour in (("hoop", RED), ("axial", "#e08a3c")):
        along = scene.wall.edge(scene.wall.values(f"{name.capitalize()} stress", MPa), heights)
        axes.plot(heights / 1000, along, color=colour, linewidth=1.5, label=f"{name}, inner surface")
    axes.set_ylabel("Wall stress [MPa]")
    axes.legend(loc="best")


def _displacement(axes: Any, scene: Scene) -> None:
    heights = scene.wall.heights()
    axes.plot(scene.bulge[0] / 1000, scene.bulge[1], color=RED, linewidth=1.5)
    axes.set_ylabel("Wall deflection\noutward [nm]", color=RED)
    along = scene.wall.edge(scene.wall.values("Displacement", nm, 1), heights)
    right = axes.twinx()
    right.spines["right"].set_visible(True)
    right.plot(heights / 1000, along, color=GREEN, linewidth=1.5)
    right.set_ylabel("along z [nm]", color=GREEN)


def _speed(axes: Any, scene: Scene) -> None:
    heights = scene.lithium.heights()
    means = scene.lithium.means(scene.lithium.values("Velocity", nm, 1), heights, scene.round_tube)
    axes.plot(heights / 1000, means, color=BLUE, linewidth=1.8, label="mean over the cross-section")
    low, high = min(0.0, 1.15 * means.min()), max(0.0, 1.25 * means.max())
    axes.set_ylim(low, high if high > low else 1.0)
    axes.set_ylabel("Lithium speed [nm/s]")
    axes.legend(loc="lower right")
