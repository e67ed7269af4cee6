"""The outline of a plane body as closed lines, of which each chamber has one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from femiec.views.walls.body import Body


def outline(body: Body) -> list[NDArray[np.int64]]:
    """The edges that belong to one triangle, one after the other.

    Returns:
        For each line the numbers of the body's points along it; a closed one ends where it starts.
    """
    first, triangles = body.joined
    sides = np.sort(triangles[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
    edges, count = np.unique(sides, axis=0, return_counts=True)
    return [first[line] for line in chains(edges[count == 1])]


def chains(edges: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """Join edges end to end.

    Example:
        >>> chains(np.array([[0, 1], [2, 3], [1, 2], [3, 0]]))
        [array([0, 3, 2, 1, 0])]
    """
    beside: dict[int, list[int]] = {}
    for a, b in edges.tolist():
        beside.setdefault(a, []).append(b)
        beside.setdefault(b, []).append(a)
    # Lines with ends are walked from an end, so that they stay whole.
    starts = sorted(beside, key=lambda point: len(beside[point]) != 1)
    return [np.array(_walk(beside, start)) for start in starts if beside[start]]


def _walk(beside: dict[int, list[int]], start: int) -> list[int]:
    """Go on as long as there is an edge not yet gone along."""
    line = [start]
    while beside[line[-1]]:
        here, there = line[-1], beside[line[-1]].pop()
        beside[there].remove(here)
        line.append(there)
    return line


def around(body: Body, lines: Sequence[NDArray[np.int64]], centre: Sequence[float]) -> NDArray[np.int64] | None:
    """The smallest closed line about a place [m], or None."""
    from matplotlib.path import Path

    place = (centre[0] / body.size, centre[1] / body.size)
    closed = [line for line in lines if line[0] == line[-1]]
    about = [line for line in closed if Path(body.points[line, :2] / body.size).contains_point(place)]
    return min(about, key=lambda line: area(body.points[line]), default=None)


def area(corners: NDArray[np.float64]) -> float:
    """Of a polygon; the last corner is the first.

    Example:
        >>> area(np.array([[0, 0], [2, 0], [2, 1], [0, 1], [0, 0]]))
        2.0
    """
    x, y = corners[:, 0] - corners[0, 0], corners[:, 1] - corners[0, 1]
    return abs(float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2)


def thickness(body: Body, lines: Sequence[NDArray[np.int64]]) -> float:
    """Mean thickness of the walls [m]: 2 A / P of the area A and the outline's length P."""
    a, b, c = (body.points[body.triangles[:, i], :2] for i in range(3))
    doubled = (b - a)[:, 0] * (c - a)[:, 1] - (b - a)[:, 1] * (c - a)[:, 0]
    length = sum(float(np.linalg.norm(np.diff(body.points[line], axis=0), axis=1).sum()) for line in lines)
    return float(np.abs(doubled).sum()) / length
