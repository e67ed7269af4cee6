"""Walls that come so close that they are about to touch: contact is not modelled, so that a run has to end there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.distance import pdist, squareform

from femiec.arguments import number
from femiec.models.walls.structure import Statics

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Gap:
    """The two points of a surface that came closest, against their distance at rest.

    Args:
        surface: its name.
        share: distance over that at rest: near 1 between neighbours on the surface, 0 between faces that touch.
        distance: [m].
        spots: their reference positions [m].
    """

    surface: str
    share: float
    distance: float
    spots: tuple[tuple[float, ...], tuple[float, ...]]


@dataclass(frozen=True)
class Overlap:
    """Opposite faces of a chamber are about to touch: the reason to end a run."""

    gap: Gap


class Gaps:
    """Watches surfaces that must not touch themselves.

    Two points of one surface hold their distance to within the strain unless the surface folds or its faces approach, however
    they slide; so the smallest ratio of distance to distance at rest is the measure. A chamber has to be whole: one that is cut
    by a plane of symmetry does not see its other half.

    Args:
        statics: the structure, stated; its state is read at each call.
        surfaces: names; those that begin with "tubule" by default.
        engine: the module of an engine.
    """

    def __init__(self, statics: Statics, engine: Any, surfaces: Sequence[str] | None = None) -> None:
        mesh, (unknown,) = statics.structure.mesh, statics.problem.unknowns
        V = unknown.function.function_space
        names = [name for name in mesh.surfaces if name.startswith("tubule")] if surfaces is None else list(surfaces)
        self._unknown, self._places, self._dofs = unknown, V.dof_coordinates(), {}
        for name in names:
            facets = mesh.facets_of(name)
            parts = [np.sort(engine.locate_dofs_topological(V.sub(i), mesh.dim - 1, facets)) for i in range(mesh.dim)]
            self._dofs[name] = np.array(parts)
        self._rest = {name: pdist(self._at_rest(name)) for name in names}

    def _at_rest(self, name: str) -> Array:
        return np.asarray(self._places[:, self._dofs[name][0]].T)

    def narrowest(self) -> Gap | None:
        """The narrowest gap in the present state; None where there is no surface."""
        gaps = [self._of(name) for name in self._dofs]
        return min(gaps, key=lambda gap: gap.share, default=None)

    def _of(self, name: str) -> Gap:
        points = self._at_rest(name)
        moved = pdist(points + self._unknown.scale * self._unknown.function.x.array[self._dofs[name]].T)
        shares = moved / self._rest[name]
        k = int(np.argmin(shares))
        i, j = np.argwhere(squareform(np.arange(len(shares)) == k))[0]
        return Gap(name, float(shares[k]), float(moved[k]), (tuple(points[i].tolist()), tuple(points[j].tolist())))


def expect_share(share: float) -> None:
    """Refuse a share of the distance at rest that means nothing.

    Raises:
        InputError: one that is not between 0 and 1.
    """
    number("closest", share, "", lambda s: 0 <= s < 1, "a share of the distance at rest below 1", "write closest=0.05")
