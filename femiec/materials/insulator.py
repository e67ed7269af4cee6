"""An electronic and lithium-ion insulator (ELI): the root that binds the wall to the electrolyte."""

from __future__ import annotations

from dataclasses import dataclass

from femiec.errors import InputError
from femiec.materials.property import Kind, Property, require_poissons_ratio, require_units
from femiec.materials.sources import PAPER
from femiec.materials.uncertainty import LowerBound
from femiec.quantities import eV

MINIMUM_BAND_GAP = Property(4.0 * eV, "J", f"{PAPER}, main text", Kind.ESTIMATED, LowerBound(), verified=True, note="4.0 eV")
"""Band gap that the paper asks of the class [J]."""


@dataclass(frozen=True)
class Insulator:
    """A root material, which lets neither electrons nor lithium ions pass.

    Args:
        name, symbol: by which :func:`femiec.materials.find` knows it.
        youngs_modulus: [Pa].
        band_gap: [J], more than :data:`MINIMUM_BAND_GAP`; the note says it in eV.
        poissons_ratio: [1], or None where none is known.

    Raises:
        InputError: a value that is not positive or of another unit; a band gap too small for the class.

    Example:
        >>> from femiec.materials import beo
        >>> round(beo.band_gap.value / eV, 1)
        10.6
    """

    name: str
    symbol: str
    youngs_modulus: Property
    band_gap: Property
    poissons_ratio: Property | None = None

    def __post_init__(self) -> None:
        require_units(self.name, {"youngs_modulus": self.youngs_modulus}, "Pa")
        require_units(self.name, {"band_gap": self.band_gap}, "J")
        if self.band_gap.value <= MINIMUM_BAND_GAP.value:
            came, least = self.band_gap.value / eV, MINIMUM_BAND_GAP.value / eV
            raise InputError(f"{self.name}.band_gap", f"{came:g} eV", f"more than {least:g} eV", "choose an insulator")
        if self.poissons_ratio is not None:
            require_poissons_ratio(self.name, self.poissons_ratio)
