"""The cells on the two sides of facets; ``f2t`` is scikit-fem's table of them, -1 for the second where there is none."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.int64]


def between(f2t: Indices, plus: Indices, minus: Indices) -> tuple[Indices, Indices]:
    """The facets between two sets of cells, and for each the cell in the first.

    Example:
        >>> between(np.array([[0, 0, 1], [-1, 1, -1]]), np.array([1]), np.array([0]))
        (array([1]), array([1]))
    """
    inner = np.nonzero(f2t[1] != -1)[0]
    first, second = (np.isin(f2t[:, inner], cells) for cells in (plus, minus))
    found = (first[0] & second[1]) | (first[1] & second[0])
    facets = inner[found]
    return facets, np.where(first[0, found], f2t[0, facets], f2t[1, facets])


def on_side(f2t: Indices, facets: Indices, cells: Indices) -> tuple[Indices, int]:
    """For each facet the cell beside it that is in a set, and of how many facets not exactly one is.

    Example:
        >>> on_side(np.array([[0, 0, 1], [-1, 1, -1]]), np.array([1, 2]), np.array([1]))
        (array([1, 1]), 0)
    """
    inside = np.isin(f2t[:, facets], cells)
    return np.where(inside[0], f2t[0, facets], f2t[1, facets]), int(np.count_nonzero(inside.sum(axis=0) != 1))
