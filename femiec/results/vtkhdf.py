"""Write a result to one ``.vtkhdf`` file: fields for ParaView and PyVista, and beside them all that a reload needs.

Layout of the file (HDF5)::

    /VTKHDF                     a MultiBlockDataSet; Steps/Values holds the times [s]
    /VTKHDF/<region>            an UnstructuredGrid: Points, Connectivity, ..., PointData/<label>, Steps/<offsets by step>
    /VTKHDF/Assembly/<region>   links, which give the blocks their names and order
    /femiec                     ignored by VTK: Summary and Provenance (JSON), Ledger, Coefficients/<field>

Why a MultiBlockDataSet: PyVista 0.49 cannot open the newer PartitionedDataSetCollection, ParaView opens both.
Why the Steps at the root: without them VTK shows the first step at every time.

Source: VTKHDF file format 2.1, https://docs.vtk.org/en/latest/vtk_file_formats/vtkhdf_file_format
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.errors import InputError
from femiec.results.atomic import replacing
from femiec.results.ledger import Ledger
from femiec.results.result import FieldData, RegionData, Result, Snapshot
from femiec.results.sheltered import Sheltered
from femiec.results.strict_json import dumps

FORMAT = 1
"""Version of the layout above; a reader refuses a newer one."""

_MESH = ("PartOffsets", "PointOffsets", "CellOffsets", "ConnectivityIdOffsets")


def write(result: Result, path: str | Path) -> Path:
    """Write a result to one file, whole or not at all.

    Args:
        result: with at least one snapshot.
        path: of the file; ``.vtkhdf`` is the ending that ParaView knows.

    Returns:
        The path.

    Raises:
        InputError: the place cannot be written, no snapshot, or a region whose fields change between snapshots.

    Example:
        >>> import tempfile
        >>> from femiec.results.reader import read
        >>> wall = RegionData("wall", np.eye(3), [[0, 1, 2]], 5, (FieldData("Pressure", "Pa", [1, 2, 3]),))
        >>> run = Result({"Root pressure [MPa]": 370.9}, Ledger(["Time [s]"]), (Snapshot(0.0, (wall,)),))
        >>> path = write(run, Path(tempfile.mkdtemp(), "run.vtkhdf"))
        >>> read(path).snapshots[-1].region("wall").field("Pressure").label
        'Pressure [Pa]'
    """
    if not result.snapshots:
        raise InputError("snapshots", "none", "at least one", "store the fields before writing")
    with writing(path) as file:
        for snapshot in result.snapshots:
            file.append(snapshot)
        file.finish(result)
    return Path(path)


@contextlib.contextmanager
def writing(path: str | Path) -> Iterator[ResultFile]:
    """Open a file to append snapshots to; it takes its final name when the block ends well."""
    import h5py

    with replacing(path) as temporary, Sheltered(temporary) as stored:
        with h5py.File(stored, "w") as file:
            yield ResultFile(file, stored)
        stored.check()


class ResultFile:
    """A result file that grows snapshot by snapshot; every one is flushed to the system before the next."""

    def __init__(self, file: Any, stored: Sheltered) -> None:
        self._file, self._stored = file, stored
        self._root = _vtk_group(file, "VTKHDF", "MultiBlockDataSet")
        self._assembly = self._root.create_group("Assembly", track_order=True)
        self._steps = self._root.create_group("Steps")
        self._blocks: dict[str, _Block] = {}
        self._times: list[float] = []

    def append(self, snapshot: Snapshot) -> None:
        """Add the fields at one time; a region may come later, or go.

        Raises:
            InputError: a region whose fields differ from those at earlier times.
        """
        present = {region.name: region for region in snapshot.regions}
        for name, region in present.items():
            if name not in self._blocks:
                self._blocks[name] = self._new_block(region)
        self._times.append(snapshot.time)
        for name, block in self._blocks.items():
            block.append(snapshot.time, present.get(name))
        _count_step(self._steps, snapshot.time)
        self._file.flush()
        self._stored.check()

    def finish(self, result: Result) -> None:
        """Add what is no field: summary, provenance, ledger and coefficients."""
        own = self._file.create_group("femiec")
        own.attrs["Format"] = FORMAT
        own["Summary"] = _text(dumps("summary", result.summary))
        own["Provenance"] = _text(dumps("provenance", result.provenance))
        _write_ledger(own, result.ledger)
        coefficients = own.create_group("Coefficients", track_order=True)
        for name, values in result.coefficients.items():
            coefficients.create_dataset(name, data=values, compression="gzip" if values.ndim and values.size else None)
        self._file.flush()
        self._stored.check()

    def _new_block(self, region: RegionData) -> _Block:
        group = _vtk_group(self._root, region.name, "UnstructuredGrid")
        group.attrs["Index"] = len(self._blocks)
        group.attrs["CellType"] = region.cell_type
        self._assembly[region.name] = _soft_link(group.name)
        block = _Block(group, [each.label for each in region.fields])
        for name, rows in _mesh_arrays(region).items():
            _extend(group, name, rows[:0])
        fields = group.create_group("PointData", track_order=True)
        for each in region.fields:
            _new_field(fields, each)
        for time in self._times:
            block.append(time, None)
        return block


@dataclass
class _Block:
    """The group of one region, and the mesh that was stored last with its offsets, to store an unchanged mesh once."""

    group: Any
    labels: list[str]
    mesh: RegionData | None = None
    offsets: dict[str, int] = field(default_factory=dict)

    def append(self, time: float, region: RegionData | None) -> None:
        """Add one step; without a region, a step with no points."""
        if not (self.offsets and _same_mesh(self.mesh, region)):
            self.mesh, self.offsets = region, _write_mesh(self.group, region)
        steps = self.group.require_group("Steps")
        for name in _MESH:
            offset = np.array([self.offsets[name]])
            _extend(steps, name, offset[:, None] if name in ("CellOffsets", "ConnectivityIdOffsets") else offset)
        _extend(steps, "NumberOfParts", np.array([1]))
        for label, rows in self._rows(region).items():
            start = _extend(self.group["PointData"], link_name(label), rows)
            _extend(steps.require_group("PointDataOffsets"), link_name(label), np.array([start]))
        _count_step(steps, time)

    def _rows(self, region: RegionData | None) -> dict[str, NDArray[np.float64]]:
        stored = {label: self.group["PointData"][link_name(label)].shape[1:] for label in self.labels}
        if region is None:
            return {label: np.zeros((0, *shape)) for label, shape in stored.items()}
        rows = {each.label: padded(each.values) for each in region.fields}
        if {label: values.shape[1:] for label, values in rows.items()} != stored:
            came, allowed = ", ".join(rows) or "none", f"the same as at earlier times ({', '.join(stored) or 'none'})"
            raise InputError(f"fields of {region.name}", came, allowed, "store the same fields at every time")
        return rows


def link_name(label: str) -> str:
    """The label as HDF5 can hold it, where a slash would start a sub-group.

    Example:
        >>> link_name("Velocity [m/s]")
        'Velocity [m per s]'
    """
    return label.replace("/", " per ")


def _vtk_group(parent: Any, name: str, kind: str) -> Any:
    group = parent.create_group(name, track_order=True)
    group.attrs["Version"] = np.array([2, 1])
    group.attrs["Type"] = np.bytes_(kind)
    return group


def _text(text: str) -> np.bytes_:
    """Text of fixed length: where HDF5 keeps text of free length, damage can send its reader into an endless loop."""
    return np.bytes_(text.encode())


def _soft_link(target: str) -> Any:
    import h5py

    return h5py.SoftLink(target)


def _extend(group: Any, name: str, rows: NDArray[Any]) -> int:
    """Append rows to a data set, made at first use; returns the number of rows that were there."""
    if name not in group:
        chunks = (1024, *rows.shape[1:])
        limits = (None, *rows.shape[1:])
        group.create_dataset(
            name, (0, *rows.shape[1:]), rows.dtype, maxshape=limits, chunks=chunks, compression="gzip", shuffle=True
        )
    stored = group[name]
    start = len(stored)
    stored.resize(start + len(rows), axis=0)
    stored[start:] = rows
    return start


def _count_step(steps: Any, time: float) -> None:
    """Only this makes a step known to readers, so it comes last."""
    _extend(steps, "Values", np.array([time]))
    steps.attrs["NSteps"] = len(steps["Values"])


def _mesh_arrays(region: RegionData | None) -> dict[str, NDArray[Any]]:
    """A region in VTK's flat form; every part brings one offset more than it has cells."""
    points, cells = (np.zeros((0, 3)), np.zeros((0, 1), np.int64)) if region is None else (region.points, region.cells)
    kind = 0 if region is None else region.cell_type
    return {
        "Points": points,
        "Connectivity": cells.reshape(-1),
        "Offsets": np.arange(len(cells) + 1) * cells.shape[1],
        "Types": np.full(len(cells), kind, np.uint8),
        "NumberOfPoints": np.array([len(points)]),
        "NumberOfCells": np.array([len(cells)]),
        "NumberOfConnectivityIds": np.array([cells.size]),
    }


def _write_mesh(group: Any, region: RegionData | None) -> dict[str, int]:
    start = {name: _extend(group, name, rows) for name, rows in _mesh_arrays(region).items()}
    return dict(zip(_MESH, (start["NumberOfPoints"], start["Points"], start["Types"], start["Connectivity"]), strict=True))


def _same_mesh(a: RegionData | None, b: RegionData | None) -> bool:
    if a is None or b is None:
        return a is b
    return a.cell_type == b.cell_type and np.array_equal(a.points, b.points) and np.array_equal(a.cells, b.cells)


def padded(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Vectors with 3 components, tensors with 6 or 9, as VTK wants them; the rest is zero."""
    if values.ndim == 1:
        return values
    width = next((k for k in (1, 3, 6, 9) if values.shape[1] <= k), values.shape[1])
    return np.pad(values, ((0, 0), (0, width - values.shape[1])))


def _new_field(fields: Any, each: FieldData) -> None:
    name = link_name(each.label)
    if name in fields:
        raise InputError(f"fields of {fields.parent.name}", name, "labels that differ when / is written as per", "rename one")
    _extend(fields, name, padded(each.values)[:0])
    fields[name].attrs.update({"Name": _text(each.name), "Unit": _text(each.unit), "Components": each.values.shape[1:]})


def _write_ledger(group: Any, ledger: Ledger) -> None:
    table = group.create_group("Ledger")
    table["Columns"] = _text(dumps("ledger columns", ledger.columns))
    _extend(table, "Rows", ledger.rows())
