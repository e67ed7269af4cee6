"""The checks that every estimate makes of its arguments: numbers and NumPy arrays alike."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from femiec.errors import InputError

Values = Any
"""A number, or a NumPy array that broadcasts with the other arguments. Numbers give numbers, arrays give arrays."""


def finite(argument: str, value: Values, unit: str = "1") -> Values:
    """The value as a float or an array of floats, if it is finite; an InputError otherwise."""
    return _checked(argument, value, unit, np.isfinite, "a finite number")


def positive(argument: str, value: Values, unit: str = "1") -> Values:
    """The value as a float or an array of floats, if it is positive and finite; an InputError otherwise."""
    return _checked(argument, value, unit, lambda values: values > 0, "a positive, finite number")


def not_negative(argument: str, value: Values, unit: str = "1") -> Values:
    """The value as a float or an array of floats, if it is zero or positive, and finite; an InputError otherwise."""
    return _checked(argument, value, unit, lambda values: values >= 0, "a finite number, zero or positive")


def between(argument: str, value: Values, low: float, high: float, unit: str = "1") -> Values:
    """The value as a float or an array of floats, if low <= value <= high; an InputError otherwise."""
    return _checked(
        argument, value, unit, lambda values: (values >= low) & (values <= high), f"a number from {low:g} to {high:g}"
    )


def poisson_ratio(value: Values) -> Values:
    """Poisson's ratio of an isotropic solid, above -1 and at most 0.5; an InputError otherwise."""
    return between("poisson_ratio", value, -0.999, 0.5)


def ordered(small_name: str, small: Values, large_name: str, large: Values, unit: str = "m") -> None:
    """Raise an InputError unless small < large everywhere."""
    if np.any(np.asarray(small) >= np.asarray(large)):
        raise InputError(
            small_name, f"{shown(small)} {unit}", f"less than {large_name} ({shown(large)} {unit})", "swap or correct them"
        )


def is_true(values: Values) -> Values:
    """A plain bool for a number, an array of bool for an array."""
    return values if np.ndim(values) else bool(values)


def shown(value: Values, limit: int = 4) -> str:
    """A value as an error shows it: long arrays by their range."""
    values = np.asarray(value)
    if values.size > limit:
        return f"array of {values.size} from {np.min(values):g} to {np.max(values):g}"
    return f"{values.item():g}" if values.ndim == 0 else str(values)


def _checked(argument: str, value: Values, unit: str, good: Callable[[Any], Any], allowed: str) -> Values:
    mend = "give a plain number" if unit == "1" else f"give it in {unit}"
    try:
        values = np.asarray(value, dtype=float)
    except (TypeError, ValueError) as error:
        raise InputError(argument, repr(value), "a number or an array of numbers", mend) from error
    wrong = ~(np.isfinite(values) & good(values))
    if np.any(wrong):
        first = float(values[wrong].flat[0])
        where = "" if values.ndim == 0 else f" (first of {np.count_nonzero(wrong)} bad entries)"
        raise InputError(
            argument, f"{first:g}{'' if unit == '1' or not math.isfinite(first) else ' ' + unit}{where}", allowed, mend
        )
    return values if values.ndim else float(values)
