"""The nodes that a cell without nodes inside its faces lacks: 8 nodes of a quadrilateral to 9, 20 of a hexahedron to 27."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def completed(
    points: NDArray[np.float64],
    corners: NDArray[Any],
    middles: NDArray[Any],
    around: list[tuple[int, ...]],
    missing: list[tuple[int, ...]],
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Add the middles of faces and cells where the serendipity interpolant of the nodes on their edges has them.

    At the middle of a face with 4 vertices v and 4 edges e, x = sum x_e / 2 - sum x_v / 4; of a hexahedron with 8 and 12,
    x = sum x_e / 4 - sum x_v / 4. Cells that share a face share its new node.

    Args:
        points: coordinates [m], shape (nodes, dim).
        corners: the vertices of each cell, shape (vertices per cell, cells).
        middles: the middles of its edges, shape (edges per cell, cells).
        around: for each row of ``middles`` the rows of ``corners`` at the ends.
        missing: the rows of ``corners`` around each middle to add.

    Returns:
        All points, the new ones at the end; all middles, with a row for each of ``missing``.

    Source:
        R. D. Cook et al., Concepts and Applications of Finite Element Analysis, 4th ed., section 6.4 (8 and 20 nodes).

    Example:
        >>> square = np.array([[0.0, 0], [2, 0], [2, 2], [0, 2], [1, 0], [2, 1], [1, 2], [0, 1]])
        >>> edges = [(0, 1), (1, 2), (2, 3), (3, 0)]
        >>> corners, middles = np.arange(8).reshape(2, 4, 1)
        >>> completed(square, corners, middles, edges, [(0, 1, 2, 3)])[0][-1]
        array([1., 1.])
    """
    rows = [middles]
    for size in sorted({len(on) for on in missing}):
        groups = [on for on in missing if len(on) == size]
        keys = np.sort(np.stack([corners[list(on)] for on in groups]), axis=1)  # (entities, vertices, cells)
        places = np.stack([_middle(points, corners, middles, around, on) for on in groups])  # (entities, cells, dim)
        flat = np.moveaxis(keys, 1, 2).reshape(-1, size)
        _, first, which = np.unique(flat, axis=0, return_index=True, return_inverse=True)
        rows.append((len(points) + which).reshape(len(groups), -1))
        points = np.concatenate([points, places.reshape(-1, points.shape[1])[first]])
    return points, np.concatenate(rows)


def _middle(
    points: NDArray[np.float64], corners: NDArray[Any], middles: NDArray[Any], around: list[tuple[int, ...]], on: tuple[int, ...]
) -> NDArray[np.float64]:
    """The serendipity interpolant in the middle of one entity of all cells, shape (cells, dim)."""
    edges = [row for row, ends in enumerate(around) if set(ends) <= set(on)]
    weight = (1 + len(on) / 4) / len(edges)  # the weights of vertices and edges add up to 1
    found: NDArray[np.float64] = weight * points[middles[edges]].sum(axis=0) - points[corners[list(on)]].sum(axis=0) / 4
    return found
