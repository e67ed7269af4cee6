"""Stokes flow under a sliding lid; see the README beside this file."""

from functools import cache, partial
from typing import Any

import numpy as np

from femiec.checks.creeping import Creeping, velocity
from femiec.checks.row import Kind, Measured, Row
from femiec.checks.section import section
from femiec.estimates.driven_cavity import cavity_stream, cavity_vortex
from femiec.laws.kinematics import PLANAR

COUNTS = (8, 16, 32)
"""Cells along each wall."""
HEIGHT, LEAST = cavity_vortex()


def held(fem: Any, V: Any, mesh: Any) -> list[Any]:
    """The lid slides, the walls and both of the lid's corners rest."""
    walls = mesh.facets_of("inner", "outer", "bottom")
    lid = fem.locate_dofs_geometrical(V.sub(0), lambda x: (x[1] > 1 - 1e-9) & (abs(x[0] - 0.5) < 0.5 - 1e-9))
    level = fem.locate_dofs_topological(V.sub(1), 1, mesh.facets_of("top"))
    rest = fem.locate_dofs_topological(V, 1, walls)
    return [fem.dirichletbc(0.0, rest, V), fem.dirichletbc(1.0, lid, V.sub(0)), fem.dirichletbc(0.0, level, V.sub(1))]


@cache
def stream(fem: Any, across: int) -> tuple[np.ndarray, np.ndarray]:
    """Heights of the cells' ends half way between the walls, and the speed as a parabola in each, shape (cells, 3)."""
    mesh = section(0.0, 1.0, 1.0, across, across)
    flow = Creeping(mesh, PLANAR, 1.0, 1.0, 1.0, lambda fem, V: held(fem, V, mesh), pinned=lambda x: x[0] + x[1] < 1e-9)
    heights = np.linspace(0.0, 1.0, 2 * across + 1)
    speeds = fem.evaluate_at(velocity(fem, flow)[0], mesh, np.column_stack([np.full_like(heights, 0.5), heights])).ravel()
    return heights, speeds


def at(fem: Any, across: int, height: float) -> float:
    """The stream function at a height of the line half way between the walls: the flow between it and the bottom."""
    heights, speeds = stream(fem, across)
    total = 0.0
    for k in range(0, len(heights) - 1, 2):
        start, end = heights[k], min(heights[k + 2], height)
        if end > start:
            parabola = np.polynomial.Polynomial.fit(heights[k : k + 3], speeds[k : k + 3], 2).integ()
            total += float(parabola(end) - parabola(start))
    return total


def converging(fem: Any, height: float, true: float) -> Measured:
    """On the finest mesh, with the errors of all; they change their sign on the way, so that there is no order to ask for."""
    found = [at(fem, across, height) for across in COUNTS]
    return Measured(found[-1], None, tuple(1 / across for across in COUNTS), tuple(abs(each / true - 1) for each in found))


def row(name: str, title: str, height: float, true: float) -> Row:
    """A row of this case."""
    compute = partial(converging, height=height, true=true)
    return Row(f"lid-{name}", title, Kind.EXACT, true, "1", 3e-5, compute, solved=True)


ROWS = [
    row("vortex", "Under a sliding lid: stream function in the middle of the vortex", HEIGHT, LEAST),
    row("centre", "Under a sliding lid: stream function in the middle of the cavity", 0.5, cavity_stream(0.5)),
]
