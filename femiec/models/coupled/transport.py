"""How lithium gets along a tubule, and how easily: viscosity of the column, conductivity of wall and interface."""

from __future__ import annotations

from enum import Enum

from femiec.estimates.creep import nabarro_herring_viscosity
from femiec.estimates.transport import nernst_einstein_conductivity
from femiec.materials import Host, Metal
from femiec.quantities import ELEMENTARY_CHARGE


class Transport(Enum):
    """How lithium gets along the tubule."""

    RESOLVED = "resolved interface"
    """It diffuses along the interface and through the wall, and creeps; Coble creep is the first of these, and counted once."""
    EFFECTIVE = "effective viscosity"
    """It flows from the root with a viscosity that stands for the diffusion along the wall, and does not slip."""


def core_viscosity(metal: Metal, temperature: float, width: float) -> float:
    """eta [Pa s] of Nabarro-Herring creep in a grain as wide as the tubule."""
    diffusivity = metal.volume_diffusivity.at(temperature)
    return float(nabarro_herring_viscosity(width, diffusivity, metal.atomic_volume.value, temperature))


def bulk_conductivity(host: Host, temperature: float) -> float:
    """kappa [S/m] of lithium in a wall's bulk; zero where none of it, or none that moves, is known."""
    concentration, diffusivity = host.lithium_concentration, host.lithium_diffusivity
    if concentration is None or diffusivity is None:
        return 0.0
    return float(nernst_einstein_conductivity(concentration.value, diffusivity.value, temperature))


def sheet_conductance(metal: Metal, mobility: float) -> float:
    """kappa_s = (e/Omega)^2 M [S] of an interface with a mobility M [m5/(N s)]."""
    return float((ELEMENTARY_CHARGE / metal.atomic_volume.value) ** 2 * mobility)
