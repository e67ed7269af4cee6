"""NAFEMS LE10, the thick plate; see the README beside this file."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from femiec.checks.differences import from_differences
from femiec.checks.ellipse import HOLE, RIM, elliptic_plate, stress_at
from femiec.checks.row import Kind, Measured, Row
from femiec.geometry.extrude import extrude
from femiec.laws.deforming import SOLID
from femiec.laws.solid.elastic import Elastic
from femiec.models.walls.loads import Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Roller
from femiec.quantities import GPa, MPa
from femiec.walls.iterative import by_multigrid

THICKNESS = 0.6
"""[m]."""
STEEL = Elastic(210 * GPa, 0.3)
COUNTS = (3, 6, 12)
"""Cells from the hole to the rim, and through the plate."""


@dataclass(frozen=True)
class Ledge:
    """The line half way up the rim, which does not sink."""

    def conditions(self, fem: Any, V: Any, mesh: Any, body: Any, factor: Any, scale: float) -> list[Any]:
        """u_z = 0."""
        W = V.sub(2)
        return [fem.dirichletbc(0.0, fem.locate_dofs_geometrical(W, _on_ledge), W)]


def _on_ledge(x: Any) -> Any:
    ellipse = (x[0] / RIM[0]) ** 2 + (x[1] / RIM[1]) ** 2
    return (abs(x[2] - THICKNESS / 2) < 1e-6) & (abs(ellipse - 1) < 1e-6)


@cache
def stress(fem: Any, across: int) -> float:
    """sigma_yy at D [MPa]."""
    mesh = extrude(elliptic_plate(across, 2 * across, grading=1.5), np.linspace(0.0, THICKNESS, across + 1))
    held = (Roller("on x", 1), Roller("on y", 0), Roller("rim", 0), Roller("rim", 1), Ledge())
    plate = WallStructure(mesh, STEEL, SOLID, (Pressure(("top",), 1 * MPa),), held)
    newton = by_multigrid(plate, engine=fem) if across > 4 else None
    return stress_at(fem, plate, (HOLE[0], 0.0, THICKNESS), (1, 1), newton) / MPa


def coarse(fem: Any) -> float:
    """On four cells through the plate."""
    return stress(fem, 4)


def fine(fem: Any) -> Measured:
    """On ever finer meshes."""
    return from_differences([stress(fem, across) for across in COUNTS])


ROWS = [
    Row("nafems-le10", "Thick plate: stress at D", Kind.BENCHMARK, -5.38, "MPa", 1.5e-2, coarse, solved=True),
    Row("nafems-le10-fine", "The same, refined", Kind.BENCHMARK, -5.38, "MPa", 7e-3, fine, least_order=1, solved=True, slow=True),
]
