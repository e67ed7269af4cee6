"""The figure of a claim: the paper's number with its tolerance, and ours."""

from __future__ import annotations

from collections.abc import Sequence

from femiec.checks.verdict import Verdict
from femiec.views.report.axes import Axis, around, horizontal
from femiec.views.report.markup import Html
from femiec.views.report.numbers import number
from femiec.views.report.numbers import unit as shown
from femiec.views.report.svg import box, diamond, dot, drawing, line, words

WIDTH, LEFT, RIGHT, ROW = 520.0, 14.0, 506.0, 58.0
FAR = 3.0
"""Largest over smallest number from which on an axis is logarithmic."""


def figures(entries: Sequence[Verdict]) -> list[Html]:
    """One drawing for all rows of a claim that share a unit; rows without both numbers are left out."""
    drawn = [entry for entry in entries if entry.quoted is not None and entry.computed is not None]
    units = list(dict.fromkeys(entry.unit for entry in drawn))
    return [_figure([entry for entry in drawn if entry.unit == unit], unit) for unit in units]


def band(entry: Verdict) -> tuple[float, float]:
    """What the tolerance lets pass; a bound is open to its other side.

    Example:
        >>> from femiec.checks.verdict import Verdict
        >>> numbers = {"quoted": 10.0, "computed": 11.0, "error": 0.1, "tolerance": 1.0, "order": None, "seconds": 0.0}
        >>> row = Verdict(id="a", title="", kind="claim", unit="", status="consistent", engine="", **numbers)
        >>> band(row)
        (0.0, 20.0)
        >>> from dataclasses import replace
        >>> band(replace(row, compare="factor_error")), band(replace(row, compare="excess"))
        ((5.0, 20.0), (-inf, 20.0))
    """
    quoted, tolerance = entry.quoted or 0.0, entry.tolerance
    if entry.compare == "factor_error":
        return quoted / (1 + tolerance), quoted * (1 + tolerance)
    if entry.compare == "excess":
        return -float("inf"), quoted * (1 + tolerance)
    if entry.compare == "shortfall":
        return quoted * (1 - tolerance), float("inf")
    reach = abs(quoted) * tolerance if quoted else tolerance
    return quoted - reach, quoted + reach


def spread(entry: Verdict) -> float:
    """Half the length of the error bar: what the last refinement still changed, relative; 0 where nothing was refined."""
    return abs(entry.computed or 0.0) * min(entry.errors[-1], 1.0) if entry.errors else 0.0


def _figure(entries: Sequence[Verdict], unit: str) -> Html:
    log = any(entry.compare == "factor_error" for entry in entries) or _far(entries)
    axis = _axis(entries, log and _positive(entries))
    bottom = 12 + ROW * len(entries)
    shapes = [_row(entry, axis, 12 + ROW * i) for i, entry in enumerate(entries)]
    told = "; ".join(f"{e.title}: paper {number(e.quoted)}, ours {number(e.computed)} {e.unit}".strip() for e in entries)
    frame = horizontal(axis, 8, bottom, f"[{shown(unit)}]" if shown(unit) else "")
    return drawing(WIDTH, bottom + 42, told, frame, shapes)


def _row(entry: Verdict, axis: Axis, top: float) -> list[Html]:
    low, high = band(entry)
    quoted, computed, middle = entry.quoted or 0.0, entry.computed or 0.0, top + 34
    start, end = (axis.start if low < axis.low else axis(low)), (axis.end if high > axis.high else axis(high))
    end = max(end, start + 2)
    reach = spread(entry)
    bar = [line(axis(computed - reach), middle, axis(computed + reach), middle, "bar")] if reach else []
    return [
        words(LEFT, top + 12, entry.title if len(entry.title) < 72 else entry.title[:70] + "…", "said halo"),
        box(start, top + 20, end, top + 48, "band"),
        line(axis(quoted), top + 20, axis(quoted), top + 48, "level"),
        diamond(axis(quoted), middle, "paper"),
        *bar,
        dot(axis(computed), middle, f"ours {entry.status.replace(' ', '-')}"),
    ]


def _axis(entries: Sequence[Verdict], log: bool) -> Axis:
    values = [v for e in entries for v in (e.quoted, e.computed, *band(e)) if v is not None and abs(v) < float("inf")]
    if log:
        values = [v for v in values if v > 0]
    return Axis(*around(values, log, 0.12), LEFT + 8, RIGHT - 8, log)


def _far(entries: Sequence[Verdict]) -> bool:
    values = [abs(v) for e in entries for v in (e.quoted, e.computed) if v]
    return bool(values) and max(values) / min(values) > FAR


def _positive(entries: Sequence[Verdict]) -> bool:
    return all((e.quoted or 0) > 0 and (e.computed or 0) > 0 for e in entries)
