"""The rigid motions of a structure: which there are, which of them its supports take away, and what is pinned for the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.errors import InputError
from femiec.geometry import Mesh
from femiec.geometry.pieces import pieces
from femiec.laws.deforming import Deforming
from femiec.laws.kinematics import Axisymmetric, Planar
from femiec.models.walls.supports import Fixed, Free, Moved, Periodic, Roller, Support, at, middle, pins

Array = NDArray[np.float64]

HELD = 1e-9
"""A motion is taken away where the supports see this part of it, or more, of what they see of any."""


def rigid_motions(arms: Array, body: Deforming) -> Array:
    """Translations and small rotations about the middle, shape (motions, points, dim), at arms from it of shape (points, dim).

    Example:
        >>> from femiec.laws.kinematics import AXISYMMETRIC
        >>> rigid_motions(np.zeros((2, 2)), AXISYMMETRIC).tolist()
        [[[0.0, 1.0], [0.0, 1.0]]]
    """
    count, dim = arms.shape
    translations = [np.tile(axis, (count, 1)) for axis in np.eye(dim)]
    if isinstance(body, Axisymmetric):
        return np.array(translations[1:])
    turns = []
    for i, j in combinations(range(dim), 2):
        turn = np.zeros_like(arms)
        turn[:, i], turn[:, j] = -arms[:, j], arms[:, i]
        turns.append(turn)
    return np.array([*translations, *turns])


def expect_held(mesh: Mesh, body: Deforming, supports: Sequence[Support]) -> None:
    """Refuse supports that leave a rigid motion, which no stiffness resists, or that pin what others hold already.

    Supports of other kinds than those of this package are taken to hold.

    Raises:
        InputError: naming the motion.
    """
    if not all(isinstance(support, Fixed | Roller | Moved | Free | Periodic) for support in supports):
        return
    periodic = any(isinstance(support, Periodic) for support in supports)
    _expect_free_alone(mesh, body, supports)
    labels = np.zeros(mesh.skfem.p.shape[1], int) if periodic else pieces(mesh)
    for label in range(labels.max() + 1):
        left = _left(mesh, body, supports, labels == label)
        if len(left):
            _refuse(left[0], body, mesh.dim, supports, bool(labels.max()))


def _expect_free_alone(mesh: Mesh, body: Deforming, supports: Sequence[Any]) -> None:
    """What Free pins must be held by nothing else, for the pins would bear a part of the load."""
    others = [support for support in supports if not isinstance(support, Free)]
    if not others or len(others) == len(supports):
        return
    everywhere = np.ones(mesh.skfem.p.shape[1], bool)
    pinned, left = len(pins(mesh.nodes, body)), _left(mesh, body, others, everywhere)
    if len(left) < pinned:
        raise InputError("supports", _shown(supports), "Free for motions that nothing else holds", "leave Free out")


def _left(mesh: Mesh, body: Deforming, supports: Sequence[Support], here: NDArray[np.bool_]) -> Array:
    """The motions of a piece that no support sees, shape (left, motions)."""
    rows = np.concatenate([rows for support in supports for rows in _rows(mesh, body, support, here)])
    _, seen, motions = np.linalg.svd(rows, full_matrices=True)
    return np.asarray(motions[int(np.sum(seen > HELD * max(seen.max(initial=0.0), HELD))) :])


def _rows(mesh: Mesh, body: Deforming, support: Any, here: NDArray[np.bool_]) -> Iterable[Array]:
    """What a support sees of each motion of the vertices that are here, shape (values, motions)."""
    centre, size = mesh.nodes.mean(axis=1), np.ptp(mesh.nodes, axis=1).max()

    def motions(points: Array) -> Array:
        return rigid_motions((points - centre) / size, body)

    if isinstance(support, Free):
        pinned = [(node, i) for node, i in pins(mesh.nodes, body) if node >= len(here) or here[node]]
        yield np.array([motions(mesh.nodes[:, [node]].T)[:, 0, i] for node, i in pinned]).reshape(len(pinned), -1)
        return
    nodes = np.unique(mesh.skfem.facets[:, mesh.facets_of(support.on)])
    points = mesh.skfem.p[:, nodes[here[nodes]]].T
    seen = motions(points)
    if isinstance(support, Periodic):
        yield (seen - motions(points - support.shift[: mesh.dim])).reshape(len(seen), -1).T
        yield from (seen[:, :1, i].T for i in translations(body, mesh.dim))  # what nothing else holds is pinned in the middle
    elif isinstance(support, Fixed):
        yield seen.reshape(len(seen), -1).T
    else:
        yield seen[..., support.component].T


def _refuse(left: Array, body: Deforming, dim: int, supports: Sequence[Any], many: bool) -> None:
    free = translations(body, dim)
    along = int(np.argmax(np.abs(left)))
    turns = along >= len(free)
    motion = "turn" if turns else f"move along {axes_of(body)[free[along]]}"
    mend = "add Fixed(...)" if turns else f"add Roller(..., {free[along]})"
    what = "a piece of the mesh, apart from the rest," if many else "the structure"
    raise InputError(
        "supports", _shown(supports), f"supports that hold it: {what} can still {motion}", f"{mend}, or Free() alone"
    )


def _shown(supports: Sequence[Any]) -> str:
    return ", ".join("Free" if isinstance(s, Free) else f"{type(s).__name__} on {s.on!r}" for s in supports)


def axes_of(body: Deforming) -> str:
    """The names of its mesh's coordinates, a letter each."""
    return "rz" if isinstance(body, Axisymmetric) else "xz" if isinstance(body, Planar) else "xyz"


def translations(body: Deforming, dim: int) -> list[int]:
    """The coordinates along which a body can move as a whole."""
    return [1] if isinstance(body, Axisymmetric) else list(range(dim))


def anchors(fem: Any, V: Any, mesh: Mesh, body: Deforming, supports: Sequence[Any]) -> list[Any]:
    """Dirichlet conditions at the node in the middle of a periodic structure, along axes that no other support holds."""
    if not any(isinstance(support, Periodic) for support in supports):
        return []
    others = [support for support in supports if not isinstance(support, Periodic)]
    held = {i for s in others for i in ([s.component] if isinstance(s, Roller | Moved) else range(mesh.dim))}
    place = at(mesh.nodes[:, middle(mesh.nodes)])
    spaces = [V.sub(i) for i in translations(body, mesh.dim) if i not in held]
    return [fem.dirichletbc(0.0, fem.locate_dofs_geometrical(W, place), W) for W in spaces]
