"""Stage 5: the program's inputs on a chunk of entities: coefficients, constants and geometry at the quadrature points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from femiec.engine.embedded.elements import Derivative
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
        self._maps: dict[str, CellMap] = {}
        self._dofs: dict[Any, np.ndarray] = {}
        self._slopes: dict[Any, np.ndarray] = {}

    @property
    def size(self) -> int:
        """Number of entities."""
        return self.entities.stop - self.entities.start

    def map(self, side: str) -> CellMap:
        """The map from the reference cell on a side."""
        side = self.group.side(side)
        if side not in self._maps:
            self._maps[side] = CellMap(self.group, side, self.entities)
        return self._maps[side]

    def run(self, program: Program, values: Mapping[tuple[str, int], Any]) -> list[Any]:
        """Evaluate a program; ``values`` is from :func:`symbols`."""
        with np.errstate(all="ignore"):  # a NaN is seen, and named, by whoever takes the assembled result
            return program.run([self._input(leaf, values) for leaf in program.leaves])

    def _input(self, leaf: Any, values: Mapping[tuple[str, int], Any]) -> Any:
        if isinstance(leaf, ConstantLeaf):
            return float(np.asarray(values["constant", leaf.symbol].value)[leaf.component])
        if isinstance(leaf, GeometryLeaf):
            return _QUANTITIES[leaf.name](self.map(leaf.side), *leaf.component)
        return self._coefficient(leaf, values["coefficient", leaf.symbol])

    def _coefficient(self, leaf: CoefficientLeaf, function: Any) -> np.ndarray:
        pieces = [self._reference(leaf, reference, function) if factor is None
                  else factor * self._reference(leaf, reference, function)
                  for reference, factor in self.map(leaf.side).pull(leaf.derivative)]  # fmt: skip
        total = pieces[0]
        for piece in pieces[1:]:
            total = total + piece
        return total

    def _reference(self, leaf: CoefficientLeaf, derivative: Derivative, function: Any) -> np.ndarray:
        """A reference derivative of a coefficient at the points, shape (points or 1, entities)."""
        space = function.ufl_function_space()
        block, side = space.blocks[leaf.block], self.group.side(leaf.side)
        key = (leaf.symbol, leaf.block, leaf.component, side)
        if key not in self._dofs:
            scalar = space.cell_dofs(block, self.group.cells[side][self.entities])
            self._dofs[key] = function.x.array[block.offset + block.size * scalar + leaf.component]
        if (*key, derivative) not in self._slopes:
            self._slopes[*key, derivative] = self.group.table(block.element, side, derivative) @ self._dofs[key]
        return self._slopes[*key, derivative]


_QUANTITIES: dict[str, Any] = {
    "SpatialCoordinate": lambda at, d: at.x[d],
    "FacetNormal": lambda at, d: at.normal[d],
    "Jacobian": lambda at, d, m: at.jacobian[d][m],
    "JacobianInverse": lambda at, m, d: at.inverse[m][d],
    "JacobianDeterminant": lambda at: at.signed_determinant,
    **SIZES,
}
"""Geometric quantities by UFL's class names."""

GEOMETRY = tuple(_QUANTITIES)
