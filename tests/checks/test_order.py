import numpy as np
import pytest

from femiec.checks.order import observed_orders
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
