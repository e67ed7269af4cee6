"""What is sealed in above the lithium."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from femiec.arguments import not_negative, number, of_kind, offers, positive
from femiec.laws.gas import SEALED, Chamber, Walls
from femiec.quantities import ATMOSPHERE, BOLTZMANN


@dataclass(frozen=True)
class Neighbour:
    """A chamber beside the tubule's gas, and how easily gas passes between the two.

    Args:
        chamber: its volume and its pressure at the start.
        permeance: K [1/(s m2 Pa)] of what parts them.
        area: of what parts them [m2]; for half a slit per metre of depth [m].
    """

    chamber: Chamber
    permeance: float
    area: float

    def __post_init__(self) -> None:
        of_kind("chamber", self.chamber, Chamber, "a Chamber", "write chamber=Chamber(volume, pressure)")
        for name, unit in (("permeance", "1/(s m2 Pa)"), ("area", "m2")):
            mend = "leave neighbour out where no gas passes"
            object.__setattr__(self, name, number(name, getattr(self, name), unit, positive, "a positive, finite number", mend))

    def pressure(self, amount: Any, temperature: float) -> Any:
        """P [Pa] of an amount, a number of molecules."""
        return amount * BOLTZMANN * temperature / self.chamber.volume


@dataclass(frozen=True)
class Gas:
    """What is sealed in above the lithium.

    Args:
        sealed_pressure: [Pa] at the start, at the run's temperature.
        dead_volume: beside the tubule's own [m3]; for a slit of half of it, per metre of depth [m2].
        walls: what lets gas out through the wall beside it.
        neighbour: a chamber with which the gas exchanges, or None.
    """

    sealed_pressure: float = ATMOSPHERE
    dead_volume: float = 0.0
    walls: Walls = SEALED
    neighbour: Neighbour | None = None

    def __post_init__(self) -> None:
        for name, unit in (("sealed_pressure", "Pa"), ("dead_volume", "m3")):
            allowed, mend = "zero or more, finite, in SI", "correct the sign or the unit"
            object.__setattr__(self, name, number(name, getattr(self, name), unit, not_negative, allowed, mend))
        offers("walls", self.walls, ("name", "loss"), "what lets gas out", "write walls=SEALED or Permeable(...)")
        if self.neighbour is not None:
            of_kind("neighbour", self.neighbour, Neighbour, "a Neighbour, or None", "write Neighbour(chamber, permeance, area)")
