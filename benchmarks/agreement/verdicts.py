"""``python -m benchmarks.agreement.verdicts REFERENCE RUN ... --out FILE``: the validation suite by one engine beside others.

Each folder is one that ``femiec validate --out`` wrote, or holds such folders; its name is what the run is called in the table.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.agreement.compare import Difference
from benchmarks.agreement.table import SOLUTION, SPREAD
from femiec.results.atomic import write_text

SOLVERS = ("embedded", "dolfinx")
"""Engines; what has another name in a verdict was not solved."""

INTRODUCTION = f"""# Validation by both engines

Made by `python -m benchmarks.agreement.verdicts`, of what `femiec validate` wrote. Rows are those that finite elements compute.
The difference is that of a row's two computed numbers over the quoted one, or as it stands where zero is quoted; the worst of a
case is shown. *Slanted* is what is beyond {SOLUTION:g}, but within ten times what the row changes by when the nodes of its meshes
are off by round-off (`python -m benchmarks.agreement.shaken validate`); **bold** is what nothing excuses. Verdicts are the same
unless the table says so. Seconds of DOLFINx hold the compilation of forms that were not kept; where runs shared their cores with
other work, seconds say little.

| case | run | beside | rows | worst difference | of the row | seconds, both |
|---|---|---|---|---|---|---|
"""

Verdicts = dict[str, dict[str, Any]]
"""Of a case, by row."""


@dataclass(frozen=True)
class Line:
    """A case of a run beside the same case of another one.

    Attributes:
        case, run, beside: names.
        rows: how many.
        worst: the difference that is the largest over what is allowed, and whose it is.
        allowed: of that row.
        changed: rows with another verdict.
        seconds, reference: how long both took [s].
    """

    case: str
    run: str
    beside: str
    rows: int
    worst: Difference
    allowed: float
    changed: tuple[str, ...]
    seconds: float
    reference: float

    @property
    def holds(self) -> bool:
        """Whether the numbers agree, and with them the verdicts."""
        return self.worst.value <= self.allowed and not self.changed

    def text(self) -> str:
        """The row in Markdown."""
        mark = "**" if self.worst.value > self.allowed else "*" if self.worst.value > SOLUTION else ""
        said = f"**other verdict: {', '.join(self.changed)}**" if self.changed else self.worst.label
        times = f"{self.seconds:.1f} / {self.reference:.1f}"
        return (
            f"| {self.case} | {self.run} | {self.beside} | {self.rows} | {mark}{self.worst.value:.1e}{mark} | {said} | {times} |"
        )


def solved(folder: Path) -> dict[str, Verdicts]:
    """The verdicts on solved rows in a folder, by case.

    Raises:
        ValueError: there are none.
    """
    found: dict[str, Verdicts] = {}
    for file in sorted(folder.rglob("verdicts.json")):
        cases = {row["id"]: row["case"] for row in json.loads((file.parent / "details.json").read_text())["rows"]}
        for verdict in json.loads(file.read_text()):
            if verdict["engine"] in SOLVERS:
                found.setdefault(cases[verdict["id"]], {})[verdict["id"]] = verdict
    if not found:
        raise ValueError(f"{folder} holds no verdict on a solved row")
    return found


def difference(found: Verdicts, reference: Verdicts, spread: Verdicts) -> tuple[Difference, float]:
    """The largest of a case over what is allowed, and that; ``spread`` holds rows of which round-off is known.

    Raises:
        ValueError: other rows, or a row without a number.
    """
    if found.keys() != reference.keys():
        raise ValueError(f"other rows: {', '.join(sorted(found.keys() ^ reference.keys()))}")
    allowed = {row: max(SOLUTION, SPREAD * _apart(spread[row], reference[row])) if row in spread else SOLUTION for row in found}
    each = [Difference(_apart(found[row], reference[row]), row) for row in found]
    worst = max(each, key=lambda difference: difference.value / allowed[difference.label])
    return worst, allowed[worst.label]


def _apart(found: dict[str, Any], reference: dict[str, Any]) -> float:
    if None in (found["computed"], reference["computed"]):
        raise ValueError(f"{found['id']}: no number was computed")
    return float(abs(found["computed"] - reference["computed"]) / (abs(reference["quoted"] or 0.0) or 1.0))


def lines(run: Path, beside: Path, shaken: Path | None = None) -> Iterator[Line]:
    """A line for each case of a run; ``shaken`` is one of the same engine as ``beside``, with other round-off."""
    references, spreads = solved(beside), {} if shaken is None else solved(shaken)
    for case, found in solved(run).items():
        reference = references.get(case, {})
        worst, allowed = difference(found, reference, spreads.get(case, {}))
        changed = tuple(row for row in found if found[row]["status"] != reference[row]["status"])
        times = (sum(verdict["seconds"] for verdict in each.values()) for each in (found, reference))
        yield Line(case, run.name, beside.name, len(found), worst, allowed, changed, *times)


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, and write the table; the exit status is 1 if a number or a verdict differs."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.agreement.verdicts", description=__doc__)
    parser.add_argument("reference", type=Path, help="folder of the run beside which the others stand")
    parser.add_argument("runs", type=Path, nargs="+", help="folders of the others")
    parser.add_argument("--out", type=Path, required=True, help="file for the table")
    parser.add_argument("--shaken", type=Path, help="folder of the reference on meshes that are off by round-off, some cases")
    asked = parser.parse_args(arguments)
    table = [line for run in asked.runs for line in lines(run, asked.reference, asked.shaken)]
    write_text(asked.out, INTRODUCTION + "".join(f"{line.text()}\n" for line in table))
    return int(not all(line.holds for line in table))


if __name__ == "__main__":
    sys.exit(main())
