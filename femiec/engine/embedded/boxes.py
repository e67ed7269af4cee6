"""Which boxes hold a point: a binary tree of bounding boxes, built and searched level by level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class BoxTree:
    """A complete binary tree over boxes; make it with :func:`box_tree`.

    Attributes:
        lows, highs: the corners of the boxes of each level, from the root to the leaves, shape (dimension, 2^level).
        order: the box in each leaf; the leaves that fill up the last level are empty.
    """

    lows: list[Array]
    highs: list[Array]
    order: NDArray[np.int64]

    def holding(self, x: Array) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """All pairs (point, box) such that the box holds the point; x has shape (dimension, points)."""
        point, node = np.arange(x.shape[1]), np.zeros(x.shape[1], np.int64)
        for level, (low, high) in enumerate(zip(self.lows, self.highs, strict=True)):
            if level:
                point, node = np.repeat(point, 2), np.repeat(2 * node, 2)
                node[1::2] += 1
            inside = ((low[:, node] <= x[:, point]) & (x[:, point] <= high[:, node])).all(axis=0)
            point, node = point[inside], node[inside]
        return point, self.order[node]


def box_tree(low: Array, high: Array) -> BoxTree:
    """Sort boxes into a tree; each node is cut at the median of its centres, across its longest side.

    Args:
        low, high: the corners of the boxes, shape (dimension, boxes).

    Example:
        >>> tree = box_tree(np.array([[0.0, 1.0, 2.0]]), np.array([[1.0, 2.0, 3.0]]))
        >>> tree.holding(np.array([[0.5, 2.0, 4.0]]))
        (array([0, 1, 1]), array([0, 1, 2]))
    """
    dim, count = low.shape
    depth = max(count - 1, 0).bit_length()
    centre = _fill(low + high, 2**depth, np.inf) / 2
    order = np.arange(2**depth)[None]
    for _ in range(depth):
        inside = centre[:, order]
        extent = _reduced(np.maximum, inside, -np.inf) - _reduced(np.minimum, inside, np.inf)
        across = np.take_along_axis(inside, extent.argmax(axis=0)[None, :, None], axis=0)[0]
        order = np.take_along_axis(order, across.argsort(axis=1, kind="stable"), axis=1).reshape(2 * len(order), -1)
    leaves = order.ravel()
    lows, highs = [_fill(low, 2**depth, np.inf)[:, leaves]], [_fill(high, 2**depth, -np.inf)[:, leaves]]
    for _ in range(depth):
        lows.append(lows[-1].reshape(dim, -1, 2).min(axis=2))
        highs.append(highs[-1].reshape(dim, -1, 2).max(axis=2))
    return BoxTree(lows[::-1], highs[::-1], leaves)


def _fill(values: Array, length: int, value: float) -> Array:
    return np.pad(values, ((0, 0), (0, length - values.shape[1])), constant_values=value)


def _reduced(reduce: Any, centres: Array, empty: float) -> Array:
    """The extreme centre in each node; boxes that only fill up the tree do not count, a node without others gives ``empty``."""
    return reduce.reduce(np.where(np.isfinite(centres), centres, empty), axis=2)
