import math

import pytest

from femiec.checks.differences import from_differences
from femiec.errors import InputError


def test_the_order_needs_no_reference():
    found = from_differences([5 + 2.0, 5 + 0.25, 5 + 2.0**-5])
    assert found.order == pytest.approx(3)
    assert found.errors == pytest.approx((2 / 5, 0.25 / 5, 2.0**-5 / 5))
    assert (found.value, found.steps) == (5 + 2.0**-5, (1.0, 0.5, 0.25))


@pytest.mark.parametrize("values", [[1.0, 2.0, 1.5], [1.0, 2.0, 2.0], [1.0, 1.0, 1.0], [1.0, 2.0, 3.0]])
def test_what_converges_to_nothing_has_no_order(values):
    assert math.isnan(from_differences(values).order)


def test_two_meshes_are_refused():
    with pytest.raises(InputError, match="three meshes"):
        from_differences([1.0, 2.0])
