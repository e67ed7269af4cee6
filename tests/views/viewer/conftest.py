"""Tiny results of each kind, with fields in closed form: a run in time, a slit, a plane section, a solid, a round wall."""

from __future__ import annotations

import numpy as np
import pytest

from femiec.results.ledger import Ledger
from femiec.results.result import FieldData, RegionData, Result, Snapshot

NM, MPA = 1e-9, 1e6
RADIUS, WALL, HEIGHT = 50 * NM, 10 * NM, 2e-6
CUBE = [(0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 0), (0, 0, 1), (1, 0, 1), (1, 1, 1), (0, 1, 1)]


def rectangle(name: str, r: tuple[float, float], z: tuple[float, float], *fields: tuple, cells: int = 4) -> RegionData:
    """Bilinear cells one above the other; a field is name, unit and a function of r and z."""
    levels = np.linspace(*z, cells + 1)
    points = np.array([[x, level, 0.0] for level in levels for x in r])
    quadrilaterals = [[2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2] for i in range(cells)]
    made = [FieldData(label, unit, each(*points[:, :2].T)) for label, unit, each in fields]
    return RegionData(name, points, quadrilaterals, 9, tuple(made))


def moment(time: float, tip: float) -> Snapshot:
    """A tubule with lithium up to the tip: pressure falls upwards, the wall gives way at the root, by 0.5 nm every second."""

    def pressure(r, z):
        return 100 * MPA * (1 - z / HEIGHT)

    wall = rectangle(
        "wall",
        (RADIUS, RADIUS + WALL),
        (0, HEIGHT),
        ("Displacement", "m", lambda r, z: np.stack([0.5 * NM * time * (1 - z / HEIGHT), 9 * NM * z / HEIGHT], axis=1)),
        ("Hoop stress", "Pa", lambda r, z: 40 * MPA * time * z / HEIGHT),
    )
    lithium = rectangle(
        "lithium",
        (0, RADIUS),
        (0, tip),
        ("Velocity", "m/s", lambda r, z: np.stack([0 * r, 3 * NM + 0 * r], axis=1)),
        ("Pressure", "Pa", pressure),
    )
    return Snapshot(time, (wall, lithium, rectangle("gas", (0, RADIUS), (tip, HEIGHT), ("Pressure", "Pa", pressure))))


def in_time(symmetry: str = "axisymmetric") -> Result:
    study = {"symmetry": symmetry}
    stored = [moment(float(k), 0.25 * k * HEIGHT) for k in (1, 2, 3)]
    return Result({}, Ledger(["Time [s]"]), tuple(stored), {"study": study, "protocol": [{"text": "plate"}]})


def structure(region: RegionData, **entries: object) -> Result:
    record = {"criterion": "Hoop stress", "spot [m]": [RADIUS, 0.0], **entries}
    return Result({}, Ledger(["Time [s]"]), (Snapshot(0.0, (region,)),), {"structure": record})


def wall_alone(**entries: object) -> Result:
    """The half section of a wall, or with other coordinates a bar."""
    fields = [("Displacement", "nm", lambda r, z: np.stack([1.0 + z / HEIGHT, 0 * r], axis=1))]
    fields.append(("Hoop stress", "MPa", lambda r, z: 10 * z / HEIGHT + r / RADIUS))
    return structure(rectangle("wall", (RADIUS, RADIUS + WALL), (0, 3 * RADIUS), *fields), **entries)


def block() -> Result:
    """Two cubes, one on the other."""
    corners = np.array([(x, y, z + k) for k in range(2) for x, y, z in CUBE]) * RADIUS
    moved = np.stack([corners[:, 2] * 0.01 / NM, 0 * corners[:, 0], 0 * corners[:, 0]], axis=1)
    fields = (FieldData("Displacement", "nm", moved), FieldData("Hoop stress", "Pa", corners[:, 2] / RADIUS * MPA))
    return structure(RegionData("wall", corners, np.arange(16).reshape(2, 8), 12, fields))


@pytest.fixture(scope="session")
def run() -> Result:
    return in_time()


@pytest.fixture(scope="session")
def kinds(run) -> dict[str, Result]:
    """A result of each kind, by its name."""
    return {
        "run": run,
        "slit": in_time("planar"),
        "plane": wall_alone(kind="plane strain"),
        "round wall": wall_alone(kind="axisymmetric"),
        "solid": block(),
    }
