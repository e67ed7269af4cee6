"""Verdicts as badges: colour and words."""

from __future__ import annotations

from collections.abc import Iterable

from femiec.checks.row import Status
from femiec.checks.verdict import Verdict
from femiec.views.report.markup import Html, tag

WORST_FIRST = (
    Status.FAILED,
    Status.CONTRADICTED,
    Status.NOT_MODELLED,
    Status.INPUT,
    Status.CONSISTENT,
    Status.REPRODUCED,
    Status.PASSED,
)
LOUD = (Status.FAILED.value, Status.CONTRADICTED.value)
"""What is explained before all else."""
MEANING = {
    Status.FAILED: "the number is off by more than its tolerance, or was not found",
    Status.CONTRADICTED: "a claim that does not hold; what we find is said beside it",
    Status.NOT_MODELLED: "outside the models; why is said beside it",
    Status.INPUT: "goes in, and is not computed",
    Status.CONSISTENT: "a rounded number, an order of magnitude or a bound that holds",
    Status.REPRODUCED: "the paper's number, within the digits it prints",
    Status.PASSED: "an exact solution or a published benchmark, met within its tolerance",
}


def badge(status: str) -> Html:
    """The verdict, in words and in colour."""
    return tag("span", status, class_=f"badge {status.replace(' ', '-')}")


def worst(entries: Iterable[Verdict]) -> list[str]:
    """The verdicts of some rows, each once, the worst first."""
    found = {entry.status for entry in entries}
    return [status.value for status in WORST_FIRST if status.value in found]


def rank(entry: Verdict) -> int:
    """Place of a row where the worst come first."""
    return [status.value for status in WORST_FIRST].index(entry.status)
