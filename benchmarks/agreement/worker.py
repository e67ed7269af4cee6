"""``python -m benchmarks.agreement.worker STUDY ENGINE FOLDER [name=value ...]``: run a study, and keep what it returns.

Under mpiexec all ranks run it, and the first one writes.
"""

from __future__ import annotations

import importlib
import sys
import time
from pathlib import Path

from femiec.commands.study import given, load
from femiec.results.vtkhdf import write


def main(study: str, engine: str, folder: str, *settings: str) -> None:
    """Write what the study writes, ``result.vtkhdf`` if it writes none, and how many seconds it took."""
    fem = importlib.import_module(f"femiec.engine.{engine}")
    leads = engine == "embedded" or importlib.import_module("femiec.engine.dolfinx.cluster").COMM.rank == 0
    solve, start = load(Path(study)), time.perf_counter()
    result = solve(engine=fem, out=Path(folder) if leads else None, **given(solve, settings))
    if leads:
        file = Path(folder) / "result.vtkhdf"
        if result.snapshots and not file.exists():
            write(result, file)
        (Path(folder) / "seconds").write_text(f"{time.perf_counter() - start:.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
