"""Claims 62, 64 and 65: what lies between the tubules and the electrolyte; see the README beside this file."""

from femiec.checks.claim import Claim, Given, Nature
from femiec.checks.row import Kind, Row, Status, shortfall
from femiec.estimates.resistance import layer_resistance
from femiec.materials import aln, beo, lipon, peo_litfsi, srf2
from femiec.quantities import eV


def smallest_gap() -> float:
    """Of the three materials that the paper names [eV]."""
    return min(each.band_gap.value for each in (beo, srf2, aln)) / eV


def conductivities() -> float:
    """Of the polymer over that of the glass."""
    return peo_litfsi.ionic_conductivity.value / lipon.ionic_conductivity.value


def resistances() -> float:
    """Of the layer of glass over that of the polymer's film."""
    assert lipon.thickness is not None
    assert peo_litfsi.thickness is not None
    glass = layer_resistance(lipon.thickness.value, lipon.ionic_conductivity.value)
    return float(glass / layer_resistance(peo_litfsi.thickness.value, peo_litfsi.ionic_conductivity.value))


POLYMER = Given("PEO/LiTFSI at 55 °C", "3·10⁻⁴ S/cm, within a factor of 3; 50 µm", peo_litfsi.ionic_conductivity.source)
GLASS = Given("LiPON at 25 °C", "2·10⁻⁶ S/cm; 200 nm", lipon.ionic_conductivity.source)
FILM = Claim(
    "62",
    "We then cap the MIEC tubular matrix by a film of PEO-based/LiTFSI solid electrolyte, 50 μm thick",
    "main text; the electrolyte in the microscope is as thick",
    Nature.MEASUREMENT,
    "",
    (),
    "none: nothing is compared",
    "An input of claim 51.",
)
GAP = Claim(
    "64",
    "an electronic and Li-ion insulator (ELI) material like BeO, SrF2 or AlN (with a bandgap >4.0 eV, and thermodynamically "
    "stable against Li_bcc)",
    "main text, introduction",
    Nature.MEASUREMENT,
    "min E_g > 4.0 eV",
    tuple(Given(f"E_g of {each.name}", f"{each.band_gap.value / eV:.1f} eV", each.band_gap.source) for each in (beo, srf2, aln)),
    "none: it is a bound",
    "Stability against lithium is not modelled.",
)
ROOT = Claim(
    "65",
    "LiPON has a much poorer ionic conductivity than PEO-based/LiTFSI solid electrolyte, and approximates as the electron- and "
    "Li-ion insulator (ELI) roots; a layer of LiPON about 200 nm thick was pre-deposited into the carbon tubules by sputtering "
    "to obstruct the open pores",
    "main text, the MIEC tubular matrix",
    Nature.INCONSISTENT,
    "κ_PEO/κ_LiPON; (t/κ)_LiPON/(t/κ)_PEO",
    (POLYMER, GLASS),
    "claim-65: “much” is read as ten times; claim-65-root: an insulating root is taken to resist ten times as much as the film "
    "on it, at least; neither has a tolerance beyond that",
    "As a material LiPON conducts some 150 times worse. As a layer of 200 nm it is no insulator: 10 Ω cm² against 17 Ω cm² of "
    "the 50 µm of polymer on it (5 to 50 Ω cm² with what is known of such polymers), and less at 55 °C. It cannot be one, "
    "either: it closes the pores, so the lithium of the half cell goes through it, and loses 1.3 mV of 39 there (claim 51). "
    "What LiPON does do is keep electrons, and the soft polymer, out.",
)

ABOUT = Status.CONSISTENT
INSULATING = "A root that insulates resists 10 times as much as the polymer on it"
ROWS = [
    Row("claim-62", "Film of solid electrolyte", Kind.CLAIM, 50.0, "um", 0.0, None, within=Status.INPUT, claim=FILM),
    Row("claim-64", "Band gap of BeO, SrF2, AlN", Kind.CLAIM, 4.0, "eV", 0.0, smallest_gap, shortfall, within=ABOUT, claim=GAP),
    Row("claim-65", "The polymer conducts much better", Kind.CLAIM, 10.0, "1", 0.0, conductivities, shortfall, ABOUT, claim=ROOT),
    Row(
        "claim-65-root",
        INSULATING,
        Kind.CLAIM,
        10.0,
        "1",
        0.0,
        resistances,
        shortfall,
        within=Status.FAILED,
        beyond=Status.CONTRADICTED,
        claim=ROOT,
        note="it resists less than the polymer",
    ),
]
