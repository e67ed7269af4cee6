"""The table of agreement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.agreement.cases import Case
from benchmarks.agreement.compare import Agreement, Difference
from benchmarks.agreement.corpus import Entries

SOLUTION, LEDGER, RANKS = 1e-8, 1e-10, 1e-10
"""Largest relative differences that are allowed: of solutions and their numbers between engines, of ledgers, between ranks."""
SPREAD = 10
"""Times what the embedded engine changes by when the nodes of its meshes are off by round-off: so far no engine is wrong."""
KINDS = ("scalar", "ledger", "field")


@dataclass(frozen=True)
class Row:
    """A run beside another one.

    Attributes:
        case: the study and its settings.
        way: how it was run, in words.
        beside: what it is compared with, in words.
        found: the differences.
        bounds: of each kind.
        spread: the differences of the embedded engine to itself, with other round-off; None in the row that shows them.
        seconds, reference: how long both took [s].
    """

    case: Case
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
        times = f"{self.seconds:.0f} / {self.reference:.0f}"
        return f"| {self.case.study} | {self.way} | {self.beside} | {' | '.join(cells)} | {times} |"


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


INTRODUCTION = """# Agreement of the two engines

Made by `python -m benchmarks.agreement --out out`. Differences are relative; to what, benchmarks/agreement/compare.py says.
Beside the embedded engine stand DOLFINx on one rank and on several, and itself on meshes whose nodes are off by round-off, by
1e-15 of each coordinate (shaken): that is how well a study is conditioned. Bounds are 1e-8 for numbers and fields between codes,
1e-10 for ledgers, and for numbers between ranks. *Slanted* is what is beyond, but within ten times what round-off alone does;
**bold** is what nothing excuses. Where ranks shared their cores with other work, seconds say little."""

HEAD = """| study | run | beside | worst number of the summaries | worst column of the ledgers | worst field | seconds, both |
|---|---|---|---|---|---|---|
"""
FORMS = """| ranks | forms of the corpus | worst entry, over the largest of its form | its form |
|---|---|---|---|
"""


@dataclass
class Table:
    """The rows so far, in a file that is written anew with each.

    Attributes:
        file: where.
        rows: of studies, of forms, and of what failed.
    """

    file: Path
    rows: list[Row | Entries | Failure] = field(default_factory=list)

    def add(self, row: Row | Entries | Failure) -> None:
        """Print it, and write the file."""
        self.rows.append(row)
        print(row.text(), flush=True)
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(markdown(self.rows))

    @property
    def holds(self) -> bool:
        """Whether there is something to compare, and all of it agrees."""
        return bool(self.rows) and all(row.holds for row in self.rows)


def markdown(rows: Sequence[Row | Entries | Failure]) -> str:
    """Both tables, and the settings of the studies."""
    forms = [row for row in rows if isinstance(row, Entries)]
    studies = [row for row in rows if not isinstance(row, Entries)]
    cases = dict.fromkeys(row.case for row in studies if isinstance(row, Row))
    settings = [f"- {case.study}: {', '.join(case.settings) or 'as it stands'}" for case in cases]
    tables = [head + "\n".join(row.text() for row in each) for head, each in ((FORMS, forms), (HEAD, studies)) if each]
    return "\n\n".join([INTRODUCTION, *tables, *(["Settings:\n\n" + "\n".join(settings)] if settings else [])]) + "\n"


def _shown(difference: Difference) -> str:
    return f"{difference.value:.1e} {difference.label}".rstrip()
