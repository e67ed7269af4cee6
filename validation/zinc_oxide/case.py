"""Claims 45, 56 to 58 and 73: zinc oxide on and in the walls; see the README beside this file."""

from functools import partial

from femiec.checks.claim import Claim, Given, Nature
from femiec.checks.row import Kind, Row, Status, factor_error
from femiec.estimates.arrays import round_holes
from femiec.estimates.characterisation import conversion_layer, oxide_stoichiometry
from femiec.quantities import FARADAY, g_per_cm3, mAh_per_cm2, nm, um

OXYGEN, BOUND_OXYGEN, ZINC = 10.01, 9.09, 2.03
"""Atomic percent, the second after acid has taken the zinc oxide."""
MOLAR_CARBON, DENSE = 12.011e-3, 2.0 * g_per_cm3
"""[kg/mol]; of carbon without pores."""
MOLAR_LI2O, DENSITY_LI2O = 29.88e-3, 2.013 * g_per_cm3
MOLAR_ZNO, DENSITY_ZNO = 81.38e-3, 5.61 * g_per_cm3
BORE, WALL, SHARED_WALL, HEIGHT, COATING = 100 * nm, 20 * nm, 10 * nm, 50 * um, 1 * nm
"""Of the tubules in the microscope; of those in the cell, whose neighbours share a wall, and of the oxide on them."""


def carbon() -> float:
    """Atomic percent: what is neither oxygen nor zinc."""
    return 100 - OXYGEN - ZINC


def oxygen_per_zinc() -> float:
    """x of ZnO_x."""
    return float(oxide_stoichiometry(OXYGEN, BOUND_OXYGEN, ZINC))


def zinc_per_carbon() -> float:
    """[%]."""
    return 100 * ZINC / carbon()


def oxide_layer(oxygen: float) -> float:
    """Thickness [nm] of Li2O on the outer face of a wall of 20 nm, from so many atomic percent of oxygen in dense carbon."""
    return float(conversion_layer(oxygen / carbon(), BORE, WALL, DENSE / MOLAR_CARBON, MOLAR_LI2O / DENSITY_LI2O) / nm)


def taken_by_the_coating() -> float:
    """Charge per footprint [mAh/cm2] of ZnO + 3 Li -> LiZn + Li2O, on the inside of all tubules."""
    area = HEIGHT * round_holes(BORE, SHARED_WALL).perimeter_per_area
    return float(3 * FARADAY * COATING * area * DENSITY_ZNO / MOLAR_ZNO / mAh_per_cm2)


SHARES = Given("atomic percent of O, O after acid, Zn", "10.01, 9.09, 2.03", "the paper, Supplementary Fig. 2: measured")
OXIDE = Claim(
    "45",
    "x in the ZnO_x can be calculated to be ~0.45 based on (10.01−9.09)/2.03",
    "Supplementary Fig. 2; the caption's reference to Fig. 21 is a misprint",
    Nature.ESTIMATE,
    "x = (O − O_bound)/Zn",
    (SHARES,),
    "2 %: half a unit in the last digit of 0.45 is 1 %",
)
TRACE = Claim(
    "56",
    "The atomic ratio of zinc atoms of zinc oxide to carbon atoms is about 2 %",
    "Supplementary Fig. 2",
    Nature.MEASUREMENT,
    "Zn/(100 − O − Zn)",
    (SHARES, Given("carbon", "all that is neither oxygen nor zinc", "assumed")),
    "25 %: one digit, 1.5 to 2.5 %",
    "A measured number, beside what the paper's own atomic percents make.",
)
LAYER = Claim(
    "57",
    "a crystalline Li2O layer with a thickness of a few nanometres is observed to be formed along the outer surface of the "
    "carbon tubule",
    "main text, Fig. 3a",
    Nature.MEASUREMENT,
    "t = (O/C) (ρ/m_C) V_m(Li₂O) A_wall/(π (W + 2w))",
    (
        SHARES,
        Given("W, w", "100 nm, 20 nm", "the paper, main text"),
        Given("ρ of carbon", "2.0 g/cm³, without pores: the most that a wall can hold", "handbook value, edition not identified"),
        Given("Li2O: molar mass, density", "29.88 g/mol, 2.013 g/cm³", "handbook value, edition not identified"),
    ),
    "a factor of 2 on 3 nm: “a few” is 2 to 6",
    "The paper has the layer made from the ZnO_x of the wall, ZnO_x + (2x + y) Li → ZnLi_y + x Li2O. There is too little of "
    "it: 2 % of zinc with x = 0.45 give 0.4 nm, if all of it comes out on the outer face of a wall without pores. A few "
    "nanometres need the oxygen that is bonded to the carbon as well, ten times as much (row claim-57-oxygen), or oxygen from "
    "elsewhere. It changes nothing in the models, in which wetting is an input.",
)

COAT = Claim(
    "58",
    "a 1-nm-thick ZnO layer was deposited onto the inner surfaces of the MIEC tubular matrix by ALD (atomic layer deposition)",
    "Methods, Synthesis of MIEC 3D electrode",
    Nature.MEASUREMENT,
    "Q = 3 F t h p_a ρ/m, from ZnO + 3 Li → LiZn + Li2O",
    (
        Given("t, h", "1 nm, 50 µm", "the paper"),
        Given(
            "inner perimeter per footprint p_a",
            "that of round holes of 100 nm, 110 nm apart",
            "the paper's W and w_min; the lattice is assumed",
        ),
        Given("ZnO: molar mass, density", "81.38 g/mol, 5.61 g/cm³", "handbook value, edition not identified"),
    ),
    "none: nothing is compared",
    "How the oxide makes lithium wet is not modelled: the contact angle is an input of the models, 0 on walls with oxide. What "
    "the oxide costs can be told: the tubules have some 1,500 cm² of inner surface per cm² of cell, and 1 nm on all of it "
    "takes 0.8 mAh/cm² on first lithiation, as much as the full cell's whole capacity (claim 49). It is paid once, in the half "
    "cell.",
)
WETTING = Claim(
    "73",
    "Li first produces a complete wetting, rapidly spreading along the outer surface with zero contact angle up to a distance "
    "of 140 nm, before finally pushing downward",
    "main text, Fig. 3b-f",
    Nature.MEASUREMENT,
    reason="none: nothing is compared",
    account="Lithium on the outside of a tubule is not modelled. The zero contact angle is an input: it pulls the tip of the "
    "column with 2γ/R = 18 MPa in a bore of 100 nm, 2.4 mV.",
)

ABOUT, A_FEW = Status.CONSISTENT, 3.0
REFUTED = partial(Row, within=Status.FAILED, beyond=Status.CONTRADICTED)
FROM_ZINC, FROM_ALL = (partial(oxide_layer, share) for share in (OXYGEN - BOUND_OXYGEN, OXYGEN))
SEVENTH = "the zinc oxide gives a seventh of it; all oxygen of the wall would do"

ROWS = [
    Row("claim-45", "x of ZnO_x", Kind.CLAIM, 0.45, "1", 0.02, oxygen_per_zinc, claim=OXIDE),
    Row("claim-56", "Zinc atoms per carbon atom", Kind.CLAIM, 2.0, "%", 0.25, zinc_per_carbon, within=Status.INPUT, claim=TRACE),
    REFUTED(
        "claim-57",
        "Li2O from the ZnO_x of the wall: a few nanometres",
        Kind.CLAIM,
        A_FEW,
        "nm",
        1.0,
        FROM_ZINC,
        factor_error,
        claim=LAYER,
        note=SEVENTH,
    ),
    Row(
        "claim-57-oxygen",
        "Li2O from all oxygen of the wall: a few nanometres",
        Kind.CLAIM,
        A_FEW,
        "nm",
        1.0,
        FROM_ALL,
        factor_error,
        within=ABOUT,
        claim=LAYER,
    ),
    Row(
        "claim-58",
        "Lithium that 1 nm of ZnO takes",
        Kind.CLAIM,
        None,
        "mAh/cm2",
        0.0,
        taken_by_the_coating,
        within=Status.INPUT,
        claim=COAT,
    ),
    Row(
        "claim-73",
        "Lithium wets the outside over 140 nm",
        Kind.CLAIM,
        140.0,
        "nm",
        0.0,
        None,
        within=Status.NOT_MODELLED,
        claim=WETTING,
    ),
]
