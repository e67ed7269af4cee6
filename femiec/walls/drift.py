"""The rigid motion of a body that nothing holds: its pins choose one, which means nothing; deflections are told without it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from femiec.laws.deforming import Deforming
from femiec.laws.kinematics import Planar
from femiec.models.walls.rigid import rigid_motions
from femiec.walls.state import RegionState

Array = NDArray[np.float64]


def without_drift(regions: Mapping[str, RegionState], body: Deforming) -> dict[str, RegionState]:
    """Take the small rigid motion that is nearest to the displacement out of it, of all regions together.

    Args:
        regions: by name.
        body: what the mesh stands for; a half section can only move along its axis.

    Example:
        >>> from femiec.laws.deforming import PLANE_STRAIN
        >>> points = np.array([[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]]])
        >>> turned = np.stack([3.0 - 0.1 * points[..., 1], 0.1 * points[..., 0]], axis=-1)
        >>> state = RegionState(points, turned, np.zeros((1, 4, 3, 3)))
        >>> float(abs(without_drift({"wall": state}, PLANE_STRAIN)["wall"].displacement).max()) < 1e-12
        True
    """
    points, moved = (_stacked(regions, name) for name in ("points", "displacement"))
    moved = left_of(points, moved, body)
    ends = np.cumsum([np.prod(region.points.shape[:2]) for region in regions.values()])
    left = np.split(moved, ends[:-1])
    return {
        name: replace(region, displacement=part.reshape(region.points.shape))
        for (name, region), part in zip(regions.items(), left, strict=True)
    }


def left_of(points: Array, displacement: Array, body: Deforming) -> Array:
    """A small displacement of points without the rigid motion that is nearest to it; all of shape (points, dim)."""
    motions = _motions(points - points.mean(axis=0), body).reshape(-1, points.size)
    motions /= np.linalg.norm(motions, axis=1, keepdims=True)
    share = np.linalg.solve(motions @ motions.T, motions @ displacement.ravel())
    return displacement - (share @ motions).reshape(displacement.shape)


def turned_back(regions: Mapping[str, RegionState]) -> dict[str, RegionState]:
    """Take the translation and the rotation, of any size, out that bring the deformed body nearest to the reference.

    Source:
        W. Kabsch, Acta Crystallogr. A 32, 922 (1976).

    Args:
        regions: by name; stresses turn with their body.

    Example:
        >>> points = np.array([[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]]])
        >>> upside_down = RegionState(points, -2 * points, np.zeros((1, 4, 3, 3)))
        >>> float(abs(turned_back({"wall": upside_down})["wall"].displacement).max()) < 1e-12
        True
    """
    points, moved = (_stacked(regions, name) for name in ("points", "displacement"))
    middle, now = points.mean(axis=0), (points + moved).mean(axis=0)
    left, _, right = np.linalg.svd((points + moved - now).T @ (points - middle))
    signs = np.ones(len(middle))
    signs[-1] = np.sign(np.linalg.det(left @ right))
    back = (left * signs @ right).T  # the rotation from now to the reference
    turn = np.eye(3)
    turn[: len(middle), : len(middle)] = back
    return {
        name: replace(
            region,
            displacement=(region.points + region.displacement - now) @ back.T + middle - region.points,
            stress=turn @ region.stress @ turn.T,
        )
        for name, region in regions.items()
    }


def _motions(arms: Array, body: Deforming) -> Array:
    """Those of a body that nothing holds; a slit's plane of symmetry holds all but one."""
    motions = rigid_motions(arms, body)
    return motions[1:2] if isinstance(body, Planar) else motions


def _stacked(regions: Mapping[str, RegionState], name: str) -> Array:
    return np.concatenate([getattr(each, name).reshape(-1, each.points.shape[-1]) for each in regions.values()])
