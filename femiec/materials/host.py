"""A mixed ionic-electronic conductor (MIEC): the wall that guides the metal."""

from __future__ import annotations

from dataclasses import dataclass

from femiec.errors import InputError
from femiec.materials.property import Property, require_poissons_ratio, require_units


@dataclass(frozen=True)
class Host:
    """A wall material: how much lithium it holds, how fast that moves, how stiff and strong it is.

    Args:
        name, symbol: by which :func:`femiec.materials.find` knows it.
        youngs_modulus: [Pa].
        poissons_ratio: [1].
        lithium_concentration: c [1/m3]; None where lithium moves along the interface only.
        lithium_diffusivity: tracer diffusion in the bulk [m2/s]; None with the concentration.
        density: [kg/m3], or None.
        strength: stress at which a wall fails [Pa], or None where none is known.

    Raises:
        InputError: a value that is not positive or of another unit; a concentration without a diffusivity, or the reverse.

    Example:
        >>> from femiec.materials import nickel
        >>> nickel.conducts_in_bulk
        False
    """

    name: str
    symbol: str
    youngs_modulus: Property
    poissons_ratio: Property
    lithium_concentration: Property | None = None
    lithium_diffusivity: Property | None = None
    density: Property | None = None
    strength: Property | None = None

    def __post_init__(self) -> None:
        require_units(self.name, {"youngs_modulus": self.youngs_modulus}, "Pa")
        require_poissons_ratio(self.name, self.poissons_ratio)
        if (self.lithium_concentration is None) != (self.lithium_diffusivity is None):
            missing = "lithium_concentration" if self.lithium_concentration is None else "lithium_diffusivity"
            raise InputError(f"{self.name}.{missing}", None, "both or neither of the two", "give the other one too")
        for name, unit in (
            ("lithium_concentration", "1/m3"),
            ("lithium_diffusivity", "m2/s"),
            ("density", "kg/m3"),
            ("strength", "Pa"),
        ):
            if getattr(self, name) is not None:
                require_units(self.name, {name: getattr(self, name)}, unit)

    @property
    def conducts_in_bulk(self) -> bool:
        """Whether lithium moves through the wall itself, and not along its surfaces only."""
        return self.lithium_diffusivity is not None
