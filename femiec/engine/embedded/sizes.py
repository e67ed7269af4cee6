"""Sizes of cells and facets: UFL's CellVolume, CellDiameter, Circumradius, FacetArea and edge lengths; shape (1, entities)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from femiec.engine.embedded.mapping import CellMap
from femiec.engine.embedded.measures import FACET, Group, on_reference_cell, quadrature
from femiec.engine.embedded.topology import is_affine, reference_entities
from femiec.errors import UnsupportedForm

Array = NDArray[np.float64]

_EXACT = {1: 3, 2: 8}  # degree of the coordinates to a quadrature degree that integrates the Jacobian determinant exactly


def cell_volume(at: CellMap) -> Array:
    """The volume of each cell [m^dim]."""
    points, weights = quadrature(at.mesh.cell, _EXACT[at.mesh.degree])
    whole = Group(at.mesh, weights, {"": points}, {"": at.cells})
    return _integral(whole, CellMap(whole, "", slice(None)).determinant)


def facet_area(at: CellMap) -> Array:
    """The area of each facet [m^(dim - 1)]; a warped facet is integrated with a rule of degree 8."""
    vertices = at.place
    points, weights = quadrature(FACET[at.mesh.cell], 8 if len(vertices) > 1 else 0)
    on_cell, area = on_reference_cell(at.mesh.cell, vertices, points)
    whole = Group(at.mesh, weights, {"": on_cell}, {"": at.cells}, {"": area})
    return _integral(whole, CellMap(whole, "", slice(None)).scale)


def _integral(group: Group, density: Array) -> Array:
    return (group.weights @ np.broadcast_to(density, (len(group.weights), density.shape[1])))[None]


def _lengths(at: CellMap, pairs: list[tuple[int, ...]]) -> Array:
    ends = [at.nodes[:, [pair[k] for pair in pairs]] for k in range(2)]
    return np.sqrt(((ends[1] - ends[0]) ** 2).sum(axis=0))


def cell_diameter(at: CellMap) -> Array:
    """The largest distance [m] between two vertices of each cell."""
    return _lengths(at, list(combinations(range(len(at.mesh.cell_vertices)), 2))).max(axis=0)[None]


def circumradius(at: CellMap) -> Array:
    """The radius [m] of the circle or sphere through the vertices of each simplex: of edges a, b, c ... and volume V,
    a/2, abc/(4V), and sqrt(s(s-p)(s-q)(s-r))/(6V) with p, q, r the products of opposite edges and s half of their sum.
    """
    volume = cell_volume(at)
    if not is_affine(at.mesh):
        raise UnsupportedForm(f"Circumradius of a {at.mesh.cell} of degree {at.mesh.degree}: use CellDiameter")
    if at.mesh.dim == 1:
        return volume / 2
    edges = _cell_edges(at)
    if at.mesh.dim == 2:
        return edges.prod(axis=0) / (4 * volume)
    p, q, r = edges[0] * edges[5], edges[1] * edges[4], edges[2] * edges[3]
    s = (p + q + r) / 2
    return np.sqrt(s * (s - p) * (s - q) * (s - r)) / (6 * volume)


def _cell_edges(at: CellMap) -> Array:
    return _lengths(at, [tuple(edge) for edge in reference_entities(at.mesh.cell, 1)])


def _facet_edges(at: CellMap) -> Array:
    if at.mesh.dim < 3:
        raise UnsupportedForm("the edges of a facet that is an edge or a point: use FacetArea")
    on_facet = set(at.place)
    return _lengths(at, [tuple(edge) for edge in reference_entities(at.mesh.cell, 1) if on_facet.issuperset(edge)])


SIZES: dict[str, Callable[[CellMap], Array]] = {
    "CellVolume": cell_volume,
    "CellDiameter": cell_diameter,
    "Circumradius": circumradius,
    "FacetArea": facet_area,
    "MinCellEdgeLength": lambda at: _cell_edges(at).min(axis=0)[None],
    "MaxCellEdgeLength": lambda at: _cell_edges(at).max(axis=0)[None],
    "MinFacetEdgeLength": lambda at: _facet_edges(at).min(axis=0)[None],
    "MaxFacetEdgeLength": lambda at: _facet_edges(at).max(axis=0)[None],
}
"""The sizes by UFL's class names."""
