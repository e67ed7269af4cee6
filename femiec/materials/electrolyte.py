"""A solid electrolyte that caps the tubules."""

from __future__ import annotations

from dataclasses import dataclass

from femiec.materials.property import Property, require_poissons_ratio, require_units


@dataclass(frozen=True)
class Electrolyte:
    """A solid lithium-ion conductor.

    Args:
        name, symbol: by which :func:`femiec.materials.find` knows it.
        ionic_conductivity: [S/m].
        youngs_modulus: [Pa].
        temperature: at which the conductivity holds [K].
        poissons_ratio: [1], or None where none is known.
        thickness: of the layer in the paper's cells [m], or None.
        charge_transfer_resistance: R of the interface with lithium [ohm m2], or None. The exchange current density is RT/(F R).

    Raises:
        InputError: a value that is not positive or of another unit; a Poisson's ratio outside -1 to 0.5.

    Example:
        >>> from femiec.materials import peo_litfsi
        >>> round(peo_litfsi.thickness.value / 1e-6)
        50
    """

    name: str
    symbol: str
    ionic_conductivity: Property
    youngs_modulus: Property
    temperature: Property
    poissons_ratio: Property | None = None
    thickness: Property | None = None
    charge_transfer_resistance: Property | None = None

    def __post_init__(self) -> None:
        require_units(self.name, {"ionic_conductivity": self.ionic_conductivity}, "S/m")
        require_units(self.name, {"youngs_modulus": self.youngs_modulus}, "Pa")
        require_units(self.name, {"temperature": self.temperature}, "K")
        if self.poissons_ratio is not None:
            require_poissons_ratio(self.name, self.poissons_ratio)
        if self.thickness is not None:
            require_units(self.name, {"thickness": self.thickness}, "m")
        if self.charge_transfer_resistance is not None:
            require_units(self.name, {"charge_transfer_resistance": self.charge_transfer_resistance}, "ohm m2")
