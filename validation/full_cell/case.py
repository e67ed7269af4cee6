"""Claims 48, 49, 52 and 71: the full cell; see the README beside this file."""

from femiec.checks.claim import Claim, Given, Nature
from femiec.checks.row import Kind, Row, Status, shortfall
from femiec.estimates.arrays import round_holes
from femiec.estimates.capacity import areal_capacity, cycles_of_excess, gravimetric_capacity
from femiec.materials import lithium
from femiec.quantities import hour, mAh_per_cm2, nm, um

MOLAR_LIFEPO4 = 157.757e-3
"""[kg/mol]."""
CAPACITY, LOADING, SURPLUS = 164.0, 6.0, 1.0
"""The paper's: [mAh/g], the most [mg/cm2], lithium beyond the cathode's over the cathode's."""
EFFICIENCY = 0.9983
MAH_PER_G = hour
"""[C/kg]: a milliampere over a gram is an ampere over a kilogram."""
WIDTH, WALL, HEIGHT = 100 * nm, 20 * nm, 50 * um


def theoretical() -> float:
    """Capacity of LiFePO4 that gives all its lithium [mAh/g]."""
    return float(gravimetric_capacity(MOLAR_LIFEPO4) / MAH_PER_G)


def host_capacity() -> float:
    """Of the tubules [mAh/cm2]."""
    return float(areal_capacity(HEIGHT, round_holes(WIDTH, WALL).porosity, lithium.atomic_volume.value) / mAh_per_cm2)


def cycles() -> float:
    """That the paper's excess lasts."""
    return float(cycles_of_excess(SURPLUS, EFFICIENCY))


MAIN = "main text, full-cell tests; Fig. 4e, f"
CATHODE = Claim(
    "48",
    "the discharge capacity of which reaches 164 mA h g−1 at 0.1C and 157 mA h g−1 at 0.2C",
    "Fig. 4; abstract: “a high capacity of about 164 milliampere hours per gram of LiFePO4”",
    Nature.MEASUREMENT,
    "q ≤ F/m(LiFePO4)",
    (Given("molar mass m of LiFePO4", "157.757 g/mol", "sum of the atomic weights"),),
    "none: what LiFePO4 can give must not be less than what was measured",
    "The cathode is not modelled. It gave 97 and 92 % of the 169.9 mAh/g that it can give, so lithium was not what was short; "
    "on the flat foil 123 mAh/g, 72 %.",
)
LOAD = Claim(
    "49",
    "The mass loading is 4–6 mg LiFePO4 per cm2; we predeposited 1× excess Li into the MIEC tubules from the half cell",
    "Methods, All-solid-state full cell",
    Nature.MEASUREMENT,
    "2 · 6 mg/cm² · 164 mAh/g ≤ ε h e/Ω",
    (
        Given("mass loading, capacity, excess", "6 mg/cm², 164 mAh/g, 1×", "the paper"),
        Given("h; ε", "50 µm; round holes of 100 nm, 120 nm apart", "the paper's h, W, w; the lattice is assumed"),
    ),
    "none: it is a bound",
    "The paper gives no areal capacity of the full cell. Its numbers make 0.66 to 0.98 mAh/cm², a quarter to a third of the 3 "
    "mAh/cm² that it calls typical of industry, at 0.07 to 0.1 mA/cm² (0.1C), thirty times less, at least, than the typical 3 "
    "mA/cm². With the excess, up to 2.0 mAh/cm² are plated, under a third of what the tubules hold. The full cell shows that "
    "the design works; not that it works at the design's own current.",
)
CYCLING = Claim(
    "52",
    "the all-solid-state full cell shows a lower overpotential (0.25 V versus 0.45 V), a higher discharge capacity (164 mA h "
    "g−1 versus 123 mA h g−1) and a much higher coulombic efficiency (99.83% versus 82.22%) at 0.1C. This full cell shows "
    "almost no degradation for more than 50 cycles",
    MAIN,
    Nature.MEASUREMENT,
    "n = excess/(1 − CE)",
    (Given("excess, CE", "1×, 99.83 %", "the paper: measured"),),
    "none: the cycles are a bound, and nothing else is compared",
    "Neither the cathode nor side reactions are modelled. 0.25 V at 0.07 to 0.1 mA/cm² are 2,500 to 3,800 Ω cm², ten times "
    "what the half cell shows, so it is the cathode, most likely, that sets it. It must not be taken for an overpotential of "
    "lithium: P = −eU/Ω would be 1.9 GPa. At 99.83 % an excess as large as the cathode lasts for 588 cycles, so 50 without "
    "loss follow from the other two numbers, and say nothing of their own. At the half cell's 97.12 % it would be gone after "
    "35, at the flat foil's 82.22 % after six.",
)
RECIPE = Claim(
    "71",
    "LiFePO4 powder (the active material, 60 wt%), polyethylene oxide (PEO, 20 wt%), LiTFSI (10 wt%), and carbon black (10 "
    "wt%); tested at 55 °C ... between 2.5 V and 3.85 V",
    "Methods, All-solid-state full cell",
    Nature.MEASUREMENT,
    reason="none: nothing is compared",
    account="Settings of the experiment. 55 °C is the temperature of the models' half cell; the rest does not enter them.",
)

ABOUT, NOT, INPUT = Status.CONSISTENT, Status.NOT_MODELLED, Status.INPUT
WITH_EXCESS = LOADING * CAPACITY / 1e3 * (1 + SURPLUS)
"""[mAh/cm2]."""
LAST = "Cycles that the lithium lasts at 99.83 %"
ROWS = [
    Row(
        "claim-48",
        "LiFePO4 at 0.1C, below what it can give",
        Kind.CLAIM,
        CAPACITY,
        "mAh/g",
        0.0,
        theoretical,
        shortfall,
        ABOUT,
        claim=CATHODE,
    ),
    Row(
        "claim-48-fast",
        "LiFePO4 at 0.2C, below what it can give",
        Kind.CLAIM,
        157.0,
        "mAh/g",
        0.0,
        theoretical,
        shortfall,
        ABOUT,
        claim=CATHODE,
    ),
    Row(
        "claim-48-control",
        "LiFePO4 beside the flat foil, below what it can give",
        Kind.CLAIM,
        123.0,
        "mAh/g",
        0.0,
        theoretical,
        shortfall,
        ABOUT,
        claim=CATHODE,
    ),
    Row(
        "claim-49",
        "Lithium of the full cell fits into the tubules",
        Kind.CLAIM,
        WITH_EXCESS,
        "mAh/cm2",
        0.0,
        host_capacity,
        shortfall,
        ABOUT,
        claim=LOAD,
    ),
    Row("claim-52-cycles", LAST, Kind.CLAIM, 50.0, "1", 0.0, cycles, shortfall, ABOUT, claim=CYCLING),
    Row("claim-52", "Overpotential of the full cell", Kind.CLAIM, 0.25, "V", 0.0, None, within=NOT, claim=CYCLING),
    Row(
        "claim-52-control",
        "Overpotential of the cell with the flat foil",
        Kind.CLAIM,
        0.45,
        "V",
        0.0,
        None,
        within=NOT,
        claim=CYCLING,
    ),
    Row(
        "claim-52-efficiency",
        "Coulombic efficiency of the full cell",
        Kind.CLAIM,
        99.83,
        "%",
        0.0,
        None,
        within=NOT,
        claim=CYCLING,
    ),
    Row(
        "claim-52-efficiency-control",
        "Coulombic efficiency with the flat foil",
        Kind.CLAIM,
        82.22,
        "%",
        0.0,
        None,
        within=NOT,
        claim=CYCLING,
    ),
    Row("claim-71", "Temperature of the cells", Kind.CLAIM, 55.0, "degrees Celsius", 0.0, None, within=INPUT, claim=RECIPE),
]
