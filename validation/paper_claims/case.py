"""Claims 1 to 15 and 35 to 38 of Chen et al. (2020); README.md beside this file quotes them."""

from functools import cache

from femiec import materials
from femiec.checks.verdict import Kind, Row, Status
from femiec.estimates.crystal import bcc_atomic_volume, homologous_temperature
from femiec.estimates.feasibility import minimum_fill_factor, minimum_wall_thickness
from femiec.estimates.gas import compression_ratio, isothermal_pressure
from femiec.estimates.nernst import energy_per_pressure, pressure_per_volt
from femiec.estimates.plates import safe_strip_thickness
from femiec.estimates.transport import nernst_einstein_conductivity, required_conductance, required_conductivity
from femiec.geometry import Tubule, tubule_mesh
from femiec.models.tubule import SingleTubule
from femiec.quantities import ATMOSPHERE, GPa, MPa, S_per_cm, S_per_cm2, angstrom, mA_per_cm2, mS_per_cm, mV, nm, um
from femiec.simulate import simulate

CLAIM, CONSISTENT, CONTRADICTED = Kind.CLAIM, Status.CONSISTENT, Status.CONTRADICTED
VOLUME = materials.lithium.atomic_volume.value
HARDNESS = materials.hard_carbon.strength.value
TEMPERATURE, WIDTH = 300.0, 100 * nm
OPTIMISTIC = 1e-11
"""The paper's optimistic diffusivity of LiC6, 1e-7 cm2/s [m2/s]."""


@cache
def solved(overpotential=-50 * mV, filling=0.5):
    """The paper's tubule, solved: its summary."""
    mesh = tubule_mesh(Tubule(WIDTH, 5 * nm, 20 * um, filling))
    return simulate(SingleTubule(mesh, materials.lithium, materials.hard_carbon, TEMPERATURE, overpotential)).summary


def within(low, high, value):
    """The value, if it lies where the claim says."""
    if not low <= value < high:
        raise ValueError(f"{value:g} is not from {low:g} to {high:g}")
    return value


def requirement():
    """The longitudinal conductivity times fill factor of eq. (1) [S/m]."""
    return required_conductivity(required_conductance(3 * mA_per_cm2, -50 * mV), 20 * um)


def bulk(host, diffusivity=None):
    """Eq. (2) [S/m]."""
    diffusivity = host.lithium_diffusivity.value if diffusivity is None else diffusivity
    return nernst_einstein_conductivity(host.lithium_concentration.value, diffusivity, TEMPERATURE)


def lic6_fill():
    return minimum_fill_factor(bulk(materials.lic6), requirement())


def claim(number, title, quoted, unit, tolerance, compute, **more):
    return Row(f"claim-{number}", title, CLAIM, quoted, unit, tolerance, compute, **more)


FE = {"engine": "embedded"}
ROWS = [
    claim("1", "Atomic volume of lithium", 21.6, "A3", 0.003, lambda: bcc_atomic_volume(3.51 * angstrom) / angstrom**3),
    claim("2", "Energy of an atom's volume per pressure", 0.135, "eV/GPa", 0.005, lambda: energy_per_pressure(VOLUME) * GPa),
    claim("3", "Root pressure at 135 mV", 1.0, "GPa", 0.005, lambda: solved(-135 * mV)["Root pressure [MPa]"] / 1e3, **FE),
    claim("4", "Pressure per volt", 7410.0, "MPa/V", 0.002, lambda: pressure_per_volt(VOLUME) / MPa),
    claim("5", "Root pressure at 50 mV", 370.0, "MPa", 0.005, lambda: solved()["Root pressure [MPa]"], **FE),
    claim(
        "6",
        "Lithium as a piston of hundreds of MPa, at 39 mV",
        None,
        "MPa",
        0.0,
        lambda: within(100, 1000, solved(-39 * mV)["Root pressure [MPa]"]),
        within=CONSISTENT,
        **FE,
    ),
    claim(
        "7",
        "Conductance for 3 mA/cm2 at 50 mV",
        0.06,
        "S/cm2",
        1e-12,
        lambda: required_conductance(3 * mA_per_cm2, -50 * mV) / S_per_cm2,
    ),
    claim("8", "Conductivity times fill factor, eq. (1)", 0.12, "mS/cm", 1e-12, lambda: requirement() / mS_per_cm),
    claim(
        "9",
        "Conductivity of LiC6, D = 1e-7 cm2/s, eq. (2)",
        0.01,
        "S/cm",
        0.05,
        lambda: bulk(materials.lic6, OPTIMISTIC) / S_per_cm,
    ),
    claim("10", "Conductivity of LiC6, D = 1e-8 cm2/s", 1.0, "mS/cm", 0.05, lambda: bulk(materials.lic6) / mS_per_cm),
    claim("11", "Conductivity of Li9Al4", 0.25, "mS/cm", 0.02, lambda: bulk(materials.li9al4) / mS_per_cm),
    claim("12", "Conductivity of Li22Si5", 0.003, "mS/cm", 0.15, lambda: bulk(materials.li22si5) / mS_per_cm),
    claim("13-fill", "Fill factor that LiC6 needs", 0.1, "1", 0.2, lic6_fill),
    claim(
        "13-wall",
        "Wall that LiC6 needs",
        10.0,
        "nm",
        0.4,
        lambda: minimum_wall_thickness(bulk(materials.lic6), requirement(), WIDTH) / nm,
    ),
    claim(
        "14-fill",
        "Fill factor that Li9Al4 needs",
        0.5,
        "1",
        0.08,
        lambda: minimum_fill_factor(bulk(materials.li9al4), requirement()),
    ),
    claim(
        "14-wall",
        "Wall that Li9Al4 needs",
        100.0,
        "nm",
        0.08,
        lambda: minimum_wall_thickness(bulk(materials.li9al4), requirement(), WIDTH) / nm,
    ),
    claim(
        "15",
        "Li22Si5 without interfaces is unworkable: fill factor over 1",
        None,
        "1",
        0.0,
        lambda: within(1, 1e3, minimum_fill_factor(bulk(materials.li22si5), requirement())),
        within=Status.REPRODUCED,
    ),
    claim(
        "35",
        "Gas compressed 10 times: a few MPa",
        3.0,
        "MPa",
        2 / 3,
        lambda: isothermal_pressure(ATMOSPHERE, compression_ratio(0.9)) / MPa,
        within=CONSISTENT,
    ),
    claim(
        "35-solved",
        "Gas compressed 10 times, solved with the deformed wall",
        10.0,
        "atm",
        0.02,
        lambda: solved(filling=0.9)["Gas pressure [MPa]"] * MPa / ATMOSPHERE,
        **FE,
    ),
    claim(
        "36-gas",
        "Hardness of the array above the gas pressure at 90 % filling: their ratio",
        None,
        "1",
        0.0,
        lambda: within(1, 1e4, HARDNESS / MPa / solved(filling=0.9)["Gas pressure [MPa]"]),
        within=CONSISTENT,
        **FE,
    ),
    claim(
        "36-lithium",
        "Hardness of the array above the lithium pressure at 50 mV: their ratio",
        1.0,
        "1",
        0.0,
        lambda: HARDNESS / MPa / solved()["Root pressure [MPa]"],
        within=Status.FAILED,
        beyond=CONTRADICTED,
        **FE,
    ),
    claim(
        "37",
        "Wall of 10 nm makes sense mechanically: thinnest safe strip",
        10.0,
        "nm",
        0.5,
        lambda: safe_strip_thickness(WIDTH, isothermal_pressure(ATMOSPHERE, 10.0) - ATMOSPHERE, HARDNESS) / nm,
        within=CONSISTENT,
    ),
    claim(
        "38",
        "Homologous temperature of lithium at 300 K",
        0.66,
        "1",
        0.01,
        lambda: homologous_temperature(TEMPERATURE, materials.lithium.melting_temperature.value),
    ),
]
