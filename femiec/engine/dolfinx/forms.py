"""Compiled forms: DOLFINx's, block by block, of a form in femiec's symbols."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ufl
from dolfinx import fem
from ufl.algorithms import expand_derivatives

from femiec.engine.dolfinx.blocks import blocks_by_part
from femiec.engine.dolfinx.cache import compiling
from femiec.engine.dolfinx.mesh import shared
from femiec.engine.dolfinx.translate import Symbols
from femiec.engine.embedded.form_blocks import blocks_of_form, expect_plain, expect_values
from femiec.engine.embedded.layout import Layout, layout_of
from femiec.engine.embedded.spaces import FunctionSpace
from femiec.errors import UnsupportedForm

OPTIONS = {"cffi_extra_compile_args": ["-O2"]}
"""Of the C compiler."""


@dataclass(frozen=True, eq=False)
class Form:
    """A compiled form.

    Attributes:
        rank: 0 for a number, 1 for a vector, 2 for a matrix.
        layouts: the numbering of its arguments.
        blocks: by the parts of the arguments, DOLFINx's forms.
        symbols: the Functions and Constants in it, whose values are read at each assembly.
    """

    rank: int
    layouts: tuple[Layout, ...]
    blocks: dict[tuple[int, ...], Any]
    symbols: Symbols


def form(
    expression: Any,
    spaces: Sequence[FunctionSpace] | None = None,
    dtype: Any = float,
    form_compiler_options: Mapping[str, Any] | None = None,
    jit_options: Mapping[str, Any] | None = None,
) -> Form:
    """Compile a UFL form of femiec's symbols.

    Args:
        expression: a form, or blocks of one, see :func:`femiec.engine.embedded.form`.
        spaces: the spaces of the parts of a MixedFunctionSpace, where a part may be missing from the form.
        dtype: float64.
        form_compiler_options, jit_options: DOLFINx's.

    Raises:
        UnsupportedForm: of rank above two, or over several meshes.
    """
    expect_plain(dtype, {k: v for k, v in (form_compiler_options or {}).items() if k in ("scalar_type", "part")})
    stated = blocks_of_form(expression, spaces is not None)
    written = [(parts, block) for parts, block in stated if isinstance(block, ufl.Form)]
    arguments = [argument for _, block in written for argument in block.arguments()]
    rank = max((1 + argument.number() for argument in arguments), default=0)
    if rank > 2:
        raise UnsupportedForm(f"a form of rank {rank}: numbers, vectors and matrices are assembled; use ufl.action")
    layouts = tuple(layout_of(stated, number, spaces) for number in range(rank))
    given = _alive(written)
    for _, block in given:
        expect_values([*block.coefficients(), *block.constants()])
    symbols = Symbols(shared(_mesh(block for _, block in written)))
    blocks = {}
    with compiling({**OPTIONS, **(jit_options or {})}) as jit:
        for parts, block in given:
            for at, piece in [(parts, block)] if parts or not rank else _split(block, rank):
                stated_so = dict(form_compiler_options or {})
                blocks[at] = fem.form(symbols.translated(piece), form_compiler_options=stated_so, jit_options=jit)
    return Form(rank, layouts, blocks, symbols)


def _alive(written: list[tuple[tuple[int, ...], ufl.Form]]) -> list[tuple[tuple[int, ...], ufl.Form]]:
    """The blocks with their derivatives carried out, without those that are zero then."""
    found = [(parts, expand_derivatives(block)) for parts, block in written]
    return [(parts, block) for parts, block in found if not block.empty()]


def _split(block: ufl.Form, rank: int) -> list[tuple[tuple[int, ...], ufl.Form]]:
    """The blocks of a form by the parts of its arguments."""
    if all(argument.part() is None for argument in block.arguments()):
        return [((0,) * rank, block)]
    return list(blocks_by_part(block, rank).items())


def _mesh(forms: Any) -> Any:
    meshes = {domain.ufl_cargo() for form in forms for domain in form.ufl_domains()}
    if len(meshes) != 1 or None in meshes:
        raise UnsupportedForm(
            f"a form over {len(meshes)} meshes: use one mesh, and fields on its regions (functionspace(..., on=...))"
        )
    return meshes.pop()
