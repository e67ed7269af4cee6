"""The cells of an array: polygons that fill its plane, each with a chamber inside.

Polygons share corners, which the scatter of the width moves; chambers are those polygons inset by half of each wall. Round holes
come first, and the polygons are what their radical axes enclose: the line of equal power between two circles lies in the wall
between them, and three of them meet in a point.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from femiec.errors import InputError
from femiec.geometry.arrays.chambers import Chamber, Floats, inset, normals_of
from femiec.geometry.arrays.lattice import rings, rows
from femiec.geometry.arrays.scattered import deviations
from femiec.geometry.arrays.shapes import Site
from femiec.geometry.arrays.sizes import Array

RIM = -1
"""The neighbour of a cell at the rim."""
LEAST = 0.05
"""A wall of a round hole or a flat of a chamber that scatter makes smaller than this part of the regular one has vanished."""


@dataclass(frozen=True, eq=False)
class Cell:
    """A tubule's polygon; sides and corners counter-clockwise, side k between the corners k and k + 1.

    Args:
        vertices: corners of the polygon, shape (sides, 2) [m].
        chamber: the outline of the chamber.
        walls: the thinnest wall on each side, the whole of it, shape (sides,) [m].
        neighbours: number of the tubule across each side, :data:`RIM` at the rim.
        wraps: across each side of a periodic array, how many times it is repeated to get there: (0, 0) inside.
    """

    vertices: Floats
    chamber: Chamber
    walls: Floats
    neighbours: tuple[int, ...]
    wraps: tuple[Site, ...]


def cells_of(array: Array) -> tuple[Cell, ...]:
    """The cells of an array in the order of its tubules.

    Raises:
        InputError: scatter that makes a wall or a chamber vanish.

    Example:
        >>> [cell.neighbours for cell in cells_of(Array(wall=10e-9, count=7))][:2]
        [(1, 2, 3, 4, 5, 6), (-1, -1, 2, 0, 6, -1)]
    """
    sites = rings(array.shape, array.count) if array.periodic is None else rows(*array.periodic)
    made = (_round if array.shape.round else _polygons)(array, sites)
    cells = tuple(Cell(*parts, *_across(array, site, sites)) for site, parts in zip(sites, made, strict=True))
    for number, cell in enumerate(cells):
        _check(array, number, cell)
    return cells


Parts = tuple[Floats, Chamber, Floats]


def _across(array: Array, site: Site, sites: list[Site]) -> tuple[tuple[int, ...], tuple[Site, ...]]:
    """The tubules across the sides of a cell, and how often the array is repeated to get there."""
    found = {place: number for number, place in enumerate(sites)}
    there = [array.shape.neighbour(site, k) for k in range(array.shape.sides)]
    m, n = array.periodic or (1, 1)
    wraps = tuple((a // m, b // n) if array.periodic else (0, 0) for a, b in there)
    return tuple(found.get(_wrapped(array, place), RIM) for place in there), wraps


def _wrapped(array: Array, place: Site, parts: int = 1) -> Site:
    """The one name that a place has in all repetitions of a periodic array."""
    if array.periodic is None:
        return place
    return place[0] % (parts * array.periodic[0]), place[1] % (parts * array.periodic[1])


def _polygons(array: Array, sites: list[Site]) -> list[Parts]:
    shape, scatter, sides = array.shape, array.scatter, range(array.shape.sides)
    corners = {_wrapped(array, shape.corner(site, k), shape.parts) for site in sites for k in sides}
    middles = {_wrapped(array, shape.middle(site, k), 2) for site in sites for k in sides}
    moved = deviations(scatter.seed, 0, corners, 2)
    thicker = deviations(scatter.seed, 1, middles)
    known = set(sites)

    def corner(name: Site) -> Floats:
        shift = scatter.width * array.width * moved[_wrapped(array, name, shape.parts)]
        return np.asarray(array.pitch * shape.place(name, shape.parts) + shift)

    def wall(site: Site, k: int) -> float:
        if array.periodic is None and shape.neighbour(site, k) not in known:
            return array.wall
        return array.wall * (1 + scatter.wall * float(thicker[_wrapped(array, shape.middle(site, k), 2)][0]))

    def cell(site: Site) -> Parts:
        vertices = np.array([corner(shape.corner(site, k)) for k in sides])
        walls = np.array([wall(site, k) for k in sides])
        chamber = Chamber(inset(vertices, walls / 2 + array.fillet), normals_of(vertices), array.fillet)
        outside = np.array([array.periodic is None and shape.neighbour(site, k) not in known for k in sides])
        return vertices, chamber, np.where(outside, array.rim, walls)

    return [cell(site) for site in sites]


def _round(array: Array, sites: list[Site]) -> list[Parts]:
    """Cells around circles; those of the sites just outside are where they would be without scatter."""
    shape, sides = array.shape, range(array.shape.sides)
    circle = _circles(array, sites)
    beyond = array.rim - array.wall / 2

    def cell(site: Site) -> Parts:
        centre, radius = circle(site)
        around = [circle(shape.neighbour(site, k)) for k in sides]
        vertices = np.array([_radical_centre((centre, radius), around[k - 1], around[k]) for k in sides])
        chamber = Chamber(np.tile(centre, (shape.sides, 1)), normals_of(vertices), radius)
        walls = [float(np.linalg.norm(there - centre)) - radius - other for there, other in around]
        directions = np.stack([np.cos(chamber.normals), np.sin(chamber.normals)], axis=1)
        outside = np.sum((vertices - centre) * directions, axis=1) - radius + beyond
        free = [array.periodic is None and shape.neighbour(site, k) not in known for k in sides]
        return vertices, chamber, np.where(free, outside, walls)

    known = set(sites)
    return [cell(site) for site in sites]


def _circles(array: Array, sites: list[Site]) -> Callable[[Site], tuple[Floats, float]]:
    scatter = array.scatter
    moved, wider = deviations(scatter.seed, 0, sites, 2), deviations(scatter.seed, 1, sites)

    def circle(site: Site) -> tuple[Floats, float]:
        name = _wrapped(array, site)
        shift = scatter.wall * array.wall / np.sqrt(2) * moved.get(name, np.zeros(2))
        diameter = array.width * (1 + scatter.width * float(wider.get(name, np.zeros(1))[0]))
        return np.asarray(array.pitch * array.shape.place(site) + shift), diameter / 2

    return circle


def _radical_centre(first: tuple[Floats, float], *others: tuple[Floats, float]) -> Floats:
    """The point with the same power |x - c|^2 - r^2 for three circles."""
    centre, radius = first
    away = np.array([there - centre for there, _ in others])
    squares = np.array([radius**2 - r**2 for _, r in others]) + np.sum(away**2, axis=1)
    return np.asarray(centre + np.linalg.solve(2 * away, squares))


def _check(array: Array, number: int, cell: Cell) -> None:
    smaller = "write a smaller scatter, or a smaller fillet"
    if min(cell.walls) < LEAST * array.wall:
        value = f"{array.scatter}, a wall of {min(cell.walls):g} m beside tubule {number}"
        raise InputError("scatter", value, f"walls of at least {LEAST * array.wall:g} m", smaller)
    if array.shape.round:
        return
    if max(cell.chamber.turns) > np.pi:
        raise InputError(
            "scatter", f"{array.scatter}, a corner of tubule {number} that points inwards", "convex chambers", smaller
        )
    corners = cell.chamber.corners
    along = np.stack([-np.sin(cell.chamber.normals), np.cos(cell.chamber.normals)], axis=1)
    flats = np.sum((np.roll(corners, -1, axis=0) - corners) * along, axis=1)
    least = LEAST * (array.width - 2 * array.fillet) * np.tan(array.shape.half_angle)
    if min(flats) < least:
        value = f"{array.scatter}, a flat of {min(flats):g} m in tubule {number}"
        raise InputError("scatter", value, f"flats of at least {least:g} m between the fillets", smaller)
