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

HONEYCOMBS = ((1, 1, 12), (2, 1, 25), (1, 1, 62), (2, 1, 62), (1, 1, 124), (2, 1, 124), (2, 2, 91), (2, 3, 100))
"""Ranks, rings of tubules around the first, layers: from a tenth of a million to four million unknowns; strong and weak."""
FLOWS = ((1, 105), (1, 235), (1, 470), (2, 105), (2, 235), (2, 470))
"""Ranks, cells along a side."""
TUBULES = ((1, 2, 1), (1, 3, 1), (1, 4, 1), (1, 5, 1), (1, 5, 1.8))
"""Ranks, level, how many times its cells along the axis."""
SMALL = (((1, 1, 2), (2, 1, 2)), ((1, 8), (2, 8)), ((1, 0, 1),))


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
        for ranks, module, *arguments in points(given.small):
            run(lines, ranks, module, arguments)
    records = [json.loads(line) for line in lines.read_text().splitlines()]
    (given.out / "scaling.md").write_text(markdown(records))
    draw(records, given.out / "scaling.png")


def points(small: bool) -> list[tuple[Any, ...]]:
    """Ranks, module, and its arguments."""
    honeycombs, flows, tubules = SMALL if small else (HONEYCOMBS, FLOWS, TUBULES)
    found: list[tuple[Any, ...]] = [(ranks, "honeycomb", *sizes) for ranks, *sizes in honeycombs]
    found += [(ranks, "stokes", *sizes) for ranks, *sizes in flows]
    return found + [(ranks, "coupled", level, "--along", along, "--embedded") for ranks, level, along in tubules]


def run(lines: Path, ranks: int, module: str, arguments: list[Any]) -> None:
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
