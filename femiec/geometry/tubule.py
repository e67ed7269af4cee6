"""A structured mesh of half the cross-section of one tubule.

The mesh lies in (r, z): the axis at r = 0, the root at z = 0, the tip at z = filling * height. The planar slit (x, z) has the
same mesh; the forms tell the two apart::

    z = height   .--- cap ---.-- wall top --.
                 |           |              |
               axis   gas  wall|gas         |
                 |           |              |
                 |--- tip ---|    wall   outer wall
                 |           |              |
               axis lithium wall|lithium    |
                 |           |              |
    z = 0        '-- root ---'- wall root --'
                r = 0     width/2     width/2 + wall

A void between root and lithium, 0 < z < bottom, is a region of its own, with the interfaces lithium|void and wall|void; the root
then lies below it.
"""

from __future__ import annotations

import numpy as np
import skfem
from numpy.typing import NDArray

from femiec.errors import InputError
from femiec.geometry.grading import bisected, graded, graded_both
from femiec.geometry.interfaces import with_interfaces
from femiec.geometry.mesh import Mesh
from femiec.geometry.resolution import Cells
from femiec.geometry.sizes import Tubule


def tubule_mesh(tubule: Tubule, levels: int = 0, cells: Cells | None = None, triangles: bool = False) -> Mesh:
    """Mesh half of a tubule's cross-section with quadrilaterals, graded towards root, void, tip and the inner wall.

    Cells are long and thin away from the ends, where the flow is Poiseuille's: 1056 of them suit 100 nm x 20 um.

    Args:
        tubule: the sizes.
        levels: how many times each cell is halved in both directions; refined meshes are nested.
        cells: the numbers of cells before that.
        triangles: cut each quadrilateral into two triangles.

    Returns:
        A mesh with the regions and surfaces of the drawing above.

    Raises:
        InputError: a negative number of levels.

    Example:
        >>> mesh = tubule_mesh(Tubule())
        >>> mesh.cell, mesh.skfem.nelements, sorted(mesh.regions)
        ('quadrilateral', 1056, ['gas', 'lithium', 'wall'])
        >>> sorted(tubule_mesh(Tubule(bottom=1e-6)).regions)
        ['gas', 'lithium', 'void', 'wall']
    """
    if levels != int(levels) or levels < 0:
        raise InputError("levels", levels, "a whole number of halvings, 0 or more", "write levels=0")
    r, z = _lines(tubule, cells or Cells(), levels)
    points, quads = _grid(r, z)
    if triangles:
        mesh: skfem.Mesh = skfem.MeshTri1(points, np.hstack([quads[[0, 1, 2]], quads[[0, 2, 3]]]))
    else:
        mesh = skfem.MeshQuad1(points, quads)
    source = f"tubule_mesh({tubule}, levels={levels}, triangles={triangles})"
    return with_interfaces(Mesh.from_skfem(mesh, _regions(mesh, tubule), _boundary(mesh, tubule), source))


def _lines(tubule: Tubule, cells: Cells, levels: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    radius, bottom, tip = tubule.radius, tubule.bottom, tubule.tip
    across, along = cells.finest(tubule)
    inner = graded(radius, 0.0, cells.across_lithium, across)[::-1]
    outer = graded(radius, tubule.outer_radius, cells.across_wall, across)
    void = graded_both(0.0, bottom, cells.along_void, along) if bottom else np.zeros(1)
    lithium = graded_both(bottom, tip, cells.along_lithium, along)
    gas = graded(tip, tubule.height, cells.along_gas, along)
    r, z = np.concatenate([inner, outer[1:]]), np.concatenate([void, lithium[1:], gas[1:]])
    return bisected(r, levels), bisected(z, levels)


def _grid(r: NDArray[np.float64], z: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
    """Points, r fastest, and counter-clockwise quadrilaterals (scikit-fem's ``init_tensor`` makes clockwise ones)."""
    points = np.array([np.tile(r, len(z)), np.repeat(z, len(r))])
    number = np.arange(points.shape[1], dtype=np.int32).reshape(len(z), len(r))
    corners = number[:-1, :-1], number[:-1, 1:], number[1:, 1:], number[1:, :-1]
    return points, np.array([corner.ravel() for corner in corners])


def _regions(mesh: skfem.Mesh, tubule: Tubule) -> dict[str, NDArray[np.int64]]:
    r, z = mesh.p[:, mesh.t].mean(axis=1)
    inside, below, hollow = r < tubule.radius, z < tubule.tip, z < tubule.bottom
    parts = {"lithium": inside & below & ~hollow, "gas": inside & ~below, "wall": ~inside}
    if tubule.bottom:
        parts["void"] = inside & hollow
    return {name: np.nonzero(cells)[0] for name, cells in parts.items()}


def _boundary(mesh: skfem.Mesh, tubule: Tubule) -> dict[str, NDArray[np.int64]]:
    r, z = mesh.p[:, mesh.facets]
    inside = r.mean(axis=0) < tubule.radius

    def on(lines: NDArray[np.float64], value: float) -> NDArray[np.bool_]:
        return np.asarray((lines == value).all(axis=0))

    parts = {
        "root": on(z, 0.0) & inside,
        "wall root": on(z, 0.0) & ~inside,
        "outer wall": on(r, tubule.outer_radius),
        "wall top": on(z, tubule.height) & ~inside,
        "cap": on(z, tubule.height) & inside,
        "axis": on(r, 0.0),
    }
    return {name: np.nonzero(facets)[0] for name, facets in parts.items()}
