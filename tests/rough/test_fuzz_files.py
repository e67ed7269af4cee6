"""Files with bytes changed anywhere are read, or give one clear error: nothing else, not for ever, and nothing large.

``FEMIEC_FUZZ=many pytest tests/rough`` tries far more of them.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

import meshio
import numpy as np
import pytest
from as_files import as_flags, as_meshio
from bad_meshes import SHIPPED, SMALL
from bad_results import stored
from hypothesis import given
from spoiled import EDITS, FUZZED, bounded, spoiled

from femiec.commands.cite import citation_table, record_of
from femiec.errors import InputError
from femiec.geometry import read_mesh
from femiec.results.checkpoint import Checkpoint, read_checkpoint, write_checkpoint
from femiec.results.ledger import Ledger
from femiec.results.reader import read
from femiec.results.record import is_finished, write_record


def gmsh(version: str, binary: bool):
    raw = meshio.gmsh.read(SHIPPED) if version == "4.1" else as_meshio(SMALL)
    return lambda path: meshio.gmsh.write(path, raw, fmt_version=version, binary=binary)


def checkpoint(path: Path) -> None:
    write_checkpoint(Checkpoint({"u": np.linspace(0, 1, 50), "n": np.arange(3)}, {"Time [s]": 0.3}, 7, 2), path)


def mesh(path: Path) -> None:
    assert read_mesh(path, unit=1e-9).skfem.is_valid()


def cited(path: Path) -> None:
    citation_table(record_of(path))


def finished(path: Path) -> None:
    assert is_finished(path.parent) in (True, False)


FILES = {
    "gmsh 2.2, text": ("a.msh", gmsh("2.2", False), mesh),
    "gmsh 2.2, binary": ("a.msh", gmsh("2.2", True), mesh),
    "gmsh 4.1, text": ("a.msh", gmsh("4.1", False), mesh),
    "gmsh 4.1, binary": ("a.msh", gmsh("4.1", True), mesh),
    "vtu, binary": ("a.vtu", lambda path: as_flags(SMALL).write(path), mesh),
    "vtu, text": ("a.vtu", lambda path: meshio.vtu.write(path, as_flags(SMALL), binary=False), mesh),
    "xdmf, text": ("a.xdmf", lambda path: meshio.xdmf.write(path, as_flags(SMALL), data_format="XML"), mesh),
    "xdmf, beside HDF5": ("a.xdmf", lambda path: as_flags(SMALL).write(path), mesh),
    "xdmf, its HDF5": ("a.h5", lambda path: as_flags(SMALL).write(path.with_suffix(".xdmf")), mesh),
    "result": ("result.vtkhdf", stored, read),
    "sources of a result": ("result.vtkhdf", stored, cited),
    "checkpoint": ("checkpoint.npz", checkpoint, read_checkpoint),
    "ledger": (
        "ledger.csv",
        lambda path: Ledger.of([{"Time [s]": t / 3, "Charge [C]": -t} for t in range(9)]).write_csv(path),
        Ledger.read_csv,
    ),
    "record of a run": ("run.json", lambda path: write_record({"study": {"Width [m]": 1e-7}}, path.parent), finished),
}


@pytest.fixture(scope="module", params=FILES.values(), ids=FILES)
def file(request, tmp_path_factory):
    """A sound file, its content, and what reads it."""
    name, write, reads = request.param
    path = tmp_path_factory.mktemp("fuzz") / name
    write(path)
    main = path.with_suffix(".xdmf") if path.suffix == ".h5" else path
    reads(main)
    return path, path.read_bytes(), lambda: reads(main)


@FUZZED
@given(edits=EDITS)
def test_a_spoiled_file_is_read_or_refused(file, edits):
    path, content, reads = file
    path.write_bytes(spoiled(content, edits))
    with bounded(), contextlib.suppress(InputError):
        reads()
