"""What started this process: an MPI launcher tells each of its processes how many there are, before any MPI is loaded.

It is the launcher, too, that ends all of them when one cannot come: MPI itself would wait for that one for ever. This file is
also run as a program, for itself, by :func:`awaited`; so it needs nothing but Python.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import stat
import subprocess
import sys
import time
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

TOLD = (("PMI_RANK", "PMI_SIZE"), ("OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"), ("SLURM_PROCID", "SLURM_STEP_NUM_TASKS"))
"""The variables by which MPICH and its kin, Open MPI, and srun tell a process its number and their count."""
HEARD = 30.0
"""How long a launcher may take to read what a rank said [s]; it has ended it, or hangs, if that is not enough."""
KILLED = 5.0
"""How long a launcher may take to end all ranks [s]."""


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


def heard(descriptor: int = 2) -> None:
    """Wait until the launcher has read all that was written: what it has not read when it ends the ranks is lost."""
    deadline = time.monotonic() + HEARD
    while _unread(descriptor) and time.monotonic() < deadline:
        time.sleep(0.01)


def end_all(status: int) -> None:
    """Have the launcher end all ranks, without MPI, when it has heard what was said; this one ends in any case."""
    _abort(status)
    os._exit(status)  # MPI, if this rank has loaded it, would wait for the others here


@contextlib.contextmanager
def awaited(limit: float, line: str) -> Iterator[None]:
    """Within the block the ranks wait for each other, but not for ever: then the line is printed, and all are ended.

    A process of its own looks at the clock, for nothing else of this one runs while MPI waits.

    Args:
        limit: of the wait [s].
        line: what to say then.
    """
    command = [sys.executable, "-I", "-S", __file__, str(limit), str(os.getpid()), line]
    with subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=_pmi()):
        yield  # at the end its input is closed, and so it ends; also if this process is killed


def _watch(limit: float, parent: int, line: str) -> None:
    """The other process: wait for the end of the input, and end all ranks if that takes too long."""
    if select.select([sys.stdin], [], [], limit)[0]:
        return
    print(line, file=sys.stderr, flush=True)
    _abort(1)
    os.kill(parent, signal.SIGKILL)


def _abort(status: int) -> None:
    """Ask the launcher to end all ranks, in the words of the first version of PMI; wait until it has done so, if it can."""
    heard()
    for descriptor in _pmi():
        with contextlib.suppress(OSError):
            os.write(descriptor, f"cmd=abort exitcode={status}\n".encode())
            time.sleep(KILLED)


def _pmi() -> tuple[int, ...]:
    """The open line to the launcher, if it has given one."""
    descriptor = os.environ.get("PMI_FD", "")
    return (int(descriptor),) if descriptor.isdigit() else ()


def _unread(descriptor: int) -> int:
    """Bytes in a pipe that nobody has read yet; 0 of what is no pipe."""
    import fcntl  # which is there wherever MPI's launchers are
    import termios

    left = array("i", [0])
    with contextlib.suppress(OSError):  # nobody reads what is closed
        if stat.S_ISFIFO(os.fstat(descriptor).st_mode):
            fcntl.ioctl(descriptor, termios.FIONREAD, left)
    return left[0]


if __name__ == "__main__":
    _watch(float(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
