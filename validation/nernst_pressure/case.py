"""Claims 3 to 6, and 36 for lithium, from the root pressure of the solved tubule; see the README beside this file."""

from functools import cache

from femiec.checks.row import Kind, Row, Status, excess, shortfall
from femiec.estimates.nernst import pressure_from_overpotential
from femiec.geometry import Tubule, tubule_mesh
from femiec.materials import hard_carbon, lithium
from femiec.models.tubule import SingleTubule
from femiec.quantities import GPa, MPa, mV, nm, um
from femiec.simulate import simulate

TYPICAL, HIGH = -50 * mV, -135 * mV
"""The paper's overpotentials: typical of anodes with lithium metal, and frequently seen when lithium is deposited."""
HARDNESS = 65.0
"""The paper's, of the array [MPa]."""


@cache
def root_pressure(overpotential: float) -> float:
    """The traction [MPa] with which the flowing lithium presses on the root, averaged over it."""
    tubule = Tubule(width=100 * nm, wall=5 * nm, height=20 * um, filling=0.5)
    model = SingleTubule(tubule_mesh(tubule), lithium, hard_carbon, temperature=300.0, overpotential=overpotential)
    return simulate(model).summary["Root pressure [MPa]"]


def at_50_mv() -> float:
    """[MPa]."""
    return root_pressure(TYPICAL)


def at_135_mv() -> float:
    """[GPa]."""
    return root_pressure(HIGH) * MPa / GPa


def per_volt() -> float:
    """The slope between two solved tubules [MPa/V]."""
    return (root_pressure(HIGH) - root_pressure(TYPICAL)) / (TYPICAL - HIGH)


NERNST = pressure_from_overpotential(TYPICAL, lithium.atomic_volume.value) / MPa
FEM = "embedded"

ROWS = [
    Row("claim-3", "Pressure of lithium at 135 mV", Kind.CLAIM, 1.0, "GPa", 0.005, at_135_mv, engine=FEM),
    Row("claim-4", "Pressure of lithium per volt", Kind.CLAIM, 7410.0, "MPa/V", 0.002, per_volt, engine=FEM),
    Row("claim-5", "Pressure of lithium at 50 mV", Kind.CLAIM, 370.0, "MPa", 0.005, at_50_mv, engine=FEM),
    Row("claim-5-exact", "Root pressure of the tubule is -eU/Omega", Kind.EXACT, NERNST, "MPa", 1e-9, at_50_mv, engine=FEM),
    Row(
        "claim-6",
        "Lithium as a piston reaches hundreds of MPa (at least 200)",
        Kind.CLAIM,
        200.0,
        "MPa",
        0.0,
        at_50_mv,
        compare=shortfall,
        within=Status.CONSISTENT,
        engine=FEM,
    ),
    Row(
        "claim-36-lithium",
        "Lithium at 50 mV stays below the array's hardness",
        Kind.CLAIM,
        HARDNESS,
        "MPa",
        0.0,
        at_50_mv,
        compare=excess,
        within=Status.FAILED,
        beyond=Status.CONTRADICTED,
        engine=FEM,
        note="the hardness bounds the gas, not the lithium, whose solved pressure exceeds it",
    ),
]
