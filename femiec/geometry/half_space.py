"""A body so large that its far side does not matter, meshed finely where it is touched."""

from __future__ import annotations

import numpy as np
import skfem

from femiec.errors import MeshError
from femiec.geometry.grading import graded, needed
from femiec.geometry.mesh import Mesh

REGION, TOP, AXIS, SIDE, BOTTOM = "body", "top", "axis", "side", "bottom"


def half_space_mesh(fine: float, across: int, size: float, ratio: float = 1.4) -> Mesh:
    """The (r, z) section 0 < r < size, -size < z < 0 of a half-space, in triangles; touched near r = z = 0.

    The region is "body", the surfaces are "top" (z = 0), "axis", "side" and "bottom".

    Args:
        fine: width and depth of the part whose cells are equal [m].
        across: the number of cells along either.
        size: of the whole [m].
        ratio: of each cell to the one before it, outside the fine part.

    Raises:
        MeshError: no cells, a ratio that is not above one, a size that is not larger than the fine part.

    Example:
        >>> mesh = half_space_mesh(1e-6, 4, 100e-6)
        >>> mesh.cell, len(mesh.facets_of("top")), float(mesh.nodes[0].max())
        ('triangle', 19, 0.0001)
    """
    _check(fine, across, size, ratio)
    steps = _points(fine, across, size, ratio)
    mesh = skfem.MeshTri.init_tensor(steps, -steps[::-1])
    near = 1e-9 * fine
    places = {TOP: (1, 0.0), AXIS: (0, 0.0), SIDE: (0, size), BOTTOM: (1, -size)}
    surfaces = {
        name: mesh.facets_satisfying(lambda x, axis=axis, place=place: abs(x[axis] - place) < near, boundaries_only=True)
        for name, (axis, place) in places.items()
    }
    return Mesh.from_skfem(mesh, {REGION: np.arange(mesh.nelements)}, surfaces, source="femiec.geometry.half_space_mesh")


def _points(fine: float, across: int, size: float, ratio: float) -> np.ndarray:
    """Equal cells, then growing ones."""
    first = ratio * fine / across
    count = needed(size - fine, first, ratio)
    return np.concatenate([np.linspace(0.0, fine, across + 1), graded(fine, size, count, first)[1:]])


def _check(fine: float, across: int, size: float, ratio: float) -> None:
    if across < 1 or int(across) != across:
        raise MeshError("across", across, "a whole number of cells, 1 or more", "give 8 or so")
    if not ratio > 1:
        raise MeshError("ratio", ratio, "above 1: cells grow outwards", "give 1.2 to 1.5")
    if not 0 < fine < size < np.inf:
        raise MeshError("size", f"{size:g} m", f"above the fine part, {fine:g} m", "some hundred times the fine part is enough")
