"""``python -m benchmarks.agreement --out DIR [--study NAME] [--ranks 1 --ranks 2]``: compare, and write ``agreement.md``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.agreement.cases import CASES, Case
from benchmarks.agreement.compare import agreement
from benchmarks.agreement.run import RunFailed, run
from benchmarks.agreement.table import Row, markdown
from benchmarks.interpreters import find


def main(arguments: Sequence[str] | None = None) -> int:
    """Run; the exit status is 1 if a run failed or missed a bound."""
    asked = _parser().parse_args(arguments)
    python = find(("dolfinx",))["dolfinx"]
    if python is None:
        print("no interpreter with DOLFINx: set FEMIEC_MPI_PYTHON", file=sys.stderr)
        return 1
    rows: list[Row] = []
    for case in CASES:
        if not asked.study or case.study in asked.study:
            for row in compared(case, asked.ranks or [1, 2, 4], python, asked.out):
                rows.append(row)
                print(row.text(), flush=True)
                (asked.out / "agreement.md").write_text(markdown(rows))
    return int(not rows or not all(row.holds for row in rows))


def compared(case: Case, ranks: Sequence[int], python: str, folder: Path) -> Iterator[Row]:
    """Each number of ranks beside the embedded engine, and beside the first number of ranks."""
    try:
        reference, first = run(case, 0, python, folder), None
        for count in ranks:
            found = run(case, count, python, folder)
            yield Row(case.study, count, "embedded", agreement(found, reference), seconds(found), seconds(reference))
            if first is not None:
                yield Row(case.study, count, f"{ranks[0]} ranks", agreement(found, first), seconds(found), seconds(first))
            first = first or found
    except (RunFailed, ValueError) as failure:
        yield Row(case.study, 0, str(failure), None, 0.0, 0.0)


def seconds(folder: Path) -> float:
    """How long a run took."""
    return float((folder / "seconds").read_text())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.agreement", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for runs and table")
    parser.add_argument("--study", action="append", help="only this study, may be given several times")
    parser.add_argument("--ranks", action="append", type=int, help="number of ranks, may be given several times; 1, 2 and 4")
    return parser


if __name__ == "__main__":
    sys.exit(main())
