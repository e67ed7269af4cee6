"""NAFEMS LE11, a solid of cylinder, taper and sphere that is warm; see the README beside this file."""

from functools import cache
from math import asin, pi, sqrt
from typing import Any

import numpy as np

from femiec.checks.differences import from_differences
from femiec.checks.ellipse import stress_at
from femiec.checks.row import Kind, Measured, Row
from femiec.geometry import Mesh
from femiec.geometry.arrays.blocks import Block, joined, ruled
from femiec.laws.kinematics import AXISYMMETRIC
from femiec.laws.solid.elastic import Elastic
from femiec.laws.solid.swelling import Swelling
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Roller
from femiec.quantities import GPa, MPa

STEEL, EXPANSION = Elastic(210 * GPa, 0.3), 2.3e-4
"""The expansion in 1/K."""
INSIDE, OUTSIDE, BORE = 1.0, 1.4, sqrt(0.5)
"""Radii of the two spheres and of the bore [m]; the bore begins where the inner sphere stands at 45 degrees."""
SHOULDER, NECK, TOP = 0.7, 1.39, 1.79
"""Heights where the outer sphere passes into the taper and the taper into the cylinder, of radius 1 m, and the top [m]."""
COUNTS = (4, 8, 16)
"""Cells through the body."""


def arc(radius: float, angle: float, cells: int) -> Any:
    """Points (r, z) of a sphere, two a cell, from z = 0 up."""
    angles = np.linspace(0.0, angle, 2 * cells + 1)
    return radius * np.stack([np.cos(angles), np.sin(angles)], axis=1)


def line(start: tuple[float, float], end: tuple[float, float], cells: int) -> Any:
    """Points (r, z) of a line, two a cell."""
    return np.linspace(start, end, 2 * cells + 1)


def body(across: int) -> Mesh:
    """The meridian section, of curved cells, in three blocks one on the other; the surfaces "bottom" and "top"."""
    shoulder = (sqrt(OUTSIDE**2 - SHOULDER**2), SHOULDER)
    half, quarter, share = across, across // 2, np.linspace(0.0, 1.0, 2 * across + 1)
    sides = [
        (arc(INSIDE, pi / 4, 2 * half), arc(OUTSIDE, asin(SHOULDER / OUTSIDE), 2 * half)),
        (line((BORE, BORE), (BORE, NECK), half), line(shoulder, (1.0, NECK), half)),
        (line((BORE, NECK), (BORE, TOP), quarter), line((1.0, NECK), (1.0, TOP), quarter)),
    ]
    ends = [{"first_row": "bottom"}, {}, {"last_row": "top"}]
    blocks = [Block(ruled(inner, outer, share), "body", **names) for (inner, outer), names in zip(sides, ends, strict=True)]
    return joined(blocks, f"LE11 with {across} cells through the body", curved=True)


@cache
def stress(fem: Any, across: int) -> float:
    """sigma_zz at A [MPa], of the temperature r + z above that without stress."""
    mesh = body(across)
    warm = Swelling(STEEL, EXPANSION * (mesh.x[0] + mesh.x[1]))
    solid = WallStructure(mesh, warm, AXISYMMETRIC, (), (Roller("bottom", 1), Roller("top", 1)))
    return stress_at(fem, solid, (INSIDE, 0.0), (2, 2)) / MPa


def warmed(fem: Any) -> Measured:
    """On the meshes."""
    return from_differences([stress(fem, across) for across in COUNTS])


ROWS = [
    Row(
        "nafems-le11",
        "Cylinder, taper and sphere, warm: axial stress at A",
        Kind.BENCHMARK,
        -105.0,
        "MPa",
        1e-2,
        warmed,
        least_order=1.35,
        solved=True,
    ),
]
