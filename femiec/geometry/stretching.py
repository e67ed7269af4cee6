"""The bands of a tubule beside the wall, stretched along z so that the mesh follows the front.

They are void (0 to bottom), lithium (bottom to tip) and gas (tip to height). A point at Z in the mesh is at z(Z), linear in each
band, where the front is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.errors import InputError
from femiec.geometry.measure import measure_tubule
from femiec.geometry.mesh import Mesh
from femiec.geometry.sizes import Tubule

Array = NDArray[np.float64]


@dataclass(frozen=True)
class BandLines:
    """Where the cells along the inner wall begin and end.

    Args:
        tubule: the sizes of the mesh.
        lines: the ends of the cells of each band, "void" (if there is one), "lithium" and "gas", ascending [m].
    """

    tubule: Tubule
    lines: Mapping[str, Array]


def band_lines(mesh: Mesh) -> BandLines:
    """Read the bands off any mesh of a tubule, at the nodes of the inner wall.

    Args:
        mesh: with the names of :func:`femiec.geometry.tubule_mesh`.

    Raises:
        MeshError: as :func:`femiec.geometry.measure_tubule`.

    Example:
        >>> from femiec.geometry.tubule import tubule_mesh
        >>> {name: len(z) for name, z in band_lines(tubule_mesh(Tubule())).lines.items()}
        {'lithium': 57, 'gas': 33}
    """
    tubule = measure_tubule(mesh)
    names = [*(["void"] if tubule.bottom else []), "lithium", "gas"]
    facets = {name: mesh.skfem.facets[:, mesh.facets_of(f"wall|{name}")] for name in names}
    return BandLines(tubule, {name: np.unique(mesh.skfem.p[1, nodes]) for name, nodes in facets.items()})


def stretched(found: BandLines, tip: float, bottom: float = 0.0) -> dict[str, Array]:
    """The ends of the cells of each band where the front is elsewhere.

        z = low + (Z - Low) (high - low)/(High - Low)

    Args:
        found: the bands of the mesh; capitals above.
        tip: height of the lithium's tip [m].
        bottom: that of its lower end [m], 0 without a void.

    Returns:
        z by band [m], bands of no length left out.

    Raises:
        InputError: the order 0 <= bottom < tip < height is not kept, or there is a void that the mesh lacks.

    Example:
        >>> from femiec.geometry.tubule import tubule_mesh
        >>> z = stretched(band_lines(tubule_mesh(Tubule())), tip=15e-6)
        >>> f"{z['lithium'][-1]:g} {z['gas'][-1]:g}"
        '1.5e-05 2e-05'
    """
    height = found.tubule.height
    if not 0 <= bottom < tip < height:
        value = f"{tip:g} m above a bottom of {bottom:g} m"
        raise InputError("tip", value, f"0 <= bottom < tip < height, {height:g} m", "stop the run where the front meets an end")
    if bottom and "void" not in found.lines:
        raise InputError(
            "bottom", f"{bottom:g} m", "0 for a mesh without a void", "make a mesh: tubule_mesh(replace(tubule, ...))"
        )
    ends = {"void": (0.0, bottom), "lithium": (bottom, tip), "gas": (tip, height)}
    return {name: np.interp(z, z[[0, -1]], ends[name]) for name, z in found.lines.items() if ends[name][1] > ends[name][0]}


def placed(mesh: Mesh, tip: float, bottom: float = 0.0) -> Mesh:
    """A copy of a mesh of a tubule whose points are where the front puts them; the mesh itself stays.

    Args:
        mesh: with the names of :func:`femiec.geometry.tubule_mesh`.
        tip: height of the lithium's tip [m].
        bottom: that of its lower end [m], 0 without a void.

    Raises:
        InputError: the order 0 <= bottom < tip < height is not kept, or only one of mesh and front has a void.

    Example:
        >>> from femiec.geometry.tubule import tubule_mesh
        >>> round(measure_tubule(placed(tubule_mesh(Tubule()), tip=15e-6)).filling, 9)
        0.75
    """
    found = band_lines(mesh)
    there = stretched(found, tip, bottom)
    if len(there) < len(found.lines):
        raise InputError("bottom", "0 m", "a void as in the mesh", "make a mesh without one: tubule_mesh(replace(tubule, ...))")
    Z, z = ([0.0, *(lines[name][-1] for name in there)] for lines in (found.lines, there))
    return moved(mesh, np.vstack([mesh.nodes[:-1], np.interp(mesh.nodes[-1], Z, z)]))


def moved(mesh: Mesh, nodes: Any) -> Mesh:
    """A copy of a mesh with its nodes elsewhere; cells, names and numbers are the same, those of dofs too.

    Args:
        mesh: any mesh; it stays as it is.
        nodes: coordinates [m], in the order of ``mesh.nodes``, shape (dim, nodes).

    Raises:
        MeshError: as :meth:`femiec.geometry.Mesh.move`.

    Example:
        >>> import skfem
        >>> mesh = Mesh.from_skfem(skfem.MeshTri())
        >>> float(moved(mesh, 2 * mesh.nodes).nodes.max()), float(mesh.nodes.max())
        (2.0, 1.0)
    """
    curve = None if mesh.curve is None else replace(mesh.curve, nodes=mesh.curve.nodes.copy())
    copy = replace(mesh, skfem=type(mesh.skfem)(mesh.skfem.p.copy(), mesh.skfem.t), curve=curve)
    copy.move(nodes)
    return copy
