"""A bad input: how to make it, and what the one line that it gives has to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TUBULE = str(ROOT / "studies/single_tubule.py")
SHORT_RUN = str(ROOT / "tests/commands/short_run.py")
SMALL_RUN = str(ROOT / "tests/commands/small_run.py")


@dataclass(frozen=True)
class Bad:
    """A command line that has to be refused.

    Args:
        kind, name: what is bad.
        says: a regular expression that the line matches.
        words: makes what is bad in an empty folder, and gives the words of the command line.
    """

    kind: str
    name: str
    says: str
    words: Callable[[Path], list[str]]


def word(kind: str, name: str, says: str, *words: str) -> Bad:
    """Words that need no file; OUT stands for a folder that is not there."""
    return Bad(kind, name, says, lambda folder: [each.replace("OUT", str(folder / "out")) for each in words])


def with_file(kind: str, name: str, says: str, file: str, content: str | bytes, *words: str) -> Bad:
    """Words of which FILE stands for a file with this content, OUT for a folder that is not there."""

    def make(folder: Path) -> list[str]:
        path = folder / file
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return [each.replace("FILE", str(path)).replace("OUT", str(folder / "out")) for each in words]

    return Bad(kind, name, says, make)
