"""Observed order of convergence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from femiec.checks.row import Measured
from femiec.errors import InputError


def observed_orders(sizes: Sequence[float], errors: Sequence[float]) -> list[float]:
    """The order between each pair of neighbouring resolutions, p = ln(e1/e2)/ln(h1/h2).

    Args:
        sizes: mesh sizes or time steps, descending.
        errors: of the same resolutions, positive.

    Example:
        >>> [round(p, 6) for p in observed_orders([0.1, 0.05, 0.025], [1e-2, 2.5e-3, 6.25e-4])]
        [2.0, 2.0]
    """
    h, e = np.asarray(sizes, float), np.asarray(errors, float)
    if h.shape != e.shape or len(h) < 2 or not np.all(np.diff(h) < 0) or not np.all(e > 0):
        raise InputError(
            "sizes and errors", f"{list(sizes)}, {list(errors)}", "two or more, sizes descending, errors positive", "sort them"
        )
    return [float(p) for p in np.log(e[:-1] / e[1:]) / np.log(h[:-1] / h[1:])]


def last(orders: Sequence[float]) -> float:
    """Between the two finest resolutions, where the coarse ones are not yet on the line."""
    return orders[-1]


def refined(
    value: float, steps: Sequence[float], errors: Sequence[float], order: Callable[[Sequence[float]], float] = min
) -> Measured:
    """A number with the errors on the resolutions before it, and their observed order.

    Args:
        value: the number, of the finest resolution as a rule.
        steps: sizes of cells or time steps, descending, of any unit.
        errors: of the same resolutions, positive.
        order: which of the orders between neighbours counts; the least by default.

    Example:
        >>> refined(1.01, [0.2, 0.1], [0.04, 0.01])
        Measured(value=1.01, order=2.0, steps=(0.2, 0.1), errors=(0.04, 0.01))
    """
    found = order(observed_orders(steps, errors))
    return Measured(float(value), found, tuple(float(each) for each in steps), tuple(float(each) for each in errors))
