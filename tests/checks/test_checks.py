import math

import numpy as np
import pytest

from femiec.checks.order import observed_orders
from femiec.checks.tangent import tangent_defect
from femiec.checks.verdict import Kind, Measured, Row, Status, check_rows, judge
from femiec.errors import InputError


@pytest.mark.parametrize("order", [1, 2, 3.5])
def test_a_known_order_is_observed(order):
    sizes = [0.2, 0.1, 0.04]
    assert observed_orders(sizes, [3 * h**order for h in sizes]) == pytest.approx([order, order])


@pytest.mark.parametrize(
    ("sizes", "errors"), [([1], [1]), ([1, 2], [1, 2]), ([2, 1], [1, 0]), ([2, 1], [1, math.nan]), ([2, 1], [1])]
)
def test_what_has_no_order_is_refused(sizes, errors):
    with pytest.raises(InputError):
        observed_orders(sizes, errors)


class Cubic:
    """F = x^3 with one prescribed dof; ``slope`` 3 is right."""

    fields = ("x",)

    def __init__(self, slope):
        self.slope, self.free = slope, np.array([True, True, False])

    def residual(self, x):
        return np.where(self.free, x**3, 0)

    def jacobian(self, x):
        import scipy.sparse as sp

        return sp.diags(np.where(self.free, self.slope * x**2, 1.0)).tocsr()


def test_the_tangent_check_tells_right_from_wrong():
    x, direction = np.array([1.0, 2.0, 3.0]), np.array([1.0, -1.0, 5.0])
    assert tangent_defect(Cubic(3.0), x, direction) < 1e-9
    assert tangent_defect(Cubic(3.03), x, direction) > 5e-3


def row(compute, quoted=1.0, tolerance=0.1, kind=Kind.EXACT, **more):
    return Row("id", "title", kind, quoted, "1", tolerance, compute, **more)


@pytest.mark.parametrize(
    ("case", "status"),
    [
        (row(lambda: 1.05), "passed"),
        (row(lambda: 1.2), "failed"),
        (row(lambda: 1.05, kind=Kind.CLAIM), "reproduced"),
        (row(lambda: 1.05, kind=Kind.CLAIM, within=Status.CONSISTENT), "consistent"),
        (row(lambda: 2.0, kind=Kind.CLAIM, beyond=Status.CONTRADICTED), "contradicted"),
        (row(lambda: 0.05, quoted=0.0), "passed"),
        (row(lambda: 0.2, quoted=0.0), "failed"),
        (row(lambda: 5.0, quoted=None), "passed"),
        (row(lambda: math.nan), "failed"),
        (row(lambda: math.inf, quoted=None), "failed"),
        (row(lambda: 1 / 0), "failed"),
        (row(lambda: Measured(1.0, 1.95), least_order=2.0), "passed"),
        (row(lambda: Measured(1.0, 1.8), least_order=2.0), "failed"),
        (row(lambda: 1.0, least_order=2.0), "failed"),
    ],
)
def test_rows_are_judged(case, status):
    assert judge(case).status == status


def test_an_exception_is_named_in_the_note():
    note = judge(row(lambda: 1 / 0)).note
    assert "ZeroDivisionError" in note


def test_two_rows_with_one_identifier_are_refused():
    with pytest.raises(InputError, match="id"):
        check_rows([row(lambda: 1.0), row(lambda: 2.0)])
