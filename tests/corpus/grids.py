"""Small meshes whose cells are no two alike: made once with scikit-fem, then given to both engines as the same arrays."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations, product
from typing import Any

import basix
import numpy as np
import skfem
from numpy.typing import NDArray

from femiec.geometry import Mesh

STRAIGHT: dict[str, Any] = {
    "interval": skfem.MeshLine1,
    "triangle": skfem.MeshTri1,
    "quadrilateral": skfem.MeshQuad1,
    "tetrahedron": skfem.MeshTet1,
    "hexahedron": skfem.MeshHex1,
}
CURVED: dict[str, Any] = {
    "triangle": skfem.MeshTri2,
    "quadrilateral": skfem.MeshQuad2,
    "tetrahedron": skfem.MeshTet2,
    "hexahedron": skfem.MeshHex2,
}
COUNTS = {"interval": (10,), "triangle": (4, 3), "quadrilateral": (4, 3), "tetrahedron": (2, 2, 1), "hexahedron": (2, 2, 3)}
REGIONS = ("left", "right")
SURFACES = ("west", "east", "near", "far", "south", "north", "middle")
"""Names of the tags; the tag of a name is its place in the list, counted from 1."""


@dataclass(frozen=True)
class Arrays:
    """A mesh as arrays, in basix's order of the nodes of a cell.

    Attributes:
        cell: UFL's name of the cells.
        degree: 1 for straight cells, 2 for curved ones.
        points: coordinates of the nodes, shape (nodes, dimension).
        vertices: number of vertices; they are the first nodes.
        cells: nodes of each cell, shape (cells, nodes of a cell).
        regions: tag of each cell.
        facets: tagged facets by their vertices (nodes, ascending) to their tag.
    """

    cell: str
    degree: int
    points: NDArray[np.float64]
    vertices: int
    cells: NDArray[np.int64]
    regions: NDArray[np.int32]
    facets: dict[tuple[int, ...], int]


def build(name: str) -> tuple[Mesh, Arrays]:
    """The mesh of a name such as ``"triangle"`` or ``"curved triangle"``: 0.2 < x < 1.2 in each direction, then bent."""
    cell = name.removeprefix("curved ")
    flat = _box(cell)
    regions, surfaces = _tags(flat)
    kind = CURVED[cell] if name != cell else STRAIGHT[cell]
    nodes = kind.from_mesh(flat) if name != cell else flat
    mesh = kind(_bent(nodes.doflocs), nodes.t)
    unlike = [dict(reversed(names.items())) for names in (regions, surfaces)]  # so that no number of a name is its tag
    return Mesh.from_skfem(mesh, *unlike), _arrays(cell, 1 + (name != cell), mesh, regions, surfaces)


def _arrays(cell: str, degree: int, mesh: Any, regions: dict[str, Any], surfaces: dict[str, Any]) -> Arrays:
    basis = basix.create_element(basix.ElementFamily.P, getattr(basix.CellType, cell), degree, basix.LagrangeVariant.equispaced)
    own = np.asarray(mesh.elem().doflocs, float)
    order = [int(np.argmin(np.abs(own - point).sum(axis=1))) for point in basis.points]
    tags = np.zeros(mesh.nelements, np.int32)
    for region, members in regions.items():
        tags[members] = 1 + REGIONS.index(region)
    facets = np.sort(np.atleast_2d(mesh.facets), axis=0).T
    tagged = {tuple(facets[f].tolist()): 1 + SURFACES.index(surface) for surface, ids in surfaces.items() for f in ids}
    return Arrays(
        cell, degree, mesh.doflocs.T.copy(), mesh.nvertices, mesh.dofs.element_dofs[order].T.astype(np.int64), tags, tagged
    )


def _box(cell: str) -> Any:
    """Vertices numbered at random, cells starting at any of their vertices; the order of a simplex is scikit-fem's own."""
    rng = np.random.default_rng(1)
    plain = STRAIGHT[cell].init_tensor(*(np.linspace(0.2, 1.2, n + 1) for n in COUNTS[cell]))
    new = rng.permutation(plain.nvertices)
    points = np.empty_like(plain.p)
    points[:, new] = plain.p
    turns = _turns(STRAIGHT[cell])
    turned = np.array([column[turns[rng.integers(len(turns))]] for column in new[plain.t].T]).T
    return STRAIGHT[cell](points, np.ascontiguousarray(turned))


def _turns(kind: Any) -> list[list[int]]:
    """The rotations of a quadrilateral or hexahedron as permutations of its vertices."""
    corners = np.asarray(kind.elem.refdom.p, float).T - 0.5
    dim = corners.shape[1]
    if len(corners) != 2**dim or dim == 1:
        return [list(range(len(corners)))]
    signed = [np.eye(dim)[list(p)] * signs for p in permutations(range(dim)) for signs in product((1, -1), repeat=dim)]
    rotations = [matrix for matrix in signed if np.linalg.det(matrix) > 0]
    return [[int(np.argmin(np.abs(corners - corner).sum(axis=1))) for corner in corners @ matrix] for matrix in rotations]


def _tags(flat: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    centre, where = flat.p[0, flat.t].mean(axis=0), flat.p[:, np.atleast_2d(flat.facets)].mean(axis=1)
    regions = {"left": np.nonzero(centre < 0.7)[0], "right": np.nonzero(centre > 0.7)[0]}
    inside = flat.f2t[1] != -1
    surfaces = {"west": _side(where[0], 0.2), "east": _side(where[0], 1.2)}
    surfaces |= {"near": np.nonzero(inside & (where[0] < 0.5))[0], "far": np.nonzero(inside & (where[0] > 0.8))[0]}
    surfaces["middle"] = _side(where[0], 0.7)
    if len(where) > 1:
        surfaces |= {"south": _side(where[1], 0.2), "north": _side(where[1], 1.2)}
    return regions, surfaces


def _side(coordinate: NDArray[np.float64], at: float) -> NDArray[np.int64]:
    return np.nonzero(np.isclose(coordinate, at))[0]


def _bent(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """A smooth map that makes no cell a parallelogram, for a shift sin(3 x + 2 y + d) is no sum of one of x and one of y."""
    wave = [np.sin(3 * points[(d + 1) % len(points)] + 2 * points[d] + d) for d in range(len(points))]
    return points + 0.06 * np.array(wave) + 0.05 * points**2
