"""``python -m benchmarks.agreement.worker ENGINE JOBS [FORMS]``: run studies one after the other, and keep what they return.

JOBS is JSON, a list of [file of the study, folder, settings]. Under mpiexec all ranks run them, and the first one writes.
ENGINE is a module of femiec.engine, or ``shaken``: the embedded one on meshes whose nodes are off by round-off. FORMS is a folder
for DOLFINx's compiled forms, which are then made quickly, not to run fast.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.agreement.shaken import shake
from femiec.commands.study import given, load
from femiec.results.vtkhdf import write

DONE = "done.json"
"""Written last into the folder of a run: the settings, and how many seconds it took."""


def main(name: str, jobs: str, forms: str = "") -> None:
    """Run them all."""
    if name == "shaken":
        name = "embedded"
        shake()
    engine = importlib.import_module(f"femiec.engine.{name}")
    if forms and name == "dolfinx":
        options = importlib.import_module("femiec.engine.dolfinx.forms").OPTIONS
        options.update(cache_dir=Path(forms), cffi_extra_compile_args=["-O0"])
    for study, folder, settings in json.loads(jobs):
        one(engine, Path(study), Path(folder), settings)


def one(engine: Any, study: Path, folder: Path, settings: Sequence[str]) -> None:
    """Write what the study writes, ``result.vtkhdf`` if it writes none, and that it is done."""
    leads = engine.ranks.leads
    solve, start = load(study), time.perf_counter()
    result = solve(engine=engine, out=folder if leads else None, **given(solve, settings))
    seconds = time.perf_counter() - start
    if not leads:
        return
    if result.snapshots and not (folder / "result.vtkhdf").exists():
        write(result, folder / "result.vtkhdf")
    (folder / DONE).write_text(json.dumps({"settings": list(settings), "seconds": round(seconds, 1)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
