"""The map of a cell, inverted: reference coordinates of points, by Newton's method."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from femiec.engine.embedded.elements import ScalarElement, lagrange
from femiec.engine.embedded.topology import SIMPLICES, is_affine
from femiec.geometry.mesh import Mesh

Array = NDArray[np.float64]

STEPS = 40
STOP = 1e-9
"""A Newton step, in reference coordinates, after which the next one would be lost in round-off: steps are squared."""
RETRIES = 3
"""Starts after the centre, for points that are not found in their cell. Of points in second-order cells bent until the
determinant falls to 2 % of its largest value the centre alone misses one in 400, with three more starts one in a million."""
INWARDS = 0.8
"""Where the later starts lie between the centre and the boundary: on the boundary itself the determinant may be nearly zero."""


def nodes_of(mesh: Mesh, cells: NDArray[np.int64]) -> Array:
    """The position [m] of the nodes of some cells, shape (dimension, nodes, cells)."""
    return mesh.nodes[:, mesh.cell_nodes[:, cells]]


def pull_back(mesh: Mesh, cells: NDArray[np.int64], x: Array) -> Array:
    """Reference coordinates X such that x(X) = x, each point in a cell of its own.

    Args:
        mesh: the mesh, of affine, bilinear or curved cells.
        cells: the cell of each point, shape (n,).
        x: points [m], shape (dimension, n); they may lie beside their cell, as far as its map goes.

    Returns:
        X, shape (dimension, n); NaN where no X was found.

    Example:
        >>> import skfem
        >>> mesh = Mesh.from_skfem(skfem.MeshLine([0.0, 2.0, 6.0]))
        >>> pull_back(mesh, np.array([1, 0]), np.array([[3.0, 3.0]]))
        array([[0.25, 1.5 ]])
    """
    element, nodes = lagrange(mesh.cell, mesh.degree), nodes_of(mesh, cells)
    centre = _starts(mesh.cell)[:, :1]
    X = _newton(element, nodes, x, np.repeat(centre, x.shape[1], axis=1))
    if is_affine(mesh):
        return X
    for retry in range(RETRIES):
        lost = np.nonzero(beside(mesh.cell, X) > 0)[0]
        start = _near(element, nodes[:, :, lost], x[:, lost], retry)
        again = _newton(element, nodes[:, :, lost], x[:, lost], start)
        found = beside(mesh.cell, again) == 0
        X[:, lost[found]] = again[:, found]
    return X


def beside(cell: str, X: Array) -> Array:
    """How far reference points, shape (dimension, n), lie beside the reference cell: 0 inside, infinite for NaN; shape (n,)."""
    past = X.sum(axis=0) - 1 if cell in SIMPLICES else X.max(axis=0) - 1
    return np.nan_to_num(np.maximum(0, np.maximum(past, -X.min(axis=0))), nan=np.inf)


def _newton(element: ScalarElement, nodes: Array, x: Array, start: Array) -> Array:
    """X from a start for each point, NaN where it was not found."""
    X, active = start, np.arange(x.shape[1])
    for _ in range(STEPS):
        step = _step(element, nodes[:, :, active], x[:, active], X[:, active])
        X[:, active] += step
        active = active[~(np.abs(step).max(axis=0) < STOP)]  # a NaN stays
        if not active.size:
            break
    X[:, active] = np.nan
    return X


def _starts(cell: str) -> Array:
    """The centre of the reference cell, and points near its vertices, edge midpoints and so on, shape (dimension, n)."""
    lattice, centre = lagrange(cell, 2).nodes, lagrange(cell, 1).nodes.mean(axis=1, keepdims=True)
    return np.hstack([centre, centre + INWARDS * (lattice - centre)])


def _near(element: ScalarElement, nodes: Array, x: Array, rank: int) -> Array:
    """The start that is mapped nearest to each point, or next to nearest and so on by rank."""
    starts = _starts(element.cell)[:, 1:]
    there = np.einsum("ln,dnk->dlk", element.tabulate(starts, 0)[0], nodes)
    return starts[:, ((there - x[:, None]) ** 2).sum(axis=0).argsort(axis=0)[rank]]


def _step(element: ScalarElement, nodes: Array, x: Array, X: Array) -> Array:
    values, *slopes = (np.einsum("kn,dnk->kd", table, nodes) for table in element.tabulate(X))
    return _solve(np.stack(slopes, axis=2), x.T - values).T


def _solve(matrices: Array, right: Array) -> Array:
    """Small systems by Cramer's rule, shapes (n, d, d) and (n, d); not finite where a matrix is singular."""
    out = np.empty_like(right)
    with np.errstate(all="ignore"):
        determinant = np.linalg.det(matrices)
        for m in range(right.shape[1]):
            replaced = matrices.copy()
            replaced[:, :, m] = right
            out[:, m] = np.linalg.det(replaced) / determinant
    return out
