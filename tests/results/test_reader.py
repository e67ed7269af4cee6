"""Whatever is wrong with a file, there is one clear error, at once."""

from __future__ import annotations

import contextlib

import h5py
import numpy as np
import pytest

from femiec.errors import InputError
from femiec.results.reader import read
from femiec.results.vtkhdf import write


def test_a_missing_file_and_a_folder(tmp_path):
    for path in (tmp_path / "none.vtkhdf", tmp_path):
        with pytest.raises(InputError, match="no file of that name"):
            read(path)


@pytest.mark.parametrize("content", [b"", b"# vtk DataFile Version 3.0", b"\x00" * 4096])
def test_a_file_of_another_kind(tmp_path, content):
    path = tmp_path / "foreign.vtkhdf"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"foreign.vtkhdf: expected a result file \(HDF5\); pass the .vtkhdf file"):
        read(path)


def test_hdf5_of_somebody_else(tmp_path):
    path = tmp_path / "foreign.vtkhdf"
    with h5py.File(path, "w") as file:
        file["VTKHDF/a"] = np.arange(3)
    with pytest.raises(InputError, match="a result file of femiec"):
        read(path)


@pytest.mark.parametrize("kept", [0.02, 0.3, 0.6, 0.9, 0.999])
def test_a_truncated_file(tmp_path, result, kept):
    path = write(result, tmp_path / "a.vtkhdf")
    content = path.read_bytes()
    path.write_bytes(content[: int(kept * len(content))])
    with pytest.raises(InputError, match=r"path = .*a.vtkhdf"):
        read(path)


@pytest.mark.parametrize("seed", range(40))
def test_bytes_changed_anywhere_give_a_result_or_an_input_error(tmp_path, result, seed):
    path = write(result, tmp_path / "a.vtkhdf")
    content = np.fromfile(path, np.uint8)
    random = np.random.default_rng(seed)
    content[random.integers(0, len(content), 20)] = random.integers(0, 256, 20)
    content.tofile(path)
    with contextlib.suppress(InputError):
        assert read(path).snapshots


@pytest.mark.parametrize(
    "gone", ["femiec/Summary", "femiec/Ledger/Rows", "VTKHDF/Steps", "VTKHDF/wall/Points", "VTKHDF/lithium/Steps/PointOffsets"]
)
def test_a_missing_part_is_named(tmp_path, result, gone):
    path = write(result, tmp_path / "a.vtkhdf")
    with h5py.File(path, "a") as file:
        del file[gone]
    with pytest.raises(InputError, match="damaged"):
        read(path)


def test_steps_that_are_counted_but_not_there(tmp_path, result):
    path = write(result, tmp_path / "a.vtkhdf")
    with h5py.File(path, "a") as file:
        file["VTKHDF/Steps"].attrs["NSteps"] = 7
    with pytest.raises(InputError, match=r"Values ends at row 2, before 7"):
        read(path)


def test_nan_in_the_file_is_not_passed_on(tmp_path, result):
    path = write(result, tmp_path / "a.vtkhdf")
    with h5py.File(path, "a") as file:
        file["VTKHDF/lithium/PointData/Pressure [Pa]"][3] = np.nan
    with pytest.raises(InputError, match=r"Pressure \[Pa\] = nan"):
        read(path)


def test_a_newer_format_asks_for_an_update(tmp_path, result):
    path = write(result, tmp_path / "a.vtkhdf")
    with h5py.File(path, "a") as file:
        file["femiec"].attrs["Format"] = 99
    with pytest.raises(InputError, match="update femiec"):
        read(path)


def test_a_file_that_claims_more_than_it_holds_allocates_nothing(tmp_path, result):
    path = write(result, tmp_path / "a.vtkhdf")
    with h5py.File(path, "a") as file:
        for name in ("Points", "Connectivity"):
            file["VTKHDF/lithium"][name].resize(10**11, axis=0)
        file["VTKHDF/lithium/NumberOfPoints"][0] = 10**11
    with pytest.raises(InputError, match=r"claims \d+00000000 bytes"):
        read(path)
