"""What a result is of, and so in which space it is drawn: a half section about an axis, a slit, a plane section, a solid."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from femiec.errors import InputError
from femiec.results.result import RegionData, Result, Snapshot
from femiec.views.lattice import CELLS
from femiec.views.scene import is_round, round_down
from femiec.views.walls.faces import FACES
from femiec.views.walls.record import KEY, Record

FLAT, HALF, WHOLE = "section", "half", "whole"
TURNS = (FLAT, HALF, WHOLE)
"""How a half section (r, z) is drawn: on both sides of the axis, turned half round it, turned all the way."""
TALL = 3.0
"""Height over width from which a body is drawn compressed."""


@dataclass(frozen=True, eq=False)
class Kind:
    """How the points of a result lie in the picture.

    Args:
        solid: three-dimensional cells.
        upright: plane cells (r, z) or (x, z) that end at the axis, or at the mid-plane of a slit.
        round: about an axis, so that they can be turned round it.
        tubule: with lithium in a wall, and not a wall alone.
        box: (2, 3), least and largest coordinates of all that is drawn, undeformed [m].
    """

    solid: bool
    upright: bool
    round: bool
    tubule: bool
    box: NDArray[np.float64]

    @classmethod
    def of(cls, result: Result) -> Kind:
        """Of a result.

        Raises:
            InputError: no snapshot, cells that cannot be drawn, or a tubule whose symmetry is not told.
        """
        if not result.snapshots:
            raise InputError("snapshots", "none", "at least one", "store the fields of the run")
        solid = _check(result.snapshots[0])
        tubule = KEY not in result.provenance and not solid
        round_one = is_round(result) if tubule else Record.of(result).mirrored and not solid
        return cls(solid, tubule or round_one, round_one, tubule, _box(result, solid, tubule or round_one))

    @property
    def letters(self) -> str:
        """Of the components of vectors."""
        return "xyz" if self.solid else "rz" if self.round else "xz" if self.upright else "xy"

    def axes(self, turn: str) -> str:
        """Across which a cut can be."""
        return "xyz" if self.deep(turn) else "xz" if self.upright else "xy"

    def deep(self, turn: str) -> bool:
        """Whether what is drawn is a body, and not a section."""
        return self.solid or (self.round and turn != FLAT)

    @cached_property
    def size(self) -> float:
        """The largest width [m], to which the lengths in the picture are related."""
        return float(np.ptp(self.box, axis=0)[:2].max())

    @cached_property
    def squeeze(self) -> float:
        """By which heights are compressed."""
        tall = float(np.ptp(self.box[:, 2])) / (TALL * self.size) if self.solid or self.upright else 0.0
        return round_down(2 * tall) if tall > 1 else 1.0

    @property
    def scale(self) -> NDArray[np.float64]:
        """What coordinates [m] are divided by to give those in the picture."""
        return self.size * np.array([1.0, 1.0, self.squeeze])

    def placed(self, region: RegionData) -> NDArray[np.float64]:
        """The points of a region in space [m], z upwards: (r, z, 0) becomes (r, 0, z)."""
        return region.points[:, [0, 2, 1]] if self.upright else region.points


def _check(snapshot: Snapshot) -> bool:
    """Whether the cells are solid; all of them, or none."""
    solid = snapshot.regions[0].cell_type in FACES
    for region in snapshot.regions:
        if region.cell_type not in (FACES if solid else CELLS):
            allowed = f"plane cells {sorted(CELLS)}, or else solid ones {sorted(FACES)}, in all regions"
            raise InputError(f"cell type of {region.name}", region.cell_type, allowed, "draw it in ParaView")
    return solid


@lru_cache(maxsize=4)
def _box(result: Result, solid: bool, upright: bool) -> NDArray[np.float64]:
    points = [region.points for snapshot in result.snapshots for region in snapshot.regions]
    low, high = np.min([each.min(axis=0) for each in points], axis=0), np.max([each.max(axis=0) for each in points], axis=0)
    if not upright:
        return np.array([low, high])
    return np.array([[-high[0], -high[0], low[1]], [high[0], high[0], high[1]]])
