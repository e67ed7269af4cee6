"""Stage 2: an integrand to {argument slots: coefficient node}: what multiplies each product of test and trial components.

:mod:`femiec.engine.embedded.walk` goes over the expression; this module has the rule for each UFL node.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from ufl import classes as uc

from femiec.engine.embedded.dag import Graph
from femiec.engine.embedded.geometric import QUANTITIES
from femiec.engine.embedded.leaves import CoefficientLeaf, ConstantLeaf, GeometryLeaf, Slot
from femiec.engine.embedded.walk import Rule, Value, Walk
from femiec.errors import UnsupportedForm

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
    return Walk(graph, _RULES).walk(expression)


def _terminal(walk: Walk, node: Any) -> np.ndarray:
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
    if isinstance(inner, uc.GeometricQuantity) and order == 0 and type(inner).__name__ in QUANTITIES:
        name = type(inner).__name__
        return walk.fill(node, lambda index: {(): walk.graph.make("leaf", GeometryLeaf(name, index, side))})
    if isinstance(inner, uc.ConstantValue):
        return walk.done[inner]
    raise UnsupportedForm(
        f"UFL node {type(inner).__name__} in {str(node)[:120]}: known geometric quantities are {', '.join(QUANTITIES)}"
    )


def _field(walk: Walk, field: Any, index: tuple[int, ...], order: int, side: str) -> Value:
    rank = len(field.ufl_shape)
    flat = int(np.ravel_multi_index(index[:rank], field.ufl_shape)) if rank else 0
    block, component = field.ufl_function_space().flat_components[flat]
    if order and field.ufl_function_space().blocks[block].element.at_points:
        raise UnsupportedForm(f"the gradient of {field}, which has values at quadrature points only: use a Lagrange field")
    derivative = tuple(sorted(index[rank:]))
    if isinstance(field, uc.Argument):
        return {(Slot(field.number(), field.part() or 0, block, component, derivative, side),): walk.graph.const(1)}
    return {(): walk.graph.make("leaf", CoefficientLeaf(field.count(), block, component, derivative, side))}


def _indexed(walk: Walk, node: Any) -> np.ndarray:
    operand, indices = node.ufl_operands
    values = walk.done[operand]

    def entry(index: tuple[int, ...]) -> Value:
        free = dict(zip(node.ufl_free_indices, index, strict=True))
        place = tuple(int(i) if isinstance(i, uc.FixedIndex) else free[i.count()] for i in indices)
        return values[place + tuple(free[i] for i in operand.ufl_free_indices)]

    return walk.fill(node, entry)


def _component_tensor(walk: Walk, node: Any) -> np.ndarray:
    operand, indices = node.ufl_operands
    values, rank = walk.done[operand], len(node.ufl_shape)

    def entry(index: tuple[int, ...]) -> Value:
        free = dict(zip((i.count() for i in indices), index[:rank], strict=True))
        free.update(zip(node.ufl_free_indices, index[rank:], strict=True))
        return values[tuple(free[i] for i in operand.ufl_free_indices)]

    return walk.fill(node, entry)


def _index_sum(walk: Walk, node: Any) -> np.ndarray:
    operand, (summed,) = node.ufl_operands
    values = walk.done[operand]
    axis = len(operand.ufl_shape) + operand.ufl_free_indices.index(summed.count())

    def entry(index: tuple[int, ...]) -> Value:
        total: Value = {}
        for i in range(values.shape[axis]):
            total = walk.add(total, values[(*index[:axis], i, *index[axis:])])
        return total

    return walk.fill(node, entry)


def _division(walk: Walk, node: Any) -> np.ndarray:
    top, bottom = node.ufl_operands

    def entry(index: tuple[int, ...]) -> Value:
        divisor = walk.scalar(walk.at(bottom, node, index))
        return {slots: walk.graph.divide(number, divisor) for slots, number in walk.at(top, node, index).items()}

    return walk.fill(node, entry)


def _power(walk: Walk, node: Any) -> np.ndarray:
    base, exponent = node.ufl_operands

    def entry(index: tuple[int, ...]) -> Value:
        return walk.plain(walk.graph.power(walk.scalar(walk.at(base, node, index)), walk.scalar(walk.at(exponent, node, index))))

    return walk.fill(node, entry)


def _function(walk: Walk, node: Any) -> np.ndarray:
    name = next(_FUNCTIONS[kind] for kind in type(node).__mro__ if kind in _FUNCTIONS)

    def entry(index: tuple[int, ...]) -> Value:
        return {(): walk.graph.make(name, *(walk.scalar(walk.at(operand, node, index)) for operand in node.ufl_operands))}

    return walk.fill(node, entry)


def _conditional(walk: Walk, node: Any) -> np.ndarray:
    condition, yes, no = node.ufl_operands
    zero = walk.graph.const(0)

    def entry(index: tuple[int, ...]) -> Value:
        test = walk.scalar(walk.at(condition, node, index))
        a, b = walk.at(yes, node, index), walk.at(no, node, index)
        return {slots: walk.graph.make("where", test, a.get(slots, zero), b.get(slots, zero)) for slots in {**a, **b}}

    return walk.fill(node, entry)


def _sum(walk: Walk, node: Any) -> np.ndarray:
    a, b = (walk.done[operand] for operand in node.ufl_operands)
    return walk.fill(node, lambda index: walk.add(a[index], b[index]))


def _product(walk: Walk, node: Any) -> np.ndarray:
    a, b = node.ufl_operands
    return walk.fill(node, lambda index: walk.multiply(walk.at(a, node, index), walk.at(b, node, index)))


_RULES: dict[type, Rule] = {
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
