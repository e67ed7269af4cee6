"""Result files that are none, given to view and to cite; they are small and made by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import h5py
import numpy as np
from bad import Bad

from femiec.results.ledger import Ledger
from femiec.results.result import FieldData, RegionData, Result, Snapshot
from femiec.results.vtkhdf import write

TRIANGLE = [[0, 0, 0], [1e-7, 0, 0], [0, 1e-7, 0]]


def stored(path: Path) -> Path:
    """A sound result of one triangle."""
    pressure = FieldData("Pressure", "Pa", [1.0, 2.0, 3.0])
    region = RegionData("lithium", TRIANGLE, [[0, 1, 2]], 5, (pressure,))
    record = {"study": {"symmetry": "planar"}, "materials": [], "solver": {}, "versions": {}, "laws": []}
    return write(Result({"Time [s]": 0.1}, Ledger.of([{"Time [s]": 0.1}]), (Snapshot(0.1, (region,)),), record), path)


def asking(command: str, path: Path) -> list[str]:
    return [command, str(path), *(["--png", str(path.with_suffix(".png"))] if command == "view" else [])]


def content(command: str, name: str, says: str, change: Callable[[bytes], bytes]) -> Bad:
    """The sound file with other bytes."""

    def words(folder: Path) -> list[str]:
        path = stored(folder / "result.vtkhdf")
        path.write_bytes(change(path.read_bytes()))
        return asking(command, path)

    return Bad("result", f"{command}: {name}", says, words)


def inside(command: str, name: str, says: str, change: Callable[[h5py.File], None]) -> Bad:
    """The sound file with other data in it."""

    def words(folder: Path) -> list[str]:
        path = stored(folder / "result.vtkhdf")
        with h5py.File(path, "a") as file:
            change(file)
        return asking(command, path)

    return Bad("result", f"{command}: {name}", says, words)


def of_somebody_else(folder: Path) -> Path:
    with h5py.File(folder / "other.h5", "w") as file:
        file["temperature"] = np.arange(3.0)
    return folder / "other.h5"


def version(number: int) -> Callable[[h5py.File], None]:
    return lambda file: file["femiec"].attrs.__setitem__("Format", number)


def claiming(file: h5py.File) -> None:
    file["VTKHDF/lithium/Points"].resize(10**11, axis=0)
    file["VTKHDF/lithium/NumberOfPoints"][0] = 10**11


def set_to(name: str, value: object) -> Callable[[h5py.File], None]:
    def change(file: h5py.File) -> None:
        if np.ndim(file[name]):
            file[name][0] = value
        else:
            del file[name]
            file[name] = np.bytes_(str(value).encode())

    return change


def gone(name: str) -> Callable[[h5py.File], None]:
    return lambda file: file.__delitem__(name)


def of(command: str) -> list[Bad]:
    def other(name: str, says: str, path: Callable[[Path], Path]) -> Bad:
        return Bad("result", f"{command}: {name}", says, lambda folder: asking(command, path(folder)))

    whole = "expected a whole result file"
    return [
        other("missing", "expected a result file; there is no file of that name", lambda folder: folder / "none.vtkhdf"),
        other("a folder without a run", "expected a result file", lambda folder: folder),
        other("a name that is too long", "expected a result file", lambda folder: folder / (300 * "a")),
        other("a device", "expected a result file", lambda folder: Path("/dev/null")),
        other("another HDF5 file", "expected a result file of femiec", of_somebody_else),
        content(command, "empty", r"expected a result file \(HDF5\)", lambda data: b""),
        content(command, "text", r"expected a result file \(HDF5\)", lambda data: b"# vtk DataFile Version 3.0\n"),
        content(command, "zeros", r"expected a result file \(HDF5\)", lambda data: bytes(4096)),
        content(command, "cut short", whole, lambda data: data[: len(data) // 2]),
        content(command, "cut by a byte", whole, lambda data: data[:-1]),
        inside(command, "of a newer femiec", "update femiec", version(99)),
        inside(command, "of no version", "expected format", version(0)),
        inside(command, "without a version", whole, lambda file: file["femiec"].attrs.__delitem__("Format")),
        inside(command, "without a ledger", whole, gone("femiec/Ledger/Rows")),
        inside(command, "without fields", whole, gone("VTKHDF/lithium")),
        inside(command, "with NaN", "nan", set_to("VTKHDF/lithium/PointData/Pressure [Pa]", np.nan)),
        inside(command, "with a cell of other nodes", whole, set_to("VTKHDF/lithium/Connectivity", 7)),
        inside(command, "with a cell of no type", whole, set_to("VTKHDF/lithium/Types", 255)),
        inside(command, "that claims 1e11 points", r"claims \d+ bytes", claiming),
        inside(command, "whose summary is no JSON", whole, set_to("femiec/Summary", "{")),
        inside(command, "whose summary is a list", whole, set_to("femiec/Summary", "[1, 2]")),
        inside(command, "whose record is a number", whole, set_to("femiec/Provenance", "3")),
        inside(
            command,
            "whose record has other things in it",
            "expected",
            set_to("femiec/Provenance", '{"study": 3, "materials": 4, "laws": 5}'),
        ),
    ]


def unwritable(name: str, says: str, png: str) -> Bad:
    """A sound result whose picture cannot be put there."""

    def words(folder: Path) -> list[str]:
        (folder / "taken").write_text("kept")
        return ["view", str(stored(folder / "result.vtkhdf")), "--png", str(folder / png)]

    return Bad("result", f"view: {name}", says, words)


HALF = '{"laws": [{"law": "Nernst pressure"}], "materials": [], "solver": {}, "versions": {}}'
RESULTS = [
    *of("view"),
    *of("cite"),
    inside(
        "cite", "whose laws are not whole", "cite = KeyError .*expected a whole record of laws", set_to("femiec/Provenance", HALF)
    ),
    Bad(
        "result",
        "view: no --png and no display",
        "a display for a window",
        lambda folder: ["view", str(stored(folder / "a.vtkhdf"))],
    ),
    Bad("result", "view: no regions to draw", "expected", lambda folder: asking("view", stored(folder / "a.vtkhdf"))),
    Bad("result", "cite: a study that is none", "expected a main", lambda folder: ["cite", str(Path(__file__))]),
    unwritable("the picture below a file", "png = .*expected a folder that can be written", "taken/picture.png"),
    unwritable("the picture is a folder", "expected", ""),
]
