"""Loads on a body that nothing holds: they have to balance, for the pins that take away its rigid motions bear nothing."""

from __future__ import annotations

from typing import Any

import numpy as np
import ufl

from femiec.errors import InputError
from femiec.laws.deforming import Deforming
from femiec.laws.kinematics import Axisymmetric, Planar
from femiec.models.walls.loads import Pressure
from femiec.models.walls.rigid import axes_of
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Free

BALANCED = 1e-3
"""The largest resultant, over the sum of all forces, that quadrature explains."""


def expect_balance(structure: WallStructure, engine: Any) -> None:
    """Refuse pressures with a resultant, or a moment, on a structure that is held by :class:`Free` alone.

    Raises:
        InputError: naming what is left over.
    """
    loads = [load for load in structure.loads if isinstance(load, Pressure)]
    if not loads or not any(isinstance(support, Free) for support in structure.supports):
        return
    mesh, body, degree = structure.mesh, structure.body, structure.integration_degree
    total = sum(engine.assemble_scalar(engine.form(_size(load, body, mesh, degree))) for load in loads)
    for name, motion in _motions(mesh, body, structure.size).items():
        works = [load.virtual_work(body, None, motion, mesh, 1.0, degree) for load in loads]
        left = sum(engine.assemble_scalar(engine.form(work)) for work in works)
        if abs(left) > BALANCED * total:
            allowed = "loads in balance, for Free() holds nothing"
            mend = 'hold the structure with Fixed("root") or Roller(...), or load the other side too'
            raise InputError("loads", f"{abs(left) / total:.2g} of all force is left {name}", allowed, mend)


def _size(load: Pressure, body: Deforming, mesh: Any, degree: int) -> Any:
    """The integral of |p|."""
    return abs(load.at(mesh.x)) * body.weight(mesh.x) * mesh.ds(*load.on, degree=degree)


def _motions(mesh: Any, body: Deforming, size: float) -> dict[str, Any]:
    """The motions that Free takes away, UFL, turns about the middle as fast as translations at a distance of the size."""
    dim, axes = mesh.dim, axes_of(body)
    shifts = {f"along {axes[i]}": ufl.as_vector(np.eye(dim)[i].tolist()) for i in range(dim)}
    if isinstance(body, Axisymmetric | Planar):
        return {"along z": shifts["along z"]}
    arms = (mesh.x - ufl.as_vector(mesh.nodes.mean(axis=1).tolist())) / size
    planes = [(0, 1)] if dim == 2 else [(1, 2), (2, 0), (0, 1)]
    turns = {f"to turn about {'z' if dim == 2 else axes[k]}": _turn(arms, i, j, dim) for k, (i, j) in enumerate(planes)}
    return shifts | turns


def _turn(arms: Any, i: int, j: int, dim: int) -> Any:
    parts: list[Any] = [0.0] * dim
    parts[i], parts[j] = -arms[j], arms[i]
    return ufl.as_vector(parts)
