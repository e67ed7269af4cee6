"""``python -m benchmarks.agreement.worker STUDY ENGINE FOLDER [name=value ...]``: run a study, and keep what it returns.

Under mpiexec all ranks run it; each writes its files into a folder of its own, so that none overwrites another's.
"""

from __future__ import annotations

import importlib
import sys
import time
from pathlib import Path

from femiec.commands.study import given, load
from femiec.results.vtkhdf import write


def main(study: str, engine: str, folder: str, *settings: str) -> None:
    """Write ``result.vtkhdf``, with summary, ledger and fields, and ``seconds``."""
    fem = importlib.import_module(f"femiec.engine.{engine}")
    rank = fem.assemble.COMM.rank if engine == "dolfinx" else 0
    solve = load(Path(study))
    own = Path(folder) / str(rank)
    start = time.perf_counter()
    result = solve(engine=fem, out=own / "run", **given(solve, settings))
    if not (own / "run/result.vtkhdf").exists() and result.snapshots:
        write(result, own / "run/result.vtkhdf")
    (own / "seconds").write_text(f"{time.perf_counter() - start:.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
