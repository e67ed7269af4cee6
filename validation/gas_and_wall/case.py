"""Claims 35 to 37: the compressed gas, and what it does to the wall; see the README beside this file."""

from functools import cache, partial
from typing import Any

from femiec.checks.claim import Claim, Given, Nature
from femiec.checks.row import Kind, Row, Status, excess, factor_error
from femiec.estimates.gas import isothermal_pressure
from femiec.estimates.plates import safe_strip_thickness
from femiec.geometry import Tubule, tubule_mesh
from femiec.laws.solid.elastic import Elastic
from femiec.materials import hard_carbon, lithium
from femiec.materials.property import Property
from femiec.models.tubule import SingleTubule
from femiec.quantities import ATMOSPHERE, MPa, mV, nm, um
from femiec.simulate import simulate
from femiec.strength import MaxPrincipal
from femiec.walls import safe_thickness
from femiec.walls.flat import clamped_strip, one_cell, read_side, read_strip

COMPRESSION = 10.0
"""The paper's "something like 10x"."""
SEVERAL_ATMOSPHERES = 20 * ATMOSPHERE
"""The least that "tens of atmospheres (a few MPa)" can mean [Pa]."""
SPAN, THIN, THICK = 100 * nm, 2 * nm, 20 * nm


def strength() -> float:
    """That the wall is taken to have, the array's hardness [Pa]."""
    assert isinstance(hard_carbon.strength, Property)
    return hard_carbon.strength.value


def compressed_gas() -> float:
    """Ten times, isothermally [MPa]."""
    return isothermal_pressure(ATMOSPHERE, COMPRESSION) / MPa


def difference() -> float:
    """Gas compressed ten times against gas that is not [Pa]."""
    return isothermal_pressure(ATMOSPHERE, COMPRESSION) - ATMOSPHERE


@cache
def solved_gas_pressure(fem: Any) -> float:
    """Of the gas [Pa] above lithium that fills all but a tenth of the tubule, walls deformed by lithium at 50 mV."""
    tubule = Tubule(width=100 * nm, wall=5 * nm, height=20 * um, filling=1 - 1 / COMPRESSION)
    model = SingleTubule(tubule_mesh(tubule), lithium, hard_carbon, temperature=300.0, overpotential=-50 * mV)
    return simulate(model, engine=fem).summary["Gas pressure [MPa]"] * MPa


def solved_gas(unit: float, fem: Any) -> float:
    """The same in a unit of pressure."""
    return solved_gas_pressure(fem) / unit


def wall_that_holds() -> float:
    """Thinnest clamped strip [nm] under that difference."""
    return safe_strip_thickness(SPAN, difference(), strength()) / nm


def solved_wall(make: Any, read: Any, fem: Any) -> float:
    """Thinnest wall [nm] whose solved stress stays below the strength."""
    law = Elastic(hard_carbon.youngs_modulus.value, hard_carbon.poissons_ratio.value)

    def structure(wall: float) -> Any:
        return make(SPAN, wall, law, difference())

    def tension(state: Any) -> float:
        return float(read(state).tension)

    return safe_thickness(structure, MaxPrincipal(), strength(), (THIN, THICK), 1e-3, tension, engine=fem) / nm


TEN = Given("compression V₀/V", "10", "the paper, Methods")
ONE = Given("pressure of the gas at first, P₀", "1 atm", "the paper, Methods")
SIXTY_FIVE = Given("hardness of the array", "65 MPa", "the paper, main text: measured by nanoindentation")
FILLED = Given("tubule W, w, h", "100 nm, 10 nm between two, 20 µm", "the paper, Methods; 5 nm to the wall's mid-plane")

GAS = Claim(
    "35",
    "then local P_gas will increase as more and more Li metal is deposited inside, up to possibly tens of atmospheres (a few "
    "MPa) if the compression ratio is something like 10×",
    "Methods, Internal gas pressure accommodation",
    Nature.INCONSISTENT,
    "P = P₀ V₀/V",
    (ONE, TEN, FILLED),
    "a factor of 3 on 20 atm, the least that “tens” can mean, since the sentence says “possibly” and “something like”; 2 % on "
    "the solved compression, for lithium at 371 MPa stretches the cavity by 0.25 %",
    "Ten times 1 atm is 10 atm, 1.01 MPa, if the gas keeps its temperature; it does, for a tubule fills in an hour, and no gas "
    "in it is more than 50 nm from a wall. Sealed at 25 °C and run at 55 °C it is 1.1 MPa. Only adiabatic compression, which "
    "is over in nanoseconds, would give 25 atm (nitrogen) or 46 atm (argon). “Tens of atmospheres (a few MPa)” needs a "
    "compression of 20 to 30, a tubule 95 to 97 % full. The claim is right in order of magnitude, and by no more; its point, "
    "that the gas stays far below the strength of the walls and far below the pressure of lithium, holds with a margin.",
)
HARDNESS = Claim(
    "36",
    "Indentation tests show a hardness of about 65 MPa (Supplementary Fig. 21), which is higher than the internal "
    "pressurization limit (see Methods section ‘Quantitative analysis’)",
    "main text, the MIEC tubular matrix",
    Nature.MEASUREMENT,
    "P = P₀ V₀/V < 65 MPa",
    (SIXTY_FIVE, ONE, TEN, FILLED),
    "none: it is a bound",
    "The claim is true of the gas, 1 MPa. It is not true of the lithium: at the paper's own 50 mV, P = eU/Ω is 371 MPa, 5.7 "
    "times as much (row claim-36-lithium). Nor is hardness strength. It was measured on the array, which is mostly holes, so "
    "the wall itself is stronger than 65 MPa: turning indentation round (studies/nanoindentation.py) gives the wall a yield "
    "strength of 375 MPa if the array of 100/10 nm is crushed into its holes, and 104 to 125 MPa if it flows aside; for "
    "thicker walls it is less, down to 17 MPa for 30/50 nm. All of them are above the gas.",
)
WALL = Claim(
    "37",
    "if W ≈ 100 nm, one should have minimally w = w_min ≈ 10 nm. This wall thickness happens to also make sense from a "
    "mechanical robustness requirement viewpoint",
    "Methods, Geometric design",
    Nature.MAGNITUDE,
    "w = L √(ΔP/(2σ_f)), the clamped strip of span L",
    (
        Given("span L", "W = 100 nm; W/√3 for the side of a hexagon", "the paper's W; geometry"),
        Given("load ΔP", "0.91 MPa", "gas compressed ten times on one side, 1 atm on the other: assumed, the paper gives none"),
        Given(
            "strength σ_f", "65 MPa", "the paper's hardness of the array, taken for a lower bound of the wall's strength: assumed"
        ),
        Given("E, ν of the wall", "20 GPa, 0.24", "assumed; the stresses of a clamped wall do not depend on E"),
    ),
    "a factor of 2: the paper says “sensible” and gives neither load nor strength",
    "The paper does not say what makes 10 nm robust. An empty tubule next to one whose gas is compressed ten times is the "
    "worst that gas can do, and 65 MPa the least that the wall bears. A strip then needs 8.4 nm, in closed form and by finite "
    "elements; the side of a hexagon 4.8 nm by the formula of strips, and somewhat more by finite elements, for it is "
    "stretched as well as bent. It is an estimate after the fact, and it agrees with the paper's choice. Against lithium at "
    "371 MPa on one side only no such wall holds.",
)

ABOUT = Status.CONSISTENT
SOLVED = partial(Row, kind=Kind.CLAIM, within=ABOUT, solved=True)
SAID = partial(Row, kind=Kind.CLAIM, within=ABOUT, compare=factor_error)
LEAST = SEVERAL_ATMOSPHERES / MPa

ROWS = [
    SAID(
        "claim-35",
        "Gas compressed 10 times: tens of atm (a few MPa)",
        quoted=LEAST,
        unit="MPa",
        tolerance=2.0,
        compute=compressed_gas,
        claim=GAS,
        note="exactly 10 atm: tens of atm need a compression of 20 or more",
    ),
    SOLVED(
        "claim-35-solved",
        "Compression of the gas in a tubule filled to 90 %",
        quoted=COMPRESSION,
        unit="1",
        tolerance=0.02,
        compute=partial(solved_gas, ATMOSPHERE),
        claim=GAS,
    ),
    SAID(
        "claim-36",
        "Gas compressed 10 times stays below the array's hardness",
        quoted=65.0,
        unit="MPa",
        tolerance=0.0,
        compute=compressed_gas,
        compare=excess,
        claim=HARDNESS,
        note="the gas, not the lithium: see claim-36-lithium",
    ),
    SOLVED(
        "claim-36-solved",
        "Gas in a tubule filled to 90 % stays below the array's hardness",
        quoted=65.0,
        unit="MPa",
        tolerance=0.0,
        compute=partial(solved_gas, MPa),
        compare=excess,
        claim=HARDNESS,
    ),
    SAID(
        "claim-37",
        "A wall of 10 nm is mechanically sensible",
        quoted=10.0,
        unit="nm",
        tolerance=1.0,
        compute=wall_that_holds,
        claim=WALL,
        note="the thinnest that the hardness allows next to an empty tubule",
    ),
    SOLVED(
        "claim-37-solved",
        "A wall of 10 nm by the solved stress of a clamped strip",
        quoted=10.0,
        unit="nm",
        tolerance=1.0,
        compute=partial(solved_wall, clamped_strip, read_strip),
        compare=factor_error,
        claim=WALL,
    ),
    SOLVED(
        "claim-37-side",
        "A wall of 10 nm by the solved stress of a honeycomb's side",
        quoted=10.0,
        unit="nm",
        tolerance=1.0,
        compute=partial(solved_wall, partial(one_cell, degree=2), read_side),
        compare=factor_error,
        claim=WALL,
    ),
]
