"""The picture of a run in time: its curves, and the tubule at several times, the front on its way."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from femiec.results.atomic import replacing
from femiec.results.result import Result, Snapshot
from femiec.views.front import chosen, fronts
from femiec.views.history import History, panels
from femiec.views.scene import is_round
from femiec.views.stretch import action, unit_of
from femiec.views.style import GREY, RED, look
from femiec.views.tubule import conditions

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH, HEIGHT = 15.0, 12.5
"""Of the page [in]."""


def picture(result: Result, path: str | Path, width: int = 2250) -> Path:
    """Draw a run in time to one PNG; needs no display and no OpenGL.

    Args:
        result: with a ledger as :mod:`femiec.models.coupled.ledger` writes it, and one snapshot or more with the regions and
            fields of :func:`femiec.views.front.fronts`; ``provenance["study"]["symmetry"]`` is "axisymmetric" or "planar".
            Of more than three cycles the first and the last are laid over each other.
        path: of the PNG.
        width: in pixels.

    Returns:
        The path.

    Raises:
        InputError: no row, no snapshot, a region or field is missing, or the place cannot be written; no file is left then.

    Source: the tubules are drawn as in Fig. 1 of Chen et al., Nature 578, 251 (2020), doi 10.1038/s41586-020-1972-y.
    """
    with replacing(path) as temporary, look():
        figure(result, width).savefig(temporary, format="png", facecolor="white")
    return Path(path)


def figure(result: Result, width: int = 2250) -> Figure:
    """The picture as a Matplotlib figure, for a notebook or another format; see :func:`picture`."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    round_tube, history = is_round(result), History(result)
    with look():
        made = Figure((WIDTH, HEIGHT), dpi=width / WIDTH)
        FigureCanvasAgg(made)
        _curves(made, history)
        _tubules(made, result, history, round_tube)
        _words(made, result, history)
        made.draw_without_rendering()
    return made


def _curves(figure: Any, history: History) -> None:
    """Two rows of four; places are fractions of the page."""
    for i, panel in enumerate(panels(history)):
        row, column = divmod(i, 4)
        axes = figure.add_axes((0.05 + 0.245 * column, 0.7 - 0.265 * row, 0.19, 0.195))
        panel.draw(axes)


def _tubules(figure: Any, result: Result, history: History, round_tube: bool) -> None:
    shown = history.stretches[-1]
    times = history.columns["Time [s]"][shown.rows]
    snapshots = chosen(result, float(times[0]), float(times[-1]))
    axes = [figure.add_axes((0.06 + 0.15 * i, 0.055, 0.11, 0.28)) for i in range(len(snapshots))]
    drawn = fronts(axes, snapshots, round_tube, [_title(each, result, history) for each in snapshots])
    for i, each in enumerate(drawn):
        bar = figure.colorbar(each, cax=figure.add_axes((0.83 + 0.08 * i, 0.07, 0.014, 0.24)))
        bar.set_label(each.get_label())
        bar.outline.set_linewidth(0.6)


def _title(snapshot: Snapshot, result: Result, history: History) -> str:
    """Time and what is done then."""
    time = history.columns["Time [s]"] - history.stretches[-1].start
    since = snapshot.time - history.stretches[-1].start
    name, seconds = unit_of(since)
    row = int(abs(time - since).argmin())
    done = action(result.provenance.get("protocol", ()), int(history.columns["Protocol step"][row]))
    return f"{since / seconds:.4g} {name}" + (f", {done}" if done else "")


def _words(figure: Any, result: Result, history: History) -> None:
    study, rows = result.provenance.get("study", {}), len(history.ledger)
    name, seconds = unit_of(float(history.columns["Time [s]"][-1]))
    length = f"{history.columns['Time [s]'][-1] / seconds:.4g} {name}, {rows} time steps"
    metal = str(study.get("metal", "lithium")).capitalize()
    figure.text(0.02, 0.975, f"{metal} in a MIEC tubule: {length}", fontsize=14, fontweight="bold", va="center")
    details = conditions(study)
    if history.cycles:
        first, last = (each.name for each in history.stretches)
        details += f".  Dashed: {first}; solid, shares and tubules: {last}."
    figure.text(0.02, 0.95, details, fontsize=10, color=GREY, va="center")
    notices = result.provenance.get("notices", [])
    figure.text(
        0.02, 0.008, textwrap.fill("Note: " + "; ".join(notices), 200) if notices else "", fontsize=8.5, color=RED, va="bottom"
    )
