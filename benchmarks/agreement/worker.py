"""``python -m benchmarks.agreement.worker TASK``: run studies one after the other, and keep what they return.

Under mpiexec all ranks run them, and the first one writes. TASK is JSON:

- engine: a module of femiec.engine, or ``shaken``: the embedded one on meshes whose nodes are off by round-off;
- jobs: a list of [file of the study, folder, settings];
- stop: after so many steps in time a run is interrupted, as by a signal; 0 for never;
- resumes: whether runs go on with what is in their folders;
- forms: a folder for DOLFINx's compiled forms, which are then made quickly, not to run fast; or an empty string.
"""

from __future__ import annotations

import importlib
import json
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.agreement.shaken import shake
from femiec.commands.study import given, load
from femiec.errors import RunInterrupted
from femiec.results.vtkhdf import write

DONE = "done.json"
"""Written last into the folder of a run: the settings, and how many seconds it took."""


def main(task: Mapping[str, Any]) -> None:
    """Run them all."""
    name = task["engine"]
    if name == "shaken":
        shake()
        name = "embedded"
    engine = importlib.import_module(f"femiec.engine.{name}")
    if task["forms"] and name == "dolfinx":
        options = importlib.import_module("femiec.engine.dolfinx.forms").OPTIONS
        options.update(cache_dir=Path(task["forms"]), cffi_extra_compile_args=["-O0"])
    if task["stop"]:
        stop_after(engine, task["stop"])
    for study, folder, settings in task["jobs"]:
        start = time.perf_counter()
        with suppress(*([RunInterrupted] if task["stop"] else [])):
            one(engine, Path(study), Path(folder), settings, {"resume": True} if task["resumes"] else {})
        if engine.ranks.leads:
            record = {"settings": list(settings), "seconds": round(time.perf_counter() - start, 1)}
            (Path(folder) / DONE).write_text(json.dumps(record))


def one(engine: Any, study: Path, folder: Path, settings: Sequence[str], more: Mapping[str, Any]) -> None:
    """Write what the study writes, and ``result.vtkhdf`` if it writes none."""
    leads, solve = engine.ranks.leads, load(study)
    result = solve(engine=engine, out=folder if leads else None, **given(solve, settings), **more)
    if leads and result.snapshots and not (folder / "result.vtkhdf").exists():
        write(result, folder / "result.vtkhdf")


def stop_after(engine: Any, steps: int) -> None:
    """Let all ranks hear of a signal after so many steps in time: they ask each other after each."""
    counted = count(1)
    engine.ranks.largest = lambda number: int(signal.SIGTERM) if next(counted) == steps else number


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
