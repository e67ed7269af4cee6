"""Walls that are not quite as drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from femiec.arguments import number, offers
from femiec.errors import InputError
from femiec.geometry import Mesh
from femiec.geometry.stretching import moved
from femiec.models.walls.structure import WallStructure


def imperfect(structure: WallStructure, mode: Any, amplitude: float, engine: Any) -> WallStructure:
    """A structure whose mesh is off by a shape, free of stress as it stands.

    Args:
        structure: the perfect one; it stays as it is.
        mode: a Function on its mesh, such as one of :class:`~femiec.walls.buckling.Buckling`.
        amplitude: the longest displacement [m]; its sign turns the shape.
        engine: the module of an engine.

    Raises:
        InputError: a mode of another mesh, or of nothing, or an amplitude that is not finite.
        MeshError: an amplitude that turns cells inside out.
    """
    number("amplitude", amplitude, "m", lambda _: True, "a finite amplitude", "give it in m: 0.01nm is 1e-11")
    offers("mode", mode, ("function_space", "x"), "a Function", "take it from buckling(structure)")
    mesh = structure.mesh
    if mode.function_space.mesh is not mesh:
        raise InputError("mode", "on another mesh", "one on the structure's mesh", "take it from buckling(structure)")
    shift = _at_nodes(mesh, mode, engine)
    largest = float(np.linalg.norm(shift, axis=0).max())
    if not (np.isfinite(largest) and largest > 0):
        raise InputError("mode", f"longest displacement {largest:g}", "a shape", "take it from buckling(structure)")
    return replace(structure, mesh=moved(mesh, mesh.nodes + amplitude / largest * shift))


def pointing(modes: tuple[Any, Any], place: tuple[float, float], engine: Any) -> Any:
    """What two modes of nearly one load make together: the shape that moves the body at a place along x only, and outwards.

    How a ring's two ellipses lie is decided by what the mesh and its pins make of their loads, which differ by a thousandth, and
    so by round-off. Their span is not, and this is one shape of it.

    Args:
        modes: two of :class:`~femiec.walls.buckling.Buckling`, in the plane.
        place: a point [m]; the dof nearest to it counts.
        engine: the module of an engine.

    Returns:
        A Function, its longest displacement 1.

    Raises:
        InputError: modes that do not move along x there.
    """
    V = modes[0].function_space
    dofs = dofs_of_points(V)
    points = V.dof_coordinates()[:2, dofs[:, 0]].T
    nearest = int(np.linalg.norm(points - np.asarray(place), axis=1).argmin())
    one, other = (mode.x.array[dofs[nearest]] for mode in modes)
    along = other[1] * one[0] - one[1] * other[0]
    if not abs(along) > 1e-6 * np.linalg.norm(one) * np.linalg.norm(other):
        raise InputError("place", place, "where two modes move along different lines", "choose another point of the wall")
    out = engine.Function(V, name="mode")
    out.x.array[:] = np.sign(along) * (other[1] * modes[0].x.array - one[1] * modes[1].x.array)
    out.x.array[:] /= longest(out)
    return out


def longest(mode: Any) -> float:
    """The length of the longest displacement of a mode."""
    return float(np.linalg.norm(mode.x.array[dofs_of_points(mode.function_space)], axis=1).max())


def dofs_of_points(V: Any) -> Any:
    """The dofs of each point of a space of vectors, shape (points, components)."""
    return np.transpose([np.nonzero(V.dof_component == component)[0] for component in range(V.num_sub_spaces)])


def _at_nodes(mesh: Mesh, mode: Any, engine: Any) -> Any:
    """The values of a function at the nodes of the mesh, shape (dim, nodes)."""
    V = engine.functionspace(mesh, ("Lagrange", mesh.degree, (mesh.dim,)))
    field = engine.Function(V)
    field.interpolate(mode)
    (block,) = V.blocks
    out = np.empty_like(mesh.nodes)
    for component in range(mesh.dim):
        out[component, mesh.cell_nodes] = field.x.array[block.dofs(component)][block.cells]
    return out
