"""The driver: each case on each code in a process of its own, codes interleaved so that drift hits all alike."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.case import Case
from benchmarks.clock import CPU_CLOCK
from benchmarks.interpreters import ROOT

THREADS = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMEXPR_NUM_THREADS")
TIME_LIMIT = 1800.0  # seconds a process


@dataclass(frozen=True)
class Record:
    """What one process measured.

    Attributes:
        case, code: who.
        round: which repetition.
        settings: arguments of the case.
        stages: seconds or MB by stage.
        checks: scalars that codes must agree on.
        facts: version, cells, dofs and the like.
        failure: why there is nothing, empty if there is.
    """

    case: str
    code: str
    round: int
    settings: Mapping[str, Any]
    stages: Mapping[str, float] = field(default_factory=dict)
    checks: Mapping[str, float] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    failure: str = ""


def run(
    cases: Sequence[Case], pythons: Mapping[str, str | None], small: bool = False, rounds: int = 1, cpu: bool = False
) -> Iterator[Record]:
    """Measure; gives each record as it comes. With ``cpu`` times are processor seconds."""
    clock = {CPU_CLOCK: "1" if cpu else ""}
    for case, code, settings, number in _jobs(cases, pythons, small, rounds):
        yield _measure(case, code, pythons[code] or "", settings, number, clock)


def _jobs(
    cases: Sequence[Case], pythons: Mapping[str, str | None], small: bool, rounds: int
) -> Iterator[tuple[Case, str, dict[str, Any], int]]:
    for case in cases:
        for number in range(rounds if case.repeated else 1):
            for settings in case.small if small else case.settings:
                for code in case.codes:
                    if pythons.get(code):
                        yield case, code, settings, number


def _measure(case: Case, code: str, python: str, settings: dict[str, Any], number: int, clock: dict[str, str]) -> Record:
    job = json.dumps({"case": case.name, "code": code, "settings": settings, "cores": _cores(case.cores)})
    environment = {**os.environ, **dict.fromkeys(THREADS, "1"), "PYTHONPATH": str(ROOT), **clock}
    command = [python, "-m", "benchmarks.worker", job]
    try:
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=TIME_LIMIT)
    except subprocess.TimeoutExpired:
        return Record(case.name, code, number, settings, failure=f"more than {TIME_LIMIT:.0f} s")
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
        return Record(case.name, code, number, settings, failure=reason)
    facts = json.loads(done.stdout.splitlines()[-1])
    return Record(case.name, code, number, settings, facts.pop("stages"), facts.pop("checks"), facts)


def _cores(wanted: int) -> list[int]:
    """The last cores that this process may use: the first ones serve the system's interrupts."""
    if not hasattr(os, "sched_getaffinity"):
        return []
    return sorted(os.sched_getaffinity(0))[-wanted:]
