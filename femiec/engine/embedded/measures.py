"""Stage 4: the cells or facets of an integral, in groups that share their reference quadrature points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import basix
import numpy as np
from numpy.typing import NDArray

from femiec.engine.embedded.elements import Derivative, ScalarElement, derivatives, lagrange
from femiec.engine.embedded.preprocess import Integral
from femiec.engine.embedded.topology import cell_entities, reference_entities
from femiec.geometry.mesh import Mesh
from femiec.geometry.subdomains import boundary_by_id, cells_by_id, interior_by_id

FACET = {
    "interval": "point",
    "triangle": "interval",
    "quadrilateral": "interval",
    "tetrahedron": "triangle",
    "hexahedron": "quadrilateral",
}

Array = NDArray[np.float64]

KEPT = 2**24
"""Numbers in the maps of a group that may be kept; a larger group computes them at every assembly."""


@dataclass(frozen=True, eq=False)
class Group:
    """Cells, or facets at one place of their cells, that share reference points.

    Attributes:
        mesh: the mesh.
        weights: quadrature weights, shape (points,).
        points: reference points by side ("" for cells and boundary facets, "+" and "-" inside), shape (dimension, points).
        cells: the cell of each entity, by side.
        area: for facets, by side, the outward area vector of the reference facet at each point, shape (dimension, points).
        place: for facets, by side, which vertices of the reference cell the facet has.
        tables: what has been tabulated so far.
        maps: the maps from reference cells that are kept from one assembly to the next.
    """

    mesh: Mesh
    weights: Array
    points: dict[str, Array]
    cells: dict[str, NDArray[np.int64]]
    area: dict[str, Array] = field(default_factory=dict)
    place: dict[str, list[int]] = field(default_factory=dict)
    tables: dict[Any, Any] = field(default_factory=dict, repr=False)
    maps: dict[Any, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def size(self) -> int:
        """Number of entities."""
        return len(next(iter(self.cells.values())))

    @cached_property
    def coordinate(self) -> ScalarElement:
        """The element of the mesh's coordinates."""
        return lagrange(self.mesh.cell, self.mesh.degree)

    def side(self, side: str) -> str:
        """The side that a restriction means here; an unrestricted symbol is taken on the first side."""
        return side if side in self.cells else next(iter(self.cells))

    @cached_property
    def _first(self) -> dict[str, int | None]:
        """The first cell of each side where the cells are consecutive."""
        return {
            side: int(cells[0]) if len(cells) and np.array_equal(cells, np.arange(cells[0], cells[0] + len(cells))) else None
            for side, cells in self.cells.items()
        }

    def table(self, element: ScalarElement, side: str, derivative: Derivative = ()) -> Array:
        """A basis or a reference derivative of it at the points, shape (points, nodes); (1, nodes) if it is the same at all."""
        key = (element, side, derivative)
        if key not in self.tables:
            order = len(derivative)
            wanted = [d for k in range(order + 1) for d in derivatives(self.mesh.dim, k)]
            for d, table in zip(wanted, element.tabulate(self.points[side], order), strict=True):
                same = np.ptp(table, axis=0).max(initial=0) < 1e-14
                self.tables.setdefault((element, side, d), table[:1] if same else table)
        return self.tables[key]

    def stacked(self, element: ScalarElement, side: str, order: int) -> Array:
        """All reference derivatives of an order, shape (derivatives, points or 1, nodes)."""
        key = (element, side, order)
        if key not in self.tables:
            found = [self.table(element, side, derivative) for derivative in derivatives(self.mesh.dim, order)]
            rows = max(len(table) for table in found)
            self.tables[key] = np.array([np.broadcast_to(table, (rows, table.shape[1])) for table in found])
        return self.tables[key]

    def of_cells(self, by_cell: NDArray[Any], side: str, entities: slice) -> NDArray[Any]:
        """The columns of an array (..., cells) for the cells of some entities; a view where the cells are consecutive."""
        first = self._first[side]
        if first is None:
            return by_cell[..., self.cells[side][entities]]
        start, stop, _ = entities.indices(self.size)
        return by_cell[..., first + start : first + stop]

    @cached_property
    def keeps_maps(self) -> bool:
        """Whether the maps of all entities are few enough numbers to be kept."""
        return self.size * len(self.weights) * self.mesh.dim**2 <= KEPT

    def chunks(self, size: int) -> Iterator[slice]:
        """Slices of at most ``size`` entities."""
        return (slice(start, min(start + size, self.size)) for start in range(0, self.size, size))


def quadrature(cell: str, degree: int) -> tuple[Array, Array]:
    """Points, shape (dimension, points), and weights that integrate polynomials of the degree on a reference cell."""
    if cell == "point":
        return np.zeros((0, 1)), np.ones(1)
    points, weights = (np.asarray(table, float) for table in basix.make_quadrature(getattr(basix.CellType, cell), degree))
    return np.ascontiguousarray(points.T), weights


def groups_of(mesh: Mesh, integral: Integral) -> tuple[Group, ...]:
    """The groups of an integral."""
    return tuple(group for subdomain in integral.subdomains for group in _SUBDOMAIN[integral.kind](mesh, subdomain, integral))


# -------------------------------------------------------------------- entities of each kind of integral
def _cells(mesh: Mesh, subdomain: int | str, integral: Integral) -> list[Group]:
    points, weights = quadrature(mesh.cell, integral.degree)
    cells = cells_by_id(mesh, subdomain, integral.tags)
    return [Group(mesh, weights, {"": points}, {"": cells})] if len(cells) else []


def _boundary(mesh: Mesh, subdomain: int | str, integral: Integral) -> list[Group]:
    facets = boundary_by_id(mesh, subdomain, integral.tags)
    return _facets(mesh, facets, {"": mesh.skfem.f2t[0, facets]}, integral.degree)


def _interior(mesh: Mesh, subdomain: int | str, integral: Integral) -> list[Group]:
    facets, plus = interior_by_id(mesh, subdomain, integral.tags)
    first, second = mesh.skfem.f2t[:, facets]
    return _facets(mesh, facets, {"+": plus, "-": np.where(first == plus, second, first)}, integral.degree)


_SUBDOMAIN = {"cell": _cells, "exterior_facet": _boundary, "interior_facet": _interior}


def _facets(mesh: Mesh, facets: NDArray[np.int64], cells: dict[str, NDArray[np.int64]], degree: int) -> list[Group]:
    """Group facets by where their vertices, in the order of the first side, lie in the cell of each side."""
    if not len(facets):
        return []
    facet_points, weights = quadrature(FACET[mesh.cell], degree)
    vertices = _facet_vertices(mesh, facets, next(iter(cells.values())))
    places = [np.argmax(mesh.cell_vertices[:, on][None] == vertices[:, None], axis=1) for on in cells.values()]
    _, first, which = np.unique(np.concatenate(places), axis=1, return_index=True, return_inverse=True)
    groups = []
    for number, representative in enumerate(first):
        members = np.nonzero(which.ravel() == number)[0]
        place = {side: of_side[:, representative].tolist() for side, of_side in zip(cells, places, strict=True)}
        on_cell = {side: on_reference_cell(mesh.cell, of_side, facet_points) for side, of_side in place.items()}
        points, area = ({side: pair[k] for side, pair in on_cell.items()} for k in range(2))
        groups.append(Group(mesh, weights, points, {side: on[members] for side, on in cells.items()}, area, place))
    return groups


def _facet_vertices(mesh: Mesh, facets: NDArray[np.int64], cells: NDArray[np.int64]) -> NDArray[np.int32]:
    """The vertices of each facet in basix's order of the facet of its cell, shape (vertices, facets)."""
    local = np.argmax(cell_entities(mesh, mesh.dim - 1)[:, cells] == facets, axis=0)
    order = np.array(reference_entities(mesh.cell, mesh.dim - 1)).T
    return mesh.cell_vertices[order[:, local], cells]


def on_reference_cell(cell: str, vertices: list[int], facet_points: Array) -> tuple[Array, Array]:
    """The points of a reference facet in the reference cell, and its outward area vector there."""
    corners = basix.geometry(getattr(basix.CellType, cell)).T
    chosen = corners[:, vertices]
    if FACET[cell] == "point":
        values, slopes = np.ones((1, 1)), []
    else:
        values, *slopes = lagrange(FACET[cell], 1).tabulate(facet_points)
    points = chosen @ values.T
    tangents = [chosen @ slope.T for slope in slopes]
    if len(tangents) == 2:
        area = np.cross(tangents[0].T, tangents[1].T).T
    elif len(tangents) == 1:
        area = np.array([tangents[0][1], -tangents[0][0]])
    else:
        area = np.ones((1, 1))
    outward = np.sum(area * (points - corners.mean(axis=1)[:, None]), axis=0)
    return np.ascontiguousarray(points), area * np.sign(outward)
