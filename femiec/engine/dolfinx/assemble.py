"""Compiled forms to numbers, vectors and matrices in femiec's numbering."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any
from weakref import WeakKeyDictionary, ref

import numpy as np
from dolfinx import cpp, fem
from mpi4py import MPI
from numpy.typing import NDArray
from petsc4py import PETSc

from femiec.engine.dolfinx.cluster import COMM, everywhere, total
from femiec.engine.dolfinx.forms import Form
from femiec.engine.dolfinx.matrix import Rows, rows_of
from femiec.engine.dolfinx.numbering import numbering
from femiec.engine.dolfinx.pattern import row_lengths
from femiec.engine.dolfinx.spaces import shared_space
from femiec.engine.embedded.dirichlet import DirichletBC, prescribed
from femiec.engine.embedded.layout import Layout
from femiec.errors import InputError


def assemble_scalar(compiled: Form) -> float:
    """The value of a functional, over all ranks."""
    _begin(compiled, 0)
    part = sum((float(fem.assemble_scalar(block)) for block in compiled.blocks.values()), 0.0)
    return float(total(np.array([part]))[0])


def assemble_vector(compiled: Form) -> NDArray[np.float64]:
    """The vector of a linear form, over all ranks, shape (dofs,)."""
    _begin(compiled, 1)
    (layout,) = compiled.layouts
    out = np.zeros(layout.starts[-1])
    for (part,), block in compiled.blocks.items():
        dofs = shared_space(layout.spaces[part]).dofs
        alive = dofs >= 0
        values = fem.assemble_vector(np.zeros(len(dofs)), block)  # a new vector of DOLFINx has all ranks wait
        np.add.at(out, layout.starts[part] + dofs[alive], values[alive])
    return total(out)


def assemble_matrix(compiled: Form, bcs: Sequence[DirichletBC] = (), diagonal: float = 1.0) -> Any:
    """The matrix of a bilinear form.

    Args:
        compiled: from :func:`form <femiec.engine.dolfinx.form>`.
        bcs: conditions whose rows and columns are zero but for the diagonal.
        diagonal: what stands there.

    Returns:
        On one rank a SciPy CSR matrix; on several :class:`~femiec.engine.dolfinx.matrix.Rows`.
    """
    _begin(compiled, 2)
    room = _rooms.get(compiled)
    if room is None:
        room = _rooms[compiled] = Room(compiled)
    room.fill(compiled)
    if bcs:
        room.condense(compiled, bcs, diagonal)
    return room.rows()


class Room:
    """PETSc's matrix of a form: DOLFINx adds its element matrices straight into femiec's numbering, permuted rank by rank."""

    def __init__(self, compiled: Form) -> None:
        self.numberings = tuple(numbering(layout) for layout in compiled.layouts)
        self.matrix = PETSc.Mat().create(COMM)
        self.matrix.setSizes([(int(n.counts[COMM.rank]), len(n.order)) for n in self.numberings])
        self.matrix.setType(PETSc.Mat.Type.AIJ)
        maps = [
            PETSc.LGMap().create(n.indices(layout), comm=COMM)
            for n, layout in zip(self.numberings, compiled.layouts, strict=True)
        ]
        self.matrix.setLGMap(*maps)
        self.matrix.setPreallocationNNZ(row_lengths(compiled, *self.numberings))
        self.matrix.setOption(PETSc.Mat.Option.NEW_NONZERO_ALLOCATION_ERR, False)
        self.matrix.setOption(PETSc.Mat.Option.KEEP_NONZERO_PATTERN, True)
        self.parts = tuple(_parts(layout) for layout in compiled.layouts)
        self._given: Callable[[], Rows | None] = _nothing

    def fill(self, compiled: Form) -> None:
        """Add up the blocks; a matrix that is still in use keeps its numbers."""
        if not everywhere(self._given() is None):  # all ranks do the same, whenever Python forgets a matrix
            self.matrix = self.matrix.duplicate()
            self.matrix.setOption(PETSc.Mat.Option.KEEP_NONZERO_PATTERN, True)
        self.matrix.zeroEntries()
        for (i, j), block in compiled.blocks.items():
            rows, columns = self.parts[0][i], self.parts[1][j]
            part = self.matrix.getLocalSubMatrix(rows, columns)
            own = block._cpp_object
            constants, coefficients = cpp.fem.pack_constants(own), cpp.fem.pack_coefficients(own)
            cpp.fem.petsc.assemble_matrix(part, own, constants, coefficients, [], True)
            self.matrix.restoreLocalSubMatrix(rows, columns, part)
        if compiled.layouts[0].spaces == compiled.layouts[1].spaces:
            self._diagonal()
        self.matrix.assemble()

    def _diagonal(self) -> None:
        """Zeros where conditions put their numbers, and where a saddle point has none."""
        start, stop = self.matrix.getOwnershipRange()
        if start < stop:
            rows = np.arange(start, stop, dtype=PETSc.IntType)
            self.matrix.setValuesIJV(
                np.arange(len(rows) + 1, dtype=PETSc.IntType),
                rows,
                np.zeros(len(rows)),
                addv=PETSc.InsertMode.ADD_VALUES,
                rowmap=rows,
            )

    def condense(self, compiled: Form, bcs: Sequence[DirichletBC], diagonal: float) -> None:
        """Zero the prescribed rows and columns but for the diagonal."""
        rows, columns = (_prescribed(layout, bcs) for layout in compiled.layouts)
        first, second = self.numberings
        if compiled.layouts[0].spaces != compiled.layouts[1].spaces:
            self.matrix.zeroRows(first.place[rows].astype(PETSc.IntType), diag=0.0)
            transposed = self.matrix.transpose()
            transposed.zeroRows(second.place[columns].astype(PETSc.IntType), diag=0.0)
            self.matrix = transposed.transpose()
            return
        mine = first.place[np.intersect1d(rows, first.mine)].astype(PETSc.IntType)
        self.matrix.zeroRowsColumns(mine, diag=diagonal)

    def rows(self) -> Any:
        """The matrix as solvers take it."""
        out = rows_of(self.matrix, *self.numberings)
        self._given = ref(out) if isinstance(out, Rows) else _nothing
        return out


def _nothing() -> None:
    """No matrix is in use."""


_rooms: WeakKeyDictionary[Form, Room] = WeakKeyDictionary()
"""The matrix of each form that has been assembled, for as long as the form lives: its pattern is found once."""


def _parts(layout: Layout) -> list[Any]:
    """The local dofs of each part."""
    ends = np.cumsum([0, *(len(shared_space(space).dofs) for space in layout.spaces)])
    return [
        PETSc.IS().createGeneral(np.arange(a, b, dtype=PETSc.IntType), comm=MPI.COMM_SELF) for a, b in itertools.pairwise(ends)
    ]


def _prescribed(layout: Layout, bcs: Sequence[DirichletBC]) -> NDArray[np.int64]:
    return prescribed(layout, [bc for bc in bcs if bc.space in layout.spaces])[0]


def _begin(compiled: Form, rank: int) -> None:
    if not isinstance(compiled, Form) or compiled.rank != rank:
        value = f"of rank {compiled.rank}" if isinstance(compiled, Form) else type(compiled).__name__
        raise InputError("form", value, f"a compiled form of rank {rank}", "compile it once: fem.form(a)")
    compiled.symbols.follow()
