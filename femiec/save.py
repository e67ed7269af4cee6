"""The files of a run, in one folder."""

from __future__ import annotations

from pathlib import Path

from femiec.results.result import Result
from femiec.results.summary import write_summary
from femiec.results.vtkhdf import write


def save(result: Result, folder: Path) -> None:
    """Write result.vtkhdf, summary.json, ledger.csv and picture.png; each whole or not at all.

    Args:
        result: with fields named as those of :mod:`femiec.models.tubule_outputs`.
        folder: made if it is not there.
    """
    from femiec.views.tubule import picture

    write(result, folder / "result.vtkhdf")
    write_summary(result.summary, folder / "summary.json")
    result.ledger.write_csv(folder / "ledger.csv")
    picture(result, folder / "picture.png")
