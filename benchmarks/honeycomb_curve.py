"""The cost of an iterative solve against the number of unknowns, from the records of the case ``honeycomb_curve``."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from benchmarks.case import OURS, TITLES
from benchmarks.cases.honeycomb_curve.case import CASE
from benchmarks.run import Record

HEADS = ("unknowns", "iterations", "hierarchy [s]", "solve with it [s]", "solve, per unknown [µs]", "peak memory [MB]")


def markdown(records: Sequence[Record]) -> str:
    """A row a size and code, and the powers of the number of unknowns with which time and memory grow."""
    found = [record for record in records if record.case == CASE.name and not record.failure]
    lines = ["| code | " + " | ".join(HEADS) + " |", "|---|" + "---:|" * len(HEADS)]
    for code in CASE.codes:
        ours = sorted((r for r in found if r.code == code), key=lambda record: record.facts["dofs"])
        lines += [f"| {TITLES[code]} | " + " | ".join(_cells(record)) + " |" for record in ours]
    return "\n".join([*lines, "", _exponents([record for record in found if record.code == OURS])])


def exponent(records: Sequence[Record], cost: Sequence[float]) -> float:
    """The power p of the least-squares line log cost = p log unknowns + c."""
    return float(np.polyfit(np.log([record.facts["dofs"] for record in records]), np.log(cost), 1)[0])


def _exponents(ours: Sequence[Record]) -> str:
    if len({record.facts["dofs"] for record in ours}) < 2:
        return ""
    time = exponent(ours, [record.stages["solve"] for record in ours])
    memory = exponent(ours, [record.stages["memory_solve"] - record.facts["libraries"] for record in ours])
    return (
        f"{TITLES[OURS]}: time grows with the power {time:.2f} of the unknowns, memory beyond the libraries' with {memory:.2f}."
    )


def _cells(record: Record) -> list[str]:
    facts, stages = record.facts, record.stages
    return [
        f"{facts['dofs']:,}",
        str(facts["iterations"]),
        f"{stages['setup']:.3g}",
        f"{stages['solve']:.3g}",
        f"{1e6 * stages['solve'] / facts['dofs']:.3g}",
        f"{stages['memory_solve']:.0f}",
    ]
