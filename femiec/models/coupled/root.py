"""The root, where the tubule meets the electrolyte: its resistance, its reaction, and what is held there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from femiec.arguments import not_negative, number, of_kind, offers
from femiec.estimates.kinetics import thermal_voltage


@dataclass(frozen=True)
class Root:
    """Electrolyte and reaction in series: U = -psi - J R - eta(J), all of a footprint's current through the root's one potential.

    Args:
        resistance: R of the electrolyte on the footprint [ohm m2].
        kinetics: the charge transfer, such as :class:`femiec.laws.kinetics.ButlerVolmer`; None where it is in equilibrium.
        plates: lithium is plated on the lithium's own root face, which then pushes it up; else that face is blocked and
            lithium enters through the wall alone.
    """

    resistance: float = 0.0
    kinetics: Any = None
    plates: bool = True

    def __post_init__(self) -> None:
        allowed, mend = "zero or more, finite", "write resistance=10*ohm_cm2"
        object.__setattr__(self, "resistance", number("resistance", self.resistance, "ohm m2", not_negative, allowed, mend))
        of_kind("plates", self.plates, bool, "True or False", "write plates=False for a blocked root face")
        if self.kinetics is not None:
            asked, mend = ("exchange_current_density", "plating_current"), "write kinetics=ButlerVolmer(10.0), or None"
            offers("kinetics", self.kinetics, asked, "a law of charge transfer, or None", mend)

    def balance(self, density: Any, potential: Any, root_potential: Any, temperature: float) -> Any:
        """Zero where the current density [A/m2], plating positive, fits the potentials [V]; dimensionless."""
        behind = potential + density * self.resistance + root_potential
        if self.kinetics is None:
            return behind / thermal_voltage(temperature)
        exchange = self.kinetics.exchange_current_density
        return (density - self.kinetics.plating_current(behind, temperature, root_potential)) / exchange


@dataclass(frozen=True)
class Drive:
    """What is held at the cell: a current density or a potential.

    Args:
        holds_current: Constant, 1 or 0.
        density: Constant, the current density on the footprint [A/m2], plating positive.
        potential: Constant, U [V], negative when plating.
        potential_scale: [V].
    """

    holds_current: Any
    density: Any
    potential: Any
    potential_scale: float

    def hold_current(self, density: float) -> None:
        """From now on."""
        self.holds_current.value[...], self.density.value[...] = 1.0, density

    def hold_potential(self, potential: float) -> None:
        """From now on."""
        self.holds_current.value[...], self.potential.value[...] = 0.0, potential

    def balance(self, density: Any, potential: Any, density_scale: float) -> Any:
        """Zero where what is held has its value; dimensionless."""
        current = self.holds_current * (density - self.density) / density_scale
        return current + (1 - self.holds_current) * (potential - self.potential) / self.potential_scale
