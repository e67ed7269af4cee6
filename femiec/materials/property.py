"""One sourced number, and the checks that the records made of such numbers share."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from femiec.errors import InputError
from femiec.materials.uncertainty import Uncertainty


class Kind(StrEnum):
    """How a value came about."""

    MEASURED = "measured"
    FITTED = "fitted"
    """A parameter of a law fitted to measurements."""
    CALCULATED = "calculated"
    """From first principles or another calculation that the source reports."""
    ESTIMATED = "estimated"
    """An order of magnitude, or a choice from a spread, that the source makes."""
    DERIVED = "derived"
    """Computed from other values; the source says which."""
    ASSUMED = "assumed"
    """Chosen by this project for want of a source."""


SI_UNITS = frozenset(
    {"1", "m", "m3", "1/m3", "kg/m3", "K", "Pa", "J", "J/m2", "J/mol", "m2/s", "1/s", "S/m", "ohm m2"},
)
"""The unit texts in use. Each is an SI unit without a prefix, so a value in GPa or eV cannot be stored as it stands."""


@dataclass(frozen=True)
class Property:
    """A number with its unit, source, kind and uncertainty.

    Args:
        value: the number, in SI.
        unit: a member of :data:`SI_UNITS`; ``"1"`` for a pure number.
        source: where the number comes from, in words.
        kind: how it came about.
        uncertainty: how far it may be off; its bounds must enclose the value.
        verified: True only if the cited source was seen to state the number, or if it follows by arithmetic from numbers
            that were so seen. A number recalled from memory is False, and so is every assumption of this project,
            which no source can confirm.
        note: what else a reader should know: the range of the literature, the value in customary units.

    Raises:
        InputError: a value that is no finite number or lies outside its bounds, an unknown unit, an empty source.

    Example:
        >>> from femiec.materials.uncertainty import Relative
        >>> Property(0.5, "1", "a paper", Kind.MEASURED, Relative(0.5), verified=True).bounds
        (0.25, 0.75)
    """

    value: float
    unit: str
    source: str
    kind: Kind
    uncertainty: Uncertainty
    verified: bool
    note: str = ""

    def __post_init__(self) -> None:
        if isinstance(self.value, bool) or not isinstance(self.value, int | float) or not math.isfinite(self.value):
            raise InputError("value", repr(self.value), "a finite number in SI", "look the number up in its source")
        if self.unit not in SI_UNITS:
            raise InputError("unit", repr(self.unit), f"one of {', '.join(sorted(SI_UNITS))}", "convert the value to SI")
        if not isinstance(self.source, str) or not self.source.strip():
            raise InputError("source", repr(self.source), "the origin of the number in words", "cite it or call it assumed")
        if not isinstance(self.kind, Kind):
            raise InputError("kind", repr(self.kind), f"one of {', '.join(Kind)}", "write for instance Kind.MEASURED")
        if not isinstance(self.uncertainty, Uncertainty):
            raise InputError("uncertainty", repr(self.uncertainty), "a record of uncertainty", "write for instance Relative(0.1)")
        if not isinstance(self.verified, bool):
            raise InputError("verified", repr(self.verified), "True or False", "write True only if the source was seen")
        low, high = self.bounds
        if not low <= self.value <= high:
            raise InputError("uncertainty", str(self.uncertainty), f"bounds around {self.value:g}", "give the bounds in SI")

    @property
    def bounds(self) -> tuple[float, float]:
        """Lowest and highest value [SI]; infinite where nothing is known."""
        return self.uncertainty.bounds(self.value)


def require_units(owner: str, properties: Mapping[str, Property | None], unit: str) -> None:
    """Check that each property is there, positive and in the unit.

    Args:
        owner: the record that an error shall mention.
        properties: field name to property.
        unit: the SI unit of all of them.

    Raises:
        InputError: a missing property, another unit, a value that is not positive.

    Example:
        >>> require_units("lithium", {"density": None}, "kg/m3")
        Traceback (most recent call last):
        ...
        femiec.errors.InputError: lithium.density = None: expected a Property in kg/m3; give the value with its source
    """
    for name, value in properties.items():
        if not isinstance(value, Property) or value.unit != unit:
            came = value.unit if isinstance(value, Property) else value
            raise InputError(f"{owner}.{name}", came, f"a Property in {unit}", "give the value with its source")
        if value.value <= 0:
            raise InputError(f"{owner}.{name}", f"{value.value:g} {unit}", "a positive value", "correct the sign or the number")


def require_poissons_ratio(owner: str, ratio: Property) -> None:
    """Check a Poisson's ratio of a stable isotropic solid, -1 < nu < 0.5.

    Args:
        owner: the record that an error shall mention.
        ratio: Poisson's ratio [1].

    Raises:
        InputError: not a Property in 1, or outside the open interval.
    """
    if not isinstance(ratio, Property) or ratio.unit != "1" or not -1 < ratio.value < 0.5:
        came = f"{ratio.value:g} {ratio.unit}" if isinstance(ratio, Property) else ratio
        raise InputError(f"{owner}.poissons_ratio", came, "a pure number between -1 and 0.5", "correct the number")


def require_temperature(temperature: object) -> None:
    """Check one absolute temperature [K].

    Raises:
        InputError: not a finite positive number.

    Example:
        >>> require_temperature(-27.0)
        Traceback (most recent call last):
        ...
        femiec.errors.InputError: temperature = -27.0: expected a positive temperature in kelvin; write for instance 300
    """
    if not isinstance(temperature, int | float) or not 0 < temperature < math.inf:
        raise InputError("temperature", temperature, "a positive temperature in kelvin", "write for instance 300")
