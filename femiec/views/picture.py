"""The picture that fits a result: of a run in time, or of one state."""

from __future__ import annotations

from pathlib import Path

from femiec.results.result import Result
from femiec.views import run, tubule


def picture(result: Result, path: str | Path) -> Path:
    """Draw a result to one PNG: see :func:`femiec.views.run.picture` and :func:`femiec.views.tubule.picture`.

    Raises:
        InputError: what is drawn is missing, or the place cannot be written; no file is left then.
    """
    return (run.picture if in_time(result) else tubule.picture)(result, path)


def in_time(result: Result) -> bool:
    """Whether a result is of a run through a protocol, which its record then tells."""
    return "protocol" in result.provenance
