"""A cavity that grows on a boundary between rigid grains; see the README beside this file."""

from functools import cache, partial
from math import pi
from typing import Any

from femiec.checks.grains import RigidGrains, part
from femiec.checks.order import refined
from femiec.checks.row import Kind, Measured, Row
from femiec.checks.section import section
from femiec.estimates.benchmarks import cavity_growth_rate, planar_cavity_rate
from femiec.estimates.creep import interface_mobility
from femiec.estimates.transport import interface_sheet_conductance
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR, Symmetry
from femiec.materials import lithium
from femiec.quantities import MPa, nm

CELL, STRESS, SINTERING, OMEGA, TEMPERATURE = 50 * nm, 1 * MPa, 0.4 * MPa, lithium.atomic_volume.value, 300.0
CAVITY = 0.1**0.5 * CELL
"""Radius, or half-width, at f = (a/b)^2 = 0.1."""
INTERFACE = (lithium.interface_width.value, lithium.interface_diffusivity.at(TEMPERATURE), OMEGA, TEMPERATURE)
MOBILITY, CONDUCTANCE = interface_mobility(*INTERFACE), interface_sheet_conductance(*INTERFACE)
COUNTS = (8, 16, 32)
"""Cells from the cavity to the middle between two of them."""


@cache
def opening_rate(fem: Any, symmetry: Symmetry, sintering_stress: float, across: int, degree: int) -> float:
    """[m/s]; no lithium crosses the middle between two cavities, and the cavity bears no load."""
    mesh = section(CAVITY, CELL, CELL, across)
    grains = RigidGrains(mesh, symmetry, (0.0, 1.0), CONDUCTANCE, OMEGA, degree)
    area = pi * CELL**2 if symmetry == AXISYMMETRIC else CELL
    return part(fem, grains, STRESS * area, STRESS, {"inner": sintering_stress}).speed


def converging(fem: Any, symmetry: Symmetry, sintering_stress: float, exact: float, degree: int, unit: float) -> Measured:
    """The rate on the finest mesh over its unit, and the order."""
    rates = [opening_rate(fem, symmetry, sintering_stress, across, degree) for across in COUNTS]
    return refined(rates[-1] / unit, [1 / across for across in COUNTS], [abs(rate - exact) for rate in rates])


def round_row(id: str, title: str, sintering_stress: float, degree: int, tolerance: float) -> Row:
    """Volume rate over M times the stress; the boundary opens at that over pi b^2."""
    rate = cavity_growth_rate(STRESS, sintering_stress, CAVITY, CELL, MOBILITY)
    unit = MOBILITY * STRESS
    cell = pi * CELL**2
    way = {"symmetry": AXISYMMETRIC, "sintering_stress": sintering_stress, "degree": degree}
    compute = partial(converging, exact=rate / cell, unit=unit / cell, **way)
    return Row(id, title, Kind.EXACT, rate / unit, "M s", tolerance, compute, least_order=2 * degree, solved=True)


def flat_row(id: str, title: str, sintering_stress: float) -> Row:
    """Opening rate [nm/s]."""
    rate = planar_cavity_rate(STRESS, sintering_stress, CAVITY, CELL, MOBILITY)
    compute = partial(converging, symmetry=PLANAR, sintering_stress=sintering_stress, exact=rate, degree=1, unit=nm)
    return Row(id, title, Kind.EXACT, rate / nm, "nm/s", 5e-4, compute, least_order=2, solved=True)


ROWS = [
    round_row("cavity-round", "Growth of a round cavity, f = 0.1", 0.0, 1, 1e-3),
    round_row("cavity-round-quadratic", "The same, quadratic potential", 0.0, 2, 1e-7),
    round_row("cavity-round-sintering", "The same against a sintering stress", SINTERING, 1, 1e-3),
    flat_row("cavity-flat", "Opening of a boundary with long flat cavities", 0.0),
    flat_row("cavity-flat-sintering", "The same against a sintering stress", SINTERING),
]
