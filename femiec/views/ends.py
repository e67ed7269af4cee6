"""A run in time in the terminal: its last state in a few numbers, and how its steps ended."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from femiec.quantities import mAh_per_cm2
from femiec.views.table import shown

if TYPE_CHECKING:
    from rich.table import Table

HEADLINE = (
    "Time [s]",
    "Cell potential [mV]",
    "Current density [mA/cm2]",
    "Capacity [mAh/cm2]",
    "Tip [um]",
    "Filling",
    "Void [um]",
    "Root potential [mV]",
    "Root pressure [MPa]",
    "Tip pressure [MPa]",
    "Gas pressure [MPa]",
    "Wall principal stress, max [MPa]",
    "Wall deflection, max [nm]",
    "Lithium balance defect",
    "Gas law defect",
)
"""Labels of the last row that are shown, where they are there, beside who carries the lithium; summary.json has them all."""


def headline(summary: Mapping[str, float]) -> dict[str, float]:
    """The few numbers that are shown; all of them where none is known.

    Example:
        >>> headline({"Time [s]": 60.0, "Charge [C]": 2e-12, "Filling": 0.5})
        {'Time [s]': 60.0, 'Filling': 0.5}
    """
    carried = [label for label in summary if label.startswith("Carried ")]
    return {label: summary[label] for label in (*HEADLINE, *carried) if label in summary} or dict(summary)


def ends_table(ended: Sequence[Mapping[str, Any]]) -> Table:
    """How the steps ended, those of cycles that ended alike in one row.

    Args:
        ended: as ``provenance["ended"]`` tells it.

    Example:
        >>> rest = {"cycle": None, "text": "60 s passed", "failed": False, "Capacity [C/m2]": 0.0}
        >>> ended = [{**rest, "step": "step 1: rest", "Time [s]": 60.0}, {**rest, "step": "step 2: rest", "Time [s]": 120.0}]
        >>> ends_table(ended).row_count
        2
    """
    from rich import box
    from rich.markup import escape
    from rich.table import Table

    table = Table(title="How the steps ended", title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    for name in ("Step", "Times", "Ended by"):
        table.add_column(name)
    for name in ("Time [s]", "Passed [mAh/cm2]"):
        table.add_column(name.replace("[", r"\["), justify="right")
    for (step, reason, failed), group in _groups(ended).items():
        passed = _reach(each["Capacity [C/m2]"] / mAh_per_cm2 for each in group)
        time = _reach(each["Time [s]"] for each in group)
        colour = "[red]{}[/red]" if failed else "{}"
        table.add_row(escape(step), str(len(group)), colour.format(escape(reason)), time, passed)
    return table


def _groups(ended: Sequence[Mapping[str, Any]]) -> dict[tuple[str, str, bool], list[Mapping[str, Any]]]:
    """Those of equal words but for the number of the cycle, in the order in which they first came."""
    groups: dict[tuple[str, str, bool], list[Mapping[str, Any]]] = {}
    for each in ended:
        step = re.sub(r"cycle \d+ of (\d+)", r"each of \1 cycles", each["step"])
        groups.setdefault((step, each["text"], each["failed"]), []).append(each)
    return groups


def _reach(numbers: Iterable[float]) -> str:
    """The number, or the lowest and the highest where they differ."""
    every = list(numbers)
    low, high = shown(min(every)), shown(max(every))
    return low if low == high else f"{low} to {high}"
