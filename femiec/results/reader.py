"""Read a result file back without loss."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.errors import InputError
from femiec.results.files import LEDGER, RESULT, snapshot_files
from femiec.results.ledger import Ledger
from femiec.results.record import read_record
from femiec.results.result import FieldData, RegionData, Result, Snapshot
from femiec.results.vtkhdf import FORMAT

_DEFLATE_LIMIT = 1100
"""gzip shrinks nothing to less than 1/1032: a data set that claims more than that is damaged, or not ours."""


_KINDS = {"study": dict, "solver": dict, "versions": dict, "materials": list, "laws": list, "notices": list}


def read(path: str | Path) -> Result:
    """Read the file that :func:`femiec.results.vtkhdf.write` made; every number comes back bit by bit.

    Args:
        path: of the ``.vtkhdf`` file, or of the folder of a run.

    Returns:
        The result; regions in the order in which they first appeared. Of a run that is not finished, what it has stored so far:
        snapshots, ledger and, as provenance, its record with a notice; the summary is empty.

    Raises:
        InputError: no such file, a file of another kind or of a newer femiec, a truncated or damaged file.

    Example:
        >>> read("no such file.vtkhdf")
        Traceback (most recent call last):
        ...
        femiec.errors.InputError: path = no such file.vtkhdf: expected a result file; there is no file of that name
    """
    path = Path(path) / RESULT if os.path.isdir(path) else Path(path)
    if path.name == RESULT and not os.path.isfile(path) and snapshot_files(path.parent):
        return _unfinished(path.parent)
    with _opened(path) as file:
        own = file["femiec"]
        return Result(
            summary=json.loads(own["Summary"][()]),
            ledger=Ledger.from_rows(json.loads(own["Ledger/Columns"][()]), _rows(own["Ledger/Rows"])),
            snapshots=_snapshots(file["VTKHDF"]),
            provenance=_record(json.loads(own["Provenance"][()])),
            coefficients={name: _rows(values) for name, values in own["Coefficients"].items()},
        )


def _record(record: Any) -> dict[str, Any]:
    """The record, whose entries are of the kinds that all who read it rely on."""
    for name, kind in _KINDS.items():
        if not isinstance(record.get(name, kind()), kind):
            raise ValueError(f"{name} in its record is no {kind.__name__}")
    return dict(record)


def _unfinished(folder: Path) -> Result:
    """What a run has stored so far, or had when it was killed."""
    table = folder / LEDGER
    has_rows = table.is_file() and b"\n" in table.read_bytes()
    snapshots = tuple(read(path).snapshots[0] for path in snapshot_files(folder))
    notice = f"The run is not finished; its last snapshot is at {snapshots[-1].time:g} s."
    return Result(
        summary={},
        ledger=Ledger.read_csv(table) if has_rows else Ledger(["Time [s]"]),
        snapshots=snapshots,
        provenance={**read_record(folder), "notices": [notice]},
    )


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """The open file; whatever goes wrong while it is read becomes one clear error."""
    import h5py

    if not os.path.isfile(path):
        raise InputError("path", path, "a result file", "there is no file of that name")
    if not h5py.is_hdf5(path):
        raise InputError("path", path, "a result file (HDF5)", "pass the .vtkhdf file that a run of femiec wrote")
    try:
        with h5py.File(path, "r") as file:
            _check_format(file, path)
            yield file
    except (OSError, KeyError, ValueError, TypeError, IndexError, RuntimeError, AttributeError, MemoryError) as error:
        if isinstance(error, InputError) and error.argument == "path":
            raise
        raise InputError(
            "path", path, f"a whole result file ({error})", "the file is damaged: run again, or use a copy"
        ) from error


def _check_format(file: Any, path: Path) -> None:
    if "femiec" not in file:
        mend = "pass the .vtkhdf file that a run of femiec wrote"
        raise InputError("path", path, "a result file of femiec, finished", mend)
    written = int(file["femiec"].attrs["Format"])
    if not 1 <= written <= FORMAT:
        mend = "update femiec" if written > FORMAT else "the file is damaged: run again, or use a copy"
        raise InputError("path", path, f"format {FORMAT} or older, and this is {written}", mend)


def _snapshots(root: Any) -> tuple[Snapshot, ...]:
    blocks = [root[name] for name in root["Assembly"]]
    times = _rows(root["Steps/Values"], 0, int(root["Steps"].attrs["NSteps"]))
    return tuple(
        Snapshot(float(time), tuple(region for block in blocks if (region := _region(block, step)) is not None))
        for step, time in enumerate(times)
    )


def _region(block: Any, step: int) -> RegionData | None:
    """One region at one step; None where it had no points."""
    steps = block["Steps"]
    part, point, cell, node = (
        int(np.ravel(steps[name][step])[0]) for name in ("PartOffsets", "PointOffsets", "CellOffsets", "ConnectivityIdOffsets")
    )
    points, cells, nodes = (int(block[n][part]) for n in ("NumberOfPoints", "NumberOfCells", "NumberOfConnectivityIds"))
    if points == 0:
        return None
    connectivity = _rows(block["Connectivity"], node, node + nodes)
    return RegionData(
        name=block.name.rsplit("/", 1)[1],
        points=_rows(block["Points"], point, point + points),
        cells=connectivity.reshape(cells, -1),
        cell_type=int(block["Types"][cell]),
        fields=tuple(_field(block, link, step, points) for link in block.get("PointData", ())),
    )


def _field(block: Any, link: str, step: int, points: int) -> FieldData:
    start = int(block["Steps/PointDataOffsets"][link][step])
    stored = block["PointData"][link]
    components = tuple(int(k) for k in stored.attrs["Components"])
    values = _rows(stored, start, start + points)
    name, unit = stored.attrs["Name"].decode(), stored.attrs["Unit"].decode()
    return FieldData(name, unit, values[:, : components[0]] if components else values)


def _rows(stored: Any, start: int = 0, stop: int | None = None) -> NDArray[Any]:
    """Rows of a data set, all of them if no range is given; a claim that the bytes in the file cannot back allocates nothing."""
    if stored.nbytes > _DEFLATE_LIMIT * stored.id.get_storage_size():
        raise ValueError(f"{stored.name} claims {stored.nbytes} bytes, of which the file has none")
    if stored.ndim == 0:
        return np.asarray(stored[()])
    values = np.asarray(stored[start:stop])
    if stop is not None and len(values) != stop - start:
        raise ValueError(f"{stored.name} ends at row {len(stored)}, before {stop}")
    return values
