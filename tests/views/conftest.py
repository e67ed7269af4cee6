"""A made-up tubule with fields in closed form, of the size of the paper's, to draw."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from femiec.results.ledger import Ledger
from femiec.results.result import FieldData, RegionData, Result, Snapshot

NM = 1e-9
RADIUS, HEIGHT, TIP = 50 * NM, 20e-6, 10e-6
ROOT_PRESSURE, TIP_PRESSURE, GAS_PRESSURE, MEAN_SPEED = 371e6, -18e6, 0.2e6, 35e-9
CORNERS = [(0, 0), (2, 0), (2, 2), (0, 2), (1, 0), (2, 1), (1, 2), (0, 1), (1, 1)]


def quadrilaterals(r: np.ndarray, z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Biquadratic cells on a tensor grid of nodes (two intervals a cell), every cell with points of its own."""
    cells = [(i, j) for i in range(0, len(r) - 1, 2) for j in range(0, len(z) - 1, 2)]
    points = np.array([[r[i + a], z[j + b], 0.0] for i, j in cells for a, b in CORNERS])
    return points, np.arange(len(points)).reshape(-1, 9)


def nodes(low: float, high: float, crowded: float) -> np.ndarray:
    """Heights that crowd at the root and at one level."""
    steps = np.concatenate([[0.0], np.geomspace(5 * NM, 8e-6, 20)])
    levels = np.concatenate([low + np.linspace(0, 1, 9) * (high - low), low + steps, crowded + steps, crowded - steps])
    levels = np.unique(levels[(levels >= low) & (levels <= high)])
    return np.insert(levels, range(1, len(levels)), (levels[1:] + levels[:-1]) / 2)


def pressure(z: np.ndarray) -> np.ndarray:
    return np.where(z <= TIP, ROOT_PRESSURE + (TIP_PRESSURE - ROOT_PRESSURE) * z / TIP, GAS_PRESSURE)


def wall(thickness: float) -> RegionData:
    points, cells = quadrilaterals(np.linspace(RADIUS, RADIUS + thickness, 5), nodes(0, HEIGHT, TIP))
    (r, z), outer = points[:, :2].T, RADIUS + thickness
    hoop = pressure(z) * RADIUS**2 / (outer**2 - RADIUS**2) * (1 + outer**2 / r**2)
    axial = 0.3 * hoop
    displacement = np.stack([5 * NM * pressure(z) / ROOT_PRESSURE, 400 * NM * np.sin(np.pi * z / HEIGHT)], axis=1)
    stresses = {"Hoop": hoop, "Axial": axial, "Von Mises": np.abs(hoop - axial)}
    fields = [FieldData("Displacement", "m", displacement), *(FieldData(f"{k} stress", "Pa", v) for k, v in stresses.items())]
    return RegionData("wall", points, cells, 28, tuple(fields))


def lithium() -> RegionData:
    points, cells = quadrilaterals(np.linspace(0, RADIUS, 9), nodes(0, TIP, TIP))
    r, z = points[:, :2].T
    velocity = np.stack([0 * r, 2 * MEAN_SPEED * (1 - (r / RADIUS) ** 2)], axis=1)
    return RegionData(
        "lithium", points, cells, 28, (FieldData("Velocity", "m/s", velocity), FieldData("Pressure", "Pa", pressure(z)))
    )


def gas() -> RegionData:
    points, cells = quadrilaterals(np.linspace(0, RADIUS, 3), np.linspace(TIP, HEIGHT, 3))
    return RegionData("gas", points, cells, 28, (FieldData("Pressure", "Pa", np.full(len(points), GAS_PRESSURE)),))


def tubule(symmetry: str = "axisymmetric", thickness: float = 10 * NM, with_gas: bool = True) -> Result:
    summary = {
        "Overpotential [mV]": -50.0,
        "Root pressure [MPa]": 371.0,
        "Tip speed [nm/s]": 35.0,
        "Current density [mA/cm2]": 19.2,
    }
    study = {
        "symmetry": symmetry,
        "Width [m]": 2 * RADIUS,
        "Meshed wall [m]": thickness,
        "Height [m]": HEIGHT,
        "Temperature [K]": 300.0,
    }
    record = {"study": study, "notices": ["a wall that would fail: " + "this sentence is as long as notices are, " * 6]}
    regions = (wall(thickness), lithium(), gas()) if with_gas else (wall(thickness), lithium())
    return Result(summary, Ledger(["Time [s]"]), (Snapshot(0.0, regions),), record)


def moment(time: float, tip: float, bottom: float = 0.0, potential: bool = True) -> Snapshot:
    """A coarse tubule with lithium from bottom to tip, wherever they are."""
    points, cells = quadrilaterals(np.linspace(RADIUS, RADIUS + 10 * NM, 3), np.linspace(0, HEIGHT, 41))
    z = points[:, 1]
    psi = 5e-3 * (z / HEIGHT - 1)
    fields = [FieldData("Displacement", "m", np.zeros((len(z), 2))), FieldData("Hoop stress", "Pa", -7.4e9 * psi)]
    wall = RegionData("wall", points, cells, 28, (*fields, *[FieldData("Lithium potential", "V", psi)][: int(potential)]))
    regions = [wall]
    for name, low, high in (("lithium", bottom, tip), ("gas", tip, HEIGHT), ("void", 0.0, bottom)):
        if high > low:
            points, cells = quadrilaterals(np.linspace(0, RADIUS, 3), np.linspace(low, high, 11))
            pressure = FieldData("Pressure", "Pa", 1e6 * (1 + points[:, 1] / HEIGHT))
            regions.append(RegionData(name, points, cells, 28, (pressure,)))
    return Snapshot(time, tuple(regions))


def run_in_time(rows: int, snapshots: int, cycles: int = 0, void: bool = False, symmetry: str = "axisymmetric") -> Result:
    """Plating and stripping, 100 s each, in equal time steps; the front goes from 10 to 60 % and back."""
    turns = max(cycles, 1)
    end = 200.0 * turns
    columns = {name: [] for name in COLUMNS}
    for n in range(1, rows + 1):
        time = end * n / rows
        plated = 1 - abs(min(time % 200.0 / 100.0, 2.0) - 1) if n < rows else 0.0
        sign = 1.0 if time % 200.0 <= 100.0 and n < rows else -1.0
        turn = min(int(-(-time // 200.0)), turns)
        half = min(2 * (turn - 1) + (sign < 0), 2 * turns - 1)
        values = [n, time, half, turn if cycles else 0, -5 * sign - plated, 3 * sign, 2 + 10 * plated, 1.0 * void]
        values += [20 * plated, -17.0, 0.1, 40.0, 0.3, 0.7, 0.05, 0.95, 1e-16, 2e-16, 1e-15, 1e-20 * (1 + plated + 1e-13 * turn)]
        for name, value in zip(COLUMNS, values, strict=True):
            columns[name].append(float(value))
    ledger = Ledger.from_rows(list(columns), np.array(list(columns.values())).T)
    times = np.linspace(end / snapshots, end, snapshots)
    stored = [moment(t, (2 + 10 * (1 - abs(t % 200 / 100 - 1))) * 1e-6, 1e-6 * void) for t in times]
    steps = [{"text": "plate at 3 mA/cm2"}, {"text": "strip at 3 mA/cm2"}]
    record = {"study": {"symmetry": symmetry, "Width [m]": 1e-7, "Height [m]": HEIGHT, "metal": "lithium"}, "notices": []}
    record["protocol"] = [{"cycle": cycles, "steps": steps}] if cycles else steps
    return Result({"Time [s]": end}, ledger, tuple(stored), record)


COLUMNS = (
    *("Step", "Time [s]", "Protocol step", "Cycle", "Cell potential [mV]", "Current density [mA/cm2]", "Tip [um]", "Void [um]"),
    *("Root pressure [MPa]", "Tip pressure [MPa]", "Gas pressure [MPa]", "Wall principal stress, max [MPa]"),
    *("Carried by the wall", "Carried by the interface", "Plated under the root face", "Plated at the triple line"),
    *("Dissipated in the wall [W]", "Dissipated on the interface with lithium [W]", "Lithium balance defect", "Lithium [m3]"),
)


@pytest.fixture(scope="session")
def make_run() -> Callable[..., Result]:
    return run_in_time


@pytest.fixture(scope="session")
def make_moment() -> Callable[..., Snapshot]:
    return moment


@pytest.fixture(scope="session")
def make_tubule() -> Callable[..., Result]:
    return tubule


@pytest.fixture(scope="session")
def result() -> Result:
    return tubule()
