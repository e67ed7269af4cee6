"""Claims 13 to 16: how much of a matrix must be wall if lithium moves in the wall alone; see the README beside this file."""

from dataclasses import replace
from functools import cache, partial
from typing import Any

from femiec.checks.claim import Claim, Given, Nature
from femiec.checks.inputs import METHODS, of_material, printed
from femiec.checks.row import Kind, Row, Status, excess, shortfall
from femiec.errors import InputError
from femiec.estimates.feasibility import minimum_fill_factor, minimum_wall_thickness
from femiec.estimates.transport import required_conductance, required_conductivity
from femiec.evolve.conduction import solved_bulk_conductivity
from femiec.materials import Host, li9al4, li22si5, lic6
from femiec.materials.variants import with_diffusivity
from femiec.models.coupled.transport import bulk_conductivity
from femiec.quantities import cm2_per_s, mA_per_cm2, mV, nm, um

HEIGHT, WIDTH, WALL, TEMPERATURE = 20 * um, 100 * nm, 10 * nm, 300.0
REQUIREMENT = required_conductivity(required_conductance(3 * mA_per_cm2, -50 * mV), HEIGHT)
"""The right-hand side of the paper's eq. (1) [S/m]."""
WORKABLE, DIFFICULT, IMPOSSIBLE = 1e-8 * cm2_per_s, 1e-9 * cm2_per_s, 1e-10 * cm2_per_s
"""Diffusivities of claim 16; the last stands for anything lower."""


def slow(host: Host, diffusivity: float) -> Host:
    """The wall with a diffusivity of claim 16."""
    return with_diffusivity(host, diffusivity, "this case, a diffusivity that the paper judges")


@cache
def solved_conductivity(host: Host, fem: Any) -> float:
    """Of a solved slit whose faces do not conduct [S/m]."""
    return solved_bulk_conductivity(host, fem, WIDTH, WALL)


def fill(host: Host) -> float:
    """Least fill factor."""
    return minimum_fill_factor(bulk_conductivity(host, TEMPERATURE), REQUIREMENT)


def solved_fill(host: Host, fem: Any) -> float:
    """The same from the solved slit."""
    return minimum_fill_factor(solved_conductivity(host, fem), REQUIREMENT)


def thinnest(host: Host) -> float:
    """Least thickness of a wall [nm]."""
    return minimum_wall_thickness(bulk_conductivity(host, TEMPERATURE), REQUIREMENT, WIDTH) / nm


def solved_thinnest(host: Host, fem: Any) -> float:
    """The same from the solved slit [nm]."""
    return minimum_wall_thickness(solved_conductivity(host, fem), REQUIREMENT, WIDTH) / nm


def walls_of_li22si5() -> float:
    """How many wall thicknesses meet eq. (1): one, or none where the closed form refuses."""
    try:
        thinnest(li22si5)
    except InputError:
        return 0.0
    return 1.0


FORMULA = "f = w/(w + W) = (J/|U|) h/κ, w = f W/(1 − f), κ = e² c D/(k T)"
NEED = printed("eq. (1): (J/|U|) h", "0.12 mS/cm"), printed("width W", "100 nm")
REST = (
    Given("temperature T", f"{TEMPERATURE:g} K", "assumed: the paper's room temperature"),
    Given("solved cell", "slits, W/w = 100/10 nm, h = 20 µm, faces not conducting", "the paper's design, bulk alone"),
)


def of(host: Host, diffusivity: bool = True) -> tuple[Given, ...]:
    """What a wall gives to eq. (2)."""
    inputs = of_material(f"c({host.name})", host.lithium_concentration, 1e28, "× 10²² cm⁻³")
    return (inputs, of_material(f"D({host.name})", host.lithium_diffusivity, cm2_per_s, "cm²/s")) if diffusivity else (inputs,)


CARBON = Claim(
    "13",
    "the minimum MIEC fill factor for LiC₆ is w_min/(w_min + W) = 0.12 mS cm⁻¹/κ_MIEC ≈ 0.1, and so if W ≈ 100 nm, one should"
    " have minimally w = w_min ≈ 10 nm",
    METHODS,
    Nature.ESTIMATE,
    FORMULA,
    (*NEED, *of(lic6), *REST),
    "20 % for f and 40 % for w: the paper rounds f = 0.12 to 0.1 before it computes w.",
    "The paper's own equation gives f = 0.117 and w = 13.3 nm: consistent, not reproduced. Its 10 nm wall carries 77 % of what"
    " its eq. (1) asks for.",
)
ALUMINIUM = Claim(
    "14",
    "thus requiring an excessively large MIEC fill factor of w_min/(w_min + W) = 0.12 mS cm⁻¹/κ_MIEC = 0.5 and requiring"
    " w_min = W = 100 nm",
    METHODS,
    Nature.ESTIMATE,
    FORMULA,
    (*NEED, *of(li9al4), *REST),
    "8 %: one digit; w is the more sensitive of the two.",
)
SILICON = Claim(
    "15",
    "the bulk Li diffusivity value for Li₂₂Si₅ is totally unworkable, because κ_MIEC(Li₂₂Si₅) = 0.003 mS cm⁻¹, and we cannot"
    " satisfy the transport requirement, equation (1)",
    METHODS,
    Nature.ESTIMATE,
    FORMULA,
    (*NEED, *of(li22si5), *REST),
    "none: a fill factor above 1 is infeasible, by however little.",
)
RANGES = Claim(
    "16",
    "if bulk diffusion alone operates in the MIEC, D_Li^bulk = 10⁻⁸ cm² s⁻¹ would be workable, D_Li^bulk = 10⁻⁹ cm² s⁻¹ would be"
    " difficult, and anything lower would be impossible",
    METHODS,
    Nature.INCONSISTENT,
    FORMULA,
    (*NEED, *(given for host in (lic6, li9al4, li22si5) for given in of(host, False)), *REST),
    "none: each statement is a bound on f, above 1 is impossible. Anything lower is tested at 10⁻¹⁰ cm²/s.",
    "The paper sorts walls by D alone; eq. (1) with eq. (2) sorts them by c D. With the lithium of LiC₆, for which it finds"
    " 10⁻⁸ cm²/s workable (f = 0.12), a wall at 10⁻⁹ needs f = 1.17: not difficult but impossible, in the closed form as in"
    " the solved slit. The sentence holds at 10⁻⁹ with the 2.4 times as much lithium of Li₉Al₄ (f = 0.48), to which that"
    " diffusivity belongs. Nor does impossibility begin right below 10⁻⁹: walls of Li₉Al₄ would fill the whole matrix at 4.8"
    " × 10⁻¹⁰, those of Li₂₂Si₅ at 3.7 × 10⁻¹⁰. The decade is a fair summary of the three walls, not a threshold that holds"
    " for each; what decides is c D, which has to exceed 1.9 × 10¹³ cm⁻¹ s⁻¹ even for a matrix that is all wall.",
)

ABOUT, BELOW, ABOVE = {"within": Status.CONSISTENT}, {"compare": excess}, {"compare": shortfall}
AGAINST = {"compare": excess, "within": Status.FAILED, "beyond": Status.CONTRADICTED}
SHORT = "the paper rounds 0.12 to 0.1 first; its 10 nm fall short of its eq. (1)"
HOLDS_NOT = "difficult with the lithium of Li9Al4, impossible with that of LiC6"


def claimed(id: str, title: str, quoted: float, unit: str, tolerance: float, compute: Any, claim: Claim, **more: Any) -> Row:
    """A row, and the same from the solved cell if there is one."""
    return Row(id, title, Kind.CLAIM, quoted, unit, tolerance, compute, claim=claim, **more)


def both(
    id: str, title: str, quoted: float, unit: str, tolerance: float, ways: Any, host: Host, claim: Claim, **more: Any
) -> list[Row]:
    """The closed form and the solved slit."""
    row = claimed(id, title, quoted, unit, tolerance, partial(ways[0], host), claim, **more)
    return [row, replace(row, id=f"{id}-solved", title=f"{title}: slit", compute=partial(ways[1], host), solved=True)]


FILL, THICKNESS = (fill, solved_fill), (thinnest, solved_thinnest)
EASY = "Fill factor, D = 1e-8 cm2/s in LiC6: workable, below a half"
HARD = "Fill factor, D = 1e-9 cm2/s in LiC6: difficult, not above 1"
LESS_HARD = "Fill factor, D = 1e-9 cm2/s in Li9Al4: difficult, not above 1"
VAIN = "Fill factor, D = 1e-10 cm2/s in Li22Si5: impossible, above 1"
SLOW, SLOWEST = slow(lic6, DIFFICULT), slow(li22si5, IMPOSSIBLE)

ROWS = [
    *both("claim-13", "Fill factor for LiC6", 0.1, "1", 0.2, FILL, lic6, CARBON, **ABOUT),
    *both("claim-13-wall", "Wall of LiC6", 10.0, "nm", 0.4, THICKNESS, lic6, CARBON, note=SHORT, **ABOUT),
    *both("claim-14", "Fill factor for Li9Al4", 0.5, "1", 0.08, FILL, li9al4, ALUMINIUM),
    *both("claim-14-wall", "Wall of Li9Al4", 100.0, "nm", 0.08, THICKNESS, li9al4, ALUMINIUM),
    *both("claim-15", "Fill factor for Li22Si5: unworkable, above 1", 1.0, "1", 0.0, FILL, li22si5, SILICON, **ABOVE),
    claimed("claim-15-refused", "Walls of Li22Si5 that meet eq. (1)", 0.0, "1", 0.0, walls_of_li22si5, SILICON),
    *both("claim-16", HARD, 1.0, "1", 0.0, FILL, SLOW, RANGES, note=HOLDS_NOT, **AGAINST),
    claimed("claim-16-workable", EASY, 0.5, "1", 0.0, partial(fill, slow(lic6, WORKABLE)), RANGES, **BELOW, **ABOUT),
    claimed("claim-16-li9al4", LESS_HARD, 1.0, "1", 0.0, partial(fill, slow(li9al4, DIFFICULT)), RANGES, **BELOW, **ABOUT),
    claimed("claim-16-impossible", VAIN, 1.0, "1", 0.0, partial(fill, SLOWEST), RANGES, **ABOVE, **ABOUT),
]
