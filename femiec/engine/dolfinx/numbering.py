"""PETSc's numbering of the dofs of a system: rank by rank, each with the dofs of its cells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from petsc4py import PETSc

from femiec.engine.dolfinx.cluster import COMM, joined, largest
from femiec.engine.dolfinx.spaces import shared_space
from femiec.engine.embedded.layout import Layout

Indices = NDArray[np.int64]
Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Numbering:
    """PETSc's numbers of femiec's dofs.

    Attributes:
        order: femiec's dof of each of PETSc's rows, shape (dofs,).
        counts: rows of each rank.
    """

    order: Indices
    counts: Indices

    @cached_property
    def place(self) -> Indices:
        """PETSc's row of each of femiec's dofs."""
        out = np.empty_like(self.order)
        out[self.order] = np.arange(len(self.order))
        return out

    @cached_property
    def mine(self) -> Indices:
        """femiec's dofs of this rank's rows."""
        start = int(self.counts[: COMM.rank].sum())
        return self.order[start : start + int(self.counts[COMM.rank])]

    def gathered(self, part: Array) -> Array:
        """The values of all dofs, of the parts of all ranks."""
        return joined(part, self.counts)[self.place]

    def indices(self, layout: Layout) -> NDArray[np.int32]:
        """PETSc's row of each of this rank's dofs of DOLFINx, space by space; -1 for nobody's."""
        found = local_dofs(layout)
        return np.where(found >= 0, self.place[found], -1).astype(PETSc.IntType)


def local_dofs(layout: Layout) -> Indices:
    """femiec's dof of each of this rank's dofs of DOLFINx, ghosts included, space by space; -1 for nobody's."""
    parts = []
    for space, start in zip(layout.spaces, layout.starts, strict=False):
        dofs = shared_space(space).dofs
        parts.append(np.where(dofs >= 0, dofs + start, -1))
    return np.concatenate(parts)


def numbering(layout: Layout) -> Numbering:
    """A dof belongs to the last of the ranks that own it for DOLFINx: a real number to the last of all."""
    owner = np.zeros(layout.starts[-1], np.int64)
    for space, start in zip(layout.spaces, layout.starts, strict=False):
        own = shared_space(space)
        dofs = own.dofs[: own.owned]
        owner[start + dofs[dofs >= 0]] = COMM.rank
    owner = largest(owner)
    return Numbering(np.argsort(owner, kind="stable"), np.bincount(owner, minlength=COMM.size))
