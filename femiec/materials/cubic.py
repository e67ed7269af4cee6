"""The elastic constants of a cubic crystal, and what they mean for a polycrystal."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from femiec.errors import InputError
from femiec.materials.property import Property, require_units


@dataclass(frozen=True)
class CubicElasticity:
    """Elastic constants of a cubic crystal in its own axes.

    Args:
        c11, c12, c44: stiffnesses [Pa].

    Raises:
        InputError: a constant that is not positive, another unit, or a crystal that is not stable (c11 <= c12).

    Example:
        >>> from femiec.materials import lithium
        >>> [round(lithium.crystal.youngs_modulus(axis) / 1e9, 2) for axis in ((1, 0, 0), (1, 1, 0), (1, 1, 1))]
        [3.09, 8.62, 21.39]
    """

    c11: Property
    c12: Property
    c44: Property

    def __post_init__(self) -> None:
        require_units("CubicElasticity", {"c11": self.c11, "c12": self.c12, "c44": self.c44}, "Pa")
        if self.c11.value <= self.c12.value:
            raise InputError("CubicElasticity.c11", f"{self.c11.value:g} Pa", "more than c12", "check the order of the constants")

    @property
    def bulk_modulus(self) -> float:
        """(c11 + 2 c12)/3 [Pa]."""
        return (self.c11.value + 2 * self.c12.value) / 3

    @property
    def anisotropy(self) -> float:
        """Zener's ratio 2 c44/(c11 - c12) [1], one for an isotropic solid."""
        return 2 * self.c44.value / (self.c11.value - self.c12.value)

    @property
    def voigt_youngs_modulus(self) -> float:
        """Upper bound for a polycrystal without texture, uniform strain [Pa]."""
        return self._youngs_modulus_from_shear((self.c11.value - self.c12.value + 3 * self.c44.value) / 5)

    @property
    def reuss_youngs_modulus(self) -> float:
        """Lower bound for a polycrystal without texture, uniform stress [Pa]."""
        difference = self.c11.value - self.c12.value
        return self._youngs_modulus_from_shear(5 * difference * self.c44.value / (4 * self.c44.value + 3 * difference))

    def youngs_modulus(self, direction: Sequence[float]) -> float:
        """Young's modulus [Pa] along a direction, 1/E = s11 - 2 (s11 - s12 - s44/2)(l^2 m^2 + m^2 n^2 + n^2 l^2).

        Args:
            direction: three components in the cubic axes, of any length.

        Raises:
            InputError: not three finite numbers, or all zero.
        """
        length = math.hypot(*direction)
        if len(direction) != 3 or not 0 < length < math.inf:
            raise InputError("direction", direction, "three finite numbers, not all zero", "write for instance (1, 1, 0)")
        l, m, n = ((component / length) ** 2 for component in direction)
        difference, bulk = self.c11.value - self.c12.value, 3 * self.bulk_modulus
        s11 = (self.c11.value + self.c12.value) / (difference * bulk)
        s12 = -self.c12.value / (difference * bulk)
        return 1 / (s11 - 2 * (s11 - s12 - 0.5 / self.c44.value) * (l * m + m * n + n * l))

    def _youngs_modulus_from_shear(self, shear_modulus: float) -> float:
        return 9 * self.bulk_modulus * shear_modulus / (3 * self.bulk_modulus + shear_modulus)
