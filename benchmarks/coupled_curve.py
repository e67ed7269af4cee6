"""The cost of a step in time against the number of unknowns, and its shares, from the records of the case ``coupled_curve``."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.cases.coupled_curve.case import CASE
from benchmarks.cases.coupled_in_time.case import PARTS
from benchmarks.run import Record


def markdown(records: Sequence[Record]) -> str:
    """A row a size; shares of the steps, without what is before the first and after the last."""
    heads = [
        "unknowns",
        "steps",
        "factorisations",
        "step [ms]",
        "step, per unknown [µs]",
        *(f"{part.name} [%]" for part in PARTS),
    ]
    lines = ["| " + " | ".join(heads) + " |", "|" + "---:|" * len(heads)]
    found = [record for record in records if record.case == CASE.name and not record.failure]
    lines += ["| " + " | ".join(_cells(record)) + " |" for record in sorted(found, key=lambda record: record.facts["dofs"])]
    return "\n".join(lines)


def _cells(record: Record) -> list[str]:
    facts, stages = record.facts, record.stages
    step, unknowns = stages["step"], facts["dofs"]
    sizes = [
        f"{unknowns:,}",
        str(facts["steps"]),
        str(facts["factorisations"]),
        f"{1e3 * step:.3g}",
        f"{1e6 * step / unknowns:.3g}",
    ]
    return sizes + [f"{100 * stages[part.name] / (step * facts['steps']):.0f}" for part in PARTS]
