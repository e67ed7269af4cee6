"""Functions and expressions at points anywhere in a mesh."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ufl.algorithms.analysis import extract_coefficients

from femiec.engine.embedded.elements import Derivative, ScalarElement, derivatives, lagrange
from femiec.engine.embedded.evaluate import Values, run_program
from femiec.engine.embedded.expressions import Expression
from femiec.engine.embedded.leaves import CoefficientLeaf
from femiec.engine.embedded.locate import AT_ONCE, TOLERANCE, expect_inside, locate_cells, points_in
from femiec.engine.embedded.mapping import CellMap
from femiec.engine.embedded.pullback import Array, beside, pull_back
from femiec.errors import InputError, point_text
from femiec.geometry.mesh import Mesh


def evaluate_at(expression: Any, mesh: Mesh, x: Any, outside: float | None = None) -> Array:
    """The values of a UFL expression, or of a function, at points anywhere in the mesh.

    Args:
        expression: any shape, without test or trial functions; on an interface, a field on a region is taken on its own side.
        mesh: the mesh of its fields.
        x: points [m], shape (n, dim) or (n, 3).
        outside: the value, such as NaN, at points where the mesh, or a field, has no cell; by default they are an error.

    Returns:
        Values, shape (n, components).

    Raises:
        InputError: a point lies outside, or the expression has no finite value there; the message names the first one.

    Example:
        >>> import skfem
        >>> mesh = Mesh.from_skfem(skfem.MeshTri().refined(2))
        >>> evaluate_at(mesh.x[0] * mesh.x, mesh, [[0.3, 0.4]])
        array([[0.09, 0.12]])
    """
    compiled = Expression(expression, np.zeros((0, mesh.dim)))
    compiled.expect(mesh)
    points = points_in(mesh, x)
    cells = locate_cells(mesh, points.T, _where_all_live(expression, mesh))
    if outside is None:
        expect_inside(points, cells)
    held = np.nonzero(cells >= 0)[0]
    out = np.full((points.shape[1], max(1, int(np.prod(compiled.shape)))), np.nan if outside is None else outside)
    for start in range(0, held.size, AT_ONCE):
        some = held[start : start + AT_ONCE]
        found = Probe(mesh, {"": cells[some]}, pull_back(mesh, cells[some], points[:, some])).run(compiled)
        for component, value in enumerate(found):
            out[some, component] = value  # of shape (1, points), or a number
    bad = held[~np.isfinite(out[held]).all(axis=1)]
    if bad.size:
        place = point_text(points[:, bad[0]])
        raise InputError("expression", f"not finite at {place} m", "a finite value at each point", "leave the point out")
    return out


def evaluate_function(function: Any, x: Any, cells: Any) -> Array:
    """The values of a function at points of given cells: see :meth:`femiec.engine.embedded.Function.eval`."""
    V = function.function_space
    points, cells = points_in(V.mesh, x), np.atleast_1d(np.asarray(cells, np.int64))
    if cells.shape != (points.shape[1],):
        raise InputError("cells", f"of shape {cells.shape}", f"one cell a point, ({points.shape[1]},)", "use locate_cells")
    expect_inside(points, cells)
    V.expect(cells)
    X = pull_back(V.mesh, cells, points)
    wrong = np.nonzero(beside(V.mesh.cell, X) > 100 * TOLERANCE)[0]
    if wrong.size:
        value = f"{cells[wrong[0]]} for point {wrong[0]}, which lies beside it"
        raise InputError("cells", value, "the cells that hold the points", "use locate_cells")
    probe, out = Probe(V.mesh, {"": cells}, X), np.empty((len(cells), len(V.flat_components)))
    for flat, (b, component) in enumerate(V.flat_components):
        block = V.blocks[b]
        dofs = block.dofs(component, block.cells[:, cells])
        out[:, flat] = probe.table(block.element, "") @ function.x.array[dofs]
    return out


@dataclass(frozen=True, eq=False)
class Probe:
    """Cells with one reference point each: to :class:`~.mapping.CellMap` what a Group is, whose points all cells share.

    Attributes:
        mesh: the mesh.
        cells: {"": the cell of each point}.
        points: the reference points, shape (dimension, n).
        area, place: as in Group; there are no facets.
        tables: what has been tabulated so far, by the highest order.
    """

    mesh: Mesh
    cells: dict[str, NDArray[np.int64]]
    points: Array
    area: dict[str, Array] = field(default_factory=dict)
    place: dict[str, list[int]] = field(default_factory=dict)
    tables: dict[tuple[ScalarElement, int], dict[Derivative, PointTable]] = field(default_factory=dict, repr=False)

    @cached_property
    def coordinate(self) -> ScalarElement:
        """The element of the mesh's coordinates."""
        return lagrange(self.mesh.cell, self.mesh.degree)

    @cached_property
    def _map(self) -> CellMap:
        group: Any = self
        return CellMap(group, "", slice(None))

    def table(self, element: ScalarElement, side: str, derivative: Derivative = ()) -> PointTable:
        """A basis, or a reference derivative of it."""
        order = len(derivative)
        if (element, order) not in self.tables:
            wanted = [d for k in range(order + 1) for d in derivatives(self.mesh.dim, k)]
            tables = element.tabulate(self.points, order)
            self.tables[element, order] = {d: PointTable(table) for d, table in zip(wanted, tables, strict=True)}
        return self.tables[element, order][derivative]

    def of_cells(self, by_cell: NDArray[Any], side: str, entities: slice) -> NDArray[Any]:
        """The columns of an array (..., cells) for the cells."""
        return by_cell[..., self.cells[side][entities]]

    def run(self, expression: Expression) -> list[Any]:
        """The components of an expression, each of shape (1, n) or a number."""
        return run_program(expression.program, Values(expression.values), self)

    def map(self, side: str) -> CellMap:
        """The map from the reference cells, the same for any side."""
        return self._map

    def field(self, leaf: CoefficientLeaf, values: Values) -> Array:
        """A component of a Function, or a derivative of it, shape (1, n)."""
        space = values.space(leaf.symbol)
        space.expect(self.cells[""])
        block = space.blocks[leaf.block]
        dofs = values.dofs(leaf.symbol, leaf.block)[leaf.component, block.cells[:, self.cells[""]]]
        if not leaf.derivative:
            return self.table(block.element, "") @ dofs
        terms = self._map.pull(leaf.derivative)
        return np.asarray(sum(factor * (self.table(block.element, "", d) @ dofs) for d, factor in terms))


@dataclass(frozen=True, eq=False)
class PointTable:
    """Basis functions at one point of each cell, shape (n, nodes); ``table @ dofs`` gives the values, shape (1, n)."""

    values: Array

    def __matmul__(self, dofs: Array) -> Array:
        return np.einsum("kn,nk->k", self.values, dofs)[None]


# -------------------------------------------------------------------- inside
def _where_all_live(expression: Any, mesh: Mesh) -> NDArray[np.int64]:
    """The cells where every field of an expression lives."""
    cells = mesh.cells_of()
    for function in extract_coefficients(expression):
        cells = np.intersect1d(cells, function.ufl_function_space().support)
    return cells
