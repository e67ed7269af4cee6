"""Rows of a validation suite: a number, what it is compared with, and how."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from femiec.checks.claim import Claim
from femiec.errors import InputError


class Kind(Enum):
    """What a row compares with."""

    CLAIM = "claim"
    """A number that the paper prints."""
    EXACT = "exact"
    """An exact solution."""
    BENCHMARK = "benchmark"
    """A published benchmark."""


class Status(Enum):
    """What a row says."""

    REPRODUCED = "reproduced"
    CONSISTENT = "consistent"
    INPUT = "input"
    NOT_MODELLED = "not modelled"
    CONTRADICTED = "contradicted"
    PASSED = "passed"
    FAILED = "failed"


@dataclass(frozen=True)
class Measured:
    """What a row's function returns when it measured more than a number.

    Args:
        value: the number.
        order: the observed order of convergence.
        steps: lengths of cells or time steps, or shares of the first, which were refined.
        errors: the errors on them, from which the order is.
    """

    value: float
    order: float | None = None
    steps: tuple[float, ...] = ()
    errors: tuple[float, ...] = ()


def relative_error(computed: float, quoted: float) -> float:
    """|computed/quoted - 1|, or |computed| where zero is quoted."""
    return abs(computed) if quoted == 0 else abs(computed / quoted - 1)


def factor_error(computed: float, quoted: float) -> float:
    """Larger over smaller of two positive numbers, less 1: a tolerance of 2 means within a factor of 3.

    Raises:
        InputError: a number that is not positive.
    """
    if min(computed, quoted) <= 0:
        raise InputError("computed and quoted", f"{computed:g}, {quoted:g}", "positive numbers", "compare by relative error")
    return max(computed / quoted, quoted / computed) - 1


def excess(computed: float, bound: float) -> float:
    """By which part of a positive upper bound the number exceeds it, 0 below."""
    return max(0.0, computed / bound - 1)


def shortfall(computed: float, bound: float) -> float:
    """By which part of a positive lower bound the number misses it, 0 above."""
    return max(0.0, 1 - computed / bound)


@dataclass(frozen=True)
class Row:
    """One comparison.

    Args:
        id: identifier, for ``--only``.
        title: what is compared, in words.
        kind: claim, exact or benchmark.
        quoted: the number of the paper or of the exact solution, or a bound; None where there is none.
        unit: of both numbers.
        tolerance: of the error, with its reason in the case's README.
        compute: returns the computed number, or a :class:`Measured`; takes the module of an engine if solved, else nothing;
            None for an input, or what is not modelled, with which nothing computed is compared.
        compare: error from the computed and the quoted number: :func:`relative_error`, :func:`factor_error`, :func:`excess` or
            :func:`shortfall`.
        within: the verdict when the error is within the tolerance; by default reproduced for a claim and passed for the others;
            failed for a claim that is known not to hold.
        beyond: the verdict when it is not; failed, or contradicted for a claim that is known not to hold.
        least_order: the order that has to be observed, 0.1 less is let pass.
        solved: whether finite elements compute it, by the engine that was asked for.
        slow: whether it is left out unless the whole suite is asked for.
        claim: what the paper says, for a claim.
        note: what a reader has to know beside the verdict.
    """

    id: str
    title: str
    kind: Kind
    quoted: float | None
    unit: str
    tolerance: float
    compute: Callable[..., float | Measured] | None
    compare: Callable[[float, float], float] = relative_error
    within: Status | None = None
    beyond: Status = Status.FAILED
    least_order: float | None = None
    solved: bool = False
    slow: bool = False
    claim: Claim | None = None
    note: str = ""


UNCOMPARED = (Status.INPUT, Status.NOT_MODELLED)
"""What a row may say without having computed anything."""


def check_rows(rows: list[Row]) -> None:
    """Refuse rows that share an identifier, and rows that no number could fail."""
    names = [row.id for row in rows]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InputError("validation rows", ", ".join(twice), "identifiers that differ", "rename one of them")
    idle = [row.id for row in rows if not _can_fail(row)]
    if idle:
        allowed = "a quoted number and a finite tolerance with failed on one side of it, or an order"
        raise InputError("validation rows", ", ".join(idle), allowed, "a row that cannot fail checks nothing")


def _can_fail(row: Row) -> bool:
    if row.within in UNCOMPARED:
        return True
    if row.compute is None:
        return False
    if row.least_order is not None:
        return True
    return row.quoted is not None and math.isfinite(row.tolerance) and Status.FAILED in (row.within, row.beyond)
