import numpy as np
import pytest

from femiec.checks.order import last, observed_orders, refined
from femiec.checks.row import Measured
from femiec.errors import InputError


@pytest.mark.parametrize("order", [0.5, 1, 2, 3.5])
def test_a_power_is_found_whatever_the_ratio_of_sizes(order):
    sizes = np.array([0.3, 0.2, 0.05])
    assert observed_orders(sizes, 7 * sizes**order) == pytest.approx([order, order], rel=1e-12)


def test_an_error_that_grows_has_a_negative_order():
    assert observed_orders([1, 0.5], [1e-3, 2e-3]) == pytest.approx([-1])


@pytest.mark.parametrize(
    ("sizes", "errors"),
    [
        ([1.0], [1.0]),
        ([1.0, 0.5], [1.0]),
        ([0.5, 1.0], [1.0, 0.5]),
        ([1.0, 1.0], [1.0, 0.5]),
        ([1.0, 0.5], [1.0, 0.0]),
        ([1.0, 0.5], [1.0, np.nan]),
    ],
)
def test_what_has_no_order_is_refused(sizes, errors):
    with pytest.raises(InputError, match="sizes descending, errors positive"):
        observed_orders(sizes, errors)


def test_the_least_order_counts_unless_another_is_asked_for():
    steps, errors = [0.4, 0.2, 0.1], [0.16, 0.08, 0.02]
    assert refined(3, steps, errors) == Measured(3.0, pytest.approx(1.0), (0.4, 0.2, 0.1), (0.16, 0.08, 0.02))
    assert refined(3, steps, errors, last).order == pytest.approx(2.0)


def test_what_was_refined_is_plain_numbers():
    found = refined(np.float64(1), np.array([2.0, 1.0]), np.array([4.0, 1.0]))
    assert {type(each) for each in (found.value, *found.steps, *found.errors)} == {float}
