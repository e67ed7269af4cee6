"""Stage 2: an integrand to {argument slots: coefficient node}: what multiplies each product of test and trial components.

A value is a mapping from a tuple of slots (empty: free of arguments) to a node of the graph. An integrand is linear in each
argument, so walking the expression with these values factorises it exactly.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from ufl import classes as uc
from ufl.corealg.traversal import unique_post_traversal

from femiec.engine.embedded.dag import Graph
from femiec.engine.embedded.elements import Derivative
from femiec.engine.embedded.unsupported import unknown_node
from femiec.errors import UnsupportedForm


class Slot(NamedTuple):
    """One component, or one partial derivative of it, of a test (number 0) or trial (number 1) function."""

    number: int
    part: int
    block: int
    component: int
    derivative: Derivative
    side: str


class CoefficientLeaf(NamedTuple):
    """The value, or a derivative, of a component of a coefficient."""

    symbol: int
    block: int
    component: int
    derivative: Derivative
    side: str


class ConstantLeaf(NamedTuple):
    """A component of a constant."""

    symbol: int
    component: tuple[int, ...]


class GeometryLeaf(NamedTuple):
    """A component of a geometric quantity, by UFL's class name."""

    name: str
    component: tuple[int, ...]
    side: str


Value = dict[tuple[Slot, ...], int]

GEOMETRY = (
    "SpatialCoordinate",
    "FacetNormal",
    "Jacobian",
    "JacobianInverse",
    "JacobianDeterminant",
    "CellVolume",
    "CellDiameter",
    "Circumradius",
    "FacetArea",
    "MinCellEdgeLength",
    "MaxCellEdgeLength",
    "MinFacetEdgeLength",
    "MaxFacetEdgeLength",
)
_COMPARE: dict[type, str] = {
    uc.LT: "less",
    uc.GT: "greater",
    uc.LE: "less_equal",
    uc.GE: "greater_equal",
    uc.EQ: "equal",
    uc.NE: "not_equal",
}
_FUNCTIONS: dict[type, str] = {
    uc.Sqrt: "sqrt",
    uc.Exp: "exp",
    uc.Ln: "log",
    uc.Cos: "cos",
    uc.Sin: "sin",
    uc.Tan: "tan",
    uc.Cosh: "cosh",
    uc.Sinh: "sinh",
    uc.Tanh: "tanh",
    uc.Acos: "arccos",
    uc.Asin: "arcsin",
    uc.Atan: "arctan",
    uc.Erf: "erf",
    uc.BesselJ: "jv",
    uc.BesselY: "yv",
    uc.BesselI: "iv",
    uc.BesselK: "kv",
    uc.Abs: "absolute",
    uc.MinValue: "minimum",
    uc.MaxValue: "maximum",
    uc.Atan2: "arctan2",
    uc.AndCondition: "logical_and",
    uc.OrCondition: "logical_or",
    uc.NotCondition: "logical_not",
    **_COMPARE,
}


def factorise(graph: Graph, expression: Any) -> np.ndarray:
    """Factorise a lowered UFL expression.

    Returns:
        An object array of the expression's shape, each entry a :data:`Value`.

    Raises:
        UnsupportedForm: a UFL node that this engine does not know; the message names it.
    """
    return _Walk(graph).walk(expression)


class _Walk:
    """Each UFL node becomes an object array of shape (its shape + the dimensions of its free indices)."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.done: dict[Any, np.ndarray] = {}

    def walk(self, root: Any) -> np.ndarray:
        for node in unique_post_traversal(root):
            if node not in self.done and not isinstance(node, uc.MultiIndex | uc.Label):
                self.done[node] = self.rule(node)(self, node)
        return self.done[root]

    def rule(self, node: Any) -> Callable[[_Walk, Any], np.ndarray]:
        for kind in type(node).__mro__:
            if kind in _RULES:
                return _RULES[kind]
        raise unknown_node(node, _RULES)

    # ------------------------------------------------------------ values
    def fill(self, node: Any, entry: Callable[[tuple[int, ...]], Value]) -> np.ndarray:
        out = np.empty(node.ufl_shape + node.ufl_index_dimensions, dtype=object)
        for index in np.ndindex(*out.shape):
            out[index] = entry(index)
        return out

    def plain(self, number: int) -> Value:
        return {} if self.graph.value(number) == 0 else {(): number}

    def scalar(self, value: Value) -> int:
        """The node of a value that is free of arguments."""
        if not value:
            return self.graph.const(0)
        if list(value) != [()]:
            raise UnsupportedForm("the form is not linear in an argument: use a Function and ufl.derivative for a nonlinear term")
        return value[()]

    def add(self, a: Value, b: Value) -> Value:
        out = dict(a)
        for slots, number in b.items():
            out[slots] = self.graph.add(out[slots], number) if slots in out else number
        return out

    def multiply(self, a: Value, b: Value) -> Value:
        out: Value = {}
        for slots_a, number_a in a.items():
            for slots_b, number_b in b.items():
                slots = tuple(sorted(slots_a + slots_b))
                number = self.graph.multiply(number_a, number_b)
                out[slots] = self.graph.add(out[slots], number) if slots in out else number
        return out

    def at(self, operand: Any, node: Any, index: tuple[int, ...]) -> Value:
        """The entry of a scalar operand at the free indices of the node that uses it."""
        free = dict(zip(node.ufl_free_indices, index[len(node.ufl_shape) :], strict=True))
        return self.done[operand][tuple(free[i] for i in operand.ufl_free_indices)]


def _terminal(walk: _Walk, node: Any) -> np.ndarray:
    """An argument, coefficient, constant or geometric quantity under any number of gradients and restrictions."""
    side, order, inner = "", 0, node
    while isinstance(inner, uc.Grad | uc.Restricted):
        side = inner._side if isinstance(inner, uc.Restricted) else side
        order += isinstance(inner, uc.Grad)
        inner = inner.ufl_operands[0]
    if order > 2:
        raise UnsupportedForm(f"third derivative {str(node)[:120]}: the engine has first and second ones; use a mixed form")
    if isinstance(inner, uc.Argument | uc.Coefficient):
        return walk.fill(node, lambda index: _field(walk, inner, index, order, side))
    if isinstance(inner, uc.Constant):
        return walk.fill(node, lambda index: {(): walk.graph.make("leaf", ConstantLeaf(inner.count(), index))})
    if isinstance(inner, uc.GeometricQuantity) and order == 0 and type(inner).__name__ in GEOMETRY:
        name = type(inner).__name__
        return walk.fill(node, lambda index: {(): walk.graph.make("leaf", GeometryLeaf(name, index, side))})
    if isinstance(inner, uc.ConstantValue):
        return walk.done[inner]
    raise UnsupportedForm(
        f"UFL node {type(inner).__name__} in {str(node)[:120]}: known geometric quantities are {', '.join(GEOMETRY)}"
    )


def _field(walk: _Walk, field: Any, index: tuple[int, ...], order: int, side: str) -> Value:
    rank = len(field.ufl_shape)
    flat = int(np.ravel_multi_index(index[:rank], field.ufl_shape)) if rank else 0
    block, component = field.ufl_function_space().flat_components[flat]
    if order and field.ufl_function_space().blocks[block].element.at_points:
        raise UnsupportedForm(f"the gradient of {field}, which has values at quadrature points only: use a Lagrange field")
    derivative = tuple(sorted(index[rank:]))
    if isinstance(field, uc.Argument):
        return {(Slot(field.number(), field.part() or 0, block, component, derivative, side),): walk.graph.const(1)}
    return {(): walk.graph.make("leaf", CoefficientLeaf(field.count(), block, component, derivative, side))}


def _indexed(walk: _Walk, node: Any) -> np.ndarray:
    operand, indices = node.ufl_operands
    values = walk.done[operand]

    def entry(index: tuple[int, ...]) -> Value:
        free = dict(zip(node.ufl_free_indices, index, strict=True))
        place = tuple(int(i) if isinstance(i, uc.FixedIndex) else free[i.count()] for i in indices)
        return values[place + tuple(free[i] for i in operand.ufl_free_indices)]

    return walk.fill(node, entry)


def _component_tensor(walk: _Walk, node: Any) -> np.ndarray:
    operand, indices = node.ufl_operands
    values, rank = walk.done[operand], len(node.ufl_shape)

    def entry(index: tuple[int, ...]) -> Value:
        free = dict(zip((i.count() for i in indices), index[:rank], strict=True))
        free.update(zip(node.ufl_free_indices, index[rank:], strict=True))
        return values[tuple(free[i] for i in operand.ufl_free_indices)]

    return walk.fill(node, entry)


def _index_sum(walk: _Walk, node: Any) -> np.ndarray:
    operand, (summed,) = node.ufl_operands
    values = walk.done[operand]
    axis = len(operand.ufl_shape) + operand.ufl_free_indices.index(summed.count())

    def entry(index: tuple[int, ...]) -> Value:
        total: Value = {}
        for i in range(values.shape[axis]):
            total = walk.add(total, values[(*index[:axis], i, *index[axis:])])
        return total

    return walk.fill(node, entry)


def _division(walk: _Walk, node: Any) -> np.ndarray:
    top, bottom = node.ufl_operands

    def entry(index: tuple[int, ...]) -> Value:
        divisor = walk.scalar(walk.at(bottom, node, index))
        return {slots: walk.graph.divide(number, divisor) for slots, number in walk.at(top, node, index).items()}

    return walk.fill(node, entry)


def _power(walk: _Walk, node: Any) -> np.ndarray:
    base, exponent = node.ufl_operands

    def entry(index: tuple[int, ...]) -> Value:
        return walk.plain(walk.graph.power(walk.scalar(walk.at(base, node, index)), walk.scalar(walk.at(exponent, node, index))))

    return walk.fill(node, entry)


def _function(walk: _Walk, node: Any) -> np.ndarray:
    name = next(_FUNCTIONS[kind] for kind in type(node).__mro__ if kind in _FUNCTIONS)

    def entry(index: tuple[int, ...]) -> Value:
        return {(): walk.graph.make(name, *(walk.scalar(walk.at(operand, node, index)) for operand in node.ufl_operands))}

    return walk.fill(node, entry)


def _conditional(walk: _Walk, node: Any) -> np.ndarray:
    condition, yes, no = node.ufl_operands
    zero = walk.graph.const(0)

    def entry(index: tuple[int, ...]) -> Value:
        test = walk.scalar(walk.at(condition, node, index))
        a, b = walk.at(yes, node, index), walk.at(no, node, index)
        return {slots: walk.graph.make("where", test, a.get(slots, zero), b.get(slots, zero)) for slots in {**a, **b}}

    return walk.fill(node, entry)


def _sum(walk: _Walk, node: Any) -> np.ndarray:
    a, b = (walk.done[operand] for operand in node.ufl_operands)
    return walk.fill(node, lambda index: walk.add(a[index], b[index]))


def _product(walk: _Walk, node: Any) -> np.ndarray:
    a, b = node.ufl_operands
    return walk.fill(node, lambda index: walk.multiply(walk.at(a, node, index), walk.at(b, node, index)))


_RULES: dict[type, Callable[[_Walk, Any], np.ndarray]] = {
    uc.Zero: lambda walk, node: walk.fill(node, lambda index: {}),
    uc.ScalarValue: lambda walk, node: walk.fill(node, lambda index: walk.plain(walk.graph.const(float(node)))),
    uc.Identity: lambda walk, node: walk.fill(node, lambda index: {(): walk.graph.const(1)} if index[0] == index[1] else {}),
    uc.Argument: _terminal,
    uc.Coefficient: _terminal,
    uc.Constant: _terminal,
    uc.GeometricQuantity: _terminal,
    uc.Grad: _terminal,
    uc.Restricted: _terminal,
    uc.Variable: lambda walk, node: walk.done[node.ufl_operands[0]],
    uc.Indexed: _indexed,
    uc.ComponentTensor: _component_tensor,
    uc.ListTensor: lambda walk, node: walk.fill(node, lambda index: walk.done[node.ufl_operands[index[0]]][index[1:]]),
    uc.IndexSum: _index_sum,
    uc.Sum: _sum,
    uc.Product: _product,
    uc.Division: _division,
    uc.Power: _power,
    uc.Conditional: _conditional,
    **dict.fromkeys(_FUNCTIONS, _function),
}
