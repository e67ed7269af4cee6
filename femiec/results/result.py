"""What a run produces, as frozen data: fields on regions at times, ledger, summary, provenance, coefficients."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.errors import InputError
from femiec.results.ledger import Ledger
from femiec.results.strict_json import number, numbers, plain

NODES = {3: 2, 5: 3, 9: 4, 10: 4, 12: 8, 21: 3, 22: 6, 23: 8, 24: 10, 25: 20, 28: 9, 29: 27}
"""VTK cell type to the number of its nodes."""


def label_of(name: str, unit: str) -> str:
    """A name with its unit, as every public label writes it.

    Example:
        >>> label_of("Pressure", "MPa"), label_of("Safety factor", "")
        ('Pressure [MPa]', 'Safety factor')
    """
    return f"{name} [{unit}]" if unit else name


@dataclass(frozen=True, eq=False)
class FieldData:
    """A field at the points of a region.

    Args:
        name: for instance ``"Pressure"``; starts with a letter, has no slash.
        unit: of the values, ``""`` for a pure number.
        values: (n_points,) or (n_points, components), finite; kept as read-only float64.

    Raises:
        InputError: a name that a file cannot hold, a wrong shape, NaN or inf.

    Example:
        >>> FieldData("Pressure", "MPa", [0.2, 371.0]).label
        'Pressure [MPa]'
    """

    name: str
    unit: str
    values: NDArray[np.float64]

    def __post_init__(self) -> None:
        _check_name("field", self.name)
        if not (self.unit == "" or self.unit.isprintable()):
            raise InputError(f"unit of {self.name}", repr(self.unit), "printable characters", "write the unit as text")
        values = _frozen(self.label, self.values, np.float64)
        if values.ndim not in (1, 2) or 0 in values.shape[1:]:
            raise InputError(self.label, f"an array of shape {values.shape}", "(points,) or (points, components)", "reshape it")
        object.__setattr__(self, "values", values)

    @property
    def label(self) -> str:
        """The name with the unit."""
        return label_of(self.name, self.unit)


@dataclass(frozen=True, eq=False)
class RegionData:
    """The cells of one region and its fields; a field that jumps between cells has the points repeated cell by cell.

    Args:
        name: for instance ``"lithium"``; a letter, then letters, digits, ``_`` or ``-``.
        points: (n, 3) coordinates [m]; in the plane (r, z, 0) or (x, z, 0).
        cells: (cells, nodes) point numbers in VTK's node order.
        cell_type: VTK's number, a key of :data:`NODES`.
        fields: each with one row a point.

    Raises:
        InputError: arrays that do not fit together, NaN or inf.

    Example:
        >>> pressure = FieldData("Pressure", "Pa", [1, 2, 3])
        >>> RegionData("wall", [[0, 0, 0], [1, 0, 0], [0, 1, 0]], [[0, 1, 2]], 5, (pressure,)).field("Pressure").values
        array([1., 2., 3.])
    """

    name: str
    points: NDArray[np.float64]
    cells: NDArray[np.int64]
    cell_type: int
    fields: tuple[FieldData, ...] = ()

    def __post_init__(self) -> None:
        _check_region_name(self.name)
        object.__setattr__(self, "points", _frozen(f"points of {self.name}", self.points, np.float64))
        object.__setattr__(self, "cells", _frozen(f"cells of {self.name}", self.cells, np.int64))
        object.__setattr__(self, "fields", tuple(self.fields))
        _check_cells(self)
        _check_fields(self)

    def field(self, name: str) -> FieldData:
        """The field of that name, without its unit."""
        for each in self.fields:
            if each.name == name:
                return each
        known = ", ".join(each.name for each in self.fields) or "none"
        raise InputError(f"field of {self.name}", repr(name), f"a field of this region ({known})", "store it, or ask for another")


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The fields of all regions at one time [s]."""

    time: float
    regions: tuple[RegionData, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "time", number("time [s]", self.time))
        object.__setattr__(self, "regions", tuple(self.regions))
        names = [region.name for region in self.regions]
        if not names or len(set(names)) < len(names):
            raise InputError("regions", ", ".join(names) or "none", "one or more regions, each once", "rename or add one")

    def region(self, name: str) -> RegionData:
        """The region of that name."""
        for region in self.regions:
            if region.name == name:
                return region
        known = ", ".join(region.name for region in self.regions)
        raise InputError("region", repr(name), f"a region of the result ({known})", "store it, or ask for another")


@dataclass(frozen=True, eq=False)
class Result:
    """All that a run leaves behind.

    Args:
        summary: label with unit to number, ``"Root pressure [MPa]"``.
        ledger: one row a step.
        snapshots: the fields, by ascending time.
        provenance: JSON types; see :func:`femiec.results.provenance.provenance`.
        coefficients: field name to its raw solution vector, to go on from without loss.

    Raises:
        InputError: NaN or inf anywhere, a type that JSON has not, times that do not ascend.
    """

    summary: Mapping[str, float]
    ledger: Ledger
    snapshots: tuple[Snapshot, ...]
    provenance: Mapping[str, Any] = field(default_factory=dict)
    coefficients: Mapping[str, NDArray[Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "summary", numbers("summary", self.summary))
        object.__setattr__(self, "snapshots", tuple(self.snapshots))
        object.__setattr__(self, "provenance", plain("provenance", dict(self.provenance)))
        object.__setattr__(self, "coefficients", {name: _coefficient(name, v) for name, v in self.coefficients.items()})
        times = [snapshot.time for snapshot in self.snapshots]
        if any(later <= earlier for earlier, later in itertools.pairwise(times)):
            raise InputError("times [s]", times, "times that ascend", "store each time once, in order")


def _frozen(argument: str, values: Any, kind: Any) -> NDArray[Any]:
    """A read-only copy in C order; finite."""
    try:
        array = np.array(values, kind, order="C")
    except (TypeError, ValueError, OverflowError) as error:
        raise InputError(argument, type(values).__name__, f"an array of {np.dtype(kind).name}", str(error)) from None
    if not np.isfinite(array).all():
        place = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
        raise InputError(argument, f"{array[place]} at {list(place)}", "finite numbers", "mend the computation that gave it")
    array.flags.writeable = False
    return array


def _coefficient(name: str, values: Any) -> NDArray[Any]:
    _check_name("coefficients", name)
    kind = np.asarray(values).dtype
    if kind.kind not in "iufc":
        raise InputError(f"coefficients of {name}", f"an array of {kind}", "numbers", "pass the solution vector")
    return _frozen(f"coefficients of {name}", values, kind)


def _check_name(what: str, name: str) -> None:
    if not (name and name.isprintable() and name[0].isalpha() and "/" not in name):
        raise InputError(what, repr(name), "a name that starts with a letter and has no slash", "rename it; units go into unit=")


def _check_region_name(name: str) -> None:
    # ParaView makes an XML tag of it, and reserves these words of the file's own layout.
    if not (name.isascii() and name[:1].isalpha() and name.replace("_", "").replace("-", "").isalnum()) or name in (
        "Assembly",
        "Steps",
    ):
        raise InputError("region", repr(name), "a letter, then letters, digits, _ or -", "rename the region")


def _check_cells(region: RegionData) -> None:
    points, cells, name = region.points, region.cells, region.name
    if points.ndim != 2 or points.shape[1] != 3:
        raise InputError(f"points of {name}", f"an array of shape {points.shape}", "(points, 3)", "pad the plane with zeros")
    if region.cell_type not in NODES:
        raise InputError(f"cell type of {name}", region.cell_type, f"one of VTK's {sorted(NODES)}", "convert the cells")
    if cells.ndim != 2 or len(cells) == 0 or cells.shape[1] != NODES[region.cell_type]:
        nodes = NODES[region.cell_type]
        raise InputError(f"cells of {name}", f"an array of shape {cells.shape}", f"(1 or more, {nodes})", "check the cell type")
    if cells.min() < 0 or cells.max() >= len(points):
        shown = f"point numbers {cells.min()} to {cells.max()}"
        raise InputError(f"cells of {name}", shown, f"0 to {len(points) - 1}", "number the points of this region alone")


def _check_fields(region: RegionData) -> None:
    labels = [each.label for each in region.fields]
    if len(set(labels)) < len(labels):
        raise InputError(f"fields of {region.name}", ", ".join(labels), "each label once", "rename one")
    for each in region.fields:
        if len(each.values) != len(region.points):
            shown, allowed = f"{len(each.values)} rows", f"one for each of {len(region.points)} points"
            raise InputError(f"{each.label} in {region.name}", shown, allowed, "evaluate the field at the region's points")
