"""A rectangle of a cross-section (r, z), on which exact solutions are known, and the norm in which their error is measured."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import skfem

from femiec.geometry import Mesh

_NEAR = 1e-6


def section(inner: float, outer: float, length: float, across: int, along: int = 1, triangles: bool = False) -> Mesh:
    """A uniform mesh of inner < r < outer, 0 < z < length, with the surfaces inner, outer, bottom and top.

    Args:
        inner, outer, length: [m].
        across, along: numbers of cells.
        triangles: cut each quadrilateral into two triangles.

    Example:
        >>> mesh = section(0.0, 1.0, 2.0, across=4)
        >>> mesh.cell, [len(mesh.facets_of(name)) for name in ("inner", "outer", "bottom", "top")]
        ('quadrilateral', [1, 1, 4, 4])
    """
    kind = skfem.MeshTri if triangles else skfem.MeshQuad
    mesh = kind.init_tensor(np.linspace(inner, outer, across + 1), np.linspace(0.0, length, along + 1))
    places = {"inner": (0, inner, outer), "outer": (0, outer, outer), "bottom": (1, 0.0, length), "top": (1, length, length)}

    def facets(axis: int, place: float, scale: float) -> Any:
        return mesh.facets_satisfying(lambda x: abs(x[axis] - place) < _NEAR * scale, boundaries_only=True)

    return Mesh.from_skfem(mesh, surfaces={name: facets(*place) for name, place in places.items()})


def integral(fem: Any, form: Any) -> float:
    """The value of a UFL form of rank 0, by the module of an engine."""
    return float(fem.assemble_scalar(fem.form(form)))


def relative_norm(fem: Any, error: Any, exact: Any, weight: Any, dx: Any) -> float:
    """||error||/||exact|| in L2 of two scalars, over weight dx, by the module of an engine.

    Example:
        >>> from femiec.engine import embedded as fem
        >>> mesh = section(0.0, 1.0, 1.0, across=2)
        >>> round(relative_norm(fem, 0.1 * mesh.x[0], mesh.x[0], 1.0, mesh.dx(degree=2)), 12)
        0.1
    """
    return math.sqrt(integral(fem, error**2 * weight * dx) / integral(fem, exact**2 * weight * dx))
