"""A study in a process of its own, on one engine and a number of ranks."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from benchmarks.agreement.cases import ROOT, Case

PATIENCE = 1800
"""Seconds after which ranks that wait for each other are ended."""


class RunFailed(Exception):
    """A run that ended with an error, or not at all; the message has the end of what it printed."""


def run(case: Case, ranks: int, python: str, folder: Path) -> Path:
    """Run a study by DOLFINx on so many ranks, or by the embedded engine for none; return the folder with what it wrote.

    Args:
        case: the study.
        ranks: 1 or more, or 0.
        python: an interpreter with femiec's ``mpi`` extra; mpiexec is beside it.
        folder: where runs are kept.

    Raises:
        RunFailed: it ended with an error, or after half an hour not at all.
    """
    out = folder / case.study / (f"{ranks} ranks" if ranks else "embedded")
    out.mkdir(parents=True, exist_ok=True)
    launcher = [str(Path(python).parent / "mpiexec"), "-n", str(ranks)] if ranks > 1 else []
    engine = "dolfinx" if ranks else "embedded"
    command = [*launcher, python, "-m", "benchmarks.agreement.worker", str(case.file), engine, str(out), *case.settings]
    environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "VIRTUAL_ENV")}
    environ |= {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    try:
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environ, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        raise RunFailed(f"{case.study} on {ranks} ranks did not end within {PATIENCE} s") from None
    if done.returncode:
        raise RunFailed(f"{case.study} on {ranks} ranks: {done.stdout[-500:]}{done.stderr[-1500:]}")
    return out
