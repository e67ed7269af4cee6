"""The verdict on a row of a validation suite."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

BESIDE = ("note", "compare", "steps", "errors", "claim", "case")
"""What is not in a verdict's own record, but in its detail."""


@dataclass(frozen=True)
class Verdict:
    """The outcome of a row of a case; see :class:`femiec.checks.row.Row` and :class:`femiec.checks.row.Measured`."""

    id: str
    title: str
    kind: str
    quoted: float | None
    computed: float | None
    unit: str
    error: float | None
    tolerance: float
    order: float | None
    status: str
    engine: str
    seconds: float
    note: str = ""
    compare: str = "relative_error"
    steps: tuple[float, ...] = ()
    errors: tuple[float, ...] = ()
    claim: Mapping[str, Any] | None = None
    case: str = ""

    def record(self) -> dict[str, Any]:
        """The verdict as JSON types."""
        return {name: value for name, value in asdict(self).items() if name not in BESIDE}

    def detail(self) -> dict[str, Any]:
        """What a report says beside the verdict, as JSON types: note, measure of the error, refinement, claim, case."""
        return {name: value for name, value in asdict(self).items() if name == "id" or name in BESIDE}
