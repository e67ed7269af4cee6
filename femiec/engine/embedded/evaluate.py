"""Stage 5: the program's inputs on a chunk of entities: coefficients, constants and geometry at the quadrature points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from femiec.engine.embedded.elements import derivatives
from femiec.engine.embedded.factorise import CoefficientLeaf, ConstantLeaf, GeometryLeaf
from femiec.engine.embedded.mapping import Mapping as CellMap
from femiec.engine.embedded.measures import Group
from femiec.engine.embedded.program import Program
from femiec.engine.embedded.sizes import SIZES


def symbols(coefficients: Iterable[Any], constants: Iterable[Any]) -> dict[tuple[str, int], Any]:
    """Functions and Constants by kind and UFL count; UFL counts the two apart."""
    named = {"coefficient": coefficients, "constant": constants}
    return {(kind, symbol.count()): symbol for kind, all_of_kind in named.items() for symbol in all_of_kind}


class Chunk:
    """A slice of a group; what several inputs share is computed once."""

    def __init__(self, group: Group, entities: slice) -> None:
        self.group, self.entities = group, entities
        self._maps: dict[Any, CellMap] = group.maps if group.keeps_maps else {}
        self._dofs: dict[Any, np.ndarray] = {}
        self._fields: dict[Any, Sequence[np.ndarray]] = {}

    @property
    def size(self) -> int:
        """Number of entities."""
        return self.entities.stop - self.entities.start

    def map(self, side: str) -> CellMap:
        """The map from the reference cell on a side."""
        side = self.group.side(side)
        key = (side, self.entities.start, self.entities.stop)
        if key not in self._maps:
            self._maps[key] = CellMap(self.group, side, self.entities)
        return self._maps[key]

    def run(self, program: Program, values: Mapping[tuple[str, int], Any]) -> list[Any]:
        """Evaluate a program; ``values`` is from :func:`symbols`."""
        with np.errstate(all="ignore"):  # a NaN is seen, and named, by whoever takes the assembled result
            return program.run([self._input(leaf, values) for leaf in program.leaves])

    def _input(self, leaf: Any, values: Mapping[tuple[str, int], Any]) -> Any:
        if isinstance(leaf, ConstantLeaf):
            return float(np.asarray(values["constant", leaf.symbol].value)[leaf.component])
        if isinstance(leaf, GeometryLeaf):
            return _QUANTITIES[leaf.name](self.map(leaf.side), *leaf.component)
        order = len(leaf.derivative)
        field = self._field(leaf, values["coefficient", leaf.symbol], order)
        return field[derivatives(self.group.mesh.dim, order).index(leaf.derivative)][:, leaf.component]

    def _field(self, leaf: CoefficientLeaf, function: Any, order: int) -> Sequence[np.ndarray]:
        """Each derivative of an order of all components of a block, shape (points or 1, components, entities)."""
        side = self.group.side(leaf.side)
        key = (leaf.symbol, leaf.block, side, order)
        if key not in self._fields:
            reference = {k: self._reference(leaf, function, side, k) for k in {order, 1 if order == 2 else order}}
            self._fields[key] = list(reference[0]) if order == 0 else _physical(self.map(side), reference, order)
        return self._fields[key]

    def _reference(self, leaf: CoefficientLeaf, function: Any, side: str, order: int) -> np.ndarray:
        block = function.function_space.blocks[leaf.block]
        table = self.group.stacked(block.element, side, order)
        dofs = self._block_dofs(leaf, function, side)
        found = table.reshape(-1, table.shape[2]) @ dofs.reshape(len(dofs), -1)
        return found.reshape(*table.shape[:2], block.size, self.size)

    def _block_dofs(self, leaf: CoefficientLeaf, function: Any, side: str) -> np.ndarray:
        """The dof values of a block, shape (nodes, components, entities)."""
        key = (leaf.symbol, leaf.block, side)
        if key not in self._dofs:
            space = function.function_space
            space.expect(self.group.cells[side][self.entities])
            block = space.blocks[leaf.block]
            scalar = block.size * self.group.of_cells(block.cells, side, self.entities) + block.offset
            shifted = scalar if block.size == 1 else scalar[:, None, :] + np.arange(block.size, dtype=scalar.dtype)[:, None]
            self._dofs[key] = function.x.array[shifted.reshape(len(scalar), block.size, -1)]
        return self._dofs[key]


def _physical(on: CellMap, reference: dict[int, np.ndarray], order: int) -> list[np.ndarray]:
    """Physical derivatives from reference derivatives, each of shape (points or 1, components, entities)."""
    dim = on.mesh.dim
    if order == 1:
        (slopes,) = reference.values()
        return [_combine(list(slopes), [row[d] for row in on.inverse]) for d in range(dim)]
    place = {derivative: (k, i) for k in reference for i, derivative in enumerate(derivatives(dim, k))}
    out = []
    for wanted in derivatives(dim, order):
        places, factors = zip(*((place[derivative], factor) for derivative, factor in on.pull(wanted)), strict=True)
        out.append(_combine([reference[k][i] for k, i in places], factors))
    return out


def _combine(fields: Sequence[np.ndarray], factors: Sequence[np.ndarray]) -> np.ndarray:
    """The sum of fields times factors of shape (points or 1, entities)."""
    total: Any = fields[0] * factors[0][:, None]
    for field, factor in zip(fields[1:], factors[1:], strict=True):
        term = field * factor[:, None]
        total = np.add(total, term, out=total if total.shape == term.shape else None)
    return total


_QUANTITIES: dict[str, Any] = {
    "SpatialCoordinate": lambda at, d: at.x[d],
    "FacetNormal": lambda at, d: at.normal[d],
    "Jacobian": lambda at, d, m: at.jacobian[d][m],
    "JacobianInverse": lambda at, m, d: at.inverse[m][d],
    "JacobianDeterminant": lambda at: at.signed_determinant,
    **SIZES,
}
"""Geometric quantities by UFL's class names."""
