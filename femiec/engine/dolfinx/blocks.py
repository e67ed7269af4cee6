"""The blocks of a form by the parts of its arguments, in one walk through its integrands.

``ufl.extract_blocks`` walks through the whole form once for each pair of parts: for ten fields a hundred times.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any

import ufl
from ufl.classes import Argument, Conditional, ListTensor, Sum, Zero

Key = tuple[int, int]
"""The part of the test function and that of the trial function; -1 where there is none."""
Pieces = dict[Key, Any]

NONE: Key = (-1, -1)
ADDS = (Sum, ListTensor, Conditional)
"""What is linear in all its operands together; all else is linear in each."""


def blocks_by_part(form: ufl.Form, rank: int) -> dict[tuple[int, ...], ufl.Form]:
    """The blocks that are not zero, by the parts of their arguments.

    Args:
        form: linear in arguments with parts, its derivatives carried out.
        rank: 1 or 2.
    """
    found: dict[Key, list[Any]] = {}
    known: dict[Any, Pieces] = {}
    for integral in form.integrals():
        for key, piece in pieces(integral.integrand(), known).items():
            found.setdefault(key, []).append(integral.reconstruct(piece))
    return {key[:rank]: ufl.Form(found[key]) for key in sorted(found)}


def pieces(expression: Any, known: dict[Any, Pieces]) -> Pieces:
    """An expression as a sum of what has one part of each argument, zeros left out."""
    if expression not in known:
        known[expression] = _pieces(expression, known)
    return known[expression]


def _pieces(expression: Any, known: dict[Any, Pieces]) -> Pieces:
    if isinstance(expression, Argument):
        part = expression.part() or 0  # a test function of a space of its own, under a trial function of a mixture of one
        return {(part, -1) if expression.number() == 0 else (-1, part): expression}
    parts = [pieces(operand, known) for operand in expression.ufl_operands]
    if {key for each in parts for key in each} <= {NONE}:
        return {NONE: expression}
    return _without_zeros(_sum(expression, parts) if isinstance(expression, ADDS) else _product(expression, parts))


def _sum(expression: Any, parts: Sequence[Pieces]) -> Pieces:
    """Each part from the operands that have it, the others zero; a condition is in all."""
    condition = isinstance(expression, Conditional)
    keys = {key for each in (parts[1:] if condition else parts) for key in each}

    def operand(i: int, key: Key) -> Any:
        zero = expression.ufl_operands[i]
        return parts[i].get(NONE if condition and i == 0 else key, _zero(zero))

    return {key: _made(expression, [operand(i, key) for i in range(len(parts))]) for key in keys}


def _product(expression: Any, parts: Sequence[Pieces]) -> Pieces:
    """Each operand's parts with all parts of the others."""
    chosen: list[tuple[Key, list[Any]]] = [(NONE, [])]
    for each in parts:
        chosen = [(_joined(key, other), [*operands, piece]) for key, operands in chosen for other, piece in each.items()]
    return {key: reduce(lambda a, b: a + b, made) for key, made in _grouped(expression, chosen).items()}


def _grouped(expression: Any, chosen: Sequence[tuple[Key, list[Any]]]) -> dict[Key, list[Any]]:
    found: dict[Key, list[Any]] = {}
    for key, operands in chosen:
        found.setdefault(key, []).append(_made(expression, operands))
    return found


def _joined(one: Key, other: Key) -> Key:
    return (max(one[0], other[0]), max(one[1], other[1]))


def _made(expression: Any, operands: Sequence[Any]) -> Any:
    """The same of other operands; itself of its own."""
    same = all(new is old for new, old in zip(operands, expression.ufl_operands, strict=True))
    return expression if same else expression._ufl_expr_reconstruct_(*operands)


def _zero(like: Any) -> Any:
    return Zero(like.ufl_shape, like.ufl_free_indices, like.ufl_index_dimensions)


def _without_zeros(found: Pieces) -> Pieces:
    return {key: piece for key, piece in found.items() if not isinstance(piece, Zero)}
