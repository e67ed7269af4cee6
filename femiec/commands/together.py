"""A command on all ranks: one speaks, all end alike."""

from __future__ import annotations

import traceback
from collections.abc import Callable

from femiec.commands.launch import quiet_unless
from femiec.engine.ranks import Ranks
from femiec.errors import FemiecError, RunInterrupted


def on_all(ranks: Ranks, work: Callable[[], int]) -> int:
    """Do the work on all ranks and agree on its exit status; one process alone raises what it meets."""
    if ranks.count == 1:
        return work()
    with quiet_unless(ranks.leads):
        try:
            status, said = work(), ""
        except BaseException as error:  # whatever it is: the other ranks would wait for this one for ever
            status, said = told(error) or (1, traceback.format_exc().rstrip())
        return ranks.conclude(status, said)


def told(error: BaseException) -> tuple[int, str] | None:
    """The exit status and the line of an error that has one.

    Example:
        >>> told(FemiecError("no such thing"))
        (1, 'femiec: error: no such thing')
    """
    if isinstance(error, RunInterrupted):
        return error.exit_status, f"femiec: {error}"
    if isinstance(error, FemiecError):
        return error.exit_status, f"femiec: error: {error}"
    if isinstance(error, KeyboardInterrupt):
        return 130, "femiec: interrupted; nothing half-written was left"
    return None
