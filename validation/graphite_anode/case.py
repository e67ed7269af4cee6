"""Claims 54 and 61: what industry asks for, and graphite as it meets it; see the README beside this file."""

from femiec.checks.claim import Claim, Given, Nature
from femiec.checks.row import Kind, Row, Status, factor_error
from femiec.estimates.resistance import layer_resistance
from femiec.estimates.transport import nernst_einstein_conductivity
from femiec.materials import lic6
from femiec.quantities import mA_per_cm2, mV, um

CURRENT, THICKNESS, TEMPERATURE = 3 * mA_per_cm2, 100 * um, 300.0


def overpotential() -> float:
    """That drives the current through a film of LiC6 itself [mV]."""
    assert lic6.lithium_concentration is not None
    assert lic6.lithium_diffusivity is not None
    kappa = nernst_einstein_conductivity(lic6.lithium_concentration.value, lic6.lithium_diffusivity.value, TEMPERATURE)
    return float(CURRENT * layer_resistance(THICKNESS, kappa) / mV)


GRAPHITE = Claim(
    "54",
    "graphite or hard carbon anodes used in lithium-ion batteries (LIB) have a film thickness of the order of 100 μm, and the "
    "film is known to be able to support a current density of ~3 mA cm−2 with an overpotential of ~50 mV",
    "Methods, Geometric design",
    Nature.MAGNITUDE,
    "U = J h/κ, κ = e² c D/(k T), eq. (2)",
    (
        Given("c, D of LiC6", "1.65·10²² cm⁻³, 10⁻⁸ cm²/s", "the paper, Methods: its conservative D"),
        Given("J, h", "3 mA/cm², 100 µm", "the paper"),
    ),
    "a factor of 2: “of the order of”, “~”",
    "Through dense LiC6 the current needs 29 mV, so the paper's conservative D is the one that fits what is known of graphite "
    "anodes; its optimistic one would need 3 mV. The comparison is loose. In a real anode lithium crosses the film in the "
    "liquid of its pores, and only enters the particles through the solid.",
)
DEMAND = Claim(
    "61",
    "The typical areal capacity Q and current density J ≡ dQ/dt demanded by industrial applications are of the order 3 mA h "
    "cm−2 and 3 mA cm−2, respectively. Typical overpotentials U of lithium-metal-containing anodes (versus Li+/Li) are of the "
    "order of 50 mV",
    "Methods, Geometric design",
    Nature.MAGNITUDE,
    "",
    (),
    "none: nothing is compared",
    "Inputs of claims 5, 7 and 29: a full charge in an hour. The paper's own cells were run at 0.125 to 0.5 mA/cm² (claim 63) "
    "and at 0.07 to 0.2 mA/cm² (claim 49).",
)

TITLE = "Overpotential of 100 um of LiC6 at 3 mA/cm2"
ASKED = "Current density that industry asks for"
ROWS = [
    Row("claim-54", TITLE, Kind.CLAIM, 50.0, "mV", 1.0, overpotential, factor_error, within=Status.CONSISTENT, claim=GRAPHITE),
    Row("claim-61", ASKED, Kind.CLAIM, 3.0, "mA/cm2", 0.0, None, within=Status.INPUT, claim=DEMAND),
    Row(
        "claim-61-capacity",
        "Areal capacity that industry asks for",
        Kind.CLAIM,
        3.0,
        "mAh/cm2",
        0.0,
        None,
        within=Status.INPUT,
        claim=DEMAND,
    ),
]
