"""UFL expressions evaluated at points of cells, and interpolated into a space."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ufl.algorithms.analysis import extract_coefficients, extract_constants

from femiec.engine.embedded.assemble import LARGEST
from femiec.engine.embedded.dag import Graph
from femiec.engine.embedded.elements import lagrange
from femiec.engine.embedded.evaluate import Chunk, Values, symbols
from femiec.engine.embedded.factorise import factorise
from femiec.engine.embedded.measures import Group
from femiec.engine.embedded.preprocess import lower
from femiec.engine.embedded.program import compile_program
from femiec.errors import InputError, UnsupportedForm
from femiec.geometry.mesh import Mesh


class Expression:
    """An expression without arguments, compiled for some reference points.

    Args:
        expression: a UFL expression of any shape.
        points: reference points, shape (points, dimension).

    Example:
        >>> import skfem
        >>> mesh = Mesh.from_skfem(skfem.MeshTri())
        >>> Expression(mesh.x[0] + 1, np.array([[0.0, 0.0]])).eval(mesh, np.array([0]))
        array([[[1.]]])
    """

    def __init__(self, expression: Any, points: NDArray[np.float64]) -> None:
        graph = Graph()
        table = factorise(graph, lower(expression))
        if any(slots for value in table.flat for slots in value):
            raise UnsupportedForm("an expression with a test or trial function cannot be evaluated: integrate it in a form")
        self.shape = expression.ufl_shape
        self.points = np.ascontiguousarray(np.asarray(points, float).T)
        self.program = compile_program(graph, [value.get((), graph.const(0)) for value in table.flat])
        self.values = symbols(extract_coefficients(expression), extract_constants(expression))

    def eval(self, mesh: Mesh, cells: NDArray[np.int64]) -> NDArray[np.float64]:
        """The values, shape (cells, points, components)."""
        count = self.points.shape[1]
        group = Group(mesh, np.ones(count), {"": self.points}, {"": np.asarray(cells)})
        out = np.empty((len(cells), count, max(1, int(np.prod(self.shape)))))
        now = Values(self.values)
        for entities in group.chunks(LARGEST):
            for component, value in enumerate(Chunk(group, entities).run(self.program, now)):
                out[entities, :, component] = np.broadcast_to(value, (count, entities.stop - entities.start)).T
        return out


def interpolate_expression(function: Any, expression: Any) -> None:
    """Set a function's dofs to the expression's values at its nodes; at a node that cells share the last cell's value holds."""
    V = function.function_space
    if int(np.prod(expression.ufl_shape)) != len(V.flat_components):
        allowed = f"{len(V.flat_components)} components"
        raise InputError("interpolate", f"an expression of shape {expression.ufl_shape}", allowed, "give one entry a component")
    dofs = function.x.array.copy()  # the expression may hold the function itself
    for flat, (b, component) in enumerate(V.flat_components):
        block = V.blocks[b]
        entry = _component(expression, flat)
        values = Expression(entry, block.element.nodes.T).eval(V.mesh, V.support)[:, :, 0]
        dofs[block.offset + block.size * block.cells[:, V.support].T + component] = values
    function.x.array[:] = dofs


def _component(expression: Any, flat: int) -> Any:
    index = tuple(int(i) for i in np.unravel_index(flat, expression.ufl_shape)) if expression.ufl_shape else ()
    return expression[index] if index else expression


VTK_NODES: dict[str, list[tuple[int, ...]]] = {
    "interval": [(0,), (1,), (0, 1)],
    "triangle": [(0,), (1,), (2,), (0, 1), (1, 2), (0, 2)],
    "quadrilateral": [(0,), (1,), (3,), (2,), (0, 1), (1, 3), (2, 3), (0, 2), (0, 1, 2, 3)],
    "tetrahedron": [(0,), (1,), (2,), (3,), (0, 1), (1, 2), (0, 2), (0, 3), (1, 3), (2, 3)],
    "hexahedron": [
        *[(0,), (1,), (3,), (2,), (4,), (5,), (7,), (6,)],
        *[(0, 1), (1, 3), (2, 3), (0, 2), (4, 5), (5, 7), (6, 7), (4, 6), (0, 4), (1, 5), (3, 7), (2, 6)],
        *[(0, 2, 4, 6), (1, 3, 5, 7), (0, 1, 4, 5), (2, 3, 6, 7), (0, 1, 2, 3), (4, 5, 6, 7), (0, 1, 2, 3, 4, 5, 6, 7)],
    ],
}
"""For each node of VTK's cell of second degree (types 21, 22, 28, 24, 29), basix's vertices in whose middle it lies."""


def sample(mesh: Mesh, region: str, expressions: Mapping[str, Any]) -> tuple[NDArray[np.float64], dict[str, NDArray[np.float64]]]:
    """Evaluate expressions at the nodes of VTK's cells of second degree, in VTK's order, cell by cell of a region.

    The points are pulled towards the cell's centre by 1e-7 of its size, for terms such as u_r/r have no value on the axis itself.

    Returns:
        Coordinates [m], shape (cells, points, dimension), and the values by name, shape (cells, points, components).
    """
    corners = lagrange(mesh.cell, 1).nodes.T
    nodes = np.array([corners[list(around)].mean(axis=0) for around in VTK_NODES[mesh.cell]])
    inside, cells = nodes + 1e-7 * (corners.mean(axis=0) - nodes), mesh.cells_of(region)
    values = {name: Expression(expression, inside).eval(mesh, cells) for name, expression in expressions.items()}
    return Expression(mesh.x, nodes).eval(mesh, cells), values
