"""The picture of one tubule, as the inset of the paper's Fig. 1: root below, lithium grey, gas white, walls red."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from femiec.quantities import nm, um
from femiec.results.atomic import replacing
from femiec.results.result import Result
from femiec.views import panels
from femiec.views.profiles import profiles
from femiec.views.scene import Scene
from femiec.views.style import GREY, RED, look

if TYPE_CHECKING:
    from matplotlib.figure import Figure

HEADLINE = {
    "Overpotential [mV]": "U = {:.4g} mV",
    "Root pressure [MPa]": "root pressure {:.4g} MPa",
    "Tip speed [nm/s]": "tip speed {:.4g} nm/s",
    "Current density [mA/cm2]": "{:.4g} mA/cm²",
}
"""Labels of the summary that make the title, where they are there."""


def picture(result: Result, path: str | Path, size: tuple[int, int] = (1800, 1200)) -> Path:
    """Draw the last snapshot of a tubule to one PNG; needs no display and no OpenGL.

    Args:
        result: with regions ``lithium`` (Velocity [m/s], Pressure [Pa]), ``wall`` (Displacement [m]; Hoop, Axial and Von Mises
            stress [Pa]) and, unless it is full, ``gas`` (Pressure [Pa]); ``provenance["study"]["symmetry"]`` is "axisymmetric"
            or "planar".
        path: of the PNG.
        size: width and height in pixels.

    Returns:
        The path.

    Raises:
        InputError: a region or field is missing, or the place cannot be written; no file is left then.

    Source: the layout follows Fig. 1 of Chen et al., Nature 578, 251 (2020), doi 10.1038/s41586-020-1972-y.
    """
    with replacing(path) as temporary, look():
        figure(result, size).savefig(temporary, format="png", facecolor="white")
    return Path(path)


def figure(result: Result, size: tuple[int, int] = (1800, 1200)) -> Figure:
    """The picture as a Matplotlib figure, for a notebook or another format; see :func:`picture`."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    scene = Scene.of(result)
    with look():
        made = Figure((12, 12 * size[1] / size[0]), dpi=size[0] / 12)
        FigureCanvasAgg(made)
        _compose(made, scene)
        _title(made, result)
        made.draw_without_rendering()
    return made


def _compose(figure: Any, scene: Scene) -> None:
    """Places are fractions of the page."""
    whole = figure.add_axes((0.055, 0.26, 0.14, 0.59))
    tip = figure.add_axes((0.262, 0.56, 0.23, 0.29))
    root = figure.add_axes((0.262, 0.13, 0.23, 0.29))
    _bars_below(figure, panels.whole(whole, scene), 0.045, 0.16)
    _bars_beside(figure, panels.tip(tip, scene), 0.502, 0.56, 0.29)
    _bars_beside(figure, panels.root(root, scene), 0.502, 0.13, 0.29)
    profiles([figure.add_axes((0.72, bottom, 0.222, 0.16)) for bottom in (0.69, 0.503, 0.316, 0.13)], scene)


def _bars_beside(figure: Any, drawn: list[Any], left: float, bottom: float, height: float) -> None:
    for i, each in enumerate(drawn):
        bar = figure.colorbar(each, cax=figure.add_axes((left + 0.07 * i, bottom, 0.012, height)))
        bar.set_label(each.get_label())
        bar.outline.set_linewidth(0.6)


def _bars_below(figure: Any, drawn: list[Any], left: float, width: float) -> None:
    for i, each in enumerate(drawn):
        bar = figure.colorbar(each, cax=figure.add_axes((left, 0.18 - 0.072 * i, width, 0.014)), orientation="horizontal")
        bar.set_label(each.get_label(), labelpad=1)
        bar.outline.set_linewidth(0.6)


def _title(figure: Any, result: Result) -> None:
    numbers = [form.format(result.summary[label]) for label, form in HEADLINE.items() if label in result.summary]
    head = "Lithium in a MIEC tubule" + (": " if numbers else "") + ", ".join(numbers)
    title = figure.text(0.02, 0.965, head.replace("-", "\u2212"), fontsize=14, fontweight="bold", va="center")
    title.set_fontsize(14 * min(1.0, 0.96 * figure.bbox.width / title.get_window_extent().width))
    figure.text(0.02, 0.932, conditions(result.provenance.get("study", {})), fontsize=10, color=GREY, va="center")
    notices = result.provenance.get("notices", [])
    warning = textwrap.fill("Note: " + "; ".join(notices), 185) if notices else ""
    figure.text(0.02, 0.012, warning, fontsize=8.5, color=RED, va="bottom")


def conditions(study: Mapping[str, Any]) -> str:
    """The line below the title: those of the usual parameters that the study records."""
    drawn = "wall, to its mid-plane" if study.get("neighbours") == "shared" else "wall"
    forms: dict[str, Callable[[Any], str]] = {
        "Width [m]": lambda v: f"W = {v / nm:.4g} nm",
        "Meshed wall [m]": lambda v: f"{drawn} {v / nm:.4g} nm",
        "Height [m]": lambda v: f"h = {v / um:.4g} µm",
        "Filling": lambda v: f"filled to {100 * v:.4g} %",
        "Temperature [K]": lambda v: f"{v:.5g} K",
        "wall material": str,
        "neighbours": lambda v: f"neighbours: {v}",
        "symmetry": str,
    }
    return ",  ".join(form(study[key]) for key, form in forms.items() if key in study)
