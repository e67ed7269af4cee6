"""Stage 4: the cells or facets of an integral, in groups that share their reference quadrature points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import basix
import numpy as np
from numpy.typing import NDArray

from femiec.engine.embedded.elements import ScalarElement
from femiec.engine.embedded.preprocess import Integral
from femiec.geometry.mesh import Mesh

FACET = {
    "interval": "point",
    "triangle": "interval",
    "quadrilateral": "interval",
    "tetrahedron": "triangle",
    "hexahedron": "quadrilateral",
}

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Group:
    """Cells, or facets at one place of their cells, that share reference points.

    Attributes:
        mesh: the mesh.
        weights: quadrature weights, shape (points,).
        points: reference points by side ("" for cells and boundary facets, "+" and "-" inside), shape (dimension, points).
        cells: the cell of each entity, by side.
        area: for facets, by side, the outward area vector of the reference facet at each point, shape (dimension, points).
        tables: what has been tabulated so far.
    """

    mesh: Mesh
    weights: Array
    points: dict[str, Array]
    cells: dict[str, NDArray[np.int64]]
    area: dict[str, Array] = field(default_factory=dict)
    tables: dict[Any, Any] = field(default_factory=dict, repr=False)

    @property
    def size(self) -> int:
        """Number of entities."""
        return len(next(iter(self.cells.values())))

    def side(self, side: str) -> str:
        """The side that a restriction means here; an unrestricted symbol is taken on the first side."""
        return side if side in self.cells else next(iter(self.cells))

    def table(self, element: ScalarElement, side: str) -> tuple[Array, ...]:
        """Basis values and reference derivatives; a table that is the same at all points is kept as one row."""
        if (element, side) not in self.tables:
            tables = element.tabulate(self.points[side])
            self.tables[element, side] = tuple(
                table[:1] if np.ptp(table, axis=0).max(initial=0) < 1e-14 else table for table in tables
            )
        return self.tables[element, side]

    def chunks(self, size: int) -> Iterator[slice]:
        """Slices of at most ``size`` entities."""
        return (slice(start, min(start + size, self.size)) for start in range(0, self.size, size))


@dataclass(frozen=True)
class Geometry:
    """The mapping at the points of some entities; arrays of shape (points or 1, entities).

    Attributes:
        x: coordinates [m].
        inverse: inverse[m][d] = dX_m/dx_d, the inverse Jacobian.
        determinant: |det dx/dX|.
        scale: what multiplies the weights: the determinant for cells, the ratio of areas for facets.
        normal: outward unit normal of a facet, empty for cells.
    """

    x: list[Array]
    inverse: list[list[Array]]
    determinant: Array
    scale: Array
    normal: list[Array]


def quadrature(cell: str, degree: int) -> tuple[Array, Array]:
    """Points, shape (dimension, points), and weights that integrate polynomials of the degree on a reference cell."""
    if cell == "point":
        return np.zeros((0, 1)), np.ones(1)
    points, weights = (np.asarray(table, float) for table in basix.make_quadrature(getattr(basix.CellType, cell), degree))
    return np.ascontiguousarray(points.T), weights


def groups_of(mesh: Mesh, integral: Integral) -> tuple[Group, ...]:
    """The groups of an integral."""
    return tuple(
        group for subdomain in integral.subdomains for group in _SUBDOMAIN[integral.kind](mesh, subdomain, integral.degree)
    )


def geometry(group: Group, side: str, chunk: slice) -> Geometry:
    """Evaluate the mapping; reads the mesh's points each time, so that a mesh may move."""
    mesh, element = group.mesh.skfem, ScalarElement(group.mesh.cell, 1)
    values, *slopes = group.table(element, side)
    cells = group.cells[side][chunk]
    corners = [mesh.p[d][mesh.t[:, cells]] for d in range(group.mesh.dim)]
    jacobian = [[slope @ corner for slope in slopes] for corner in corners]
    signed, inverse = _invert(jacobian)
    determinant = np.abs(signed)
    x = [values @ corner for corner in corners]
    if not group.area:
        return Geometry(x, inverse, determinant, determinant, [])
    vector = [
        determinant * sum(row[d] * area[:, None] for row, area in zip(inverse, group.area[side], strict=True))
        for d in range(group.mesh.dim)
    ]
    scale = np.sqrt(sum(v * v for v in vector))
    return Geometry(x, inverse, determinant, scale, [v / scale for v in vector])


def _invert(j: list[list[Array]]) -> tuple[Array, list[list[Array]]]:
    if len(j) == 1:
        return j[0][0], [[1 / j[0][0]]]
    if len(j) == 2:
        det = j[0][0] * j[1][1] - j[0][1] * j[1][0]
        return det, [[j[1][1] / det, -j[0][1] / det], [-j[1][0] / det, j[0][0] / det]]

    def cofactor(i: int, k: int) -> Array:
        a, b, c, d = (i + 1) % 3, (i + 2) % 3, (k + 1) % 3, (k + 2) % 3
        return j[a][c] * j[b][d] - j[a][d] * j[b][c]

    cofactors = [[cofactor(i, k) for k in range(3)] for i in range(3)]
    det = j[0][0] * cofactors[0][0] + j[0][1] * cofactors[0][1] + j[0][2] * cofactors[0][2]
    return det, [[cofactors[k][i] / det for k in range(3)] for i in range(3)]


# -------------------------------------------------------------------- entities of each kind of integral
def _cells(mesh: Mesh, subdomain: int | str, degree: int) -> list[Group]:
    points, weights = quadrature(mesh.cell, degree)
    cells = mesh.cells_by_id(subdomain)
    return [Group(mesh, weights, {"": points}, {"": cells})] if len(cells) else []


def _boundary(mesh: Mesh, subdomain: int | str, degree: int) -> list[Group]:
    facets = mesh.boundary_by_id(subdomain)
    return _facets(mesh, facets, {"": mesh.skfem.f2t[0, facets]}, degree)


def _interior(mesh: Mesh, subdomain: int | str, degree: int) -> list[Group]:
    facets, plus = mesh.interior_by_id(subdomain)
    first, second = mesh.skfem.f2t[:, facets]
    return _facets(mesh, facets, {"+": plus, "-": np.where(first == plus, second, first)}, degree)


_SUBDOMAIN = {"cell": _cells, "exterior_facet": _boundary, "interior_facet": _interior}


def _facets(mesh: Mesh, facets: NDArray[np.int64], cells: dict[str, NDArray[np.int64]], degree: int) -> list[Group]:
    """Group facets by where their vertices lie in the cell of each side."""
    if not len(facets):
        return []
    facet_points, weights = quadrature(FACET[mesh.cell], degree)
    places = [_local_vertices(mesh, facets, on) for on in cells.values()]
    _, first, which = np.unique(np.concatenate(places), axis=1, return_index=True, return_inverse=True)
    groups = []
    for number, representative in enumerate(first):
        members = np.nonzero(which.ravel() == number)[0]
        points, area = {}, {}
        for side, place in zip(cells, places, strict=True):
            points[side], area[side] = _on_reference_cell(mesh, place[:, representative], facet_points)
        groups.append(Group(mesh, weights, points, {side: on[members] for side, on in cells.items()}, area))
    return groups


def _local_vertices(mesh: Mesh, facets: NDArray[np.int64], cells: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each facet, in the order of its vertices, which vertex of the cell each one is; shape (vertices, facets)."""
    vertices = np.atleast_2d(mesh.skfem.facets)[:, facets]
    return np.argmax(mesh.skfem.t[:, cells][None] == vertices[:, None], axis=1)


def _on_reference_cell(mesh: Mesh, vertices: NDArray[np.int64], facet_points: Array) -> tuple[Array, Array]:
    """The points of a reference facet in the reference cell, and its outward area vector there."""
    corners = np.asarray(mesh.skfem.elem.refdom.p, float)
    chosen = corners[:, vertices]
    if FACET[mesh.cell] == "point":
        values, slopes = np.ones((1, 1)), []
    else:
        values, *slopes = ScalarElement(FACET[mesh.cell], 1).tabulate(facet_points)
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
