"""The scaling curve: cost per cell against the number of cells, from the records of the case ``curve``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.cases.curve.case import CASE
from benchmarks.run import Record


@dataclass(frozen=True)
class Point:
    """One size.

    Attributes:
        problem: what was assembled.
        cells, dofs: the size.
        matrix: seconds a cell for the matrix again.
        pattern: seconds a cell that the first matrix takes beyond another one.
        memory: peak memory beyond that of the imported libraries, mesh included [MB a cell].
    """

    problem: str
    cells: int
    dofs: int
    matrix: float
    pattern: float
    memory: float


def points(records: Sequence[Record]) -> list[Point]:
    """The curve, by problem and size."""
    found = [_point(record) for record in records if record.case == CASE.name and not record.failure]
    return sorted(found, key=lambda point: (point.problem, point.cells))


def markdown(records: Sequence[Record]) -> str:
    """The curve as a table."""
    lines = [
        "| problem | cells | dofs | matrix again [µs/cell] | pattern [µs/cell] | peak memory [kB/cell] |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for p in points(records):
        costs = f"{1e6 * p.matrix:.3g} | {1e6 * p.pattern:.3g} | {1024 * p.memory:.3g}"
        lines.append(f"| {p.problem} | {p.cells:,} | {p.dofs:,} | {costs} |")
    return "\n".join(lines)


def _point(record: Record) -> Point:
    cells, stages = record.facts["cells"], record.stages
    pattern = max(stages["matrix_first"] - stages["matrix"], 0.0)
    matrix, memory = stages["matrix"] / cells, stages["memory"] / cells
    return Point(record.settings["problem"], cells, record.facts["dofs"], matrix, pattern / cells, memory)
