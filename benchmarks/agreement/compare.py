"""How far two folders of a study are apart: summaries, ledgers, fields."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from femiec.results.ledger import Ledger
from femiec.results.reader import read

DEFECT = "defect"
"""In the label of what is nothing but round-off: a balance that closes, relative to what passed. It is compared as it stands."""


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
    for found, expected in both:
        if found.keys() != expected.keys():
            raise ValueError(f"{folder} and {reference} differ in {sorted(found.keys() ^ expected.keys())[:5]}")
    if not both[0][1]:
        raise ValueError(f"{reference} holds no summary")
    return Agreement(*(worst(*pair) for pair in both), sum(np.size(array) for _, expected in both for array in expected.values()))


def worst(found: Mapping[str, NDArray[np.float64]], expected: Mapping[str, NDArray[np.float64]]) -> Difference:
    """The largest of the differences."""
    return max(
        (Difference(apart(name, found[name], expected[name]), name) for name in expected),
        key=lambda d: d.value,
        default=Difference(),
    )


def apart(name: str, found: NDArray[np.float64], expected: NDArray[np.float64]) -> float:
    """The largest difference of two arrays over the largest entry; a defect's as it stands."""
    if found.shape != expected.shape:
        raise ValueError(f"{name}: {found.shape} and {expected.shape} numbers")
    scale = 1.0 if DEFECT in name else np.abs(expected).max(initial=0.0)
    difference = float(np.abs(found - expected).max(initial=0.0))
    return difference / float(scale) if scale else difference


def scalars(folder: Path) -> Iterator[tuple[str, NDArray[np.float64]]]:
    """The summaries' numbers, by file and label."""
    for file in sorted(folder.rglob("summary.json")):
        for label, value in json.loads(file.read_text()).items():
            yield f"{_name(file, folder)}{label}", np.array([float(value)])


def ledgers(folder: Path) -> Iterator[tuple[str, NDArray[np.float64]]]:
    """The ledgers' columns."""
    for file in sorted(folder.rglob("ledger.csv")):
        for label, column in Ledger.read_csv(file).arrays().items():
            yield f"{_name(file, folder)}{label}", column


def fields(folder: Path) -> Iterator[tuple[str, NDArray[np.float64]]]:
    """The fields at all stored times, one array a field and region."""
    for file in sorted(folder.rglob("result.vtkhdf")):
        parts: dict[str, list[NDArray[np.float64]]] = {}
        for snapshot in read(file).snapshots:
            for region in snapshot.regions:
                parts.setdefault(f"{region.name}: points", []).append(region.points.ravel())
                for field in region.fields:
                    parts.setdefault(f"{region.name}: {field.label}", []).append(field.values.ravel())
        yield from ((f"{_name(file, folder)}{label}", np.concatenate(arrays)) for label, arrays in parts.items())


def _name(file: Path, folder: Path) -> str:
    place = file.parent.relative_to(folder).as_posix()
    return "" if place in (".", "run") else f"{place.removeprefix('run/')}: "
