"""A rigid cone and a rigid sphere on an elastic half-space; see the README beside this file."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from math import pi, sqrt, tan
from typing import Any

import ufl

from femiec.checks.order import observed_orders, refined
from femiec.checks.row import Kind, Measured, Row
from femiec.checks.section import relative_norm
from femiec.estimates.indentation import (
    CONE_EPSILON,
    cone_contact_radius,
    cone_force,
    oliver_pharr,
    sphere_force,
)
from femiec.geometry.half_space import TOP, half_space_mesh
from femiec.laws.indenters import BERKOVICH_HALF_ANGLE, Cone, Indenter, Sphere
from femiec.laws.kinematics import AXISYMMETRIC
from femiec.laws.solid.elastic import Elastic
from femiec.models.indentation.model import Indentation
from femiec.quantities import GPa, nm, um
from femiec.walls.indent import Press

E, NU, DEPTH, RADIUS = 20 * GPa, 0.24, 100 * nm, 5 * um
"""Young's modulus [Pa], Poisson's ratio, depth and radius of the sphere [m]."""
MODULUS = E / (1 - NU**2)
"""E* [Pa]."""
MESHES = (8, 16, 32)
"""Numbers of cells along 1.25 contact radii; all cells are halved from one to the next."""
STEPS = tuple(1 / across for across in MESHES)
FAR, NEAR = 1e5, (50.0, 100.0, 200.0)
"""Half-spaces over the contact radius: one without end, for the order with the cells; and those that are seen to end."""


@dataclass(frozen=True)
class Exact:
    """A contact of Sneddon or Hertz at the full depth.

    Args:
        indenter: the rigid body.
        radius: of the contact [m].
        force: [N].
        pressure: over the radius [Pa], of r as UFL, inside the contact.
    """

    indenter: Indenter
    radius: float
    force: float
    pressure: Callable[[Any], Any]


def cone_pressure(r: Any) -> Any:
    """E*/(2 tan(half_angle)) arcosh(a/r) [Pa]."""
    ratio = CONTACT / r
    return MODULUS / (2 * tan(BERKOVICH_HALF_ANGLE)) * ufl.ln(ratio + ufl.sqrt(ratio**2 - 1))


def sphere_pressure(r: Any) -> Any:
    """2 E*/pi sqrt(h/R) sqrt(1 - r^2/a^2) [Pa], a^2 = R h."""
    return 2 * MODULUS / pi * sqrt(DEPTH / RADIUS) * ufl.sqrt(1 - r**2 / (RADIUS * DEPTH))


CONTACT = float(cone_contact_radius(DEPTH, BERKOVICH_HALF_ANGLE))
CONE = Exact(Cone(), CONTACT, float(cone_force(DEPTH, BERKOVICH_HALF_ANGLE, MODULUS)), cone_pressure)
SPHERE = Exact(Sphere(RADIUS), sqrt(RADIUS * DEPTH), float(sphere_force(DEPTH, RADIUS, MODULUS)), sphere_pressure)


def press(fem: Any, exact: Exact, across: int, far: float) -> Press:
    """The indenter on a half-space of some size, before contact."""
    mesh = half_space_mesh(1.25 * exact.radius, across, far * exact.radius, 1.4 ** (16 / across))
    return Press(Indentation(mesh, Elastic(E, NU), exact.indenter, DEPTH), fem)


@cache
def solve(fem: Any, exact: Exact, across: int, far: float = FAR) -> tuple[float, float, float]:
    """Force and contact radius over the exact ones, and the error of the pressure in L2."""
    pressed = press(fem, exact, across, far)
    point = pressed.to(DEPTH)
    mesh = pressed.model.mesh
    r, ds = mesh.x[0], mesh.ds(TOP, degree=10)
    inside = ufl.lt(r, exact.radius)
    true = ufl.conditional(inside, exact.pressure(ufl.min_value(r, (1 - 1e-9) * exact.radius)), 0.0)
    found = pressed.stated.problem.unknowns[1].value
    error = relative_norm(fem, found - true, true, AXISYMMETRIC.weight(mesh.x), ds)
    return point.force / exact.force, point.radius / exact.radius, error


def force(fem: Any, exact: Exact) -> Measured:
    """The force over the exact one, and its order with the cells."""
    found = [solve(fem, exact, across)[0] for across in MESHES]
    return refined(found[-1], STEPS, [abs(each - 1) for each in found])


def pressure(fem: Any, exact: Exact) -> Measured:
    """The error of the pressure, and its order from the coarsest to the finest cells."""
    errors = [solve(fem, exact, across)[2] for across in MESHES]
    (order,) = observed_orders([STEPS[0], STEPS[-1]], [errors[0], errors[-1]])
    return Measured(errors[-1], order, STEPS, tuple(errors))


def radius(fem: Any, exact: Exact) -> float:
    """The contact radius over the exact one."""
    return solve(fem, exact, MESHES[-1])[1]


def size(fem: Any) -> Measured:
    """The force of the cone on the largest of the half-spaces that end, and the order of its error with their size."""
    found = [solve(fem, CONE, 16, far)[0] for far in NEAR]
    return refined(found[-1], [1 / far for far in NEAR], [abs(each - 1) for each in found])


def modulus(fem: Any) -> float:
    """E* that Oliver and Pharr's evaluation finds in the elastic load-depth curve of the cone, over the true one."""
    pressed = press(fem, CONE, 16, FAR)
    top, back = (pressed.to(depth) for depth in (DEPTH, 0.999 * DEPTH))
    stiffness = (top.force - back.force) / (top.depth - back.depth)
    return float(oliver_pharr(DEPTH, top.force, stiffness, BERKOVICH_HALF_ANGLE, CONE_EPSILON).reduced_modulus) / MODULUS


def row(
    id: str,
    title: str,
    quoted: float,
    tolerance: float,
    compute: Callable[..., float | Measured],
    order: float | None = None,
) -> Row:
    """A row of this case."""
    return Row(id, title, Kind.EXACT, quoted, "1", tolerance, compute, least_order=order, solved=True)


ROWS = [
    row("cone-force", "Cone: force over Sneddon's", 1.0, 1e-4, partial(force, exact=CONE), 3),
    row("cone-pressure", "Cone: error of the contact pressure in L2", 0.0, 0.02, partial(pressure, exact=CONE), 1),
    row("cone-radius", "Cone: contact radius over Sneddon's", 1.0, 0.01, partial(radius, exact=CONE)),
    row("cone-size", "Cone: force on a half-space of 200 contact radii over Sneddon's", 1.0, 0.01, size, 1),
    row("cone-modulus", "Cone: Oliver and Pharr's modulus over the true one", 1.0, 5e-3, modulus),
    row("sphere-force", "Sphere: force over Hertz's", 1.0, 1e-4, partial(force, exact=SPHERE), 3),
    row("sphere-pressure", "Sphere: error of the contact pressure in L2", 0.0, 0.02, partial(pressure, exact=SPHERE), 1),
    row("sphere-radius", "Sphere: contact radius over Hertz's", 1.0, 0.01, partial(radius, exact=SPHERE)),
]
