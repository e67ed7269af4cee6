"""Claims 7 to 15: how well a wall must conduct lithium, and which do; see the README beside this file."""

from femiec.checks.row import Kind, Row, Status, shortfall
from femiec.errors import InputError
from femiec.estimates.feasibility import minimum_fill_factor, minimum_wall_thickness
from femiec.estimates.transport import nernst_einstein_conductivity, required_conductance, required_conductivity
from femiec.materials import Host, li9al4, li22si5, lic6
from femiec.materials.property import Property
from femiec.quantities import S_per_cm2, mA_per_cm2, mS_per_cm, mV, nm, um

CURRENT, OVERPOTENTIAL, HEIGHT, WIDTH = 3 * mA_per_cm2, -50 * mV, 20 * um, 100 * nm
"""What industry asks for, typical overpotential, height for 3 mAh/cm2, width of the channels: the paper's inputs."""
TEMPERATURE = 300.0


def known(value: Property | None) -> Property:
    """A property of a wall that conducts in its bulk."""
    assert value is not None
    return value


def conductivity(host: Host, optimistic: bool = False) -> float:
    """Of the bulk of a wall, eq. (2) [S/m]; with the upper end of the diffusivity's uncertainty if optimistic."""
    diffusivity = known(host.lithium_diffusivity)
    value = diffusivity.bounds[1] if optimistic else diffusivity.value
    return nernst_einstein_conductivity(known(host.lithium_concentration).value, value, TEMPERATURE)


def conductance_needed() -> float:
    """J/|U| [S/m2]."""
    return required_conductance(CURRENT, OVERPOTENTIAL)


def requirement() -> float:
    """The right-hand side of eq. (1) [S/m]."""
    return required_conductivity(conductance_needed(), HEIGHT)


def fill(host: Host) -> float:
    """Least fill factor of a wall."""
    return minimum_fill_factor(conductivity(host), requirement())


def thinnest(host: Host) -> float:
    """Least thickness of a wall [nm]."""
    return minimum_wall_thickness(conductivity(host), requirement(), WIDTH) / nm


def walls_of_li22si5() -> float:
    """How many wall thicknesses meet eq. (1): one, or none where the closed form refuses."""
    try:
        thinnest(li22si5)
    except InputError:
        return 0.0
    return 1.0


def conductance_in_customary_units() -> float:
    """[S/cm2]."""
    return conductance_needed() / S_per_cm2


def requirement_in_customary_units() -> float:
    """[mS/cm]."""
    return requirement() / mS_per_cm


def millisiemens(host: Host, optimistic: bool = False) -> float:
    """Bulk conductivity [mS/cm]."""
    return conductivity(host, optimistic) / mS_per_cm


ABOUT = Status.CONSISTENT
UNWORKABLE = "Li22Si5 is unworkable: its fill factor would be above 1"
SHORT = "the paper rounds 0.12 to 0.1 first; its 10 nm fall short of its eq. (1)"

ROWS = [
    Row("claim-7", "Conductance for 3 mA/cm2 at 50 mV", Kind.CLAIM, 0.06, "S/cm2", 1e-12, conductance_in_customary_units),
    Row("claim-8", "Requirement of eq. (1) for 20 um", Kind.CLAIM, 0.12, "mS/cm", 1e-12, requirement_in_customary_units),
    Row("claim-9", "Bulk of LiC6, D = 1e-7 cm2/s", Kind.CLAIM, 10.0, "mS/cm", 0.05, lambda: millisiemens(lic6, True)),
    Row("claim-10", "Bulk of LiC6, D = 1e-8 cm2/s", Kind.CLAIM, 1.0, "mS/cm", 0.05, lambda: millisiemens(lic6)),
    Row("claim-11", "Bulk of Li9Al4", Kind.CLAIM, 0.25, "mS/cm", 0.02, lambda: millisiemens(li9al4)),
    Row("claim-12", "Bulk of Li22Si5", Kind.CLAIM, 0.003, "mS/cm", 0.15, lambda: millisiemens(li22si5)),
    Row("claim-13", "Fill factor for LiC6", Kind.CLAIM, 0.1, "1", 0.2, lambda: fill(lic6), within=ABOUT),
    Row("claim-13-wall", "Wall of LiC6", Kind.CLAIM, 10.0, "nm", 0.4, lambda: thinnest(lic6), within=ABOUT, note=SHORT),
    Row("claim-14", "Fill factor for Li9Al4", Kind.CLAIM, 0.5, "1", 0.08, lambda: fill(li9al4)),
    Row("claim-14-wall", "Wall of Li9Al4", Kind.CLAIM, 100.0, "nm", 0.08, lambda: thinnest(li9al4)),
    Row("claim-15", UNWORKABLE, Kind.CLAIM, 1.0, "1", 0.0, lambda: fill(li22si5), compare=shortfall),
    Row("claim-15-refused", "Walls of Li22Si5 that meet eq. (1)", Kind.CLAIM, 0.0, "1", 0.0, walls_of_li22si5),
]
