"""The elastic wall against Lame's tube; see the README beside this file."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

import numpy as np
import ufl

from femiec.checks.order import refined
from femiec.checks.row import Kind, Measured, Row
from femiec.checks.section import integral, relative_norm, section
from femiec.estimates.lame import LameTube, confined_tube, pressurised_tube
from femiec.forms.elastic import static_balance
from femiec.forms.traction import normal_pressure
from femiec.geometry import Tubule, tubule_mesh
from femiec.laws.elasticity import isotropic_stress
from femiec.laws.kinematics import AXISYMMETRIC
from femiec.materials import hard_carbon, lithium
from femiec.models.surroundings import Neighbours
from femiec.models.tubule import SingleTubule
from femiec.quantities import MPa, mV, nm, um
from femiec.results.result import Result
from femiec.simulate import simulate
from femiec.solve.newton import Newton

INNER, OUTER, MIDDLE, PRESSURE, DEGREE = 50 * nm, 60 * nm, 55 * nm, 371 * MPa, 8
"""Radii of the wall and of its mid-plane [m], pressure of the lithium [Pa], quadrature degree."""
E, NU = hard_carbon.youngs_modulus.value, hard_carbon.poissons_ratio.value
FREE = pressurised_tube(INNER, OUTER, PRESSURE, 0.0, E, NU)
SHARED = confined_tube(INNER, MIDDLE, PRESSURE, E, NU)
MESHES = (2, 4, 8)
"""Numbers of cells across the wall."""


@cache
def solve(fem: Any, exact: LameTube, across: int) -> dict[str, tuple[float, float]]:
    """Displacement [nm] and hoop stress [MPa] on the inside of a wall in plane strain, each with its error relative in L2.

    The outside of a wall up to its mid-plane does not move; that of a whole wall is free.
    """
    mesh = section(exact.inner_radius, exact.outer_radius, 10 * nm, across)
    x, dx, inside = mesh.x, mesh.dx(degree=DEGREE), mesh.ds("inner", degree=DEGREE)
    V, scale = fem.functionspace(mesh, ("Lagrange", 2, (2,))), PRESSURE * INNER / E
    u, w = fem.Function(V), ufl.TestFunction(V)
    stress = isotropic_stress(AXISYMMETRIC.strain(scale * u, x), E, NU)
    residual = static_balance(stress, w, AXISYMMETRIC, x, dx) + normal_pressure(PRESSURE, mesh.n, w, AXISYMMETRIC, x, inside)
    held = [(1, "bottom"), (1, "top")] + ([(0, "outer")] if exact.outer_radius == MIDDLE else [])
    conditions = [
        fem.dirichletbc(0.0, fem.locate_dofs_topological(V.sub(i), 1, mesh.facets_of(name)), V.sub(i)) for i, name in held
    ]
    Newton().solve(fem.System({"u": u}, 1 / (PRESSURE * INNER) * residual, conditions))
    weight, r = AXISYMMETRIC.weight(x), x[0]
    area = integral(fem, weight * inside)

    def found(computed: Any, true: Any, unit: float) -> tuple[float, float]:
        return integral(fem, computed * weight * inside) / area / unit, relative_norm(fem, computed - true, true, weight, dx)

    slope, pole = (1 - 2 * NU) * exact.mean, exact.shear
    return {
        "displacement": found(scale * u[0], (1 + NU) / E * (slope * r + pole / r), nm),
        "hoop stress": found(stress[1, 1], exact.mean + exact.shear / r**2, MPa),
    }


def converging(fem: Any, exact: LameTube, name: str) -> Measured:
    """The number on the inside on the finest mesh, and the order of the field."""
    results = [solve(fem, exact, across)[name] for across in MESHES]
    return refined(results[-1][0], [1 / across for across in MESHES], [error for _, error in results])


@cache
def tubule(fem: Any, neighbours: Neighbours) -> tuple[SingleTubule, Result]:
    """The coupled tubule at 50 mV, half filled, solved."""
    wall = (OUTER if neighbours is Neighbours.FREE else MIDDLE) - INNER
    mesh = tubule_mesh(Tubule(2 * INNER, wall, height=20 * um, filling=0.5))
    model = SingleTubule(mesh, lithium, hard_carbon, temperature=300.0, overpotential=-50 * mV, neighbours=neighbours)
    return model, simulate(model, engine=fem)


def half_way_up(fem: Any, neighbours: Neighbours, name: str) -> float:
    """A wall field over Lame's, inside, beside the middle of the column, for the pressure and the axial strain at that height."""
    model, result = tubule(fem, neighbours)
    wall = result.snapshots[0].region("wall")
    z = 0.5 * model.tubule.tip
    inside = np.isclose(wall.points[:, 0], model.tubule.radius, rtol=1e-9, atol=0)
    nearest = np.nonzero(inside)[0][np.argmin(abs(wall.points[inside, 1] - z))]
    share = wall.points[nearest, 1] / model.tubule.tip
    ends = (result.summary[f"{end} pressure [MPa]"] * MPa for end in ("Root", "Tip"))
    pressure = sum(part * end for part, end in zip((1 - share, share), ends, strict=True))
    strain = wall.field("Axial strain").values[nearest]
    if neighbours is Neighbours.FREE:
        exact = pressurised_tube(INNER, OUTER, pressure, 0.0, E, NU, axial_strain=strain)
    else:
        exact = confined_tube(INNER, MIDDLE, pressure, E, NU, axial_strain=strain)
    if name == "hoop stress":
        return float(wall.field("Hoop stress").values[nearest] / exact.hoop_stress(INNER))
    return float(wall.field("Displacement").values[nearest, 0] / exact.displacement(INNER))


def order_row(id: str, title: str, exact: LameTube, name: str, true: float, unit: str, tolerance: float, order: float) -> Row:
    """A row on a wall in plane strain."""
    measure: Callable[..., Measured] = partial(converging, exact=exact, name=name)
    return Row(id, title, Kind.EXACT, true, unit, tolerance, measure, least_order=order, solved=True)


def tubule_row(id: str, title: str, neighbours: Neighbours, name: str, tolerance: float) -> Row:
    """A row on the wall of the coupled tubule."""
    return Row(id, title, Kind.EXACT, 1.0, "1", tolerance, partial(half_way_up, neighbours=neighbours, name=name), solved=True)


U, S = "displacement", "hoop stress"
U_FREE, U_SHARED = (wall.displacement(INNER) / nm for wall in (FREE, SHARED))
S_FREE, S_SHARED = (wall.hoop_stress(INNER) / MPa for wall in (FREE, SHARED))

ROWS = [
    order_row("lame-free-displacement", "Isolated wall: displacement inside", FREE, U, U_FREE, "nm", 1e-6, 3),
    order_row("lame-free-hoop", "Isolated wall: hoop stress inside", FREE, S, S_FREE, "MPa", 1e-3, 2),
    order_row("lame-shared-displacement", "Wall to its fixed mid-plane: displacement inside", SHARED, U, U_SHARED, "nm", 1e-6, 3),
    order_row("lame-shared-hoop", "Wall to its fixed mid-plane: hoop stress inside", SHARED, S, S_SHARED, "MPa", 1e-3, 2),
    tubule_row("lame-tubule-free-displacement", "Isolated tubule, half way up: displacement", Neighbours.FREE, U, 1e-3),
    tubule_row("lame-tubule-free-hoop", "Isolated tubule, half way up: hoop stress", Neighbours.FREE, S, 2e-3),
    tubule_row("lame-tubule-shared-displacement", "Tubule among equals, half way up: displacement", Neighbours.SHARED, U, 2e-3),
    tubule_row("lame-tubule-shared-hoop", "Tubule among equals, half way up: hoop stress", Neighbours.SHARED, S, 5e-3),
]
