"""Rigid indenters: how high their surface lies above their tip."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Protocol

from femiec.arguments import number, positive

BERKOVICH_HALF_ANGLE = math.radians(70.3)
"""Of the cone that has a Berkovich pyramid's projected area at every depth, 24.5 h^2 [rad]."""


class Indenter(Protocol):
    """A rigid body of revolution that is pressed down along its axis."""

    def height(self, r: Any) -> Any:
        """Of its surface above its tip at the radius r [m], zero at r = 0."""

    def contact_radius(self, depth: float) -> float:
        """Where its surface is as high above the tip as the tip is deep [m]: no contact lies far outside."""


@dataclass(frozen=True)
class Cone:
    """A cone, height r / tan(half_angle).

    Args:
        half_angle: between axis and side [rad].

    Raises:
        InputError: an angle that is not between 0 and 90 degrees.

    Example:
        >>> print(f"{Cone().contact_radius(1.0):.3f}")
        2.793
    """

    half_angle: float = BERKOVICH_HALF_ANGLE

    def __post_init__(self) -> None:
        allowed = "an angle between 0 and 90 degrees"
        angle = number("half_angle", self.half_angle, "rad", lambda a: 0 < a < math.pi / 2, allowed, "give it in radians")
        object.__setattr__(self, "half_angle", angle)

    def height(self, r: Any) -> Any:
        """r / tan(half_angle) [m]."""
        return r / math.tan(self.half_angle)

    def contact_radius(self, depth: float) -> float:
        """depth tan(half_angle) [m]."""
        return depth * math.tan(self.half_angle)


@dataclass(frozen=True)
class Sphere:
    """A sphere near its tip, Hertz's paraboloid of height r^2 / (2 R): right to r^2/(4 R^2) of itself.

    Args:
        radius: R [m].

    Raises:
        InputError: a radius that is not positive.
    """

    radius: float

    def __post_init__(self) -> None:
        radius = number("radius", self.radius, "m", positive, "a positive radius", "give it in m, as 5 * um")
        object.__setattr__(self, "radius", radius)

    def height(self, r: Any) -> Any:
        """r^2 / (2 R) [m]."""
        return r**2 / (2 * self.radius)

    def contact_radius(self, depth: float) -> float:
        """sqrt(2 R depth) [m]."""
        return math.sqrt(2 * self.radius * depth)
