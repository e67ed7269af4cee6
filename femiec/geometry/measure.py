"""The sizes of a tubule, measured on a mesh from anywhere."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from femiec.errors import InputError, MeshError
from femiec.geometry.joined import check_in_one_piece
from femiec.geometry.mesh import Mesh
from femiec.geometry.sizes import Tubule

STRAIGHT = 1e-6
"""How far, as a part of the smaller size of the mesh, a straight surface may stray from its line."""


def measure_tubule(mesh: Mesh) -> Tubule:
    """Read the sizes of a tubule back from any 2-D mesh of it in (r, z) with the names of :func:`tubule_mesh`.

    Args:
        mesh: with the regions lithium, gas and wall and the surfaces root, tip, wall|lithium, wall|gas and outer wall; with a
            void also the region void and the surfaces lithium|void and wall|void.

    Returns:
        The sizes; ``wall`` is the thickness that is meshed.

    Raises:
        MeshError: a name is missing, a wall, the root or the tip is not straight, a region is in several pieces, or no tubule has
            such sizes.

    Example:
        >>> from femiec.geometry.tubule import tubule_mesh
        >>> measured = measure_tubule(tubule_mesh(Tubule(filling=0.25)))
        >>> round(measured.width, 15), round(measured.filling, 9)
        (1e-07, 0.25)
    """
    if mesh.dim != 2:
        raise MeshError("mesh", f"{mesh.dim}-D", "a 2-D half cross-section (r, z)", "cut the mesh along the tubule's axis")
    if mesh.degree > 1:
        raise MeshError("mesh", "curved cells", "straight-sided cells", "save it with Mesh.ElementOrder = 1")
    root, tip = _line(mesh, 1, "root"), _line(mesh, 1, "tip")
    void = ["void"] if "void" in mesh.regions else []
    bottom = _line(mesh, 1, "lithium|void") if void else 0.0
    inner = _line(mesh, 0, *(f"wall|{name}" for name in ("lithium", "gas", *void)))
    outer = _line(mesh, 0, "outer wall")
    points = mesh.skfem.p[:, np.unique(mesh.skfem.t[:, mesh.cells_of("lithium", "gas", "wall", *void)])]
    lowest = float(points[0].min())
    if lowest < 0:
        raise MeshError("axis", f"r = {lowest:g} m", "r >= 0 in a half cross-section", "mesh the half with r >= 0")
    _same("axis", "r", lowest, 0.0, mesh)
    _same("root", "z", min(root, float(points[1].min())), 0.0, mesh)
    height = float(points[1].max())
    check_in_one_piece(mesh, "lithium", "gas", "wall", *void)
    try:
        return Tubule(width=2 * inner, wall=outer - inner, height=height, filling=tip / height, bottom=bottom)
    except InputError as error:
        mend = "give the unit of the mesh's coordinates, for instance unit=1e-9 for nanometres"
        raise MeshError(f"{error.argument} of the mesh", error.value, error.allowed, mend) from error


def _line(mesh: Mesh, axis: int, *surfaces: str) -> float:
    """The coordinate that all the nodes of these surfaces share."""
    values: NDArray[np.float64] = mesh.skfem.p[axis, mesh.skfem.facets[:, mesh.facets_of(*surfaces)]]
    names = " and ".join(surfaces)
    if not values.size:
        raise MeshError(names, "no facets", "at least one", "tag the facets of that surface")
    value = float(np.median(values))
    for extreme in (values.min(), values.max()):
        _same(names, "rz"[axis], float(extreme), value, mesh)
    return value


def _same(name: str, coordinate: str, value: float, expected: float, mesh: Mesh) -> None:
    size = float(np.ptp(mesh.skfem.p, axis=1).min())
    if abs(value - expected) > STRAIGHT * size:
        allowed = f"{coordinate} = {expected:g} m on all of it"
        raise MeshError(
            name, f"{coordinate} = {value:g} m", allowed, "use a straight tubule with its root at z = 0, axis at r = 0"
        )
