"""What a result says of a wall structure: how it is drawn, what loads it, where it fails first."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from femiec.errors import InputError
from femiec.quantities import UNITS
from femiec.results.result import Result
from femiec.views.table import split

KEY = "structure"
"""The entry of the provenance."""


@dataclass(frozen=True)
class Load:
    """A pressure on a surface.

    Args:
        on: name of the surface.
        pressures: [Pa], one, or the least and the largest where they differ; none that are not known.
        centre: of the chamber [m], or None where there is none.
    """

    on: str
    pressures: tuple[float, ...] = ()
    centre: tuple[float, ...] | None = None


@dataclass(frozen=True)
class Record:
    """What the picture of a wall structure needs beside the fields; all of it may be missing.

    Args:
        title: of the page.
        mirrored: whether it is a half section (r, z), drawn on both sides of the axis.
        criterion: name of the field that colours it.
        strength: with which the criterion is compared, in the field's SI unit.
        spot: where it fails first, undeformed [m].
        value: of the criterion there, in the field's SI unit.
        loads: pressures.
        enlargement: of the displacement; chosen by its size where it is None.
        unit: of the lengths; chosen by the size where it is None.
        path: of the curve: the ledger's labels "x" and "y", and what :class:`femiec.views.drawn.Mark` takes in "marks".
        modes: titles of the fields "Mode 1", "Mode 2", ...
    """

    title: str = "Wall structure"
    mirrored: bool = False
    criterion: str | None = None
    strength: float | None = None
    spot: tuple[float, ...] | None = None
    value: float | None = None
    loads: tuple[Load, ...] = ()
    enlargement: float | None = None
    unit: str | None = None
    path: Mapping[str, Any] | None = None
    modes: tuple[str, ...] = ()

    @classmethod
    def of(cls, result: Result) -> Record:
        """Read ``provenance["structure"]``, whose keys :mod:`femiec.views.walls` tells.

        Raises:
            InputError: an entry of another kind than it has to be.
        """
        entry = result.provenance.get(KEY, {})
        if not isinstance(entry, Mapping):
            raise _wrong("", entry, "a mapping")
        unit = entry.get("unit")
        if unit is not None and unit not in UNITS["length"]:
            raise _wrong("unit", unit, f"one of {', '.join(UNITS['length'])}")
        return cls(
            str(entry.get("title", cls.title)),
            entry.get("kind") == "axisymmetric",
            None if entry.get("criterion") is None else split(str(entry["criterion"]))[0],
            _number(entry, "strength [Pa]", "strength"),
            _place(entry, "spot [m]"),
            _number(entry, "spot value [Pa]", "spot value"),
            tuple(_load(each) for each in entry.get("loads", ())),
            _number(entry, "enlargement"),
            unit,
            _path(result, entry.get("path")),
            tuple(str(each) for each in entry.get("modes", ())),
        )


def _wrong(key: str, value: Any, allowed: str) -> InputError:
    name = f'provenance["{KEY}"]' + (f'["{key}"]' if key else "")
    return InputError(name, repr(value), allowed, "mend the record, or leave it out")


def _number(entry: Mapping[str, Any], *keys: str) -> float | None:
    """The number under the first of the keys that is there."""
    for key in keys:
        value = entry.get(key)
        if value is not None:
            if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
                raise _wrong(key, value, "a finite number")
            return float(value)
    return None


def _place(entry: Mapping[str, Any], key: str) -> tuple[float, ...] | None:
    value = entry.get(key)
    if value is None:
        return None
    numbers = isinstance(value, Sequence) and all(isinstance(x, int | float) and math.isfinite(x) for x in value)
    if not numbers or len(value) not in (2, 3):
        raise _wrong(key, value, "two or three finite coordinates [m]")
    return tuple(float(x) for x in value)


def _load(entry: Any) -> Load:
    if not isinstance(entry, Mapping):
        raise _wrong("loads", entry, 'mappings {"on": ..., "pressure [Pa]": ..., "centre [m]": ...}')
    pressures = entry.get("pressure [Pa]", ())
    several = pressures if isinstance(pressures, list | tuple) else (pressures,)
    found = [_number({"pressure [Pa]": each}, "pressure [Pa]") for each in several]
    return Load(str(entry.get("on", "")), tuple(each for each in found if each is not None), _place(entry, "centre [m]"))


def _path(result: Result, entry: Any) -> Mapping[str, Any] | None:
    """The curve, if the ledger has two rows of it or more."""
    if entry is None or len(result.ledger) < 2:
        return None
    known = result.ledger.columns
    if not isinstance(entry, Mapping) or any(entry.get(axis) not in known for axis in ("x", "y")):
        raise _wrong("path", entry, f'"x" and "y", each a column of the ledger ({", ".join(known)})')
    return entry
