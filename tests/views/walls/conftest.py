"""Made-up wall structures with fields in closed form: a ring of biquadratic quadrilaterals, a tube of 27-node hexahedra."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from femiec.results.ledger import Ledger
from femiec.results.result import FieldData, RegionData, Result, Snapshot

NM, MPA = 1e-9, 1e6
INNER, OUTER, HEIGHT = 50 * NM, 60 * NM, 150 * NM
SQUARE = [(0, 0), (2, 0), (2, 2), (0, 2), (1, 0), (2, 1), (1, 2), (0, 1), (1, 1)]
CUBE = [
    *[(0, 0, 0), (2, 0, 0), (2, 2, 0), (0, 2, 0), (0, 0, 2), (2, 0, 2), (2, 2, 2), (0, 2, 2)],
    *[(1, 0, 0), (2, 1, 0), (1, 2, 0), (0, 1, 0), (1, 0, 2), (2, 1, 2), (1, 2, 2), (0, 1, 2)],
    *[(0, 0, 1), (2, 0, 1), (2, 2, 1), (0, 2, 1), (0, 1, 1), (2, 1, 1), (1, 0, 1), (1, 2, 1), (1, 1, 0), (1, 1, 2), (1, 1, 1)],
]
"""VTK's nodes of the cells 28 and 29, in half edges."""


def around(cells: int, r: np.ndarray, node: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Radius, angle, and their x and y, of nodes (radius, angle) in half cells."""
    angle = np.linspace(0, 2 * np.pi, 2 * cells + 1)[node[..., 1]]
    radius = r[node[..., 0]]
    return radius, angle, np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=-1)


def fields(radius: np.ndarray, angle: np.ndarray, rise: Any) -> tuple[FieldData, ...]:
    """Radial displacement 0.2 nm (1 + cos(2 a)/2) and a stress that is largest, 90 MPa, inside on the x axis."""
    moved = 0.2 * (1 + 0.5 * np.cos(2 * angle)) * rise
    stress = 60 * MPA * (INNER / radius) ** 2 * (1 + 0.5 * np.cos(2 * angle)) * rise
    displacement = np.stack([moved * np.cos(angle), moved * np.sin(angle)], axis=-1)
    return FieldData("Displacement", "nm", displacement), FieldData("Hoop stress", "Pa", stress)


def ring_region(cells: int = 24) -> RegionData:
    node = np.array([[2 * i + a, 2 * j + b] for i in range(2) for j in range(cells) for a, b in SQUARE])
    radius, angle, place = around(cells, np.linspace(INNER, OUTER, 5), node)
    points = np.pad(place, ((0, 0), (0, 1)))
    return RegionData("wall", points, np.arange(len(points)).reshape(-1, 9), 28, fields(radius, angle, 1.0))


def tube_region(cells: int = 16, low: float = 0.0, high: float = HEIGHT, name: str = "wall") -> RegionData:
    corners = [(i, j, k) for i in range(2) for j in range(cells) for k in range(3)]
    node = np.array([2 * np.array(corner) + local for corner in corners for local in CUBE])
    radius, angle, place = around(cells, np.linspace(INNER, OUTER, 5), node)
    z = np.linspace(low, high, 7)[node[:, 2]]
    made = fields(radius, angle, np.sin(np.pi * z / HEIGHT))
    return RegionData(name, np.column_stack([place, z]), np.arange(len(z)).reshape(-1, 27), 29, made)


STRUCTURE = {
    "title": "One tubule",
    "criterion": "Hoop stress [MPa]",
    "strength [Pa]": 65 * MPA,
    "spot [m]": [INNER, 0.0],
    "spot value [Pa]": 90 * MPA,
    "loads": [{"on": "tubule 0", "pressure [Pa]": 12 * MPA, "centre [m]": [0.0, 0.0]}],
}


def result_of(*regions: RegionData, rows: int = 0, **structure: Any) -> Result:
    """A result with these regions; entries of the structure that are None are left out."""
    ledger = Ledger(["Deflection [nm]", "Load factor"])
    for row in range(rows):
        ledger.append({"Deflection [nm]": float(row), "Load factor": float(row) ** 0.5})
    entries = {key: value for key, value in {**STRUCTURE, **structure}.items() if value is not None}
    return Result({}, ledger, (Snapshot(0.0, regions),), {"structure": entries, "notices": ["made up"]})


@pytest.fixture(scope="session")
def make() -> Callable[..., Result]:
    return result_of


@pytest.fixture(scope="session")
def make_tube() -> Callable[..., RegionData]:
    return tube_region


@pytest.fixture(scope="session")
def ring() -> RegionData:
    return ring_region()


@pytest.fixture(scope="session")
def tube() -> RegionData:
    return tube_region()
