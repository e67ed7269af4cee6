"""A command on all ranks: one speaks, all end alike, also before they are connected."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from types import FrameType
from typing import TypeVar

from femiec.engine import launcher
from femiec.engine.ranks import Ranks
from femiec.errors import FemiecError, InputError, RunInterrupted, Terminated

T = TypeVar("T")

WAIT = 600.0
"""How long ranks wait until all of them have loaded MPI [s]; a file system that serves thousands of them may take minutes."""
PATIENCE = 10.0
"""How long a rank that cannot load MPI waits for the first one to say why, for mostly none can [s]."""


NO_PLACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}
"""Errors of the disk; other ones of the system may be a mistake in a study, and keep their traceback."""


@contextlib.contextmanager
def quiet_unless(speaks: bool) -> Iterator[None]:
    """Nothing that is printed within the block is shown, unless this process is the one that speaks."""
    if speaks:
        yield
        return
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
        yield


@contextlib.contextmanager
def ended_by_sigterm() -> Iterator[None]:
    """SIGTERM within the block raises :class:`Terminated`, so that what was begun is put away, as after Ctrl-C.

    One of several ranks dies at once instead: its launcher then ends the others. So does all outside the main thread, where
    Python takes no handlers.
    """

    def end(number: int, _: FrameType | None) -> None:
        raise Terminated

    if launcher.launched().count > 1 or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def on_all(ranks: Ranks, work: Callable[[], int]) -> int:
    """Do the work on all ranks and agree on its exit status; one process alone raises what it meets."""
    if ranks.count == 1:
        return work()
    try:
        status, said = work(), ""
    except BaseException as error:  # whatever it is: the other ranks would wait for this one for ever
        status, said = _end(error)
    return ranks.conclude(status, said)


def before_mpi(load: Callable[[], T]) -> T:
    """Do what connects the ranks: one that fails ends all, and one that never comes is not waited for for ever."""
    here = launcher.launched()
    if here.count == 1:
        return load()
    later = 0.1 * here.rank  # one speaks
    try:
        with launcher.awaited(WAIT + (here.rank and PATIENCE) + later, f"femiec: error: {_missing(here.count)}"):
            return load()
    except BaseException as error:
        status, said = _end(error)
        if here.rank:
            time.sleep(PATIENCE + later)
            said = f"rank {here.rank} of {here.count}: {said}"
        print(said, file=sys.__stderr__, flush=True)
        launcher.end_all(status)
        raise


def _missing(count: int) -> InputError:
    met = f"{count} processes of which some did not load MPI in {WAIT:g} s"
    mend = "look for what one of them said above, and at femiec doctor on that node"
    return InputError("mpiexec", met, "femiec and its mpi extra in the same place on every node", mend)


def _end(error: BaseException) -> tuple[int, str]:
    """The exit status of the error that is being handled, and what to say of it."""
    return told(error) or (1, traceback.format_exc().rstrip())


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
    if isinstance(error, OSError) and error.errno in NO_PLACE:
        return (
            InputError.exit_status,
            f"femiec: error: {error}: expected a place that can be written; make room, or choose another",
        )
    if isinstance(error, Terminated):
        return 143, "femiec: ended by SIGTERM; nothing half-written was left"
    if isinstance(error, KeyboardInterrupt):
        return 130, "femiec: interrupted; nothing half-written was left"
    return None
