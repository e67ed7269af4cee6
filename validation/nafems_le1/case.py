"""NAFEMS LE1, the elliptic membrane; see the README beside this file."""

from functools import cache
from typing import Any

from femiec.checks.differences import from_differences
from femiec.checks.ellipse import HOLE, elliptic_plate, stress_at
from femiec.checks.row import Kind, Measured, Row
from femiec.laws.deforming import PLANE_STRAIN
from femiec.laws.solid.elastic import Elastic
from femiec.models.walls.loads import Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Roller
from femiec.quantities import GPa, MPa

E, NU = 210 * GPa, 0.3
FLAT = Elastic(E * (1 + 2 * NU) / (1 + NU) ** 2, NU / (1 + NU))
"""In plane strain what E and nu are in plane stress."""
COUNTS = (4, 8, 16)
"""Cells from the hole to the rim."""


@cache
def stress(fem: Any, across: int) -> float:
    """sigma_yy at D [MPa]."""
    mesh = elliptic_plate(across, 2 * across, grading=2.0)
    pull, supports = Pressure(("rim",), -10 * MPa), (Roller("on x", 1), Roller("on y", 0))
    return stress_at(fem, WallStructure(mesh, FLAT, PLANE_STRAIN, (pull,), supports), (HOLE[0], 0.0), (1, 1)) / MPa


def membrane(fem: Any) -> Measured:
    """On the meshes."""
    return from_differences([stress(fem, across) for across in COUNTS])


ROWS = [
    Row(
        "nafems-le1",
        "Elliptic membrane: stress at the hole's sharper end",
        Kind.BENCHMARK,
        92.7,
        "MPa",
        2e-3,
        membrane,
        least_order=2,
        solved=True,
    ),
]
