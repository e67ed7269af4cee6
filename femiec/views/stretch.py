"""Which rows of a ledger a curve shows: the whole run, or a first and a last cycle laid over each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.results.ledger import Ledger
from femiec.views.drawn import DASHED, SOLID, LineStyle, Mark

FEW_CYCLES = 3
"""Up to so many are shown one after the other."""
READABLE = 12
"""More steps than that are marked without words."""
ROOM = 0.06
"""The share of the time that is shown which a step needs for its word not to run into the next one."""
UNITS = (("s", 1.0, 300.0), ("min", 60.0, 18000.0), ("h", 3600.0, 864000.0), ("d", 86400.0, np.inf))
"""Unit of time, its seconds, and the longest stretch for which it is taken [s]."""


@dataclass(frozen=True, eq=False)
class Stretch:
    """Some rows of a ledger.

    Args:
        name: of the cycle, or empty.
        rows: which, ascending.
        start: where its time counts from [s].
        style: of its curves.
    """

    name: str
    rows: NDArray[np.int64]
    start: float
    style: LineStyle


def stretches(ledger: Ledger) -> list[Stretch]:
    """The whole run, or of more than a few cycles the first and the last that is whole; what counts comes last.

    Example:
        >>> ledger = Ledger(["Time [s]", "Protocol step", "Cycle"])
        >>> for n in range(8):
        ...     ledger.append({"Time [s]": 10.0 * n + 10, "Protocol step": float(n), "Cycle": float(n // 2 + 1)})
        >>> [(each.name, each.rows.tolist(), each.start) for each in stretches(ledger)]
        [('cycle 1', [0, 1], 0.0), ('cycle 4', [6, 7], 60.0)]
    """
    time, cycle, step = (ledger.column(label) for label in ("Time [s]", "Cycle", "Protocol step"))
    turns = [int(each) for each in np.unique(cycle) if each > 0]
    if len(turns) <= FEW_CYCLES:
        return [Stretch("", np.arange(len(ledger)), 0.0, SOLID)]
    whole = [turn for turn in turns if np.ptp(step[cycle == turn]) == np.ptp(step[cycle == turns[0]])]
    found = []
    for turn, style in ((turns[0], DASHED), (whole[-1], SOLID)):
        rows = np.flatnonzero(cycle == turn)
        found.append(Stretch(f"cycle {turn}", rows, float(time[rows[0] - 1]) if rows[0] else 0.0, style))
    return found


def unit_of(seconds: float) -> tuple[str, float]:
    """The unit in which so much time reads well, and its seconds.

    Example:
        >>> unit_of(240.0), unit_of(3000.0), unit_of(36000.0)
        (('s', 1.0), ('min', 60.0), ('h', 3600.0))
    """
    return next((name, length) for name, length, longest in UNITS if seconds <= longest)


def step_marks(ledger: Ledger, stretch: Stretch, protocol: Sequence[Mapping[str, Any]], unit: float) -> list[Mark]:
    """Where the steps of the protocol begin, in ``unit`` seconds; with words if there are few, and they are long enough.

    Args:
        ledger: of the run.
        stretch: of it.
        protocol: as :func:`femiec.protocol.describe` tells it; words are left out where it is empty.
        unit: of time [s].
    """
    time, step = (ledger.column(label) for label in ("Time [s]", "Protocol step"))
    begins = [row for row in stretch.rows if row == stretch.rows[0] or step[row] != step[row - 1]]
    if len(begins) > 5 * READABLE:
        return []
    wordy = bool(protocol) and len(begins) <= READABLE
    places = [(float(time[row - 1]) if row else 0.0, int(step[row])) for row in begins]
    begun, end = [t for t, _ in places], float(time[stretch.rows[-1]])
    lasted = np.diff([*begun, end])
    worded = wordy & (lasted >= ROOM * (end - stretch.start))
    return [
        Mark(action(protocol, number) if said else "", x=(t - stretch.start) / unit)
        for (t, number), said in zip(places, worded, strict=True)
    ]


def action(protocol: Sequence[Mapping[str, Any]], number: int) -> str:
    """What is done in a step of a protocol, in one word.

    Args:
        protocol: as :func:`femiec.protocol.describe` tells it.
        number: of the step, from 0, cycles gone through.

    Example:
        >>> plan = [{"text": "rest until"}, {"cycle": 100, "steps": [{"text": "plate at"}, {"text": "strip at"}]}]
        >>> action(plan, 0), action(plan, 1), action(plan, 200)
        ('rest', 'plate', 'strip')
    """
    for entry in protocol:
        count = _count(entry)
        if number < count:
            steps = entry.get("steps")
            return action(steps, number % (count // entry["cycle"])) if steps else str(entry["text"]).split()[0]
        number -= count
    return ""


def _count(entry: Mapping[str, Any]) -> int:
    """How many steps an entry of a protocol is."""
    return entry["cycle"] * sum(map(_count, entry["steps"])) if "cycle" in entry else 1
