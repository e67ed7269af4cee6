"""Creep with a power law through an annulus; see the README beside this file."""

from functools import cache, partial
from typing import Any

import numpy as np

from femiec.checks.creeping import DEGREE, Creeping, velocity
from femiec.checks.order import refined
from femiec.checks.row import Kind, Measured, Row
from femiec.checks.section import integral, section
from femiec.estimates.annulus import Annulus
from femiec.estimates.power_law import power_law_shear_rate
from femiec.laws.kinematics import AXISYMMETRIC
from femiec.materials import lithium
from femiec.models.creep import CreepLaws, Dislocation
from femiec.quantities import MPa, nm

RADIUS, LENGTH, TEMPERATURE = 50 * nm, 100 * nm, 300.0
GRADIENT = 2 * 371 * MPa / 10e-6
"""Of the pressure [Pa/m]: 50 mV over a quarter of the paper's 20 um."""
LAWS = CreepLaws(dislocation=Dislocation())
VISCOSITY = LAWS.diffusional_viscosity(lithium, TEMPERATURE, 2 * RADIUS, AXISYMMETRIC)
CREEP = LAWS.dislocation_law(lithium, TEMPERATURE, 2 * RADIUS, LAWS.exponent(lithium))
COUNTS = (16, 32, 64)
"""Cells between core and tube."""
CORES = {"wire": 10 * nm, "shell": 25 * nm}


def shear_rate(stress: Any) -> Any:
    """Of both mechanisms [1/s]."""
    return stress / VISCOSITY + power_law_shear_rate(stress, CREEP.coefficient, MPa, CREEP.exponent)


EXACT = {name: Annulus(GRADIENT, core, RADIUS, shear_rate) for name, core in CORES.items()}


def held(fem: Any, V: Any, mesh: Any) -> list[Any]:
    """No slip on core and tube, no radial speed at the ends."""
    places = [(V, "inner"), (V, "outer"), (V.sub(0), "bottom"), (V.sub(0), "top")]
    return [fem.dirichletbc(0.0, fem.locate_dofs_topological(W, 1, mesh.facets_of(name)), W) for W, name in places]


@cache
def speeds(fem: Any, name: str, across: int) -> dict[str, float]:
    """The mean speed, and that at the radius where the exact one is largest [nm/s]."""
    exact = EXACT[name]
    mesh = section(CORES[name], RADIUS, LENGTH, across)
    flow = Creeping(
        mesh,
        AXISYMMETRIC,
        VISCOSITY,
        exact.mean_speed,
        RADIUS,
        lambda fem, V: held(fem, V, mesh),
        {"bottom": GRADIENT * LENGTH},
        CREEP,
    )
    axial, weight, dx = velocity(fem, flow)[1], AXISYMMETRIC.weight(mesh.x), mesh.dx(degree=DEGREE)
    flux, area = (integral(fem, each * weight * dx) for each in (axial, 1.0))
    largest = fem.evaluate_at(axial, mesh, np.array([[exact.turn, LENGTH / 2]])).item()
    return {"mean": flux / area / nm, "largest": float(largest) / nm}


def converging(fem: Any, name: str, which: str) -> Measured:
    """On the meshes."""
    exact = getattr(EXACT[name], f"{which}_speed") / nm
    found = [speeds(fem, name, across)[which] for across in COUNTS]
    return refined(found[-1], [1 / across for across in COUNTS], [abs(each / exact - 1) for each in found])


def row(name: str, which: str, words: str, tolerance: float) -> Row:
    """A row of this case."""
    true = getattr(EXACT[name], f"{which}_speed") / nm
    title, compute = f"Creep around a core {words}: {which} speed", partial(converging, name=name, which=which)
    return Row(f"annular-{name}-{which}", title, Kind.EXACT, true, "nm/s", tolerance, compute, least_order=3, solved=True)


ROWS = [
    row(name, which, words, tolerance)
    for name, words, tolerance in (("wire", "a fifth as wide as the tube", 3e-5), ("shell", "half as wide as the tube", 1e-6))
    for which in ("mean", "largest")
]
