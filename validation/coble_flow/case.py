"""Lithium flowing with the viscosity of Coble creep, against exact wall diffusion; see the README beside this file."""

from functools import cache
from math import pi
from typing import Any

from femiec.checks.row import Kind, Row
from femiec.estimates.capillarity import slit_capillary_pressure, tube_capillary_pressure
from femiec.estimates.channel import slit_wall_diffusion_speed, slit_wall_diffusion_viscosity, tube_wall_diffusion_speed
from femiec.estimates.creep import coble_viscosity, interface_mobility
from femiec.estimates.gas import compression_ratio, isothermal_pressure
from femiec.estimates.nernst import pressure_from_overpotential
from femiec.geometry import Tubule, tubule_mesh
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR, Symmetry
from femiec.materials import hard_carbon, lithium
from femiec.models.creep import CreepLaws
from femiec.models.tubule import SingleTubule
from femiec.quantities import ATMOSPHERE, angstrom, cm2_per_s, mV, nm, um
from femiec.simulate import simulate

SIZES = Tubule(width=100 * nm, wall=5 * nm, height=20 * um, filling=0.5)
TEMPERATURE, OVERPOTENTIAL = 300.0, -50 * mV
MOBILITY = interface_mobility(2 * angstrom, 2e-7 * cm2_per_s, 21.6 * angstrom**3, TEMPERATURE)
"""Of the interface [m5/(N s)], from the paper's width, diffusivity and atomic volume."""


@cache
def tip_speed(fem: Any, symmetry: Symmetry) -> float:
    """Of a tubule in which Coble creep acts alone, solved [nm/s]."""
    coble = CreepLaws(nabarro_herring=False)
    model = SingleTubule(tubule_mesh(SIZES), lithium, hard_carbon, TEMPERATURE, OVERPOTENTIAL, symmetry=symmetry, creep=coble)
    return simulate(model, engine=fem).summary["Tip speed [nm/s]"]


def gradient(capillary_pressure: float) -> float:
    """Along the column [Pa/m]: from Nernst's pressure to that of the gas less the pull of the meniscus."""
    gas = isothermal_pressure(ATMOSPHERE, compression_ratio(SIZES.filling))
    root = pressure_from_overpotential(OVERPOTENTIAL, lithium.atomic_volume.value)
    return (root - gas + capillary_pressure) / SIZES.tip


def naive_slit_ratio() -> float:
    """Speed of a slit with the tube's grain size over that of wall diffusion: the inverse ratio of their viscosities."""
    return slit_wall_diffusion_viscosity(SIZES.width, MOBILITY) / coble_viscosity(SIZES.width, MOBILITY)


TUBE_GRADIENT = gradient(tube_capillary_pressure(lithium.surface_energy.value, SIZES.width))
SLIT_GRADIENT = gradient(slit_capillary_pressure(lithium.surface_energy.value, SIZES.width))
TUBE = tube_wall_diffusion_speed(TUBE_GRADIENT, SIZES.width, MOBILITY) / nm
SLIT = slit_wall_diffusion_speed(SLIT_GRADIENT, SIZES.width, MOBILITY) / nm


def in_tube(fem: Any) -> float:
    """[nm/s]."""
    return tip_speed(fem, AXISYMMETRIC)


def in_slit(fem: Any) -> float:
    """[nm/s]."""
    return tip_speed(fem, PLANAR)


def tube_ratio(fem: Any) -> float:
    """Speed over that of wall diffusion."""
    return in_tube(fem) / TUBE


ROWS = [
    Row("coble-tube", "Coble flow in a tube: wall diffusion", Kind.EXACT, TUBE, "nm/s", 0.04, in_tube, solved=True),
    Row("coble-tube-ratio", "The same, ratio to wall diffusion", Kind.EXACT, 42 * pi / 128, "1", 1e-3, tube_ratio, solved=True),
    Row("coble-slit", "Coble flow in a slit: wall diffusion", Kind.EXACT, SLIT, "nm/s", 1e-3, in_slit, solved=True),
    Row("coble-slit-as-tube", "A slit taken for a tube is too fast by", Kind.EXACT, 42 * pi / 24, "1", 1e-12, naive_slit_ratio),
]
