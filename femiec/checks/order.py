"""Observed order of convergence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

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
