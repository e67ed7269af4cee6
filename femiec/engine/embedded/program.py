"""Stage 3: the coefficient nodes of an integrand to straight-line numpy code over arrays (quadrature points, cells)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.special

from femiec.engine.embedded.dag import Graph, operands

_INFIX = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/"}
_ARITHMETIC = ("sqrt", "exp", "log", "power", "absolute", "minimum", "maximum", "where")
_ANGLES = ("cos", "sin", "tan", "cosh", "sinh", "tanh", "arccos", "arcsin", "arctan", "arctan2")
_LOGIC = ("logical_and", "logical_or", "logical_not", "less", "greater", "less_equal", "greater_equal", "equal", "not_equal")
_SPECIAL = ("erf", "jv", "yv", "iv", "kv")
_NAMES = {
    **{name: getattr(np, name) for name in _ARITHMETIC + _ANGLES + _LOGIC},
    **{name: getattr(scipy.special, name) for name in _SPECIAL},
    "inf": np.inf,
    "nan": np.nan,
}


@dataclass(frozen=True)
class Program:
    """Straight-line code.

    Attributes:
        leaves: descriptions of the inputs, in the order in which ``run`` takes them.
        run: list of input arrays to list of output arrays; a value is dropped after its last use.
        source: the code, for reading.
    """

    leaves: tuple[Any, ...]
    run: Callable[[list[Any]], list[Any]]
    source: str


def compile_program(graph: Graph, outputs: list[int]) -> Program:
    """Write and compile the code that evaluates the output nodes.

    Example:
        >>> graph = Graph()
        >>> x = graph.make("leaf", "x")
        >>> program = compile_program(graph, [graph.add(graph.multiply(x, x), graph.const(1))])
        >>> program.run([np.array([2.0, 3.0])])
        [array([ 5., 10.])]
    """
    order = graph.reachable(outputs)
    leaves = [number for number in order if graph.nodes[number][0] == "leaf"]
    steps = [number for number in order if graph.nodes[number][0] not in ("leaf", "const")]
    last_use = {used: number for number in steps for used in operands(graph.nodes[number])}
    lines = ["def run(leaves):"]
    lines += [f"    t{number} = leaves[{place}]" for place, number in enumerate(leaves)]
    lines += ["    del leaves"]
    for number in steps:
        node = graph.nodes[number]
        lines.append(f"    t{number} = {_expression(graph, node)}")
        dead = [u for u in set(operands(node)) if last_use[u] == number and u not in outputs and graph.value(u) is None]
        if dead:
            lines.append("    del " + ", ".join(f"t{u}" for u in sorted(dead)))
    lines.append(f"    return [{', '.join(_name(graph, number) for number in outputs)}]")
    source = "\n".join(lines)
    scope: dict[str, Any] = dict(_NAMES)
    exec(compile(source, "<femiec form>", "exec"), scope)
    return Program(tuple(graph.nodes[number][1] for number in leaves), scope["run"], source)


def _name(graph: Graph, number: int) -> str:
    value = graph.value(number)
    return f"t{number}" if value is None else f"({value!r})"


def _expression(graph: Graph, node: tuple[Any, ...]) -> str:
    names = [_name(graph, number) for number in operands(node)]
    return f"{names[0]} {_INFIX[node[0]]} {names[1]}" if node[0] in _INFIX else f"{node[0]}({', '.join(names)})"
