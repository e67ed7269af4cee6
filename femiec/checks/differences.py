"""What a number on ever finer meshes goes to, and how fast."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2, nan

from femiec.checks.row import Measured
from femiec.errors import InputError


def from_differences(values: Sequence[float]) -> Measured:
    """The number on the finest mesh, its order from the differences of the last three meshes, and the errors that this implies.

    The order p is log2 of the ratio of the last two differences; the limit is Richardson's, v + (v - v_before)/(2^p - 1). Neither
    knows a reference.

    Args:
        values: on three meshes or more, each with cells half as long as the one before.

    Returns:
        The last value; p, which is not a number where the differences change their sign or one is nothing; cells relative to the
        first mesh; the distance of each value from the limit, over the limit.

    Raises:
        InputError: fewer than three values.

    Example:
        >>> found = from_differences([1 + 0.4, 1 + 0.1, 1 + 0.025])
        >>> found.value, round(found.order, 9), [round(error, 9) for error in found.errors]
        (1.025, 2.0, [0.4, 0.1, 0.025])
    """
    if len(values) < 3:
        raise InputError("values", len(values), "three meshes or more", "add a coarser mesh")
    before, last = values[-2] - values[-3], values[-1] - values[-2]
    steps = tuple(0.5**level for level in range(len(values)))
    if not before * last > 0 or before == last:
        return Measured(values[-1], nan, steps)
    order = log2(before / last)
    limit = values[-1] + last / (2**order - 1)
    return Measured(values[-1], order, steps, tuple(abs(value / limit - 1) for value in values))
