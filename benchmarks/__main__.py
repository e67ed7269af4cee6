"""``python -m benchmarks --out DIR``: measure, and write table.json, table.md and curve.png."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks import curve
from benchmarks.case import ALL, OURS, Case
from benchmarks.cases import CASES
from benchmarks.interpreters import find
from benchmarks.plot import draw
from benchmarks.run import Record, run
from benchmarks.summary import disagreements, summarise
from benchmarks.table import markdown

LEGEND = (
    "One thread on one core, the same mesh, element, quadrature and tolerance everywhere. Each cell is a time (or a memory), in "
    "brackets our ratio to it: below 1 we are faster. Only ratios of one run count; times drift by 10 to 20 %."
)
CPU = " Times are processor seconds, those of imports, first forms and threads excepted."
TOY = " **Toy sizes: these times say nothing of the codes.**"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run; the exit status is 1 if a process failed or codes disagree."""
    asked = _parser().parse_args(arguments)
    cases = [case for case in CASES if not asked.case or case.name in asked.case]
    pythons = find(tuple(code for code in ALL if _wanted(code, asked.code, cases)))
    asked.out.mkdir(parents=True, exist_ok=True)
    records: list[Record] = []
    for record in run(cases, pythons, asked.small, asked.repeat, asked.cpu):
        records.append(record)
        _tell(record)
        write(asked.out, cases, records, pythons, _header(asked))
    if curve.points(records):
        draw(curve.points(records), asked.out / "curve.png")
    wrong = [record for record in records if record.failure] + [found for case in cases for found in disagreements(case, records)]
    return 1 if wrong else 0


def _wanted(code: str, asked: Sequence[str] | None, cases: Sequence[Case]) -> bool:
    return code == OURS or (any(code in case.codes for case in cases) and (not asked or code in asked))


def write(out: Path, cases: Sequence[Case], records: Sequence[Record], pythons: Mapping[str, str | None], header: str) -> None:
    """Write what there is so far into a folder."""
    results = {
        "header": header,
        "absent": [code for code, python in pythons.items() if not python],
        "cases": {case.name: summarise(case, records) for case in cases},
        "curve": [asdict(point) for point in curve.points(records)],
        "records": [asdict(record) for record in records],
    }
    (out / "table.json").write_text(json.dumps(results, indent=1, default=float) + "\n")
    (out / "table.md").write_text(markdown(cases, records, pythons, header))


def _header(asked: argparse.Namespace) -> str:
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}. "
    return machine + LEGEND + (CPU if asked.cpu else "") + (TOY if asked.small else "")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    names = [case.name for case in CASES]
    parser.add_argument("--out", type=Path, required=True, help="folder for table.json, table.md and curve.png")
    parser.add_argument("--case", action="append", choices=names, help="only this case; may be repeated")
    parser.add_argument("--code", action="append", choices=ALL, help="only this code beside femiec; may be repeated")
    parser.add_argument("--small", action="store_true", help="toy sizes, for a test of the benchmarks themselves")
    parser.add_argument("--repeat", type=int, default=3, help="rounds; the table shows medians (default 3)")
    parser.add_argument("--cpu", action="store_true", help="processor seconds, steadier while others use the machine")
    return parser


def _tell(record: Record) -> None:
    shown = record.failure or ", ".join(f"{name} {value:.3g}" for name, value in record.stages.items())
    print(f"{record.case} {record.code} round {record.round + 1}: {shown}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
