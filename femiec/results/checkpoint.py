"""The checkpoint of a run: from where it can go on to the identical answer."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.errors import InputError
from femiec.results.atomic import replacing
from femiec.results.strict_json import dumps

FORMAT = 1
"""Version of the file; a reader refuses another."""


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """The state after a step.

    Args:
        arrays: name to numbers; kept with their type, bit by bit.
        data: JSON types; floats are kept bit by bit.
        rows: number of ledger rows that belong to the state.
        snapshots: number of snapshots that belong to it.
    """

    arrays: Mapping[str, NDArray[Any]]
    data: Mapping[str, Any]
    rows: int
    snapshots: int


def write_checkpoint(checkpoint: Checkpoint, path: Path) -> Path:
    """Store a checkpoint, whole or not at all; no pickle.

    Raises:
        InputError: NaN, inf or what is no number; the place cannot be written, or the disk is full. The old file stays.
    """
    for name, values in checkpoint.arrays.items():
        if np.asarray(values).dtype.kind not in "biuf" or not np.isfinite(values).all():
            raise InputError(f"checkpoint, {name}", "an array with other entries", "finite numbers", "store the last good state")
    head = {"format": FORMAT, "data": checkpoint.data, "rows": checkpoint.rows, "snapshots": checkpoint.snapshots}
    entries: dict[str, Any] = {f"array: {name}": np.asarray(values) for name, values in checkpoint.arrays.items()}
    with replacing(path) as temporary, open(temporary, "wb") as file:
        np.savez(file, head=np.array(dumps("checkpoint", head)), **entries)
    return path


def read_checkpoint(path: Path) -> Checkpoint:
    """The stored checkpoint.

    Raises:
        InputError: there is none, or the file is damaged or of another version.

    Example:
        >>> import tempfile
        >>> state = Checkpoint({"u": np.array([0.1, 0.2])}, {"Time [s]": 0.3}, rows=7, snapshots=2)
        >>> read_checkpoint(write_checkpoint(state, Path(tempfile.mkdtemp(), "checkpoint.npz"))).arrays["u"]
        array([0.1, 0.2])
    """
    if not os.path.isfile(path):
        raise InputError("checkpoint", path, "a checkpoint to go on from", "there is none: run from the start")
    try:
        with np.load(path, allow_pickle=False) as stored:
            head = json.loads(str(stored["head"]))
            arrays = {name.removeprefix("array: "): stored[name] for name in stored.files if name != "head"}
        if head["format"] != FORMAT:
            raise ValueError(f"its format is {head['format']}, not {FORMAT}")
        if not all(np.isfinite(values).all() for values in arrays.values()):
            raise ValueError("it holds a number that is not finite")
        return Checkpoint(arrays, head["data"], int(head["rows"]), int(head["snapshots"]))
    except Exception as error:  # the reader of a damaged zip file may raise anything
        raise InputError(
            "checkpoint", path, f"a whole checkpoint ({error})", "the file is damaged: run from the start"
        ) from error
