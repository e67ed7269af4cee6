"""Claims 39 to 41 and 55: lithium's lattice, and how much lithium the walls hold; see the README beside this file."""

from functools import partial
from math import cbrt

from femiec.checks.claim import Claim, Given, Nature
from femiec.checks.row import Kind, Row
from femiec.estimates.crystal import atom_concentration, atomic_volume, cubic_plane_angle, cubic_plane_spacing
from femiec.materials import lithium
from femiec.quantities import angstrom, cm, nm

MOLAR_MASS = 6.94e-3
"""Of lithium [kg/mol], IUPAC's conventional standard atomic weight."""
FREEZING = 273.15
"""Of water [K]."""
CELLS = {
    "lic6": (1, (4.305, 4.305, 3.706), (90.0, 90.0, 120.0)),
    "li22si5": (16 * 22, (18.75, 18.75, 18.75), (90.0, 90.0, 90.0)),
    "li9al4": (2 * 9, (19.1551, 5.4288, 4.4988), (90.0, 107.671, 90.0)),
}
"""Lithium atoms in the unit cell, its edges [angstrom] and angles [degrees]."""


def concentration(host: str) -> float:
    """Lithium atoms per volume [1/cm3], from the unit cell."""
    atoms, edges, angles = CELLS[host]
    return float(atom_concentration(atoms, [edge * angstrom for edge in edges], angles) * cm**3)


def spacing() -> float:
    """Of lithium's (110) planes [nm], from its density."""
    volume = atomic_volume(MOLAR_MASS, lithium.density.value)
    return float(cubic_plane_spacing(cbrt(2 * volume), (1, 1, 0)) / nm)


def angle() -> float:
    """Between two {110} planes that both hold [111] [degrees]."""
    return cubic_plane_angle((1, -1, 0), (0, -1, 1))


def melting() -> float:
    """[degrees Celsius]."""
    return float(lithium.melting_temperature.value) - FREEZING


LITERATURE = "literature of its crystal structure, publication not identified"
STORED = Claim(
    "39",
    "LiC6 (c_Li = 1.65 × 10^22 cm−3 ...), Li22Si5 (c_Li = 5.3 × 10^22 cm−3 ...) and Li9Al4 (c_Li = 4 × 10^22 cm−3 ...)",
    "Methods, below eq. (3)",
    Nature.ESTIMATE,
    "c = N/V, V = a b c √(1 − Σcos² + 2 Πcos)",
    (
        Given("LiC6: N; a, c", "1; 4.305, 3.706 Å, hexagonal", LITERATURE),
        Given("Li22Si5: N; a", "352; 18.75 Å, cubic", LITERATURE),
        Given("Li9Al4: N; a, b, c, β", "18; 19.155, 5.429, 4.499 Å, 107.67°, monoclinic", LITERATURE),
    ),
    "3 %: two digits of 1.65 and 5.3, and one of 4; lattice constants agree between publications to 1 %",
    "The paper gives no source for the concentrations. Unit cells give them within 2 %.",
)
FRINGES = Claim(
    "40",
    "a 0.248-nm lattice spacing measured between (110) crystal planes perpendicular to the wall",
    "main text, Fig. 2g-i",
    Nature.MEASUREMENT,
    "d = a/√2, a = (2 m/(ρ N_A))^(1/3)",
    (
        Given("density ρ of lithium", "0.534 g/cm³", lithium.density.source),
        Given("molar mass m", "6.94 g/mol", "IUPAC, conventional standard atomic weight"),
    ),
    "0.3 %: half a unit in the last digit of 0.248 nm is 0.2 %, that of the density a third of 0.1 %",
)
PATTERN = Claim(
    "41",
    "The two pairs of symmetric diffraction spots in Supplementary Fig. 3a,b present a measured angle of 60° between each other",
    "Supplementary Fig. 3",
    Nature.MEASUREMENT,
    "cos φ = (h₁·h₂)/(|h₁||h₂|), h₁ = (1 −1 0), h₂ = (0 −1 1)",
    (Given("planes", "{110} in the zone [111]", "the paper, Supplementary Fig. 3"),),
    "1 %: half a degree",
)
MELTING = Claim(
    "55",
    "Because Li melts at T_M = 180 °C and is a soft metal",
    "main text, introduction",
    Nature.MEASUREMENT,
    "T_M − 273.15 K",
    (Given("melting point T_M", "453.65 K", lithium.melting_temperature.source),),
    "0.5 %: a degree, the last digit of 180",
)

CLAIMED = partial(Row, kind=Kind.CLAIM)
ROWS = [
    CLAIMED(
        "claim-39",
        "Lithium in LiC6",
        quoted=1.65e22,
        unit="cm-3",
        tolerance=0.03,
        compute=partial(concentration, "lic6"),
        claim=STORED,
    ),
    CLAIMED(
        "claim-39-li22si5",
        "Lithium in Li22Si5",
        quoted=5.3e22,
        unit="cm-3",
        tolerance=0.03,
        compute=partial(concentration, "li22si5"),
        claim=STORED,
    ),
    CLAIMED(
        "claim-39-li9al4",
        "Lithium in Li9Al4",
        quoted=4e22,
        unit="cm-3",
        tolerance=0.03,
        compute=partial(concentration, "li9al4"),
        claim=STORED,
    ),
    CLAIMED(
        "claim-40", "Spacing of lithium's (110) planes", quoted=0.248, unit="nm", tolerance=0.003, compute=spacing, claim=FRINGES
    ),
    CLAIMED(
        "claim-41",
        "Angle of {110} planes in the zone [111]",
        quoted=60.0,
        unit="degrees",
        tolerance=0.01,
        compute=angle,
        claim=PATTERN,
    ),
    CLAIMED(
        "claim-55",
        "Lithium melts at 180 degrees Celsius",
        quoted=180.0,
        unit="degrees Celsius",
        tolerance=0.005,
        compute=melting,
        claim=MELTING,
    ),
]
