"""Ideal gas in a chamber, and what leaks through its walls. Amounts are numbers of molecules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from femiec.arguments import not_negative, number, positive
from femiec.quantities import BOLTZMANN


def ideal_amount(pressure: Any, volume: Any, temperature: Any) -> Any:
    """N = P V/(kT).

    Args:
        pressure: P [Pa].
        volume: V [m3].
        temperature: T [K].

    Returns:
        N, the number of molecules.

    Example:
        >>> f"{ideal_amount(101325.0, 1.57e-19, 300.0):.3g}"
        '3.84e+06'
    """
    return pressure * volume / (BOLTZMANN * temperature)


def permeation(permeance: Any, area: Any, pressure: Any, other_pressure: Any) -> Any:
    """dN/dt = K A (P - P_other), from a chamber to its surroundings or to another chamber.

    Args:
        permeance: K [1/(s m2 Pa)].
        area: A of the wall between them [m2].
        pressure: P of the chamber [Pa].
        other_pressure: P_other beyond the wall [Pa].

    Returns:
        Molecules that leave the chamber [1/s], negative when they enter it.

    Example:
        >>> f"{permeation(1e10, 6e-12, 1.0e6, 0.1e6):.3g} 1/s"
        '5.4e+04 1/s'
    """
    return permeance * area * (pressure - other_pressure)


class Walls(Protocol):
    """What lets gas out of a chamber."""

    @property
    def name(self) -> str:
        """In words."""

    def loss(self, pressure: Any, area: Any) -> Any:
        """-dN/dt [1/s] at a pressure P [Pa] through a wall of area A [m2]."""


@dataclass(frozen=True)
class SealedWalls:
    """Walls that hold their gas."""

    name: str = "sealed"

    def loss(self, pressure: Any, area: Any) -> Any:
        """Nothing [1/s]."""
        return 0.0


@dataclass(frozen=True)
class Permeable:
    """Walls through which gas leaks to a place of constant pressure.

    Args:
        permeance: K [1/(s m2 Pa)].
        outside_pressure: P_out [Pa].

    Raises:
        InputError: a permeance that is not positive, a negative pressure.

    Example:
        >>> Permeable(1e10, 101325.0).loss(101325.0, 6e-12)
        0.0
    """

    permeance: float
    outside_pressure: float

    def __post_init__(self) -> None:
        mend = "write SEALED for tight walls"
        permeance = number("permeance", self.permeance, "1/(s m2 Pa)", positive, "a positive number", mend)
        allowed = "zero or a positive pressure"
        outside = number("outside_pressure", self.outside_pressure, "Pa", not_negative, allowed, "give it in Pa")
        object.__setattr__(self, "permeance", permeance)
        object.__setattr__(self, "outside_pressure", outside)

    @property
    def name(self) -> str:
        """In words."""
        return f"permeable, {self.permeance:g} 1/(s m2 Pa)"

    def loss(self, pressure: Any, area: Any) -> Any:
        """K A (P - P_out) [1/s]."""
        return permeation(self.permeance, area, pressure, self.outside_pressure)


@dataclass(frozen=True)
class Chamber:
    """A rigid volume beside the cavity: dead volume at its end, or a chamber of its own that exchanges gas with it.

    Args:
        volume: V [m3], per metre of depth in a slit.
        pressure: P of its gas at the start, at the temperature of the run [Pa].

    Raises:
        InputError: a volume or a pressure that is not positive.

    Example:
        >>> f"{Chamber(1.57e-19, 101325.0).amount(300.0):.3g}"
        '3.84e+06'
    """

    volume: float
    pressure: float

    def __post_init__(self) -> None:
        for argument, unit in (("volume", "m3"), ("pressure", "Pa")):
            allowed, mend = "a positive, finite number", f"give it in {unit}"
            object.__setattr__(self, argument, number(argument, getattr(self, argument), unit, positive, allowed, mend))

    def amount(self, temperature: Any) -> Any:
        """N = P V/(kT) at the start, a number of molecules; T [K]."""
        return ideal_amount(self.pressure, self.volume, temperature)


SEALED = SealedWalls()
