"""Several runs side by side, as one result: a row of the ledger each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from femiec.errors import InputError
from femiec.results.ledger import Ledger
from femiec.results.result import Result
from femiec.results.summary import write_summary

SHARED = ("date", "engine", "versions", "platform", "commit")
"""What the record of a comparison takes from its first run."""


def side_by_side(
    runs: Mapping[str, Result], rows: Sequence[Mapping[str, float]], summary: Mapping[str, float], notices: Sequence[str] = ()
) -> Result:
    """Put runs together.

    Args:
        runs: by name; their fields stay with them.
        rows: one a run, in their order; labels with units.
        summary: headline numbers of the comparison.
        notices: what must be said beside them.

    Returns:
        A result whose record holds every run's, materials and laws once each.

    Raises:
        InputError: no run, or another number of rows.

    Example:
        >>> one = Result({}, Ledger(["Time [s]"]), (), {"study": {"Width [m]": 1e-7}, "materials": [], "laws": []})
        >>> both = side_by_side({"a": one, "b": one}, [{"Speed [nm/s]": 5.0}, {"Speed [nm/s]": 6.0}], {"Ratio": 1.2})
        >>> both.ledger.column("Speed [nm/s]"), sorted(both.provenance["study"])
        (array([5., 6.]), ['a', 'b'])
    """
    if not runs or len(rows) != len(runs):
        raise InputError("rows", len(rows), f"one for each of {len(runs)} runs, at least one", "give each run a row")
    return Result(summary, Ledger.of(rows), (), _record(runs, notices))


def write_comparison(result: Result, folder: str | Path) -> None:
    """Write ``summary.json`` and ``ledger.csv``, each whole or not at all."""
    write_summary(result.summary, Path(folder) / "summary.json")
    result.ledger.write_csv(Path(folder) / "ledger.csv")


def _record(runs: Mapping[str, Result], notices: Sequence[str]) -> dict[str, Any]:
    records = {name: run.provenance for name, run in runs.items()}
    first = next(iter(records.values()))
    own = {key: {name: record.get(key) for name, record in records.items()} for key in ("study", "ended", "solver")}
    once = {key: _once(row for record in records.values() for row in record.get(key, [])) for key in ("materials", "laws")}
    return {**{key: first[key] for key in SHARED if key in first}, **own, **once, "notices": list(notices)}


def _once(rows: Iterable[Any]) -> list[Any]:
    """Each row once, in order."""
    kept: list[Any] = []
    for row in rows:
        if row not in kept:
            kept.append(row)
    return kept
