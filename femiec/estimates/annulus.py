"""Flow of a fluid with any law of shear between a core and a tube.

The problem is that of Fredrickson and Bird, Ind. Eng. Chem. 50, 347 (1958). The shear stress is tau = G/2 (r - c/r), and the
speed v(r) = int_r^R gamma-dot(tau) dr vanishes on the core too, which gives c: the square of the radius where nothing shears and
the speed is largest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from femiec.estimates._arguments import ordered, positive

Array = NDArray[np.float64]

POINTS = 80
"""Of Gauss's rule on each side of the radius where nothing shears."""


@dataclass(frozen=True)
class Annulus:
    """Fully developed flow without slip between two cylinders.

    Args:
        gradient: G = -dP/dz [Pa/m].
        inner_radius, outer_radius: a of the core and R of the tube [m].
        shear_rate: gamma-dot [1/s] at stresses tau >= 0 [Pa], ascending from 0 at 0.

    Raises:
        InputError: a gradient or a radius that is not positive, a core that is no smaller than the tube.

    Example:
        >>> flow = Annulus(6.47e12, 10e-9, 50e-9, lambda tau: tau / 3.63e5)
        >>> print(f"{flow.mean_speed * 1e9:.3f} nm/s, largest at {flow.turn * 1e9:.2f} nm")
        2.470 nm/s, largest at 27.31 nm
    """

    gradient: float
    inner_radius: float
    outer_radius: float
    shear_rate: Callable[[Array], Array]

    def __post_init__(self) -> None:
        for name, unit in (("gradient", "Pa/m"), ("inner_radius", "m"), ("outer_radius", "m")):
            positive(name, getattr(self, name), unit)
        ordered("inner_radius", self.inner_radius, "outer_radius", self.outer_radius)

    @cached_property
    def turn(self) -> float:
        """The radius where the speed is largest [m], by bisection."""
        low, high = self.inner_radius, self.outer_radius
        for _ in range(60):
            middle = (low + high) / 2
            inside, outside = (
                self._integral(part, middle, 0) for part in ((self.inner_radius, middle), (middle, self.outer_radius))
            )
            low, high = (middle, high) if inside < outside else (low, middle)
        return (low + high) / 2

    @property
    def largest_speed(self) -> float:
        """At that radius [m/s]."""
        return self._integral((self.turn, self.outer_radius), self.turn, 0)

    @property
    def mean_speed(self) -> float:
        """Over the cross-section [m/s]: int r^2 gamma-dot dr/(R^2 - a^2), the rate negative inside of the turn."""
        outside = self._integral((self.turn, self.outer_radius), self.turn, 2)
        inside = self._integral((self.inner_radius, self.turn), self.turn, 2)
        return (outside - inside) / (self.outer_radius**2 - self.inner_radius**2)

    def _integral(self, part: tuple[float, float], turn: float, power: int) -> float:
        """Of r^power |gamma-dot| over a part of the gap."""
        places, weights = np.polynomial.legendre.leggauss(POINTS)
        half, middle = (part[1] - part[0]) / 2, (part[1] + part[0]) / 2
        r = middle + half * places
        stress = self.gradient / 2 * np.abs(r - turn**2 / r)
        return float(half * weights @ (r**power * self.shear_rate(stress)))
