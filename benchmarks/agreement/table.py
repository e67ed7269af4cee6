"""The table of agreement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.agreement.compare import Agreement, Difference

SOLUTION, LEDGER, RANKS = 1e-8, 1e-10, 1e-10
"""Largest relative differences that are allowed: of solutions and their numbers between engines, of ledgers, between ranks."""
SPREAD = 10
"""Times what the embedded engine changes by when the nodes of its meshes are off by round-off: so far no engine is wrong."""
KINDS = ("scalar", "ledger", "field")


@dataclass(frozen=True)
class Row:
    """A run beside another one.

    Attributes:
        study: its name.
        way: how it was run, in words.
        beside: what it is compared with, in words.
        found: the differences.
        bounds: of each kind.
        spread: the differences of the embedded engine to itself, with other round-off; None in the row that shows them.
        seconds, reference: how long both took [s].
    """

    study: str
    way: str
    beside: str
    found: Agreement
    bounds: tuple[float, float, float]
    spread: Agreement | None
    seconds: float
    reference: float

    @property
    def holds(self) -> bool:
        """Whether the differences keep their bounds, or are round-off, as is known of this study."""
        return self.spread is None or not any(self._beyond(i, SPREAD) for i in range(len(KINDS)))

    def _beyond(self, kind: int, times: float) -> bool:
        spread = getattr(self.spread, KINDS[kind]).value if self.spread is not None else 0.0
        return not getattr(self.found, KINDS[kind]).value <= max(self.bounds[kind], times * spread)

    def text(self) -> str:
        """The row in Markdown; bold what keeps no bound, in italics what does not because of round-off alone."""
        marks = ["**" if self._beyond(i, SPREAD) else "*" if self._beyond(i, 0) else "" for i in range(len(KINDS))]
        shown = [_shown(getattr(self.found, kind)) for kind in KINDS]
        marks = marks if self.spread is not None else [""] * len(KINDS)
        cells = [f"{mark}{each}{mark}" for mark, each in zip(marks, shown, strict=True)]
        return f"| {self.study} | {self.way} | {self.beside} | {' | '.join(cells)} | {self.seconds:.0f} / {self.reference:.0f} |"


@dataclass(frozen=True)
class Failure:
    """A run that did not end well, or wrote something else than the one beside it."""

    study: str
    said: str
    holds: bool = False

    def text(self) -> str:
        """The row in Markdown."""
        return f"| {self.study} | **failed**: {' '.join(self.said.split())[-300:]} | | | | | |"


def bounds(engines: bool) -> tuple[float, float, float]:
    """Of summaries, ledgers and fields, between two engines or between two numbers of ranks."""
    return (SOLUTION if engines else RANKS, LEDGER, SOLUTION)


def markdown(rows: Sequence[Row | Failure]) -> str:
    """The whole table."""
    head = "| study | run | beside | worst number of the summaries | worst column of the ledgers | worst field | seconds, both |"
    return "\n".join([head, "|---|---|---|---|---|---|---|", *(row.text() for row in rows)]) + "\n"


def _shown(difference: Difference) -> str:
    return f"{difference.value:.1e} {difference.label}".rstrip()
