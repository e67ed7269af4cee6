"""Lithium that flows through a channel and diffuses along its wall at once; see the README beside this file."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from math import log, pi
from typing import Any

import numpy as np

from femiec.checks.column import MOBILITY, Column, Flow, column_mesh, core_flux, interface_flux, solve_column, wall_flux
from femiec.checks.order import refined
from femiec.checks.row import Kind, Measured, Row
from femiec.estimates.channel import slit_flow_rate, slit_mean_speed, tube_flow_rate, tube_mean_speed
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR, Symmetry
from femiec.quantities import MPa, nm

RADIUS, OUTSIDE, ROD, LENGTH = 50 * nm, 60 * nm, 20 * nm, 100 * nm
"""Of the channel, of its wall, of a rod along the axis; and how much of the channel is solved [m]."""
ROOT, TIP = 11 * MPa, 10 * MPa
GRADIENT = (ROOT - TIP) / LENGTH
WALL_MOBILITY = MOBILITY / (20 * nm)
VISCOSITY = {AXISYMMETRIC: 0.7 * RADIUS**3 / (16 * MOBILITY), PLANAR: 0.7 * (2 * RADIUS) ** 3 / (24 * MOBILITY)}
"""The core carries 1/0.7 of what the interface carries [Pa s]."""
FRICTION = {symmetry: 5 * viscosity / RADIUS for symmetry, viscosity in VISCOSITY.items()}
"""Sliding adds about as much again as the core carries without slip [Pa s/m]."""
UNIT = 1e-24
"""Fluxes are given in nm3/ms; those of a slit for 1 nm of depth."""


def column(symmetry: Symmetry) -> Column:
    """Without slip, diffusion along the interface only."""
    return Column(symmetry, RADIUS, LENGTH, VISCOSITY[symmetry], MOBILITY, ROOT, TIP)


def solve(fem: Any, channel: Column, inner: float = 0.0, across: int = 2) -> Flow:
    """No radial speed at both ends, no slip where there is no friction, and on a rod."""
    radii, wall, heights = np.linspace(inner, RADIUS, across + 1), np.array([RADIUS, OUTSIDE]), np.linspace(0, LENGTH, 3)
    held = [(0, "axis"), (0, "root"), (0, "tip")]
    held += [] if channel.friction else [(1, "wall|lithium")]
    held += [(1, "axis")] if inner else []
    return solve_column(fem, channel, column_mesh(radii, wall, heights), held, {"wall root": ROOT, "wall top": TIP})


solved = cache(solve)


def total_flux(fem: Any, channel: Column) -> float:
    """Through core and interface."""
    return core_flux(solved(fem, channel)) + interface_flux(solved(fem, channel))


def around_rod(fem: Any) -> Measured:
    """The core's flux on the finest of three meshes, and its order."""
    counts = (8, 16, 32)
    fluxes = [core_flux(solve(fem, TUBE, ROD, across)) / UNIT for across in counts]
    return refined(fluxes[-1], [1 / count for count in counts], [abs(q / ANNULUS - 1) for q in fluxes])


TUBE, SLIT = column(AXISYMMETRIC), column(PLANAR)
AREA, PERIMETER = {AXISYMMETRIC: pi * RADIUS**2, PLANAR: RADIUS}, {AXISYMMETRIC: 2 * pi * RADIUS, PLANAR: 1.0}
"""Of a tube, and of a half slit per depth."""
TUBE_CORE = AREA[AXISYMMETRIC] * tube_mean_speed(GRADIENT, 2 * RADIUS, TUBE.viscosity)
SLIT_CORE = AREA[PLANAR] * slit_mean_speed(GRADIENT, 2 * RADIUS, SLIT.viscosity)
TUBE_TOTAL = tube_flow_rate(GRADIENT, 2 * RADIUS, TUBE.viscosity, MOBILITY)
SLIT_TOTAL = slit_flow_rate(GRADIENT, 2 * RADIUS, SLIT.viscosity, MOBILITY) / 2
SECTION = {AXISYMMETRIC: pi * (OUTSIDE**2 - RADIUS**2), PLANAR: OUTSIDE - RADIUS}
"""Of the wall."""
SHEAR = {AXISYMMETRIC: GRADIENT * RADIUS / 2, PLANAR: GRADIENT * RADIUS}
"""Of the lithium on the wall [Pa]."""
OUTER, INNER = RADIUS**2, ROD**2
ANNULUS = pi * GRADIENT / (8 * TUBE.viscosity) * (OUTER**2 - INNER**2 - (OUTER - INNER) ** 2 / log(RADIUS / ROD)) / UNIT


def rows_of(name: str, channel: Column, core: float, total: float) -> list[Row]:
    """Of tube or slit: all parts are exact, to rounding."""
    symmetry = channel.symmetry
    depth = 1 * nm if symmetry == PLANAR else 1.0
    rough, porous = replace(channel, friction=FRICTION[symmetry]), replace(channel, wall_mobility=WALL_MOBILITY)
    slip = AREA[symmetry] * SHEAR[symmetry] / FRICTION[symmetry]

    def row(what: str, title: str, exact: float, measure: Callable[[Any, Column], float], solved_channel: Column) -> Row:
        def compute(fem: Any) -> float:
            return measure(fem, solved_channel) * depth / UNIT

        quoted = exact * depth / UNIT
        return Row(f"core-wall-{name}-{what}", f"{title}, {name}", Kind.EXACT, quoted, "nm3/ms", 1e-10, compute, solved=True)

    def of(flux: Callable[[Flow], float]) -> Callable[[Any, Column], float]:
        return lambda fem, channel: flux(solved(fem, channel))

    return [
        row("core", "Through the core", core, of(core_flux), channel),
        row("interface", "Along the interface", PERIMETER[symmetry] * MOBILITY * GRADIENT, of(interface_flux), channel),
        row("total", "Core and interface", total, total_flux, channel),
        row("slip", "Core that slides with friction", core + slip, of(core_flux), rough),
        row("wall", "Through the wall beside them", SECTION[symmetry] * WALL_MOBILITY * GRADIENT, of(wall_flux), porous),
        row("beside", "Core and interface beside that wall", total, total_flux, porous),
    ]


ROWS = [
    *rows_of("tube", TUBE, TUBE_CORE, TUBE_TOTAL),
    *rows_of("slit", SLIT, SLIT_CORE, SLIT_TOTAL),
    Row(
        "core-wall-rod",
        "Core around a rod, its wall conducting",
        Kind.EXACT,
        ANNULUS,
        "nm3/ms",
        1e-6,
        around_rod,
        least_order=4,
        solved=True,
    ),
]
