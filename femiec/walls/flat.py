"""Flat walls in two dimensions: what elasticity makes of the strip, the honeycomb's side and the disc of the formulas.

Held at sharp corners, their peak stress grows with every refinement; so stresses are those of a section's force and moment, and
the moment at an end follows from that at a place without corners by equilibrium, exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, sqrt
from typing import Any

import numpy as np

from femiec.engine import embedded
from femiec.geometry.arrays import HEXAGON, Array, array_section, disc, strip
from femiec.laws.deforming import PLANE_STRAIN
from femiec.laws.kinematics import AXISYMMETRIC
from femiec.laws.solid.elastic import Elastic
from femiec.models.walls.loads import Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Fixed, Free, Roller
from femiec.walls.probe import Probe
from femiec.walls.state import WallState

PIECES = 24
"""Of a wall, each with Gauss points of its own, by which a section's force and moment are integrated."""


@dataclass(frozen=True, eq=False)
class FlatWall:
    """A flat wall under a pressure on one side.

    Args:
        state: of the structure.
        deflection: of its middle against its ends [m].
        membrane: mean stress along it in its middle [Pa], tension positive.
        end_bending: bending stress at its ends, by the moment there [Pa], positive.
        shift: how far its ends go along with it, radially [m].
    """

    state: WallState
    deflection: float
    membrane: float
    end_bending: float
    shift: float = 0.0

    @property
    def tension(self) -> float:
        """Largest linearised stress at the ends, membrane and bending [Pa]."""
        return self.membrane + self.end_bending


def clamped_strip(span: float, wall: float, law: Elastic, pressure: float, across: int = 3, levels: int = 0) -> WallStructure:
    """A strip in plane strain between two ends that do not move.

    Args:
        span: L [m].
        wall: w [m].
        law: Hooke's.
        pressure: dP on one side [Pa].
        across: number of cells through half of the wall; the middle's are as long as L/80, at most.
        levels: how many times each cell is halved.

    Raises:
        InputError: sizes or numbers of cells that are none.

    Example:
        >>> from femiec.walls import solve
        >>> wall = read_strip(solve(clamped_strip(100e-9, 10e-9, Elastic(20e9, 0.24), 1e6)))
        >>> print(f"{wall.deflection * 1e9:.3f} nm, {wall.end_bending / 1e6:.1f} MPa")
        0.165 nm, 49.9 MPa
    """
    mesh = strip(span, wall, across=across, along=80, levels=levels)
    return WallStructure(mesh, law, PLANE_STRAIN, (Pressure(("left",), pressure),), (Fixed("ends"),))


def read_strip(state: WallState, engine: Any = embedded) -> FlatWall:
    """What a :func:`clamped_strip` does; the moment at an end is dP L^2/8 less that in the middle."""
    probe, (wall, span), pressure = Probe(state, engine), _extent(state), _pressure(state)
    middle = probe.section([-wall / 2, 0.0], [wall / 2, 0.0], [0, 1, 0], pieces=PIECES)
    end = 0.75 * pressure * (span / wall) ** 2 - abs(middle.bending)
    return FlatWall(state, float(probe.displacement([[0.0, 0.0]])[0, 0]), middle.membrane, end)


def clamped_disc(radius: float, wall: float, law: Elastic, pressure: float, across: int = 4, levels: int = 0) -> WallStructure:
    """A disc whose edge does not move.

    Args:
        radius: a [m].
        wall: w [m].
        law: Hooke's.
        pressure: dP from below [Pa].
        across: number of cells through the wall.
        levels: how many times each cell is halved.

    Raises:
        InputError: sizes or numbers of cells that are none.

    Example:
        >>> from femiec.walls import solve
        >>> wall = read_disc(solve(clamped_disc(50e-9, 5e-9, Elastic(20e9, 0.24), 1e6)))
        >>> print(f"{wall.deflection * 1e9:.3f} nm, {wall.end_bending / 1e6:.1f} MPa")
        0.459 nm, 74.9 MPa
    """
    mesh = disc(radius, wall, across=across, along=40, levels=levels)
    return WallStructure(mesh, law, AXISYMMETRIC, (Pressure(("below",), pressure),), (Fixed("edge"), Roller("axis", 0)))


def read_disc(state: WallState, engine: Any = embedded) -> FlatWall:
    """What a :func:`clamped_disc` does.

    The radial moment at the edge is that at a/2, where the edge is not felt any more, and what the equation of plates adds:
    -(3 + nu)/16 dP (a^2 - a^2/4).
    """
    probe, (radius, wall), pressure = Probe(state, engine), _extent(state), _pressure(state)
    law: Any = next(iter(state.structure.laws.values()))
    half = probe.section([radius / 2, -wall / 2], [radius / 2, wall / 2], [1, 0, 0], pieces=PIECES)
    moment = (3 + law.poissons_ratio) / 16 * pressure * 0.75 * radius**2 - half.moment
    return FlatWall(state, float(probe.displacement([[0.0, 0.0]])[0, 1]), half.membrane, 6 * moment / wall**2)


def one_cell(
    width: float, wall: float, law: Elastic, pressure: float, across: int = 2, degree: int = 4, count: int = 7
) -> WallStructure:
    """A honeycomb with sharp corners and one pressurised cell, in its middle; its rim is half as thick as its walls.

    Args:
        width: W across the flats [m].
        wall: w [m].
        law: Hooke's.
        pressure: p in the cell [Pa].
        across: number of cells through half of the wall.
        degree: of the displacement's elements; 4 for the sharp corners.
        count: of cells, in whole rings.

    Raises:
        InputError: sizes or numbers of cells that are none.

    Example:
        >>> from femiec.walls import solve
        >>> wall = read_side(solve(one_cell(100e-9, 10e-9, Elastic(20e9, 0.24), 1e6, degree=2)))
        >>> print(f"{wall.membrane / 1e6:.1f} MPa")
        5.0 MPa
    """
    mesh = array_section(Array(HEXAGON, width=width, wall=wall, count=count, fillet=0.0, rim=wall / 2), across=across)
    return WallStructure(mesh, law, PLANE_STRAIN, (Pressure(("tubule 0",), pressure),), (Free(),), degree=degree)


def read_side(state: WallState, engine: Any = embedded) -> FlatWall:
    """What a side of the pressurised cell of :func:`one_cell` does.

    Its deflection is against the nodes of the walls' middle planes on both sides of it, which move outwards by the shift. The
    moment at an end is p L^2/8 less that in the middle, L = W/sqrt(3).
    """
    probe, (width, wall), pressure = Probe(state, engine), _honeycomb(state), _pressure(state)
    span, pitch = width / sqrt(3), width + wall
    angles = pi / 6 + pi / 3 * np.arange(6)
    nodes, middles = (np.stack([np.cos(a), np.sin(a)], axis=1) for a in (angles, angles - pi / 6))
    shift = float(np.mean(np.sum(probe.displacement(pitch / sqrt(3) * nodes) * nodes, axis=1)))
    outward = float(np.mean(np.sum(probe.displacement(pitch / 2 * middles) * middles, axis=1)))
    section = probe.section([width / 2, 0.0], [width / 2 + wall, 0.0], [0, 1, 0], pieces=PIECES)
    end = 0.75 * pressure * (span / wall) ** 2 - abs(section.bending)
    return FlatWall(state, outward - shift * sqrt(0.75), section.membrane, end, shift)


def _pressure(state: WallState) -> float:
    return state.factor * state.structure.pressure


def _extent(state: WallState) -> tuple[float, float]:
    """Of a block along its two axes [m]."""
    first, second = np.ptp(state.structure.mesh.nodes, axis=1)
    return float(first), float(second)


def _honeycomb(state: WallState) -> tuple[float, float]:
    """W and w [m]: the middle cell, and its neighbour along +x, of a honeycomb."""
    mesh = state.structure.mesh
    ends = [mesh.nodes[0, mesh.skfem.facets[:, mesh.facets_of(f"tubule {i}")]] for i in (0, 1)]
    return 2 * float(ends[0].max()), float(ends[1].min() - ends[0].max())
