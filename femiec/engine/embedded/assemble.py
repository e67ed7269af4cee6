"""The driver: a UFL form, compiled once, to numbers, vectors and matrices as often as wanted.

Stages: preprocess (form to lowered integrals), factorise (integrand to coefficients of argument slots), program (coefficients to
numpy code), measures (integral to groups of entities), pattern (couplings to CSR), then for each chunk of entities evaluate
(program inputs), contract (element tensors) and scatter (into the global array).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import scipy.sparse as sp
import ufl
from numpy.typing import NDArray
from ufl.domain import extract_unique_domain

from femiec.engine.embedded.contract import Derivatives, Place, by_place, contract
from femiec.engine.embedded.dag import Graph
from femiec.engine.embedded.evaluate import Chunk, symbols
from femiec.engine.embedded.factorise import Slot, factorise
from femiec.engine.embedded.functions import DirichletBC
from femiec.engine.embedded.measures import Group, groups_of
from femiec.engine.embedded.pattern import Coupling, Pair, Pattern, build_pattern
from femiec.engine.embedded.preprocess import preprocess
from femiec.engine.embedded.program import Program, compile_program
from femiec.engine.embedded.spaces import BlockDofs, FunctionSpace
from femiec.errors import InputError, UnsupportedForm

CHUNK = 1024
"""Entities evaluated at a time: the intermediate arrays of a chunk stay in the processor's cache."""


@dataclass(frozen=True)
class Layout:
    """The numbering of one argument: its spaces one after the other.

    Attributes:
        spaces: the space of each part.
        blocks: all their blocks, with offsets in the whole.
        index: (part, block) to place in ``blocks``.
    """

    spaces: tuple[FunctionSpace, ...]
    blocks: tuple[BlockDofs, ...]
    index: dict[tuple[int, int], int]

    @property
    def starts(self) -> list[int]:
        """First dof of each part, and the number of dofs."""
        return [0, *np.cumsum([space.dim for space in self.spaces]).tolist()]


@dataclass(frozen=True)
class Kernel:
    """What one integral needs at run time."""

    program: Program
    outputs: dict[tuple[Place, ...], dict[Derivatives, int]]
    groups: tuple[Group, ...]


@dataclass(frozen=True, eq=False)
class Form:
    """A compiled form; make it with :func:`form`.

    Attributes:
        rank: number of arguments.
        layouts: the numbering of each argument.
        kernels: one for each integral.
        values: the Functions and Constants of the form, read at every assembly.
    """

    rank: int
    layouts: tuple[Layout, ...]
    kernels: tuple[Kernel, ...]
    values: dict[tuple[str, int], Any]

    @cached_property
    def pattern(self) -> Pattern:
        """The sparsity pattern of a form of rank 2, found at the first assembly."""
        rows, columns = self.layouts
        couplings: dict[Pair, dict[Hashable, Coupling]] = {}
        if rows.spaces == columns.spaces:  # a diagonal is stored for Dirichlet conditions and for solvers that want one
            for i, block in enumerate(rows.blocks):
                own = np.arange(block.count, dtype=np.int32)[None]
                couplings[i, i] = {"diagonal": (own, own)}
        for kernel in self.kernels:
            for group, places in ((group, places) for group in kernel.groups for places in kernel.outputs):
                pair, name = _pair(self, places), _where(group, places)
                scalar = [_scalar_dofs(self, group, places, axis, slice(None)) for axis in range(2)]
                couplings.setdefault(pair, {}).setdefault(name, (scalar[0], scalar[1]))
        return build_pattern(list(rows.blocks), list(columns.blocks), couplings)


def form(expression: ufl.Form, spaces: Sequence[FunctionSpace] | None = None) -> Form:
    """Compile a UFL form.

    Args:
        expression: any form of rank 0, 1 or 2.
        spaces: the spaces of the parts of a MixedFunctionSpace, where a part may be missing from the form.

    Raises:
        UnsupportedForm: it holds a UFL node or an element that this engine does not know.

    Example:
        >>> import skfem
        >>> from femiec.engine import embedded as fem
        >>> from femiec.geometry import Mesh
        >>> V = fem.functionspace(Mesh.from_skfem(skfem.MeshTri().refined(2)), ("Lagrange", 1))
        >>> u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
        >>> A = fem.assemble_matrix(fem.form(ufl.inner(ufl.grad(u), ufl.grad(v)) * ufl.dx))
        >>> A.shape, bool(abs(A.sum(axis=1)).max() < 1e-12)
        ((25, 25), True)
    """
    arguments = expression.arguments()
    rank = 1 + max((argument.number() for argument in arguments), default=-1)
    layouts = tuple(_layout([a for a in arguments if a.number() == number], spaces) for number in range(rank))
    values = symbols(expression.coefficients(), expression.constants())
    mesh = _mesh(expression)
    kernels = []
    for integral in preprocess(expression):
        graph = Graph()
        table = factorise(graph, integral.integrand)[()]
        slots = sorted(table)
        _expect_linear(slots, rank)
        if slots:
            program = compile_program(graph, [table[key] for key in slots])
            kernels.append(Kernel(program, by_place(slots), groups_of(mesh, integral)))
    return Form(rank, layouts, tuple(kernels), values)


def assemble_scalar(compiled: Form) -> float:
    """The value of a functional."""
    _expect(compiled, 0)
    total = 0.0
    for kernel, chunk, values in _chunks(compiled):
        scale = chunk.geometry(chunk.group.side("")).scale
        points = np.broadcast_to(values[kernel.outputs[()][()]] * scale, (len(chunk.group.weights), scale.shape[1]))
        total += float(chunk.group.weights @ points.sum(axis=1))
    return total


def assemble_vector(compiled: Form) -> NDArray[np.float64]:
    """The vector of a linear form, shape (dofs,)."""
    _expect(compiled, 1)
    out = np.zeros(compiled.layouts[0].starts[-1])
    for kernel, chunk, values in _chunks(compiled):
        for places, wanted in kernel.outputs.items():
            block = _block(compiled, places, 0)
            tensor = contract(chunk, places, wanted, values, [block])
            scalar = _scalar_dofs(compiled, chunk.group, places, 0, chunk.entities).T.astype(np.int64)
            np.add.at(out, (block.offset + block.size * scalar + places[0].component).ravel(), tensor.ravel())
    return out


def assemble_matrix(compiled: Form, bcs: Sequence[DirichletBC] = (), diagonal: float = 1.0) -> sp.csr_matrix:
    """The matrix of a bilinear form in CSR; rows and columns of prescribed dofs are zero but for ``diagonal``."""
    _expect(compiled, 2)
    pattern = compiled.pattern
    data = np.zeros(len(pattern.indices))
    for kernel, chunk, values in _chunks(compiled):
        for places, wanted in kernel.outputs.items():
            blocks = [_block(compiled, places, axis) for axis in range(2)]
            tensor = contract(chunk, places, wanted, values, blocks)
            np.add.at(data, _positions(compiled, chunk, places).ravel(), tensor.ravel())
    matrix = pattern.matrix(data)
    return _condense(matrix, prescribed(compiled.layouts[0], bcs)[0], diagonal) if bcs else matrix


def apply_lifting(b: NDArray[np.float64], compiled: Form, bcs: Sequence[DirichletBC]) -> None:
    """Move prescribed values to the right-hand side, b -= A g, and set their rows to g; the matrix stays symmetric."""
    dofs, values = prescribed(compiled.layouts[1], bcs)
    lift = np.zeros(compiled.layouts[1].starts[-1])
    lift[dofs] = values
    b -= assemble_matrix(compiled) @ lift
    b[dofs] = values


def prescribed(layout: Layout, bcs: Sequence[DirichletBC]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The prescribed dofs of a system, ascending, and their values; of conditions that meet the last one holds."""
    out: dict[str, NDArray[Any]] = {"dofs": np.zeros(0, np.int64), "values": np.zeros(0)}
    for bc in bcs:
        if bc.space not in layout.spaces:
            raise InputError(
                "bcs", "a condition on another space", "spaces of the form", "locate its dofs in a space of the form"
            )
        start = layout.starts[layout.spaces.index(bc.space)]
        out["dofs"] = np.concatenate([bc.dofs + start, out["dofs"]])
        out["values"] = np.concatenate([bc.values(), out["values"]])
    dofs, first = np.unique(out["dofs"], return_index=True)
    return dofs, out["values"][first]


# -------------------------------------------------------------------- inside
def _expect(compiled: Form, rank: int) -> None:
    if compiled.rank != rank:
        names = {0: "assemble_scalar", 1: "assemble_vector", 2: "assemble_matrix"}
        raise InputError("form", f"of rank {compiled.rank}", f"rank {rank}", f"use {names[compiled.rank]}")


def _expect_linear(slots: list[tuple[Slot, ...]], rank: int) -> None:
    """Every term holds each argument once."""
    for key in slots:
        numbers = [slot.number for slot in key]
        if numbers != list(range(rank)):
            held = ", ".join(("test", "trial")[number] for number in numbers) or "none"
            raise UnsupportedForm(
                f"the form is not linear in each argument: a term holds [{held}], a form of rank {rank} takes "
                f"[{', '.join(('test', 'trial')[:rank])}] in every term: use a Function and ufl.derivative for a nonlinear term"
            )


def _chunks(compiled: Form) -> Iterator[tuple[Kernel, Chunk, list[Any]]]:
    for kernel in compiled.kernels:
        for group in kernel.groups:
            for entities in group.chunks(CHUNK):
                chunk = Chunk(group, entities)
                yield kernel, chunk, chunk.run(kernel.program, compiled.values)


def _mesh(expression: ufl.Form) -> Any:
    members = (*expression.arguments(), *expression.coefficients(), *expression.constants())
    domains = {*expression.ufl_domains(), *(extract_unique_domain(member) for member in members)}
    meshes = [domain.ufl_cargo() for domain in domains]
    if len(meshes) != 1 or meshes[0] is None:
        raise UnsupportedForm(
            f"a form over {len(meshes)} meshes: use one mesh, and fields on its regions (functionspace(..., on=...))"
        )
    return meshes[0]


def _layout(arguments: list[Any], spaces: Sequence[FunctionSpace] | None) -> Layout:
    if spaces is None:
        own = {argument.part() or 0: argument.ufl_function_space() for argument in arguments}
        if sorted(own) != list(range(len(own))):
            raise InputError(
                "form", f"with parts {sorted(own)} only", "every part of its mixed space", "pass spaces=(...) to form"
            )
        spaces = [own[part] for part in sorted(own)]
    blocks: list[BlockDofs] = []
    index, start = {}, 0
    for part, space in enumerate(spaces):
        for b, block in enumerate(space.blocks):
            index[part, b] = len(blocks)
            blocks.append(replace(block, offset=block.offset + start))
        start += space.dim
    return Layout(tuple(spaces), tuple(blocks), index)


def _pair(compiled: Form, places: tuple[Place, ...]) -> Pair:
    row, column = (layout.index[place.part, place.block] for layout, place in zip(compiled.layouts, places, strict=True))
    return row, column


def _block(compiled: Form, places: tuple[Place, ...], axis: int) -> BlockDofs:
    layout, place = compiled.layouts[axis], places[axis]
    return layout.blocks[layout.index[place.part, place.block]]


def _where(group: Group, places: tuple[Place, ...]) -> Hashable:
    return (id(group), *(group.side(place.side) for place in places))


def _scalar_dofs(compiled: Form, group: Group, places: tuple[Place, ...], axis: int, entities: slice) -> NDArray[np.int32]:
    layout, place = compiled.layouts[axis], places[axis]
    cells = group.cells[group.side(place.side)][entities]
    return layout.spaces[place.part].cell_dofs(_block(compiled, places, axis), cells)


def _positions(compiled: Form, chunk: Chunk, places: tuple[Place, ...]) -> NDArray[np.int64]:
    pair = _pair(compiled, places)
    first = compiled.pattern.positions[pair, _where(chunk.group, places)][chunk.entities]
    row, column = places[0].component, places[1].component
    if row == column == 0:
        return first
    scalar = _scalar_dofs(compiled, chunk.group, places, 0, chunk.entities)
    return first + (row * compiled.pattern.strides[pair][scalar.T] + column)[:, :, None]


def _condense(matrix: sp.csr_matrix, dofs: NDArray[np.int64], diagonal: float) -> sp.csr_matrix:
    fixed = np.zeros(matrix.shape[0], bool)
    fixed[dofs] = True
    row_of = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    matrix.data[fixed[row_of] | fixed[matrix.indices]] = 0.0
    matrix.data[fixed[row_of] & (row_of == matrix.indices)] = diagonal
    return matrix
