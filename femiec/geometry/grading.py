"""Points on a line whose spacing grows geometrically away from one end or from both."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from femiec.errors import InputError

FINEST = 10
"""The largest number of halvings: each takes four times the memory of the one before."""


def growth(length: float, count: int, first: float) -> float:
    """The factor from one cell to the next, so that ``count`` cells of which the first is ``first`` fill ``length``.

        first (1 + q + ... + q^(count - 1)) = length

    Args:
        length: what the cells fill [m].
        count: the number of cells.
        first: the size of the first cell [m].

    Returns:
        q; 1 where ``count`` cells no larger than ``first`` fill the length already.

    Example:
        >>> round(growth(7.0, 3, 1.0), 12)
        2.0
    """
    from scipy.optimize import brentq  # 0.1 s, which every import of femiec.geometry would take

    if count < 2 or count * first >= length * (1 - 1e-9):  # closer than that, round-off would decide the sign below
        return 1.0

    def excess(log_q: float) -> float:
        # log of sum/length through expm1: neither q = 1 nor q^count = 1e300 loses digits.
        top = count * log_q
        return float(top + np.log(-np.expm1(-top)) - np.log(np.expm1(log_q)) - np.log(length / first))

    return float(np.exp(brentq(excess, 1e-12, np.log(length / first), xtol=1e-14)))


def needed(length: float, first: float, ratio: float) -> int:
    """How many cells, the first one of them ``first`` or shorter, fill ``length`` if none is more than ``ratio`` times the last.

    Example:
        >>> needed(7.0, 1.0, 2.0), needed(7.1, 1.0, 2.0), needed(0.5, 1.0, 2.0)
        (3, 4, 1)
    """
    return max(1, math.ceil(math.log1p((ratio - 1) * length / first) / math.log(ratio) - 1e-9))


def graded(start: float, end: float, count: int, first: float) -> NDArray[np.float64]:
    """The ``count + 1`` points of cells that grow geometrically from ``start`` to ``end``.

    Both ends are exact. ``end < start`` is allowed: the points then descend.

    Args:
        start: the fine end [m].
        end: the coarse end [m].
        count: the number of cells.
        first: the size of the cell at ``start`` [m]; cells are uniform where that is enough to fill the length.

    Returns:
        Points [m], shape (count + 1,).

    Example:
        >>> print(graded(0.0, 7.0, 3, 1.0).round(9))
        [0. 1. 3. 7.]
    """
    sizes = growth(abs(end - start), count, first) ** np.arange(count)
    points = start + (end - start) * np.concatenate([[0.0], np.cumsum(sizes) / sizes.sum()])
    points[-1] = end
    return points


def graded_both(start: float, end: float, count: int, first: float) -> NDArray[np.float64]:
    """The ``count + 1`` points of cells that grow geometrically from both ends to the middle; ``count`` is even.

    Example:
        >>> print(graded_both(0.0, 6.0, 4, 1.0).round(9))
        [0. 1. 3. 5. 6.]
    """
    if count % 2:
        raise ValueError(f"count = {count}: an even number of cells is needed to grade from both ends")
    middle = 0.5 * (start + end)
    return np.concatenate([graded(start, middle, count // 2, first), graded(end, middle, count // 2, first)[-2::-1]])


def bisected(points: NDArray[np.float64], times: int) -> NDArray[np.float64]:
    """The points with each cell halved ``times`` times: the old ones stay, so that refined meshes are nested.

    Example:
        >>> print(bisected(graded(0.0, 3.0, 2, 1.0), 1))
        [0.  0.5 1.  2.  3. ]
    """
    if times > FINEST:
        raise InputError("levels", times, f"{FINEST} halvings at most", "write levels=1, for each halves every cell again")
    for _ in range(times):
        finer = np.empty(2 * len(points) - 1)
        finer[::2], finer[1::2] = points, 0.5 * (points[1:] + points[:-1])
        points = finer
    return points
