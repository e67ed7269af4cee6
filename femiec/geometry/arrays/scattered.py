"""Random numbers that belong to places: the same for the same seed, in whatever order they are asked for."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from femiec.geometry.arrays.shapes import Site

CUT = 2.0
"""Where the normal distribution is cut off, in its standard deviations."""
SPREAD = 0.8796256610342398
"""Standard deviation of what is left of it: sqrt(1 - 2 CUT phi(CUT)/(2 Phi(CUT) - 1))."""


def deviations(seed: int, stream: int, places: Iterable[Site], columns: int = 1) -> dict[Site, NDArray[np.float64]]:
    """Numbers of mean 0 and standard deviation 1, none larger than CUT/SPREAD = 2.27, for each place.

    Args:
        seed: of the array.
        stream: tells the draws of one array from each other.
        places: any, each of which counts once.
        columns: how many numbers for a place.

    Returns:
        Place to numbers, shape (columns,).

    Example:
        >>> first, again = (deviations(1, 0, [(1, 0), (0, 0)])[0, 0] for _ in range(2))
        >>> bool(first == again)
        True
    """
    from scipy.special import ndtr, ndtri  # which every import of femiec.geometry would take

    order = sorted(set(places))
    share = np.random.default_rng([seed, stream]).uniform(ndtr(-CUT), ndtr(CUT), (len(order), columns))
    return dict(zip(order, ndtri(share) / SPREAD, strict=True))
