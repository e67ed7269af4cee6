"""A wall around the height at which its pressure difference jumps, in space: over what length the jump is smeared.

Far below and above the jump every cross-section bends on its own, as in plane strain. Between, the wall carries along its height
too: plates of span L with clamped edges forget a disturbance as exp(-4.2 z/L), the smallest root of sin(s) + s = 0 times 1/L.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.engine import embedded
from femiec.errors import InputError
from femiec.geometry.arrays import strip
from femiec.geometry.extrude import extrude
from femiec.geometry.grading import graded
from femiec.laws.deforming import SOLID
from femiec.laws.solid.elastic import Elastic
from femiec.models.walls.loads import Column, Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Fixed, Roller
from femiec.walls.neighbours import FRAME
from femiec.walls.probe import Probe
from femiec.walls.state import WallState

Array = NDArray[np.float64]

REACH = 1.5
"""How far the piece goes below and above the jump, in spans; exp(-4.2 REACH) = 0.002 is left there."""

ALONG = 12
"""Cells along the flat of the wall; eight are 3 % too stiff, twelve 1 %."""


def wall_around(
    at: float, span: float, wall: float, law: Elastic, left: Column, right: Column, layers: int = 5, across: int = 1
) -> WallStructure:
    """A piece of the shared wall, with fillets and frames, that neither root nor cap holds: only its neighbours above and below.

    Args:
        at: height z of the jump [m].
        span: L, along y [m].
        wall: w, along x [m].
        law: of small strain.
        left, right: what presses on its two sides.
        layers: number of cells below the jump, and above.
        across: number of cells through half of the wall.

    Raises:
        InputError: sizes that are none, or a jump so near to the root that no piece fits below it.

    Example:
        >>> lithium, gas = Column(25e6, -18e6, 10e-6, 0.2e6), Column(0.1e6, 0.1e6, 10e-6, 0.1e6)
        >>> wall_around(10e-6, 100e-9, 10e-9, Elastic(20e9, 0.24), lithium, gas).mesh.cell
        'hexahedron'
    """
    reach = REACH * span
    if at < reach:
        raise InputError("at", f"{at:g} m", f"a height of {reach:g} m or more", "fill the tubule more")
    mesh = strip(span, wall, frame=FRAME * wall, across=across, along=ALONG)
    half = np.asarray(graded(0.0, reach, layers, wall / 2))
    solid = extrude(mesh, at + np.concatenate([-half[:0:-1], half]))
    loads = (Pressure(("left",), left), Pressure(("right",), right))
    return WallStructure(solid, law, SOLID, loads, (Fixed("ends"), Roller("root", 2), Roller("top", 2)))


def along_height(
    state: WallState, span: float, wall: float, count: int = 61, engine: Any = embedded
) -> tuple[Array, Array, Array]:
    """Heights z [m], deflection of the middle to the right [m], and bending stress where the fillets begin [Pa].

    Args:
        state: of :func:`wall_around`.
        span, wall: its sizes [m].
        count: of heights.
        engine: the module of an engine.

    Returns:
        Each of shape (count,); the bending stress is positive where the left side is in tension, so where it is pressed on.
    """
    z, probe, end = np.linspace(*_reach(state), count), Probe(state, engine), span / 2 - wall / 2
    middle = probe.displacement(np.stack([0 * z, 0 * z, z], axis=1))[:, 0]
    faces = [probe.stress(np.stack([0 * z + x, 0 * z + end, z], axis=1))[:, 1, 1] for x in (-wall / 2, wall / 2)]
    return z, middle, (faces[0] - faces[1]) / 2


def _reach(state: WallState) -> tuple[float, float]:
    z = state.structure.mesh.nodes[2]
    return float(z.min()), float(z.max())


def smeared(heights: Any, values: Any, part: float = 0.8) -> float:
    """The length [m] in which a quantity makes the middle part of its way from one end of the heights to the other.

    Args:
        heights: ascending [m], shape (n,).
        values: of any unit, shape (n,).
        part: of the way, 0.8 for that from 10 % to 90 %.

    Raises:
        InputError: values that are the same at both ends.

    Example:
        >>> print(f"{smeared([0.0, 1.0, 2.0, 3.0], [5.0, 5.0, 1.0, 1.0]):.1f}")
        0.8
    """
    z, way = np.asarray(heights, dtype=float), _way(values)
    low, high = (_crossing(z, way, share) for share in ((1 - part) / 2, (1 + part) / 2))
    return high - low


def widest_band(heights: Any, values: Any, share: float) -> float:
    """How high a band of pressure may be whose effect is a share of that of a pressure everywhere [m].

    A band is one jump less another one above it: what a linear wall does under it is a difference of two responses to a jump.

    Args:
        heights: evenly spaced, of the response to a jump [m], shape (n,).
        values: the response, of any unit, shape (n,).
        share: above 0, below 1.

    Raises:
        InputError: values that are the same at both ends, or a share that no band has.

    Example:
        >>> print(f"{widest_band([0.0, 1.0, 2.0, 3.0], [5.0, 5.0, 1.0, 1.0], 0.25):.4f}")
        0.2500
    """
    z, way = np.asarray(heights, dtype=float), _way(values)
    if not 0 < share < 1:
        raise InputError("share", share, "above 0, below 1", "a wall that bears all of the pressure needs no band")
    bands = np.linspace(0.0, np.ptp(z), 2001)
    effect = np.array([np.max(np.interp(z + band, z, way) - way) for band in bands])
    return float(np.interp(share, np.maximum.accumulate(effect), bands))


def _way(values: Any) -> Array:
    v = np.asarray(values, dtype=float)
    if v[-1] == v[0]:
        raise InputError("values", "the same at both ends", "a response to a jump", "load the wall on one side of the jump")
    way: Array = (v - v[0]) / (v[-1] - v[0])
    return way


def _crossing(z: Array, way: Array, share: float) -> float:
    k = int(np.argmax(way >= share))
    return float(np.interp(share, way[k - 1 : k + 1], z[k - 1 : k + 1])) if k else float(z[0])
