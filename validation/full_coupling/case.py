"""Lithium that plates on the wall near the root and pushes its column out; see the README beside this file."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from math import log
from typing import Any

import numpy as np
import ufl

from femiec.checks.column import MOBILITY, Column, Flow, column_mesh, core_flux, mean_speed, solve_column
from femiec.checks.order import last, refined
from femiec.checks.row import Kind, Measured, Row
from femiec.checks.section import integral, relative_norm
from femiec.estimates.coupling import slit_column_speed, tube_column_speed
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR, Symmetry
from femiec.quantities import MPa, nm, um

RADIUS, WALL = 50 * nm, 10 * nm
ROOT, TIP = 371 * MPa, 10 * MPa
LENGTHS = 3.0
"""Height of the column over its plating length."""
SLENDER, RATIOS = 0.03, (0.3, 0.1, 0.03)
"""R/L where the closed form is as good as exact, and where its error is measured."""


def column(symmetry: Symmetry, ratio: float) -> Column:
    """Of the viscosity that gives the plating length R/ratio."""
    length = RADIUS / ratio
    viscosity = RADIUS * length**2 / ((6 if symmetry == AXISYMMETRIC else 4) * MOBILITY)
    return Column(symmetry, RADIUS, LENGTHS * length, viscosity, MOBILITY, ROOT, TIP)


def solve(fem: Any, symmetry: Symmetry, ratio: float, along: int, across: int = 2, potential_degree: int = 1) -> Flow:
    """The column that slides freely on the wall and does not move at the root; lithium diffuses along the interface only."""
    sizes = column(symmetry, ratio)
    radii, heights = np.linspace(0, RADIUS, across + 1), np.linspace(0, sizes.height, along + 1)
    mesh = column_mesh(radii, np.array([RADIUS, RADIUS + WALL]), heights)
    held = [(0, "axis"), (1, "root")]
    return solve_column(fem, sizes, mesh, held, {"wall root": ROOT, "wall top": TIP}, potential_degree)


def pressure_error(flow: Flow, ratio: float) -> float:
    """Of P_n along the interface, relative to the closed form in L2."""
    height, length = flow.column.height, RADIUS / ratio
    above = (height - flow.mesh.x[1]) / length
    exact = TIP + (ROOT - TIP) * (ufl.exp(above) - ufl.exp(-above)) / (2 * np.sinh(LENGTHS))
    return relative_norm(flow.fem, flow.wall_pressure("+") - exact, exact, 1.0, flow.interface)


def exact_speed(symmetry: Symmetry, ratio: float, z: np.ndarray) -> np.ndarray:
    """U(z) [m/s]."""
    speed = tube_column_speed if symmetry == AXISYMMETRIC else slit_column_speed
    return speed(z, LENGTHS * RADIUS / ratio, RADIUS / ratio, ROOT, TIP, 2 * RADIUS, MOBILITY)


def speed_error(flow: Flow, ratio: float) -> float:
    """Of the mean axial speed at 30 heights, relative to the closed form in l2."""
    heights = np.linspace(0.1, 1, 30) * flow.column.height
    exact = exact_speed(flow.column.symmetry, ratio, heights)
    return float(np.linalg.norm(mean_speed(flow, heights) - exact) / np.linalg.norm(exact))


def on_finer_meshes(fem: Any, symmetry: Symmetry, error: Callable[[Flow, float], float]) -> Measured:
    """The error in a slender column on the finest of three meshes, and the order in the cells' length."""
    counts = (24, 48, 96)
    errors = [error(solve(fem, symmetry, SLENDER, along), SLENDER) for along in counts]
    return refined(errors[-1], [1 / along for along in counts], errors)


def in_thinner_columns(fem: Any, symmetry: Symmetry) -> Measured:
    """The error of P_n at R/L = 0.1, on a mesh whose own error is far below it, and the order in R/L where that is small."""
    errors = [pressure_error(solve(fem, symmetry, ratio, 192, 4, potential_degree=2), ratio) for ratio in RATIOS]
    return refined(errors[1], RATIOS, errors, last)


# ---------------------------------------------------------------- through the wall
MOBILITY_OF_WALL = MOBILITY / (20 * nm)
THROUGH = Column(AXISYMMETRIC, RADIUS, 100 * nm, 1e6, MOBILITY, ROOT, TIP, wall_mobility=MOBILITY_OF_WALL)
OUTSIDE = 2 * RADIUS


def plating_through(symmetry: Symmetry) -> float:
    """g [m/s] where all lithium comes through the wall: resistances of the wall and of the column in a row."""
    tube = symmetry == AXISYMMETRIC
    wall = (RADIUS * log(OUTSIDE / RADIUS) if tube else OUTSIDE - RADIUS) / MOBILITY_OF_WALL
    return (ROOT - TIP) / (wall + (6 if tube else 4) * THROUGH.viscosity / RADIUS)


def through_wall(fem: Any, symmetry: Symmetry, across_wall: int) -> float:
    """Speed of the tip [um/s]."""
    sizes = replace(THROUGH, symmetry=symmetry)
    mesh = column_mesh(np.array([0.0, RADIUS]), np.linspace(RADIUS, OUTSIDE, across_wall + 1), np.linspace(0, sizes.height, 3))
    flow = solve_column(fem, sizes, mesh, [(0, "axis"), (1, "root")], {"outer wall": ROOT})
    return core_flux(flow) / integral(fem, symmetry.weight(mesh.x) * mesh.ds("tip", degree=2)) / um


def exact_tip_speed(symmetry: Symmetry) -> float:
    """(2/R) g H or g H/a [um/s]."""
    return (2 if symmetry == AXISYMMETRIC else 1) * plating_through(symmetry) * THROUGH.height / RADIUS / um


def converging_through(fem: Any, symmetry: Symmetry) -> Measured:
    """The tip's speed on the finest of three meshes, and its order."""
    counts, exact = (4, 8, 16), exact_tip_speed(symmetry)
    speeds = [through_wall(fem, symmetry, count) for count in counts]
    return refined(speeds[-1], [1 / count for count in counts], [abs(v / exact - 1) for v in speeds])


def rows_of(name: str, symmetry: Symmetry) -> list[Row]:
    """Of tube or slit."""

    def row(what: str, title: str, measure: Callable[..., Measured], order: float, **more: Any) -> Row:
        title = f"{title}, {name}"
        compute = partial(measure, symmetry=symmetry, **more)
        return Row(f"coupling-{name}-{what}", title, Kind.EXACT, 0.0, "1", 1e-4, compute, least_order=order, solved=True)

    return [
        row("pressure", "Error of the wall's pressure", on_finer_meshes, 2, error=pressure_error),
        row("speed", "Error of the column's speed", on_finer_meshes, 2, error=speed_error),
        row("slender", "Error of the closed form at R = L/10", in_thinner_columns, 3),
    ]


ROWS = [
    *rows_of("tube", AXISYMMETRIC),
    *rows_of("slit", PLANAR),
    Row(
        "coupling-through-tube",
        "Tip of a tube fed through its wall",
        Kind.EXACT,
        exact_tip_speed(AXISYMMETRIC),
        "um/s",
        1e-4,
        partial(converging_through, symmetry=AXISYMMETRIC),
        least_order=2,
        solved=True,
    ),
    Row(
        "coupling-through-slit",
        "Tip of a slit fed through its wall",
        Kind.EXACT,
        exact_tip_speed(PLANAR),
        "um/s",
        1e-10,
        partial(through_wall, symmetry=PLANAR, across_wall=2),
        solved=True,
    ),
]
