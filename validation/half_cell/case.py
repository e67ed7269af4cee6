"""Claims 50, 51, 63, 66 and 72: the half cell; see the README beside this file."""

from functools import cache
from typing import Any

from femiec.checks.claim import Claim, Given, Nature
from femiec.checks.row import Kind, Row, Status, excess, shortfall
from femiec.estimates.arrays import round_holes
from femiec.estimates.capacity import areal_capacity, required_height
from femiec.estimates.half_cell import half_cell_budget, interface_resistance
from femiec.estimates.kinetics import exchange_current_density
from femiec.estimates.nernst import energy_per_pressure
from femiec.estimates.resistance import layer_resistance
from femiec.evolve import evolve, to_steady_state
from femiec.geometry import Tubule
from femiec.laws.kinetics import ButlerVolmer
from femiec.materials import hard_carbon, lipon, lithium, peo_litfsi
from femiec.models.coupled.model import CoupledTubule
from femiec.models.coupled.reshape import TravellingMesh
from femiec.models.coupled.root import Root
from femiec.protocol import Duration, Plate
from femiec.quantities import MPa, mA_per_cm2, mAh_per_cm2, mm, mV, nm, um

WIDTH, SHARED, WALL, HEIGHT, TEMPERATURE = 100 * nm, 10 * nm, 20 * nm, 50 * um, 328.15
"""W; w of the design, and of the tubules in the microscope; h; the cell was run at 55 degrees Celsius."""
CURRENT, TYPICAL = 0.125 * mA_per_cm2, 50 * mV
LONG = 300.0
"""[s], against seconds that pressure takes to spread along the wall; the tip rises by 70 nm."""
CHARGE, EXCESS = 1.5 * mAh_per_cm2, 100.0


def host_capacity() -> float:
    """Of tubules 50 um high [mAh/cm2]."""
    return float(areal_capacity(HEIGHT, round_holes(WIDTH, WALL).porosity, lithium.atomic_volume.value) / mAh_per_cm2)


def chip() -> float:
    """Thickness [mm] of lithium that holds a hundred times the charge of the half cell."""
    return float(required_height(EXCESS * CHARGE, 1.0, lithium.atomic_volume.value) / mm)


def explained() -> float:
    """The most that electrolytes, charge transfer, walls and meniscus make up [mV]."""
    return half_cell_budget().explained[1] / mV


def root() -> Root:
    """Two electrolytes and a reaction, each with the middle of what is known of it."""
    assert lipon.thickness is not None
    assert peo_litfsi.thickness is not None
    assert peo_litfsi.charge_transfer_resistance is not None
    layers = (layer_resistance(each.thickness.value, each.ionic_conductivity.value) for each in (peo_litfsi, lipon))
    current = exchange_current_density(peo_litfsi.charge_transfer_resistance.value, TEMPERATURE)
    return Root(resistance=float(sum(layers)), kinetics=ButlerVolmer(float(current)))


@cache
def plated(fem: Any) -> dict[str, float]:
    """The half cell, nearly full, after minutes of 0.125 mA/cm2."""
    mesh = TravellingMesh(0)(Tubule(WIDTH, SHARED / 2, HEIGHT / 0.97, 0.97))
    model = CoupledTubule(mesh, lithium, hard_carbon, TEMPERATURE, root=root())
    run = [Plate(CURRENT, until=Duration(LONG))]
    return evolve(model, run, fem, settings=to_steady_state(LONG), say=lambda line: None).summary


def solved_overpotential(fem: Any) -> float:
    """Of the whole half cell [mV]."""
    return abs(plated(fem)["Cell potential [mV]"])


def at_50_mv() -> float:
    """Current density [mA/cm2] that the interface takes up 50 um at 50 mV, against no resistance but its own."""
    return TYPICAL / interface_resistance() / mA_per_cm2


def solved_at_50_mv(fem: Any) -> float:
    """The same from the fall of lithium's potential in the solved tubule, wall and creep included [mA/cm2]."""
    found = plated(fem)
    tip = energy_per_pressure(lithium.atomic_volume.value) * found["Tip pressure [MPa]"] * MPa
    return CURRENT * TYPICAL / (found["Root potential [mV]"] * mV - tip) / mA_per_cm2


MAIN, HALF = "main text, half-cell tests", "Methods, Li/solid electrolyte/MIEC half cell"
AREAL = Claim(
    "50",
    "we could cycle a large amount of Li with a substantial areal capacity up to 1.5 mA h cm−2",
    MAIN,
    Nature.MEASUREMENT,
    "Q ≤ ε h e/Ω",
    (Given("h; ε", "50 µm; round holes of 100 nm, 120 nm apart", "the paper's h, W, w; the lattice is assumed"),),
    "none: it is a bound",
    "The tubules hold 6.5 mAh/cm² when full, so a quarter of their height was used, some 12 µm. Lithium was not shown to cycle "
    "over the whole height.",
)
POTENTIAL = Claim(
    "51",
    "the half cell with the 3D MIEC tubular matrix shows a lower overpotential (39 mV versus 250 mV at 0.125 mA cm−2)",
    MAIN,
    Nature.MEASUREMENT,
    "U = J (t_PEO/κ_PEO + t_LiPON/κ_LiPON) + (2kT/e) asinh(J/2i₀) + J h/(κ f) ± 2γΩ/(eR)",
    (
        Given("PEO/LiTFSI 50 µm; LiPON 200 nm", "3·10⁻⁴; 2·10⁻⁶ S/cm", peo_litfsi.ionic_conductivity.source),
        Given("charge transfer Li/PEO", "50 to 100 Ω cm²", "literature, publication not identified"),
        Given(
            "D_i at 55 °C", "4.7·10⁻⁷ cm²/s", "assumed: the paper's 2·10⁻⁷ at 300 K with the temperature dependence of eq. (4)"
        ),
    ),
    "none: what is known of the parts must not add up to more than was measured",
    "39 mV at 0.125 mA/cm² are 312 Ω cm². Polymer and LiPON take 2 to 4 mV, charge transfer 6 to 12, the way up the walls 0.7 "
    "to 6 (0.85 along the interface alone; 0.7 to 3 by finite elements, whose lithium creeps as well), the meniscus gives or "
    "takes 2.4. All parts with their middle values make 11 mV, at their worst 25. The rest is not modelled: charge transfer of "
    "the other electrode, contacts between the layers, concentration in the polymer. Most of what was measured is thus, it "
    "seems, charge transfer and contact; the number says nothing of how lithium gets along the walls, and no diffusivity may "
    "be fitted to it. The 250 mV of the flat foil, 2,000 Ω cm² with the same electrolyte, point the same way.",
)
FLAT = "carbon-coated Cu foil, whose contact with the polymer is not modelled"
EFFICIENCY = Claim(
    "72",
    "a much higher coulombic efficiency (97.12% versus 74.34% at 0.125 mA cm−2)",
    MAIN,
    Nature.MEASUREMENT,
    reason="none: nothing is compared",
    account="Side reactions, which take the missing charge, are not modelled.",
)
CURRENTS = Claim(
    "63",
    "half cell was tested at current densities of 0.125, 0.25 and 0.5 mA cm−2",
    HALF,
    Nature.MEASUREMENT,
    "J = U κ f/h, the interface alone; ΔP = (e/Ω) ΔU",
    (
        Given("U", "50 mV", "the paper's typical overpotential"),
        Given("W, w, h, T", "100 nm, 10 nm, 50 µm, 55 °C", "the paper; its thinnest wall"),
        Given(
            "D_i at 55 °C", "4.7·10⁻⁷ cm²/s", "assumed: the paper's 2·10⁻⁷ at 300 K with the temperature dependence of eq. (4)"
        ),
    ),
    "none: it is a bound",
    "At 0.5 mA/cm² the way up the tubules costs 3.4 mV along the interface alone, 25 MPa.",
)
SURPLUS = Claim(
    "66",
    "In half cells, we use a superabundant Li metal chip (more than 100× excess) as the opposite electrode",
    "main text, the MIEC tubular matrix",
    Nature.MAGNITUDE,
    "t = 100 Q Ω/e",
    (Given("charge Q of the half cell", "1.5 mAh/cm²", "the paper, main text: see claim 50"),),
    "none: nothing is compared",
    "The paper does not say how thick the chip is. A hundred times 1.5 mAh/cm² is 0.73 mm of lithium; against smaller charges "
    "a thinner chip would do.",
)

ABOUT, INPUT, NOT = Status.CONSISTENT, Status.INPUT, Status.NOT_MODELLED
WHOLE, CARRIED = "Parts of the half cell's overpotential, at their worst", "Current density that the interface takes up at 50 mV"
FOIL = "Overpotential on the flat foil"
ROWS = [
    Row(
        "claim-50",
        "Half cell's charge fits into the tubules",
        Kind.CLAIM,
        1.5,
        "mAh/cm2",
        0.0,
        host_capacity,
        shortfall,
        ABOUT,
        claim=AREAL,
    ),
    Row(
        "claim-51",
        WHOLE,
        Kind.CLAIM,
        39.0,
        "mV",
        0.0,
        explained,
        excess,
        ABOUT,
        claim=POTENTIAL,
        note="14 to 33 mV of it are not modelled; no fit",
    ),
    Row(
        "claim-51-solved",
        "Overpotential of the solved half cell",
        Kind.CLAIM,
        39.0,
        "mV",
        0.0,
        solved_overpotential,
        excess,
        ABOUT,
        solved=True,
        claim=POTENTIAL,
    ),
    Row("claim-51-control", FOIL, Kind.CLAIM, 250.0, "mV", 0.0, None, within=NOT, claim=POTENTIAL, note=FLAT),
    Row("claim-72", "Coulombic efficiency of the half cell", Kind.CLAIM, 97.12, "%", 0.0, None, within=NOT, claim=EFFICIENCY),
    Row(
        "claim-72-control",
        "Coulombic efficiency on the flat foil",
        Kind.CLAIM,
        74.34,
        "%",
        0.0,
        None,
        within=NOT,
        claim=EFFICIENCY,
    ),
    Row("claim-63", CARRIED, Kind.CLAIM, 0.5, "mA/cm2", 0.0, at_50_mv, shortfall, ABOUT, claim=CURRENTS),
    Row(
        "claim-63-solved",
        "Current density that the solved tubule takes up at 50 mV",
        Kind.CLAIM,
        0.5,
        "mA/cm2",
        0.0,
        solved_at_50_mv,
        shortfall,
        ABOUT,
        solved=True,
        claim=CURRENTS,
    ),
    Row("claim-66", "Lithium chip of 100 times 1.5 mAh/cm2", Kind.CLAIM, None, "mm", 0.0, chip, within=INPUT, claim=SURPLUS),
]
