"""The forms of honeycomb3d, for both UFL codes."""

from __future__ import annotations

from functools import reduce
from typing import Any

import ufl

from benchmarks.cases.honeycomb3d.case import DEGREE, LAMBDA, MU, PRESSURE, WIDTH
from benchmarks.cases.honeycomb3d.mesh import LOADED, NORMALS


def stiffness(u: Any, v: Any) -> Any:
    """The work of the stress of u on the strain of v."""
    strain = ufl.sym(ufl.grad(u))
    stress = 2 * MU * strain + LAMBDA * ufl.tr(strain) * ufl.Identity(3)
    return ufl.inner(stress, ufl.sym(ufl.grad(v))) * ufl.dx(metadata={"quadrature_degree": DEGREE})


def load(mesh: Any, v: Any) -> Any:
    """The work of the pressure in one tubule: on the part of the boundary that is no further from its axis than its sides are."""
    x, n = ufl.SpatialCoordinate(mesh), ufl.FacetNormal(mesh)
    away = [abs((x[0] - float(LOADED[0])) * a + (x[1] - float(LOADED[1])) * b) for a, b in NORMALS[:3].tolist()]
    pressure = ufl.conditional(ufl.lt(reduce(ufl.max_value, away), 0.5 * WIDTH * (1 + 1e-6)), PRESSURE, 0.0)
    return -pressure * ufl.inner(n, v) * ufl.ds(metadata={"quadrature_degree": DEGREE})


def displacement(x: Any, y: Any, z: Any) -> tuple[Any, Any, Any]:
    """A quadratic field that is zero where the walls are clamped, z = 0."""
    return z * (y - 0.3 * z + 0.2), z * (x + 0.5 * z), z * (1 - 0.7 * x + 0.4 * y)
