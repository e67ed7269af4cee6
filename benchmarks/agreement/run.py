"""Studies in a process of their own, on one engine and a number of ranks."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.agreement.cases import ROOT, Case
from benchmarks.agreement.worker import DONE

PATIENCE = 3600
"""Seconds after which ranks that wait for each other are ended."""


class RunFailed(Exception):
    """A run that ended with an error, or not at all; the message has the end of what it printed."""


@dataclass(frozen=True)
class Way:
    """How a study is run.

    Attributes:
        engine: of the worker's.
        ranks: how many.
        name: in words, and of the folder.
        stop: after so many steps in time; 0 for never.
        resumes: whether it goes on with what is in its folder.
    """

    engine: str
    ranks: int
    name: str
    stop: int = 0
    resumes: bool = False


EMBEDDED, SHAKEN = Way("embedded", 1, "embedded"), Way("shaken", 1, "shaken")


def on_ranks(count: int) -> Way:
    """DOLFINx on so many."""
    return Way("dolfinx", count, f"{count} rank" + "s" * (count > 1))


def run(cases: Sequence[Case], way: Way, python: str, folder: Path, forms: Path | None = None) -> dict[str, Path]:
    """Run studies, one after the other in one process; what is finished in the folder is not run again.

    Args:
        cases: the studies.
        way: the engine and the ranks.
        python: an interpreter with femiec's ``mpi`` extra; mpiexec is beside it.
        folder: where runs are kept: ``STUDY/WAY``.
        forms: where compiled forms are kept, made quickly; without it, where DOLFINx keeps them, made to run fast.

    Returns:
        The folder of each study, by its name.

    Raises:
        RunFailed: a study ended with an error, or after an hour not at all.
    """
    places = {case.study: folder / case.study / way.name for case in cases}
    left = [case for case in cases if not finished(case, places[case.study])]
    for case in left:
        if not way.resumes:
            shutil.rmtree(places[case.study], ignore_errors=True)
            places[case.study].mkdir(parents=True)
    if left:
        jobs = [(str(case.file), str(places[case.study].resolve()), case.settings) for case in left]
        task = {"engine": way.engine, "jobs": jobs, "stop": way.stop, "resumes": way.resumes, "forms": str(forms or "")}
        _ended_well([*launcher(python, way), python, "-m", "benchmarks.agreement.worker", json.dumps(task)], way)
    return places


def finished(case: Case, place: Path) -> bool:
    """Whether a folder holds a whole run with the settings of the case."""
    done = place / DONE
    return done.exists() and json.loads(done.read_text())["settings"] == list(case.settings)


def seconds(place: Path) -> float:
    """How long a run took."""
    return float(json.loads((place / DONE).read_text())["seconds"])


def launcher(python: str, way: Way) -> list[str]:
    """What starts the ranks; nothing for one."""
    return [str(Path(python).parent / "mpiexec"), "-n", str(way.ranks)] if way.ranks > 1 else []


def ended(command: list[str], name: str) -> subprocess.CompletedProcess[str]:
    """A command that came to its end, well or not, in the other interpreter's own environment and with this clone's code.

    Raises:
        RunFailed: it did not, within an hour.
    """
    environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "VIRTUAL_ENV")}
    environ |= {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    try:
        return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environ, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        raise RunFailed(f"{name}: no end within {PATIENCE} s") from None


def _ended_well(command: list[str], way: Way) -> None:
    done = ended(command, way.name)
    if done.returncode:
        raise RunFailed(f"{way.name}: exit status {done.returncode}: {done.stdout[-500:]}{done.stderr[-1500:]}")
