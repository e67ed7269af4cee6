"""Read .xdmf files; meshio does not take a mixed topology with cells of second order apart, so that this is done here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray

from femiec.errors import MeshError

_TYPES = {
    0x1: ("Polyvertex", 1),
    0x2: ("Polyline", 2),
    0x4: ("Triangle", 3),
    0x5: ("Quadrilateral", 4),
    0x6: ("Tetrahedron", 4),
    0x9: ("Hexahedron", 8),
    0x22: ("Edge_3", 3),
    0x23: ("Quadrilateral_9", 9),
    0x24: ("Triangle_6", 6),
    0x25: ("Quadrilateral_8", 8),
    0x26: ("Tetrahedron_10", 10),
    0x30: ("Hexahedron_20", 20),
    0x32: ("Hexahedron_27", 27),
}
"""XDMF's number of a type of cell to its name and number of nodes."""


def read_xdmf(path: Path) -> Any:
    """meshio's mesh; a mixed topology becomes one of a single type for each run of cells of that type.

    Raises:
        MeshError: a type of cell that cannot be read, or cells that are cut off.
    """
    from meshio.xdmf.main import XdmfReader

    root, reader = ElementTree.parse(path).getroot(), XdmfReader(path)
    grid = root.find("Domain/Grid")
    topology = None if grid is None else grid.find("Topology")
    mixed = topology is not None and "Mixed" in (topology.get("TopologyType"), topology.get("Type"))
    if grid is None or topology is None or not mixed or not root.get("Version", "").startswith("3"):
        return reader.read()
    place = list(grid).index(topology)
    grid.remove(topology)
    for k, (name, nodes) in enumerate(_runs(_numbers(topology[0], path.parent))):
        grid.insert(place + k, _topology(name, nodes))
    return reader.read_xdmf3(root)


def _numbers(item: ElementTree.Element, folder: Path) -> NDArray[np.int64]:
    text = (item.text or "").strip()
    if item.get("Format") == "XML":
        return np.array(text.split(), np.int64)
    import h5py

    file, name = text.split(":")
    with h5py.File(folder / file, "r") as data:
        return np.asarray(data[name], np.int64).ravel()


def _runs(numbers: NDArray[np.int64]) -> Iterator[tuple[str, NDArray[np.int64]]]:
    """Each cell is its type, for points and lines its number of nodes, and its nodes."""
    start = 0
    while start < len(numbers):
        number = int(numbers[start])
        if number not in _TYPES:
            raise MeshError("cells", f"XDMF type {number}", f"one of {', '.join(map(str, _TYPES))}", "mesh with those cells")
        name, count = _TYPES[number]
        step = 1 + (number <= 2) + count
        rows = numbers[start : start + (len(numbers) - start) // step * step].reshape(-1, step)
        others = np.nonzero(rows[:, 0] != number)[0]
        rows = rows[: others[0]] if others.size else rows
        if not len(rows) or (number <= 2 and (rows[:, 1] != count).any()):
            raise MeshError("cells", f"a {name} cell with other nodes", f"{count} nodes", "write the file again, whole")
        yield name, rows[:, -count:]
        start += rows.size


def _topology(name: str, nodes: NDArray[np.int64]) -> ElementTree.Element:
    topology = ElementTree.Element("Topology", TopologyType=name)
    shape = " ".join(map(str, nodes.shape))
    item = ElementTree.SubElement(topology, "DataItem", DataType="Int", Precision="8", Format="XML", Dimensions=shape)
    item.text = " ".join(map(str, nodes.ravel().tolist()))
    return topology
