"""The viewer in a window of the desktop: sliders for field, time, warp and cut; keys for the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from femiec.results.result import Result
from femiec.views.viewer.aim import aim
from femiec.views.viewer.draw import draw
from femiec.views.viewer.fields import fields
from femiec.views.viewer.kind import TURNS, Kind
from femiec.views.viewer.shown import Cut, Shown, checked, most_warp, reach, regions

SIZE = (1400, 1000)
PERIOD = 250
"""Between two times that are played [ms]."""
EVER = 10**9
KEYS = "n, m: field    t: turn    c: cut    F1 to F{regions}: region on or off    space: play    Home: reset camera    q: close"
"""None of these does anything else in VTK, where 3 is stereo and r another reset."""


def open_window(result: Result, shown: Shown) -> None:
    """Open the window, and return when it is closed."""
    Window(result, shown).plotter.show()


class Window:
    """A plotter with its controls; :attr:`shown` is what it shows.

    Args:
        result: of a tubule, a run in time or a wall structure.
        shown: at first.
        off_screen: to draw without a window.
    """

    def __init__(self, result: Result, shown: Shown, off_screen: bool = False) -> None:
        import pyvista

        self.result, self.shown, self.playing = result, checked(result, shown), False
        plotter: Any = pyvista.Plotter(off_screen=off_screen, window_size=list(SIZE))
        plotter.set_background("white")
        self.plotter = plotter
        self._sliders: dict[str, Any] = {}
        self._add_sliders()
        self._add_keys()
        self.show(self.shown)
        self.aim()

    def show(self, shown: Shown) -> None:
        """Show something else; where it needs another place for the camera, go there."""
        moved = shown.turn != self.shown.turn
        self.shown = shown
        draw(self.plotter, self.result, shown)
        if moved:
            self.aim()
        self.plotter.render()

    def aim(self) -> None:
        """Look at all of it, above the sliders."""
        aim(self.plotter, self.result, self.shown, bottom=0.16)

    def step(self, by: int = 1) -> None:
        """Go to a later time, from the last to the first."""
        self.show(replace(self.shown, step=(self.shown.step + by) % len(self.result.snapshots)))
        self._sliders["time"].GetSliderRepresentation().SetValue(self.shown.step)

    def field(self, by: int) -> None:
        """Colour by a later field of the list, or an earlier one."""
        known = [each.label for each in fields(self.result)]
        at = (known.index(self.shown.field) + by) % len(known)
        self.show(replace(self.shown, field=known[at]))

    def turn(self) -> None:
        """Turn an axisymmetric result: section, half, whole."""
        if Kind.of(self.result).round:
            turned = TURNS[(TURNS.index(self.shown.turn) + 1) % len(TURNS)]
            self.show(replace(self.shown, turn=turned, cut=None))

    def cut(self) -> None:
        """Cut across the next axis, in the middle; after the last axis not at all."""
        kind = Kind.of(self.result)
        axes = kind.axes(self.shown.turn)
        following = axes[0] if self.shown.cut is None else axes[axes.index(self.shown.cut.axis) + 1 :][:1]
        self.show(replace(self.shown, cut=Cut(following, middle(kind, following)) if following else None))

    def region(self, number: int) -> None:
        """Show a region, or not; the last one stays."""
        known = regions(self.result)
        wanted = tuple(name for i, name in enumerate(known) if (name in self.shown.regions) != (i == number))
        if wanted:
            self.show(replace(self.shown, regions=wanted))

    def play(self) -> None:
        """Begin to play, or stop."""
        self.playing = not self.playing

    def _add_sliders(self) -> None:
        last, most = len(self.result.snapshots) - 1, most_warp(self.result, self.shown)
        self._slider("warp", (0.0, most), self.shown.warp, 0, lambda value: replace(self.shown, warp=value))
        self._slider("cut", (0.0, 1.0), 0.5, 1, self._moved_cut)
        if last:
            self._slider("time", (0, last), self.shown.step, 2, lambda value: replace(self.shown, step=round(value)))

    def _slider(self, name: str, limits: tuple[float, float], value: float, place: int, make: Callable[[float], Shown]) -> None:
        """One below the other, on the right below the colour bar."""
        left = 0.04 + 0.25 * place
        self._sliders[name] = self.plotter.add_slider_widget(
            lambda value: self.show(make(value)),
            limits,
            value=value,
            title=name,
            pointa=(left, 0.09),
            pointb=(left + 0.2, 0.09),
            color="black",
            style="modern",
            fmt="%.3g",
            title_height=0.016,
            slider_width=0.02,
            tube_width=0.006,
        )

    def _moved_cut(self, share: float) -> Shown:
        if self.shown.cut is None:
            return self.shown
        low, high = reach(Kind.of(self.result), self.shown.cut.axis)
        return replace(self.shown, cut=Cut(self.shown.cut.axis, low + share * (high - low)))

    def _add_keys(self) -> None:
        known = regions(self.result)
        keys: dict[str, Callable[[], Any]] = {"n": lambda: self.field(1), "m": lambda: self.field(-1), "space": self.play}
        keys |= {"t": self.turn, "c": self.cut, "Home": self.aim}
        for i in range(min(len(known), 9)):
            keys[f"F{i + 1}"] = lambda i=i: self.region(i)  # type: ignore[misc]
        for key, do in keys.items():
            self.plotter.clear_events_for_key(key, raise_on_missing=False)
            self.plotter.add_key_event(key, do)
        self.plotter.add_text(KEYS.format(regions=len(known)), position=(0.02, 0.012), viewport=True, font_size=8, color="gray")
        if len(self.result.snapshots) > 1:
            self.plotter.add_timer_event(
                max_steps=EVER, duration=PERIOD, callback=lambda _: self.step() if self.playing else None
            )


def middle(kind: Kind, axis: str) -> float:
    """Of the body along an axis [m]; a little off, where cells end."""
    low, high = reach(kind, axis)
    return float(np.mean((low, high))) + 1e-3 * (high - low)
