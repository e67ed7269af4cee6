"""Bounds and words of each kind of uncertainty."""

import math

import pytest

from femiec.errors import InputError
from femiec.materials.uncertainty import Factor, LowerBound, Range, Relative, Unstated, UpperBound


@pytest.mark.parametrize(
    ("uncertainty", "low", "high", "words"),
    [
        (Relative(0.3), 5.6, 10.4, "±30 %"),
        (Factor(2.0), 4.0, 16.0, "factor 2"),
        (Range(4.9, 9.8), 4.9, 9.8, "4.9 to 9.8"),
        (LowerBound(), 8.0, math.inf, "lower bound"),
        (UpperBound(), 0.0, 8.0, "upper bound"),
        (Unstated(), -math.inf, math.inf, "not stated"),
    ],
)
def test_bounds_and_words(uncertainty, low, high, words):
    assert uncertainty.bounds(8.0) == pytest.approx((low, high), rel=1e-14, abs=0)
    assert str(uncertainty) == words


@pytest.mark.parametrize("uncertainty", [Relative(0.3), Factor(2.0)])
def test_bounds_of_a_negative_value_are_in_order(uncertainty):
    low, high = uncertainty.bounds(-8.0)
    assert low < -8.0 < high


@pytest.mark.parametrize("bad", [0.0, -0.1, math.nan, math.inf])
def test_a_relative_uncertainty_is_positive(bad):
    with pytest.raises(InputError, match=r"^fraction = "):
        Relative(bad)


@pytest.mark.parametrize("bad", [1.0, 0.5, math.nan, math.inf])
def test_a_factor_is_above_one(bad):
    with pytest.raises(InputError, match=r"^factor = "):
        Factor(bad)


@pytest.mark.parametrize(("low", "high"), [(2.0, 1.0), (1.0, 1.0), (math.nan, 1.0), (0.0, math.inf)])
def test_a_range_goes_from_low_to_high(low, high):
    with pytest.raises(InputError, match=r"^range = "):
        Range(low, high)
