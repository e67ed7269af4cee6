"""Axes of a chart in SVG: from numbers to places, and the ticks between."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from femiec.views.report.numbers import number
from femiec.views.report.svg import line, words
from femiec.views.scene import round_down


@dataclass(frozen=True)
class Axis:
    """One direction.

    Args:
        low, high: of the numbers.
        start, end: places of these in the drawing; ``end`` may be the smaller one.
        log: whether decades are equally long.
    """

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def __call__(self, value: float) -> float:
        """The place of a number, a little outside at most."""
        if self.log:
            part = math.log(max(value, 1e-300) / self.low) / math.log(self.high / self.low)
        else:
            part = (value - self.low) / (self.high - self.low)
        return self.start + min(max(part, -0.05), 1.05) * (self.end - self.start)

    def ticks(self) -> list[float]:
        """Round numbers along it: of a logarithmic one decades, and 2 and 5 of each where there are few."""
        return self._decades() if self.log else self._even()

    def _even(self) -> list[float]:
        step = _step((self.high - self.low) / 4)
        first = math.ceil(self.low / step - 1e-9)
        return [i * step for i in range(first, math.floor(self.high / step + 1e-9) + 1)]

    def _decades(self) -> list[float]:
        low, high = math.floor(math.log10(self.low) + 1e-9), math.ceil(math.log10(self.high) - 1e-9)
        every = max(1, round((high - low) / 6))
        parts = (1, 2, 5) if self.high / self.low < 150 else (1,)
        found = [part * 10.0**power for power in range(low, high + 1, every) for part in parts]
        return [value for value in found if self.low * (1 - 1e-9) <= value <= self.high * (1 + 1e-9)]


def around(values: list[float], log: bool, room: float = 0.08) -> tuple[float, float]:
    """A range that holds all values, with some room on both sides."""
    low, high = min(values), max(values)
    if log:
        factor = max((high / low) ** room, 1.25)
        return low / factor, high * factor
    width = (high - low) or abs(high) or 1.0
    return low - room * width, high + room * width


def horizontal(axis: Axis, top: float, bottom: float, label: str) -> list[str]:
    """Ticks, grid and label of an axis below."""
    drawn = [line(axis.start, bottom, axis.end, bottom, "axis")]
    for value in _apart(axis, 46):
        x = axis(value)
        drawn += [line(x, top, x, bottom, "grid"), words(x, bottom + 17, number(value), "tick", "middle")]
    return [*drawn, words((axis.start + axis.end) / 2, bottom + 37, label, "label", "middle")]


def vertical(axis: Axis, left: float, right: float, label: str) -> list[str]:
    """Ticks and grid of an axis on the left, its label above."""
    drawn = []
    for value in _apart(axis, 22):
        y = axis(value)
        drawn += [line(left, y, right, y, "grid"), words(left - 7, y + 4, number(value), "tick", "end")]
    return [*drawn, words(4, min(axis.start, axis.end) - 20, label, "label", "start")]


def _apart(axis: Axis, least: float) -> list[float]:
    """Ticks whose labels do not touch."""
    ticks = axis.ticks()
    near = min((abs(axis(b) - axis(a)) for a, b in pairwise(ticks)), default=least)
    return ticks[:: max(1, math.ceil(least / max(near, 1e-9)))]


def _step(width: float) -> float:
    return round_down(width) if width > 0 else 1.0
