"""Stokes flow in a square cavity under a sliding lid, by superposition of two series.

With the cavity |x|, |y| < 1/2 and the lid's speed 1 the stream function is even in x. Its parts of either parity in y are sums of
cos(a_m x) P_m(y) and of Q_l(x) cos(b_l y), or sin(b_l y); each term solves the biharmonic equation and vanishes on all walls. The
speeds along the walls, in the cosines and sines there, give the coefficients from one linear system (Meleshko, Proc. R. Soc. A
452, 1999 (1996)). The stream function is u = dpsi/dy, v = -dpsi/dx, negative under a lid that moves along +x.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from femiec.estimates._arguments import Values, between

Array = NDArray[np.float64]

TERMS = 200
"""Of each series: the stream function in the middle is then exact to 1e-8, and to 2e-7 with 100."""
HALF = 0.5
"""Of the cavity's width."""


def cavity_stream(height: Values) -> Values:
    """The stream function half way between the side walls, over the lid's speed and the cavity's width.

    Args:
        height: above the bottom, over the cavity's width, from 0 to 1.

    Raises:
        InputError: a height outside the cavity.

    Example:
        >>> print(f"{cavity_stream(0.765):.6f}, {cavity_stream(0.5):.6f}")
        -0.100076, -0.058951
    """
    y = np.atleast_1d(between("height", height, 0.0, 1.0))[:, None] - HALF
    found = _part(y, False) + _part(y, True)
    return found if np.ndim(height) else float(found[0])


def cavity_vortex() -> tuple[float, float]:
    """The height of the middle of the vortex and the stream function there, the least of all.

    Example:
        >>> height, least = cavity_vortex()
        >>> print(f"{height:.5f}, {least:.6f}")
        0.76503, -0.100076
    """
    low, high = 0.5, 0.95
    for _ in range(4):
        heights = np.linspace(low, high, 101)
        best = int(np.argmin(cavity_stream(heights)))
        low, high = heights[best - 1], heights[best + 1]
    return float(heights[best]), float(cavity_stream(float(heights[best])))


def _part(y: Array, odd: bool) -> Array:
    """The part of one parity, at heights from the middle, shape (heights, 1)."""
    a, b, along, up = _coefficients(odd)
    t = np.tanh(a * HALF)
    if odd:
        shapes, waves = (HALF * _sinh(a, y) / t - y * _cosh(a, y)) / t, np.sin(b * y)
    else:
        shapes, waves = HALF * t * _cosh(a, y) - y * _sinh(a, y), np.cos(b * y)
    middle = HALF * np.tanh(b * HALF) * _cosh(b, np.zeros(1))
    return np.asarray(shapes @ along + (middle * waves) @ up)


@cache
def _coefficients(odd: bool) -> tuple[Array, Array, Array, Array]:
    """a_m, b_l, and the coefficients of the two series."""
    number = np.arange(1, TERMS + 1, dtype=np.float64)
    a = (2 * number - 1) * np.pi
    b = 2 * number * np.pi if odd else a
    matrix = np.block([[np.diag(_slope(a, odd)), -_crossed(a, b)], [-_crossed(b, a), np.diag(_slope(b, False))]])
    lid = np.concatenate([1 / (a * HALF), 0 * b])
    along, up = np.split(np.linalg.solve(matrix, lid), 2)
    signs = -((-1.0) ** number)
    return a, b, signs * along, signs * up


def _slope(k: Array, odd: bool) -> Array:
    """dP/dy at the wall, of P that is odd or even."""
    h = k * HALF
    bend = h / np.sinh(np.minimum(h, 300)) ** 2 if odd else -h / np.cosh(np.minimum(h, 300)) ** 2
    return np.asarray(bend - np.tanh(h) ** (-1 if odd else 1))


def _crossed(k: Array, other: Array) -> Array:
    """What each function of one series does along the walls of the other, in the waves there."""
    k, other = k[:, None], other[None]
    return np.asarray(4 * k * other**2 / (HALF * (k**2 + other**2) ** 2))


def _cosh(k: Array, y: Array) -> Array:
    """cosh(k y)/cosh(k/2), where neither overflows."""
    return np.asarray((np.exp(k * (y - HALF)) + np.exp(-k * (y + HALF))) / (1 + np.exp(-2 * k * HALF)))


def _sinh(k: Array, y: Array) -> Array:
    """sinh(k y)/cosh(k/2)."""
    return np.asarray((np.exp(k * (y - HALF)) - np.exp(-k * (y + HALF))) / (1 + np.exp(-2 * k * HALF)))
