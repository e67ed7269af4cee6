"""How far two folders of a study are apart: summaries, ledgers, fields.

A difference is divided by the largest of the numbers whose round-off it comes from:

- of a field, by the largest of the field at all times;
- of a number with a unit, by the largest of the column of its name in the run's ledger;
- of a number without one, by that largest or by 1, if that is more: shares, fillings, defects are parts of a whole, which is one;
- of a power or a charge [W, mAh/cm2, C], by the largest of its unit in the run: each is a term of one balance;
- of what vanished, which is a difference of numbers that are equal but for round-off, by the largest of its unit in the run.

What a solver needed is no result, and not compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from femiec.results.ledger import Ledger
from femiec.results.reader import read

Array = NDArray[np.float64]

BALANCED = ("W", "mAh/cm2", "C")
"""Units of the terms of a balance."""
VANISHED = 1e-12
"""Of the largest of its unit; what is less vanished."""
EFFORT = ("Steps of conjugate gradients", "Newton iterations")
"""Labels of what a solver needed."""


@dataclass(frozen=True)
class Difference:
    """The largest relative difference of numbers of one kind, and whose it is."""

    value: float = 0.0
    label: str = ""


@dataclass(frozen=True)
class Agreement:
    """The largest relative differences of two runs of a study.

    Attributes:
        scalar: of the numbers of the summaries.
        ledger: of the entries of the ledgers, relative to the largest of their column.
        field: of the values of the fields at all stored times, relative to the largest of the field.
        numbers: how many were compared.
    """

    scalar: Difference
    ledger: Difference
    field: Difference
    numbers: int


def agreement(folder: Path, reference: Path) -> Agreement:
    """Compare everything that two runs wrote.

    Raises:
        ValueError: they did not write the same: other files, labels, numbers of rows, or nothing at all.
    """
    kinds = (scalars, ledgers, fields)
    both = [(dict(kind(folder)), dict(kind(reference))) for kind in kinds]
    columns = both[1][1]
    for found, expected in both:
        if found.keys() != expected.keys():
            raise ValueError(f"{folder} and {reference} differ in {sorted(found.keys() ^ expected.keys())[:5]}")
    if not both[0][1]:
        raise ValueError(f"{reference} holds no summary")
    return Agreement(
        *(worst(*pair, columns) for pair in both), sum(np.size(array) for _, expected in both for array in expected.values())
    )


def worst(found: Mapping[str, Array], expected: Mapping[str, Array], columns: Mapping[str, Array]) -> Difference:
    """The largest of the differences; where a column of the ledger ends with a number, perhaps next to nothing, it counts."""
    sizes = {name: np.append(array.ravel(), np.ravel(columns.get(name, 0.0))) for name, array in expected.items()}
    each = (
        Difference(apart(name, found[name], expected[name], scale(name, sizes)), name) for name in expected if name not in EFFORT
    )
    return max(each, key=lambda difference: difference.value, default=Difference())


def apart(name: str, found: Array, expected: Array, size: float) -> float:
    """The largest difference of two arrays over a size; as it stands where that is zero.

    Raises:
        ValueError: arrays of different shapes.
    """
    if found.shape != expected.shape:
        raise ValueError(f"{name}: {found.shape} and {expected.shape} numbers")
    return float(np.abs(found - expected).max(initial=0.0)) / (size or 1.0)


def scale(name: str, expected: Mapping[str, Array]) -> float:
    """What the differences of an array are divided by; see the module's text."""
    run, unit = name.rpartition(": ")[0], unit_of(name)
    alike = [other for other in expected if other.rpartition(": ")[0] == run and unit_of(other) == unit]
    own, largest = (max(float(np.abs(expected[each]).max(initial=0.0)) for each in names) for names in ([name], alike))
    if not unit:
        return max(own, 1.0)
    return largest if unit in BALANCED or own < VANISHED * largest else own


def unit_of(label: str) -> str:
    """Between the brackets at the end of a label, empty if there are none."""
    return label.rpartition(" [")[2].removesuffix("]") if label.endswith("]") else ""


def scalars(folder: Path) -> Iterator[tuple[str, Array]]:
    """The summaries' numbers, by file and label."""
    for file in sorted(folder.rglob("summary.json")):
        for label, value in json.loads(file.read_text()).items():
            yield f"{_name(file, folder)}{label}", np.array([float(value)])


def ledgers(folder: Path) -> Iterator[tuple[str, Array]]:
    """The ledgers' columns."""
    for file in sorted(folder.rglob("ledger.csv")):
        for label, column in Ledger.read_csv(file).arrays().items():
            yield f"{_name(file, folder)}{label}", column


def fields(folder: Path) -> Iterator[tuple[str, Array]]:
    """The fields at all stored times, one array a field and region."""
    for file in sorted(folder.rglob("result.vtkhdf")):
        parts: dict[str, list[Array]] = {}
        for snapshot in read(file).snapshots:
            for region in snapshot.regions:
                parts.setdefault(f"{region.name}: points", []).append(region.points.ravel())
                for field in region.fields:
                    parts.setdefault(f"{region.name}: {field.label}", []).append(field.values.ravel())
        yield from ((f"{_name(file, folder)}{label}", np.concatenate(arrays)) for label, arrays in parts.items())


def _name(file: Path, folder: Path) -> str:
    place = file.parent.relative_to(folder).as_posix()
    return "" if place in (".", "run") else f"{place.removeprefix('run/')}: "
