"""The cells that hold points: a search in bounding boxes, then the map of each cell, inverted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.engine.embedded.boxes import BoxTree, box_tree
from femiec.engine.embedded.elements import ScalarElement, lagrange
from femiec.engine.embedded.pullback import Array, beside, nodes_of, pull_back
from femiec.errors import InputError, point_text
from femiec.geometry.mesh import Mesh

Indices = NDArray[np.int64]

TOLERANCE = 1e-8
"""How far beside a cell a point may lie and still belong to it, in reference coordinates, that is as a part of its size."""
ON_FACET = 1e-10
"""As far beside a cell, or less, a point lies in it: where it is on a facet, its cell is not for round-off to choose."""
AT_ONCE = 8192
"""Points handled at a time, to bound the memory."""


def locate_cells(mesh: Mesh, x: Any, within: NDArray[np.int64] | None = None) -> NDArray[np.int64]:
    """The cell that holds each point; a point on a facet or a vertex belongs to one of its cells.

    Args:
        mesh: the mesh, of affine, bilinear or curved cells.
        x: points [m], shape (n, dim), or (n, 3) with zeros beyond the mesh's dimension.
        within: the cells to choose from; all by default.

    Returns:
        Cells, shape (n,); -1 for a point outside.

    Example:
        >>> import skfem
        >>> mesh = Mesh.from_skfem(skfem.MeshQuad.init_tensor([0.0, 1, 2], [0.0, 1]))
        >>> locate_cells(mesh, [[1.5, 0.5], [1.0, 1.0], [2.5, 0.5]])
        array([ 1,  0, -1])
    """
    points = points_in(mesh, x)
    cells = mesh.cells_of() if within is None else np.asarray(within)
    if not cells.size:
        return np.full(points.shape[1], -1)
    search = _search(mesh, cells)
    found = np.full(points.shape[1], -1)
    for start in range(0, points.shape[1], AT_ONCE):
        held, chosen = search.choose(points[:, start : start + AT_ONCE])
        found[start + held] = chosen
    return found


def points_in(mesh: Mesh, x: Any) -> Array:
    """Points of shape (n, dim) or (n, 3) as (dim, n), checked."""
    points = np.asarray(x, float)
    if points.ndim != 2 or points.shape[1] not in (mesh.dim, 3):
        raise InputError("x", f"of shape {points.shape}", f"points of shape (n, {mesh.dim}) or (n, 3)", "one row a point")
    if points[:, mesh.dim :].any() or not np.isfinite(points).all():
        raise InputError("x", "with a coordinate that the mesh has not", "finite points of the mesh's dimension", "check them")
    return np.ascontiguousarray(points[:, : mesh.dim].T)


def expect_inside(points: Array, cells: Indices) -> None:
    """Refuse points without a cell.

    Raises:
        InputError: there is one; the message names the first.
    """
    lost = np.nonzero(cells < 0)[0]
    if lost.size:
        others = f", and {lost.size - 1} more," if lost.size > 1 else ""
        value = f"{point_text(points[:, lost[0]])} m, point {lost[0]}{others} without a cell"
        mend = "leave them out, or give evaluate_at a value for them: outside=numpy.nan"
        raise InputError("x", value, "points inside the mesh, where the field lives", mend)


@dataclass(frozen=True, eq=False)
class _Search:
    """The cells to choose from.

    A point in the box of a thin cell aslant is likely beside it; so each cell also has a box in its own frame,
    inverse (x - centre), that fits it closely.
    """

    mesh: Mesh
    cells: Indices
    tree: BoxTree
    centre: Array
    inverse: Array
    low: Array
    high: Array

    def candidates(self, x: Array) -> tuple[Indices, Indices]:
        """Pairs (point, cell) such that both boxes of the cell hold the point."""
        point, number = self.tree.holding(x)
        local = np.einsum("kab,bk->ak", self.inverse[number], x[:, point] - self.centre[:, number])
        near = ((self.low[:, number] <= local) & (local <= self.high[:, number])).all(axis=0)
        return point[near], self.cells[number[near]]

    def choose(self, x: Array) -> tuple[Indices, Indices]:
        """The points that a cell holds, and for each the cell that it lies in most; the first one of several."""
        point, cells = self.candidates(x)
        far = beside(self.mesh.cell, pull_back(self.mesh, cells, x[:, point]))
        held = far <= TOLERANCE
        point, cells, far = point[held], cells[held], np.maximum(far[held], ON_FACET)
        order = np.lexsort((cells, far, point))
        held_points, first = np.unique(point[order], return_index=True)
        return held_points, cells[order][first]


def _search(mesh: Mesh, cells: Indices) -> _Search:
    element, nodes = lagrange(mesh.cell, mesh.degree), nodes_of(mesh, cells)
    centre = nodes.mean(axis=1)
    middle = lagrange(mesh.cell, 1).nodes.mean(axis=1, keepdims=True)
    slopes = [np.einsum("n,dnk->kd", table[0], nodes) for table in element.tabulate(middle)[1:]]
    inverse = np.linalg.inv(np.stack(slopes, axis=2))
    local = np.einsum("kab,bnk->ank", inverse, nodes - centre[:, None])
    return _Search(mesh, cells, box_tree(*bounds(element, nodes)), centre, inverse, *bounds(element, local))


def bounds(element: ScalarElement, nodes: Array) -> tuple[Array, Array]:
    """The corners of boxes around cells with these nodes, a little larger.

    A curved cell leaves the hull of its vertices by at most twice the farthest of its nodes' ways from their places on the
    straight-sided cell: the basis functions of second order sum to less than 2 in absolute value.
    """
    straight = lagrange(element.cell, 1)
    vertices = nodes[:, : straight.nodes.shape[1]]
    bulge = np.abs(nodes - np.einsum("ln,dnk->dlk", straight.tabulate(element.nodes, 0)[0], vertices)).max(axis=1)
    low, high = vertices.min(axis=1), vertices.max(axis=1)
    margin = 2 * bulge + 10 * TOLERANCE * (high - low).max(axis=0)
    return low - margin, high + margin
