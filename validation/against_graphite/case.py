"""Claims 30 to 32: lithium against graphite, by mass and by volume; see the README beside this file."""

from femiec.checks.claim import Claim, Given, Nature
from femiec.checks.inputs import MAIN, of_material, value
from femiec.checks.row import Kind, Row, Status
from femiec.estimates.capacity import break_even_solid_fraction, gravimetric_capacity, volumetric_capacity
from femiec.materials import lic6, lithium
from femiec.quantities import angstrom

LITHIUM, CARBON = 6.94e-3, 12.011e-3
"""Standard atomic weights [kg/mol]."""
PACKED, CONCENTRATION = 1 / lithium.atomic_volume.value, value(lic6.lithium_concentration)
"""Lithium per volume, of the metal and of LiC6 [1/m3]."""


def by_mass() -> float:
    """Lithium over graphite, without the graphite's lithium."""
    return gravimetric_capacity(LITHIUM) / gravimetric_capacity(6 * CARBON)


def by_volume() -> float:
    """Lithium over dense LiC6."""
    return volumetric_capacity(PACKED) / volumetric_capacity(CONCENTRATION)


def worthless() -> float:
    """The share of anything but lithium at which the advantage by volume is lost."""
    return break_even_solid_fraction(PACKED, CONCENTRATION)


METAL = of_material("atomic volume Ω", lithium.atomic_volume, angstrom**3, "Å³")
WEIGHTS = Given("molar masses of Li, C", f"{1e3 * LITHIUM:g}, {1e3 * CARBON:g} g/mol", "IUPAC, standard atomic weights")
HELD = of_material("c(LiC₆)", lic6.lithium_concentration, 1e28, "× 10²² cm⁻³")
LIGHTER = Claim(
    "30",
    "Lithium in the body-centred cubic (b.c.c.) crystal structure has 10× the gravimetric capacity and 3× the volumetric capacity"
    " of graphite.",
    MAIN,
    Nature.ESTIMATE,
    "(F/m_Li)/(F/(6 m_C))",
    (WEIGHTS,),
    "15 %: two digits, and graphite counted with its lithium gives 11.4.",
)
SMALLER = Claim(
    "31",
    LIGHTER.quotation,
    MAIN,
    Nature.ESTIMATE,
    "1/(Ω c(LiC₆))",
    (METAL, HELD),
    "20 %: one digit; 372 mAh/g at 2.26 g/cm³, graphite before it swells, gives 2.45.",
)
LOST = Claim(
    "32",
    "Once a Li-metal-containing anode has φ > 70 %, it loses its volumetric advantage compared to a graphite anode.",
    MAIN,
    Nature.MAGNITUDE,
    "φ = 1 − Ω c(LiC₆)",
    (METAL, HELD),
    "10 %: one digit. 0.70 needs a graphite electrode of 618 mAh/cm³, one with pores; dense LiC₆ gives 0.64.",
)

ROWS = [
    Row("claim-30", "Lithium over graphite by mass", Kind.CLAIM, 10.0, "1", 0.15, by_mass, claim=LIGHTER),
    Row("claim-31", "Lithium over LiC6 by volume", Kind.CLAIM, 3.0, "1", 0.2, by_volume, claim=SMALLER),
    Row(
        "claim-32",
        "Share of anything but lithium that takes the advantage",
        Kind.CLAIM,
        0.7,
        "1",
        0.1,
        worthless,
        within=Status.CONSISTENT,
        claim=LOST,
    ),
]
