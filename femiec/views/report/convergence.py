"""The plot of a refinement: measured errors over lengths, and the slope between the last two."""

from __future__ import annotations

import math
from collections.abc import Sequence

from femiec.checks.verdict import Verdict
from femiec.views.report.chart import Chart, Curve
from femiec.views.report.markup import Html, tag
from femiec.views.report.numbers import number

MOST = 6
"""Curves in one plot, which are as many as there are colours."""


def plots(entries: Sequence[Verdict]) -> list[Html]:
    """One figure for up to six refined rows."""
    refined = [entry for entry in entries if drawable(entry)]
    return [_plot(refined[i : i + MOST]) for i in range(0, len(refined), MOST)]


def drawable(entry: Verdict) -> bool:
    """Whether a row has two or more points that a logarithmic plot can show."""
    both = (*entry.steps, *entry.errors)
    return len(entry.steps) == len(entry.errors) >= 2 and all(value > 0 and math.isfinite(value) for value in both)


def _plot(entries: Sequence[Verdict]) -> Html:
    curves = [Curve(_name(entry), entry.steps, entry.errors, marked=True) for entry in entries]
    title = "Errors over the length of cells or time steps: " + "; ".join(curve.name for curve in curves)
    chart = Chart(title, "Cells or time steps (length, or share of the first)", "Error", curves, log_x=True, log_y=True)
    return tag("figure", chart.svg(), tag("figcaption", "Measured errors; the slope is the observed order."))


def _name(entry: Verdict) -> str:
    return entry.id + (f", order {number(entry.order, 3)}" if entry.order is not None else "")
