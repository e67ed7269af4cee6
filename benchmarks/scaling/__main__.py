"""Runs the points, and writes table, curve and records: ``python -m benchmarks.scaling --out out``."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.interpreters import find
from benchmarks.scaling.curve import draw
from benchmarks.scaling.table import markdown

Point = tuple[int | float | str, ...]
POINTS: tuple[Point, ...] = (
    *((ranks, "honeycomb", rings, layers) for ranks, rings, layers in ((1, 1, 12), (2, 1, 25), (1, 1, 62), (2, 1, 62))),
    *((ranks, "honeycomb", rings, layers) for ranks, rings, layers in ((1, 1, 124), (2, 1, 124), (2, 2, 91), (2, 4, 59))),
    *((ranks, "stokes", side) for ranks in (1, 2) for side in (105, 235, 470)),
    *((1, "stokes", side, "--exponent", 1) for side in (105, 235)),
    *((1, "coupled", level, "--embedded") for level in (1, 2, 3, 4, 5)),
    (1, "coupled", 5, "--along", 1.8, "--embedded"),
    *((2, "coupled", level) for level in (2, 3, 4, 5)),
    (2, "coupled", 5, "--along", 1.8),
    *((2, "coupled", level, "--direct") for level in (3, 4, 5)),
    (2, "coupled", 5, "--along", 1.8, "--direct"),
    (2, "writing", 1, 124),
)
"""Ranks, module, and its arguments: from a tenth of a million unknowns to four million; strong and weak."""
SMALL: tuple[Point, ...] = (
    *((ranks, "honeycomb", 1, layers) for ranks, layers in ((1, 2), (2, 2), (2, 4))),
    *((ranks, "stokes", 8) for ranks in (1, 2)),
    (1, "coupled", 0, "--embedded"),
    (2, "coupled", 0),
    (2, "coupled", 0, "--direct"),
    (2, "writing", 1, 2),
)


def main() -> None:
    """Run what is asked for; with ``--table`` only write what earlier runs found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--small", action="store_true", help="toy sizes")
    parser.add_argument("--table", action="store_true", help="no runs: table and curve of the records that are there")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    lines = given.out / "scaling.jsonl"
    if not given.table:
        lines.unlink(missing_ok=True)
        for ranks, module, *arguments in SMALL if given.small else POINTS:
            run(lines, ranks, module, arguments)
    records = [json.loads(line) for line in lines.read_text().splitlines()]
    (given.out / "scaling.md").write_text(markdown(records))
    draw(records, given.out / "scaling.png")


def run(lines: Path, ranks: Any, module: Any, arguments: list[Any]) -> None:
    """One point, in processes of its own; what it printed is shown where it failed."""
    found = find(("dolfinx",))["dolfinx"]
    if found is None:
        sys.exit("no Python with DOLFINx: name one in FEMIEC_MPI_PYTHON, or run pytest tests/corpus, which makes one")
    python = Path(found)
    command = [str(python.parent / "mpiexec"), "-n", str(ranks), str(python), "-m", f"benchmarks.scaling.{module}", str(lines)]
    done = subprocess.run(
        [*command, *map(str, arguments)], env={**os.environ, "OMP_NUM_THREADS": "1"}, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stderr[-2000:]}")


if __name__ == "__main__":
    main()
