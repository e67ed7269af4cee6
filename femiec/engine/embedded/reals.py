"""Values are real numbers: complex ones are refused where they come in."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.errors import InputError

default_scalar_type = np.float64
"""The type of all values, by DOLFINx's name."""

default_real_type = default_scalar_type
"""The type of coordinates, by DOLFINx's name: the same."""


def real_array(argument: str, values: Any) -> NDArray[np.float64]:
    """An array of real numbers.

    Raises:
        InputError: complex numbers, or what is no array of numbers.

    Example:
        >>> real_array("value", [1, 2])
        array([1., 2.])
    """
    try:
        found = np.asarray(values)
    except ValueError:
        found = np.asarray(None)
    if np.iscomplexobj(found):
        mend = "write the real and the imaginary part as two fields"
        raise InputError(argument, "complex numbers", "real numbers", mend)
    if found.dtype.kind not in "biuf":
        mend = "give a number, or an array of numbers whose rows are of one length"
        raise InputError(argument, type(values).__name__, "real numbers", mend)
    return found.astype(float)


def expect_float64(argument: str, dtype: Any) -> None:
    """Refuse any type of values but float64.

    Raises:
        InputError: another type.
    """
    if np.dtype(dtype) != default_scalar_type:
        raise InputError(argument, np.dtype(dtype).name, "float64", "leave it out: all values are real and of double precision")
