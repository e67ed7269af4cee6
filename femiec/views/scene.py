"""The tubule of a result, ready to be drawn: its layers and main sizes in nanometres."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from femiec.errors import InputError
from femiec.quantities import nm
from femiec.results.result import Result, Snapshot
from femiec.views.layers import Layer


@dataclass(frozen=True, eq=False)
class Scene:
    """What the panels draw; lengths in nm, z from the root up.

    Args:
        wall, lithium, gas: the regions; a full tubule has no gas.
        round_tube: axisymmetric, or else a slit between two planes.
    """

    wall: Layer
    lithium: Layer
    gas: Layer | None
    round_tube: bool

    @classmethod
    def of(cls, result: Result) -> Scene:
        """The last snapshot of a result.

        Raises:
            InputError: no snapshot, no lithium, no wall, or a provenance that does not tell the symmetry.
        """
        if not result.snapshots:
            raise InputError("snapshots", "none", "at least one", "store the fields of the run")
        return cls.at(result.snapshots[-1], is_round(result))

    @classmethod
    def at(cls, snapshot: Snapshot, round_tube: bool) -> Scene:
        """One snapshot.

        Raises:
            InputError: no lithium or no wall.
        """
        has_gas = any(region.name == "gas" for region in snapshot.regions)
        gas = Layer.of(snapshot.region("gas")) if has_gas else None
        return cls(Layer.of(snapshot.region("wall")), Layer.of(snapshot.region("lithium")), gas, round_tube)

    @property
    def radius(self) -> float:
        """Inner radius, or half the width of the slit."""
        return float(self.wall.r.min())

    @property
    def outside(self) -> float:
        """Radius of the outer side of the meshed wall."""
        return float(self.wall.r.max())

    @property
    def height(self) -> float:
        """Height of the tubule."""
        return float(self.wall.z.max())

    @property
    def bottom(self) -> float:
        """Height at which the lithium begins, above a void or on the root; 0 there."""
        lowest = float(self.lithium.z.min())
        return lowest if lowest > 1e-6 * self.height else 0.0

    @property
    def tip(self) -> float:
        """Height of the lithium."""
        return float(self.lithium.z.max())

    @cached_property
    def bulge(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Heights, and the radial displacement of the wall's inner surface there."""
        heights = self.wall.heights()
        return heights, self.wall.edge(self.wall.values("Displacement", nm, 0), heights)

    def sides(self, heights: NDArray[np.float64], factor: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Inner and outer radius of the wall at each height, with the radial displacement enlarged."""
        inside = np.clip(heights, 1e-6 * self.height, (1 - 1e-6) * self.height)
        moved = self.wall.values("Displacement", nm, 0)
        inner, outer = (self.wall.edge(moved, inside, outer=outer) for outer in (False, True))
        return self.radius + factor * inner, self.outside + factor * outer

    def exaggeration(self, low: float, high: float) -> float:
        """The round factor that makes the bulge between two heights visible, and no larger than half the wall; at least 1."""
        heights, bulge = self.bulge
        largest = np.abs(bulge[(heights >= low) & (heights <= high)]).max(initial=0.0)
        if largest == 0:
            return 1.0
        return max(round_down(min(0.08 * self.radius, 0.5 * (self.outside - self.radius)) / float(largest)), 1.0)

    def deformed(self, layer: Layer, factor: float) -> NDArray[np.float64]:
        """The r of a layer's points with the radial displacement enlarged; lithium and gas follow the wall's inner surface."""
        if layer is self.wall:
            return layer.r + factor * layer.values("Displacement", nm, 0)
        return layer.r * (1 + factor * np.interp(layer.z, *self.bulge) / self.radius)


def is_round(result: Result) -> bool:
    """Whether the tubule is a round tube, or else a slit.

    Raises:
        InputError: a provenance that does not tell.
    """
    symmetry = result.provenance.get("study", {}).get("symmetry")
    if symmetry not in ("axisymmetric", "planar"):
        raise InputError(
            'provenance["study"]["symmetry"]', repr(symmetry), "'axisymmetric' or 'planar'", "record it in the study"
        )
    return bool(symmetry == "axisymmetric")


def round_down(number: float) -> float:
    """The next of 1, 2, 5, 10, ... (and 0.5, 0.2, ...) that is not larger.

    Example:
        >>> round_down(43.0), round_down(0.9), round_down(5.0)
        (20.0, 0.5, 5.0)
    """
    power = 10.0 ** math.floor(math.log10(number))
    return max(step * power for step in (1.0, 2.0, 5.0) if step * power <= number * (1 + 1e-12))
