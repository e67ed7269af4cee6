"""Stage 5: the program's inputs on a chunk of entities: coefficients, constants and geometry at the quadrature points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from femiec.engine.embedded.factorise import CoefficientLeaf, ConstantLeaf, GeometryLeaf
from femiec.engine.embedded.measures import Geometry, Group, geometry
from femiec.engine.embedded.program import Program
from femiec.errors import InputError


def symbols(coefficients: Iterable[Any], constants: Iterable[Any]) -> dict[tuple[str, int], Any]:
    """Functions and Constants by kind and UFL count; UFL counts the two apart."""
    named = {"coefficient": coefficients, "constant": constants}
    return {(kind, symbol.count()): symbol for kind, all_of_kind in named.items() for symbol in all_of_kind}


class Chunk:
    """A slice of a group; what several inputs share is computed once."""

    def __init__(self, group: Group, entities: slice) -> None:
        self.group, self.entities = group, entities
        self._geometry: dict[str, Geometry] = {}
        self._dofs: dict[Any, np.ndarray] = {}
        self._slopes: dict[Any, list[np.ndarray]] = {}

    def geometry(self, side: str) -> Geometry:
        """The mapping on a side."""
        if side not in self._geometry:
            self._geometry[side] = geometry(self.group, side, self.entities)
        return self._geometry[side]

    def run(self, program: Program, values: Mapping[tuple[str, int], Any]) -> list[Any]:
        """Evaluate a program; ``values`` is from :func:`symbols`."""
        with np.errstate(all="ignore"):  # a NaN is seen, and named, by whoever takes the assembled result
            return program.run([self._input(leaf, values) for leaf in program.leaves])

    def _input(self, leaf: Any, values: Mapping[tuple[str, int], Any]) -> Any:
        if isinstance(leaf, ConstantLeaf):
            return float(np.asarray(values["constant", leaf.symbol].value)[leaf.component])
        if isinstance(leaf, GeometryLeaf):
            return self._quantity(leaf)
        return self._coefficient(leaf, values["coefficient", leaf.symbol])

    def _quantity(self, leaf: GeometryLeaf) -> np.ndarray:
        at = self.geometry(self.group.side(leaf.side))
        if leaf.name == "FacetNormal" and not at.normal:
            raise InputError("n", "the normal inside a cell", "the normal on a facet", "integrate it with ds or on an interface")
        return at.x[leaf.component[0]] if leaf.name == "SpatialCoordinate" else at.normal[leaf.component[0]]

    def _coefficient(self, leaf: CoefficientLeaf, function: Any) -> np.ndarray:
        space = function.ufl_function_space()
        block = space.blocks[leaf.block]
        side = self.group.side(leaf.side)
        values, *slopes = self.group.table(block.element, side)
        key = (leaf.symbol, leaf.block, leaf.component, side)
        if key not in self._dofs:
            scalar = space.cell_dofs(block, self.group.cells[side][self.entities])
            self._dofs[key] = function.x.array[block.offset + block.size * scalar + leaf.component]
        if leaf.derivative == 0:
            return values @ self._dofs[key]
        if key not in self._slopes:
            self._slopes[key] = [slope @ self._dofs[key] for slope in slopes]
        inverse = self.geometry(side).inverse
        return sum(inverse[m][leaf.derivative - 1] * slope for m, slope in enumerate(self._slopes[key]))
