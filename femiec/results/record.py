"""The record of a long run: all on which its answer depends, so that only the same run is resumed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from femiec.errors import InputError
from femiec.results.atomic import write_text
from femiec.results.files import RECORD
from femiec.results.strict_json import dumps, plain

_ABSENT = "nothing"


def complete(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record in JSON types, with femiec's version."""
    return {**plain("record", dict(record)), "femiec version": metadata.version("femiec")}


def write_record(record: Mapping[str, Any], folder: Path, finished: bool = False) -> None:
    """Write ``run.json``, whole or not at all."""
    write_text(folder / RECORD, dumps("record", {"record": record, "finished": finished}) + "\n")


def read_record(folder: Path) -> dict[str, Any]:
    """The stored record."""
    return dict(_read(folder)["record"])


def is_finished(folder: str | Path) -> bool:
    """Whether the run in this folder came to its end.

    Raises:
        InputError: there is no run, or its record is damaged.
    """
    return bool(_read(Path(folder))["finished"])


def check_same(record: Mapping[str, Any], folder: Path) -> None:
    """Compare with the stored record, entry by entry.

    Raises:
        InputError: entries differ, which the message names with both values; no run there, or a damaged record.
    """
    before, now = _leaves(read_record(folder)), _leaves(record)
    odd = [name for name in {**before, **now} if before.get(name, _ABSENT) != now.get(name, _ABSENT)]
    if odd:
        shown = "; ".join(f"{name}: {before.get(name, _ABSENT)} then, {now.get(name, _ABSENT)} now" for name in odd)
        raise InputError("resume", folder, f"the run that was started there ({shown})", "run with the same, or elsewhere")


def _read(folder: Path) -> dict[str, Any]:
    path = folder / RECORD
    try:
        stored = json.loads(path.read_bytes())
        return {"record": dict(stored["record"]), "finished": stored["finished"]}
    except FileNotFoundError:
        raise InputError("run", folder, f"the folder of a run, with {RECORD}", "there is none: start one") from None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise InputError("run", path, f"the record of a run ({error})", "the file is damaged: run from the start") from error


def _leaves(value: Any, name: str = "") -> dict[str, Any]:
    """Nested JSON as one mapping from paths to leaves.

    Example:
        >>> _leaves({"study": {"Width [m]": 1e-07}, "steps": ["plate", "rest"]})
        {'study, Width [m]': 1e-07, 'steps, 0': 'plate', 'steps, 1': 'rest'}
    """
    if not isinstance(value, Mapping | list) or not value:
        return {name: value}
    items = value.items() if isinstance(value, Mapping) else enumerate(value)
    leaves: dict[str, Any] = {}
    for key, each in items:
        leaves |= _leaves(each, f"{name}, {key}" if name else str(key))
    return leaves
