"""Charts of numbers: curves, bars and stacked shares in panels on one page, for studies that compare runs.

>>> curve = Line("LiC6", [0, 1, 2], [0, -3, -4])
>>> panel = Panel("Plating", "Time [h]", "Cell potential [mV]", [curve], [Mark("limit", y=-5.0)])
>>> len(figure("A study", [panel]).axes)
1
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from femiec.errors import InputError
from femiec.results.atomic import replacing
from femiec.views.drawn import DASHED, DOTTED, JOINED, POINTS, SOLID, Bars, Drawn, Line, LineStyle, Mark, Shares
from femiec.views.style import COLOURS, GREY, look

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = [
    "ABOVE",
    "BEST",
    "DASHED",
    "DOTTED",
    "JOINED",
    "LINEAR",
    "LOGARITHMIC",
    "POINTS",
    "SOLID",
    "Bars",
    "Legend",
    "Line",
    "LineStyle",
    "Mark",
    "Panel",
    "Scale",
    "Shares",
    "chart",
    "figure",
]


@dataclass(frozen=True)
class Scale:
    """How an axis is divided."""

    name: str


LINEAR, LOGARITHMIC = Scale("linear"), Scale("log")


@dataclass(frozen=True)
class Legend:
    """Where the legend is, as Matplotlib names it, and in how many columns."""

    place: str = "best"
    columns: int = 1


BEST, ABOVE = Legend(), Legend("upper left", 2)
"""Where it hides least; above all that is drawn, for which the range of y leaves room."""
ROOM = 1.35
"""How much higher axes reach with a legend above."""


@dataclass(frozen=True, eq=False)
class Panel:
    """One set of axes.

    Args:
        title: above it.
        x_label, y_label: with units, ``"Time [s]"``.
        lines: one or more of :class:`Line`, :class:`Shares` and :class:`Bars`.
        marks: places that matter.
        x_scale, y_scale: :data:`LINEAR` or :data:`LOGARITHMIC`.
        y_range: lowest and highest y that is shown; by default all of it, and room for a legend above.
        legend: :data:`BEST` or :data:`ABOVE`.

    Raises:
        InputError: nothing to draw.
    """

    title: str
    x_label: str
    y_label: str
    lines: Sequence[Drawn]
    marks: Sequence[Mark] = ()
    x_scale: Scale = LINEAR
    y_scale: Scale = LINEAR
    y_range: tuple[float, float] | None = None
    legend: Legend = BEST

    def __post_init__(self) -> None:
        if not self.lines:
            raise InputError(f"panel {self.title!r}", "nothing", "at least one line", "give it a Line, Shares or Bars")

    def draw(self, axes: Any) -> None:
        """Draw it on Matplotlib's axes."""
        axes.set(xscale=self.x_scale.name, yscale=self.y_scale.name, xlabel=self.x_label, ylabel=self.y_label, title=self.title)
        taken = 0
        for line in self.lines:
            taken += line.draw(axes, [*COLOURS[taken % len(COLOURS) :], *COLOURS])
        if self.y_range is not None:
            axes.set_ylim(self.y_range)
        elif self.legend is ABOVE:
            axes.autoscale_view()
            axes.set_ylim(top=axes.transData.inverted().transform(axes.transAxes.transform((0.0, ROOM)))[1])
        for mark in self.marks:
            mark.draw(axes)
        axes.grid(color="#e6e6e6", linewidth=0.6)
        axes.set_axisbelow(True)
        if axes.get_legend_handles_labels()[1]:
            axes.legend(loc=self.legend.place, ncols=self.legend.columns, columnspacing=1.0, handlelength=1.5)


def chart(path: str | Path, title: str, panels: Sequence[Panel], note: str = "", columns: int | None = None) -> Path:
    """Draw panels on one page, to one PNG; needs no display and no OpenGL.

    Args:
        path: of the PNG.
        title: of the page.
        panels: one or more, row by row.
        note: small, below them.
        columns: panels in a row; chosen by their number by default.

    Returns:
        The path.

    Raises:
        InputError: no panel, or the place cannot be written; no file is left then.

    Example:
        >>> import tempfile
        >>> curve = Line("LiC6", [0, 1, 2], [0, -3, -4])
        >>> panel = Panel("Plating", "Time [h]", "Cell potential [mV]", [curve], [Mark("limit", y=-5.0)])
        >>> chart(Path(tempfile.mkdtemp(), "picture.png"), "A study", [panel]).name
        'picture.png'
    """
    with replacing(path) as temporary, look():
        figure(title, panels, note, columns).savefig(temporary, format="png", facecolor="white")
    return Path(path)


def figure(title: str, panels: Sequence[Panel], note: str = "", columns: int | None = None) -> Figure:
    """The page as a Matplotlib figure, for a notebook or another format; see :func:`chart`."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    if not panels:
        raise InputError("panels", "none", "at least one", "give chart() a Panel")
    across = columns or (len(panels) if len(panels) <= 3 else 2 if len(panels) == 4 else 3)
    down = math.ceil(len(panels) / across)
    with look():
        made = Figure((max(4.6 * across, 6.5), 3.7 * down + 0.7), dpi=150, layout="constrained")
        FigureCanvasAgg(made)
        made.suptitle(title, x=0.01, ha="left", fontsize=13, fontweight="bold")
        for i, panel in enumerate(panels):
            panel.draw(made.add_subplot(down, across, i + 1))
        if note:
            made.supxlabel(note, x=0.01, ha="left", fontsize=8.5, color=GREY, wrap=True)
        made.draw_without_rendering()
    return made
