"""The look of the pictures: the colours of the paper's Fig. 1 (walls red, lithium grey, gas white, insulator yellow)."""

from __future__ import annotations

from typing import Any

FONTS: dict[str, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 9.5,
    "axes.titlesize": 10.5,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlepad": 9.0,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.labelsize": 8.5,
    "ytick.labelsize": 8.5,
    "legend.framealpha": 0.85,
    "legend.edgecolor": "none",
    "legend.fontsize": 8.5,
}
WALL_EDGE = "#6b0f0f"
ELECTROLYTE = "#cfe3d4"
INSULATOR = "#f2c94c"
INK = "#222222"
BLUE, RED, GREY, GREEN = "#1f5fa8", "#b3201f", "#5b6470", "#2e7d4f"
ORANGE, VIOLET = "#e08a3c", "#7a4fa3"
COLOURS = (BLUE, RED, GREEN, ORANGE, VIOLET, GREY)
"""Of curves and bars that have none of their own, in turn."""


def look() -> Any:
    """A context in which Matplotlib draws in this style, whatever the user has set."""
    import matplotlib

    settings: Any = {**matplotlib.rcParamsDefault, **FONTS}
    return matplotlib.rc_context(settings)


def wall_colours(low: float, high: float) -> Any:
    """Reds, dark where the magnitude is largest, whether that is tension or compression."""
    reds = _map("wall", ["#ffe3d8", "#f79a7d", "#d7301f", "#7f0000"])
    return reds if abs(high) >= abs(low) else reds.reversed()


def lithium_colours() -> Any:
    """Greys, dark where the pressure is high."""
    return _map("lithium", ["#e9ecef", "#b5bcc4", "#7d8792", "#3c444e"])


def flow_colours() -> Any:
    """Grey of lithium at rest, blue where it flows."""
    return _map("flow", ["#e3e6ea", "#a9c6e3", "#4d8cc8", "#12497f"])


def _map(name: str, colours: list[str]) -> Any:
    from matplotlib.colors import LinearSegmentedColormap

    return LinearSegmentedColormap.from_list(name, colours)
