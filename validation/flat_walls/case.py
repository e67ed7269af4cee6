"""Flat walls by two-dimensional elasticity against the formulas of thin ones; see the README beside this file."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from femiec.checks.order import refined
from femiec.checks.row import Kind, Measured, Row, excess
from femiec.estimates import plates
from femiec.laws.solid.elastic import Elastic
from femiec.quantities import GPa, MPa, nm
from femiec.walls import Probe, solve
from femiec.walls.flat import FlatWall, clamped_disc, clamped_strip, one_cell, read_disc, read_side, read_strip

E, NU, SPAN, PRESSURE = 20 * GPa, 0.24, 100 * nm, 1 * MPa
LAW = Elastic(E, NU)
THIN, THINNER = (0.2, 0.1, 0.05), (0.1, 0.05, 0.025)
"""w/L by which the limit of thin walls is approached, of stresses and of deflections."""
SIDES = (1.25 * nm, 0.625 * nm, 0.3125 * nm)
"""Walls w of a honeycomb of W = 100 nm."""


@cache
def strip(fem: Any, slenderness: float, levels: int = 1) -> tuple[FlatWall, float, float]:
    """A clamped strip of L = 100 nm, its deflection and its end stress over those of the formulas."""
    wall = slenderness * SPAN
    found = read_strip(solve(clamped_strip(SPAN, wall, LAW, PRESSURE, levels=levels), engine=fem), fem)
    return found, *over(found, plates.strip_bending, plates.strip_shear, plates.strip_stress_ratio, SPAN, wall)


@cache
def disc(fem: Any, slenderness: float) -> tuple[FlatWall, float, float]:
    """A clamped disc of 2 a = 100 nm."""
    wall = slenderness * SPAN
    found = read_disc(solve(clamped_disc(SPAN / 2, wall, LAW, PRESSURE, levels=1), engine=fem), fem)
    return found, *over(found, plates.disc_deflection, plates.disc_shear, plates.disc_stress_ratio, SPAN / 2, wall)


@cache
def side(fem: Any, wall: float) -> tuple[FlatWall, float, float]:
    """A honeycomb's side of L = W/sqrt(3)."""
    found, span = read_side(solve(one_cell(SPAN, wall, LAW, PRESSURE), engine=fem), fem), plates.hexagon_side(SPAN)
    return found, *over(found, plates.strip_bending, plates.strip_shear, plates.strip_stress_ratio, span, wall)


def over(
    found: FlatWall,
    bending: Callable[..., float],
    shear: Callable[..., float],
    ratio: Callable[..., float],
    span: float,
    wall: float,
) -> tuple[float, float]:
    """Deflection and end stress over the formulas', which know no slenderness beyond 0.5."""
    thin = min(wall, plates.THICKEST_PLATE * span)
    scale = thin / wall
    closed = bending(PRESSURE, span, thin, E, NU) * scale**3 + shear(PRESSURE, span, thin, E, NU) * scale
    return found.deflection / closed, found.end_bending / (PRESSURE * ratio(span, thin) * scale**2)


def limit(fem: Any, make: Callable[..., tuple[FlatWall, float, float]], sizes: tuple[float, ...], which: int) -> Measured:
    """The ratio for the thinnest wall, and the order in which it tends to 1."""
    ratios = [float(make(fem, size)[which]) for size in sizes]
    return refined(ratios[-1], sizes, [abs(ratio - 1) for ratio in ratios])


def towards(make: Any, sizes: tuple[float, ...], which: int) -> Callable[..., Measured]:
    """:func:`limit`, but for the engine."""
    return partial(limit, make=make, sizes=sizes, which=which)


def departure(fem: Any, slenderness: float, which: int) -> float:
    """How far the formula is from elasticity, as a part of the formula."""
    return abs(strip(fem, slenderness)[which] - 1)


def balance(fem: Any) -> Measured:
    """Moments in the middle and at the built-in end, both by the stress there, over dP L^2/8; and their order in the mesh."""
    wall, levels = 0.1 * SPAN, (0, 1, 2)
    ratios = []
    for level in levels:
        found = strip(fem, 0.1, level)[0]
        ends = [Probe(found.state, fem).section([-wall / 2, z], [wall / 2, z], [0, 1, 0], pieces=24) for z in (0.0, -SPAN / 2)]
        ratios.append(sum(abs(each.moment) for each in ends) / (PRESSURE * SPAN**2 / 8))
    return refined(ratios[-1], [0.5**level for level in levels], [abs(ratio - 1) for ratio in ratios])


def membrane(fem: Any) -> float:
    """Mean stress along a honeycomb's side over that of a cell by itself, p W/(2 w)."""
    return side(fem, SIDES[0])[0].membrane / (PRESSURE * SPAN / (2 * SIDES[0]))


def row(id: str, title: str, tolerance: float, compute: Callable[..., float | Measured], order: float | None = None) -> Row:
    """A row on a ratio that ought to be 1."""
    return Row(id, title, Kind.EXACT, 1.0, "1", tolerance, compute, least_order=order, solved=True)


def bound(slenderness: float, name: str, which: int, most: float) -> Row:
    """A row on how far the formula may be off."""
    title = f"Strip, w/L = {slenderness:g}: departure of the {name}"
    compute = partial(departure, slenderness=slenderness, which=which)
    id = f"departure-{100 * slenderness:.0f}-{name}"
    return Row(id, title, Kind.EXACT, most, "1", 0.0, compute, compare=excess, solved=True)


U, S = 1, 2
ROWS = [
    row("strip-deflection", "Strip, w/L to 0: deflection, bending and shear", 2e-3, towards(strip, THINNER, U), 1),
    row("strip-stress", "Strip, w/L to 0: stress at the ends", 1e-3, towards(strip, THIN, S), 2),
    row("strip-balance", "Strip: moments of middle and end, by the stresses", 5e-3, balance, 0.75),
    row("disc-deflection", "Disc, w/2a to 0: deflection, bending and shear", 2e-3, towards(disc, THINNER, U), 1),
    row("disc-stress", "Disc, w/2a to 0: stress at the edge", 2e-3, towards(disc, THIN, S), 2),
    row("side-deflection", "Honeycomb's side, w/L to 0: deflection as a strip's", 0.012, towards(side, SIDES, U), 1),
    row("side-stress", "Honeycomb's side, w/L to 0: bending stress as a strip's", 5e-3, towards(side, SIDES, S), 1),
    row("side-membrane", "Honeycomb's side: mean tension over p W/(2 w)", 1e-4, membrane),
    *(bound(slender, "deflection", U, most) for slender, most in ((0.1, 0.01), (0.2, 0.015), (0.3, 0.03), (0.6, 0.08))),
    *(bound(slender, "stress", S, most) for slender, most in ((0.1, 0.003), (0.2, 0.012), (0.3, 0.03), (0.6, 0.12))),
]
