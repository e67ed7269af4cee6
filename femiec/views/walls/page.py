"""The page: panels beside each other, or above each other where the structure is wide; title, loads and colour bar."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from femiec.quantities import MPa
from femiec.views.style import BLUE, GREY, INK, RED, look
from femiec.views.walls.drawing import Drawing

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Panel = Callable[[Any], None]
"""Draws on axes that have their place on the page."""
Place = tuple[float, float, float, float]
"""Left, bottom, width and height, in inches or as shares of the page."""

DPI = 150
PANEL, GAP, STEP, SIDE, HEAD, FOOT, BAR = 4.6, 0.85, 1.3, 0.75, 1.35, 0.75, 1.15
"""Edge of a panel, room beside, between rows, left, above and below, and for the colour bar [in]."""
WIDE = 2.0
"""Width over height of a structure from which the panels stand above each other."""


@dataclass(frozen=True)
class Words:
    """What is written round the panels: a title in bold, lines below it, and at the foot a warning in red."""

    title: str
    lines: Sequence[str] = ()
    warning: str = ""


def page(
    wholes: Sequence[Panel],
    details: Sequence[Panel],
    ratio: float,
    colours: Drawing | None,
    words: Words,
    charts: Sequence[Panel] = (),
) -> Figure:
    """Lay it out.

    Args:
        wholes: panels that show all of the structure.
        details: panels that show a part of it.
        ratio: width over height of the structure.
        colours: the drawing whose colours the bar tells; None for no bar.
        words: what is written round the panels.
        charts: panels that the colour bar does not belong to.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    scenes = len(wholes) + len(details)
    places, beside, size = _stacked(len(wholes), len(details) + len(charts), ratio) if ratio > WIDE else _row(scenes, len(charts))
    with look():
        made = Figure(size, dpi=DPI)
        FigureCanvasAgg(made)
        for panel, place in zip([*wholes, *details, *charts], places, strict=True):
            panel(made.add_axes(_share(place, size)))
        if colours is not None:
            bar(made, colours, _share(beside, size))
        _write(made, words)
        made.draw_without_rendering()
    return made


def _row(scenes: int, charts: int) -> tuple[list[Place], Place, tuple[float, float]]:
    """Places of square panels in a row and of the bar, and the size of the page."""
    step, end = PANEL + GAP, SIDE + scenes * (PANEL + GAP) - GAP
    places = [(SIDE + i * step, FOOT, PANEL, PANEL) for i in range(scenes)]
    places += [(end + BAR + GAP + i * step, FOOT, PANEL, PANEL) for i in range(charts)]
    return places, (end + 0.2, FOOT + 0.05 * PANEL, 0.16, 0.9 * PANEL), (end + BAR + charts * step + 0.1, FOOT + PANEL + HEAD)


def _stacked(wide: int, square: int, ratio: float) -> tuple[list[Place], Place, tuple[float, float]]:
    """Places of wide panels above each other with a row of square ones below, of the bar, and the size of the page."""
    width = max(2, square) * (PANEL + GAP) - GAP
    height = max(1.25 * width / ratio, 1.6)
    low = FOOT + (PANEL + STEP if square else 0.0)
    high = low + wide * (height + STEP) - STEP
    places = [(SIDE, high - height - i * (height + STEP), width, height) for i in range(wide)]
    places += [(SIDE + i * (PANEL + GAP), FOOT, PANEL, PANEL) for i in range(square)]
    bottom = low if high - low > PANEL or not square else FOOT
    return places, (SIDE + width + 0.2, bottom, 0.16, high - bottom), (SIDE + width + BAR, high + HEAD)


def _share(place: Place, size: tuple[float, float]) -> Place:
    return place[0] / size[0], place[1] / size[1], place[2] / size[0], place[3] / size[1]


def bar(figure: Any, drawing: Drawing, place: Place) -> Any:
    """The colour bar, with the strength marked where it is in the range."""
    from matplotlib.cm import ScalarMappable
    from matplotlib.colors import Normalize

    low, high = drawing.span
    mappable = ScalarMappable(Normalize(low, high), drawing.colours)
    made = figure.colorbar(mappable, cax=figure.add_axes(place), extend="max" if drawing.spiked else "neither")
    made.set_label(drawing.body.label)
    made.outline.set_linewidth(0.6)
    strength = drawing.record.strength
    if strength is not None:
        level = strength / MPa if drawing.body.label.endswith("[MPa]") else strength
        if low < level < high:
            made.ax.axhline(level, color=BLUE, linewidth=2)
            font: dict[str, Any] = {"ha": "right", "va": "center", "fontsize": 8, "color": BLUE, "rotation": 90}
            made.ax.annotate("strength", (0, level), (-3, 0), ("axes fraction", "data"), "offset points", **font)
    return made


def _write(figure: Any, words: Words) -> None:
    width, height = figure.get_size_inches()
    _fitted(figure, 1 - 0.27 / height, words.title, {"fontsize": 14, "fontweight": "bold", "color": INK})
    for i, line in enumerate(words.lines):
        _fitted(figure, 1 - (0.53 + 0.19 * i) / height, line, {"fontsize": 10, "color": GREY})
    if words.warning:
        wrapped = textwrap.fill(f"Note: {words.warning}", int(13.5 * width))
        figure.text(0.15 / width, 0.05 / height, wrapped, fontsize=8.5, color=RED, va="bottom")


def _fitted(figure: Any, y: float, text: str, font: dict[str, Any]) -> None:
    """A line, smaller where it would leave the page."""
    made = figure.text(0.15 / figure.get_size_inches()[0], y, text, va="center", **font)
    made.set_fontsize(font["fontsize"] * min(1.0, 0.97 * figure.bbox.width / made.get_window_extent().width))
