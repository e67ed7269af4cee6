"""Rows of a validation suite, computed and judged."""

from __future__ import annotations

import math
import time
import traceback
from typing import Any

from femiec.checks.row import Kind, Measured, Row, Status
from femiec.checks.verdict import Verdict
from femiec.engine import embedded


def judge(row: Row, engine: Any = embedded) -> Verdict:
    """Compute a row and say what follows; an exception or a number that is not finite fails it.

    An exception that not all ranks meet ends them all: the others would wait for this one for ever.

    Args:
        row: to judge.
        engine: module of the engine for a row that finite elements compute.

    Example:
        >>> from femiec.checks.row import Kind, Row
        >>> judge(Row("1", "atomic volume", Kind.CLAIM, 21.6, "A3", 0.003, lambda: 21.62)).status
        'reproduced'
        >>> judge(Row("1", "atomic volume", Kind.CLAIM, 21.6, "A3", 0.003, lambda: 22.0)).status
        'failed'
    """
    start = time.perf_counter()
    measured, error = None, None
    if row.compute is None:
        return _verdict(row, None, None, row.within or Status.FAILED, row.note, engine, 0.0)
    try:
        outcome = row.compute(engine) if row.solved else row.compute()
        found = outcome if isinstance(outcome, Measured) else Measured(float(outcome))
        compared = None if row.quoted is None else row.compare(found.value, row.quoted)
    except Exception as failure:
        place = traceback.extract_tb(failure.__traceback__)[-1]
        status, note = Status.FAILED, f"{type(failure).__name__}: {failure} ({place.name}, line {place.lineno})"
        engine.ranks.conclude(1, f"row {row.id}: {note}")
    else:
        status, note = _status(row, found, compared)
        if _finite(found):
            measured, error = found, compared
    return _verdict(row, measured, error, status, note, engine, time.perf_counter() - start)


def _finite(found: Measured) -> bool:
    return math.isfinite(found.value) and math.isfinite(found.order or 0.0)


def _status(row: Row, found: Measured, error: float | None) -> tuple[Status, str]:
    if not _finite(found):
        return Status.FAILED, f"computed {found.value}, order {found.order}"
    if row.least_order is not None and not (found.order is not None and found.order >= row.least_order - 0.1):
        return Status.FAILED, f"order below {row.least_order:g}"
    if error is not None and not error <= row.tolerance:
        return row.beyond, row.note
    return row.within or (Status.REPRODUCED if row.kind is Kind.CLAIM else Status.PASSED), row.note


def _computed_by(row: Row, engine: Any) -> str:
    if row.compute is None:
        return "none"
    return str(engine.__name__).rsplit(".", 1)[-1] if row.solved else "closed form"


def _verdict(
    row: Row, found: Measured | None, error: float | None, status: Status, note: str, engine: Any, seconds: float
) -> Verdict:
    return Verdict(
        id=row.id,
        title=row.title,
        kind=row.kind.value,
        quoted=row.quoted,
        computed=None if found is None else found.value,
        unit=row.unit,
        error=error,
        tolerance=row.tolerance,
        order=None if found is None else found.order,
        status=status.value,
        engine=_computed_by(row, engine),
        seconds=seconds,
        note=note,
        compare=getattr(row.compare, "__name__", ""),
        steps=() if found is None else found.steps,
        errors=() if found is None else found.errors,
        claim=None if row.claim is None else row.claim.record(),
    )
