"""Fully developed flow of creeping lithium against exact profiles; see the README beside this file."""

from dataclasses import dataclass, replace
from functools import partial
from math import log, sqrt
from typing import Any

import ufl

from femiec.checks.order import refined
from femiec.checks.row import Kind, Measured, Row
from femiec.checks.section import integral, relative_norm, section
from femiec.estimates.channel import power_law_pipe_speed, slit_mean_speed, tube_mean_speed
from femiec.estimates.power_law import power_law_shear_rate
from femiec.forms.stokes import stokes
from femiec.forms.traction import normal_pressure
from femiec.geometry import Mesh
from femiec.laws.creep import DislocationCreep, equivalent_rate
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR, Symmetry
from femiec.materials import lithium
from femiec.models.creep import CreepLaws, Dislocation
from femiec.quantities import MPa, nm
from femiec.solve.newton import Newton

RADIUS, LENGTH, TEMPERATURE, DEGREE = 50 * nm, 100 * nm, 300.0, 8
GRADIENT = 371 * MPa / 10e-6
"""Of the pressure [Pa/m]: 50 mV over half of the paper's 20 um."""
LAWS = CreepLaws(dislocation=Dislocation())
TUBE_VISCOSITY, SLIT_VISCOSITY = (
    LAWS.diffusional_viscosity(lithium, TEMPERATURE, 2 * RADIUS, symmetry) for symmetry in (AXISYMMETRIC, PLANAR)
)


@dataclass(frozen=True)
class Channel:
    """What flows where.

    Args:
        symmetry: tube or slit.
        gradient: G = -dP/dz [Pa/m].
        viscosity: eta of diffusional creep [Pa s].
        creep: dislocation creep beside it, or None.
        core: radius of a solid core on which the lithium does not slip [m].
        triangles: the cells.
    """

    symmetry: Symmetry
    gradient: float
    viscosity: float
    creep: DislocationCreep | None = None
    core: float = 0.0
    triangles: bool = False

    @property
    def shear_per_radius(self) -> float:
        """tau/r [Pa/m]: G/2 in a tube, G in a slit."""
        return self.gradient / (1 if self.symmetry == PLANAR else 2)

    def profile(self, r: Any) -> Any:
        """The exact axial speed [m/s], a UFL expression."""
        speed = self.shear_per_radius * (RADIUS**2 - r**2) / (2 * self.viscosity)
        if self.core:
            moment = self.shear_per_radius * (RADIUS**2 - self.core**2) / (2 * self.viscosity)
            speed -= moment * ufl.ln(RADIUS / r) / log(RADIUS / self.core)
        if self.creep is not None:
            n = self.creep.exponent
            wall_rate = sqrt(3) ** (n + 1) * self.creep.coefficient * (self.shear_per_radius * RADIUS / MPa) ** n
            speed += wall_rate * RADIUS / (n + 1) * (1 - (r / RADIUS) ** (n + 1))
        return speed


def axial_speed(fem: Any, channel: Channel, mesh: Mesh) -> Any:
    """Solve the channel: no slip on outer wall and core, pressures G LENGTH and 0 at bottom and top, no radial speed there."""
    symmetry, x, dx = channel.symmetry, mesh.x, mesh.dx(degree=DEGREE)
    pressure, speed = channel.gradient * LENGTH, channel.gradient * RADIUS**2 / channel.viscosity
    V, Q = fem.functionspace(mesh, ("Lagrange", 2, (2,))), fem.functionspace(mesh, ("Lagrange", 1))
    v, p = fem.Function(V), fem.Function(Q)
    z, q = ufl.TestFunctions(ufl.MixedFunctionSpace(V, Q))
    viscosity: Any = channel.viscosity
    if channel.creep is not None:
        rate = equivalent_rate(symmetry.strain(speed * v, x), 1e-9 * speed / RADIUS)
        viscosity = channel.creep.viscosity(rate, channel.viscosity)
    momentum, mass = stokes(speed * v, pressure * p, z, q, viscosity, symmetry, x, dx)
    momentum += normal_pressure(pressure, mesh.n, z, symmetry, x, mesh.ds("bottom", degree=DEGREE))
    held = [(V, "outer"), (V if channel.core else V.sub(0), "inner"), (V.sub(0), "bottom"), (V.sub(0), "top")]
    conditions = [fem.dirichletbc(0.0, fem.locate_dofs_topological(W, 1, mesh.facets_of(name)), W) for W, name in held]
    Newton().solve(fem.System({"v": v, "p": p}, 1 / (pressure * RADIUS) * momentum + 1 / speed * mass, conditions))
    return speed * v[1]


def compare(fem: Any, channel: Channel, across: int) -> tuple[float, float]:
    """Mean speed [nm/s], and the error of the profile relative to it in L2."""
    along = across if channel.triangles else 1
    mesh = section(channel.core, RADIUS, LENGTH, across, along, channel.triangles)
    r, dx = mesh.x[0], mesh.dx(degree=DEGREE)
    weight, exact, computed = channel.symmetry.weight(mesh.x), channel.profile(r), axial_speed(fem, channel, mesh)
    mean = integral(fem, computed * weight * dx) / integral(fem, weight * dx)
    return mean / nm, relative_norm(fem, computed - exact, exact, weight, dx)


def converging(fem: Any, channel: Channel) -> Measured:
    """The mean speed on the finest of three meshes, and the order in which the profile converges."""
    counts = (8, 16, 32)
    results = [compare(fem, channel, across) for across in counts]
    return refined(results[-1][0], [1 / across for across in counts], [error for _, error in results])


def annulus_mean_speed(gradient: float, core: float) -> float:
    """Between a core and a tube [m/s]: G [R^2 + a^2 - (R^2 - a^2)/ln(R/a)]/(8 eta)."""
    outer, inner = RADIUS**2, core**2
    return gradient / (8 * TUBE_VISCOSITY) * (outer + inner - (outer - inner) / log(RADIUS / core))


def power_law_slit_speed(gradient: float) -> float:
    """Mean speed [m/s] of dislocation creep alone in a slit of half-width R: R gamma-dot(G R)/(n + 2)."""
    wall_rate = power_law_shear_rate(gradient * RADIUS, CREEP.coefficient, MPa, CREEP.exponent)
    return RADIUS * wall_rate / (CREEP.exponent + 2)


CREEP = LAWS.dislocation_law(lithium, TEMPERATURE, 2 * RADIUS, LAWS.exponent(lithium))
TUBE = Channel(AXISYMMETRIC, GRADIENT, TUBE_VISCOSITY)
SLIT = Channel(PLANAR, GRADIENT, SLIT_VISCOSITY)
WIRED = replace(TUBE, core=10 * nm)
CREEPING_TUBE, CREEPING_SLIT = replace(TUBE, gradient=2 * GRADIENT, creep=CREEP), replace(SLIT, creep=CREEP)

IN_TUBE = tube_mean_speed(GRADIENT, 2 * RADIUS, TUBE_VISCOSITY)
IN_SLIT = slit_mean_speed(GRADIENT, 2 * RADIUS, SLIT_VISCOSITY)
IN_CREEPING_TUBE = 2 * IN_TUBE + power_law_pipe_speed(2 * GRADIENT, 2 * RADIUS, CREEP.coefficient, MPa, CREEP.exponent)
IN_CREEPING_SLIT = IN_SLIT + power_law_slit_speed(GRADIENT)


def exact(id: str, title: str, channel: Channel, mean: float) -> Row:
    """A row on a parabola, which quadratic elements hold: two cells across give it to rounding."""
    return Row(id, title, Kind.EXACT, mean / nm, "nm/s", 1e-10, lambda fem: compare(fem, channel, 2)[0], solved=True)


def third_order(id: str, title: str, channel: Channel, mean: float) -> Row:
    """A row on a profile that quadratic elements approach."""
    measure = partial(converging, channel=channel)
    return Row(id, title, Kind.EXACT, mean / nm, "nm/s", 5e-6, measure, least_order=3, solved=True)


ROWS = [
    exact("flow-tube", "Poiseuille flow in a tube", TUBE, IN_TUBE),
    exact("flow-tube-triangles", "Poiseuille flow in a tube, on triangles", replace(TUBE, triangles=True), IN_TUBE),
    exact("flow-slit", "Poiseuille flow in a slit", SLIT, IN_SLIT),
    exact("flow-slit-triangles", "Poiseuille flow in a slit, on triangles", replace(SLIT, triangles=True), IN_SLIT),
    third_order("flow-annulus", "Flow around a core of 20 nm in a tube", WIRED, annulus_mean_speed(GRADIENT, WIRED.core)),
    third_order("flow-tube-creep", "Diffusional and dislocation creep in a tube", CREEPING_TUBE, IN_CREEPING_TUBE),
    third_order("flow-slit-creep", "Diffusional and dislocation creep in a slit", CREEPING_SLIT, IN_CREEPING_SLIT),
    third_order(
        "flow-slit-creep-triangles",
        "Diffusional and dislocation creep in a slit, on triangles",
        replace(CREEPING_SLIT, triangles=True),
        IN_CREEPING_SLIT,
    ),
]
