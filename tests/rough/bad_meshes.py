"""Mesh files that cannot be used, given to a study of one tubule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import meshio
import numpy as np
from as_files import as_flags, as_meshio
from bad import ROOT, TUBULE, Bad

from femiec.geometry import Cells, Tubule, tubule_mesh

SHIPPED = ROOT / "meshes/tubule_100nm.msh"
SMALL = tubule_mesh(Tubule(), cells=Cells(2, 2, 4, 2))
Edit = Callable[[meshio.Mesh], meshio.Mesh | None]


def run(file: Path, *more: str) -> list[str]:
    return ["run", TUBULE, "--out", str(file.parent / "out"), "--set", f"mesh={file}", *more]


def mesh(name: str, says: str, edit: Edit, *more: str) -> Bad:
    """The small mesh, edited, as a gmsh file."""

    def words(folder: Path) -> list[str]:
        raw = as_meshio(SMALL)
        changed = edit(raw)
        meshio.gmsh.write(folder / "bad.msh", raw if changed is None else changed, fmt_version="2.2", binary=False)
        return run(folder / "bad.msh", *more)

    return Bad("mesh", name, says, words)


def flags(name: str, says: str, edit: Edit) -> Bad:
    """The small mesh with groups as arrays of 0 and 1, edited, as a .vtu file."""

    def words(folder: Path) -> list[str]:
        raw = as_flags(SMALL)
        edit(raw)
        raw.write(folder / "bad.vtu")
        return run(folder / "bad.vtu")

    return Bad("mesh", name, says, words)


def file(name: str, says: str, change: Callable[[bytes], bytes], ending: str = "bad.msh") -> Bad:
    """The shipped file with other bytes."""

    def words(folder: Path) -> list[str]:
        (folder / ending).write_bytes(change(SHIPPED.read_bytes()))
        return run(folder / ending)

    return Bad("mesh", name, says, words)


def moved(node: int, *place: float) -> Edit:
    def edit(raw: meshio.Mesh) -> None:
        raw.points[node] = place

    return edit


def without(*names: str) -> Edit:
    """The mesh without these groups, and without the nodes that only they use."""

    def edit(raw: meshio.Mesh) -> meshio.Mesh:
        gone = {tuple(raw.field_data[name]) for name in names}
        kept = [k for k, tags in enumerate(raw.cell_data["gmsh:physical"]) if (tags[0], raw.cells[k].dim) not in gone]
        names_left = {name: tag for name, tag in raw.field_data.items() if name not in names}
        return with_cells(raw, [(raw.cells[k].type, raw.cells[k].data) for k in kept], kept, names_left)

    return edit


def with_cells(raw: meshio.Mesh, blocks: list, kept: list[int], names: dict) -> meshio.Mesh:
    used, numbers = np.unique(np.concatenate([nodes.ravel() for _, nodes in blocks]), return_inverse=True)
    ends = np.cumsum([nodes.size for _, nodes in blocks])
    parts = [part.reshape(nodes.shape) for part, (_, nodes) in zip(np.split(numbers, ends[:-1]), blocks, strict=True)]
    data = {
        key: [np.full(len(part), tags[k][0]) for k, part in zip(kept, parts, strict=True)] for key, tags in raw.cell_data.items()
    }
    cells = [(kind, part) for (kind, _), part in zip(blocks, parts, strict=True)]
    return meshio.Mesh(raw.points[used], cells, cell_data=data, field_data=names)


def renamed(old: str, new: str) -> Edit:
    def edit(raw: meshio.Mesh) -> None:
        raw.field_data[new] = raw.field_data.pop(old)

    return edit


def turned(raw: meshio.Mesh) -> None:
    raw.cells[0].data[3] = raw.cells[0].data[3, ::-1]


def twice_the_cells(raw: meshio.Mesh) -> None:
    raw.cells[0].data = np.vstack([raw.cells[0].data] * 2)
    for tags in raw.cell_data.values():
        tags[0] = np.append(tags[0], tags[0])


def untagged(raw: meshio.Mesh) -> None:
    raw.cell_data["gmsh:physical"][0][2:4] = 0


def second_order_untagged(raw: meshio.Mesh) -> meshio.Mesh:
    """As scikit-fem would save them: cells of second order, their tags gone."""
    quads = np.vstack([block.data for block in raw.cells if block.type == "quad"])
    middles = np.stack([raw.points[quads[:, [k, (k + 1) % 4]]].mean(axis=1) for k in range(4)], axis=1)
    points, number = np.unique(np.round(middles.reshape(-1, 3), 9), axis=0, return_inverse=True)
    cells = np.hstack([quads, len(raw.points) + number.reshape(-1, 4)])
    return meshio.Mesh(np.vstack([raw.points, points]), [("quad8", cells)])


def cracked(raw: meshio.Mesh) -> None:
    """A cell of the wall gets a node of its own where its neighbours have one."""
    wall = next(block for block, tags in zip(raw.cells, raw.cell_data["gmsh:physical"], strict=True) if tags[0] == 3)
    node = wall.data[0, 2]
    raw.points = np.vstack([raw.points, raw.points[node]])
    wall.data[0, 2] = len(raw.points) - 1


def gap(raw: meshio.Mesh) -> meshio.Mesh:
    """A row of the wall's cells is not there, and neither are its facets."""
    wall = next(k for k, tags in enumerate(raw.cell_data["gmsh:physical"]) if tags[0] == 3 and raw.cells[k].dim == 2)
    heights = raw.points[:, 1][raw.cells[wall].data].mean(axis=1)
    row = np.unique(np.round(heights, 6))[2]
    low, high = (f(raw.points[raw.cells[wall].data[abs(heights - row) < 1e-6]][..., 1]) for f in (np.min, np.max))
    inner = raw.points[:, 0].max() - 5

    def stays(nodes: np.ndarray, k: int) -> bool:
        place = raw.points[nodes].mean(axis=0)
        return not (
            low < place[1] < high
            and place[0] > (inner + 1e-6 if k == wall else inner - 1e-6)
            and (k == wall or raw.cells[k].dim == 1)
        )

    blocks = [(b.type, np.array([nodes for nodes in b.data if stays(nodes, k)])) for k, b in enumerate(raw.cells)]
    return with_cells(raw, blocks, list(range(len(blocks))), raw.field_data)


def scaled(factor: float) -> Edit:
    def edit(raw: meshio.Mesh) -> None:
        raw.points *= factor

    return edit


def more_points(raw: meshio.Mesh) -> None:
    raw.points = np.vstack([raw.points, [7.0, 8.0, 0.0]])


def lines_only(raw: meshio.Mesh) -> meshio.Mesh:
    return with_cells(raw, [(b.type, b.data) for b in raw.cells[3:]], list(range(3, len(raw.cells))), raw.field_data)


def in_two_groups(raw: meshio.Mesh) -> None:
    raw.cell_data["gas"][0][0] = 1


def beyond(raw: meshio.Mesh) -> None:
    raw.cells[0].data[0, 0] = 10**6


def claims(section: bytes) -> Callable[[bytes], bytes]:
    """The first number of nodes or elements becomes 1e11."""

    def change(data: bytes) -> bytes:
        start = data.index(section) + len(section) + 1
        words = data[start : data.index(b"\n", start)].split()
        words[1] = b"100000000000"
        return data[:start] + b" ".join(words) + data[data.index(b"\n", start) :]

    return change


NAN, INF = float("nan"), float("inf")
MESHES = [
    Bad("mesh", "missing", "mesh file '.*nowhere.msh' = missing", lambda folder: run(folder / "nowhere.msh")),
    Bad("mesh", "a folder", "a directory: expected a file", lambda folder: run(folder)),
    Bad(
        "mesh",
        "a device",
        "not a regular file",
        lambda folder: ["run", TUBULE, "--out", str(folder / "out"), "--set", "mesh=/dev/zero"],
    ),
    Bad("mesh", "a name that is too long", "missing: expected a file", lambda folder: run(folder / (300 * "a"))),
    file("empty", "empty: expected a mesh", lambda data: b""),
    file("cut off in the nodes", r"\$Nodes = cut off", lambda data: data[: data.index(b"$EndNodes") - 30]),
    file("cut off in the elements", r"\$Elements = cut off", lambda data: data[: data.index(b"$EndElements") - 3]),
    file("binary garbage", "the header of a gmsh file", lambda data: np.random.default_rng(0).bytes(4096)),
    file("zeros", "the header of a gmsh file", lambda data: bytes(4096)),
    file("of another ending", r"a \.stl: expected one of \.msh, \.vtu, \.xdmf", lambda data: data, "bad.stl"),
    file("without an ending", "expected one of", lambda data: data, "bad"),
    file("of the wrong ending", "unreadable", lambda data: data, "bad.vtu"),
    file("of an old version", "expected version 2.2 or 4.1", lambda data: data.replace(b"4.1 0 8", b"1.0 0 8")),
    file("of 1e11 nodes", r"\$Nodes = a count of 100000000000", claims(b"$Nodes")),
    file("of 1e11 cells", r"\$Elements = a count of 100000000000", claims(b"$Elements")),
    file(
        "with text for a number", "unreadable|text that is no number", lambda data: data.replace(b"$Nodes\n", b"$Nodes\nmany ", 1)
    ),
    file("with a name twice", "'gas' twice: expected each name once", lambda data: data.replace(b'"tip"', b'"gas"')),
    mesh("NaN", r"coordinates = \(nan, 0, 0\) at node 5", moved(5, NAN, 0, 0)),
    mesh("inf", r"coordinates = \(inf, 0, 0\) at node 5", moved(5, INF, 0, 0)),
    mesh("1e300", "coordinates = .* at node 5: expected finite numbers", moved(5, 1e300, 0, 0)),
    mesh("of no size", "coordinates = all within 0 m", scaled(0.0)),
    mesh("of a size that underflows", "coordinates = all within .* m: expected nodes at different places", scaled(1e-300)),
    mesh("out of its plane", "z up to", moved(5, 0, 0, 1e3)),
    mesh("an inverted cell", "cells = cell 3 at .* inverted", turned),
    mesh("a flat cell", "flat", moved(1, 0, 0, 0)),
    mesh("doubled cells", "there twice", twice_the_cells),
    mesh("a node of no cell", "1 that no cell uses", more_points),
    mesh("a doubled node", "nodes = 1 at the place of another, the first at .*expected each node once", cracked),
    mesh("a gap in the wall", "region 'wall' = 2 pieces: expected one", gap),
    mesh("a cell without a tag", "2 cells of no region", untagged),
    mesh("second order without tags", "no named group of cells", second_order_untagged),
    mesh("lines only", "cells = none", lines_only),
    mesh("no lithium", "region = 'lithium': expected a region of the mesh", renamed("lithium", "Li")),
    mesh(
        "no wall",
        "expected a surface of the mesh",
        without("wall", "wall root", "outer wall", "wall top", "wall|lithium", "wall|gas"),
    ),
    mesh("no gas", "region = 'gas': expected a region", renamed("gas", "argon")),
    mesh("no root", "surface = 'root': expected a surface", without("root")),
    mesh("no outer wall", "surface = 'outer wall': expected", without("outer wall")),
    mesh("an unknown unit", "mesh_unit = 'inch': expected one of", lambda raw: None, "--set", "mesh_unit=inch"),
    mesh("in another unit", "width of the mesh = 100 m: expected a size from", lambda raw: None, "--set", "mesh_unit=m"),
    mesh(
        "of another size",
        "width of the mesh = 1e-07: expected 8e-08, the width of the run",
        lambda raw: None,
        "--set",
        "width=80nm",
    ),
    flags("a cell in two groups", "1 cells of several regions", in_two_groups),
    flags("a node that is not there", "expected the nodes of the file", beyond),
]
