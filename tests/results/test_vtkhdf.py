"""The file: read back bit by bit, seen by VTK, whole or not there."""

from __future__ import annotations

import subprocess
import sys

import h5py
import numpy as np
import pytest
import pyvista
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from femiec.errors import InputError
from femiec.results.export import to_vtu
from femiec.results.ledger import Ledger
from femiec.results.reader import read
from femiec.results.result import NODES, FieldData, RegionData, Result, Snapshot
from femiec.results.vtkhdf import write

FINITE = st.floats(allow_nan=False, allow_infinity=False)
COMPLEX = st.complex_numbers(allow_nan=False, allow_infinity=False)
LEAF = st.none() | st.booleans() | FINITE | st.integers() | st.text()
JSON = st.recursive(LEAF, lambda x: st.lists(x) | st.dictionaries(st.text(), x), max_leaves=6)
NAME = st.text(st.characters(categories=("L", "N", "S"), exclude_characters="/"), max_size=8).map("F{}".format)


@st.composite
def regions(draw, name):
    kind = draw(st.sampled_from(sorted(NODES)))
    n = draw(st.integers(1, 12))
    cells = draw(arrays.arrays(np.int64, (draw(st.integers(1, 4)), NODES[kind]), elements=st.integers(0, n - 1)))
    points = draw(arrays.arrays(np.float64, (n, 3), elements=FINITE))
    shapes = draw(st.lists(st.sampled_from([(n,), (n, 1), (n, 2), (n, 3), (n, 4), (n, 6), (n, 9), (n, 11)]), max_size=3))
    fields = [
        FieldData(
            f"{draw(NAME)}{i}", draw(st.sampled_from(["", "m/s", "MPa"])), draw(arrays.arrays(np.float64, shape, elements=FINITE))
        )
        for i, shape in enumerate(shapes)
    ]
    return RegionData(name, points, cells, kind, tuple(fields))


@st.composite
def results(draw):
    first = [draw(regions(name)) for name in ("wall", "lithium", "gas")[: draw(st.integers(1, 3))]]
    times = sorted(draw(st.sets(FINITE, min_size=1, max_size=3)))
    present = [[region for region in first if draw(st.booleans())] or first[:1] for _ in times[1:]]
    snapshots = tuple(Snapshot(time, tuple(some)) for time, some in zip(times, [first, *present], strict=True))
    columns = draw(st.lists(st.text(st.characters(categories=("L", "P", "S"))), min_size=1, max_size=4, unique=True))
    ledger = Ledger([f"Column {text}" for text in columns])
    for _ in range(draw(st.integers(0, 3))):
        ledger.append({label: draw(FINITE) for label in ledger.columns})
    numbers = draw(
        st.sampled_from([(np.float64, FINITE), (np.int64, st.integers(-(2**63), 2**63 - 1)), (np.complex128, COMPLEX)])
    )
    vector = draw(arrays.arrays(numbers[0], st.integers(0, 9), elements=numbers[1]))
    return Result(
        draw(st.dictionaries(st.text(), FINITE)), ledger, snapshots, draw(st.dictionaries(st.text(), JSON)), {"u": vector}
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(stored=results())
def test_any_result_comes_back_bit_by_bit(tmp_path, same, stored):
    same(read(write(stored, tmp_path / "any.vtkhdf")), stored)


def test_the_example_comes_back_bit_by_bit(tmp_path, same, result):
    same(read(write(result, tmp_path / "new folder" / "a.vtkhdf")), result)


def test_pyvista_sees_blocks_points_cells_and_fields(tmp_path, result):
    blocks = pyvista.read(write(result, tmp_path / "a.vtkhdf"))
    assert blocks.keys() == ["wall", "lithium"]
    for region in result.snapshots[0].regions:
        seen = blocks[region.name]
        assert np.array_equal(seen.points, region.points)
        assert np.array_equal(seen.cells.reshape(len(region.cells), -1)[:, 1:], region.cells)
        assert set(seen.celltypes) == {region.cell_type}
        for field in region.fields:
            values = np.asarray(seen.point_data[field.label.replace("/", " per ")])
            assert np.array_equal(values if field.values.ndim == 1 else values[:, :2], field.values)
    assert blocks["lithium"].point_data["Velocity [m per s]"].shape == (6, 3)


def test_a_region_without_fields_and_a_label_that_only_a_slash_tells_apart(tmp_path, result):
    wall = result.snapshots[0].regions[0]
    bare = RegionData("bare", wall.points, wall.cells, wall.cell_type)
    blocks = pyvista.read(write(Result({}, result.ledger, (Snapshot(0.0, (wall, bare)),)), tmp_path / "a.vtkhdf"))
    assert blocks["bare"].n_points == 9
    twins = tuple(FieldData("Speed", unit, np.zeros(9)) for unit in ("m/s", "m per s"))
    doubtful = RegionData("wall", wall.points, wall.cells, wall.cell_type, twins)
    with pytest.raises(InputError, match="m per s"):
        write(Result({}, result.ledger, (Snapshot(0.0, (doubtful,)),)), tmp_path / "b.vtkhdf")
    assert not (tmp_path / "b.vtkhdf").exists()


def test_vtk_sees_every_time_and_a_region_that_goes(tmp_path, result):
    from vtkmodules.vtkCommonExecutionModel import vtkStreamingDemandDrivenPipeline
    from vtkmodules.vtkIOHDF import vtkHDFReader

    first, second = result.snapshots
    wall_only = Snapshot(0.30000000000000004, first.regions[:1])
    path = write(Result({}, result.ledger, (first, second, wall_only)), tmp_path / "a.vtkhdf")
    reader = vtkHDFReader()
    reader.SetFileName(str(path))
    reader.UpdateInformation()
    times = reader.GetOutputInformation(0).Get(vtkStreamingDemandDrivenPipeline.TIME_STEPS())
    assert times == (0.1, 0.2, 0.30000000000000004)
    for snapshot in (first, second, wall_only):
        reader.UpdateTimeStep(snapshot.time)
        blocks = pyvista.wrap(reader.GetOutputDataObject(0))
        stress = blocks["wall"].point_data["Hoop stress [Pa]"]
        assert np.array_equal(stress, snapshot.region("wall").field("Hoop stress").values)
    assert blocks["lithium"].n_points == 0


def test_a_region_that_comes_later_has_no_points_before(tmp_path, result):
    first, second = result.snapshots
    wall_only = Snapshot(0.05, first.regions[:1])
    path = write(Result({}, result.ledger, (wall_only, first, second)), tmp_path / "a.vtkhdf")
    assert pyvista.read(path)["lithium"].n_points == 0
    came = read(path)
    assert [len(snapshot.regions) for snapshot in came.snapshots] == [1, 2, 2]
    for snapshot, again in zip((first, second), came.snapshots[1:], strict=True):
        assert np.array_equal(again.region("lithium").points, snapshot.region("lithium").points)
        assert np.array_equal(
            again.region("lithium").field("Velocity").values, snapshot.region("lithium").field("Velocity").values
        )


def test_a_mesh_that_stays_is_stored_once_and_one_that_moves_is_not(tmp_path, result):
    first, second = result.snapshots
    wall = second.regions[0]
    moved = RegionData("wall", wall.points * 2, wall.cells, wall.cell_type, wall.fields)
    path = write(Result({}, result.ledger, (first, second, Snapshot(0.3, (moved,)))), tmp_path / "a.vtkhdf")
    with h5py.File(path) as file:
        assert len(file["VTKHDF/wall/Points"]) == 2 * 9
        assert len(file["VTKHDF/wall/PointData/Hoop stress [Pa]"]) == 3 * 9
        assert file["VTKHDF/Steps/Values"].dtype == np.float64
        assert file["VTKHDF/wall/Points"].compression == "gzip"


def test_a_mesh_that_moves_has_its_points_at_every_time_for_the_reader_vtk_and_the_export(tmp_path, result):
    from vtkmodules.vtkIOHDF import vtkHDFReader

    wall = result.snapshots[0].regions[0]
    moved = [RegionData("wall", wall.points * (1 + k), wall.cells, wall.cell_type, wall.fields) for k in range(40)]
    stored = Result({}, result.ledger, tuple(Snapshot(0.1 * k, (each,)) for k, each in enumerate(moved)))
    path = write(stored, tmp_path / "a.vtkhdf")
    exported = pyvista.get_reader(to_vtu(stored, tmp_path / "vtu"))
    reader = vtkHDFReader()
    reader.SetFileName(str(path))
    for k, snapshot in enumerate(read(path).snapshots):
        reader.UpdateTimeStep(snapshot.time)
        exported.set_active_time_value(snapshot.time)
        seen = (snapshot.region("wall"), pyvista.wrap(reader.GetOutputDataObject(0))["wall"], exported.read()[0])
        assert all(np.array_equal(each.points, moved[k].points) for each in seen)


def test_fields_that_change_between_times_are_refused_and_nothing_is_written(tmp_path, result):
    wall = result.snapshots[0].regions[0]
    bare = Snapshot(9.0, (RegionData("wall", wall.points, wall.cells, wall.cell_type),))
    with pytest.raises(InputError, match="fields of wall"):
        write(Result({}, result.ledger, (*result.snapshots, bare)), tmp_path / "a.vtkhdf")
    with pytest.raises(InputError, match="snapshots"):
        write(Result({}, result.ledger, ()), tmp_path / "a.vtkhdf")
    assert list(tmp_path.iterdir()) == []


KILLED = """
import os, sys
import femiec.results.vtkhdf as vtkhdf
from femiec.results.reader import read
stored = read(sys.argv[1])
moment = sys.argv[2]
if moment == "finish":
    vtkhdf._write_ledger = lambda group, ledger: os._exit(9)
elif moment == "replace":
    os.replace = lambda a, b: os._exit(9)
else:
    count = 0
    def dying(group, name, rows, extend=vtkhdf._extend):
        global count
        count += 1
        return os._exit(9) if count == int(moment) else extend(group, name, rows)
    vtkhdf._extend = dying
vtkhdf.write(stored, sys.argv[3])
"""


@pytest.mark.parametrize("moment", ["1", "17", "40", "finish", "replace"])
def test_a_kill_while_writing_leaves_the_old_file_and_no_broken_one(tmp_path, same, result, moment):
    old = write(result, tmp_path / "old.vtkhdf")
    before = old.read_bytes()
    for target in ("old.vtkhdf", "new.vtkhdf"):
        done = subprocess.run([sys.executable, "-c", KILLED, str(old), moment, str(tmp_path / target)], check=False)
        assert done.returncode == 9
    assert old.read_bytes() == before
    same(read(old), result)
    assert not (tmp_path / "new.vtkhdf").exists()
