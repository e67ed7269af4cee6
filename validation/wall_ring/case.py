"""Structures of walls against Lame's tube: a sector in plane strain, and a length in (r, z); see the README beside this file."""

from functools import cache, partial
from typing import Any

import ufl

from femiec.checks.order import refined
from femiec.checks.row import Kind, Measured, Row
from femiec.checks.section import integral, relative_norm, section
from femiec.estimates.lame import pressurised_tube
from femiec.geometry.arrays import ring
from femiec.laws.deforming import PLANE_STRAIN
from femiec.laws.kinematics import AXISYMMETRIC
from femiec.laws.solid.elastic import Elastic
from femiec.models.walls.loads import Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Roller
from femiec.quantities import GPa, MPa, nm
from femiec.walls import Loading

INNER, OUTER, INSIDE, OUTSIDE, QUARTER = 50 * nm, 60 * nm, 20 * MPa, 5 * MPa, ufl.pi / 2
"""Radii [m], pressures [Pa], angle of the sector [rad]."""
LAW, DEGREE = Elastic(20 * GPa, 0.24), 8
EXACT = pressurised_tube(INNER, OUTER, INSIDE, OUTSIDE, 20 * GPa, 0.24)
LEVELS = (0, 1, 2)


def plane(level: int) -> WallStructure:
    """A quarter of the wall in plane strain; its cells are curved."""
    mesh = ring(INNER, OUTER, angle=float(QUARTER), across=2, along=8, levels=level, curved=True)
    loads = (Pressure(("inner",), INSIDE), Pressure(("outer",), OUTSIDE))
    return WallStructure(mesh, LAW, PLANE_STRAIN, loads, (Roller("start", 1), Roller("end", 0)), quadrature=DEGREE)


def turned(level: int) -> WallStructure:
    """A length of the wall in (r, z)."""
    mesh = section(INNER, OUTER, 10 * nm, 2 << level)
    loads = (Pressure(("inner",), INSIDE), Pressure(("outer",), OUTSIDE))
    return WallStructure(mesh, LAW, AXISYMMETRIC, loads, (Roller("bottom", 1), Roller("top", 1)), quadrature=DEGREE)


@cache
def solve(fem: Any, make: Any, level: int) -> dict[str, tuple[float, float]]:
    """Radial displacement [nm] and hoop stress [MPa] on the inside, each with its error relative in L2."""
    structure = make(level)
    loading = Loading(structure, fem)
    loading.to(1.0)
    mesh, body, statics = structure.mesh, structure.body, loading.statics
    (unknown,), (stress,) = statics.problem.unknowns, statics.stress.values()
    x, u = mesh.x, unknown.value
    if make is plane:
        r = ufl.sqrt(x[0] ** 2 + x[1] ** 2)
        out = ufl.as_vector([x[0] / r, x[1] / r, 0])
        around = ufl.as_vector([-out[1], out[0], 0])
    else:
        r, out, around = x[0], ufl.as_vector([1, 0, 0]), ufl.as_vector([0, 1, 0])
    slope = (1 + LAW.poissons_ratio) / LAW.youngs_modulus
    exact = {
        "displacement": slope * ((1 - 2 * LAW.poissons_ratio) * EXACT.mean * r + EXACT.shear / r),
        "hoop": EXACT.mean + EXACT.shear / r**2,
    }
    found = {"displacement": ufl.dot(body.vector(u), out), "hoop": ufl.dot(around, stress * around)}
    weight, dx, inside = body.weight(x), mesh.dx(degree=DEGREE), mesh.ds("inner", degree=DEGREE)
    area, units = integral(fem, weight * inside), {"displacement": nm, "hoop": MPa}
    return {
        name: (
            integral(fem, found[name] * weight * inside) / area / units[name],
            relative_norm(fem, found[name] - exact[name], exact[name], weight, dx),
        )
        for name in found
    }


def converging(fem: Any, make: Any, name: str) -> Measured:
    """The number on the inside on the finest mesh, and the order of the field."""
    results = [solve(fem, make, level)[name] for level in LEVELS]
    return refined(results[-1][0], [0.5**level for level in LEVELS], [error for _, error in results])


def row(id: str, title: str, make: Any, name: str, true: float, unit: str, tolerance: float, order: float) -> Row:
    """A row on one field of one structure."""
    compute = partial(converging, make=make, name=name)
    return Row(id, title, Kind.EXACT, true, unit, tolerance, compute, least_order=order, solved=True)


U, S = EXACT.displacement(INNER) / nm, EXACT.hoop_stress(INNER) / MPa

ROWS = [
    row("ring-plane-displacement", "Sector in plane strain: displacement inside", plane, "displacement", U, "nm", 1e-6, 3),
    row("ring-plane-hoop", "Sector in plane strain: hoop stress inside", plane, "hoop", S, "MPa", 1e-3, 2),
    row("ring-turned-displacement", "Length in (r, z): displacement inside", turned, "displacement", U, "nm", 1e-6, 3),
    row("ring-turned-hoop", "Length in (r, z): hoop stress inside", turned, "hoop", S, "MPa", 1e-3, 2),
]
