"""Solid cells in files: what PyVista opens has the region's points, fields and volume."""

from __future__ import annotations

import numpy as np
import pytest
import pyvista

from femiec.results.export import grid, to_vtu
from femiec.results.ledger import Ledger
from femiec.results.reader import read
from femiec.results.result import NODES, FieldData, RegionData, Result, Snapshot
from femiec.results.vtkhdf import write

VOLUME = {10: 1 / 6, 24: 1 / 6, 12: 1.0, 25: 1.0, 29: 1.0}
"""Of VTK's reference cells."""
STRETCH = np.array([2e-8, 3e-8, 5e-8])


@pytest.fixture(params=sorted(VOLUME))
def result(request) -> Result:
    """Two cells beside each other, each with points of its own, stretched to nanometres."""
    nodes = NODES[request.param]
    one = pyvista.UnstructuredGrid(np.array([nodes, *range(nodes)]), np.array([request.param], np.uint8), np.zeros((nodes, 3)))
    local = np.reshape(one.GetCell(0).GetParametricCoords()[: 3 * nodes], (nodes, 3))
    points = STRETCH * np.concatenate([local, local + np.eye(3)[0]])
    moved = FieldData("Displacement", "nm", points * [1e9, 2e9, -1e9])
    stress = FieldData("First principal stress", "MPa", np.arange(2.0 * nodes))
    region = RegionData("wall", points, np.arange(2 * nodes).reshape(2, nodes), request.param, (moved, stress))
    return Result({}, Ledger(["Time [s]"]), (Snapshot(0.0, (region,)),), {"structure": {"kind": "solid"}})


def check(seen, region: RegionData) -> None:
    """That what was opened is the region."""
    assert np.array_equal(seen.points, region.points)
    assert np.array_equal(seen.cells.reshape(2, -1)[:, 1:], region.cells)
    assert set(seen.celltypes) == {region.cell_type}
    for field in region.fields:
        assert np.array_equal(seen.point_data[field.label], field.values)
    volumes = [seen.get_cell(i).cast_to_unstructured_grid() for i in range(seen.n_cells)]
    found = [float(each.compute_cell_sizes()["Volume"][0]) for each in volumes]
    assert found == pytest.approx([VOLUME[region.cell_type] * STRETCH.prod()] * 2, rel=1e-9, abs=0)


def test_a_stored_solid_comes_back(tmp_path, result):
    back, region = read(write(result, tmp_path / "a.vtkhdf")), result.snapshots[0].region("wall")
    check(grid(back.snapshots[0].region("wall")), region)
    check(pyvista.read(tmp_path / "a.vtkhdf")["wall"], region)
    assert back.provenance["structure"] == {"kind": "solid"}


def test_an_exported_solid_can_be_opened(tmp_path, result):
    (seen,) = pyvista.get_reader(to_vtu(result, tmp_path)).read()
    check(seen, result.snapshots[0].region("wall"))
