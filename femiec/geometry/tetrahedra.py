"""Hexahedra cut into tetrahedra."""

from __future__ import annotations

from typing import Any

import numpy as np
import skfem
from numpy.typing import NDArray

from femiec.arguments import of_kind
from femiec.errors import MeshError
from femiec.geometry.groups import find_facets
from femiec.geometry.mesh import Mesh
from femiec.geometry.quality import HEXAHEDRON

Indices = NDArray[np.int64]

_FACES = np.array([(0, 3, 2, 1), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)])
"""The faces of a hexahedron, numbered around as in :data:`femiec.geometry.quality.CORNERS`, counter-clockwise from outside."""
_OPPOSITE = np.array([[face for face in _FACES if corner not in face] for corner in range(8)])
"""For each corner the three faces that it does not lie on, shape (8, 3, 4)."""


def tetrahedra(mesh: Mesh) -> Mesh:
    """Cut each hexahedron into six tetrahedra, without new vertices; neighbours fit together.

    A face is cut along the diagonal through its vertex with the lowest number, which its two cells agree on; a hexahedron is cut
    into what joins its own vertex with the lowest number to the triangles of the three faces that this does not lie on.

    Args:
        mesh: of straight-sided hexahedra.

    Returns:
        Tetrahedra of positive volume, six in a row for each hexahedron, with the same regions and surfaces.

    Raises:
        MeshError: other cells, or curved ones.

    Source:
        Dompierre, Labbe, Vallet and Camarero, How to subdivide pyramids, prisms and hexahedra into tetrahedra, 8th International
        Meshing Roundtable (1999): the rule of the lowest number.

    Example:
        >>> cut = tetrahedra(Mesh.from_skfem(skfem.MeshHex(), regions={"wall": [0]}))
        >>> cut.cell, len(cut.cells_of("wall")), cut.skfem.p.shape[1]
        ('tetrahedron', 6, 8)
    """
    of_kind("mesh", mesh, Mesh, "a femiec.geometry.Mesh", "make it with extrude")
    if mesh.cell != "hexahedron" or mesh.curve is not None:
        value = f"a mesh of {'curved ' if mesh.curve is not None else ''}{mesh.cell} cells"
        raise MeshError("mesh", value, "straight-sided hexahedra", "make it with extrude() from a straight-sided section")
    cut = skfem.MeshTet1(mesh.skfem.p, _corners(mesh.skfem.t[HEXAHEDRON]))
    regions = {name: (6 * cells[:, None] + np.arange(6)).ravel() for name, cells in mesh.regions.items()}
    surfaces = _surfaces(mesh, cut)
    source = f"{mesh.source}, cut into tetrahedra"
    return Mesh(cut, regions, surfaces, source, region_ids=mesh.region_ids, surface_ids=mesh.surface_ids)


def _corners(cells: Indices) -> Indices:
    """The vertices of the tetrahedra, shape (4, 6 cells); those of the hexahedra are numbered around, shape (8, cells)."""
    lowest = np.argmin(cells, axis=0)
    faces = np.take_along_axis(cells.T, _OPPOSITE[lowest].reshape(-1, 12), axis=1).reshape(-1, 3, 4)
    triangles = _halves(faces).reshape(-1, 3).T
    return np.ascontiguousarray(np.vstack([np.repeat(cells.min(axis=0), 6), triangles]))


def _surfaces(mesh: Mesh, cut: Any) -> dict[str, Indices]:
    """The facets of tetrahedra on each surface of the hexahedra."""
    triangles = [_triangles(mesh.skfem, facets) for facets in mesh.surfaces.values()]
    found = find_facets(cut, np.concatenate([np.zeros((0, 3), np.int64), *triangles]))  # one search for all names
    parts = np.split(found, np.cumsum([len(part) for part in triangles]))
    return {name: np.sort(part) for name, part in zip(mesh.surfaces, parts, strict=False)}


def _triangles(solid: Any, facets: Indices) -> Indices:
    """The two triangles that each facet of hexahedra is cut into, shape (2 facets, 3)."""
    cells = solid.f2t[0, facets]
    local = np.argmax(solid.t2f[:, cells] == facets, axis=0)
    around = np.array(solid.elem.refdom.facets)[local]
    return _halves(np.take_along_axis(solid.t[:, cells].T, around, axis=1)).reshape(-1, 3)


def _halves(faces: Indices) -> Indices:
    """Cut faces, shape (..., 4), in two through the lowest vertex: triangles turned the same way, shape (..., 2, 3).

    Example:
        >>> _halves(np.array([7, 3, 5, 9]))
        array([[3, 5, 9],
               [3, 9, 7]])
    """
    turn = (np.argmin(faces, axis=-1)[..., None] + np.arange(4)) % 4
    turned = np.take_along_axis(faces, turn, axis=-1)
    return turned[..., [[0, 1, 2], [0, 2, 3]]]
