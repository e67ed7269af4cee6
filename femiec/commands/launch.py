"""What started this process: an MPI launcher tells each of its processes how many there are, before any MPI is loaded."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

TOLD = (("PMI_RANK", "PMI_SIZE"), ("OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"), ("SLURM_PROCID", "SLURM_STEP_NUM_TASKS"))
"""The variables by which MPICH and its kin, Open MPI, and srun tell a process its number and their count."""


@dataclass(frozen=True)
class Launch:
    """The number of this process, from 0, and how many were started together."""

    rank: int = 0
    count: int = 1


def launched(told: Mapping[str, str] = os.environ) -> Launch:
    """How this process was started; alone, where no launcher says otherwise.

    Args:
        told: environment variables.

    Example:
        >>> launched({"PMI_RANK": "1", "PMI_SIZE": "4"}), launched({})
        (Launch(rank=1, count=4), Launch(rank=0, count=1))
    """
    for rank, count in TOLD:
        if told.get(rank, "").isdigit() and told.get(count, "").isdigit():
            return Launch(int(told[rank]), int(told[count]))
    return Launch()


@contextlib.contextmanager
def quiet_unless(speaks: bool) -> Iterator[None]:
    """Nothing that is printed within the block is shown, unless this process is the one that speaks."""
    if speaks:
        yield
        return
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
        yield
