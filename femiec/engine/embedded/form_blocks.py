"""What :func:`~.compiled.form` is given: one form, or blocks of one, with the Functions and Constants in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import ufl

from femiec.engine.embedded.functions import Constant, Function
from femiec.engine.embedded.leaves import Slot
from femiec.engine.embedded.reals import default_scalar_type, expect_float64
from femiec.errors import InputError, UnsupportedForm

Parts = tuple[int, ...]
"""The part of the mixed space that each argument of a block belongs to."""


def expect_plain(dtype: Any, options: Mapping[str, Any]) -> None:
    """Refuse options that would change the result."""
    expect_float64("dtype", dtype)
    expect_float64("scalar_type", options.get("scalar_type", default_scalar_type))
    if options.get("part", "full") != "full":
        raise InputError("part", options["part"], "full", "assemble the matrix and take its diagonal")


def blocks_of_form(expression: Any, whole: bool) -> list[tuple[Parts, Any]]:
    """The blocks that are not zero, and those that say of which arguments they are zero, with the parts of their arguments.

    Args:
        expression: a form, or a list of forms, or a list of rows of them.
        whole: whether a form is one over all parts, even if it holds one part only.
    """
    found: list[tuple[Parts, Any]] = [((), expression)]
    if isinstance(expression, list | tuple):
        linear = not any(isinstance(row, list | tuple) for row in expression)
        rows = [[row] if linear else row for row in expression]
        found = [((i,) if linear else (i, j), block) for i, row in enumerate(rows) for j, block in enumerate(row)]
    for parts, block in found:
        if block is not None and not isinstance(block, ufl.Form | ufl.ZeroBaseForm):
            at = f" in block {parts}" if parts else ""
            raise InputError("form", f"{type(block).__name__}{at}", "a UFL form", "multiply the integrand by a measure: f*v*dx")
    kept = [(parts, block) for parts, block in found if block is not None and not block.empty()]
    if all(isinstance(block, ufl.ZeroBaseForm) for _, block in kept):
        raise UnsupportedForm("the form is zero: UFL dropped each term of it; leave it out, or use None in a list of blocks")
    return [(_alone(block), block)] if not whole and kept[0][0] == () else kept


def part_of_argument(parts: Parts, argument: Any) -> int:
    """The part that an argument of a block belongs to: the block's, or the one that the argument knows."""
    return parts[argument.number()] if parts else argument.part() or 0


def _alone(block: ufl.Form) -> Parts:
    """The parts of a block on its own, whose arguments become the only ones; () if it holds several parts, or knows none."""
    arguments = block.arguments()
    numbers = sorted(argument.number() for argument in arguments)
    apart = any(argument.part() for argument in arguments) and numbers == list(range(len(arguments)))
    return tuple(0 for _ in arguments) if apart else ()


def expect_values(symbols: Iterable[Any]) -> None:
    """Refuse coefficients and constants of UFL that have no values.

    Raises:
        InputError: there is one.
    """
    for symbol in symbols:
        if not isinstance(symbol, Function | Constant):
            kind = "Constant" if isinstance(symbol, ufl.Constant) else "Function"
            mend = f"make it with this module's {kind}"
            raise InputError("form", f"{symbol}, a ufl.{type(symbol).__name__}", f"a {kind}, which has values", mend)


def expect_linear(slots: list[tuple[Slot, ...]], rank: int) -> None:
    """Every term holds each argument once."""
    for key in slots:
        numbers = [slot.number for slot in key]
        if numbers != list(range(rank)):
            held = ", ".join(("test", "trial")[number] for number in numbers) or "none"
            raise UnsupportedForm(
                f"the form is not linear in each argument: a term holds [{held}], a form of rank {rank} takes "
                f"[{', '.join(('test', 'trial')[:rank])}] in every term: use a Function and ufl.derivative for a nonlinear term"
            )
