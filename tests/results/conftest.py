"""A small result with every kind of thing in it: two regions, repeated points, a scalar, a vector, two steps, three tables."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from femiec.results.ledger import Ledger
from femiec.results.result import FieldData, RegionData, Result, Snapshot

WALL = np.array([[0, 0], [2, 0], [2, 2], [0, 2], [1, 0], [2, 1], [1, 2], [0, 1], [1, 1]]) * 1e-8
LITHIUM = np.array([[0, 0], [1, 0], [0, 1], [1, 0], [1, 1], [0, 1]]) * 1e-8


def planar(points: np.ndarray) -> np.ndarray:
    return np.pad(points, ((0, 0), (0, 1)))


def snapshot(time: float, shift: float = 0.0) -> Snapshot:
    stress = FieldData("Hoop stress", "Pa", np.linspace(-124e6, 2060e6, 9) + shift)
    displacement = FieldData("Displacement", "m", WALL * 1e-3 + shift)
    wall = RegionData("wall", planar(WALL), [range(9)], 28, (displacement, stress))
    pressure = FieldData("Pressure", "Pa", np.arange(6) / 3 + shift)
    velocity = FieldData("Velocity", "m/s", LITHIUM[:, ::-1] + shift)
    lithium = RegionData("lithium", planar(LITHIUM), [[0, 1, 2], [3, 4, 5]], 5, (pressure, velocity))
    return Snapshot(time, (wall, lithium))


@pytest.fixture
def result() -> Result:
    ledger = Ledger(["Time [s]", "Lithium in [m3/s]"])
    ledger.append({"Time [s]": 0.1, "Lithium in [m3/s]": 2.7e-22})
    ledger.append({"Time [s]": 0.2, "Lithium in [m3/s]": -0.0})
    return Result(
        summary={"Root pressure [MPa]": 370.9, "Lithium balance defect": 1e-300},
        ledger=ledger,
        snapshots=(snapshot(0.1), snapshot(0.2, shift=1e-9)),
        provenance={
            "study": {"symmetry": "axisymmetric", "width": 1e-7},
            "materials": [{"name": "Li", "source": 'a "quoted" µ'}],
        },
        coefficients={"u": np.random.default_rng(1).normal(size=37), "gas": np.array(0.2), "none": np.zeros(0)},
    )


def same_bits(a: np.ndarray, b: np.ndarray) -> bool:
    return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()


def assert_same(a: Result, b: Result) -> None:
    assert (dict(a.summary), dict(a.provenance), a.ledger.columns) == (dict(b.summary), dict(b.provenance), b.ledger.columns)
    assert same_bits(a.ledger.rows(), b.ledger.rows())
    assert list(a.coefficients) == list(b.coefficients)
    assert all(same_bits(a.coefficients[name], b.coefficients[name]) for name in a.coefficients)
    assert [s.time for s in a.snapshots] == [s.time for s in b.snapshots]
    for one, other in zip(a.snapshots, b.snapshots, strict=True):
        assert [r.name for r in one.regions] == [r.name for r in other.regions]
        for left, right in zip(one.regions, other.regions, strict=True):
            assert left.cell_type == right.cell_type
            assert same_bits(left.points, right.points)
            assert same_bits(left.cells, right.cells)
            assert [(f.name, f.unit) for f in left.fields] == [(f.name, f.unit) for f in right.fields]
            assert all(same_bits(f.values, g.values) for f, g in zip(left.fields, right.fields, strict=True))


@pytest.fixture
def same() -> Callable[[Result, Result], None]:
    """Asserts that two results are equal in every bit."""
    return assert_same
