"""Stress across a wall in two parts, membrane and bending: what a beam or a plate would carry in that section.

The stress at a sharp corner of a solid grows without limit as a mesh gets finer; the force and the moment of a section through it
do not. They are what the formulas of thin walls know, and what is compared with them. Stresses are tension positive.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.errors import InputError
from femiec.estimates._arguments import finite, positive

Array = NDArray[Any]


@dataclass(frozen=True)
class SectionStress:
    """A stress that varies linearly through a wall, with the force and the moment of the true one.

    Args:
        thickness: w, from the start of the line to its end [m].
        membrane: N/w, the mean [Pa].
        bending: 6 M/w^2, what comes on top at the end of the line, and off at its start [Pa].
    """

    thickness: float
    membrane: float
    bending: float

    @property
    def start(self) -> float:
        """Stress at the start of the line, membrane - bending [Pa]."""
        return self.membrane - self.bending

    @property
    def end(self) -> float:
        """Stress at the end of the line, membrane + bending [Pa]."""
        return self.membrane + self.bending

    @property
    def tension(self) -> float:
        """The larger of the two, membrane + |bending| [Pa]."""
        return self.membrane + abs(self.bending)

    @property
    def force(self) -> float:
        """N, positive in tension, per depth of the wall [N/m]."""
        return self.membrane * self.thickness

    @property
    def moment(self) -> float:
        """M about the middle, positive with tension at the end of the line, per depth of the wall [N]."""
        return self.bending * self.thickness**2 / 6


def linearise(distances: Any, stresses: Any, weights: Any) -> SectionStress:
    """Membrane and bending part of a stress: N = int sigma ds, M = int sigma (s - w/2) ds.

    Args:
        distances: s of the points of a quadrature rule, from one face of the wall [m], shape (n,).
        stresses: the normal stress in the section there [Pa], shape (n,).
        weights: of the rule [m], shape (n,); they sum up to the thickness w.

    Returns:
        The linear stress with this force and this moment.

    Raises:
        InputError: arrays that differ in shape, numbers that are not finite, or a rule that does not reach from 0 to w.

    Source:
        ASME Boiler and Pressure Vessel Code VIII-2, annex 5-A.

    Example:
        >>> s, weights = gauss_rule(10e-9, points=2)
        >>> linear = linearise(s, 1e6 + 3e6 * (s / 5e-9 - 1), weights)
        >>> print(f"{linear.membrane / 1e6:.3f} {linear.bending / 1e6:.3f} {linear.start / 1e6:.3f} MPa")
        1.000 3.000 -2.000 MPa
    """
    s, sigma = finite("distances", distances, "m"), finite("stresses", stresses, "Pa")
    share = positive("weights", weights, "m")
    if np.ndim(s) != 1 or np.shape(s) != np.shape(sigma) or np.shape(s) != np.shape(share):
        shapes = f"of shapes {np.shape(s)}, {np.shape(sigma)}, {np.shape(share)}"
        raise InputError("distances, stresses and weights", shapes, "three arrays (n,)", "give one of each for every point")
    thickness = float(np.sum(share))
    if abs(np.sum(share * s) / thickness - thickness / 2) > 1e-6 * thickness:
        raise InputError("weights", "no rule from 0 to w", "a quadrature rule through the wall", "take gauss_rule")
    membrane = float(share @ sigma) / thickness
    return SectionStress(thickness, membrane, float(share @ (sigma * (s - thickness / 2))) * 6 / thickness**2)


def gauss_rule(thickness: float, points: int, pieces: int = 1) -> tuple[Array, Array]:
    """Distances and weights of Gauss's rule over 0..w, repeated over equal pieces.

    Args:
        thickness: w [m].
        points: in each piece; n points are exact for polynomials of degree 2 n - 1.
        pieces: into which w is cut: take the cells across the wall, whose stress is a polynomial in each.

    Returns:
        Distances [m] and weights [m], each of shape (points * pieces,).

    Raises:
        InputError: a thickness that is not positive, no points or no pieces.

    Example:
        >>> s, weights = gauss_rule(10e-9, points=1, pieces=2)
        >>> (s * 1e9).round(6).tolist(), (weights * 1e9).round(6).tolist()
        ([2.5, 7.5], [5.0, 5.0])
    """
    length = positive("thickness", thickness, "m")
    for name, count in (("points", points), ("pieces", pieces)):
        if count < 1:
            raise InputError(name, count, "1 or more", "a linear stress takes 2 points")
    x, weight = np.polynomial.legendre.leggauss(points)
    step = length / pieces
    starts = step * np.arange(pieces)[:, None]
    return (starts + step / 2 * (1 + x)).ravel(), np.tile(step / 2 * weight, pieces)


def section_stress(
    evaluate: Callable[[Array], Any], start: Any, end: Any, normal: Any, points: int = 4, pieces: int = 1
) -> SectionStress:
    """Membrane and bending part of n . sigma . n along a straight line through a wall.

    Args:
        evaluate: gives the stress [Pa], shape (n, 3, 3), at points [m], shape (n, dim).
        start, end: of the line, on the two faces of the wall [m], shape (dim,).
        normal: n of the section, in the axes of the tensor [1], shape (3,); its length does not matter.
        points, pieces: see :func:`gauss_rule`.

    Returns:
        The linear stress.

    Raises:
        InputError: start and end that are one point, a normal of no length, or a stress of another shape.

    Example:
        >>> def tension(x):
        ...     return 2e6 * np.ones((len(x), 1, 1)) * np.diag([1.0, 0.0, 0.0])
        >>> print(f"{section_stress(tension, [0, 0], [0, 10e-9], [1, 0, 0]).tension / 1e6:.1f} MPa")
        2.0 MPa
    """
    first, line = np.asarray(start, dtype=float), np.asarray(end, dtype=float) - np.asarray(start, dtype=float)
    n = np.asarray(normal, dtype=float)
    if n.shape != (3,) or not np.linalg.norm(n) > 0:
        raise InputError("normal", normal, "three numbers, not all zero", "give the direction in which the stress acts")
    length = float(np.linalg.norm(line))
    s, weights = gauss_rule(length, points, pieces)
    stress = np.asarray(evaluate(first + s[:, None] / length * line), dtype=float)
    if stress.shape != (len(s), 3, 3):
        raise InputError("evaluate", f"stress of shape {stress.shape}", f"({len(s)}, 3, 3)", "give all of the tensor")
    n = n / np.linalg.norm(n)
    return linearise(s, np.einsum("i,nij,j->n", n, stress, n), weights)
