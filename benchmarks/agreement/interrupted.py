"""A run in time that is interrupted on two ranks, and goes on on one and on four."""

from __future__ import annotations

import shutil
from pathlib import Path

from benchmarks.agreement.cases import CASES
from benchmarks.agreement.run import Way, finished, on_ranks, run
from benchmarks.agreement.worker import DONE

CASE = next(case for case in CASES if case.study == "cycling_100")
FIRST, STEPS = 2, 40
"""Ranks until the interruption, and the steps in time after which it comes."""


def gone_on(ranks: int, python: str, folder: Path) -> tuple[Way, Path]:
    """The run of cycles, its first steps on two ranks, all others on so many; what is finished is not run again.

    Raises:
        RunFailed: one of the two ended with an error, or not at all.
    """
    way = Way("dolfinx", ranks, f"{on_ranks(ranks).name}, the first {STEPS} steps on {FIRST}")
    place = folder / CASE.study / way.name
    if not finished(CASE, place):
        before = run([CASE], Way("dolfinx", FIRST, f"{FIRST} ranks, interrupted", stop=STEPS), python, folder)[CASE.study]
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(before, place)
        (place / DONE).unlink()
        run([CASE], Way("dolfinx", ranks, way.name, resumes=True), python, folder)
    return way, place
