"""The driver: a compiled form to a number, a vector or a matrix, chunk by chunk, on as many threads as wanted.

Threads evaluate and contract chunks; their tensors are added in the order of the chunks, so that the result does not depend on
the number of threads to the last bit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import prod
from typing import Any

import numpy as np
import scipy.sparse as sp
import ufl
from numpy.typing import NDArray

from femiec.engine.embedded.compiled import Form, Kernel
from femiec.engine.embedded.contract import Batch, contract
from femiec.engine.embedded.dirichlet import DirichletBC, condense
from femiec.engine.embedded.evaluate import Chunk, Values
from femiec.engine.embedded.numbering import BlockDofs
from femiec.engine.embedded.scatter import add_at
from femiec.engine.embedded.threads import count_threads, in_order
from femiec.errors import InputError

BUDGET = 2**19
"""Numbers in the element tensors and coefficients that are contracted at a time: they stay in the processor's cache."""

VALUES = 2**14
"""Numbers in an array of the program: quadrature points times entities of a chunk."""

TENSORS = 2**19
"""Numbers in the element tensors of a chunk: a thread holds them until it is its turn to add them."""

WORTH_THREADS = 2**20
"""Numbers in all element tensors below which one thread is faster than several."""

SMALLEST, LARGEST = 64, 2048
"""Entities in a chunk, and in a part of one: fewer, and the calls of numpy weigh more than the work."""


def assemble_scalar(compiled: Form, threads: int | None = None) -> float:
    """The value of a functional.

    Args:
        compiled: from :func:`form <femiec.engine.embedded.form>`.
        threads: how many to use; :func:`available_threads` by default. The result does not depend on it.
    """
    _begin(compiled, 0)
    values = Values(compiled.values)

    def integrate(task: tuple[Kernel, Chunk]) -> list[float]:
        kernel, chunk = task
        (value,) = chunk.run(kernel.program, values)
        points = np.broadcast_to(value * chunk.map("").scale, (len(chunk.group.weights), chunk.size))
        return [float(chunk.group.weights @ points.sum(axis=1))]

    found: list[float] = []
    tasks = list(_chunks(compiled, compiled.kernels))
    in_order(tasks, integrate, found.append, _threads_for(compiled, tasks, threads))
    return float(sum(found))


def assemble_vector(compiled: Form, threads: int | None = None) -> NDArray[np.float64]:
    """The vector of a linear form, shape (dofs,)."""
    _begin(compiled, 1)
    by_component = np.zeros(compiled.layouts[0].starts[-1])
    _add_all(compiled, compiled.kernels, _vector_positions, by_component, threads)
    out = np.empty_like(by_component)
    for block in compiled.layouts[0].blocks:
        out[block.span].reshape(block.count, block.size)[:] = by_component[block.span].reshape(block.size, block.count).T
    return out


def assemble_matrix(
    compiled: Form,
    bcs: Sequence[DirichletBC] = (),
    diagonal: float = 1.0,
    threads: int | None = None,
    out: sp.csr_matrix | None = None,
) -> sp.csr_matrix:
    """The matrix of a bilinear form.

    Args:
        compiled: from :func:`form <femiec.engine.embedded.form>`.
        bcs: conditions whose rows and columns are zero but for the diagonal.
        diagonal: what stands there.
        threads: how many to use; :func:`available_threads` by default. The result does not depend on it.
        out: a matrix that this form gave before, to be overwritten: it saves the memory of a second one.

    Returns:
        A CSR matrix with all entries of the pattern, zeros included. Its index arrays are shared by all matrices of the form and
        read-only: take a ``copy()`` before ``eliminate_zeros``.
    """
    _begin(compiled, 2)
    matrix = compiled.pattern.matrix(_room(compiled, out))
    _start(compiled, matrix.data, threads)
    varying = [kernel for kernel in compiled.kernels if not kernel.constant] or compiled.kernels
    _add_all(compiled, varying, _matrix_positions, matrix.data, threads)
    if bcs:
        condense(compiled, bcs, matrix.data, diagonal)
    return matrix


# -------------------------------------------------------------------- inside
def _room(compiled: Form, out: sp.csr_matrix | None) -> NDArray[np.float64]:
    pattern, size = compiled.pattern, len(compiled.pattern.indices)
    if out is None:
        return np.empty(size)
    arrays = ((out.indices, pattern.indices), (out.indptr, pattern.indptr))
    if out.shape != pattern.shape or not all(theirs is own or np.array_equal(theirs, own) for theirs, own in arrays):
        raise InputError("out", f"a matrix with {out.nnz} entries", f"one of this form, with {size}", "leave it out")
    room: NDArray[np.float64] = out.data
    return room


def _start(compiled: Form, data: NDArray[np.float64], threads: int | None) -> None:
    """Zeros; or, where there are other terms beside them, the terms that change only if the mesh moves, which are kept."""
    data[:] = 0.0 if compiled.kept.constant is None else compiled.kept.constant
    constant = [kernel for kernel in compiled.kernels if kernel.constant]
    if compiled.kept.constant is None and 0 < len(constant) < len(compiled.kernels):
        _add_all(compiled, constant, _matrix_positions, data, threads)
        compiled.kept.constant = data.copy()


def _begin(compiled: Form, rank: int) -> None:
    """Refuse what is no form of the rank; forget what the mesh has moved away from."""
    if not isinstance(compiled, Form):
        ufl_form = isinstance(compiled, ufl.Form)
        mend = "compile it once: fem.form(a)" if ufl_form else "what is assembled is returned, as b[:] = fem.assemble_vector(L)"
        raise InputError("form", f"a {type(compiled).__name__}{' of UFL' * ufl_form}", "a compiled form", mend)
    if compiled.rank != rank:
        names = {0: "assemble_scalar", 1: "assemble_vector", 2: "assemble_matrix"}
        raise InputError("form", f"of rank {compiled.rank}", f"rank {rank}", f"use {names[compiled.rank]}")
    compiled.refresh()


def _chunks(compiled: Form, kernels: Sequence[Kernel]) -> Iterator[tuple[Kernel, Chunk]]:
    for kernel in kernels:
        for group in kernel.groups:
            for entities in group.chunks(_clip(min(VALUES // len(group.weights), TENSORS // compiled.largest_tensor))):
                yield kernel, Chunk(group, entities)


def _threads_for(compiled: Form, tasks: Sequence[tuple[Kernel, Chunk]], wanted: int | None) -> int:
    """As many as are wanted, but one for little work: starting threads and passing turns costs a millisecond."""
    count = count_threads(wanted)
    return count if sum(chunk.size for _, chunk in tasks) * compiled.largest_tensor >= WORTH_THREADS else 1


def _clip(size: int) -> int:
    return min(max(size, SMALLEST), LARGEST)


def _parts(blocks: list[BlockDofs], batch: Batch, chunk: Chunk) -> Iterator[slice]:
    """Slices of a chunk whose tensors and coefficients stay in the cache."""
    entries = prod(len(block.cells) for block in blocks)
    coefficients = sum(term.combinations for term in batch.terms) * len(chunk.group.weights)
    size = _clip(BUDGET // (len(batch.components) * (entries + coefficients)))
    return (slice(start, min(start + size, chunk.size)) for start in range(0, chunk.size, size))


Positions = Callable[[Form, Chunk, Batch, slice], NDArray[Any]]


def _add_all(
    compiled: Form, kernels: Sequence[Kernel], positions: Positions, out: NDArray[np.float64], threads: int | None
) -> None:
    now = Values(compiled.values)

    def tensors(task: tuple[Kernel, Chunk]) -> Iterator[tuple[Any, Any]]:
        kernel, chunk = task
        values = chunk.run(kernel.program, now)
        for batch in kernel.batches:
            blocks = [layout.block(place) for layout, place in zip(compiled.layouts, batch.places, strict=True)]
            for part in _parts(blocks, batch, chunk):
                yield positions(compiled, chunk, batch, part), contract(chunk, batch, values, blocks, part)

    tasks = list(_chunks(compiled, kernels))
    in_order(tasks, tensors, lambda piece: add_at(out, *piece), _threads_for(compiled, tasks, threads))


def _entities(chunk: Chunk, part: slice) -> slice:
    return slice(chunk.entities.start + part.start, chunk.entities.start + part.stop)


def _vector_positions(compiled: Form, chunk: Chunk, batch: Batch, part: slice) -> NDArray[Any]:
    """The place of each entry of the element vectors, component by component of a block, shape (components, nodes, entities)."""
    (layout,), (place,) = compiled.layouts, batch.places
    block = layout.block(place)
    scalar = layout.scalar_dofs(chunk.group, place, _entities(chunk, part))
    starts = np.array([block.offset + block.count * component for (component,) in batch.components], scalar.dtype)
    return np.add(scalar, starts[:, None, None], order="C")


def _matrix_positions(compiled: Form, chunk: Chunk, batch: Batch, part: slice) -> NDArray[Any]:
    """The place in the CSR data of each entry of the element matrices, shape (components, entities, row nodes, column nodes)."""
    pair, name = compiled.where(chunk.group, batch)
    entities = _entities(chunk, part)
    first = compiled.pattern.positions[pair, name][entities]
    if batch.components == ((0, 0),):
        return first[None]
    per_row = compiled.pattern.strides[pair][compiled.layouts[0].scalar_dofs(chunk.group, batch.places[0], entities).T][..., None]
    out = np.empty((len(batch.components), *first.shape), first.dtype)
    for row in {row for row, _ in batch.components}:
        start = first + row * per_row if row else first
        for k, (own, column) in enumerate(batch.components):
            if own == row:
                np.add(start, column, out=out[k])
    return out
