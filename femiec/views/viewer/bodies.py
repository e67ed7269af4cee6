"""The regions of a result as surfaces and as cells to be cut, in the picture: deformed, mirrored or turned round the axis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.results.result import RegionData, Result, Snapshot
from femiec.views.lattice import lattice
from femiec.views.viewer.fields import Field, colouring
from femiec.views.viewer.kind import HALF, Kind
from femiec.views.viewer.shown import Shown, moved_by, shift
from femiec.views.viewer.turned import mirrored, surface, swept
from femiec.views.walls.faces import boundary

Array = NDArray[np.float64]
Numbers = NDArray[np.int64]
FINE, MANY = 4, 4000
"""Pieces of a cell's edge, and the number of cells from which half of that is enough."""


@dataclass(frozen=True, eq=False)
class Body:
    """One region in the picture.

    Args:
        name: of the region.
        skin: PyVista surface, with the values of the field as point data "values" where it has them.
        inside: PyVista grid of the cells that a cut goes through; None for a section.
        coloured: whether it has the field, and is not left pale.
    """

    name: str
    skin: Any
    inside: Any
    coloured: bool


def bodies(result: Result, shown: Shown, field: Field, warp: float) -> list[Body]:
    """All regions that are shown at the time that is shown.

    Args:
        result: with its regions.
        shown: what of it.
        field: that colours it.
        warp: by which the displacement is enlarged.
    """
    kind, snapshot = Kind.of(result), result.snapshots[shown.step]
    mover = _mover(kind, snapshot, moved_by(result, shown), warp)
    make = _solid if kind.solid else _section
    there = [region for region in snapshot.regions if region.name in shown.regions]
    return [make(region, kind, shown, mover(region) / kind.scale, colouring(field, region, shown.regions)) for region in there]


def _mover(kind: Kind, snapshot: Snapshot, name: str, warp: float) -> Callable[[RegionData], Array]:
    """Where the points of a region are [m]; in a tubule, lithium and gas follow the inner surface of the wall."""
    known = {region.name: region for region in snapshot.regions}
    wall = known.get("wall")

    def own(region: RegionData) -> Array:
        return kind.placed(region) + warp * shift(region, kind, name)

    if not kind.tubule or wall is None:
        return own
    inner = _inner(wall)
    heights, bulge = wall.points[inner, 1], shift(wall, kind, name)[inner, 0]
    radius = float(wall.points[:, 0].min())

    def follow(region: RegionData) -> Array:
        points = kind.placed(region).copy()
        points[:, 0] *= 1 + warp * np.interp(points[:, 2], heights, bulge) / radius
        return points

    return lambda region: own(region) if region is wall else follow(region)


def _inner(wall: RegionData) -> Numbers:
    """The nodes on the inner surface, from the root up."""
    r, z = wall.points[:, :2].T
    found = np.flatnonzero(r <= r.min() + 1e-6 * np.ptp(r))
    return found[np.argsort(z[found], kind="stable")]


def _section(region: RegionData, kind: Kind, shown: Shown, points: Array, values: Array | None) -> Body:
    """Plane cells: as they are, on both sides of the axis, or turned round it."""
    deep = kind.deep(shown.turn)
    pieces = (FINE if len(region.cells) < MANY else FINE // 2) // (2 if deep else 1)
    shapes, triangles = lattice(region.cell_type, pieces)
    spread = _spread(points, values, region.cells, shapes, triangles)
    if deep:
        return Body(region.name, *swept(*spread, np.pi if shown.turn == HALF else 2 * np.pi), values is not None)
    return Body(region.name, surface(*(mirrored(*spread) if kind.upright else spread)), None, values is not None)


def _solid(region: RegionData, kind: Kind, shown: Shown, points: Array, values: Array | None) -> Body:
    import pyvista

    nodes, face = _outside(region)
    shapes, triangles = lattice(face, 2 if len(nodes) < 2 * MANY else 1)
    skin = surface(*_spread(points, values, nodes, shapes, triangles))
    cells = np.insert(region.cells, 0, region.cells.shape[1], axis=1)
    inside: Any = pyvista.UnstructuredGrid(cells, np.full(len(cells), region.cell_type, np.uint8), points)
    if values is not None:
        inside.point_data["values"] = values
    return Body(region.name, skin, inside, values is not None)


@lru_cache(maxsize=4)
def _outside(region: RegionData) -> tuple[Numbers, int]:
    """The faces of a solid region, which take longer to find than to draw."""
    return boundary([region])[0]


def _spread(
    points: Array, values: Array | None, cells: Numbers, shapes: Array, triangles: Numbers
) -> tuple[Array, Numbers, Array | None]:
    """Points, triangles and values of the lattices in all cells."""
    places = np.einsum("pn,cnk->cpk", shapes, points[cells], optimize=True).reshape(-1, 3)
    numbers = (len(shapes) * np.arange(len(cells))[:, None, None] + triangles).reshape(-1, 3)
    return places, numbers, None if values is None else (values[cells] @ shapes.T).reshape(-1)
