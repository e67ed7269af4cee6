"""Rigid grains that slide over a wavy boundary by diffusion along it; see the README beside this file."""

from functools import cache, partial
from math import pi
from typing import Any

import numpy as np
import skfem

from femiec.checks.grains import RigidGrains, part
from femiec.checks.order import refined
from femiec.checks.row import Kind, Measured, Row
from femiec.checks.section import section
from femiec.estimates.benchmarks import wavy_boundary_sliding_rate
from femiec.estimates.creep import interface_mobility
from femiec.estimates.transport import interface_sheet_conductance
from femiec.geometry import Mesh
from femiec.laws.kinematics import PLANAR
from femiec.materials import lithium
from femiec.quantities import MPa, nm

WAVELENGTH, SHEAR, OMEGA, TEMPERATURE = 100 * nm, 1 * MPa, lithium.atomic_volume.value, 300.0
INTERFACE = (lithium.interface_width.value, lithium.interface_diffusivity.at(TEMPERATURE), OMEGA, TEMPERATURE)
MOBILITY, CONDUCTANCE = interface_mobility(*INTERFACE), interface_sheet_conductance(*INTERFACE)
STEEP, FLAT = 0.2, (0.1, 0.05, 0.025)
"""Height of the waves over their length."""
COUNTS = (16, 32, 64)
"""Cells along half a wave."""


def wavy(height: float, across: int, degree: int) -> Mesh:
    """From crest to trough of z = WAVELENGTH/2 + (h/2) cos(2 pi x/WAVELENGTH); cells of that degree, one layer of them."""
    mesh = section(0.0, WAVELENGTH / 2, WAVELENGTH / 2, across)
    if degree == 2:
        mesh = Mesh.from_skfem(skfem.MeshQuad2.from_mesh(mesh.skfem), surfaces=mesh.surfaces)
    x, z = mesh.nodes
    mesh.move(np.array([x, z * (1 + height / WAVELENGTH * np.cos(2 * pi * x / WAVELENGTH))]))
    return mesh


@cache
def sliding_rate(fem: Any, slenderness: float, across: int, degree: int) -> float:
    """U [m/s]; the pressure is odd about crests and troughs, and so zero there."""
    height = slenderness * WAVELENGTH
    grains = RigidGrains(wavy(height, across, degree), PLANAR, (1.0, 0.0), CONDUCTANCE, OMEGA, degree)
    return part(fem, grains, SHEAR * WAVELENGTH / 2, SHEAR / slenderness, {"inner": 0.0, "outer": 0.0}).speed


def exact_rate(slenderness: float) -> float:
    """U [m/s] at any slope, M tau/<y^2 sqrt(1 + y'^2)>; the trapezoidal rule is exact to rounding for a periodic function."""
    phase = 2 * pi * np.arange(256) / 256
    y = slenderness * WAVELENGTH / 2 * np.cos(phase)
    return float(MOBILITY * SHEAR / np.mean(y**2 * np.hypot(1.0, pi * slenderness * np.sin(phase))))


def steep(fem: Any, degree: int) -> Measured:
    """U [nm/s] on the finest mesh, and the order in the cells."""
    rates = [sliding_rate(fem, STEEP, across, degree) for across in COUNTS]
    errors = [abs(rate - exact_rate(STEEP)) for rate in rates]
    return refined(rates[-1] / nm, [1 / across for across in COUNTS], errors)


def flattening(fem: Any) -> Measured:
    """U over that of small slopes for the flattest waves, and the order in the slope in which it nears one."""
    ratios = [sliding_rate(fem, s, COUNTS[-1], 2) / small_slope_rate(s) for s in FLAT]
    return refined(ratios[-1], FLAT, [abs(1 - ratio) for ratio in ratios])


def small_slope_rate(slenderness: float) -> float:
    """U [m/s]."""
    return float(wavy_boundary_sliding_rate(SHEAR, slenderness * WAVELENGTH, WAVELENGTH, MOBILITY, 0.0))


U = exact_rate(STEEP) / nm
ROWS = [
    Row(
        "sliding-steep",
        "Sliding over waves of h = 0.2 lambda, straight-sided cells",
        Kind.EXACT,
        U,
        "nm/s",
        1e-3,
        partial(steep, degree=1),
        least_order=2,
        solved=True,
    ),
    Row(
        "sliding-steep-curved",
        "The same, curved cells and quadratic potential",
        Kind.EXACT,
        U,
        "nm/s",
        1e-7,
        partial(steep, degree=2),
        least_order=4,
        solved=True,
    ),
    Row(
        "sliding-flat",
        "Sliding over flat waves over 8 M tau/h^2",
        Kind.EXACT,
        1.0,
        "1",
        1e-3,
        flattening,
        least_order=2,
        solved=True,
    ),
]
