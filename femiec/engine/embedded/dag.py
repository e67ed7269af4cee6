"""A scalar expression graph in which equal sub-expressions are one node and constants are folded."""

from __future__ import annotations

import math
from typing import Any

Node = tuple[Any, ...]
"""(operation, operands...): operands are node numbers; the leaves are ("const", value) and ("leaf", description)."""


class Graph:
    """The nodes made so far; a node's number is its place in ``nodes``, so operands come before their users."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self._numbers: dict[Node, int] = {}

    def make(self, *node: Any) -> int:
        """The number of a node, made if it is new."""
        number = self._numbers.get(node)
        if number is None:
            number = self._numbers[node] = len(self.nodes)
            self.nodes.append(node)
        return number

    def const(self, value: float) -> int:
        """A constant."""
        return self.make("const", float(value))

    def value(self, number: int) -> float | None:
        """The value of a constant node, None for any other."""
        node = self.nodes[number]
        return node[1] if node[0] == "const" else None

    def add(self, a: int, b: int) -> int:
        """a + b."""
        x, y = self.value(a), self.value(b)
        if x is not None and y is not None:
            return self.const(x + y)
        if x == 0:
            return b
        if y == 0:
            return a
        if a == b:
            return self.multiply(self.const(2), a)
        return self.make("add", *sorted((a, b)))

    def multiply(self, a: int, b: int) -> int:
        """a b."""
        x, y = self.value(a), self.value(b)
        if x is not None and y is not None:
            return self.const(x * y)
        if x == 0 or y == 0:
            return self.const(0)
        if x == 1:
            return b
        if y == 1:
            return a
        if y is not None:
            a, b, x = b, a, y
        if x is not None:
            return self._scale(x, a, b)
        return self.make("multiply", *sorted((a, b)))

    def _scale(self, factor: float, constant: int, b: int) -> int:
        """A constant times b; of two constants in a row the product is taken now."""
        if self.nodes[b][0] == "multiply":
            inner = next((number for number in self.nodes[b][1:] if self.value(number) is not None), None)
            if inner is not None:
                (rest,) = (number for number in self.nodes[b][1:] if number != inner)
                return self.multiply(self.const(factor * self.value(inner)), rest)  # type: ignore[operator]
        return self.make("multiply", *sorted((constant, b)))

    def divide(self, a: int, b: int) -> int:
        """a / b."""
        x, y = self.value(a), self.value(b)
        if x is not None and y:
            return self.const(x / y)
        if x == 0:
            return a
        if y:
            return self.multiply(a, self.const(1 / y))
        return self.make("divide", a, b)

    def power(self, a: int, b: int) -> int:
        """a ** b; small whole exponents become products."""
        x, y = self.value(a), self.value(b)
        if x is not None and y is not None:
            return self.const(math.pow(x, y))
        if y == 0:
            return self.const(1)
        if y == 1:
            return a
        if y == 2:
            return self.multiply(a, a)
        if y == 3:
            return self.multiply(a, self.multiply(a, a))
        if y == -1:
            return self.divide(self.const(1), a)
        if y == 0.5:
            return self.make("sqrt", a)
        return self.make("power", a, b)

    def reachable(self, outputs: list[int]) -> list[int]:
        """The numbers of the nodes that the outputs need, in an order in which they can be evaluated."""
        needed: set[int] = set()
        stack = list(outputs)
        while stack:
            number = stack.pop()
            if number not in needed:
                needed.add(number)
                stack += operands(self.nodes[number])
        return sorted(needed)


def operands(node: Node) -> tuple[int, ...]:
    """The node numbers that a node uses."""
    return () if node[0] in ("const", "leaf") else node[1:]
