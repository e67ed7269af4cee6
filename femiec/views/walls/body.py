"""A body to be drawn: the small triangles of its cells or of its surface, with the displacement and the field that colours it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from femiec.errors import InputError
from femiec.quantities import UNITS, MPa
from femiec.results.result import FieldData, RegionData, Snapshot, label_of
from femiec.views.lattice import CELLS, lattice
from femiec.views.scene import round_down
from femiec.views.walls.faces import FACES, boundary, same_points

DISPLACEMENT = "Displacement"
FINE, MANY, LOTS = 4, 3000, 30000
"""Pieces of a cell's edge, and the numbers of cells from which half of that, and a quarter, is enough."""
VISIBLE = 0.04
"""The largest displacement as it is drawn, over the body's size; less where the next larger round factor would be too much."""


@dataclass(frozen=True, eq=False)
class Body:
    """Small triangles; every cell has points of its own, so that a field that jumps between cells does so in the picture.

    Args:
        points: (n, 3) undeformed [m].
        shift: (n, 3) displacement [m].
        values: (n,) of the field that colours it, or None.
        label: of the field, with its unit; empty without one.
        triangles: (t, 3) point numbers.
        regions: that it was made of.
        solid: whether these are solid cells, of which the triangles are the surface.
    """

    points: NDArray[np.float64]
    shift: NDArray[np.float64]
    values: NDArray[np.float64] | None
    label: str
    triangles: NDArray[np.int64]
    regions: tuple[RegionData, ...]
    solid: bool

    @classmethod
    def of(cls, snapshot: Snapshot, criterion: str | None, displacement: str = DISPLACEMENT) -> Body:
        """All regions of a snapshot.

        Args:
            snapshot: regions of plane cells, or of solid ones.
            criterion: name of the scalar field that colours it; by default the first of the first region, if there is one.
            displacement: name of the vector field that moves it; a region without it stays where it is.

        Raises:
            InputError: a field that is not there or is no scalar, or plane and solid cells at once.
        """
        regions = snapshot.regions
        solid = regions[0].cell_type in FACES
        for region in regions:
            if region.cell_type not in (FACES if solid else CELLS):
                raise InputError(
                    f"cell type of {region.name}",
                    region.cell_type,
                    f"plane cells {sorted(CELLS)}, or else solid ones {sorted(FACES)}, in all regions",
                    "draw it in ParaView",
                )
        colour = criterion or _first_scalar(regions[0])
        cells = boundary(regions) if solid else [(region.cells, region.cell_type) for region in regions]
        pieces = _pieces(sum(len(nodes) for nodes, _ in cells))
        parts = [_part(region, *cells_of, pieces, colour, displacement) for region, cells_of in zip(regions, cells, strict=True)]
        first = np.cumsum([0] + [len(part[0]) for part in parts])
        points, shift, values = (np.concatenate([part[i] for part in parts]) for i in range(3))
        triangles = np.concatenate([part[3] + start for part, start in zip(parts, first, strict=False)])
        label = shown_label(regions[0].field(colour)) if colour else ""
        return cls(points, shift, values if colour else None, label, triangles, regions, solid)

    @cached_property
    def size(self) -> float:
        """The longest edge of the box round it [m]."""
        return float(np.ptp(self.points, axis=0).max())

    @cached_property
    def deflection(self) -> float:
        """The largest displacement [m]."""
        return float(np.linalg.norm(self.shift, axis=1).max(initial=0.0))

    def enlargement(self) -> float:
        """The round factor that makes the deflection visible; at least 1, and 1 where nothing moves.

        A deflection below round-off of the body's size is none.
        """
        if self.deflection < 1e-12 * self.size:
            return 1.0
        return max(round_down(VISIBLE * self.size / self.deflection), 1.0)

    def moved(self, factor: float) -> NDArray[np.float64]:
        """Where the points are with the displacement enlarged [m]."""
        return self.points + factor * self.shift

    def nearest(self, place: Sequence[float]) -> int:
        """The number of the point that is nearest to an undeformed place [m]."""
        away = self.points[:, : len(place)] - np.asarray(place, float)
        return int(np.argmin(np.einsum("ij,ij->i", away, away)))

    def mirrored(self) -> Body:
        """Both sides of a section (r, z) that ends at the axis."""
        flip, count = np.array([-1.0, 1.0, 1.0]), len(self.points)
        return Body(
            np.concatenate([self.points, self.points * flip]),
            np.concatenate([self.shift, self.shift * flip]),
            None if self.values is None else np.tile(self.values, 2),
            self.label,
            np.concatenate([self.triangles, self.triangles[:, ::-1] + count]),
            self.regions,
            self.solid,
        )

    @cached_property
    def joined(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """For each place a point that is there, and the triangles between places: cells are joined where they touch."""
        return joined(self.points, self.triangles)


def joined(points: NDArray[np.float64], triangles: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each place a point that is there, and the triangles between places.

    Example:
        >>> joined(np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0], [1, 0, 0]]), np.array([[0, 1, 2], [0, 3, 2]]))[1]
        array([[0, 2, 1], [0, 2, 1]])
    """
    _, first, which = np.unique(same_points(points), return_index=True, return_inverse=True)
    return first, which.reshape(-1)[triangles]


def shown_label(field: FieldData) -> str:
    """A field's label as colour bars show it: stress in MPa.

    Example:
        >>> shown_label(FieldData("Hoop stress", "Pa", [0.0])), shown_label(FieldData("Plastic strain", "", [0.0]))
        ('Hoop stress [MPa]', 'Plastic strain')
    """
    return label_of(field.name, "MPa" if field.unit in UNITS["pressure"] else field.unit)


def _first_scalar(region: RegionData) -> str | None:
    return next((field.name for field in region.fields if field.values.ndim == 1), None)


def _pieces(cells: int) -> int:
    return FINE if cells < MANY else FINE // 2 if cells < LOTS else FINE // 4


def _part(
    region: RegionData, cells: NDArray[np.int64], kind: int, pieces: int, colour: str | None, displacement: str
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
    """Points, displacement, values and triangles of one region."""
    shapes, triangles = lattice(kind, pieces)
    values = scalar(region, colour) if colour else np.zeros(len(region.points))
    shift = vector(region, displacement)
    points, moved, coloured = (_spread(shapes, cells, each) for each in (region.points, shift, values[:, None]))
    first = len(shapes) * np.arange(len(cells))
    return points, moved, coloured[:, 0], (first[:, None, None] + triangles).reshape(-1, 3)


def _spread(shapes: NDArray[np.float64], cells: NDArray[np.int64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """From the nodes of cells to the points of their lattices."""
    return np.einsum("pn,cnk->cpk", shapes, values[cells], optimize=True).reshape(-1, values.shape[1])


def scalar(region: RegionData, name: str) -> NDArray[np.float64]:
    """A scalar field of a region, stress in MPa."""
    field = region.field(name)
    if field.values.ndim != 1:
        raise InputError(f"{name} of {region.name}", f"shape {field.values.shape}", "a scalar field", "colour by a scalar")
    return field.values * (UNITS["pressure"].get(field.unit, MPa) / MPa)


def vector(region: RegionData, name: str) -> NDArray[np.float64]:
    """A vector field of a region with three components [m]; zero where it has none of that name."""
    field = next((each for each in region.fields if each.name == name), None)
    if field is None:
        return np.zeros((len(region.points), 3))
    if field.values.ndim != 2 or field.values.shape[1] > 3:
        raise InputError(f"{name} of {region.name}", f"shape {field.values.shape}", "two or three components", "store the vector")
    padded = np.pad(field.values, ((0, 0), (0, 3 - field.values.shape[1])))
    return padded * UNITS["length"].get(field.unit, 1.0)
