"""Second-order cells of mesh files: each type in each format, made by scikit-fem and meshio, and made by gmsh itself."""

from pathlib import Path

import meshio
import numpy as np
import pytest
import skfem
from sheared import assert_nodes_in_order, shear, unshear, volume

from femiec.errors import MeshError
from femiec.geometry import Mesh, check_mesh, read_mesh
from femiec.geometry.cells import KINDS
from femiec.geometry.quality import HEXAHEDRON

MADE_BY_GMSH = Path(__file__).parent / "curved"
STRAIGHT = {"triangle": skfem.MeshTri, "quadrilateral": skfem.MeshQuad, "tetrahedron": skfem.MeshTet, "hexahedron": skfem.MeshHex}
FACET = {
    "triangle6": "line3",
    "quad8": "line3",
    "quad9": "line3",
    "tetra10": "triangle6",
    "hexahedron20": "quad8",
    "hexahedron27": "quad9",
}
WRITERS = {
    "2.2.msh": lambda file, raw: meshio.gmsh.write(file, raw, fmt_version="2.2", binary=False),
    "2.2 binary.msh": lambda file, raw: meshio.gmsh.write(file, raw, fmt_version="2.2", binary=True),
    "4.1.msh": lambda file, raw: meshio.gmsh.write(file, raw, fmt_version="4.1", binary=False),
    "4.1 binary.msh": lambda file, raw: meshio.gmsh.write(file, raw, fmt_version="4.1", binary=True),
    "a.vtu": lambda file, raw: meshio.vtu.write(file, raw),
    "a.xdmf": lambda file, raw: meshio.xdmf.write(file, raw),
}


def with_middles(points: list[tuple[float, ...]], corners: np.ndarray, kind: str) -> np.ndarray:
    """The cells with a node more for each middle that the type has, added to the points where it is new."""
    number = {point: k for k, point in enumerate(points)}
    rows = []
    for cell in corners:
        row = list(cell)
        for on in KINDS[kind].around:
            point = tuple(np.mean([points[cell[k]] for k in on], axis=0).round(12))
            row.append(number.setdefault(point, len(points)))
            points += [point] * (row[-1] == len(points))
        rows.append(row)
    return np.array(rows)


def bent_box(kind: str, marks: str) -> tuple[meshio.Mesh, Mesh]:
    """A sheared box [0, 1]^d with regions low and high (tags 4, 2) and its top (tag 9), and the straight mesh that it was.

    Args:
        kind: meshio's type of the cells.
        marks: whether groups are gmsh's tags (msh) or arrays of 0 and 1.
    """
    mesh = STRAIGHT[KINDS[kind].name]().refined(1)
    cells = mesh.t[HEXAHEDRON] if isinstance(mesh, skfem.MeshHex) else mesh.t
    if len(cells) == mesh.dim() + 1:
        spokes = mesh.p[:, cells[1:]] - mesh.p[:, cells[:1]]
        turned = np.linalg.det(np.moveaxis(spokes, 2, 0)) < 0
        cells = cells.copy()
        cells[:2, turned] = cells[1::-1, turned]
    low = mesh.p[-1, mesh.t].mean(axis=0) < 0.5
    top = mesh.facets_satisfying(lambda x: np.isclose(x[-1], 1))
    points = [tuple(point) for point in mesh.p.T]
    parts = [(kind, cells.T[low]), (kind, cells.T[~low]), (FACET[kind], mesh.facets.T[top])]
    blocks = [(name, with_middles(points, corners, name)) for name, corners in parts]
    names = {"low": 4, "high": 2, "top": 9}
    bent = np.zeros((len(points), 3))
    bent[:, : mesh.dim()] = shear(np.array(points).T).T
    if marks == "msh":
        tags = [np.full(len(nodes), tag) for tag, (_, nodes) in zip(names.values(), blocks, strict=True)]
        data = {"gmsh:physical": tags, "gmsh:geometrical": [tag.copy() for tag in tags]}
        fields = {name: np.array([tag, mesh.dim() - (name == "top")]) for name, tag in names.items()}
        entities = {"gmsh:dim_tags": np.array([[mesh.dim() - (tag == 9), tag] for tag in (4, 2, 9)])[np.arange(len(points)) % 3]}
        return meshio.Mesh(bent, blocks, point_data=entities, cell_data=data, field_data=fields), mesh
    sizes = dict(zip(names, (len(nodes) for _, nodes in blocks), strict=True))
    flags = {name: [np.full(size, name == owner, np.int32) for owner, size in sizes.items()] for name in names}
    return meshio.Mesh(bent, blocks, cell_data=flags), mesh


@pytest.mark.parametrize("file", WRITERS)
@pytest.mark.parametrize("kind", FACET)
def test_round_trip_of_curved_cells(tmp_path: Path, kind: str, file: str) -> None:
    raw, straight = bent_box(kind, marks=file[-3:])
    WRITERS[file](tmp_path / file, raw)
    mesh = read_mesh(tmp_path / file)
    assert (mesh.cell, mesh.degree) == (KINDS[kind].name, 2)
    assert_nodes_in_order(mesh)
    assert volume(mesh) == pytest.approx(1, rel=1e-12)
    low = np.count_nonzero(straight.p[-1, straight.t].mean(axis=0) < 0.5)
    for name, cells in mesh.regions.items():
        assert len(cells) == (low if name == "low" else straight.nelements - low)
        height = mesh.skfem.p[-1, mesh.cell_vertices[:, cells]].mean(axis=0)  # the shear leaves the last coordinate
        assert (height < 0.5).all() if name == "low" else (height > 0.5 - 1e-9).all()
    assert len(mesh.surfaces["top"]) == 2 ** (mesh.dim - 1) * (2 if kind == "tetra10" else 1)
    np.testing.assert_allclose(mesh.skfem.p[-1, mesh.skfem.facets[:, mesh.surfaces["top"]]], 1.0)
    if file.endswith("msh"):
        assert (mesh.region_ids, mesh.surface_ids) == ({"low": 4, "high": 2}, {"top": 9})


@pytest.mark.parametrize("kind", FACET)
def test_clockwise_curved_cells_are_turned(tmp_path: Path, kind: str) -> None:
    raw, _ = bent_box(kind, marks="vtu")
    raw.points[:, 0] = 2 - raw.points[:, 0]
    raw.write(tmp_path / "mirrored.vtu")
    mesh = read_mesh(tmp_path / "mirrored.vtu")
    mesh.nodes[0] = 2 - mesh.nodes[0]
    assert_nodes_in_order(mesh)


@pytest.mark.parametrize("kind", FACET)
def test_straight_edges_make_a_first_order_mesh(tmp_path: Path, kind: str) -> None:
    raw, straight = bent_box(kind, marks="vtu")
    raw.points[:, : straight.dim()] = unshear(raw.points[:, : straight.dim()].T).T
    raw.write(tmp_path / "straight.vtu")
    mesh = read_mesh(tmp_path / "straight.vtu")
    assert mesh.degree == 1
    assert mesh.nodes.shape == straight.p.shape


def test_new_nodes_of_faces_are_shared(tmp_path: Path) -> None:
    """8 hexahedra have 27 vertices, 54 edges, 36 faces and 8 insides: 125 nodes, of which 20-node cells lack 44."""
    raw, _ = bent_box("hexahedron20", marks="vtu")
    assert len(raw.points) == 81
    raw.write(tmp_path / "a.vtu")
    assert read_mesh(tmp_path / "a.vtu").nodes.shape == (3, 125)


# ---------------------------------------------------------------- files that gmsh wrote
@pytest.mark.parametrize("kind", FACET)
def test_a_file_of_gmsh(kind: str) -> None:
    """Its nodes lie on the circles, and each near the middle of the vertices around it, which a wrong order breaks."""
    mesh = read_mesh(MADE_BY_GMSH / f"{kind}.msh", unit=1e-3)
    assert (mesh.cell, mesh.degree) == (KINDS[kind].name, 2)
    ball = kind == "tetra10"
    exact = np.pi / 6 * 1e-9 if ball else 3 * np.pi / 4 * 1e-3**mesh.dim
    assert volume(mesh) == pytest.approx(exact, rel=1e-2 if ball else 2e-4)
    assert mesh.region_ids == ({"ball": 3} if ball else {"inner": 11, "outer": 12})
    assert mesh.surface_ids == ({"skin": 5} if ball else {"rim": 7})
    straight_part = volume(Mesh.from_skfem(mesh.skfem)) / exact
    assert straight_part < 0.97
    assert check_mesh(mesh).min_scaled_jacobian > 0.2


@pytest.mark.parametrize("kind", [kind for kind in FACET if kind != "tetra10"])
def test_regions_and_surfaces_of_a_file_of_gmsh(kind: str) -> None:
    mesh = read_mesh(MADE_BY_GMSH / f"{kind}.msh", unit=1e-3)
    r = np.hypot(mesh.nodes[0], mesh.nodes[1])
    assert r[mesh.cell_nodes[:, mesh.regions["inner"]]].max() == pytest.approx(1.5e-3)
    assert r[mesh.cell_nodes[:, mesh.regions["outer"]]].min() == pytest.approx(1.5e-3, rel=1e-3)
    np.testing.assert_allclose(r[mesh.skfem.facets[:, mesh.surfaces["rim"]]], 2e-3)


# ---------------------------------------------------------------- what is refused
def test_a_cell_that_folds(tmp_path: Path) -> None:
    raw, _ = bent_box("triangle6", marks="msh")
    raw.points[raw.cells[0].data[0, 3], :2] += [2.0, 3.0]
    meshio.gmsh.write(tmp_path / "folds.msh", raw, fmt_version="2.2", binary=False)
    with pytest.raises(MeshError, match=r"folds\.msh.*curved so far that it folds"):
        read_mesh(tmp_path / "folds.msh")


@pytest.mark.parametrize("kind", ["quad9", "hexahedron27"])
def test_a_wrong_order_of_nodes_is_found(tmp_path: Path, kind: str) -> None:
    raw, _ = bent_box(kind, marks="vtu")
    for block in raw.cells[:2]:
        block.data = block.data[:, [*range(block.data.shape[1] - 3), -1, -2, -3]]
    raw.write(tmp_path / "order.vtu")
    with pytest.raises(MeshError, match="folds"):
        read_mesh(tmp_path / "order.vtu")
