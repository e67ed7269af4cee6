"""The summary of a run: a flat mapping from labels with units to numbers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from femiec.results.atomic import write_text
from femiec.results.strict_json import dumps, numbers


def write_summary(summary: Mapping[str, float], path: str | Path) -> Path:
    """Write the summary as strict JSON, whole or not at all.

    Args:
        summary: label to finite number, ``{"Root pressure [MPa]": 370.9}``.
        path: of the file, for instance ``"out/summary.json"``.

    Returns:
        The path.

    Raises:
        InputError: an entry is NaN, inf or no number (nothing is written), or the place cannot be written.
    """
    return write_text(path, dumps("summary", numbers("summary", summary)) + "\n")
