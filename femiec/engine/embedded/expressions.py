"""UFL expressions evaluated at points of cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import ufl
from numpy.typing import NDArray
from ufl.algorithms.analysis import extract_coefficients, extract_constants

from femiec.engine.embedded.assemble import LARGEST
from femiec.engine.embedded.dag import Graph
from femiec.engine.embedded.elements import lagrange
from femiec.engine.embedded.evaluate import Chunk, Values, symbols
from femiec.engine.embedded.factorise import factorise
from femiec.engine.embedded.form_blocks import expect_values
from femiec.engine.embedded.indices import indices
from femiec.engine.embedded.measures import Group
from femiec.engine.embedded.preprocess import lower
from femiec.engine.embedded.program import compile_program
from femiec.engine.embedded.reals import default_scalar_type, expect_float64
from femiec.errors import InputError, UnsupportedForm
from femiec.geometry.mesh import Mesh


class Expression:
    """An expression without arguments, compiled for some reference points.

    Args:
        expression: a UFL expression of any shape.
        points: reference points, shape (points, dimension), such as ``V.element.interpolation_points``.
        dtype: float64.
        form_compiler_options: no effect: nothing is compiled to C.
        jit_options: no effect.

    Example:
        >>> import skfem
        >>> mesh = Mesh.from_skfem(skfem.MeshTri())
        >>> Expression(mesh.x, np.array([[0.0, 0.0], [1.0, 0.0]])).eval(mesh, np.array([0]))
        array([[[0., 0.],
                [1., 0.]]])
    """

    def __init__(
        self,
        expression: Any,
        points: Any,
        dtype: Any = default_scalar_type,
        form_compiler_options: Any = None,
        jit_options: Any = None,
    ) -> None:
        expect_float64("dtype", dtype)
        self.values = symbols(extract_coefficients(expression), extract_constants(expression))
        expect_values(self.values.values())
        graph = Graph()
        table = factorise(graph, lower(expression))
        if any(slots for value in table.flat for slots in value):
            raise UnsupportedForm("an expression with a test or trial function cannot be evaluated: integrate it in a form")
        self.ufl_expression = expression
        self.points = np.ascontiguousarray(np.atleast_2d(np.asarray(points, float)).T)
        self.program = compile_program(graph, [value.get((), graph.const(0)) for value in table.flat])

    @property
    def shape(self) -> tuple[int, ...]:
        """Shape of a value."""
        return tuple(self.ufl_expression.ufl_shape)

    @property
    def value_shape(self) -> tuple[int, ...]:
        """Shape of a value, by DOLFINx's name."""
        return self.shape

    @property
    def value_size(self) -> int:
        """Number of components of a value."""
        return int(np.prod(self.shape))

    def X(self) -> NDArray[np.float64]:
        """The reference points, shape (points, dimension)."""
        return self.points.T

    def expect(self, mesh: Mesh) -> None:
        """Refuse a mesh that is not the one of the expression's fields.

        Raises:
            InputError: it is another one.
        """
        if not set(ufl.domain.extract_domains(self.ufl_expression)) <= {mesh.ufl_domain()}:
            raise InputError("mesh", "not that of the expression", "the mesh of its fields", "interpolate onto one mesh first")

    def eval(self, mesh: Mesh, entities: Any) -> NDArray[np.float64]:
        """The values on cells, shape ``(cells, points, *shape)``."""
        self.expect(mesh)
        cells = indices("entities", entities, mesh.skfem.nelements, "a cell")
        if np.ndim(entities) != 1 or len(self.points) != mesh.dim:
            value = f"of shape {np.shape(entities)}, with points of dimension {len(self.points)}"
            raise InputError("entities", value, f"cells, and points of dimension {mesh.dim}", "evaluate on the cells of facets")
        count = self.points.shape[1]
        group = Group(mesh, np.ones(count), {"": self.points}, {"": cells})
        out = np.empty((len(cells), count, self.value_size))
        now = Values(self.values)
        for entities in group.chunks(LARGEST):
            for component, value in enumerate(Chunk(group, entities).run(self.program, now)):
                out[entities, :, component] = np.broadcast_to(value, (count, entities.stop - entities.start)).T
        return out.reshape(len(cells), count, *self.shape)


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
_FIRST_EDGES = {"tetrahedron": [1, 2, 3], "hexahedron": [1, 2, 4]}
"""basix's vertices at the ends of the edges from vertex 0."""
_SWAPPED = {1: 2, 2: 1, 5: 6, 6: 5}
"""Vertices that change places in the mirror image of a solid cell; 5 and 6 are those of a hexahedron."""


def sample(
    mesh: Mesh, region: str | None, expressions: Mapping[str, Any]
) -> tuple[NDArray[np.float64], dict[str, NDArray[np.float64]]]:
    """Evaluate expressions at the nodes of VTK's cells of second degree, in VTK's order, cell by cell of a region or of all.

    Solid cells are right-handed, as VTK wants them: their volume is positive.

    The points are pulled towards the cell's centre by 1e-7 of its size, for terms such as u_r/r have no value on the axis itself.

    Returns:
        Coordinates [m], shape (cells, points, dimension), and the values by name, shape (cells, points, components).
    """
    return sampler(mesh, region, expressions)()


def sampler(
    mesh: Mesh, region: str | None, expressions: Mapping[str, Any]
) -> Callable[[], tuple[NDArray[np.float64], dict[str, NDArray[np.float64]]]]:
    """:func:`sample` for many states of the same fields: the expressions are compiled once.

    Returns:
        A function without arguments that samples the present state.
    """
    corners = lagrange(mesh.cell, 1).nodes.T
    nodes = np.array([corners[list(around)].mean(axis=0) for around in VTK_NODES[mesh.cell]])
    inside, cells = nodes + 1e-7 * (corners.mean(axis=0) - nodes), mesh.cells_of(*(() if region is None else (region,)))
    components = {name: _components(expression) for name, expression in expressions.items()}
    # One program for all: what they share, such as strains, is evaluated once.
    compiled = Expression(ufl.as_vector([each for parts in components.values() for each in parts]), inside)
    place = Expression(mesh.x, nodes)
    order = _right_handed(mesh, cells)

    def ordered(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return values if order is None else np.take_along_axis(values, order[:, :, None], axis=1)

    def now() -> tuple[NDArray[np.float64], dict[str, NDArray[np.float64]]]:
        ends = np.cumsum([len(parts) for parts in components.values()])
        found = np.split(compiled.eval(mesh, cells), ends[:-1], axis=2)
        return ordered(place.eval(mesh, cells)), {name: ordered(part) for name, part in zip(components, found, strict=True)}

    return now


def _right_handed(mesh: Mesh, cells: NDArray[np.int64]) -> NDArray[np.int64] | None:
    """The places in :data:`VTK_NODES` that make each solid cell right-handed, shape (cells, nodes); None in the plane."""
    if mesh.cell not in _FIRST_EDGES:
        return None
    corners = mesh.skfem.p[:, mesh.cell_vertices[:, cells]]
    edges = corners[:, _FIRST_EDGES[mesh.cell]] - corners[:, :1]
    nodes = VTK_NODES[mesh.cell]
    mirrored = [nodes.index(tuple(sorted(_SWAPPED.get(corner, corner) for corner in on))) for on in nodes]
    left = np.linalg.det(np.moveaxis(edges, 2, 0)) < 0
    return np.where(left[:, None], mirrored, np.arange(len(nodes)))


def _components(expression: Any) -> list[Any]:
    """The scalars that an expression of any shape is made of, the last index fastest."""
    expression = ufl.as_ufl(expression)
    return [expression[index] if index else expression for index in np.ndindex(*expression.ufl_shape)]
