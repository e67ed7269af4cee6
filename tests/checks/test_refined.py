import math

import pytest

from femiec.checks.refined import against, refined
from femiec.errors import InputError


def test_the_order_needs_no_reference():
    found = refined([5 + 2.0, 5 + 0.25, 5 + 2.0**-5])
    assert found.order == pytest.approx(3)
    assert found.errors == pytest.approx((2 / 5, 0.25 / 5, 2.0**-5 / 5))
    assert (found.value, found.steps) == (5 + 2.0**-5, (1.0, 0.5, 0.25))


@pytest.mark.parametrize("values", [[1.0, 2.0, 1.5], [1.0, 2.0, 2.0], [1.0, 1.0, 1.0], [1.0, 2.0, 3.0]])
def test_what_converges_to_nothing_has_no_order(values):
    assert math.isnan(refined(values).order)


def test_two_meshes_are_refused():
    with pytest.raises(InputError, match="three meshes"):
        refined([1.0, 2.0])


def test_the_least_order_against_what_is_exact():
    found = against([2.0, 1.25, 1.125], 1.0, [1, 2, 4])
    assert found.order == pytest.approx(1)
    assert found.errors == pytest.approx((1.0, 0.25, 0.125))
