"""Walls of the closed forms: a clamped disc in (r, z), and a round wall in its cross-section."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from femiec.arguments import number, positive, whole
from femiec.errors import InputError
from femiec.geometry.arrays.blocks import Block, grid, joined, ruled
from femiec.geometry.grading import bisected, graded, needed
from femiec.geometry.mesh import Mesh

TURN = 2 * math.pi
"""The whole circle [rad]."""
GROWTH = 1.2
"""From one cell to the next along a wall, away from where it is held, at most."""


def disc(radius: float, wall: float, across: int = 4, along: int | None = None, levels: int = 0) -> Mesh:
    """Mesh half of the cross-section of a disc in (r, z), finer towards its edge; its mid-plane is z = 0.

    The region is "wall", the surfaces "below" (z = -w/2), "above", "edge" (r = a) and "axis".

    Args:
        radius: a [m].
        wall: thickness w [m].
        across, along: numbers of cells through the thickness and from the axis to the edge; without the latter as many as
            the disc's slenderness asks for.
        levels: how many times each cell is halved in both directions.

    Raises:
        InputError: sizes or numbers of cells that are none.

    Example:
        >>> mesh = disc(50e-9, 10e-9)
        >>> mesh.cells_of("wall").size, sorted(mesh.surfaces)
        (52, ['above', 'axis', 'below', 'edge'])
    """
    length("radius", radius), length("wall", wall)
    lines = counted("across", across, levels)
    first = wall / (2 * across)
    count = needed(radius, first, GROWTH) if along is None else along
    counted("along", count, levels)
    r = bisected(graded(radius, 0.0, count, first)[::-1], levels)
    z = np.linspace(-wall / 2, wall / 2, lines + 1)
    block = Block(grid(r, z), "wall", first_row="below", last_row="above", first_column="axis", last_column="edge")
    return joined([block], f"disc({radius}, {wall}, across={across}, along={count}, levels={levels})")


def ring(
    inner: float,
    outer: float,
    angle: float = TURN,
    across: int = 4,
    along: int | None = None,
    levels: int = 0,
    curved: bool = False,
) -> Mesh:
    """Mesh a round wall, or the sector 0 <= theta <= angle of it, in (x, y) around the origin.

    The region is "wall", the surfaces "inner" and "outer" and, unless the wall is closed, "start" (theta = 0) and "end".

    Args:
        inner, outer: radii [m].
        angle: of the sector, up to 2 pi, which closes the wall [rad].
        across: number of cells through the wall.
        along: number of cells around; without it so many that they are about as long as they are wide.
        levels: how many times each cell is halved in both directions.
        curved: cells of second order, which follow the circles.

    Raises:
        InputError: sizes or numbers of cells that are none.

    Example:
        >>> sorted(ring(50e-9, 60e-9, angle=1.57).surfaces), sorted(ring(50e-9, 60e-9).surfaces)
        (['end', 'inner', 'outer', 'start'], ['inner', 'outer'])
    """
    length("inner", inner), length("outer", outer)
    if not inner < outer:
        raise InputError("inner", f"{inner:g} m", f"less than outer, {outer:g} m", "swap them")
    number("angle", angle, "rad", lambda value: 0 < value <= TURN, "an angle up to 2 pi", "leave it out for a closed wall")
    whole = abs(angle - TURN) < 1e-9
    around = along if along is not None else max(3, math.ceil(angle * across * (inner + outer) / 2 / (outer - inner)))
    fine = levels + curved
    theta = np.linspace(0.0, TURN if whole else angle, counted("along", around, fine, 3 if whole else 1) + 1)
    rays = np.stack([np.cos(theta), np.sin(theta)], axis=1)
    fractions = np.expm1(np.linspace(0.0, 1.0, counted("across", across, fine) + 1) * math.log(outer / inner))
    points = ruled(inner * rays, outer * rays, fractions / (outer / inner - 1))
    start, end = ("", "") if whole else ("start", "end")
    block = Block(points, "wall", first_row=start, last_row=end, first_column="inner", last_column="outer")
    return joined([block], f"ring({inner}, {outer}, angle={angle}, across={across}, along={around}, levels={levels})", curved)


def length(name: str, value: Any) -> float:
    """A positive length [m]; an InputError otherwise."""
    return number(name, value, "m", positive, "a positive length", f"write {name}=50*nm")


def counted(name: str, value: Any, levels: Any, least: int = 1) -> int:
    """A number of cells after so many halvings; an InputError where one of the two is none."""
    return whole(name, value, least) << whole("levels", levels, 0)
