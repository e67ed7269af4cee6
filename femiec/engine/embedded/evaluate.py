"""Stage 5: the program's inputs on a chunk of entities: coefficients, constants and geometry at the quadrature points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import numpy as np

from femiec.engine.embedded.elements import Derivative, derivatives
from femiec.engine.embedded.geometric import QUANTITIES
from femiec.engine.embedded.leaves import CoefficientLeaf, ConstantLeaf, GeometryLeaf
from femiec.engine.embedded.mapping import CellMap, weighted_sum
from femiec.engine.embedded.measures import Group
from femiec.engine.embedded.program import Program
from femiec.engine.embedded.spaces import FunctionSpace
from femiec.errors import InputError


def symbols(coefficients: Iterable[Any], constants: Iterable[Any]) -> dict[tuple[str, int], Any]:
    """Functions and Constants by kind and UFL count; UFL counts the two apart."""
    named = {"coefficient": coefficients, "constant": constants}
    return {(kind, symbol.count()): symbol for kind, all_of_kind in named.items() for symbol in all_of_kind}


class Values:
    """Functions and Constants as they are during one assembly.

    Args:
        of: from :func:`symbols`.
    """

    def __init__(self, of: Mapping[tuple[str, int], Any]) -> None:
        self._of = of
        self._dofs: dict[tuple[int, int], np.ndarray] = {}

    def constant(self, leaf: ConstantLeaf) -> np.float64:
        """A component of a Constant; numpy's number, whose quotient by zero is an infinity, as in arrays."""
        return np.float64(np.asarray(self._of["constant", leaf.symbol].value)[leaf.component])

    def space(self, symbol: int) -> FunctionSpace:
        """The space of a Function."""
        space: FunctionSpace = self._of["coefficient", symbol].function_space
        return space

    def dofs(self, symbol: int, block: int) -> np.ndarray:
        """The dof values of a block of a Function, component by component, shape (components, scalar dofs)."""
        if (symbol, block) not in self._dofs:
            of = self.space(symbol).blocks[block]
            array = self._of["coefficient", symbol].x.array
            if array.shape != (self.space(symbol).dim,):
                allowed = f"({self.space(symbol).dim},), the dofs of its space"
                raise InputError(
                    "x.array of a Function", f"of shape {array.shape}", allowed, "write values into it: u.x.array[:] = values"
                )
            interleaved = array[of.span]
            self._dofs[symbol, block] = np.ascontiguousarray(interleaved.reshape(-1, of.size).T)
        return self._dofs[symbol, block]


class Points(Protocol):
    """Where a program is evaluated."""

    def map(self, side: str) -> CellMap:
        """The map from the reference cell on a side."""

    def field(self, leaf: CoefficientLeaf, values: Values) -> np.ndarray:
        """A component of a Function, or a derivative of it."""


def run_program(program: Program, values: Values, at: Points) -> list[Any]:
    """Evaluate a program: find what it takes, and run it."""

    def found(leaf: Any) -> Any:
        if isinstance(leaf, ConstantLeaf):
            return values.constant(leaf)
        if isinstance(leaf, GeometryLeaf):
            return QUANTITIES[leaf.name](at.map(leaf.side), *leaf.component)
        return at.field(leaf, values)

    with np.errstate(all="ignore"):  # a NaN is seen, and named, by whoever takes the result
        outputs = program.run([found(leaf) for leaf in program.leaves])
    # What Constants alone make may be an array of no dimension: then it is a number, too.
    return [value if isinstance(value, np.ndarray) and value.ndim else float(value) for value in outputs]


class Chunk:
    """A slice of a group; what several inputs share is computed once."""

    def __init__(self, group: Group, entities: slice) -> None:
        self.group, self.entities = group, entities
        self._maps: dict[Any, CellMap] = group.maps if group.keeps_maps else {}
        self._dofs: dict[Any, np.ndarray] = {}
        self._fields: dict[Any, np.ndarray] = {}

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

    def run(self, program: Program, values: Values) -> list[Any]:
        """Evaluate a program; its outputs have shape (points or 1, entities), or are numbers."""
        return run_program(program, values, self)

    def field(self, leaf: CoefficientLeaf, values: Values) -> np.ndarray:
        """A component of a Function, or a derivative of it, shape (points or 1, entities)."""
        key = (leaf.symbol, leaf.block, leaf.side, leaf.derivative)
        if key not in self._fields:
            for derivative, field in self._derivatives(leaf, values):
                self._fields[*key[:3], derivative] = field
        return self._fields[key][leaf.component]

    def _derivatives(self, leaf: CoefficientLeaf, values: Values) -> Iterable[tuple[Derivative, np.ndarray]]:
        """All derivatives of one order of a block, each of shape (components, points or 1, entities)."""
        side, order = self.group.side(leaf.side), len(leaf.derivative)
        reference = {k: self._reference(leaf, values, side, k) for k in {order, 1 if order == 2 else order}}
        found = reference[0] if order == 0 else _physical(self.map(side), reference, order)
        return zip(derivatives(self.group.mesh.dim, order), found, strict=True)

    def _reference(self, leaf: CoefficientLeaf, values: Values, side: str, order: int) -> np.ndarray:
        """The same on the reference cell, the derivatives in front."""
        space = values.space(leaf.symbol)
        table = self.group.stacked(space.blocks[leaf.block].element, side, order)
        key = (leaf.symbol, leaf.block, side)
        if key not in self._dofs:
            space.expect(self.group.cells[side][self.entities])
            cells = self.group.of_cells(space.blocks[leaf.block].cells, side, self.entities)
            self._dofs[key] = values.dofs(leaf.symbol, leaf.block).take(cells, axis=1)
        found = np.matmul(table.reshape(-1, table.shape[2]), self._dofs[key])
        return found.reshape(len(found), *table.shape[:2], self.size).swapaxes(0, 1)


def _physical(on: CellMap, reference: dict[int, np.ndarray], order: int) -> list[np.ndarray]:
    """Physical derivatives from reference derivatives, each of shape (components, points or 1, entities)."""
    dim = on.mesh.dim
    if order == 1:
        return [weighted_sum(on.inverse[:, d], reference[1]) for d in range(dim)]
    place = {d: slope for k in reference for d, slope in zip(derivatives(dim, k), reference[k], strict=True)}
    return [sum(place[found] * factor for found, factor in on.pull(wanted)) for wanted in derivatives(dim, order)]
