"""Claims 3 to 6, and 36 for lithium, from the root pressure of the solved tubule; see the README beside this file."""

from functools import cache
from typing import Any

from femiec.checks.claim import Claim, Given, Nature
from femiec.checks.inputs import MAIN, METHODS, of_material, printed
from femiec.checks.row import Kind, Row, Status, excess, shortfall
from femiec.engine import embedded
from femiec.estimates.nernst import pressure_from_overpotential, pressure_per_volt
from femiec.geometry import Tubule, tubule_mesh
from femiec.materials import hard_carbon, lithium
from femiec.models.tubule import SingleTubule
from femiec.quantities import GPa, MPa, angstrom, mV, nm, um
from femiec.simulate import simulate

TYPICAL, HIGH = -50 * mV, -135 * mV
"""The paper's overpotentials: typical of anodes with lithium metal, and frequently seen when lithium is deposited."""
HARDNESS = 65.0
"""The paper's, of the array [MPa]."""
OMEGA = lithium.atomic_volume.value


@cache
def root_pressure(overpotential: float, fem: Any) -> float:
    """The traction [MPa] with which the flowing lithium presses on the root, averaged over it."""
    tubule = Tubule(width=100 * nm, wall=5 * nm, height=20 * um, filling=0.5)
    model = SingleTubule(tubule_mesh(tubule), lithium, hard_carbon, temperature=300.0, overpotential=overpotential)
    return simulate(model, fem).summary["Root pressure [MPa]"]


def at_50_mv(fem: Any = embedded) -> float:
    """[MPa]."""
    return root_pressure(TYPICAL, fem)


def at_135_mv(fem: Any = embedded) -> float:
    """[GPa]."""
    return root_pressure(HIGH, fem) * MPa / GPa


def per_volt(fem: Any = embedded) -> float:
    """The slope between two solved tubules [MPa/V]."""
    return (root_pressure(HIGH, fem) - root_pressure(TYPICAL, fem)) / (TYPICAL - HIGH)


def closed(overpotential: float) -> float:
    """-eU/Omega [MPa]."""
    return pressure_from_overpotential(overpotential, OMEGA) / MPa


VOLUME = of_material("atomic volume Ω", lithium.atomic_volume, angstrom**3, "Å³")
SOLVED = Given("tubule", "W = 100 nm, w = 10 nm shared, h = 20 µm, half filled, 300 K", "the paper's design; filling assumed")
LAW, DIGITS = "P = −eU/Ω", "0.5 %: the paper's 0.135 eV/GPa, from which it computes, has three digits."
GIGAPASCAL = Claim(
    "3",
    "this stress can be up to 1 gigapascal for an overpotential of 135 millivolts",
    "abstract",
    Nature.ESTIMATE,
    LAW,
    (printed("overpotential U", "−135 mV", "abstract"), VOLUME, SOLVED),
    DIGITS,
)
SLOPE = Claim(
    "4",
    "With P_LiMetal in MPa and U in V, we have maxP_LiMetal = 7,410U",
    METHODS,
    Nature.ESTIMATE,
    "dP/d|U| = e/Ω",
    (VOLUME, SOLVED),
    "0.2 %: the paper divides 1000 by 0.135 (7407); e/Ω is 7417.",
)
PRESSURE = Claim(
    "5",
    "so for U = 50 mV, maxP_LiMetal = 370 MPa",
    METHODS,
    Nature.ESTIMATE,
    LAW,
    (printed("overpotential U", "−50 mV"), VOLUME, SOLVED),
    f"{DIGITS} The solved traction at the root is a condition of the problem: it holds in the mean to rounding, 1e-9.",
)
PISTON = Claim(
    "6",
    "The creeping Li metal can act as a piston, as we have seen from the Nernst equation that P_LiMetal can easily reach"
    " hundreds of MPa.",
    "Methods, Quantitative analysis, Internal gas pressure accommodation",
    Nature.MAGNITUDE,
    LAW,
    (printed("overpotential U", "−50 mV, typical"), VOLUME, SOLVED),
    "none: hundreds are read as at least 200 MPa.",
)
LIMIT = Claim(
    "36",
    "Indentation tests show a hardness of about 65 MPa, which is higher than the internal pressurization limit",
    MAIN,
    Nature.MEASUREMENT,
    "P = −eU/Ω against the hardness",
    (printed("hardness of the array", f"{HARDNESS:g} MPa, nanoindentation", MAIN), VOLUME, SOLVED),
    "none: a bound.",
    "True of the gas; not true of lithium, which at the paper's own 50 mV presses with 371 MPa, 5.7 times the hardness. What"
    " follows for a wall depends on its neighbours: equal pressure on both sides does not bend it.",
)

NERNST, CLAIM = closed(TYPICAL), Kind.CLAIM
NOTE = "the hardness bounds the gas, not the lithium, whose solved pressure exceeds it"
TITLES = "Pressure of lithium at 135 mV", "Pressure of lithium per volt", "Pressure of lithium at 50 mV"
CLOSED = [f"{title}, closed form" for title in TITLES]
PUSHES, BOUNDED = (
    "Lithium as a piston reaches hundreds of MPa (at least 200)",
    "Lithium at 50 mV stays below the array's hardness",
)
EXACT = "Root pressure of the tubule is -eU/Omega"
ABOUT = {"compare": shortfall, "within": Status.CONSISTENT}
AGAINST = {"compare": excess, "within": Status.FAILED, "beyond": Status.CONTRADICTED}

ROWS = [
    Row("claim-3", TITLES[0], CLAIM, 1.0, "GPa", 0.005, at_135_mv, solved=True, claim=GIGAPASCAL),
    Row("claim-3-closed", CLOSED[0], CLAIM, 1.0, "GPa", 0.005, lambda: closed(HIGH) * MPa / GPa, claim=GIGAPASCAL),
    Row("claim-4", TITLES[1], CLAIM, 7410.0, "MPa/V", 0.002, per_volt, solved=True, claim=SLOPE),
    Row("claim-4-closed", CLOSED[1], CLAIM, 7410.0, "MPa/V", 0.002, lambda: pressure_per_volt(OMEGA) / MPa, claim=SLOPE),
    Row("claim-5", TITLES[2], CLAIM, 370.0, "MPa", 0.005, at_50_mv, solved=True, claim=PRESSURE),
    Row("claim-5-closed", CLOSED[2], CLAIM, 370.0, "MPa", 0.005, lambda: closed(TYPICAL), claim=PRESSURE),
    Row("claim-5-exact", EXACT, Kind.EXACT, NERNST, "MPa", 1e-9, at_50_mv, solved=True, claim=PRESSURE),
    Row("claim-6", PUSHES, CLAIM, 200.0, "MPa", 0.0, at_50_mv, solved=True, claim=PISTON, **ABOUT),
    Row("claim-36-lithium", BOUNDED, CLAIM, HARDNESS, "MPa", 0.0, at_50_mv, solved=True, claim=LIMIT, note=NOTE, **AGAINST),
]
