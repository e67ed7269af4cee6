"""Every form of the corpus by both engines, entry by entry."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.agreement.cases import ROOT
from benchmarks.agreement.run import RunFailed, ended, launcher, on_ranks

ENTRIES = 1e-12
"""Largest difference of an entry that is allowed, over the largest of its matrix or vector."""


@dataclass(frozen=True)
class Entries:
    """The forms on a number of ranks.

    Attributes:
        ranks: how many.
        forms: how many.
        worst: the largest difference of an entry, over the largest of its matrix or vector.
        form: whose it is.
    """

    ranks: int
    forms: int
    worst: float
    form: str

    @property
    def holds(self) -> bool:
        """Whether it keeps its bound."""
        return self.worst <= ENTRIES

    def text(self) -> str:
        """The row in Markdown."""
        mark = "" if self.holds else "**"
        return f"| {self.ranks} | {self.forms} | {mark}{self.worst:.1e}{mark} | {self.form} |"


def entries(ranks: int, python: str, folder: Path) -> Entries:
    """Compare all forms; what is finished in the folder is not run again.

    Raises:
        RunFailed: a form was refused, or the ranks came to no end.
    """
    file = folder / "corpus" / f"{on_ranks(ranks).name}.json"
    if not file.exists():
        _compare(ranks, python, file)
    return worst(ranks, json.loads(file.read_text()))


def worst(ranks: int, found: Mapping[str, Mapping[str, Any]]) -> Entries:
    """The worst of what tests/corpus/shared.py found.

    Raises:
        RunFailed: a form that was not assembled.
    """
    failed = [f"{form}: {each.get('why', 'failed on another rank')}" for form, each in found.items() if each["error"] is None]
    if failed or not found:
        raise RunFailed(f"{len(failed)} of {len(found)} forms on {ranks} ranks: {'; '.join(failed)[:300]}")
    form = max(found, key=lambda name: found[name]["error"])
    return Entries(ranks, len(found), found[form]["error"], form)


def _compare(ranks: int, python: str, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    script = [python, str(ROOT / "tests/corpus/shared.py"), "--json", str(part.resolve())]
    done = ended([*launcher(python, on_ranks(ranks)), *script], f"forms on {ranks} ranks")
    if not part.exists():
        raise RunFailed(f"forms on {ranks} ranks: {done.stdout[-300:]}{done.stderr[-1000:]}")
    part.rename(file)
