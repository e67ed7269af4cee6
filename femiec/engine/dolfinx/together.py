"""The ranks of MPI: what the leader alone reads or decides goes to all, and all hear of a failure, or are ended by it."""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Any

from mpi4py import MPI

from femiec.engine.dolfinx.cluster import COMM
from femiec.engine.launcher import heard
from femiec.errors import FemiecError

PATIENCE = {"leader": 3.0, "other": 30.0}
"""How long a rank that failed waits for all others to end too [s]. If they do not, they wait for it, and would for ever; the
leader may also be writing, or drawing, what comes before the failure of all."""


class Together:
    """All ranks of MPI; the first one leads.

    The ends are agreed on in a communicator of their own: the others may be in the midst of an exchange.
    """

    def __init__(self) -> None:
        self.count, self.leads = COMM.size, COMM.rank == 0
        self._ends = COMM.Dup()
        if self.count > 1:
            sys.excepthook = self._fail

    def from_leader(self, make: Callable[[], Any]) -> Any:
        """What the leader makes, on all; a FemiecError that it meets is raised on all."""
        made, failure = _tried(make) if self.leads else (None, None)
        made, told = COMM.bcast((made, failure and (str(failure), failure.exit_status)))
        if failure is not None:
            raise failure
        if told is not None:
            raise _failed(*told)
        return made

    def largest(self, number: int) -> int:
        """The largest of all numbers, on all."""
        return int(COMM.allreduce(number, MPI.MAX))

    def conclude(self, status: int, said: str) -> int:
        """Agree on the end: a failure is told once, and one that not all ranks share ends them all."""
        if not self._all_end(self._patience() if status else None):
            _say(said if self.leads else f"rank {COMM.rank} of {COMM.size}: {said}")
            _end_all(status)
        ends = self._ends.allgather((status, said))
        failures = [end for end in ends if end[0]]
        if failures and self.leads:
            _say(failures[0][1])
        return max(end[0] for end in ends)

    def _fail(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What no script catches ends all ranks: Python would end one, and the others wait for it for ever."""
        self.conclude(1, "".join(traceback.format_exception(kind, error, trace)).rstrip())

    def _patience(self) -> float:
        """Not the same for all: of two that fail while the others go on, one speaks."""
        return PATIENCE["leader"] if self.leads else PATIENCE["other"] + 0.1 * COMM.rank

    def _all_end(self, patience: float | None) -> bool:
        """Whether all ranks come to their end, within so many seconds if given."""
        request, deadline = self._ends.Ibarrier(), None if patience is None else time.monotonic() + patience
        while not request.Test():
            if deadline is not None and time.monotonic() > deadline:
                return False
            time.sleep(0.01)
        return True


def _tried(make: Callable[[], Any]) -> tuple[Any, FemiecError | None]:
    try:
        return make(), None
    except FemiecError as failure:
        return None, failure


def _failed(said: str, status: int) -> FemiecError:
    """The leader's failure as the others raise it."""
    failure = FemiecError(said)
    failure.exit_status = status
    return failure


def _say(text: str) -> None:
    """Print where the launcher hears it, also from a rank that is silent otherwise."""
    print(text, file=sys.__stderr__, flush=True)


def _end_all(status: int) -> None:
    """End all ranks at once, when the launcher has heard what was said; what MPI says of it adds nothing."""
    heard()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    COMM.Abort(status)
