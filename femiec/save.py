"""The files of a run, in one folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from femiec.results.result import Result
from femiec.results.summary import write_summary
from femiec.results.vtkhdf import write


def save(result: Result, folder: Path, say: Callable[[str], None]) -> None:
    """Write result.vtkhdf, summary.json, ledger.csv and, where a picture can be drawn, picture.png; each whole or not at all.

    Args:
        result: with fields named as those of :mod:`femiec.models.tubule_outputs`.
        folder: made if it is not there.
        say: called with a line when the picture cannot be drawn; it tells how to mend that.
    """
    write(result, folder / "result.vtkhdf")
    write_summary(result.summary, folder / "summary.json")
    result.ledger.write_csv(folder / "ledger.csv")
    draw(result, folder / "picture.png", say)


def draw(result: Result, path: Path, say: Callable[[str], None]) -> bool:
    """Draw the picture of a tubule; false, and a line that says why, where this machine cannot render."""
    from femiec.views.render import missing
    from femiec.views.tubule import picture

    mend = missing()
    if mend:
        say(f"no picture: {mend}")
        return False
    picture(result, path)
    return True
