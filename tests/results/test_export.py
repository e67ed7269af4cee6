"""VTU and PVD hold the same points, cells and values as the result."""

from __future__ import annotations

import numpy as np
import pyvista

from femiec.results.export import to_vtu


def test_every_time_and_region_can_be_opened(tmp_path, result):
    reader = pyvista.get_reader(to_vtu(result, tmp_path / "vtu"))
    assert reader.time_values == [0.1, 0.2]
    for snapshot in result.snapshots:
        reader.set_active_time_value(snapshot.time)
        for seen, region in zip(reader.read(), snapshot.regions, strict=True):
            assert np.array_equal(seen.points, region.points)
            assert np.array_equal(seen.cells.reshape(len(region.cells), -1)[:, 1:], region.cells)
            for field in region.fields:
                values = seen.point_data[field.label]
                assert np.array_equal(values if field.values.ndim == 1 else values[:, :2], field.values)
    assert not [path for path in (tmp_path / "vtu").iterdir() if "partial" in path.name]
