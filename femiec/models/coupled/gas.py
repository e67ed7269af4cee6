"""What is sealed in above the lithium."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from femiec.errors import InputError
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
        for name in ("sealed_pressure", "dead_volume"):
            if not 0 <= getattr(self, name) < math.inf:
                raise InputError(name, getattr(self, name), "zero or more, finite, in SI", "correct the sign or the unit")
