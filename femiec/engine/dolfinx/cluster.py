"""The processes that solve together, MPI's ranks.

Each runs the same script and holds all values of all fields; cells, matrices and factors are shared out.

A value that decides anything is the same to the last bit everywhere: sums are made on one rank, and sent to the others.
"""

from __future__ import annotations

import gc
from typing import Any

import numpy as np
from mpi4py import MPI
from numpy.typing import NDArray
from petsc4py import PETSc

COMM = MPI.COMM_WORLD
_KEPT = PETSc.IS().createStride(0, comm=COMM)
"""PETSc frees its own communicator with the last object on it, and makes it anew with the next one, on all ranks together; but
Python forgets objects on each rank when it likes. One object that stays keeps the communicator."""


def total(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The sum of an array over all ranks, on all ranks."""
    out = np.zeros_like(values)
    COMM.Reduce(values, out, MPI.SUM, root=0)
    COMM.Bcast(out, root=0)
    return out


def largest(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """The largest of an array's entries over all ranks, on all ranks."""
    out = np.empty_like(values)
    COMM.Allreduce(values, out, MPI.MAX)
    return out


def everywhere(condition: bool) -> bool:
    """Whether it holds on all ranks."""
    return bool(COMM.allreduce(condition, MPI.LAND))


def joined(part: NDArray[np.float64], counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """The parts of all ranks, one after the other, on all ranks."""
    if COMM.size == 1:
        return part
    out = np.empty(int(counts.sum()))
    COMM.Allgatherv(np.ascontiguousarray(part), (out, counts))
    return out


def sweep() -> None:
    """Free what no rank uses any more; collective, for what ranks share goes on all of them at once.

    Python drops objects when it likes, on each rank at another time; PETSc keeps those that ranks share until this is called.
    """
    gc.collect()
    PETSc.garbage_cleanup(COMM)


def release(*objects: Any) -> None:
    """Give PETSc its vectors and matrices back at once: left to Python they are kept until all ranks have dropped them."""
    for each in objects:
        each.destroy()
