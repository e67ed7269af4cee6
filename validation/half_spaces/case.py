"""Lithium deposited in waves between two viscous half-spaces; see the README beside this file."""

from dataclasses import dataclass
from functools import cache, partial
from math import pi
from typing import Any

import numpy as np
import ufl

from femiec.checks.bodies import Load, Opening, ViscousBodies, open_boundary, stacked
from femiec.checks.order import refined
from femiec.checks.row import Kind, Measured, Row
from femiec.checks.section import integral, relative_norm
from femiec.estimates.benchmarks import half_spaces_length, half_spaces_pressure
from femiec.estimates.creep import interface_mobility
from femiec.estimates.transport import interface_sheet_conductance
from femiec.laws.kinematics import PLANAR
from femiec.materials import lithium
from femiec.quantities import kPa, nm

VISCOSITY, DEPOSITION, OMEGA, TEMPERATURE = 1e7, 1 * nm, lithium.atomic_volume.value, 300.0
INTERFACE = (lithium.interface_width.value, lithium.interface_diffusivity.at(TEMPERATURE), OMEGA, TEMPERATURE)
MOBILITY, CONDUCTANCE = interface_mobility(*INTERFACE), interface_sheet_conductance(*INTERFACE)
DEPTH, GROWTH = 4.0, 9.0
"""Of each body, in half waves; and how much higher the farthest cells are than the nearest."""


@dataclass(frozen=True)
class Wave:
    """Deposition g cos kx; half a wave is meshed.

    Args:
        cubed: (k L)^3 with L^3 = M eta.
        degree: of the potential.
        counts: cells along half a wave.
    """

    cubed: float
    degree: int = 1
    counts: tuple[int, ...] = (6, 12, 24)

    @property
    def number(self) -> float:
        """k [1/m]."""
        return float(self.cubed ** (1 / 3) / half_spaces_length(VISCOSITY, MOBILITY))

    @property
    def pressure(self) -> float:
        """The exact amplitude [Pa]."""
        return float(half_spaces_pressure(DEPOSITION, self.number, VISCOSITY, MOBILITY))

    def shape(self, x: Any) -> Any:
        """cos kx."""
        return ufl.cos(self.number * x[0])


@cache
def solve(fem: Any, wave: Wave, across: int) -> tuple[Any, Opening]:
    """The coordinates, and what happens at the boundary: symmetric sides, a bottom and a top so deep that nothing moves there."""
    half_wave = pi / wave.number
    up = DEPTH * half_wave * np.expm1(np.log(GROWTH) * np.linspace(0.0, 1.0, 2 * across + 1)) / (GROWTH - 1)
    mesh = stacked(half_wave, [*-up[:0:-1], *up], across)
    bodies = ViscousBodies(mesh, PLANAR, VISCOSITY, CONDUCTANCE, OMEGA, held_sides=["axis", "side"], degree=wave.degree)
    return mesh.x, open_boundary(fem, bodies, Load(DEPOSITION * wave.shape(mesh.x), 0.0, {}, wave.pressure, DEPOSITION))


def converging(fem: Any, wave: Wave, part: str, exact: float, unit: float) -> Measured:
    """The amplitude of pressure or rate on the finest mesh over its unit, and the order of the profile in L2."""
    errors = []
    for across in wave.counts:
        x, opening = solve(fem, wave, across)
        found, shape = getattr(opening, part), wave.shape(x)
        errors.append(relative_norm(fem, found - exact * shape, exact * shape, 1.0, opening.dS))
    amplitude = integral(fem, found * shape * opening.dS) / integral(fem, shape**2 * opening.dS)
    return refined(amplitude / unit, [1 / across for across in wave.counts], errors)


def pressure_row(id: str, title: str, wave: Wave, tolerance: float) -> Row:
    """The amplitude of the pressure [kPa]."""
    compute = partial(converging, wave=wave, part="pressure", exact=wave.pressure, unit=kPa)
    order = wave.degree + 1
    return Row(id, title, Kind.EXACT, wave.pressure / kPa, "kPa", tolerance, compute, least_order=order, solved=True)


LONG, MIDDLE, SHORT = Wave(0.01), Wave(1.0), Wave(100.0)
SHARE = partial(converging, wave=MIDDLE, part="rate", exact=DEPOSITION / 2, unit=DEPOSITION)
ROWS = [
    pressure_row("half-spaces-long", "Deposition in long waves, (kL)^3 = 0.01: flow", LONG, 1e-4),
    pressure_row("half-spaces-middle", "Deposition in waves, (kL)^3 = 1", MIDDLE, 2e-3),
    pressure_row("half-spaces-short", "Deposition in short waves, (kL)^3 = 100: diffusion", SHORT, 2e-3),
    pressure_row("half-spaces-quadratic", "(kL)^3 = 1, quadratic potential", Wave(1.0, 2, (4, 8, 16)), 1e-6),
    Row(
        "half-spaces-transition",
        "Share of the deposit that opens the boundary at (kL)^3 = 1",
        Kind.EXACT,
        0.5,
        "1",
        2e-3,
        SHARE,
        least_order=2,
        solved=True,
    ),
]
