"""One walk over a UFL expression, from its terminals up, and the arithmetic of what it carries along.

A :data:`Value` maps a tuple of slots (empty: free of arguments) to a node of the graph. An integrand is linear in each argument,
so walking the expression with these values factorises it exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from ufl import classes as uc
from ufl.corealg.traversal import unique_post_traversal

from femiec.engine.embedded.dag import Graph
from femiec.engine.embedded.leaves import Slot
from femiec.engine.embedded.unsupported import unknown_node
from femiec.errors import UnsupportedForm

Value = dict[tuple[Slot, ...], int]
Rule = Callable[["Walk", Any], np.ndarray]


class Walk:
    """Each UFL node becomes an object array of shape (its shape + the dimensions of its free indices).

    Args:
        graph: takes the nodes of the coefficients.
        rules: UFL's class to the function that gives the array of a node of it, or of a class derived from it.
    """

    def __init__(self, graph: Graph, rules: Mapping[type, Rule]) -> None:
        self.graph = graph
        self.rules = rules
        self.done: dict[Any, np.ndarray] = {}

    def walk(self, root: Any) -> np.ndarray:
        """The array of an expression."""
        for node in unique_post_traversal(root):
            if node not in self.done and not isinstance(node, uc.MultiIndex | uc.Label):
                self.done[node] = self.rule(node)(self, node)
        return self.done[root]

    def rule(self, node: Any) -> Rule:
        """The function for a node.

        Raises:
            UnsupportedForm: there is none; the message names the node.
        """
        for kind in type(node).__mro__:
            if kind in self.rules:
                return self.rules[kind]
        raise unknown_node(node, self.rules)

    # ------------------------------------------------------------ values
    def fill(self, node: Any, entry: Callable[[tuple[int, ...]], Value]) -> np.ndarray:
        """The array of a node from a function of the index."""
        out = np.empty(node.ufl_shape + node.ufl_index_dimensions, dtype=object)
        for index in np.ndindex(*out.shape):
            out[index] = entry(index)
        return out

    def plain(self, number: int) -> Value:
        """The value without arguments that is a node of the graph."""
        return {} if self.graph.value(number) == 0 else {(): number}

    def scalar(self, value: Value) -> int:
        """The node of a value that is free of arguments."""
        if not value:
            return self.graph.const(0)
        if list(value) != [()]:
            raise UnsupportedForm("the form is not linear in an argument: use a Function and ufl.derivative for a nonlinear term")
        return value[()]

    def add(self, a: Value, b: Value) -> Value:
        """a + b."""
        out = dict(a)
        for slots, number in b.items():
            out[slots] = self.graph.add(out[slots], number) if slots in out else number
        return out

    def multiply(self, a: Value, b: Value) -> Value:
        """a b; its slots are those of both, the test function's first."""
        out: Value = {}
        for slots_a, number_a in a.items():
            for slots_b, number_b in b.items():
                slots = tuple(sorted(slots_a + slots_b))
                number = self.graph.multiply(number_a, number_b)
                out[slots] = self.graph.add(out[slots], number) if slots in out else number
        return out

    def at(self, operand: Any, node: Any, index: tuple[int, ...]) -> Value:
        """The entry of an operand, a scalar or of the shape of the node that uses it, at an index of that node."""
        free = dict(zip(node.ufl_free_indices, index[len(node.ufl_shape) :], strict=True))
        place = tuple(free[i] for i in operand.ufl_free_indices)
        value: Any = self.done[operand][index[: len(operand.ufl_shape)] + place]
        return value
