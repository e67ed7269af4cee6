"""Errors, verdicts, and rows that would check nothing."""

import json
import math

import pytest

from femiec.checks.judge import judge
from femiec.checks.row import Kind, Measured, Row, Status, check_rows, excess, factor_error, relative_error, shortfall
from femiec.errors import InputError

WHAT, NUMBERS = ["id", "title", "kind"], ["quoted", "computed", "unit", "error", "tolerance", "order"]
FIELDS = [*WHAT, *NUMBERS, "status", "engine", "seconds"]


def row(value=1.0, quoted=1.0, tolerance=0.01, kind=Kind.EXACT, **changes):
    return Row("a", "a title", kind, quoted, "m", tolerance, **{"compute": lambda: value} | changes)


@pytest.mark.parametrize(
    ("measure", "computed", "quoted", "error"),
    [
        (relative_error, 1.1, 1.0, 0.1),
        (relative_error, -1.0, 1.0, 2.0),
        (relative_error, -3e-12, 0.0, 3e-12),
        (relative_error, -0.9, -1.0, 0.1),
        (factor_error, 1.0, 3.0, 2.0),
        (factor_error, 3.0, 1.0, 2.0),
        (excess, 6.0, 5.0, 0.2),
        (excess, -6.0, 5.0, 0.0),
        (shortfall, 4.0, 5.0, 0.2),
        (shortfall, 6.0, 5.0, 0.0),
    ],
)
def test_errors(measure, computed, quoted, error):
    assert measure(computed, quoted) == pytest.approx(error, rel=1e-12, abs=1e-24)


@pytest.mark.parametrize(("computed", "quoted"), [(-1.0, 2.0), (0.0, 2.0), (1.0, -2.0)])
def test_a_factor_needs_positive_numbers(computed, quoted):
    with pytest.raises(InputError, match="positive numbers"):
        factor_error(computed, quoted)
    assert judge(row(computed, quoted, compare=factor_error)).status == "failed"


@pytest.mark.parametrize(
    ("kind", "value", "changes", "status"),
    [
        (Kind.CLAIM, 1.005, {}, "reproduced"),
        (Kind.CLAIM, 1.005, {"within": Status.CONSISTENT}, "consistent"),
        (Kind.CLAIM, 1.02, {}, "failed"),
        (Kind.EXACT, 1.005, {}, "passed"),
        (Kind.BENCHMARK, 0.995, {}, "passed"),
        (Kind.EXACT, 0.98, {}, "failed"),
        (Kind.CLAIM, 1.02, {"within": Status.FAILED, "beyond": Status.CONTRADICTED}, "contradicted"),
        (Kind.CLAIM, 1.0, {"within": Status.FAILED, "beyond": Status.CONTRADICTED}, "failed"),
        (Kind.EXACT, math.nan, {}, "failed"),
        (Kind.EXACT, math.inf, {}, "failed"),
        (Kind.EXACT, Measured(1.0, 2.95), {"least_order": 3}, "passed"),
        (Kind.EXACT, Measured(1.0, 2.85), {"least_order": 3}, "failed"),
        (Kind.EXACT, Measured(1.02, 3.0), {"least_order": 3}, "failed"),
        (Kind.EXACT, Measured(1.0, math.nan), {"least_order": 3}, "failed"),
        (Kind.EXACT, 1.0, {"least_order": 3}, "failed"),
    ],
)
def test_status(kind, value, changes, status):
    assert judge(row(value, kind=kind, **changes)).status == status


def test_the_tolerance_itself_is_let_pass():
    assert judge(row(1.5, tolerance=0.5)).status == "passed"


def test_an_exception_fails_the_row_and_is_named():
    def compute():
        raise ZeroDivisionError("no flow")

    verdict = judge(Row("a", "a title", Kind.EXACT, 1.0, "m", 0.1, compute))
    assert verdict.status == "failed"
    assert verdict.computed is None
    assert "ZeroDivisionError: no flow (compute, line" in verdict.note


def test_a_record_has_the_fields_and_is_json():
    for value in (1.0, math.nan, Measured(1.0, math.nan)):
        record = judge(row(value, least_order=1)).record()
        assert list(record) == FIELDS
        json.dumps(record, allow_nan=False)


@pytest.mark.parametrize("status", [Status.INPUT, Status.NOT_MODELLED])
def test_a_row_that_computes_nothing_only_quotes(status):
    verdict = judge(Row("a", "a title", Kind.CLAIM, 97.12, "%", 0.0, None, within=status))
    assert (verdict.status, verdict.quoted, verdict.computed, verdict.engine) == (status.value, 97.12, None, "none")


def test_the_note_stands_beside_the_verdict():
    assert judge(row(note="only the gas")).note == "only the gas"


def test_one_identifier_names_one_row():
    with pytest.raises(InputError, match="validation rows = a"):
        check_rows([row(), row(quoted=2.0)])


@pytest.mark.parametrize(
    "changes",
    [
        {"quoted": None},
        {"tolerance": math.inf},
        {"tolerance": math.nan},
        {"beyond": Status.CONTRADICTED},
        {"within": Status.CONSISTENT, "beyond": Status.CONSISTENT},
        {"compute": None},
        {"compute": None, "least_order": 2},
    ],
)
def test_a_row_that_cannot_fail_is_refused(changes):
    with pytest.raises(InputError, match="a row that cannot fail checks nothing"):
        check_rows([row(**changes)])


@pytest.mark.parametrize("changes", [{}, {"quoted": None, "within": Status.INPUT}, {"quoted": None, "least_order": 2}])
def test_a_row_that_can_fail_or_only_reports_is_taken(changes):
    check_rows([row(**changes)])
