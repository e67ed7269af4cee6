"""Mixed topologies of .xdmf files, with the numbers in the file and beside it."""

from pathlib import Path

import meshio
import numpy as np
import pytest

from femiec.errors import MeshError
from femiec.geometry.xdmf import read_xdmf

POINTS = np.random.default_rng(0).uniform(size=(27, 3))
BLOCKS = [
    ("triangle6", np.arange(12).reshape(2, 6)),
    ("line", np.array([[0, 1], [2, 2], [34 % 27, 4]])),
    ("triangle6", np.array([[2, 4, 36 % 27, 5, 6, 7]])),
    ("hexahedron27", np.arange(27)[None]),
    ("line3", np.array([[3, 4, 5]])),
    ("quad9", np.arange(9)[None]),
    ("hexahedron20", np.arange(20)[None]),
    ("vertex", np.array([[3], [1]])),
    ("tetra10", np.arange(10)[None]),
    ("quad8", np.arange(8)[None]),
]


@pytest.mark.parametrize("data_format", ["XML", "HDF"])
def test_cells_of_many_types(tmp_path: Path, data_format: str) -> None:
    values = [np.full(len(nodes), k) for k, (_, nodes) in enumerate(BLOCKS)]
    raw = meshio.Mesh(POINTS, BLOCKS, cell_data={"number": values})
    meshio.xdmf.write(tmp_path / "a.xdmf", raw, data_format=data_format)
    found = read_xdmf(tmp_path / "a.xdmf")
    np.testing.assert_allclose(found.points, POINTS)
    assert [block.type for block in found.cells] == [kind for kind, _ in BLOCKS]
    for block, (_, nodes), value, expected in zip(found.cells, BLOCKS, found.cell_data["number"], values, strict=True):
        np.testing.assert_array_equal(block.data, nodes)
        np.testing.assert_array_equal(value, expected)


def test_cells_of_one_type(tmp_path: Path) -> None:
    meshio.xdmf.write(tmp_path / "a.xdmf", meshio.Mesh(POINTS, BLOCKS[:1]))
    np.testing.assert_array_equal(read_xdmf(tmp_path / "a.xdmf").cells[0].data, BLOCKS[0][1])


@pytest.mark.parametrize(
    ("old", "new", "match"),
    [
        ("36 0", "8 0", "XDMF type 8: expected one of"),
        ("9 10 11", "9 10", "a Triangle_6 cell with other nodes|XDMF type"),
        ("2 2 0 1", "2 3 0 1", "a Polyline cell with other nodes: expected 2 nodes"),
    ],
)
def test_what_cannot_be_taken_apart(tmp_path: Path, old: str, new: str, match: str) -> None:
    file = tmp_path / "a.xdmf"
    meshio.xdmf.write(file, meshio.Mesh(POINTS, [*BLOCKS[1:2], *BLOCKS[:1]]), data_format="XML")
    text = file.read_text().replace("\n", " ")
    assert old in text
    file.write_text(text.replace(old, new, 1))
    with pytest.raises(MeshError, match=match):
        read_xdmf(file)
