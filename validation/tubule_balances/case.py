"""What must balance in the coupled tubule, whatever the flow and the wall do; see the README beside this file."""

from functools import cache, partial
from math import pi
from typing import Any

import numpy as np

from femiec.checks.order import refined
from femiec.checks.row import Kind, Measured, Row
from femiec.checks.section import integral
from femiec.estimates.capillarity import tube_capillary_pressure
from femiec.estimates.gas import compression_ratio, isothermal_pressure
from femiec.estimates.nernst import pressure_from_overpotential
from femiec.geometry import Tubule, tubule_mesh
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR, Axisymmetric, Planar
from femiec.materials import hard_carbon, lithium
from femiec.models.surroundings import Neighbours
from femiec.models.tubule import SingleTubule
from femiec.models.tubule_outputs import wall_stress
from femiec.quantities import ATMOSPHERE, GAS_CONSTANT, MPa, mV, nm, um
from femiec.results.result import Result
from femiec.simulate import simulate
from femiec.solve.newton import Newton

TEMPERATURE, OVERPOTENTIAL, RADIUS, HEIGHT = 300.0, -50 * mV, 50 * nm, 20 * um
FILLED, NEARLY_FULL = 0.5, 0.98
AMOL, MICRONEWTON = 1e-18, 1e-6


def tubule(
    filling: float, neighbours: Neighbours = Neighbours.SHARED, symmetry: Axisymmetric | Planar = AXISYMMETRIC, levels: int = 0
) -> SingleTubule:
    """The paper's tubule."""
    wall = 10 * nm if neighbours is Neighbours.FREE else 5 * nm
    mesh = tubule_mesh(Tubule(2 * RADIUS, wall, HEIGHT, filling), levels)
    return SingleTubule(mesh, lithium, hard_carbon, TEMPERATURE, OVERPOTENTIAL, symmetry=symmetry, neighbours=neighbours)


@cache
def solved(fem: Any, filling: float, neighbours: Neighbours, symmetry: Axisymmetric | Planar) -> Result:
    """The tubule, solved."""
    return simulate(tubule(filling, neighbours, symmetry), engine=fem)


def lithium_defect(fem: Any, neighbours: Neighbours, symmetry: Axisymmetric | Planar) -> float:
    """|in at the root - out at the tip - out at the wall| over what goes in."""
    return solved(fem, FILLED, neighbours, symmetry).summary["Lithium balance defect"]


def gas_above_the_tip(fem: Any) -> float:
    """P V/(R T) [amol] of the nearly full, isolated tubule; V = int pi (R + u_r)^2 dz from the stored displacement."""
    result = solved(fem, NEARLY_FULL, Neighbours.FREE, AXISYMMETRIC)
    wall = result.snapshots[0].region("wall")
    beside = np.isclose(wall.points[:, 0], RADIUS, rtol=1e-9, atol=0) & (wall.points[:, 1] > NEARLY_FULL * HEIGHT * (1 - 1e-12))
    order = np.argsort(wall.points[beside, 1])
    z, u = wall.points[beside, 1][order], wall.field("Displacement").values[beside, 0][order]
    volume = pi * np.trapezoid((RADIUS + u) ** 2, z)
    return result.summary["Gas pressure [MPa]"] * MPa * volume / (GAS_CONSTANT * TEMPERATURE) / AMOL


def axial_force_difference(fem: Any, levels: int) -> float:
    """Force in the wall at the root less that at the top, tension positive [uN]."""
    model = tubule(FILLED, Neighbours.SHARED, AXISYMMETRIC, levels)
    problem = model.problem(fem)
    unknowns = {unknown.name: unknown for unknown in problem.unknowns}
    functions = {name: unknown.function for name, unknown in unknowns.items()}
    Newton().solve(fem.System(functions, problem.residual, problem.conditions))
    axial = wall_stress(model, unknowns["displacement"].value)[2, 2] * model.symmetry.weight(model.mesh.x)
    root, top = (integral(fem, axial * model.mesh.ds(name, degree=6)) for name in ("wall root", "wall top"))
    return (root - top) / MICRONEWTON


def thrust(fem: Any) -> Measured:
    """The difference on the finer of two meshes, and the order at which it comes closer to statics."""
    forces = [axial_force_difference(fem, levels) for levels in (0, 1)]
    return refined(forces[-1], [1, 1 / 2], [abs(force / THRUST - 1) for force in forces])


SEALED = ATMOSPHERE * pi * RADIUS**2 * HEIGHT / (GAS_CONSTANT * TEMPERATURE) / AMOL
TIP_PRESSURE = isothermal_pressure(ATMOSPHERE, compression_ratio(FILLED)) - tube_capillary_pressure(
    lithium.surface_energy.value, 2 * RADIUS
)
ROOT_PRESSURE = pressure_from_overpotential(OVERPOTENTIAL, lithium.atomic_volume.value)
THRUST = (ROOT_PRESSURE - TIP_PRESSURE) * pi * RADIUS**2 / MICRONEWTON
BOYLE = "Boyle's law with the deformed volume: gas sealed in"
STATICS = "Thrust of the lithium, carried by the wall"


def balance(id: str, where: str, neighbours: Neighbours, symmetry: Axisymmetric | Planar = AXISYMMETRIC) -> Row:
    """A row on the lithium."""
    defect = partial(lithium_defect, neighbours=neighbours, symmetry=symmetry)
    return Row(id, f"Lithium balance, {where}", Kind.EXACT, 0.0, "1", 1e-10, defect, solved=True)


ROWS = [
    balance("balance-tube", "tubule among equals", Neighbours.SHARED),
    balance("balance-free", "isolated tubule", Neighbours.FREE),
    balance("balance-slit", "slit", Neighbours.SHARED, PLANAR),
    Row("boyle", BOYLE, Kind.EXACT, SEALED, "amol", 1e-5, gas_above_the_tip, solved=True),
    Row("thrust", STATICS, Kind.EXACT, THRUST, "uN", 1e-4, thrust, least_order=0.5, solved=True),
]
