"""Mesh files: what comes back from good ones, and one clear error for bad ones."""

import re
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path

import meshio
import numpy as np
import pytest
import skfem

from femiec.errors import MeshError
from femiec.geometry import Cells, Mesh, Tubule, measure_tubule, read_mesh, tubule_mesh
from femiec.quantities import nm

Save = Callable[[meshio.Mesh], Path]
Make = Callable[[Mesh], meshio.Mesh]


def vertices(mesh: Mesh, groups: str) -> dict[str, set[frozenset[tuple[int, ...]]]]:
    """The named cells or facets as sets of points in picometres, whatever their numbers."""
    nodes, names = (mesh.skfem.t, mesh.regions) if groups == "cells" else (mesh.skfem.facets, mesh.surfaces)
    points = np.round(mesh.skfem.p.T * 1e12).astype(int)
    return {name: {frozenset(map(tuple, points[cell])) for cell in nodes.T[found]} for name, found in names.items()}


def assert_same(found: Mesh, expected: Mesh) -> None:
    assert found.cell == expected.cell
    assert vertices(found, "cells") == vertices(expected, "cells")
    assert vertices(found, "facets") == vertices(expected, "facets")


def refused(file: Path, match: str) -> MeshError:
    """The error for a file, which it names; nothing is left beside the file, and its exit status is 2."""
    before = sorted(file.parent.iterdir()) if file.parent.is_dir() else []
    with pytest.raises(MeshError) as caught:
        read_mesh(file, unit=nm)
    assert str(file) in str(caught.value)
    assert re.search(match, str(caught.value).replace(str(file), "")), caught.value
    assert "; " in str(caught.value)
    assert caught.value.exit_status == 2
    assert (sorted(file.parent.iterdir()) if before else []) == before
    return caught.value


# ---------------------------------------------------------------- good files
@pytest.mark.parametrize("triangles", [False, True])
@pytest.mark.parametrize("binary", [False, True])
@pytest.mark.parametrize("bottom", [0.0, 1e-6])
def test_round_trip_of_version_2(to_meshio: Make, tmp_path: Path, bottom: float, triangles: bool, binary: bool) -> None:
    mesh = tubule_mesh(Tubule(filling=0.3, bottom=bottom), cells=Cells(3, 2, 6, 3), triangles=triangles)
    meshio.gmsh.write(tmp_path / "a.msh", to_meshio(mesh), fmt_version="2.2", binary=binary)
    found = Mesh.read(tmp_path / "a.msh", unit=nm)
    assert_same(found, mesh)
    assert astuple(measure_tubule(found)) == pytest.approx((100 * nm, 5 * nm, 20e-6, 0.3, bottom), rel=1e-12, abs=0)


@pytest.mark.parametrize("version", ["4.1", "2.2"])
@pytest.mark.parametrize("binary", [False, True])
def test_versions_of_a_gmsh_file_are_equal(shipped: Path, tmp_path: Path, version: str, binary: bool) -> None:
    meshio.gmsh.write(tmp_path / "b.msh", meshio.gmsh.read(shipped), fmt_version=version, binary=binary)
    assert_same(read_mesh(tmp_path / "b.msh", unit=nm), read_mesh(shipped, unit=nm))


@pytest.mark.parametrize("ending", ["vtu", "xdmf"])
def test_groups_as_arrays_of_0_and_1(small: Mesh, to_flags: Make, tmp_path: Path, ending: str) -> None:
    to_flags(small).write(tmp_path / f"c.{ending}")
    assert_same(read_mesh(tmp_path / f"c.{ending}", unit=nm), small)


def test_interfaces_without_a_tag_are_found(raw: meshio.Mesh, small: Mesh, save: Save) -> None:
    kept = [k for k, tags in enumerate(raw.cell_data["gmsh:physical"]) if raw.cells[k].dim == 2 or tags[0] <= 6]
    names = {name: tag for name, tag in raw.field_data.items() if tag[1] == 2 or tag[0] <= 6}
    data = {key: [parts[k] for k in kept] for key, parts in raw.cell_data.items()}
    assert not {"tip", "wall|lithium", "wall|gas"} & set(names)
    partly = meshio.Mesh(raw.points, [raw.cells[k] for k in kept], cell_data=data, field_data=names)
    assert_same(read_mesh(save(partly), unit=nm), small)


def test_clockwise_cells_are_turned(raw: meshio.Mesh, small: Mesh, save: Save) -> None:
    for block in raw.cells:
        if block.type == "quad":
            block.data = block.data[:, ::-1]
    found = read_mesh(save(raw), unit=nm)
    assert_same(found, small)
    x, y = found.skfem.p[:, found.skfem.t[[0, 1, 3]]]
    assert ((x[1] - x[0]) * (y[2] - y[0]) - (x[2] - x[0]) * (y[1] - y[0]) > 0).all()


@pytest.mark.parametrize(("triangles", "kind"), [(True, "triangle6"), (False, "quad8"), (False, "quad9")])
def test_second_order_cells_with_straight_edges(to_meshio: Make, save: Save, triangles: bool, kind: str) -> None:
    mesh = tubule_mesh(Tubule(), cells=Cells(2, 1, 4, 2), triangles=triangles)
    assert_same(read_mesh(save(second_order(to_meshio(mesh), kind)), unit=nm), mesh)


def second_order(raw: meshio.Mesh, kind: str) -> meshio.Mesh:
    """The mesh with a node in the middle of each edge, and in quad9 of each cell; nodes are shared between cells and facets."""
    points = [tuple(point) for point in raw.points]
    number = {point: k for k, point in enumerate(points)}

    def middle(nodes: np.ndarray) -> int:
        point = tuple(raw.points[nodes].mean(axis=0))
        if point not in number:
            number[point] = len(points)
            points.append(point)
        return number[point]

    blocks = []
    for block in raw.cells:
        corners = block.data
        edges = [
            [middle(np.sort(cell[[k, (k + 1) % len(cell)]])) for k in range(len(cell) if len(cell) > 2 else 1)]
            for cell in corners
        ]
        centres = [[middle(cell)] if kind == "quad9" and len(cell) == 4 else [] for cell in corners]
        blocks.append(("line3" if block.type == "line" else kind, np.hstack([corners, edges, centres]).astype(int)))
    return meshio.Mesh(np.array(points), blocks, cell_data=raw.cell_data, field_data=raw.field_data)


@pytest.mark.parametrize("kind", [skfem.MeshTet1, skfem.MeshHex1])
def test_three_dimensions(tmp_path: Path, kind: type) -> None:
    mesh = kind().refined(1)
    cells = mesh.t.T[:, [0, 3, 6, 2, 1, 5, 7, 4]] if kind is skfem.MeshHex1 else mesh.t.T
    spokes = mesh.p.T[cells[:, 1:4]] - mesh.p.T[cells[:, :1]]
    if kind is skfem.MeshTet1:
        cells = np.where((np.linalg.det(spokes) > 0)[:, None], cells, cells[:, [0, 2, 1, 3]])
    top = mesh.facets_satisfying(lambda x: x[2] == 1)
    box = 2 * (kind is skfem.MeshHex1)
    blocks = [(("tetra", "", "hexahedron")[box], cells), (("triangle", "", "quad")[box], mesh.facets.T[top])]
    flags = {
        "lithium": [np.ones(mesh.nelements, np.int32), np.zeros(len(top), np.int32)],
        "top": [np.zeros(mesh.nelements, np.int32), np.ones(len(top), np.int32)],
    }
    meshio.Mesh(mesh.p.T, blocks, cell_data=flags).write(tmp_path / "d.vtu")
    found = read_mesh(tmp_path / "d.vtu")
    assert found.skfem.is_valid()
    basis = skfem.Basis(found.skfem, found.skfem.elem())
    assert basis.dx.sum() == pytest.approx(1.0)
    np.testing.assert_array_equal(np.sort(found.skfem.p[:, found.skfem.facets[:, found.surfaces["top"]]][2].ravel()), 1.0)
    assert len(found.surfaces["top"]) == len(top)


def test_the_source_names_the_file_its_content_and_the_unit(shipped: Path) -> None:
    source = read_mesh(shipped, unit=nm).source
    assert "tubule_100nm.msh" in source
    assert "sha256" in source
    assert "unit 1e-09 m" in source


def test_meshio_is_imported_by_the_first_file_only() -> None:
    code = "import sys, femiec.geometry; sys.exit('meshio' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# ---------------------------------------------------------------- what is no mesh file
def test_missing_directory_empty_and_unknown_files(tmp_path: Path) -> None:
    refused(tmp_path / "none" / "a.msh", "missing")
    refused(tmp_path, "a directory")
    for name, content, match in [("e.msh", b"", "empty"), ("e.vtu", b"", "empty"), ("e.stl", b"solid", r"\.msh, \.vtu, \.xdmf")]:
        (tmp_path / name).write_bytes(content)
        refused(tmp_path / name, match)


@pytest.mark.parametrize("ending", ["msh", "vtu", "xdmf"])
@pytest.mark.parametrize(
    "content", [b"no mesh\n", b"\x00" * 100, b"\xff\xfe\x00", b"<VTKFile></VTKFile>", b"<Xdmf/>", b"$MeshFormat\n"]
)
def test_other_content(tmp_path: Path, ending: str, content: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / f"other.{ending}"
    file.write_bytes(content)
    refused(file, "expected")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("unit", [0, -1.0, float("nan"), float("inf"), "nm"])
def test_units_that_are_none(shipped: Path, unit: object) -> None:
    with pytest.raises(MeshError, match=r"unit = .*write unit=1e-9 for nanometres"):
        read_mesh(shipped, unit=unit)  # type: ignore[arg-type]


@pytest.mark.parametrize(("version", "binary"), [("4.1", False), ("4.1", True), ("2.2", False), ("2.2", True)])
def test_truncated_gmsh_files(
    shipped: Path, tmp_path: Path, version: str, binary: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "cut.msh"
    meshio.gmsh.write(file, meshio.gmsh.read(shipped), fmt_version=version, binary=binary)
    whole = file.read_bytes()
    end = whole.index(b"$EndElements") + len("$EndElements")
    for size in [*np.linspace(1, end - 1, 40).astype(int), end - 3]:
        file.write_bytes(whole[:size])
        refused(file, "expected")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("ending", ["vtu", "xdmf"])
def test_truncated_xml(small: Mesh, to_flags: Make, tmp_path: Path, ending: str, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / f"cut.{ending}"
    to_flags(small).write(file)
    whole = file.read_bytes().rstrip()
    for size in np.linspace(1, len(whole) - 1, 25).astype(int):
        file.write_bytes(whole[:size])
        refused(file, "unreadable|expected")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("damage", ["cut", "removed"])
def test_the_data_file_of_an_xdmf_file(small: Mesh, to_flags: Make, tmp_path: Path, damage: str) -> None:
    to_flags(small).write(tmp_path / "a.xdmf")
    data = tmp_path / "a.h5"
    if damage == "cut":
        data.write_bytes(data.read_bytes()[:300])
    else:
        data.unlink()
    refused(tmp_path / "a.xdmf", "a.h5|unreadable")


def test_a_claim_of_10_to_the_11_allocates_nothing(shipped: Path, tmp_path: Path) -> None:
    text = shipped.read_text()
    head, rest = text.split("$Nodes\n", 1)
    blocks, total, *tags = rest.split("\n", 1)[0].split()
    huge = " ".join([blocks, "100000000000", *tags])
    (tmp_path / "huge.msh").write_text(head + "$Nodes\n" + huge + "\n" + rest.split("\n", 1)[1])
    assert int(total) < 10000
    read_mesh(shipped, unit=nm)  # imports what it needs, so that only the reading is measured
    tracemalloc.start()
    try:
        refused(tmp_path / "huge.msh", r"\$Nodes = a count of 100000000000")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 40 * len(text)


# ---------------------------------------------------------------- files that hold no good mesh
def test_coordinates_that_are_no_numbers(raw: meshio.Mesh, save: Save) -> None:
    for value in (np.nan, np.inf):
        raw.points[5, 0] = value
        refused(save(raw), "coordinates = .* at node 5")


def test_one_inverted_cell(raw: meshio.Mesh, save: Save) -> None:
    raw.cells[0].data[3] = raw.cells[0].data[3, ::-1]
    refused(save(raw), r"cells = cell 3 at \(.*\) inverted")


def test_one_inverted_triangle(to_meshio: Make, save: Save) -> None:
    raw = to_meshio(tubule_mesh(Tubule(), cells=Cells(2, 1, 4, 2), triangles=True))
    raw.cells[0].data[3] = raw.cells[0].data[3, [1, 0, 2]]
    refused(save(raw), r"cells = cell 3 at \(.*\) inverted")


def test_a_node_that_inverts_one_corner(raw: meshio.Mesh, save: Save) -> None:
    cell = raw.cells[0].data[0]
    low, high = raw.points[cell].min(axis=0), raw.points[cell].max(axis=0)
    raw.points[cell[2]] = low + 0.2 * (high - low)
    refused(save(raw), "inverted")


def test_a_flat_cell(raw: meshio.Mesh, save: Save) -> None:
    cell = raw.cells[0].data[0]
    raw.points[cell[2]] = raw.points[cell[1]]
    refused(save(raw), r"cells = cell 0 at \(.*\) and \d+ more flat")


def test_a_doubled_cell(raw: meshio.Mesh, save: Save) -> None:
    raw.cells[0].data = np.vstack([raw.cells[0].data, raw.cells[0].data[:1]])
    for tags in raw.cell_data.values():
        tags[0] = np.append(tags[0], tags[0][0])
    refused(save(raw), "there twice")


def test_a_cell_without_a_tag(raw: meshio.Mesh, save: Save) -> None:
    raw.cell_data["gmsh:physical"][0][2:4] = 0
    refused(save(raw), "regions = 2 cells of no region, the first at")


def test_a_tag_without_a_name(raw: meshio.Mesh, save: Save) -> None:
    raw.field_data.pop("gas")
    refused(save(raw), r"physical tag 2 of dimension 2 without a name.*Physical Surface\(.*, 2\)")


def test_no_tags_at_all(raw: meshio.Mesh, save: Save) -> None:
    for tags in raw.cell_data["gmsh:physical"]:
        tags[:] = 0
    refused(save(raw), "no named group of cells")


@pytest.mark.parametrize("node", [-1, 28, 10**6])
@pytest.mark.parametrize("block", [0, -1])
def test_a_node_that_is_not_there(small: Mesh, to_flags: Make, tmp_path: Path, node: int, block: int) -> None:
    raw = to_flags(small)
    raw.cells[block].data[0, 0] = node
    raw.write(tmp_path / "node.vtu")
    refused(tmp_path / "node.vtu", rf"cells = nodes .*{node}.*: expected the nodes of the file, 0 to 27")


def test_an_array_of_other_numbers_is_no_group(small: Mesh, to_flags: Make, tmp_path: Path) -> None:
    raw = to_flags(small)
    raw.cell_data["material number"] = [np.full(len(block.data), k) for k, block in enumerate(raw.cells)]
    raw.cell_data["porosity"] = [np.ones(len(block.data)) for block in raw.cells]
    raw.write(tmp_path / "more.vtu")
    assert_same(read_mesh(tmp_path / "more.vtu", unit=nm), small)


def test_an_absurd_claim_in_a_vtu_file(small: Mesh, to_flags: Make, tmp_path: Path) -> None:
    to_flags(small).write(tmp_path / "a.vtu")
    text = (tmp_path / "a.vtu").read_text()
    (tmp_path / "huge.vtu").write_text(text.replace('NumberOfPoints="28"', 'NumberOfPoints="100000000000"'))
    refused(tmp_path / "huge.vtu", "NumberOfPoints = 100000000000")


@pytest.mark.parametrize("version", ["4.1", "2.2"])
def test_text_among_the_coordinates(
    shipped: Path, tmp_path: Path, version: str, recwarn: pytest.WarningsRecorder, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "text.msh"
    meshio.gmsh.write(file, meshio.gmsh.read(shipped), fmt_version=version, binary=False)
    whole = file.read_text()
    wrong = whole.replace("5.5000000000000000e+01", "55nm", 1)
    assert wrong != whole
    file.write_text(wrong)
    capfd.readouterr()
    refused(file, "unreadable")
    assert capfd.readouterr() == ("", "")
    assert not recwarn.list


def test_what_meshio_says_of_a_good_file_is_not_printed(
    raw: meshio.Mesh, small: Mesh, save: Save, capfd: pytest.CaptureFixture[str]
) -> None:
    file = save(raw)
    # a third tag, as gmsh writes the number of partitions: meshio warns that it cannot use it
    file.write_text(re.sub(r"^(\d+ 3) 2 (\d+ \d+) ", r"\1 3 \2 1 ", file.read_text(), flags=re.MULTILINE))
    capfd.readouterr()
    assert_same(read_mesh(file, unit=nm), small)
    assert capfd.readouterr() == ("", "")


def test_a_cell_in_two_groups(small: Mesh, to_flags: Make, tmp_path: Path) -> None:
    raw = to_flags(small)
    raw.cell_data["gas"][0][0] = 1
    raw.write(tmp_path / "two.vtu")
    refused(tmp_path / "two.vtu", "1 cells of several regions")


def test_a_name_for_cells_and_facets(small: Mesh, to_flags: Make, tmp_path: Path) -> None:
    raw = to_flags(small)
    raw.cell_data["gas"][-1][0] = 1
    raw.write(tmp_path / "both.vtu")
    refused(tmp_path / "both.vtu", "'gas' for cells and for facets")


def test_a_name_that_is_given_twice(raw: meshio.Mesh, save: Save) -> None:
    file = save(raw)
    file.write_text(file.read_text().replace('1 1 "root"', '1 1 "gas"'))
    refused(file, "'gas' twice: expected each name once")


def test_mixed_kinds_of_cells(raw: meshio.Mesh, save: Save) -> None:
    quads = raw.cells[0].data
    raw.cells[0] = meshio.CellBlock("triangle", np.vstack([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]]))
    for tags in raw.cell_data.values():
        tags[0] = np.repeat(tags[0], 2)
    refused(save(raw), "quad and triangle: expected cells of one kind")


def test_a_node_that_no_cell_uses(raw: meshio.Mesh, save: Save) -> None:
    raw.points = np.vstack([raw.points, [7.0, 8.0, 0.0]])
    refused(save(raw), r"nodes = 1 that no cell uses, the first at \(7e-09, 8e-09, 0\)")


def test_a_facet_that_belongs_to_no_cell(raw: meshio.Mesh, save: Save) -> None:
    raw.cells[3].data[0] = [0, raw.points.shape[0] - 1]
    refused(save(raw), "1 facets that belong to no cell")


def test_a_mesh_of_the_plane_may_lie_anywhere(raw: meshio.Mesh, save: Save) -> None:
    """Where x is a radius, the reader cannot know; what measures a tubule does."""
    raw.points[:, 0] -= 10.0
    mesh = read_mesh(save(raw), unit=nm)
    assert mesh.nodes[0].min() == pytest.approx(-10 * nm)
    with pytest.raises(MeshError, match="axis = r = -1e-08 m: expected r >= 0"):
        measure_tubule(mesh)


def test_a_2d_mesh_outside_its_plane(raw: meshio.Mesh, save: Save) -> None:
    raw.points = raw.points[:, [0, 2, 1]]
    refused(save(raw), "z = 0 in a 2-D mesh")


def test_lines_only(raw: meshio.Mesh, save: Save) -> None:
    data = {key: parts[3:] for key, parts in raw.cell_data.items()}
    refused(save(meshio.Mesh(raw.points, raw.cells[3:], cell_data=data, field_data=raw.field_data)), "cells = none")


def test_cells_of_an_unknown_type(small: Mesh, to_flags: Make, tmp_path: Path) -> None:
    points = np.vstack([np.eye(3), -np.eye(3)])
    meshio.Mesh(points, [("wedge", [[0, 1, 2, 3, 4, 5]])], cell_data={"lithium": [np.ones(1, int)]}).write(tmp_path / "w.vtu")
    refused(tmp_path / "w.vtu", "wedge")
