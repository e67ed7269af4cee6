"""The inside of a chamber as blocks: a core, and a ring around it that takes up the round corners.

The core of a hexagon is three rhombi, that of a square one square. Without the ring the middle of each fillet, where the outline
is smooth, would be the corner of a cell, which flattens as the mesh is refined.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from femiec.geometry.arrays.blocks import Block, ruled
from femiec.geometry.arrays.chambers import Chamber, Floats
from femiec.geometry.arrays.stations import Stations

CORE = 0.55
"""Size of the core as a part of the chamber."""


def filling(number: int, chamber: Chamber, where: Stations) -> Iterator[Block]:
    """The blocks of the region "chamber <number>"; their nodes on the outline are those of the wall.

    Args:
        number: of the tubule.
        chamber: its outline.
        where: the nodes along its sides.
    """
    sides = len(chamber.normals)
    outlines = [chamber.side(k, where.arc, where.flat) for k in range(sides)]
    centre = chamber.centre
    core = centre + CORE * (np.array([outline[0] for outline in outlines]) - centre)
    name = f"chamber {number}"
    for k, outline in enumerate(outlines):
        edge = _line(core[k], core[(k + 1) % sides], where.core)
        yield Block(ruled(edge, outline, where.layers), name)
    for corners in _core(core, centre):
        first, last = _line(corners[0], corners[3], where.core), _line(corners[1], corners[2], where.core)
        yield Block(ruled(first, last, where.core), name)


def _core(corners: Floats, centre: Floats) -> list[Floats]:
    """The four corners of each block of the core, counter-clockwise."""
    if len(corners) == 4:
        return [corners]
    return [np.array([corners[k], corners[k + 1], corners[(k + 2) % 6], centre]) for k in (0, 2, 4)]


def _line(start: Floats, end: Floats, fractions: Floats) -> Floats:
    return np.asarray(start + fractions[:, None] * (end - start))
