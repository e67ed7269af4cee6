"""Seconds and bytes of the stages of a run on several ranks, and the file of lines that keeps them."""

from __future__ import annotations

import json
import resource
import time
from pathlib import Path
from typing import Any

from mpi4py import MPI

PAGE = resource.getpagesize()


class Stages:
    """What each stage took: the slowest rank's seconds, by the watch and of its processor, and memory after it.

    Attributes:
        found: by the name of the stage.
    """

    def __init__(self) -> None:
        self.found: dict[str, dict[str, float]] = {}
        self._start()

    def _start(self) -> None:
        MPI.COMM_WORLD.Barrier()
        self._watch, self._processor = time.perf_counter(), time.process_time()

    def done(self, name: str) -> None:
        """A stage ends here, and the next one starts."""
        watch, processor = time.perf_counter() - self._watch, time.process_time() - self._processor
        self.found[name] = {
            "watch": _largest(watch),
            "processor": _largest(processor),
            "memory": _largest(present()),
            "peak": _largest(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024.0),
        }
        self._start()


def append(record: dict[str, Any], file: Path) -> None:
    """Put a record at the end of a file of lines; the first rank does."""
    if MPI.COMM_WORLD.rank == 0:
        with file.open("a") as lines:
            lines.write(json.dumps(record) + "\n")


def present() -> float:
    """Resident memory of this process now [bytes]."""
    return float(Path("/proc/self/statm").read_text().split()[1]) * PAGE


def _largest(value: float) -> Any:
    return MPI.COMM_WORLD.allreduce(value, MPI.MAX)
