"""The tubule at several times side by side, as in the paper's Fig. 1: root below, lithium grey, gas white, walls red."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from femiec.errors import InputError
from femiec.quantities import MPa, mV
from femiec.results.result import Result, Snapshot
from femiec.views.scene import Scene
from femiec.views.section import MARGIN, Paint, Window, box_ratio, draw
from femiec.views.style import lithium_colours, wall_colours

SETTLED = 0.02
"""Share of a time after which what happens as a current is switched on is over."""


def chosen(result: Result, start: float, end: float, most: int = 5) -> list[Snapshot]:
    """Up to so many stored snapshots, spread evenly over a time [s], the first a little after its start, when that has settled.

    Raises:
        InputError: there is none at all.
    """
    if not result.snapshots:
        raise InputError("snapshots", "none", "at least one", "store the fields of the run")
    times = np.array([snapshot.time for snapshot in result.snapshots])
    nearest = {int(np.abs(times - wanted).argmin()) for wanted in np.linspace(start + SETTLED * (end - start), end, most)}
    return [result.snapshots[i] for i in sorted(nearest)]


def fronts(axes: Sequence[Any], snapshots: Sequence[Snapshot], round_tube: bool, titles: Sequence[str]) -> list[Any]:
    """Draw a tubule on each of the axes, all with the same colours; returns what the colour bars belong to.

    Args:
        axes: one for each snapshot, of one size.
        snapshots: with regions ``lithium`` (Pressure [Pa]) and ``wall`` (Lithium potential [V], or else Hoop stress [Pa]), and
            ``gas`` (Pressure [Pa]) where there is some.
        round_tube: or a slit.
        titles: above each.
    """
    scenes = [Scene.at(snapshot, round_tube) for snapshot in snapshots]
    rows = [(_lithium(scene), _wall(scene)) for scene in scenes]
    spans = [_span([row[i] for row in rows]) for i in range(2)]
    drawn: list[Any] = []
    for each, scene, row, title in zip(axes, scenes, rows, titles, strict=True):
        paints = tuple(Paint(p.layer, p.values, p.label, p.colours, span) for p, span in zip(row, spans, strict=True))
        drawn = _one(each, scene, paints)
        each.set_title(title, fontsize=9)
        if each is not axes[0]:
            each.tick_params(labelleft=False)
    axes[0].set_ylabel(f"Height above the root [µm]\ncompressed {compression(scenes[0], axes[0]):g}:1")
    return drawn


def compression(scene: Scene, axes: Any) -> float:
    """By how much heights have to be compressed to fit; 1 where they fit as they are."""
    needed = 1.055 * scene.height / (2 * MARGIN * scene.outside) / box_ratio(axes)
    return max(float(f"{needed:.2g}"), 1.0)


def _one(axes: Any, scene: Scene, paints: tuple[Paint, ...]) -> list[Any]:
    drawn = draw(axes, scene, Window(-0.05 * scene.height, 1.005 * scene.height), paints)
    axes.set(aspect=1 / compression(scene, axes), anchor="S")
    axes.yaxis.set_major_formatter(lambda z, _: f"{z / 1000:g}")
    return drawn


def _lithium(scene: Scene) -> Paint:
    return Paint(
        scene.lithium, scene.lithium.values("Pressure", MPa), "Lithium pressure [MPa]", lambda low, high: lithium_colours()
    )


def _wall(scene: Scene) -> Paint:
    if any(field.name == "Lithium potential" for field in scene.wall.region.fields):
        return Paint(scene.wall, scene.wall.values("Lithium potential", mV), "Lithium potential in the wall [mV]", wall_colours)
    return Paint(scene.wall, scene.wall.values("Hoop stress", MPa), "Wall stress, hoop [MPa]", wall_colours)


def _span(paints: Sequence[Paint]) -> tuple[float, float]:
    return float(min(paint.values.min() for paint in paints)), float(max(paint.values.max() for paint in paints))
