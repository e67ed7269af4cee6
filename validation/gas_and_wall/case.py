"""Claims 35 to 37: the compressed gas, and what it does to the wall; see the README beside this file."""

from functools import cache

from femiec.checks.row import Kind, Row, Status, excess, factor_error
from femiec.estimates.gas import isothermal_pressure
from femiec.estimates.plates import safe_strip_thickness
from femiec.geometry import Tubule, tubule_mesh
from femiec.materials import hard_carbon, lithium
from femiec.materials.property import Property
from femiec.models.tubule import SingleTubule
from femiec.quantities import ATMOSPHERE, MPa, mV, nm, um
from femiec.simulate import simulate

COMPRESSION = 10.0
"""The paper's "something like 10x"."""
SEVERAL_ATMOSPHERES = 20 * ATMOSPHERE
"""The least that "tens of atmospheres (a few MPa)" can mean [Pa]."""


@cache
def solved_gas_pressure() -> float:
    """Of the gas [Pa] above lithium that fills all but a tenth of the tubule, walls deformed by lithium at 50 mV."""
    tubule = Tubule(width=100 * nm, wall=5 * nm, height=20 * um, filling=1 - 1 / COMPRESSION)
    model = SingleTubule(tubule_mesh(tubule), lithium, hard_carbon, temperature=300.0, overpotential=-50 * mV)
    return simulate(model).summary["Gas pressure [MPa]"] * MPa


def wall_that_holds() -> float:
    """Thinnest clamped strip [nm] between gas compressed ten times and gas that is not."""
    assert isinstance(hard_carbon.strength, Property)
    difference = isothermal_pressure(ATMOSPHERE, COMPRESSION) - ATMOSPHERE
    return safe_strip_thickness(100 * nm, difference, hard_carbon.strength.value) / nm


def compressed_gas() -> float:
    """Ten times, isothermally [MPa]."""
    return isothermal_pressure(ATMOSPHERE, COMPRESSION) / MPa


def solved_compression() -> float:
    """Pressure over that in the empty tubule."""
    return solved_gas_pressure() / ATMOSPHERE


ABOUT = Status.CONSISTENT
LEAST = SEVERAL_ATMOSPHERES / MPa
TEN = "exactly 10 atm: tens of atm need a compression of 20 or more"
WALL = "the thinnest that the hardness allows next to an empty tubule"

ROWS = [
    Row(
        "claim-35",
        "Gas compressed 10 times: tens of atm (a few MPa)",
        Kind.CLAIM,
        LEAST,
        "MPa",
        2.0,
        compressed_gas,
        compare=factor_error,
        within=ABOUT,
        note=TEN,
    ),
    Row(
        "claim-35-solved",
        "Compression of the gas in a tubule filled to 90 %",
        Kind.CLAIM,
        COMPRESSION,
        "1",
        0.02,
        solved_compression,
        within=ABOUT,
        engine="embedded",
    ),
    Row(
        "claim-36",
        "Gas compressed 10 times stays below the array's hardness",
        Kind.CLAIM,
        65.0,
        "MPa",
        0.0,
        lambda: solved_gas_pressure() / MPa,
        compare=excess,
        within=ABOUT,
        engine="embedded",
        note="the gas, not the lithium: see claim-36-lithium",
    ),
    Row(
        "claim-37",
        "A wall of 10 nm is mechanically sensible",
        Kind.CLAIM,
        10.0,
        "nm",
        1.0,
        wall_that_holds,
        compare=factor_error,
        within=ABOUT,
        note=WALL,
    ),
]
