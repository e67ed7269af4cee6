"""What is written on the panels: the failing spot, the loads, a bar that tells the scale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from femiec.quantities import MPa
from femiec.views.scene import round_down
from femiec.views.style import BLUE, INK
from femiec.views.walls.drawing import Drawing, digits
from femiec.views.walls.record import Load

LOADED = "#d3e3f3"
"""The colour of a chamber under pressure."""
BOX = {"boxstyle": "round,pad=0.25", "facecolor": "white", "edgecolor": "none", "alpha": 0.85}


def mark_spot(axes: Any, drawing: Drawing, place: Any) -> None:
    """A ring about the failing spot; its value in the corner of the panel that is nearest.

    Args:
        axes: of the panel.
        drawing: of the structure.
        place: of the spot in the panel's coordinates.
    """
    ring = {"marker": "o", "markersize": 15, "markerfacecolor": "none", "zorder": 8, "linestyle": "none", "clip_on": False}
    axes.plot([place[0]], [place[1]], markeredgecolor="white", markeredgewidth=4.5, **ring)
    axes.plot([place[0]], [place[1]], markeredgecolor=BLUE, markeredgewidth=2.2, **ring)
    if not drawing.spot_text:
        return
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    on_right, above = _beyond(place[0], left, right), _beyond(place[1], bottom, top)
    axes.annotate(
        drawing.spot_text,
        (place[0], place[1]),
        (0.98 if on_right else 0.02, 0.975 if above else 0.025),
        textcoords="axes fraction",
        ha="right" if on_right else "left",
        va="top" if above else "bottom",
        color=BLUE,
        fontsize=11,
        fontweight="bold",
        bbox=BOX,
        arrowprops={"arrowstyle": "-", "color": BLUE, "linewidth": 1.2, "shrinkB": 8},
        zorder=9,
    )


def _beyond(place: float, low: float, high: float) -> bool:
    """Whether a place is beyond the middle; what is in the middle is not, for the bar of the scale is on that side."""
    return bool(place > 0.5 * (low + high) + 1e-6 * (high - low))


def pressure_text(load: Load) -> str:
    """The pressure of a load as it is written in a chamber; its surface where the pressure is not known.

    Example:
        >>> pressure_text(Load("tubule 3", (912e3,))), pressure_text(Load("tubule 3", (-18e6, 0.1e6))), pressure_text(Load("top"))
        ('0.912 MPa', '-18 to 0.1 MPa', 'top')
    """
    return " to ".join(digits(pressure / MPa) for pressure in load.pressures) + " MPa" if load.pressures else load.on


def label(axes: Any, place: Any, text: str, size: float = 9.0, box: Mapping[str, Any] | None = None) -> None:
    """Words at a place of the panel, in its middle."""
    axes.text(place[0], place[1], text, ha="center", va="center", fontsize=size, color=INK, zorder=7, clip_on=True, bbox=box)


def scale_bar(axes: Any, drawing: Drawing, start: float = 0.03) -> None:
    """A horizontal length at the lower edge of a panel without scales, from a share of its width."""
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    length = round_down(0.28 * (right - left))
    x, y = left + start * (right - left), bottom + 0.03 * (top - bottom)
    axes.plot([x, x + length], [y, y], color=INK, linewidth=2.5, solid_capstyle="butt", zorder=7)
    words = f"{length:g} {drawing.unit_name}" + (f", heights compressed {drawing.squeeze:g}:1" if drawing.squeeze > 1 else "")
    axes.text(x, y + 0.012 * (top - bottom), words, ha="left", va="bottom", fontsize=9, color=INK, zorder=7)
