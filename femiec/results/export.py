"""Export to PVD and VTU, for ParaView 5.11 and older, which cannot read VTKHDF."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from femiec.results.atomic import replacing, write_text
from femiec.results.result import RegionData, Result
from femiec.results.vtkhdf import padded


def grid(region: RegionData) -> Any:
    """The region as a PyVista grid; coordinates [m], point data by label.

    Example:
        >>> grid(RegionData("wall", [[0, 0, 0], [1, 0, 0], [0, 1, 0]], [[0, 1, 2]], 5)).n_cells
        1
    """
    import numpy as np
    import pyvista

    cells = np.insert(region.cells, 0, region.cells.shape[1], axis=1)
    made = pyvista.UnstructuredGrid(cells, np.full(len(cells), region.cell_type, np.uint8), region.points.copy())
    for field in region.fields:
        made.point_data[field.label] = padded(field.values)
    return made


def to_vtu(result: Result, folder: str | Path) -> Path:
    """Write one VTU file a region and time, and a PVD file that lists them with their times.

    Args:
        result: to export; summary, ledger and provenance are not in these files.
        folder: is made if there is none.

    Returns:
        The path of the PVD file, ``result.pvd``, which ParaView opens.

    Raises:
        InputError: the folder cannot be written.
    """
    folder = Path(folder)
    entries = []
    for step, snapshot in enumerate(result.snapshots):
        for part, region in enumerate(snapshot.regions):
            name = f"{region.name}_{step:05d}.vtu"
            with replacing(folder / name) as temporary:
                grid(region).save(temporary)
            entries.append(
                f'<DataSet timestep="{snapshot.time!r}" part="{part}" name={quoteattr(region.name)} file={quoteattr(name)}/>'
            )
    head = '<VTKFile type="Collection" version="0.1" byte_order="LittleEndian"><Collection>'
    return write_text(folder / "result.pvd", "\n".join(['<?xml version="1.0"?>', head, *entries, "</Collection></VTKFile>\n"]))
