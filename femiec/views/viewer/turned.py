"""A half section on both sides of its axis, or turned round it: a body of revolution, whole or cut open along the axis."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.views.walls.faces import same_points
from femiec.views.walls.paint import triangulated

Array = NDArray[np.float64]
Numbers = NDArray[np.int64]
SEGMENTS = 36
"""Of half a turn."""


def surface(points: Array, triangles: Numbers, values: Array | None) -> Any:
    """Triangles as a PyVista surface, with the values as point data "values"."""
    return _with(triangulated(points, triangles), values)


def mirrored(points: Array, triangles: Numbers, values: Array | None) -> tuple[Array, Numbers, Array | None]:
    """Both sides of a half section (x, 0, z)."""
    both = np.concatenate([points, points * np.array([-1.0, 1.0, 1.0])])
    numbers = np.concatenate([triangles, triangles[:, ::-1] + len(points)])
    return both, numbers, None if values is None else np.tile(values, 2)


def swept(points: Array, triangles: Numbers, values: Array | None, angle: float) -> tuple[Any, Any]:
    """Turn a half section (x, 0, z) round the z axis.

    Args:
        points: (n, 3).
        triangles: (m, 3) point numbers.
        values: (n,), or None.
        angle: pi, which leaves the section open towards -y, or 2 pi.

    Returns:
        The surface, and the cells (wedges), which a cut goes through.
    """
    import pyvista

    angles = np.linspace(0.0, angle, 1 + round(SEGMENTS * angle / np.pi))
    places = np.concatenate([_rotated(points, each) for each in angles])
    spread = None if values is None else np.tile(values, len(angles))
    quadrilaterals: Any = _layered(_rim(points, triangles), len(points), len(angles), (0, 1, 3, 2))
    skin: Any = pyvista.PolyData.from_regular_faces(places, quadrilaterals)
    skin = _with(skin, spread)
    if angle < 1.5 * np.pi:
        skin = skin.append_polydata(surface(*mirrored(points, triangles, values)))
    # VTK wants the first triangle to be seen clockwise from the second.
    wedges = _layered(triangles[:, ::-1], len(points), len(angles), range(6))
    inside: Any = pyvista.UnstructuredGrid({pyvista.CellType.WEDGE: wedges}, places)
    return skin, _with(inside, spread)


def _rotated(points: Array, angle: float) -> Array:
    x, _, z = points.T
    return np.stack([x * np.cos(angle), x * np.sin(angle), z], axis=1)


def _layered(nodes: Numbers, count: int, layers: int, order: Any) -> Numbers:
    """Cells between each two layers of ``count`` points: their nodes in the one, then in the other."""
    first = count * np.arange(layers - 1)[:, None, None]
    both = np.concatenate([nodes[None] + first, nodes[None] + first + count], axis=2)
    return np.asarray(both.reshape(-1, 2 * nodes.shape[1])[:, list(order)])


def _rim(points: Array, triangles: Numbers) -> Numbers:
    """The edges of one triangle only, off the axis."""
    edges = np.concatenate([triangles[:, [i, (i + 1) % 3]] for i in range(3)])
    places = np.sort(same_points(points)[edges], axis=1)
    _, which, count = np.unique(places, axis=0, return_inverse=True, return_counts=True)
    off = points[edges, 0].max(axis=1) > 1e-6 * float(np.abs(points).max())
    return edges[(count[which.reshape(-1)] == 1) & off]


def _with(mesh: Any, values: Array | None) -> Any:
    if values is not None:
        mesh.point_data["values"] = values
    return mesh
