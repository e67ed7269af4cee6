"""The ledger of a run in time as panels: potential, front, pressures, who carries the lithium, where it goes, what it costs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from femiec.errors import InputError
from femiec.results.result import Result
from femiec.views.chart import ABOVE, BEST, DASHED, DOTTED, LINEAR, LOGARITHMIC, SOLID, Legend, Line, Panel, Scale, Shares
from femiec.views.stretch import Stretch, step_marks, stretches, unit_of
from femiec.views.style import BLUE, GREEN, GREY, INK, ORANGE, RED, VIOLET
from femiec.views.table import split

POTENTIAL, CURRENT, VOID = "Cell potential [mV]", "Current density [mA/cm2]", "Void [um]"
SMALLEST_DEFECT = 1e-17
"""Where smaller ones are drawn."""
PLACES = {
    "creep": BLUE,
    "diffusional creep": BLUE,
    "Nabarro-Herring creep": BLUE,
    "Coble creep": "#6fa8dc",
    "dislocation creep": "#9fc5e8",
    "sliding": INK,
    "wall": RED,
    "interface": GREEN,
    "along the gas": VIOLET,
    "along the void": ORANGE,
    "void": ORANGE,
    "root": GREY,
    "root face": GREY,
    "triple line": "#8fc0a9",
}
"""A place, or a mechanism, has the same colour wherever it stands."""
SEEN = 5e-3
"""Shares that are never larger are left out."""
SHARES = (-0.2, 1.6)
"""Between these shares are shown: while nearly nothing flows, they say little and can be anything."""


class History:
    """What the panels are made from.

    Args:
        result: with a ledger of one row a step, and columns "Time [s]", "Protocol step" and "Cycle".

    Raises:
        InputError: no rows, or one of these columns is missing.
    """

    def __init__(self, result: Result) -> None:
        self.ledger = result.ledger
        if len(self.ledger) == 0:
            raise InputError("ledger", "no rows", "at least one step", "let the run take its first step")
        self.columns = self.ledger.arrays()
        self.stretches = stretches(self.ledger)
        shown = self.stretches[-1]
        self.unit, self.seconds = unit_of(float(self.columns["Time [s]"][shown.rows[-1]]) - shown.start)
        self.named_marks = step_marks(self.ledger, shown, result.provenance.get("protocol", ()), self.seconds)
        self.marks = [replace(mark, text="") for mark in self.named_marks]

    @property
    def cycles(self) -> bool:
        """Whether single cycles are shown, laid over each other."""
        return len(self.stretches) > 1

    @property
    def turns(self) -> NDArray[np.float64]:
        """The numbers of the cycles."""
        cycle = self.columns["Cycle"]
        return np.unique(cycle[cycle > 0])

    @property
    def x_label(self) -> str:
        """With the unit."""
        return f"Time in the cycle [{self.unit}]" if self.cycles else f"Time [{self.unit}]"

    def x(self, stretch: Stretch) -> NDArray[np.float64]:
        """Its times in the panels' unit."""
        return np.asarray((self.columns["Time [s]"][stretch.rows] - stretch.start) / self.seconds)

    def lines(self, curves: Mapping[str, tuple[str, str]]) -> list[Line]:
        """The columns that are there, column to label and colour, the void's where there was one; in the legend once."""
        return [
            Line(label if each is self.stretches[-1] else "", self.x(each), self.columns[column][each.rows], each.style, colour)
            for column, (label, colour) in curves.items()
            if column in self.columns and not (column == VOID and not self.columns[column].any())
            for each in self.stretches
        ]

    def shares(self, parts: Mapping[str, NDArray[np.float64]]) -> list[Shares]:
        """Stacked shares in the stretch that counts, without those that are never anything."""
        rows = self.stretches[-1].rows
        seen = {label: part[rows] for label, part in parts.items() if np.abs(part[rows]).max() > SEEN}
        return [Shares(self.x(self.stretches[-1]), seen, PLACES)] if seen else []


def panels(history: History) -> list[Panel]:
    """Up to eight, those whose columns the ledger has."""
    chosen = [
        _potential(history),
        _over(history, "Front", "Height [µm]", history.lines(_FRONT)),
        _over(history, "Pressure and wall stress", "Pressure, stress [MPa]", history.lines(_PRESSURE), legend=ABOVE),
        extremes(history) if history.cycles else _current(history),
        _parts(history, "Who carries the lithium", "Share, while current flows", _flowing(history, "Carried ")),
        _parts(history, "Where it is plated", "Share, while current flows", _flowing(history, "Plated ")),
        _parts(history, "What dissipates", "Share of the heat", _dissipated(history)),
        drift(history) if history.cycles else _defects(history),
    ]
    return [panel for panel in chosen if panel is not None]


_POTENTIAL = {POTENTIAL: ("cell", BLUE), "Root potential [mV]": ("root", ORANGE)}
_FRONT = {"Tip [um]": ("tip", GREY), VOID: ("void", ORANGE)}
_PRESSURE = {
    "Root pressure [MPa]": ("root", GREY),
    "Tip pressure [MPa]": ("tip", BLUE),
    "Gas pressure [MPa]": ("gas", GREEN),
    "Wall principal stress, max [MPa]": ("wall, max", RED),
}


def _over(
    history: History, title: str, y_label: str, lines: Iterable[Line], y_scale: Scale = LINEAR, legend: Legend = BEST
) -> Panel | None:
    """Lines over time; none if there is nothing to show."""
    drawn = list(lines)
    return Panel(title, history.x_label, y_label, drawn, history.marks, y_scale=y_scale, legend=legend) if drawn else None


def _potential(history: History) -> Panel | None:
    """With the steps' names, which the other panels only mark."""
    panel = _over(history, "Potential", POTENTIAL, history.lines(_POTENTIAL))
    return replace(panel, marks=history.named_marks) if panel else None


def _current(history: History) -> Panel | None:
    return _over(history, "Current", "Current density [mA/cm2]", history.lines({CURRENT: ("", RED)}))


def _parts(history: History, title: str, y_label: str, parts: Mapping[str, NDArray[np.float64]]) -> Panel | None:
    """Stacked shares over time."""
    drawn = history.shares(parts)
    return Panel(title, history.x_label, y_label, drawn, history.marks, y_range=SHARES, legend=ABOVE) if drawn else None


def _flowing(history: History, prefix: str) -> dict[str, NDArray[np.float64]]:
    """Shares whose label starts so, zero where no current flows."""
    current = history.columns.get(CURRENT, np.ones(len(history.ledger)))
    return {
        _short(label.removeprefix(prefix)): np.where(current != 0, part, 0.0)
        for label, part in history.columns.items()
        if label.startswith(prefix)
    }


def _dissipated(history: History) -> dict[str, NDArray[np.float64]]:
    """Shares of what dissipates."""
    named = {label: part for label, part in history.columns.items() if label.startswith("Dissipated ")}
    total = np.sum(list(named.values()), axis=0)
    shares = {label: np.divide(part, total, out=np.zeros_like(part), where=total > 0) for label, part in named.items()}
    return {_short(split(label)[0].removeprefix("Dissipated ")): share for label, share in shares.items()}


def _short(words: str) -> str:
    """A place for a legend.

    Example:
        >>> _short("by creep"), _short("by the surface beside the gas"), _short("on the interface with lithium")
        ('creep', 'along the gas', 'interface')
    """
    place = re.sub(r"^(by|on|in|at|under) (the )?", "", words).replace("interface with lithium", "interface")
    return re.sub(r"^(surface beside the|interface with)", "along the", place)


def _defects(history: History) -> Panel | None:
    lines = [
        Line(label.removesuffix(" defect"), history.x(each), _from_smallest(part[each.rows]))
        for label, part in history.columns.items()
        if label.endswith("defect")
        for each in history.stretches
    ]
    return _over(history, "What does not add up", "Defect, relative", lines, LOGARITHMIC, ABOVE)


def extremes(history: History) -> Panel | None:
    """The lowest and highest cell potential of each cycle."""
    if POTENTIAL not in history.columns:
        return None
    turns, cycle, potential = history.turns, history.columns["Cycle"], history.columns[POTENTIAL]
    lines = [
        Line(name, turns, [at(potential[cycle == turn]) for turn in turns])
        for name, at in (("highest", np.max), ("lowest", np.min))
    ]
    return Panel("Extremes of each cycle", "Cycle", POTENTIAL, lines)


def drift(history: History) -> Panel | None:
    """At the end of each cycle: how far tip, inventory and potential are from where the first cycle left them."""
    cycle, turns = history.columns["Cycle"], history.turns
    ends = np.array([np.flatnonzero(cycle == turn)[-1] for turn in turns])
    lines = [
        Line(name, turns[1:], _change(history.columns[label][ends]), style)
        for label, (name, style) in _DRIFTING.items()
        if label in history.columns
    ]
    title = f"Drift since the end of cycle {turns[0]:g}"
    return Panel(title, "Cycle", "Change, relative", lines, y_scale=LOGARITHMIC) if lines else None


_DRIFTING = {
    "Lithium [m3]": ("lithium", SOLID),
    "Tip [um]": ("tip", DASHED),
    "Gas amount": ("gas", DOTTED),
    POTENTIAL: ("cell potential", DOTTED),
}


def _change(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of all after the first, relative to it."""
    return _from_smallest(values[1:] / values[0] - 1 if values[0] else values[1:])


def _from_smallest(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.maximum(np.abs(values), SMALLEST_DEFECT)
