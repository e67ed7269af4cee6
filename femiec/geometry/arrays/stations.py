"""Where the nodes lie along one side of a chamber and through half of a wall, the same for all sides of an array."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from femiec.arguments import whole
from femiec.errors import InputError
from femiec.geometry.arrays.chambers import Floats
from femiec.geometry.arrays.sizes import Array
from femiec.geometry.grading import bisected, graded, graded_both, needed

STEP = np.deg2rad(15)
"""The largest angle of one cell along a fillet [rad]."""
GROWTH = 1.4
"""From one cell to the next along a flat, or outwards in a wide rim, at most."""
SLENDER = 2.5
"""Length over thickness of the cells beside an arc, at most."""


@dataclass(frozen=True, eq=False)
class Stations:
    """Fractions from 0 to 1, ascending.

    Args:
        arc: along half of a fillet, from its middle to the flat; [0] without a fillet.
        flat: along the flat; [0] without one.
        edge: along the side of the polygon around the chamber.
        across: through half of the wall, from the chamber.
        beyond: through what the rim has in addition; [0] where it has nothing.
        core: along each side of the core of a chamber, as many cells as along the edge.
        layers: from the core of a chamber to its outline.
    """

    arc: Floats
    flat: Floats
    edge: Floats
    across: Floats
    beyond: Floats
    core: Floats
    layers: Floats


def stations(array: Array, across: int, along: int | None, levels: int) -> Stations:
    """Choose them so that fillets are resolved and no cell is too slender.

    Args:
        array: the sizes.
        across: number of cells through half of a wall.
        along: number of cells along a flat, or along one side of a round hole; even. None: as many as its shape asks for.
        levels: how many times each cell is halved in both directions; the nodes of fewer levels stay.

    Raises:
        InputError: numbers of cells that are none.
    """
    whole("across", across, 1), whole("levels", levels, 0)
    if along is not None and whole("along", along, 2) % 2:
        raise InputError("along", along, "an even number of cells", f"write along={along + 1}")
    ratio = array.pitch / array.width
    wall = np.expm1(np.linspace(0.0, 1.0, across + 1) * math.log(ratio)) / (ratio - 1)
    thickness = wall[1] * array.wall / 2
    arc, flat = _round(array, thickness, along) if array.shape.round else _straight(array, thickness, along)
    beyond = _beyond(2 * array.rim / array.wall - 1, across)
    sides = 2 * (len(arc) - 1) + len(flat) - 1
    core, layers = _uniform(sides), _uniform(max(2, sides // 3))
    arc, flat, wall, beyond, core, layers = (bisected(points, levels) for points in (arc, flat, wall, beyond, core, layers))
    return Stations(arc, flat, _edge(array, arc, flat), wall, beyond, core, layers)


def _round(array: Array, thickness: float, along: int | None) -> tuple[Floats, Floats]:
    angle = array.shape.half_angle
    half = along // 2 if along else max(math.ceil(angle / STEP), math.ceil(array.fillet * angle / (SLENDER * thickness)))
    return _uniform(half), np.zeros(1)


def _straight(array: Array, thickness: float, along: int | None) -> tuple[Floats, Floats]:
    angle = array.shape.half_angle
    flat = (array.width - 2 * array.fillet) * math.tan(angle)
    if array.fillet == 0:
        arc, first = np.zeros(1), min(thickness, flat / 4)
    else:
        count = max(math.ceil(angle / STEP), math.ceil(array.fillet * angle / (SLENDER * thickness)))
        arc, first = _uniform(count), array.fillet * angle / count
    count = along or 2 * needed(flat / 2, first, GROWTH)
    return arc, graded_both(0.0, 1.0, count, first / flat)


def _beyond(more: float, across: int) -> Floats:
    """Through what the rim has in addition, in halves of the wall: as fine as there, and coarser outwards where it is wide."""
    if more < 1e-9:
        return np.zeros(1)
    first = 1 / (more * across)
    even = max(1, math.ceil(more * across - 1e-9))
    return graded(0.0, 1.0, max(min(even, 6 * across), needed(1.0, first, GROWTH)), first)


def _edge(array: Array, arc: Floats, flat: Floats) -> Floats:
    """Along the side of the regular polygon: opposite the flat, and on rays from the fillets' centres."""
    angle = array.shape.half_angle
    length = array.pitch * math.tan(angle)
    depth = array.fillet + array.wall / 2
    start = depth * (math.tan(angle) - np.tan((1 - arc) * angle)) / length
    straight = start[-1] + flat * (1 - 2 * start[-1])
    if array.shape.round:
        straight = np.array([0.5])
    return np.concatenate([start[:-1], straight, 1 - start[-2::-1]])


def _uniform(count: int) -> Floats:
    return np.linspace(0.0, 1.0, count + 1)
