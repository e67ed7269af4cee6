"""The table of agreement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.agreement.compare import Agreement, Difference

SOLUTION, LEDGER, RANKS = 1e-8, 1e-10, 1e-10
"""Largest relative differences that are allowed: of solutions and their numbers between engines, of ledgers, between ranks."""


@dataclass(frozen=True)
class Row:
    """A run beside another one.

    Attributes:
        study: its name.
        ranks: of the run.
        beside: what it is compared with: ``"embedded"``, or a number of ranks; or why there is nothing to compare.
        found: the differences; None if a run failed.
        seconds, reference: how long both took [s].
    """

    study: str
    ranks: int
    beside: str
    found: Agreement | None
    seconds: float
    reference: float

    @property
    def holds(self) -> bool:
        """Whether the differences keep their bounds."""
        if self.found is None:
            return False
        solution = SOLUTION if self.beside == "embedded" else RANKS
        return self.found.scalar.value <= solution and self.found.field.value <= SOLUTION and self.found.ledger.value <= LEDGER

    def text(self) -> str:
        """The row in Markdown."""
        if self.found is None:
            return f"| {self.study} | | **failed**: {self.beside} | | | | |"
        cells = [_shown(each) for each in (self.found.scalar, self.found.ledger, self.found.field)]
        marked = "" if self.holds else "**missed** "
        times = f"{self.seconds:.0f} / {self.reference:.0f}"
        return f"| {marked}{self.study} | {self.ranks} | {self.beside} | {' | '.join(cells)} | {times} |"


def markdown(rows: Sequence[Row]) -> str:
    """The whole table."""
    head = (
        "| study | ranks | beside | worst number of the summaries | worst column of the ledgers | worst field | seconds, both |"
    )
    return "\n".join([head, "|---|---|---|---|---|---|---|", *(row.text() for row in rows)]) + "\n"


def _shown(difference: Difference) -> str:
    return f"{difference.value:.1e} {difference.label}".rstrip()
