"""Claims 46, 47, 59 and 60: the array and the sizes of its tubules; see the README beside this file."""

from functools import partial
from math import sqrt
from typing import Any

from femiec.checks.claim import Claim, Given, Nature
from femiec.checks.row import Kind, Row, Status, factor_error, shortfall
from femiec.estimates.array_flow import array_conductivity
from femiec.estimates.arrays import round_holes
from femiec.estimates.transport import interface_sheet_conductance
from femiec.evolve.conduction import solved_conduction
from femiec.laws.kinematics import AXISYMMETRIC
from femiec.materials import lithium, nickel
from femiec.quantities import cm, mS_per_cm, nm, um

WIDTH, WALL, THICKNESS, COUNT = 100 * nm, 20 * nm, 50 * um, 1e10
"""Of the carbon tubules and of the matrix in the cell."""
TEMPERATURE, HEIGHT = 300.0, 20 * um


def count() -> float:
    """Tubules on a square centimetre."""
    return cm**2 / (sqrt(3) / 2 * (WIDTH + WALL) ** 2)


def extent() -> float:
    """Side [cm] of a square with 10^10 tubules."""
    return sqrt(COUNT / count())


def aspect() -> float:
    """Height over width."""
    return THICKNESS / WIDTH


def conductivity(width: float, wall: float) -> float:
    """Of lithium's interface with the wall alone, over the footprint [mS/cm]."""
    D, volume = lithium.interface_diffusivity.at(TEMPERATURE), lithium.atomic_volume.value
    sheet = interface_sheet_conductance(lithium.interface_width.value, D, volume, TEMPERATURE)
    return float(array_conductivity(round_holes(width, wall).perimeter_per_area, sheet) / mS_per_cm)


def solved_conductivity(width: float, wall: float, fem: Any) -> float:
    """All ways along the solved tubule, in a wall that conducts no lithium itself [mS/cm]."""
    return solved_conduction(nickel, fem, width=width, wall=wall, height=HEIGHT, symmetry=AXISYMMETRIC).total / mS_per_cm


PITCH = Given("pitch of a hexagonal lattice", "W + w = 120 nm", "the paper's W and w; the lattice is assumed")
TUBULES = Claim(
    "46",
    "A centimetre-wide full cell—consisting of approximately 10^10 MIEC cylinders/solid electrolyte/LiFePO4",
    "abstract; also main text, Fig. 4 and Methods",
    Nature.MAGNITUDE,
    "N = 2A/(√3 (W + w)²)",
    (PITCH, Given("area A", "1 cm²", "the paper: centimetre-wide")),
    "claim-46: a factor of 3, only the power of ten is meant; claim-46-extent: a factor of 2 on 1 cm",
    "A square centimetre holds 8·10⁹ tubules, so 10¹⁰ is right for a cell of 1 cm by 1 cm. The main text also says “several "
    "centimetres in extent” of the matrix; 3 cm by 3 cm would hold 7·10¹⁰.",
)
SLENDER = Claim(
    "47",
    "about 10^10 cylinders, each with an aspect ratio of several hundred",
    "main text; the matrix is “50 µm thick”",
    Nature.MAGNITUDE,
    "h/W",
    (Given("h, W", "50 µm, 100 nm", "the paper, main text"),),
    "a factor of 2 on 500: “several hundred” is 250 to 1000",
)
SIZES = Claim(
    "59",
    "Li can also plate/strip inside tubules of different sizes; carbon tubule with inner diameter of ~200 nm and wall "
    "thickness of 50 nm; inner diameter of ~100 nm and wall thickness of ~60 nm; inner diameter of ~30 nm and wall thickness "
    "of ~50 nm; the inner diameter of ~60 nm and the thickness of ~60 nm",
    "main text; Supplementary Figs. 12 to 14",
    Nature.MEASUREMENT,
    "κ f = p_a e² δ D_i/(Ω k T) ≥ 0.12 mS/cm, eq. (1), with the interface alone; p_a = πW/(√3/2 (W + w)²)",
    (
        Given("δ, D_i", "2 Å, 2·10⁻⁷ cm²/s at 300 K", lithium.interface_diffusivity.reference_value.source),
        Given("bound", "0.12 mS/cm", "the paper, eq. (1): 3 mA/cm² at 50 mV over 20 µm"),
    ),
    "none: it is a bound",
    "In the microscope one tubule was filled, at a rate that is not told, so eq. (1) is our yardstick: an array of such "
    "tubules would carry 3 mA/cm² up 20 µm at 50 mV along the interface alone. All sizes pass, 200/50 nm by a tenth; by finite "
    "elements it is more, for lithium also creeps. Filling of 30/50 and 60/60 nm was not seen in the images, the paper infers "
    "it from lithium that overflows.",
)
SEEN = Claim(
    "60",
    "The carbon tubule has an inner diameter W of around 100 nm, and its walls of width w ≈ 20 nm are also nanoporous",
    "main text, Fig. 2b",
    Nature.MEASUREMENT,
    "",
    (),
    "none: nothing is compared",
    "An input. The tubule of claim 44 has a wall of 28 nm, the design of Methods one of 10 nm, “quite close” to it within a "
    "factor of 2 to 3.",
)

ABOUT, SMALLEST = Status.CONSISTENT, 0.12


def size(name: str, W: int, w: int) -> Row:
    """An array of such tubules against eq. (1)."""
    compute, title = partial(conductivity, W * nm, w * nm), f"Interface of an array of {W}/{w} nm meets eq. (1)"
    return Row(name, title, Kind.CLAIM, SMALLEST, "mS/cm", 0.0, compute, shortfall, within=ABOUT, claim=SIZES)


SOLVED = partial(solved_conductivity, 200 * nm, 50 * nm)
SOLVED_TITLE = "All ways along a solved tubule of 200/50 nm meet eq. (1)"
ROWS = [
    Row("claim-46", "Tubules on 1 cm2", Kind.CLAIM, COUNT, "1", 2.0, count, factor_error, within=ABOUT, claim=TUBULES),
    Row(
        "claim-46-extent",
        "Side of a cell with 1e10 tubules",
        Kind.CLAIM,
        1.0,
        "cm",
        1.0,
        extent,
        factor_error,
        within=ABOUT,
        claim=TUBULES,
    ),
    Row(
        "claim-47",
        "Aspect ratio of several hundred",
        Kind.CLAIM,
        500.0,
        "1",
        1.0,
        aspect,
        factor_error,
        within=ABOUT,
        claim=SLENDER,
    ),
    size("claim-59", 200, 50),
    size("claim-59-100-60", 100, 60),
    size("claim-59-30-50", 30, 50),
    size("claim-59-60-60", 60, 60),
    Row("claim-59-solved", SOLVED_TITLE, Kind.CLAIM, SMALLEST, "mS/cm", 0.0, SOLVED, shortfall, ABOUT, solved=True, claim=SIZES),
    Row("claim-60", "Wall of the tubules in the microscope", Kind.CLAIM, 20.0, "nm", 0.0, None, within=Status.INPUT, claim=SEEN),
]
