"""Rows of a validation suite, and the verdicts on them."""

from __future__ import annotations

import math
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any

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
    """What a row's function returns when it measured an order too."""

    value: float
    order: float | None = None


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
        compute: returns the computed number, or a :class:`Measured`; takes no argument.
        compare: error from the computed and the quoted number: :func:`relative_error`, :func:`factor_error`, :func:`excess` or
            :func:`shortfall`.
        within: the verdict when the error is within the tolerance; by default reproduced for a claim and passed for the others;
            failed for a claim that is known not to hold.
        beyond: the verdict when it is not; failed, or contradicted for a claim that is known not to hold.
        least_order: the order that has to be observed, 0.1 less is let pass.
        engine: what computed it.
        note: what a reader has to know beside the verdict.
    """

    id: str
    title: str
    kind: Kind
    quoted: float | None
    unit: str
    tolerance: float
    compute: Callable[[], float | Measured]
    compare: Callable[[float, float], float] = relative_error
    within: Status | None = None
    beyond: Status = Status.FAILED
    least_order: float | None = None
    engine: str = "closed form"
    note: str = ""


@dataclass(frozen=True)
class Verdict:
    """The outcome of a row; see :class:`Row`."""

    id: str
    title: str
    kind: str
    quoted: float | None
    computed: float | None
    unit: str
    error: float | None
    tolerance: float
    order: float | None
    status: str
    engine: str
    seconds: float
    note: str = ""

    def record(self) -> dict[str, Any]:
        """As JSON types; the note, if any, is for the reader of the table."""
        return {name: value for name, value in asdict(self).items() if name != "note"}


def judge(row: Row) -> Verdict:
    """Compute a row and say what follows; an exception or a number that is not finite fails it.

    Example:
        >>> judge(Row("1", "atomic volume", Kind.CLAIM, 21.6, "A3", 0.003, lambda: 21.62)).status
        'reproduced'
        >>> judge(Row("1", "atomic volume", Kind.CLAIM, 21.6, "A3", 0.003, lambda: 22.0)).status
        'failed'
    """
    start = time.perf_counter()
    try:
        outcome = row.compute()
        measured = outcome if isinstance(outcome, Measured) else Measured(float(outcome))
        error = None if row.quoted is None else row.compare(measured.value, row.quoted)
    except Exception as failure:
        place = traceback.extract_tb(failure.__traceback__)[-1]
        note = f"{type(failure).__name__}: {failure} ({place.name}, line {place.lineno})"
        return _verdict(row, None, None, None, Status.FAILED, time.perf_counter() - start, note)
    seconds = time.perf_counter() - start
    if not (math.isfinite(measured.value) and math.isfinite(measured.order or 0.0)):
        note = f"computed {measured.value}, order {measured.order}"
        return _verdict(row, None, None, None, Status.FAILED, seconds, note)
    if row.least_order is not None and not (measured.order is not None and measured.order >= row.least_order - 0.1):
        return _verdict(row, measured.value, error, measured.order, Status.FAILED, seconds, f"order below {row.least_order:g}")
    good = error is None or error <= row.tolerance
    status = (row.within or (Status.REPRODUCED if row.kind is Kind.CLAIM else Status.PASSED)) if good else row.beyond
    return _verdict(row, measured.value, error, measured.order, status, seconds, row.note)


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
    if row.within in (Status.INPUT, Status.NOT_MODELLED) or row.least_order is not None:
        return True
    return row.quoted is not None and math.isfinite(row.tolerance) and Status.FAILED in (row.within, row.beyond)


def _verdict(
    row: Row, computed: float | None, error: float | None, order: float | None, status: Status, seconds: float, note: str
) -> Verdict:
    kind = row.kind.value
    return Verdict(
        row.id,
        row.title,
        kind,
        row.quoted,
        computed,
        row.unit,
        error,
        row.tolerance,
        order,
        status.value,
        row.engine,
        seconds,
        note,
    )
