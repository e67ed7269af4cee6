"""``python -m benchmarks.agreement --out DIR [--study NAME] [--ranks 1 --ranks 2]``: compare, and write ``agreement.md``.

What is finished in the folder is not run again: delete it after a change of the code.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.agreement import interrupted
from benchmarks.agreement.cases import CASES, Case
from benchmarks.agreement.compare import Agreement, agreement
from benchmarks.agreement.corpus import Entries, entries
from benchmarks.agreement.run import EMBEDDED, SHAKEN, RunFailed, Way, on_ranks, run, seconds
from benchmarks.agreement.table import Failure, Row, Table, bounds
from benchmarks.interpreters import find


def main(arguments: Sequence[str] | None = None) -> int:
    """Run; the exit status is 1 if a run failed or missed a bound."""
    asked = _parser().parse_args(arguments)
    python = find(("dolfinx",))["dolfinx"]
    if python is None:
        print("no interpreter with DOLFINx: set FEMIEC_MPI_PYTHON", file=sys.stderr)
        return 1
    ranks, table = asked.ranks or [1, 2, 4], Table(asked.out / "agreement.md")
    for count in ranks if not asked.study else []:
        table.add(_forms(count, python, asked.out))
    for case in CASES:
        if not asked.study or case.study in asked.study:
            for row in compared(case.smallest if asked.smallest else case, ranks, python, asked.out):
                table.add(row)
    return int(not table.holds)


def _forms(ranks: int, python: str, folder: Path) -> Entries | Failure:
    """The corpus."""
    try:
        return entries(ranks, python, folder)
    except RunFailed as failure:
        return Failure("forms", str(failure))


def compared(case: Case, ranks: Sequence[int], python: str, folder: Path) -> Iterator[Row | Failure]:
    """The embedded engine beside itself, then each number of ranks beside the embedded engine and the first number of ranks."""
    found: dict[Way, Path] = {}
    spread: Agreement | None = None
    for way in (EMBEDDED, SHAKEN, *map(on_ranks, ranks)):
        try:
            found |= {way: run([case], way, python, folder)[case.study]}
            for other in (EMBEDDED, on_ranks(ranks[0])):
                if other in found and other != way:
                    row = _row(case, way, other, found, spread)
                    spread = row.found if way == SHAKEN else spread
                    yield row
        except (RunFailed, ValueError) as failure:
            yield Failure(case.study, str(failure))
    if case == interrupted.CASE and EMBEDDED in found:
        yield from _gone_on(ranks, found[EMBEDDED], spread, python, folder)


def _gone_on(
    ranks: Sequence[int], undisturbed: Path, spread: Agreement | None, python: str, folder: Path
) -> Iterator[Row | Failure]:
    """The run that was interrupted on two ranks, beside the undisturbed one of the embedded engine."""
    case = interrupted.CASE
    for count in (each for each in ranks if each != interrupted.FIRST):
        try:
            way, place = interrupted.gone_on(count, python, folder)
            yield _row(case, way, EMBEDDED, {way: place, EMBEDDED: undisturbed}, spread)
        except (RunFailed, ValueError) as failure:
            yield Failure(case.study, str(failure))


def _row(case: Case, way: Way, other: Way, found: Mapping[Way, Path], spread: Agreement | None) -> Row:
    apart = agreement(found[way], found[other])
    words = f"{way.name}: nodes off by round-off" if way == SHAKEN else way.name
    allowed = bounds(engines=other == EMBEDDED)
    return Row(case, words, other.name, apart, allowed, spread, seconds(found[way]), seconds(found[other]))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.agreement", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for runs and table")
    parser.add_argument("--study", action="append", help="only this study, may be given several times")
    parser.add_argument("--ranks", action="append", type=int, help="number of ranks, may be given several times; 1, 2 and 4")
    parser.add_argument("--smallest", action="store_true", help="the settings of the smallest runs")
    return parser


if __name__ == "__main__":
    sys.exit(main())
