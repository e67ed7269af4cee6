"""What a structure has to be made of, before anything is solved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from femiec.arguments import of_kind, offers
from femiec.errors import InputError, MeshError
from femiec.geometry import Mesh
from femiec.laws.kinematics import Axisymmetric
from femiec.models.walls.loads import Lithiation, Pressure
from femiec.models.walls.rigid import expect_held
from femiec.models.walls.supports import Fixed, Moved, Periodic, Roller

if TYPE_CHECKING:
    from femiec.models.walls.structure import WallStructure

DEGREES = (1, 6)
"""Of the displacement; beyond, a mesh of more cells does better in less memory."""
FARTHEST = 10
"""Sizes of the structure that a support may be moved by: enough to pass a limit load, too little for nm read as m."""


def several(argument: str, given: Any, example: str) -> tuple[Any, ...]:
    """Some objects as a tuple; one alone, or a word, is refused.

    Raises:
        InputError: naming what came.
    """
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise InputError(argument, repr(given), f"a tuple of {argument}", f"write {argument}=({example},)")
    return tuple(given)


def expect_mesh_and_body(mesh: Any, body: Any) -> None:
    """Refuse what is no mesh, and a body of another dimension or on the wrong side of its axis.

    Raises:
        InputError, MeshError: naming it.
    """
    of_kind("mesh", mesh, Mesh, "a femiec.geometry.Mesh", "make it with array_section, Mesh.read or Mesh.from_skfem")
    names = ("name", "dimension", "weight", "displacement_gradient", "vector")
    offers("body", body, names, "what the mesh stands for", "write PLANE_STRAIN, SOLID, AXISYMMETRIC or PLANAR")
    if body.dimension != mesh.dim:
        allowed, mend = f"a body of {mesh.dim} dimensions, as the mesh", "SOLID" if mesh.dim == 3 else "PLANE_STRAIN"
        raise InputError("body", body.name, allowed, f"write body={mend}")
    least = float(mesh.nodes[0].min())
    if isinstance(body, Axisymmetric) and least < -1e-9 * float(np.ptp(mesh.nodes, axis=1).max()):
        raise MeshError("mesh", f"nodes at r = {least:g} m", "r of 0 or more", "mesh one half of the section, from the axis on")


def expect_degrees(degree: Any, quadrature: Any) -> None:
    """Refuse degrees that are none, and rules too coarse for the stiffness.

    Raises:
        InputError: naming it.
    """
    _expect_between("degree", degree, *DEGREES)
    if quadrature is not None:
        _expect_between("quadrature", quadrature, degree, 6 * DEGREES[1])


def _expect_between(name: str, value: Any, least: int, most: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or not least <= value <= most:
        raise InputError(name, repr(value), f"a whole number from {least} to {most}", f"write {name}=2, or leave it out")


def expect_laws(law: Any, laws: Mapping[Any, Any], mesh: Mesh) -> None:
    """Refuse regions without a law, laws without a region, and laws that do not go together.

    Raises:
        InputError, MeshError: naming region or law.
    """
    for each in laws.values():
        offers("law", each, ("finite", "stress", "update", "internal"), "a law of solids", "write Elastic(20e9, 0.24)")
    if len({each.finite for each in laws.values()}) > 1:
        raise InputError("law", "small and finite strain", "one kind for all regions", "take NeoHookean for Elastic")
    if isinstance(law, Mapping):
        if missing := sorted(set(mesh.regions) - set(laws)):
            raise InputError("law", f"none for {', '.join(missing)}", "one for each region", "add it")
        solved = mesh.cells_of(*laws) if laws else ()
        if len(solved) < mesh.skfem.nelements:
            left = f"none for {mesh.skfem.nelements - len(solved)} cells in no region"
            raise InputError("law", left, "one for each cell", "name the rest of the mesh, or give one law for all of it")


def expect_loads(structure: WallStructure) -> None:
    """Refuse loads that the structure cannot take.

    Raises:
        InputError, MeshError: naming the load.
    """
    mesh = structure.mesh
    for load in structure.loads:
        of_kind("loads", load, (Pressure, Lithiation), "pressures and swelling", 'write loads=(Pressure("tubule 0", 1e6),)')
        if isinstance(load, Lithiation):
            mesh.cells_of(load.region)
            if load.region not in structure.laws:
                raise InputError("law", f"none for {load.region}", "one for each region that swells", "give laws by region")
            continue
        mesh.ds(*load.on)
        axis = getattr(load.value, "axis", -1)
        if axis >= mesh.dim:
            raise InputError("axis", axis, f"a coordinate of the mesh, 0 to {mesh.dim - 1}", "leave it out for the last one")


def expect_supports(structure: WallStructure) -> None:
    """Refuse supports that the mesh does not have, that contradict each other, or that do not hold.

    Raises:
        InputError, MeshError: naming the support.
    """
    mesh, supports = structure.mesh, structure.supports
    if not supports:
        raise InputError("supports", "none", "what holds the structure", "add Fixed(...), Roller(...), or Free()")
    given: dict[tuple[str, int], float] = {}
    support: Any
    for support in supports:
        offers("supports", support, ("conditions",), "supports", 'write supports=(Fixed("root"),), or (Free(),)')
        if isinstance(support, Fixed | Roller | Moved | Periodic):
            mesh.facets_of(support.on)
        if isinstance(support, Roller | Moved) and support.component >= mesh.dim:
            allowed = f"a coordinate of the mesh, 0 to {mesh.dim - 1}"
            raise InputError("component", support.component, allowed, "count from 0")
        if isinstance(support, Moved) and abs(support.value) > FARTHEST * structure.size:
            allowed = f"a displacement below {FARTHEST:g} times the structure's size, {structure.size:g} m"
            raise InputError("value", f"{support.value:g} m", allowed, "give it in m: 5e-9")
        for component, value in _prescribed(support, mesh.dim):
            if given.setdefault((support.on, component), value) != value:
                raise InputError("supports", f"two displacements of {support.on!r}", "one along each axis", "leave one out")
    expect_held(mesh, structure.body, supports)


def _prescribed(support: Any, dim: int) -> list[tuple[int, float]]:
    """Component and value."""
    if isinstance(support, Fixed):
        return [(component, 0.0) for component in range(dim)]
    if isinstance(support, Roller | Moved):
        return [(support.component, getattr(support, "value", 0.0))]
    return []
