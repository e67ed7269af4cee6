"""Structured blocks of quadrilaterals, and the mesh that they make together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import skfem
from numpy.typing import NDArray

from femiec.geometry.groups import find_facets
from femiec.geometry.mesh import Mesh
from femiec.geometry.nodes import Curve

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Block:
    """A grid of quadrilaterals.

    Args:
        points: shape (rows, columns, 2) [m]; rows follow each other to the left of the direction along a row, so that the
            cells are counter-clockwise.
        region: name of its region.
        first_row, last_row, first_column, last_column: names of the surfaces there, "" where there is none.
    """

    points: Floats
    region: str
    first_row: str = ""
    last_row: str = ""
    first_column: str = ""
    last_column: str = ""

    def borders(self, numbers: Indices) -> dict[str, Indices]:
        """Surface to the ends of its facets, shape (facets, 2); numbers of the nodes, shape (rows, columns)."""
        lines = [
            (self.first_row, numbers[0]),
            (self.last_row, numbers[-1]),
            (self.first_column, numbers[:, 0]),
            (self.last_column, numbers[:, -1]),
        ]
        found: dict[str, Indices] = {}
        for name, line in lines:
            if name:
                ends = np.stack([line[:-1], line[1:]], axis=1)
                found[name] = np.concatenate([found[name], ends]) if name in found else ends
        return found


def ruled(inner: Floats, outer: Floats, fractions: Floats) -> Floats:
    """Points on straight lines between two curves, shape (points on a curve, fractions, 2)."""
    return np.asarray(inner[:, None] + fractions[None, :, None] * (outer - inner)[:, None])


def grid(x: Floats, y: Floats) -> Floats:
    """Points at all pairs of coordinates, ascending, shape (y, x, 2)."""
    return np.stack(np.meshgrid(x, y), axis=-1)


def mirrored(block: Block, axis: int, names: Mapping[str, str]) -> Block:
    """A block on the other side of the line where a coordinate is 0.

    Args:
        block: any.
        axis: of the coordinate that changes its sign.
        names: of the surfaces there, where they are others.
    """
    points = block.points[::-1].copy()
    points[..., axis] *= -1
    sides = block.last_row, block.first_row, block.first_column, block.last_column
    return Block(points, block.region, *(names.get(name, name) for name in sides))


def joined(blocks: Sequence[Block], source: str, curved: bool = False) -> Mesh:
    """One mesh of blocks that have the points of their common sides in common.

    Points closer than a millionth of the shortest edge's length are one node.

    Args:
        blocks: at least one.
        source: for the provenance record.
        curved: make cells of second order, each of two by two of the grids', whose numbers of cells are then even.

    Example:
        >>> square = grid(np.array([0.0, 1.0]), np.array([0.0, 1.0]))
        >>> mesh = joined([Block(square, "a", last_column="b"), Block(square + [1.0, 0.0], "c", last_row="top")], "two squares")
        >>> mesh.nodes.shape[1], mesh.surfaces["b"].size, sorted(mesh.regions)
        (6, 1, ['a', 'c'])
    """
    points = np.concatenate([block.points.reshape(-1, 2) for block in blocks])
    starts = np.cumsum([0, *(block.points.shape[0] * block.points.shape[1] for block in blocks)])
    first, node = merged(points, 1e-6 * min(shortest(block.points) for block in blocks))
    grids = [node[start:][: b.points[..., 0].size].reshape(b.points.shape[:2]) for start, b in zip(starts, blocks, strict=False)]
    nodes = np.ascontiguousarray(points[first].T)
    return _curved(blocks, nodes, grids, source) if curved else _named(blocks, nodes, grids, source)


def shortest(points: Floats) -> float:
    """The shortest edge of a grid [m]."""
    edges = [np.linalg.norm(np.diff(points, axis=axis), axis=-1).min(initial=np.inf) for axis in (0, 1)]
    return float(min(edges))


def merged(points: Floats, tolerance: float) -> tuple[Indices, Indices]:
    """Number points so that those closer than a tolerance are one.

    Args:
        points: shape (points, dim).
        tolerance: in the unit of the points.

    Returns:
        The first point of each node, shape (nodes,), and the node of each point, shape (points,).

    Example:
        >>> merged(np.array([[0.0, 0], [1, 0], [0, 1e-9]]), 1e-6)
        (array([0, 1]), array([0, 1, 0]))
    """
    from scipy.sparse import coo_matrix  # both take 30 ms and more, which every import of femiec.geometry would take
    from scipy.sparse.csgraph import connected_components
    from scipy.spatial import KDTree

    pairs = KDTree(points).query_pairs(tolerance, output_type="ndarray")
    graph = coo_matrix((np.ones(len(pairs), bool), (pairs[:, 0], pairs[:, 1])), shape=(len(points), len(points)))
    label = connected_components(graph, directed=False)[1]
    _, first, node = np.unique(label, return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    return first[order], place[node]


def _named(blocks: Sequence[Block], nodes: Floats, grids: list[Indices], source: str) -> Mesh:
    quads = [_quads(grid) for grid in grids]
    mesh = skfem.MeshQuad1(nodes, np.hstack(quads))
    return Mesh.from_skfem(mesh, _regions(blocks, quads), _surfaces(blocks, grids, mesh), source)


def _curved(blocks: Sequence[Block], nodes: Floats, grids: list[Indices], source: str) -> Mesh:
    corners = np.unique(np.concatenate([grid[::2, ::2].ravel() for grid in grids]))
    order = np.concatenate([corners, np.setdiff1d(np.arange(nodes.shape[1]), corners)])
    number = np.argsort(order)
    grids = [number[grid] for grid in grids]
    nodes = np.ascontiguousarray(nodes[:, order])
    straight = _named(blocks, nodes[:, : len(corners)].copy(), [grid[::2, ::2] for grid in grids], source)
    # basix's order: the vertices, the middles of the sides below, left, right and above, and the middle
    first, middle, last = slice(0, -1, 2), slice(1, None, 2), slice(2, None, 2)
    vertices = [(first, first), (first, last), (last, first), (last, last)]
    middles = [(first, middle), (middle, first), (middle, last), (last, middle), (middle, middle)]
    cells = np.hstack([np.array([grid[place].ravel() for place in (*vertices, *middles)]) for grid in grids])
    return replace(straight, curve=Curve(nodes, cells.astype(np.int32)))


def _quads(numbers: Indices) -> Indices:
    corners = numbers[:-1, :-1], numbers[:-1, 1:], numbers[1:, 1:], numbers[1:, :-1]
    return np.array([corner.ravel() for corner in corners])


def _regions(blocks: Sequence[Block], quads: list[Indices]) -> dict[str, Indices]:
    owner = np.repeat([block.region for block in blocks], [cells.shape[1] for cells in quads])
    return {name: np.nonzero(owner == name)[0] for name in dict.fromkeys(block.region for block in blocks)}


def _surfaces(blocks: Sequence[Block], grids: list[Indices], mesh: skfem.Mesh) -> dict[str, Indices]:
    ends: dict[str, list[Indices]] = {}
    for block, grid in zip(blocks, grids, strict=True):
        for name, pairs in block.borders(grid).items():
            ends.setdefault(name, []).append(pairs)
    return {name: np.unique(find_facets(mesh, np.concatenate(pairs))) for name, pairs in ends.items()}
