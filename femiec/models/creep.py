"""Which mechanisms make lithium creep, and how fast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from femiec.errors import InputError
from femiec.estimates.creep import (
    coble_viscosity,
    interface_mobility,
    nabarro_herring_viscosity,
    parallel_viscosity,
    slit_grain_size,
)
from femiec.laws.creep import DislocationCreep
from femiec.laws.kinematics import PLANAR, Symmetry
from femiec.materials import Metal, PowerLaw
from femiec.quantities import MPa


@dataclass(frozen=True)
class Dislocation:
    """Power-law creep by dislocations.

    Args:
        saturated: after hardening; the fresh metal otherwise. The two bound what is known of the law, by 1.5 decades in rate.
        size_limited: weakened to the strength of a crystal of the tubule's width (smaller is stronger); the bulk law otherwise.
    """

    saturated: bool = False
    size_limited: bool = False

    @property
    def name(self) -> str:
        """In words."""
        return f"{'saturated' if self.saturated else 'initial'} law, {'size-limited' if self.size_limited else 'bulk'}"

    def law_of(self, metal: Metal) -> PowerLaw:
        """The metal's law.

        Raises:
            InputError: no law is known for this metal.
        """
        if metal.dislocation_creep is None:
            raise InputError(
                "dislocation", "on", f"none for {metal.name}: no law with a source is known", "write dislocation=none"
            )
        return metal.dislocation_creep[1 if self.saturated else 0]

    def coefficient(self, metal: Metal, temperature: float, size: float) -> float:
        """Rate [1/s] at 1 MPa in a crystal of a size [m]."""
        law = self.law_of(metal)
        rate = law.rate_coefficient(temperature)
        return rate * _weakening(metal, temperature, size) ** law.exponent.value if self.size_limited else rate


@dataclass(frozen=True)
class CreepLaws:
    """The mechanisms that act.

    Args:
        nabarro_herring: diffusion through the lithium's volume beside that along the wall.
        dislocation: power-law creep beside diffusional creep, or None.
    """

    nabarro_herring: bool = True
    dislocation: Dislocation | None = None

    def mobility(self, metal: Metal, temperature: float) -> float:
        """M = delta D_b Omega/(kT) of the wall|lithium interface [m5/(N s)]."""
        width, diffusivity = metal.interface_width.value, metal.interface_diffusivity.at(temperature)
        return interface_mobility(width, diffusivity, metal.atomic_volume.value, temperature)

    def coble_viscosity(self, metal: Metal, temperature: float, width: float, symmetry: Symmetry) -> float:
        """Effective viscosity [Pa s] of diffusion along the wall, for flow without slip.

        In a round tube the grain size is the width, and the flow is that of wall diffusion to 3 % (42 pi/128). In a slit the same
        grain size would conduct 42 pi/24 = 5.50 times too well; 1.765 W is right.
        """
        grain = slit_grain_size(width) if symmetry == PLANAR else width
        return coble_viscosity(grain, self.mobility(metal, temperature))

    def diffusional_viscosity(self, metal: Metal, temperature: float, width: float, symmetry: Symmetry) -> float:
        """Coble and Nabarro-Herring creep in parallel [Pa s]."""
        coble = self.coble_viscosity(metal, temperature, width, symmetry)
        if not self.nabarro_herring:
            return coble
        volume = nabarro_herring_viscosity(
            width, metal.volume_diffusivity.at(temperature), metal.atomic_volume.value, temperature
        )
        return parallel_viscosity(coble, volume)

    def exponent(self, metal: Metal) -> float:
        """n of the power law, 1 without one."""
        return 1.0 if self.dislocation is None else self.dislocation.law_of(metal).exponent.value

    def dislocation_law(self, metal: Metal, temperature: float, width: float, exponent: Any) -> DislocationCreep:
        """The power law in the form that the flow uses, with an exponent that continuation may change."""
        assert self.dislocation is not None
        return DislocationCreep(self.dislocation.coefficient(metal, temperature, width), exponent, MPa)


def _weakening(metal: Metal, temperature: float, size: float) -> float:
    """Bulk yield stress over the strength of a crystal of this size, from the record nearest in temperature."""
    if metal.size_strengthening is None:
        raise InputError("dislocation", "size-limited", f"a metal with a size effect ({metal.name} has none)", "use the bulk law")
    record = min(metal.size_strengthening, key=lambda record: abs(record.temperature - temperature))
    return record.bulk_yield.value / record.strength(size)
