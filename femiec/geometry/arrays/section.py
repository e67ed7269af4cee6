"""Cross-sections of arrays, meshed with quadrilaterals.

Each side of each cell is one block between the chamber and the polygon around the cell. The blocks meet along the mitres of a
cell and along the polygons' sides, where the wall's mid-line runs; what the rim is thicker than half of a wall is a strip
around them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from femiec.arguments import of_kind
from femiec.geometry.arrays.blocks import Block, joined, ruled
from femiec.geometry.arrays.chambers import Floats, normals_of
from femiec.geometry.arrays.complex import RIM, Cell, cells_of
from femiec.geometry.arrays.fill import filling
from femiec.geometry.arrays.shapes import Site
from femiec.geometry.arrays.sizes import Array
from femiec.geometry.arrays.stations import Stations, stations
from femiec.geometry.mesh import Mesh
from femiec.geometry.quality import check_mesh


def array_section(
    array: Array, across: int = 2, along: int | None = None, levels: int = 0, chambers: bool = False, curved: bool = False
) -> Mesh:
    """Mesh the walls of an array in cross-section, and on demand what is inside the chambers.

    The region is "wall"; "tubule 0" ... are the chambers' surfaces, 0 in the centre, then ring by ring counter-clockwise from +x;
    "rim" is the outside. A periodic array, numbered row by row, has "side 0+", "side 0-" and so on in the place of the rim: the
    facets of "side 0+" are those of "side 0-" moved by ``lattice_vectors(array)["side 0"]``.

    Args:
        array: the sizes.
        across: number of cells through half of a wall.
        along: number of cells along a flat, or along one side of a round hole; even. None: as many as its shape asks for.
        levels: how many times each cell is halved in both directions; the nodes of fewer levels stay.
        chambers: fill each chamber too, as the regions "chamber 0" ...; the surfaces "tubule 0" ... are then inside the mesh.
        curved: cells of second order, which follow fillets and round holes; straight ones cut the corners of both.

    Returns:
        Quadrilaterals, counter-clockwise.

    Raises:
        InputError: numbers of cells that are none, or scatter that makes walls vanish.
        MeshError: scatter that leaves no room for well-shaped cells.

    Example:
        >>> mesh = array_section(Array(wall=10e-9, count=7))
        >>> list(mesh.regions), len(mesh.surfaces), mesh.surfaces["rim"].size < mesh.surfaces["tubule 0"].size * 7
        (['wall'], 8, True)
    """
    of_kind("array", array, Array, "an Array", "write Array(width=100 * nm, wall=10 * nm, count=7)")
    where = stations(array, across, along, levels + curved)
    cells = cells_of(array)
    blocks = [block for number, cell in enumerate(cells) for block in _ring(number, cell, where, array)]
    if array.periodic is None and len(where.beyond) > 1:
        blocks += _strip(array, cells, where)
    if chambers:
        blocks += [block for number, cell in enumerate(cells) for block in filling(number, cell.chamber, where)]
    source = f"array_section({array}, across={across}, along={along}, levels={levels}, chambers={chambers}, curved={curved})"
    mesh = joined(blocks, source, curved)
    if array.scatter.wall or array.scatter.width:
        check_mesh(mesh)
    return mesh


def lattice_vectors(array: Array) -> Mapping[str, Floats]:
    """From the sides "-" of a periodic array to its sides "+".

    Args:
        array: periodic.

    Returns:
        "side 0" and so on to the vector, shape (2,) [m]; empty for an array with a rim.

    Example:
        >>> array = Array(wall=10e-9, periodic=(2, 1))
        >>> {name: (vector / array.pitch).round(3).tolist() for name, vector in lattice_vectors(array).items()}
        {'side 0': [2.0, 0.0], 'side 1': [0.5, 0.866], 'side 2': [-1.5, 0.866]}
    """
    if array.periodic is None:
        return {}
    m, n = array.periodic
    return {f"side {k}": array.pitch * array.shape.place((a * m, b * n)) for k, (a, b) in enumerate(_forward(array))}


def _forward(array: Array) -> tuple[Site, ...]:
    return array.shape.steps[: array.shape.sides // 2]


def _side(array: Array, wrap: Site) -> str:
    """The name of a side of a periodic array that leads into this repetition."""
    forward = _forward(array)
    if wrap in forward:
        return f"side {forward.index(wrap)}+"
    return f"side {forward.index((-wrap[0], -wrap[1]))}-"


def _ring(number: int, cell: Cell, where: Stations, array: Array) -> Iterator[Block]:
    """The blocks between a chamber and its polygon."""
    for k, (neighbour, wrap) in enumerate(zip(cell.neighbours, cell.wraps, strict=True)):
        inner = cell.chamber.side(k, where.arc, where.flat)
        points = ruled(inner, _along(cell.vertices, k, where), where.across)
        outside = "rim" if neighbour == RIM and len(where.beyond) == 1 else ""
        name = outside if wrap == (0, 0) else _side(array, wrap)
        yield Block(points, "wall", first_column=f"tubule {number}", last_column=name)


def _along(corners: Floats, k: int, where: Stations) -> Floats:
    start, end = corners[k], corners[(k + 1) % len(corners)]
    return np.asarray(start + where.edge[:, None] * (end - start))


def _strip(array: Array, cells: tuple[Cell, ...], where: Stations) -> list[Block]:
    """The blocks outside the polygons at the rim; an outline's corner is where its two sides meet that were moved outwards."""
    sides = [(cell, k) for cell in cells for k, neighbour in enumerate(cell.neighbours) if neighbour == RIM]
    normals = [_unit(normals_of(cell.vertices)[k]) for cell, k in sides]
    starts = np.array([cell.vertices[k] for cell, k in sides])
    ends = np.array([cell.vertices[(k + 1) % len(cell.vertices)] for cell, k in sides])
    before = np.linalg.norm(starts[:, None] - ends[None], axis=-1).argmin(axis=1)
    outline = np.empty_like(starts)
    for number, normal in enumerate(normals):
        other = normals[before[number]]
        outline[number] = starts[number] + (array.rim - array.wall / 2) * (normal + other) / (1 + normal @ other)
    after = np.argsort(before)
    blocks = []
    for number in range(len(sides)):
        polygon = np.array([starts[number], ends[number]]), np.array([outline[number], outline[after[number]]])
        inner, outer = (_along(corners, 0, where) for corners in polygon)
        blocks.append(Block(ruled(inner, outer, where.beyond), "wall", last_column="rim"))
    return blocks


def _unit(angle: float) -> Floats:
    return np.array([np.cos(angle), np.sin(angle)])
