"""How long the rows of a matrix are, found before it is assembled.

PETSc's matrices grow without it too, but in a table of places that takes several times the memory of the matrix.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from dolfinx import fem
from numpy.typing import NDArray

from femiec.engine.dolfinx.cluster import COMM
from femiec.engine.dolfinx.forms import Form
from femiec.engine.dolfinx.numbering import Numbering
from femiec.engine.dolfinx.spaces import SharedSpace, is_real, shared_space

Counts = NDArray[np.int32]


def row_lengths(compiled: Form, rows: Numbering, columns: Numbering) -> tuple[Counts, Counts]:
    """Entries of each of this rank's rows in its own columns and in those of other ranks, at most."""
    own, other = (np.zeros(len(rows.mine), np.int64) for _ in range(2))
    inside, whole = len(columns.mine), len(columns.order)
    for (i, j), block in compiled.blocks.items():
        first, second = compiled.layouts[0].spaces[i], compiled.layouts[1].spaces[j]
        if is_real(first):  # one row, which takes part everywhere
            at = _rows(compiled, i, rows)
            own[at], other[at] = inside, whole - inside
            continue
        found = _lengths(block, shared_space(first), shared_space(second), is_real(second))
        at, alive = _rows(compiled, i, rows), shared_space(first).dofs[: shared_space(first).owned] >= 0
        own[at] += found[0][alive]
        other[at] += found[1][alive]
    return np.minimum(own + 1, inside).astype(np.int32), np.minimum(other, whole - inside).astype(np.int32)


def _rows(compiled: Form, part: int, rows: Numbering) -> NDArray[np.int64]:
    """Of this rank's rows those of a part, in DOLFINx's order."""
    layout = compiled.layouts[0]
    space = shared_space(layout.spaces[part])
    dofs = space.dofs[: space.owned]
    at = rows.place[dofs[dofs >= 0] + layout.starts[part]] - int(rows.counts[: COMM.rank].sum())
    return at[(at >= 0) & (at < len(rows.mine))]


def _lengths(block: Any, first: SharedSpace, second: SharedSpace, real: bool) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Entries of the owned rows of a block, in columns that are this rank's and that are not."""
    pattern = fem.create_sparsity_pattern(block)
    pattern.finalize()
    edges, offsets = pattern.graph
    down, across = (space.dolfinx.dofmap.index_map_bs for space in (first, second))
    offsets = offsets[: first.owned // down + 1]
    if real:
        taken = (np.diff(offsets) > 0).astype(np.int64)
        last = COMM.rank == COMM.size - 1  # which has the real numbers
        own, other = taken * last, taken * (not last)
    else:
        nodes = second.owned // across
        alive = np.concatenate([(second.dofs[: second.owned].reshape(nodes, across) >= 0).sum(1), [0]])
        own = _sums(alive[np.minimum(edges, nodes)], offsets)
        other = _sums(across * (edges >= nodes), offsets)
    return np.repeat(own, down), np.repeat(other, down)


def _sums(values: NDArray[np.int64], offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    """The sum of each run of values."""
    return np.diff(np.concatenate([[0], np.cumsum(values)])[offsets])
