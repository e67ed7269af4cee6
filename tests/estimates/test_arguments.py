"""The checks that the estimates share."""

import numpy as np
import pytest

from femiec.errors import InputError
from femiec.estimates import _arguments as check


def test_numbers_stay_numbers_and_arrays_stay_arrays():
    assert type(check.positive("width", 1, "m")) is float
    checked = check.positive("width", [1, 2], "m")
    assert checked.dtype == float
    assert checked.tolist() == [1.0, 2.0]


@pytest.mark.parametrize("value", [0.0, -1e-7, float("nan"), float("inf"), [1.0, -2.0], [1.0, float("nan")]])
def test_positive_refuses(value):
    with pytest.raises(InputError):
        check.positive("width", value, "m")


def test_not_negative_takes_zero_and_no_less():
    assert check.not_negative("pressure", 0.0) == 0.0
    with pytest.raises(InputError):
        check.not_negative("pressure", -1e-300)


def test_between_takes_its_ends_and_nothing_beyond():
    assert check.between("porosity", [0.0, 1.0], 0, 1).tolist() == [0.0, 1.0]
    for outside in (-1e-12, 1 + 1e-12):
        with pytest.raises(InputError):
            check.between("porosity", outside, 0, 1)


@pytest.mark.parametrize("value", ["wide", None, 1j, [[1.0], [1.0, 2.0]]])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(InputError, match="width"):
        check.finite("width", value, "m")


def test_poisson_ratios_of_solids():
    assert check.poisson_ratio([-0.99, 0.0, 0.5]).tolist() == [-0.99, 0.0, 0.5]
    for impossible in (-1.0, 0.501):
        with pytest.raises(InputError, match="poisson_ratio"):
            check.poisson_ratio(impossible)


def test_ordered_refuses_equality_anywhere():
    check.ordered("inner", 1.0, "outer", np.array([2.0, 3.0]))
    with pytest.raises(InputError):
        check.ordered("inner", 2.0, "outer", np.array([2.0, 3.0]))


def test_the_error_names_argument_value_and_mend():
    with pytest.raises(InputError) as caught:
        check.positive("width", -1e-7, "m")
    assert str(caught.value) == "width = -1e-07 m: expected a positive, finite number; give it in m"
    with pytest.raises(InputError, match="first of 2 bad entries"):
        check.positive("width", [1.0, -1.0, -2.0], "m")


def test_long_arrays_are_shown_by_their_range():
    assert check.shown(np.linspace(0, 9, 10)) == "array of 10 from 0 to 9"
    assert check.shown(0.5) == "0.5"
