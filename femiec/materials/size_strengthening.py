"""The strength of small crystals, which rises as they shrink."""

from __future__ import annotations

import math
from dataclasses import dataclass

from femiec.errors import InputError
from femiec.materials.property import Property, require_temperature, require_units


@dataclass(frozen=True)
class SizeStrengthening:
    """Uniaxial strength of a crystal of size d, max[bulk yield, S0 (d/d0)^m] with m < 0.

    It limits a bulk creep law: a crystal of 100 nm does not yield at the stress of a bulk sample.

    Args:
        reference_strength: S0 [Pa].
        reference_size: d0 [m].
        exponent: m [1], negative.
        bulk_yield: yield stress of a large sample [Pa].
        temperature: at which S0 and m hold [K].

    Raises:
        InputError: an exponent that is not negative, another number that is not positive, another unit.

    Example:
        >>> from femiec.materials import lithium
        >>> warm_room, ninety_celsius = lithium.size_strengthening
        >>> round(warm_room.strength(100e-9) / 1e6)
        503
    """

    reference_strength: Property
    reference_size: Property
    exponent: Property
    bulk_yield: Property
    temperature: float

    def __post_init__(self) -> None:
        require_temperature(self.temperature)
        stresses = {"reference_strength": self.reference_strength, "bulk_yield": self.bulk_yield}
        require_units("SizeStrengthening", stresses, "Pa")
        require_units("SizeStrengthening", {"reference_size": self.reference_size}, "m")
        if self.exponent.unit != "1" or self.exponent.value >= 0:
            raise InputError("SizeStrengthening.exponent", self.exponent.value, "a negative number", "smaller is stronger: m < 0")

    def strength(self, size: float) -> float:
        """Strength [Pa] of a crystal of a size [m].

        Raises:
            InputError: a size that is not positive and finite.
        """
        if not 0 < size < math.inf:
            raise InputError("size", size, "a positive length in metres", "write for instance 100e-9")
        small = self.reference_strength.value * (size / self.reference_size.value) ** self.exponent.value
        return max(self.bulk_yield.value, small)
