"""A chart of curves, marks and levels, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from femiec.views.report.axes import Axis, around, horizontal, vertical
from femiec.views.report.markup import Html, tag
from femiec.views.report.svg import diamond, dot, drawing, line, path, words

WIDTH, HEIGHT = 520.0, 340.0
LEFT, RIGHT, TOP, BOTTOM = 62.0, 16.0, 38.0, 46.0
"""Room for ticks and labels."""


@dataclass(frozen=True)
class Curve:
    """A line with a name, and marks on its points if they were measured."""

    name: str
    x: Sequence[float]
    y: Sequence[float]
    dashed: bool = False
    marked: bool = False


@dataclass(frozen=True)
class Mark:
    """A number of the paper: a diamond with words."""

    x: float
    y: float
    text: str
    left: bool = False
    """The words are there, above it; else on its right, below it: beside a curve that rises."""
    falls: bool = False
    """The curve beside it falls: above and below change places."""


@dataclass(frozen=True)
class Level:
    """A bound across the chart, at a height or, if ``upright``, at a place."""

    at: float
    text: str
    upright: bool = False
    left: bool = False
    """Its words are there, or else on the right."""


@dataclass(frozen=True)
class Chart:
    """What is drawn; ``x`` and ``y`` are labels with units."""

    title: str
    x: str
    y: str
    curves: Sequence[Curve]
    marks: Sequence[Mark] = ()
    levels: Sequence[Level] = ()
    log_x: bool = False
    log_y: bool = False
    regions: Sequence[tuple[float, float, str]] = ()
    """Words in the plane, such as those of a map."""

    def svg(self) -> Html:
        """The drawing with its legend below."""
        xs = [x for curve in self.curves for x in curve.x] + [m.x for m in self.marks]
        ys = [y for curve in self.curves for y in curve.y] + [m.y for m in self.marks] + [y for _, y, _ in self.regions]
        xs += [level.at for level in self.levels if level.upright]
        ys += [level.at for level in self.levels if not level.upright]
        across = Axis(*around(xs, self.log_x, 0.03), LEFT, WIDTH - RIGHT, self.log_x)
        up = Axis(*around(ys, self.log_y), HEIGHT - BOTTOM, TOP, self.log_y)
        frame = horizontal(across, TOP, HEIGHT - BOTTOM, self.x) + vertical(up, LEFT, WIDTH - RIGHT, self.y)
        shapes: list[Html | list[Html]] = [_level(level, across, up) for level in self.levels]
        shapes += [_curve(i, curve, across, up) for i, curve in enumerate(self.curves, start=1)]
        shapes += [words(across(x), up(y), text, "region", "middle") for x, y, text in self.regions]
        shapes += [_mark(mark, across, up) for mark in self.marks]
        return tag("div", drawing(WIDTH, HEIGHT, self.title, frame, shapes), self._legend(), class_="plot")

    def _legend(self) -> Html | None:
        if not any(curve.name for curve in self.curves):
            return None
        keys = [
            tag("li", tag("i", class_=f"key c{i}" + (" dashed" if curve.dashed else "")), curve.name)
            for i, curve in enumerate(self.curves, start=1)
            if curve.name
        ]
        return tag("ul", keys, class_="legend")


def _curve(i: int, curve: Curve, across: Axis, up: Axis) -> list[Html]:
    points = [(across(x), up(y)) for x, y in zip(curve.x, curve.y, strict=True)]
    drawn = [path(points, f"curve c{i}" + (" dashed" if curve.dashed else ""))]
    return drawn + [dot(x, y, f"point c{i}", 4.5) for x, y in points if curve.marked]


def _mark(mark: Mark, across: Axis, up: Axis) -> list[Html]:
    x, y = across(mark.x), up(mark.y)
    side, anchor = (-10, "end") if mark.left else (10, "start")
    return [diamond(x, y, "paper"), words(x + side, y + (-8 if mark.left != mark.falls else 15), mark.text, "said halo", anchor)]


def _level(level: Level, across: Axis, up: Axis) -> list[Html]:
    if level.upright:
        x = across(level.at)
        return [line(x, TOP, x, HEIGHT - BOTTOM, "level"), words(x + 5, TOP + 12, level.text, "said halo")]
    y = up(level.at)
    x, anchor = (LEFT + 4, "start") if level.left else (WIDTH - RIGHT - 4, "end")
    return [line(LEFT, y, WIDTH - RIGHT, y, "level"), words(x, y - 6, level.text, "said halo", anchor)]
