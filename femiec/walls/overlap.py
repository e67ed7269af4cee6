"""Walls that come so close that they are about to touch: contact is not modelled, so that a run has to end there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree
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
    they slide; so the smallest ratio of distance to distance at rest is the measure, and 0 where, in a section, faces have gone
    through each other. A chamber has to be whole: one that is cut by a plane of symmetry does not see its other half.

    Args:
        statics: the structure, stated, whose surfaces "tubule 0" ... are watched; its state is read at each call.
        engine: the module of an engine.
    """

    def __init__(self, statics: Statics, engine: Any) -> None:
        mesh, (unknown,) = statics.structure.mesh, statics.problem.unknowns
        V = unknown.function.function_space
        names = [name for name in mesh.surfaces if name.startswith("tubule")]
        self._unknown, self._places, self._dofs = unknown, V.dof_coordinates(), {}
        for name in names:
            facets = mesh.facets_of(name)
            parts = [np.sort(engine.locate_dofs_topological(V.sub(i), mesh.dim - 1, facets)) for i in range(mesh.dim)]
            self._dofs[name] = np.array(parts)
        self._rest = {name: pdist(self._at_rest(name)) for name in names}
        self._segments = {name: self._segments_of(name, mesh) for name in names} if mesh.dim == 2 else {}

    def _segments_of(self, name: str, mesh: Any) -> NDArray[np.int64]:
        """The facets of a surface of a section, as pairs of its points."""
        ends = mesh.skfem.p[:, mesh.skfem.facets[:, mesh.facets_of(name)]]
        tree = KDTree(self._at_rest(name))
        return np.array([tree.query(end.T)[1] for end in np.moveaxis(ends, 1, 0)]).T

    def _at_rest(self, name: str) -> Array:
        return np.asarray(self._places[:, self._dofs[name][0]].T)

    def narrowest(self) -> Gap | None:
        """The narrowest gap in the present state; None where there is no surface."""
        gaps = [self._of(name) for name in self._dofs]
        return min(gaps, key=lambda gap: gap.share, default=None)

    def _of(self, name: str) -> Gap:
        points = self._at_rest(name)
        now = points + self._unknown.scale * self._unknown.function.x.array[self._dofs[name]].T
        crossing = crossed(now, self._segments[name]) if name in self._segments else None
        if crossing is not None:
            return Gap(name, 0.0, 0.0, _spots(points, *(self._segments[name][k][0] for k in crossing)))
        moved = pdist(now)
        shares = moved / self._rest[name]
        k = int(np.argmin(shares))
        i, j = np.argwhere(squareform(np.arange(len(shares)) == k))[0]
        return Gap(name, float(shares[k]), float(moved[k]), _spots(points, i, j))


def crossed(points: Array, segments: NDArray[np.int64]) -> tuple[int, int] | None:
    """Two segments of a curve that cross, if any do: faces that a large step has taken through each other.

    Args:
        points: shape (n, 2).
        segments: pairs of them, shape (m, 2); those that share an end do not cross.

    Example:
        >>> corners = np.array([[0.0, 0.0], [1.0, 1.0], [1.0, 0.0], [0.0, 1.0]])
        >>> around = np.array([[0, 1], [1, 2], [2, 3], [3, 0]])
        >>> crossed(corners, around), crossed(corners[[0, 2, 1, 3]], around)
        ((0, 2), None)
    """
    a, b = points[segments[:, 0]], points[segments[:, 1]]

    def side(p: Array, q: Array, r: Array) -> Array:
        """On which side of p to q each r lies, shape (segments, segments)."""
        along, to = (q - p)[:, None], r[None] - p[:, None]
        return np.asarray(along[..., 0] * to[..., 1] - along[..., 1] * to[..., 0])

    apart = side(a, b, a) * side(a, b, b)  # negative where the second segment's ends lie on both sides of the first
    meet = (segments[:, None, :, None] == segments[None, :, None, :]).any(axis=(2, 3))
    found = np.argwhere(np.triu((apart < 0) & (apart.T < 0) & ~meet))
    return (int(found[0][0]), int(found[0][1])) if len(found) else None


def _spots(points: Array, i: int, j: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    return tuple(points[i].tolist()), tuple(points[j].tolist())


def expect_share(share: float) -> None:
    """Refuse a share of the distance at rest that means nothing.

    Raises:
        InputError: one that is not between 0 and 1.
    """
    number("closest", share, "", lambda s: 0 <= s < 1, "a share of the distance at rest below 1", "write closest=0.05")
