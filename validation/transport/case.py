"""Claims 7 to 12: how well a wall must conduct lithium, and how well it does; see the README beside this file."""

from functools import cache, partial
from typing import Any

from femiec.checks.claim import Claim, Given, Nature
from femiec.checks.inputs import METHODS, of_material, printed, value
from femiec.checks.row import Kind, Row, Status, shortfall
from femiec.estimates.transport import required_conductance, required_conductivity
from femiec.evolve.conduction import solved_bulk_conductivity, solved_conduction
from femiec.laws.kinematics import AXISYMMETRIC
from femiec.materials import Host, li9al4, li22si5, lic6, lithium
from femiec.materials.variants import with_diffusivity
from femiec.models.coupled.transport import bulk_conductivity
from femiec.quantities import S_per_cm2, cm2_per_s, mA_per_cm2, mS_per_cm, mV, nm, um

CURRENT, OVERPOTENTIAL, HEIGHT, WIDTH, WALL = 3 * mA_per_cm2, -50 * mV, 20 * um, 100 * nm, 10 * nm
"""What industry asks for, typical overpotential, height for 3 mAh/cm2, channels and walls: the paper's inputs."""
TEMPERATURE = 300.0

FASTEST = lic6.lithium_diffusivity.bounds[1]
OPTIMISTIC = with_diffusivity(lic6, FASTEST, "upper end of the uncertainty of LiC6, which the paper calls optimistic")


def conductance_needed() -> float:
    """J/|U| [S/cm2]."""
    return required_conductance(CURRENT, OVERPOTENTIAL) / S_per_cm2


def requirement() -> float:
    """The right-hand side of eq. (1) [mS/cm]."""
    return required_conductivity(conductance_needed() * S_per_cm2, HEIGHT) / mS_per_cm


def bulk(host: Host) -> float:
    """Conductivity of a wall, eq. (2) [mS/cm]."""
    return bulk_conductivity(host, TEMPERATURE) / mS_per_cm


def solved_bulk(host: Host, fem: Any) -> float:
    """The same of a solved slit without diffusion along its faces [mS/cm]."""
    return solved_bulk_conductivity(host, fem, WIDTH, WALL) / mS_per_cm


@cache
def solved_array(fem: Any) -> float:
    """kappa f of round tubules of LiC6, wall, interface and creep together [S/m]."""
    return solved_conduction(lic6, fem, lithium, WIDTH, WALL, HEIGHT, AXISYMMETRIC, TEMPERATURE).total


def solved_conductance(fem: Any) -> float:
    """[S/cm2]."""
    return solved_array(fem) / HEIGHT / S_per_cm2


def solved_conductivity(fem: Any) -> float:
    """[mS/cm]."""
    return solved_array(fem) / mS_per_cm


EQUATION, ESTIMATE = "κ = e² c D/(k T), eq. (2)", Nature.ESTIMATE
AT = Given("temperature T", f"{TEMPERATURE:g} K", "assumed: the paper's room temperature")
SLIT = Given("solved cell", "slits, W/w = 100/10 nm, h = 20 µm, faces not conducting", "the paper's design, bulk alone")
TUBE = Given("solved cell", "round tubules of LiC₆, W/w = 100/10 nm, h = 20 µm, all ways", "the paper's design")


def of_host(number: str, words: str, host: Host, reason: str) -> Claim:
    """The record of a wall's conductivity."""
    inputs = (
        of_material(f"c({host.name})", host.lithium_concentration, 1e28, "× 10²² cm⁻³"),
        of_material(f"D({host.name})", host.lithium_diffusivity, cm2_per_s, "cm²/s"),
    )
    return Claim(number, words, METHODS, ESTIMATE, EQUATION, (*inputs, AT, SLIT), reason)


INDUSTRY = printed("current density J", "3 mA/cm²"), printed("overpotential U", "−50 mV")
CONDUCTANCE = Claim(
    "7",
    "the average transport conductance should be better than ~3 mA cm⁻² / 50 mV = 0.06 S cm⁻² as an order-of-magnitude estimate",
    METHODS,
    ESTIMATE,
    "J/|U|",
    (*INDUSTRY, TUBE),
    "1e-12: a quotient of the paper's own inputs. The solved tubule has to reach it: a bound, no tolerance.",
)
REQUIREMENT = Claim(
    "8",
    "So we get an effective longitudinal transport requirement: κ_MIEC × w/(w + W) > 0.06 S cm⁻² × 20 µm = 0.12 mS cm⁻¹ (1)",
    METHODS,
    ESTIMATE,
    "κ w/(w + W) > (J/|U|) h, eq. (1)",
    (*INDUSTRY, printed("height h", "20 µm"), TUBE),
    "1e-12: a product of the paper's own inputs. The solved tubule has to reach it: a bound, no tolerance.",
)
ONE_DIGIT = "5 %: one digit after ≈, and the paper's digits of c; the mesh and what is not yet steady add 0.1 %."
CLAIMS = {
    "9": of_host("9", "Putting the values into equation (2), κ_MIEC^bulk(LiC₆) ≈ 0.01 S cm⁻¹.", OPTIMISTIC, ONE_DIGIT),
    "10": of_host(
        "10",
        "a more conservative estimate might be D_Li^bulk(LiC₆) ≈ 10⁻⁸ cm² s⁻¹, κ_MIEC^bulk(LiC₆) ≈ 1 mS cm⁻¹",
        lic6,
        ONE_DIGIT,
    ),
    "11": of_host("11", "κ_MIEC(Li₉Al₄) ≈ 0.25 mS cm⁻¹ from equation (2)", li9al4, "2 %: two digits."),
    "12": of_host("12", "κ_MIEC(Li₂₂Si₅) = 0.003 mS cm⁻¹", li22si5, "15 %: one digit, which covers 0.0025 to 0.0035."),
}
WALLS = {"9": (OPTIMISTIC, 10.0, 0.05), "10": (lic6, 1.0, 0.05), "11": (li9al4, 0.25, 0.02), "12": (li22si5, 0.003, 0.15)}


def of_wall(number: str) -> list[Row]:
    """Its rows: closed form and solved cell."""
    host, quoted, tolerance = WALLS[number]
    title = f"Bulk of {host.name}, D = {value(host.lithium_diffusivity) / cm2_per_s:.0e} cm2/s"
    name, claim, solved = f"claim-{number}", CLAIMS[number], partial(solved_bulk, host)
    return [
        Row(name, title, Kind.CLAIM, quoted, "mS/cm", tolerance, partial(bulk, host), claim=claim),
        Row(f"{name}-solved", f"{title}: slit", Kind.CLAIM, quoted, "mS/cm", tolerance, solved, solved=True, claim=claim),
    ]


NEEDED, SIDE = "Conductance for 3 mA/cm2 at 50 mV", "Requirement of eq. (1) for 20 um"
REACHED = {"compare": shortfall, "within": Status.CONSISTENT, "solved": True}
AND = ", reached by round tubules"

ROWS = [
    Row("claim-7", NEEDED, Kind.CLAIM, 0.06, "S/cm2", 1e-12, conductance_needed, claim=CONDUCTANCE),
    Row("claim-7-solved", NEEDED + AND, Kind.CLAIM, 0.06, "S/cm2", 0.0, solved_conductance, claim=CONDUCTANCE, **REACHED),
    Row("claim-8", SIDE, Kind.CLAIM, 0.12, "mS/cm", 1e-12, requirement, claim=REQUIREMENT),
    Row("claim-8-solved", SIDE + AND, Kind.CLAIM, 0.12, "mS/cm", 0.0, solved_conductivity, claim=REQUIREMENT, **REACHED),
    *(row for number in WALLS for row in of_wall(number)),
]
