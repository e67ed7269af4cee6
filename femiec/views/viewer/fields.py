"""The fields that a result can be coloured by: every scalar, and of every vector its magnitude and its components."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from femiec.errors import InputError
from femiec.quantities import UNITS, MPa, mV, nm
from femiec.results.result import FieldData, RegionData, Result, label_of
from femiec.views.table import split
from femiec.views.viewer.kind import Kind

SHOWN = {"pressure": ("MPa", MPa), "length": ("nm", nm), "voltage": ("mV", mV)}
"""The unit in which a field of each dimension is shown, and its size in SI; others keep their own."""
SPEED = {"m/s": ("nm/s", nm)}
FIRST = "Pressure"
"""What a tubule is coloured by at first, where it has it."""


@dataclass(frozen=True)
class Field:
    """One choice of the menu.

    Args:
        name: of the stored field.
        label: as it is shown: ``"Displacement r [nm]"``.
        component: of a vector; None for its magnitude, and for a scalar.
    """

    name: str
    label: str
    component: int | None = None

    @property
    def title(self) -> str:
        """The label without its unit."""
        return split(self.label)[0]

    @property
    def unit(self) -> str:
        """In which it is shown."""
        return split(self.label)[1]

    def values(self, region: RegionData) -> NDArray[np.float64] | None:
        """At the points of a region, in the unit of the label; None where the region has no such field."""
        found = next((each for each in region.fields if each.name == self.name), None)
        if found is None:
            return None
        values = found.values * _unit(found.unit)[1]
        if values.ndim == 1:
            return values
        return np.asarray(np.linalg.norm(values, axis=1) if self.component is None else values[:, self.component])


def fields(result: Result) -> tuple[Field, ...]:
    """All fields of all regions at all times, each once, in the order in which they are stored."""
    letters = Kind.of(result).letters
    found: dict[str, Field] = {}
    for snapshot in result.snapshots:
        for region in snapshot.regions:
            for stored in region.fields:
                for each in _choices(stored, letters):
                    found.setdefault(each.label, each)
    return tuple(found.values())


def named(result: Result, name: str) -> Field:
    """The field that is called so, with or without its unit, in capitals or not.

    Raises:
        InputError: there is none; the message names them all.
    """
    known = fields(result)
    for field in known:
        if name.strip().casefold() in (field.label.casefold(), field.title.casefold()):
            return field
    allowed = f"a field of the result ({', '.join(field.title for field in known) or 'it has none'})"
    raise InputError("field", repr(name), allowed, f'write --field "{known[0].title}"' if known else "store fields")


def colouring(field: Field, region: RegionData, regions: tuple[str, ...]) -> NDArray[np.float64] | None:
    """The values that colour a region among those that are shown; None where it is pale.

    Gas is pale beside lithium: its pressure is one number, and in the colour of lithium under pressure a tubule would look full.
    """
    pale = region.name == "gas" and "lithium" in regions and field.name == FIRST
    return None if pale else field.values(region)


def span(result: Result, field: Field, regions: tuple[str, ...]) -> tuple[float, float] | None:
    """The least and the largest value at all times, in regions that are shown; None where none of them has the field."""
    every = [
        colouring(field, region, regions)
        for snapshot in result.snapshots
        for region in snapshot.regions
        if region.name in regions
    ]
    found = [values for values in every if values is not None]
    if not found:
        return None
    low, high = (float(edge(each(values) for values in found)) for edge, each in ((min, np.min), (max, np.max)))
    return (low, high) if high > low else (low - 0.5 * (abs(low) or 1.0), low + 0.5 * (abs(low) or 1.0))


def _choices(stored: FieldData, letters: str) -> Iterator[Field]:
    unit = _unit(stored.unit)[0]
    yield Field(stored.name, label_of(stored.name, unit))
    if stored.values.ndim == 2:
        for component, letter in enumerate(letters[: stored.values.shape[1]]):
            yield Field(stored.name, label_of(f"{stored.name} {letter}", unit), component)


def _unit(unit: str) -> tuple[str, float]:
    """The unit in which values are shown, and what they are multiplied by.

    Example:
        >>> _unit("Pa"), _unit("MPa"), _unit("1/s")
        (('MPa', 1e-06), ('MPa', 1.0), ('1/s', 1.0))
    """
    for dimension, (shown, size) in SHOWN.items():
        if unit in UNITS[dimension]:
            return shown, 1.0 if unit == shown else UNITS[dimension][unit] / size
    if unit in SPEED:
        return SPEED[unit][0], 1 / SPEED[unit][1]
    return unit, 1.0
