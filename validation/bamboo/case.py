"""A boundary across a wire or a strip that opens by diffusion under tension; see the README beside this file."""

from dataclasses import dataclass
from functools import cache, partial
from math import pi
from typing import Any

from femiec.checks.bodies import Load, ViscousBodies, open_boundary, stacked
from femiec.checks.grains import Parting, RigidGrains, part
from femiec.checks.order import refined
from femiec.checks.row import Kind, Measured, Row
from femiec.checks.section import integral, relative_norm, section
from femiec.estimates.benchmarks import bamboo_disc_rate, bamboo_disc_stress, bamboo_strip_rate, bamboo_strip_stress
from femiec.estimates.creep import interface_mobility
from femiec.estimates.transport import interface_sheet_conductance
from femiec.geometry import Mesh
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR, Symmetry
from femiec.materials import lithium
from femiec.quantities import MPa, nm

RADIUS, TENSION, OMEGA, TEMPERATURE = 50 * nm, 1 * MPa, lithium.atomic_volume.value, 300.0
INTERFACE = (lithium.interface_width.value, lithium.interface_diffusivity.at(TEMPERATURE), OMEGA, TEMPERATURE)
MOBILITY, CONDUCTANCE = interface_mobility(*INTERFACE), interface_sheet_conductance(*INTERFACE)
COUNTS = (8, 16, 32)
"""Cells across."""
STEPS = [1 / across for across in COUNTS]
SOFTNESS = (1e-2, 1e-3)
"""R^3/(M eta) of the viscous grains."""


@dataclass(frozen=True)
class Boundary:
    """A disc or a strip.

    Args:
        id, words: its name in the rows.
        symmetry: of the cross-section.
        area: [m2; planar m], of the half that is meshed.
        rate: exact [m/s].
        peak: exact tension in the middle [Pa].
    """

    id: str
    words: str
    symmetry: Symmetry
    area: float
    rate: float
    peak: float

    def profile(self, mesh: Mesh) -> Any:
        """The exact tension [Pa], a UFL expression."""
        return self.peak * (1 - (mesh.x[0] / RADIUS) ** 2)


@cache
def rigid(fem: Any, boundary: Boundary, across: int, degree: int = 1) -> tuple[Mesh, Parting]:
    """Between rigid grains."""
    mesh = section(0.0, RADIUS, RADIUS, across)
    grains = RigidGrains(mesh, boundary.symmetry, (0.0, 1.0), CONDUCTANCE, OMEGA, degree)
    return mesh, part(fem, grains, TENSION * boundary.area, TENSION, {"outer": 0.0})


def opening(fem: Any, boundary: Boundary) -> Measured:
    """The rate [nm/s], and its order."""
    rates = [rigid(fem, boundary, across)[1].speed for across in COUNTS]
    errors = [abs(rate - boundary.rate) for rate in rates]
    return refined(rates[-1] / nm, STEPS, errors)


def tension(fem: Any, boundary: Boundary) -> Measured:
    """The tension in the middle [MPa], and the order of its profile in L2."""
    errors = []
    for across in COUNTS:
        mesh, parting = rigid(fem, boundary, across)
        exact, weight = boundary.profile(mesh), boundary.symmetry.weight(mesh.x)
        errors.append(relative_norm(fem, parting.stress - exact, exact, weight, mesh.ds("top", degree=6)))
    middle = float(fem.evaluate_at(parting.stress, mesh, [[0.0, RADIUS]]).item())
    return refined(middle / MPa, STEPS, errors)


def viscous_rate(fem: Any, boundary: Boundary, softness: float) -> float:
    """Mean opening rate between viscous grains as high as wide [m/s], where eta = R^3/(M softness)."""
    across = COUNTS[0]
    levels = [RADIUS * k / across for k in range(-across, across + 1)]
    mesh, viscosity = stacked(RADIUS, levels, across), RADIUS**3 / (MOBILITY * softness)
    bodies = ViscousBodies(mesh, boundary.symmetry, viscosity, CONDUCTANCE, OMEGA, held_sides=["axis"], degree=2)
    opened = open_boundary(fem, bodies, Load(0.0, TENSION, {"side": 0.0}, pressure=TENSION, speed=boundary.rate))
    weight = boundary.symmetry.weight(mesh.x)
    return integral(fem, opened.rate * weight * opened.dS) / integral(fem, weight * opened.dS)


def hardening(fem: Any, boundary: Boundary) -> Measured:
    """The rate between the harder grains [nm/s], and the order in 1/eta in which it nears that of rigid ones."""
    rates = [viscous_rate(fem, boundary, softness) for softness in SOFTNESS]
    errors = [abs(rate - boundary.rate) for rate in rates]
    return refined(rates[-1] / nm, SOFTNESS, errors)


def quadratic(fem: Any, boundary: Boundary) -> float:
    """The rate [nm/s] by a potential that is exact on two cells."""
    return rigid(fem, boundary, 2, 2)[1].speed / nm


def rows(boundary: Boundary) -> list[Row]:
    """Of one boundary."""
    id, words, rate = boundary.id, boundary.words, boundary.rate / nm

    def exact(suffix: str, title: str, quoted: float, unit: str, tolerance: float, measure: Any, order: float | None) -> Row:
        compute = partial(measure, boundary=boundary)
        return Row(id + suffix, title, Kind.EXACT, quoted, unit, tolerance, compute, least_order=order, solved=True)

    return [
        exact("", f"Opening rate of a boundary across a {words}", rate, "nm/s", 5e-4, opening, 2),
        exact("-stress", "The same, tension in the middle", boundary.peak / MPa, "MPa", 2e-3, tension, 2),
        exact("-quadratic", "The rate, quadratic potential", rate, "nm/s", 1e-10, quadratic, None),
        exact("-viscous", "The rate, viscous grains that harden", rate, "nm/s", 5e-5, hardening, 1),
    ]


DISC = Boundary(
    "bamboo-disc",
    "wire",
    AXISYMMETRIC,
    pi * RADIUS**2,
    bamboo_disc_rate(TENSION, RADIUS, MOBILITY),
    bamboo_disc_stress(0.0, TENSION, RADIUS),
)
STRIP = Boundary(
    "bamboo-strip",
    "strip",
    PLANAR,
    RADIUS,
    bamboo_strip_rate(TENSION, RADIUS, MOBILITY),
    bamboo_strip_stress(0.0, TENSION, RADIUS),
)
ROWS = [*rows(DISC), *rows(STRIP)]
