"""A page with charts above and the tubule at several moments below, for studies of one run in time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from femiec.errors import InputError
from femiec.quantities import minute
from femiec.results.atomic import replacing
from femiec.results.result import Result, Snapshot
from femiec.views.chart import Panel
from femiec.views.front import fronts
from femiec.views.scene import is_round
from femiec.views.style import look

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MOST = 4, 6
"""Panels and moments that fit on the page."""


def picture(path: str | Path, title: str, panels: Sequence[Panel], result: Result, moments: Mapping[str, float]) -> Path:
    """Draw panels and moments to one PNG; needs no display and no OpenGL.

    Args:
        path: of the PNG.
        title: of the page.
        panels: up to four.
        result: with snapshots as :func:`femiec.views.front.fronts` draws them.
        moments: name to time [s], up to six; the stored snapshot nearest to each is drawn.

    Returns:
        The path.

    Raises:
        InputError: too much or too little to draw, or the place cannot be written; no file is left then.
    """
    with replacing(path) as temporary, look():
        figure(title, panels, result, moments).savefig(temporary, format="png", facecolor="white")
    return Path(path)


def figure(title: str, panels: Sequence[Panel], result: Result, moments: Mapping[str, float]) -> Figure:
    """The page as a Matplotlib figure; see :func:`picture`. Places are fractions of the page."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    if not (len(panels) <= MOST[0] and 1 <= len(moments) <= MOST[1] and result.snapshots):
        came = f"{len(panels)} panels, {len(moments)} moments, {len(result.snapshots)} snapshots"
        raise InputError("page", came, f"up to {MOST[0]} panels, 1 to {MOST[1]} moments, a snapshot", "leave some out")
    made = Figure((15, 9), dpi=150)
    FigureCanvasAgg(made)
    made.text(0.02, 0.965, title, fontsize=14, fontweight="bold", va="center")
    for i, panel in enumerate(panels):
        panel.draw(made.add_axes((0.055 + 0.243 * i, 0.58, 0.19, 0.31)))
    snapshots = [_nearest(result.snapshots, time) for time in moments.values()]
    titles = [f"{name}\n{each.time / minute:.3g} min" for name, each in zip(moments, snapshots, strict=True)]
    axes = [made.add_axes((0.065 + 0.132 * i, 0.07, 0.1, 0.36)) for i in range(len(moments))]
    for i, drawn in enumerate(fronts(axes, snapshots, is_round(result), titles)):
        bar = made.colorbar(drawn, cax=made.add_axes((0.86 + 0.07 * i, 0.09, 0.012, 0.32)))
        bar.set_label(drawn.get_label())
    return made


def _nearest(snapshots: Sequence[Snapshot], time: float) -> Snapshot:
    return min(snapshots, key=lambda each: abs(each.time - time))
