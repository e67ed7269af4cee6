"""A thick cylinder that yields from the inside; see the README beside this file."""

from dataclasses import dataclass
from functools import cache, partial
from math import log, pi, sqrt
from typing import Any

import ufl

from femiec.checks.order import refined
from femiec.checks.row import Kind, Measured, Row
from femiec.checks.section import integral, relative_norm, section
from femiec.laws.kinematics import AXISYMMETRIC
from femiec.laws.solid.j2 import J2
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Moved, Roller
from femiec.quantities import GPa, MPa, nm
from femiec.walls import Loading

INNER, OUTER, LENGTH = 50 * nm, 100 * nm, 10 * nm
"""Radii a and b, and the length along z of the one row of cells [m]."""
E, STRENGTH = 20 * GPa, 200 * MPa
K = STRENGTH / sqrt(3)
"""The strength in shear [Pa]."""
DEGREE = 4
"""Of the quadrature rule at whose points the plastic strain is kept."""
MESHES = (8, 16, 32)
"""Numbers of cells across the wall."""
STEPS = [1 / across for across in MESHES]
FRONTS = (60 * nm, 70 * nm, 85 * nm)
NU = 0.49
"""At which the out-of-plane deviator is small enough for the exact solution, see the README."""
LIMIT = 2 * K * log(OUTER / INNER)
"""The largest pressure [Pa]."""


@dataclass(frozen=True)
class Hill:
    """The exact state while the plastic front is at radius c [m], nu = 1/2 in the yield criterion."""

    front: float
    poissons_ratio: float

    @property
    def pressure(self) -> float:
        """p = k (2 ln(c/a) + 1 - c^2/b^2) [Pa]."""
        return K * (2 * log(self.front / INNER) + 1 - self.front**2 / OUTER**2)

    @property
    def bore(self) -> float:
        """u(a) [m]."""
        nu, c = self.poissons_ratio, self.front
        return -(1 - 2 * nu) * (1 + nu) * INNER * self.pressure / E + 2 * (1 - nu**2) * K * c**2 / (E * INNER)

    def hoop_stress(self, r: Any) -> Any:
        """sigma_theta [Pa], UFL."""
        c = self.front
        plastic = 2 * K - self.pressure + 2 * K * ufl.ln(r / INNER)
        return ufl.conditional(ufl.lt(r, c), plastic, K * c**2 / OUTER**2 * (1 + OUTER**2 / r**2))


class Cylinder:
    """A cylinder in plane strain whose bore is widened, u(a) = factor * bore."""

    def __init__(self, fem: Any, across: int, poissons_ratio: float, bore: float) -> None:
        self._fem = fem
        mesh = section(INNER, OUTER, LENGTH, across)
        supports = (Roller("bottom", 1), Roller("top", 1), Moved("inner", 0, bore))
        law = J2(E, poissons_ratio, STRENGTH)
        self.structure = WallStructure(mesh, law, AXISYMMETRIC, (), supports, quadrature=DEGREE)
        self.loading = Loading(self.structure, fem)
        V = self.loading.statics.problem.unknowns[0].function.function_space
        self._unit = fem.Function(V)
        inside = fem.locate_dofs_topological(V.sub(0), 1, mesh.facets_of("inner"))
        self._unit.x.array[inside] = 1.0
        self.weight, self.dx = AXISYMMETRIC.weight(mesh.x), mesh.dx(degree=DEGREE)

    @property
    def stress(self) -> Any:
        """sigma [Pa], UFL."""
        return self.loading.statics.stress[None]

    def pressure(self) -> float:
        """On the bore [Pa]: the virtual work of the stress on a unit displacement of the bore, over the bore's area."""
        x = self.structure.mesh.x
        work = integral(
            self._fem, ufl.inner(self.stress, AXISYMMETRIC.displacement_gradient(self._unit, x)) * self.weight * self.dx
        )
        return work / (2 * pi * INNER * LENGTH)

    def front(self) -> float:
        """The radius [m] of a cylinder of the volume that has yielded."""
        alpha = self.loading.statics.memories[None].start["accumulated plastic strain"]
        volume = integral(self._fem, ufl.conditional(ufl.gt(alpha, 0), 1.0, 0.0) * self.weight * self.dx)
        return sqrt(INNER**2 + volume / (pi * LENGTH))


@cache
def widened(fem: Any, across: int) -> dict[tuple[str, float], float]:
    """By what and front: pressure [MPa], front [nm], and the error of the hoop stress in L2."""
    last, found = Hill(FRONTS[-1], NU).bore, {}
    cylinder = Cylinder(fem, across, NU, last)
    for front in FRONTS:
        exact = Hill(front, NU)
        cylinder.loading.to(exact.bore / last)
        found["pressure", front] = cylinder.pressure() / MPa
        found["front", front] = cylinder.front() / nm
        hoop = exact.hoop_stress(cylinder.structure.mesh.x[0])
        found["hoop", front] = relative_norm(fem, cylinder.stress[1, 1] - hoop, hoop, cylinder.weight, cylinder.dx)
    return found


def in_front(fem: Any, name: str, front: float) -> float:
    """Pressure [MPa] or front [nm] on the finest mesh."""
    return widened(fem, MESHES[-1])[name, front]


def hoop(fem: Any, front: float) -> Measured:
    """The error of the hoop stress in L2 on the finest mesh, and its order."""
    errors = [widened(fem, across)["hoop", front] for across in MESHES]
    return refined(errors[-1], STEPS, errors)


def limit(fem: Any) -> Measured:
    """The pressure [MPa] under which the bore of a compressible cylinder widens on and on, and the order of its error."""
    pressures = []
    for across in MESHES:
        cylinder = Cylinder(fem, across, 0.24, 40 * Hill(FRONTS[-1], 0.24).bore)
        for share in (0.05, 0.2, 1.0):
            cylinder.loading.to(share)
        pressures.append(cylinder.pressure())
    errors = [abs(pressure / LIMIT - 1) for pressure in pressures]
    return refined(pressures[-1] / MPa, STEPS, errors)


def rows(front: float) -> list[Row]:
    """Pressure, front and hoop stress while the front is at a radius."""
    id, at = f"plastic-cylinder-{front / nm:.0f}", f"front at {front / nm:.0f} nm"
    pressure, place = (partial(in_front, name=name, front=front) for name in ("pressure", "front"))
    exact, error = Kind.EXACT, partial(hoop, front=front)
    return [
        Row(f"{id}-pressure", f"Pressure, {at}", exact, Hill(front, NU).pressure / MPa, "MPa", 3e-5, pressure, solved=True),
        Row(f"{id}-front", f"Radius that has yielded, {at}", exact, front / nm, "nm", 5e-3, place, solved=True),
        Row(f"{id}-hoop", f"Error of the hoop stress, {at}", exact, 0.0, "1", 5e-3, error, least_order=2, solved=True),
    ]


LIMIT_ROW = Row(
    "plastic-cylinder-limit", "Limit pressure", Kind.EXACT, LIMIT / MPa, "MPa", 5e-6, limit, least_order=4, solved=True
)
ROWS = [*(row for front in FRONTS for row in rows(front)), LIMIT_ROW]
