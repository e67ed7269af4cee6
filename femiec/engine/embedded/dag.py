"""A scalar expression graph in which equal sub-expressions are one node and constants are folded."""

from __future__ import annotations

from typing import Any

import numpy as np

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

    def scaled(self, factor: float, number: int) -> int:
        """A constant times a node; of two constants in a row the product is taken now."""
        value = self.value(number)
        if value is not None:
            return self.const(factor * value)
        inner, rest = self.split(number)
        if factor == 0:
            return self.const(0)
        if inner != 1 and not _is_tame(factor * inner):
            inner, rest = 1.0, number
        if factor * inner == 1:
            return rest
        return self.make("multiply", self.const(factor * inner), rest)

    def split(self, number: int) -> tuple[float, int]:
        """The constant factor of a node, and the rest: a product holds its constants in front."""
        node = self.nodes[number]
        factor = self.value(node[1]) if node[0] == "multiply" else None
        return (1.0, number) if factor is None else (factor, node[2])

    def add(self, a: int, b: int) -> int:
        """a + b."""
        x, y = self.value(a), self.value(b)
        if x is not None and y is not None:
            return self.const(x + y)
        if x == 0:
            return b
        if y == 0:
            return a
        (f, a_rest), (g, b_rest) = self.split(a), self.split(b)
        if a_rest == b_rest:
            return self.scaled(f + g, a_rest)
        if f == g:
            return self.scaled(f, self.make("add", *sorted((a_rest, b_rest))))
        if f == -g:
            first, second = (a_rest, b_rest) if f > 0 else (b_rest, a_rest)
            return self.scaled(abs(f), self.make("subtract", first, second))
        return self.make("add", *sorted((a, b)))

    def multiply(self, a: int, b: int) -> int:
        """a b."""
        x, y = self.value(a), self.value(b)
        if x is not None:
            return self.scaled(x, b)
        if y is not None:
            return self.scaled(y, a)
        (f, a_rest), (g, b_rest) = self.split(a), self.split(b)
        if not _is_tame(f * g):
            return self.make("multiply", *sorted((a, b)))
        return self.scaled(f * g, self.make("multiply", *sorted((a_rest, b_rest))))

    def divide(self, a: int, b: int) -> int:
        """a / b, as a times the reciprocal of b: several quotients often share it."""
        x, y = self.value(a), self.value(b)
        if x is not None and y is not None:
            return self.const(_quietly(np.divide, x, y))
        if x == 0:
            return a
        if y is not None:
            return self.scaled(1 / y, a) if _is_tame(y) else self.make("divide", a, b)
        factor, rest = self.split(b)
        if not _is_tame(factor):
            factor, rest = 1.0, b
        return self.multiply(a, self.scaled(1 / factor, self.make("divide", self.const(1), rest)))

    def power(self, a: int, b: int) -> int:
        """a ** b; small whole exponents become products."""
        x, y = self.value(a), self.value(b)
        if x is not None and y is not None:
            return self.const(_quietly(np.power, x, y))
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


def _is_tame(factor: float) -> bool:
    """Whether a constant may be taken out of a product: beside a huge or tiny one the rest might leave the range of numbers."""
    return 1e-50 <= abs(factor) <= 1e50


def _quietly(function: Any, *values: float) -> float:
    """A function of constants; an infinity or NaN goes on, as it does in an array."""
    with np.errstate(all="ignore"):
        return float(function(*(np.float64(value) for value in values)))


def operands(node: Node) -> tuple[int, ...]:
    """The node numbers that a node uses."""
    return () if node[0] in ("const", "leaf") else node[1:]
