"""The picture that fits a result: of a run in time, of a wall structure, or of one state of a tubule."""

from __future__ import annotations

from pathlib import Path

from femiec.results.result import Result
from femiec.views import run, tubule, walls
from femiec.views.walls.record import KEY


def picture(result: Result, path: str | Path) -> Path:
    """Draw a result to one PNG: see :mod:`femiec.views.run`, :mod:`femiec.views.walls` and :mod:`femiec.views.tubule`.

    Raises:
        InputError: what is drawn is missing, or the place cannot be written; no file is left then.
    """
    if KEY in result.provenance:
        return (walls.modes_picture if "modes" in result.provenance[KEY] else walls.picture)(result, path)
    return (run.picture if in_time(result) else tubule.picture)(result, path)


def in_time(result: Result) -> bool:
    """Whether a result is of a run through a protocol, which its record then tells."""
    return "protocol" in result.provenance
