"""Numbers and objects as they come from careless hands."""

import math

import numpy as np
import pytest

from femiec.arguments import number, of_kind, offers, positive
from femiec.errors import InputError
from femiec.laws.slip import FREE, STICK, Rough


@pytest.mark.parametrize("value", [1, 2.5, np.float64(2.5), np.float32(2.5), np.int64(3)])
def test_a_number_becomes_a_float(value):
    assert type(number("width", value, "m", positive, "a positive number", "mend it")) is float


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, -1.0, 0.0, "1", None, True, 1j, np.array([1.0])])
def test_what_is_no_fitting_number_is_refused(value):
    with pytest.raises(InputError, match=r"^width = .*: expected a positive number; mend it$"):
        number("width", value, "m", positive, "a positive number", "mend it")


def test_objects_are_asked_for_what_they_offer():
    offers("slip", FREE, ("name", "friction"), "a law", "mend it")
    of_kind("slip", Rough(2e-9), (Rough, type(STICK)), "a law", "mend it")
    for wrong in ("stick", None, Rough):
        with pytest.raises(InputError, match="a law; mend it"):
            offers("slip", wrong, ("name", "friction"), "a law", "mend it")
