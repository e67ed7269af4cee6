"""Measures: seconds of a call, peak memory of this process."""

from __future__ import annotations

import os
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

CPU_CLOCK = "FEMIEC_BENCHMARK_CPU"
"""Set in the environment, times are processor seconds of the process: steadier than a watch where others use the machine."""

WALL = time.perf_counter
"""The watch, for what uses several threads or processes."""

_now = time.process_time if os.environ.get(CPU_CLOCK) else WALL


def clock(work: Callable[[], Any], now: Callable[[], float] = _now) -> tuple[float, Any]:
    """Seconds of one call, and what it gave."""
    start = now()
    result = work()
    return now() - start, result


def again(work: Callable[[], Any], now: Callable[[], float] = _now, calls: int = 7, budget: float = 6.0) -> float:
    """Median seconds of several calls, fewer (but one) when they have taken more than ``budget`` seconds together."""
    times: list[float] = []
    while len(times) < calls and sum(times) < budget:
        times.append(clock(work, now)[0])
    return statistics.median(times)


def peak_memory() -> float:
    """Peak resident memory of this process so far [MB].

    Linux hands the peak of the parent to the child in ``ru_maxrss``, so the kernel's own record of the process comes first.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
