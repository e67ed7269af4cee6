"""Numbers of cells, facets and degrees of freedom that come from outside."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.errors import InputError


def indices(argument: str, given: Any, count: int, what: str) -> NDArray[np.int64]:
    """Numbers from 0 to count - 1 as an array of one dimension.

    Raises:
        InputError: numbers below or above, fractions, or a mask of truth values, which numpy would take for zeros and ones.

    Example:
        >>> indices("cells", [2, 0], 3, "a cell")
        array([2, 0])
    """
    found = np.asarray(given)
    if found.dtype.kind not in "iu" and found.size:
        raise InputError(argument, f"of type {found.dtype}", f"numbers of {what}", "of a mask take np.nonzero(mask)[0]")
    found = found.astype(np.int64).ravel()
    wrong = found[(found < 0) | (found >= count)]
    if wrong.size:
        mend = "leave it out; -1 stands for what was not found" if wrong[0] < 0 else "locate it on the mesh and space in use"
        raise InputError(argument, int(wrong[0]), f"{what}, 0 to {count - 1}", mend)
    return found


def expect_length(argument: str, x: Any, count: int, or_else: str = "") -> None:
    """Refuse a vector that has not one number a dof; None is no vector.

    Args:
        argument: its name.
        x: the vector.
        count: how many dofs there are.
        or_else: what else to do about it.

    Raises:
        InputError: it has another shape.
    """
    if x is not None and np.shape(x) != (count,):
        mend = "of the vector of a system take the part of the space" + or_else
        raise InputError(argument, f"of shape {np.shape(x)}", f"one number a dof, ({count},)", mend)
