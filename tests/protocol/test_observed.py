import dataclasses
import math

import pytest

from femiec.errors import InputError
from femiec.protocol import Observed


@pytest.mark.parametrize("value", [None, math.nan, math.inf])
def test_what_a_model_does_not_offer_is_an_error_that_names_it(value):
    with pytest.raises(InputError, match=r"gas_pressure = .*expected a finite number for str"):
        Observed(gas_pressure=value).need("gas_pressure", "a condition")


def test_every_field_is_absent_until_it_is_given():
    assert all(getattr(Observed(), field.name) is None for field in dataclasses.fields(Observed))


def test_zero_is_a_number():
    assert Observed(capacity=0.0).need("capacity", "a condition") == 0.0
