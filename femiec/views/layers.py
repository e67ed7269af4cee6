"""A region of a result as triangles in the (r, z) half-plane, in nanometres, and what is seen on a cut across it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from femiec.errors import InputError
from femiec.quantities import nm
from femiec.results.result import RegionData
from femiec.views.lattice import CELLS, lattice

FINE, MANY_CELLS = 4, 5000
"""Pieces of a cell's edge, and the number of cells from which half of that is enough."""


@dataclass(frozen=True, eq=False)
class Layer:
    """One region to be drawn: small triangles, every cell with points of its own.

    Args:
        region: with its fields.
        r: distance of the points from the axis, or from the mid-plane of a slit [nm].
        z: height above the root [nm].
        triangles: (n, 3) point numbers.
        shapes: (points of a cell, nodes), shape functions, which carry a field from the nodes to the points.
    """

    region: RegionData
    r: NDArray[np.float64]
    z: NDArray[np.float64]
    triangles: NDArray[np.int64]
    shapes: NDArray[np.float64]

    @classmethod
    def of(cls, region: RegionData) -> Layer:
        """Take a region of plane cells."""
        if region.cell_type not in CELLS:
            raise InputError(
                f"cell type of {region.name}", region.cell_type, f"a plane cell {sorted(CELLS)}", "draw it in ParaView"
            )
        shapes, triangles = lattice(region.cell_type, FINE if len(region.cells) < MANY_CELLS else FINE // 2)
        first = len(shapes) * np.arange(len(region.cells))
        r, z = (_spread(region, shapes, region.points[:, axis] / nm) for axis in (0, 1))
        return cls(region, r, z, (first[:, None, None] + triangles).reshape(-1, 3), shapes)

    def values(self, name: str, unit: float, component: int | None = None) -> NDArray[np.float64]:
        """A field of the region, or one component of it, in ``unit`` at the layer's points."""
        values = self.region.field(name).values
        if component is not None and (values.ndim == 1 or values.shape[1] <= component):
            raise InputError(
                f"{name} of {self.region.name}", f"shape {values.shape}", f"component {component}", "store the vector"
            )
        return _spread(self.region, self.shapes, (values if component is None else values[:, component]) / unit)

    @cached_property
    def _reach(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Lowest and highest point of every triangle."""
        heights = self.z[self.triangles]
        return heights.min(axis=1), heights.max(axis=1)

    def section(self, values: NDArray[np.float64], z: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Cut at one height.

        Args:
            values: (points,) of a field.
            z: height [nm]; away from the top edge.

        Returns:
            r [nm], ascending, and the field there: every segment between two neighbours belongs to one triangle, so that a field
            that jumps between cells has two values at one r. Empty where the region does not reach.
        """
        bottom, top = self._reach
        near = self.triangles[(bottom <= z) & (z < top)]
        tail, head = near, np.roll(near, -1, axis=1)
        # Half-open, so that exactly two edges of a triangle are cut even if the cut meets a corner.
        cut = (self.z[tail] <= z) != (self.z[head] <= z)
        tail, head = tail[cut], head[cut]
        share = (z - self.z[tail]) / (self.z[head] - self.z[tail])
        r = ((1 - share) * self.r[tail] + share * self.r[head]).reshape(-1, 2)
        f = ((1 - share) * values[tail] + share * values[head]).reshape(-1, 2)
        inward = r[:, 0] > r[:, 1]
        r[inward], f[inward] = r[inward, ::-1], f[inward, ::-1]
        order = np.argsort(r.mean(axis=1), kind="stable")
        return r[order].reshape(-1), f[order].reshape(-1)

    def heights(self, most: int = 400) -> NDArray[np.float64]:
        """Heights [nm] for cuts: one between every two levels of nodes, so that they crowd where the mesh does, and the two ends.

        At most ``most`` between; the ends are cut just inside.
        """
        levels = np.unique(np.round(self.z, 3))
        # Where a mesh has moved, round-off makes two of one level; between them there may be nothing to cut.
        levels = levels[np.diff(levels, prepend=-np.inf) > max(1.5e-3, 1e-7 * levels[-1])]
        between = (levels[:-1] + levels[1:]) / 2
        chosen = between[np.unique(np.linspace(0, len(between) - 1, most).astype(int))]
        just_inside = 1e-6 * (levels[-1] - levels[0])
        return np.concatenate([[levels[0] + just_inside], chosen, [levels[-1] - just_inside]])

    def edge(self, values: NDArray[np.float64], heights: NDArray[np.float64], outer: bool = False) -> NDArray[np.float64]:
        """The field on the surface nearest to the axis, or farthest from it, at each height."""
        return np.array([self.section(values, z)[1][-1 if outer else 0] for z in heights])

    def means(self, values: NDArray[np.float64], heights: NDArray[np.float64], round_tube: bool) -> NDArray[np.float64]:
        """The mean of the field over the cross-section at each height: int f r dr / int r dr, or int f dx / int dx in a slit."""
        return np.array([_mean(*self.section(values, z), round_tube) for z in heights])


def _spread(region: RegionData, shapes: NDArray[np.float64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(values[region.cells] @ shapes.T).reshape(-1)


def _mean(r: NDArray[np.float64], f: NDArray[np.float64], round_tube: bool) -> float:
    weight = r if round_tube else np.ones_like(r)
    (r1, r2), (f1, f2), (w1, w2) = (each.reshape(-1, 2).T for each in (r, f, weight))
    # Simpson's rule is exact for the product of two linear functions.
    product = (f1 * w1 + (f1 + f2) * (w1 + w2) + f2 * w2) / 6
    return float(np.sum((r2 - r1) * product) / np.sum((r2 - r1) * (w1 + w2) / 2))
