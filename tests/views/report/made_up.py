"""A made-up validation with every kind of verdict, and made-up runs of the three studies that are shown in space."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from femiec.cli import main
from femiec.results.ledger import Ledger
from femiec.results.result import FieldData, RegionData, Result, Snapshot
from femiec.results.vtkhdf import write

README = """# Made-up numbers

| row | equation |
|---|---|
| claim-5 | P = e/Ω |

    P = -e U/Ω

**Tolerances.** As <b>they</b> come.
"""
CASE = '''"""A made-up case."""

from femiec.checks.claim import Claim, Given, Nature
from femiec.checks.row import Kind, Measured, Row, Status, excess, factor_error

SLOPE = 7.4175


def pressure():
    """[MPa]."""
    return 50 * SLOPE


def unused():
    return 0.0


GIVEN = (Given("potential U", "50 mV", "the paper"),)
PRESSURE = Claim("5", "for U = 50 mV, P < 370 MPa & more", "Methods", Nature.ESTIMATE, "P = −eU/Ω", GIVEN, "three digits")
HARD = Claim("36", "a hardness of about 65 MPa", "main text", Nature.MEASUREMENT, account="It bounds the gas, not the lithium.")

ROWS = [
    Row("claim-5", "Pressure of lithium", Kind.CLAIM, 370.0, "MPa", 0.005, pressure, claim=PRESSURE),
    Row(
        "claim-5-solved",
        "The same, solved",
        Kind.CLAIM,
        370.0,
        "MPa",
        0.005,
        lambda fem: Measured(371.0, 2.0, (1.0, 0.5), (0.004, 0.001)),
        solved=True,
        claim=PRESSURE,
    ),
    Row("claim-36", "Lithium stays below the hardness", Kind.CLAIM, 65.0, "MPa", 0.0, pressure, excess, Status.FAILED,
        Status.CONTRADICTED, claim=HARD),
    Row("claim-35", "Gas, in words", Kind.CLAIM, 2.0, "MPa", 2.0, lambda: 1.0, factor_error, Status.CONSISTENT),
    Row("exact-order", "An exact solution", Kind.EXACT, 0.0, "1", 1e-3, lambda: Measured(1e-4, 2.0, (1, 0.5), (4e-4, 1e-4)),
        least_order=2),
    Row("exact-off", "A row that fails <b>", Kind.EXACT, 1.0, "1", 0.1, lambda: 2.0),
]
'''
ROWS = ("claim-5", "claim-5-solved", "claim-36", "claim-35", "exact-order", "exact-off")


def validated(folder: Path) -> Path:
    """What femiec validate writes of the case above."""
    case = folder / "cases/made_up"
    case.mkdir(parents=True)
    (case / "case.py").write_text(CASE)
    (case / "README.md").write_text(README)
    assert main(["validate", "--cases", str(folder / "cases"), "--out", str(folder / "out")]) == 1
    return folder / "out"


def stored(folder: Path, tubule: Result, cycle: Result) -> None:
    """Runs of the studies that are shown in space, and one picture."""
    for name, result in (("single_tubule", tubule), ("cycling_100", cycle), ("honeycomb_burst", ring())):
        (folder / "runs" / name).mkdir(parents=True)
        write(result, folder / "runs" / name / "result.vtkhdf")


def ring() -> Result:
    """A round wall of quadrilaterals with two chambers on record, one of them filled."""
    turn = np.linspace(0, 2 * np.pi, 25)[:-1]
    points = np.concatenate([radius * 1e-9 * np.column_stack([np.cos(turn), np.sin(turn), 0 * turn]) for radius in (50, 60)])
    first, after = np.arange(24), (np.arange(24) + 1) % 24
    cells = np.column_stack([first, first + 24, after + 24, after])
    stress = FieldData("First principal stress", "MPa", 60 + 30 * points[:, 0] / 60e-9)
    moved = FieldData("Displacement", "nm", points[:, :2] * 1e9 / 200)
    loads = [
        {"on": f"tubule {i}", "pressure [Pa]": p, "centre [m]": [x, 0.0]} for i, (p, x) in enumerate([(1e5, 0.0), (7e6, 1.1e-7)])
    ]
    record = {"title": "A ring", "criterion": "First principal stress [MPa]", "strength [Pa]": 65e6, "loads": loads}
    snapshot = Snapshot(0.0, (RegionData("wall", points, cells, 9, (moved, stress)),))
    return Result({"Gas pressure [MPa]": 0.2}, Ledger(["Time [s]"]), (snapshot,), {"structure": record, "study": {}})
