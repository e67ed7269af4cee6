"""The cells nearest to points that may lie a little outside, and the points' places in them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from femiec.engine.embedded.boxes import box_tree
from femiec.engine.embedded.elements import lagrange
from femiec.engine.embedded.locate import AT_ONCE, bounds
from femiec.engine.embedded.pullback import Array, nodes_of, pull_back
from femiec.engine.embedded.topology import SIMPLICES
from femiec.geometry.mesh import Mesh

Indices = NDArray[np.int64]


def nearest_cells(mesh: Mesh, within: Indices, x: Array, reach: float) -> tuple[Indices, Array]:
    """The cell that each point lies in or, within a reach, beside, and where.

    Args:
        mesh: the mesh, of affine, bilinear or curved cells.
        within: the cells to choose from.
        x: points [m], shape (dimension, n).
        reach: how far from a cell a point may lie [m], measured to the point in the cell with X clipped (not the nearest, in a
            slanted cell).

    Returns:
        Cells, shape (n,), -1 for a point out of reach; reference coordinates X with x(X) = x, shape (dimension, n), which lie
        outside the reference cell where the point is beside its cell.

    Example:
        >>> import skfem
        >>> mesh = Mesh.from_skfem(skfem.MeshLine([0.0, 1.0, 3.0]))
        >>> nearest_cells(mesh, np.array([0, 1]), np.array([[0.5, 3.1, 3.5]]), reach=0.2)
        (array([ 0,  1, -1]), array([[0.5 , 1.05, 0.  ]]))
    """
    cells, X = np.full(x.shape[1], -1), np.zeros_like(x)
    if not within.size:
        return cells, X
    low, high = bounds(lagrange(mesh.cell, mesh.degree), nodes_of(mesh, within))
    tree = box_tree(low - reach, high + reach)
    for start in range(0, x.shape[1], AT_ONCE):
        point, number = tree.holding(x[:, start : start + AT_ONCE])
        point, candidates = point + start, within[number]
        there = pull_back(mesh, candidates, x[:, point])
        away = _distance(mesh, candidates, there, x[:, point])
        best = np.lexsort((candidates, away, point))
        best = best[away[best] <= reach]
        found, first = np.unique(point[best], return_index=True)
        cells[found], X[:, found] = candidates[best[first]], there[:, best[first]]
    return cells, X


def _distance(mesh: Mesh, cells: Indices, X: Array, x: Array) -> Array:
    """From each point x to its cell [m], measured to the place in the cell next to X; infinite where X is NaN."""
    inside = np.maximum(X, 0.0)
    inside = inside / np.maximum(inside.sum(axis=0), 1.0) if mesh.cell in SIMPLICES else np.minimum(inside, 1.0)
    basis, *_ = lagrange(mesh.cell, mesh.degree).tabulate(inside, 0)
    away = np.linalg.norm(np.einsum("kn,dnk->dk", basis, nodes_of(mesh, cells)) - x, axis=0)
    return np.nan_to_num(away, nan=np.inf)
