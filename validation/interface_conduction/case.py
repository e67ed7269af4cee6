"""Claims 22 and 26 to 28: walls that conduct along their faces, and how deep channels may be; see the README beside this file."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from femiec.checks.claim import Claim, Given, Nature
from femiec.checks.inputs import MAIN, METHODS, of_material, printed, value
from femiec.checks.row import Kind, Row, Status, excess, factor_error, shortfall
from femiec.estimates.array_flow import array_conductivity, largest_height
from femiec.estimates.arrays import TubuleArray, round_holes, slab_array
from femiec.estimates.feasibility import fill_factor
from femiec.estimates.transport import (
    interface_corrected_conductivity,
    interface_sheet_conductance,
    required_conductance,
    surface_diffusivity,
)
from femiec.evolve.conduction import solved_conduction
from femiec.laws.kinematics import AXISYMMETRIC
from femiec.materials import Host, li9al4, li22si5, lic6, lithium, nickel
from femiec.materials.variants import with_interface
from femiec.models.coupled.paths import Paths
from femiec.models.coupled.transport import bulk_conductivity
from femiec.quantities import angstrom, cm2_per_s, mA_per_cm2, mS_per_cm, mV, nm, um

ROOM, WIDTH, WALL, CURRENT, OVERPOTENTIAL = 300.0, 100 * nm, 10 * nm, 3 * mA_per_cm2, -50 * mV
NEEDED = required_conductance(CURRENT, OVERPOTENTIAL)
"""Of the paper [S/m2]."""
DEEP, SHALLOW = 100.0, 10.0
"""Ends of the paper's range of depths [um]."""
THREE = (lic6, li9al4, li22si5)
DELTA, OMEGA = lithium.interface_width.value, lithium.atomic_volume.value
INTERFACE = lithium.interface_diffusivity.at(ROOM)
SURFACE = surface_diffusivity(ROOM, lithium.melting_temperature.value)


def widths() -> float:
    """2 delta/w."""
    return 2 * DELTA / WALL


def conductivity(host: Host) -> float:
    """Of a wall with its faces, eq. (3) [mS/cm]."""
    diffusivity = value(host.lithium_diffusivity)
    return interface_corrected_conductivity(bulk_conductivity(host, ROOM), diffusivity, INTERFACE, DELTA, WALL) / mS_per_cm


@cache
def solved(host: Host, fem: Any) -> float:
    """The same of a solved slit, with the wall's c along its faces, as in eq. (3) [mS/cm]."""
    concentration = value(host.lithium_concentration) * OMEGA
    return of_slit(host, fem, with_interface(lithium, concentration, "this case: c of the wall"))


@cache
def of_slit(host: Host, fem: Any, metal: Any = lithium) -> float:
    """Of the cross-section of a wall with its faces, from the solved slit; c = 1/Omega along the faces [mS/cm]."""
    ways = solved_conduction(host, fem, metal, WIDTH, WALL)
    return (ways.interface + ways.wall) / fill_factor(WALL, WIDTH) / mS_per_cm


def worst(conductivities: Sequence[float]) -> float:
    """kappa f of the worst wall [mS/cm]."""
    return min(conductivities) * fill_factor(WALL, WIDTH)


def deepest(array: TubuleArray, diffusivity: float) -> float:
    """The deepest channels [um] that carry the current within the overpotential along their interface alone."""
    sheet = interface_sheet_conductance(DELTA, diffusivity, OMEGA, ROOM)
    return largest_height(array_conductivity(array.perimeter_per_area, sheet), NEEDED) / um


@cache
def deep_tubule(host: Host, fem: Any) -> Paths:
    """The ways along a solved round tubule as deep as the paper's deepest."""
    return solved_conduction(host, fem, lithium, WIDTH, WALL, DEEP * um, AXISYMMETRIC, ROOM)


def solved_deepest(host: Host, fem: Any) -> float:
    """The deepest round tubules by all of their ways [um]; the lattice's corners conduct as the ring does that is meshed."""
    ways, ring = deep_tubule(host, fem), ROUND.porosity * ((1 + WALL / WIDTH) ** 2 - 1)
    return largest_height(ways.interface + ways.creep + ways.wall * ROUND.solid_fraction / ring, NEEDED) / um


def solved_drop(host: Host, fem: Any) -> float:
    """What the deepest tubules of the paper take at its current [mV]."""
    return deep_tubule(host, fem).drop(CURRENT, DEEP * um) / mV


BOTH = Given("interface width δ", f"{DELTA / angstrom:g} Å", lithium.interface_width.source), printed("wall w", "10 nm")
ALONG = of_material("interface D_i", lithium.interface_diffusivity.reference_value, cm2_per_s, "cm²/s")
WALLS = tuple(
    given
    for host in THREE
    for given in (
        of_material(f"c({host.name})", host.lithium_concentration, 1e28, "× 10²² cm⁻³"),
        of_material(f"D({host.name})", host.lithium_diffusivity, cm2_per_s, "cm²/s"),
    )
)
AT = Given("temperature T", f"{ROOM:g} K", "assumed: the paper's room temperature")
SLIT = Given("solved cell", "slits, W/w = 100/10 nm, h = 20 µm", "the paper's design")
TUBE = Given("solved cell", "round tubules, W/w = 100/10 nm, h = 100 µm, half full", "the paper's design; filling assumed")
EQUATION = "κ = κ_bulk [1 + 2 D_i δ/(D_bulk w)], eq. (3)"
METAL = of_material("atomic volume Ω", lithium.atomic_volume, angstrom**3, "Å³")

GEOMETRY = Claim(
    "22",
    "The geometry factor 2δ_interface/w, on the other hand, is of the order of 4 Å/10 nm = 1/25.",
    METHODS,
    Nature.ESTIMATE,
    "2 δ/w",
    BOTH,
    "1e-12: a quotient of the paper's own inputs.",
)
REGARDLESS = Claim(
    "26",
    "regardless of MIEC choices we predict an effective κ_MIEC ≈ 1 mS cm⁻¹",
    METHODS,
    Nature.MAGNITUDE,
    EQUATION,
    (*BOTH, ALONG, *WALLS, AT, METAL, SLIT),
    "a factor of 3: an order of magnitude. For the spread, a factor of 2 about one.",
    "All three walls are within a factor of 3 of it. In eq. (3) the interface inherits the lithium of the wall, c, and with it a"
    " spread that bulk diffusion does not cause. A film of lithium between wall and lithium holds 1/Ω whatever the wall: then the"
    " faces conduct 2.3 mS/cm on every wall, on nickel too, for which eq. (3) has no c, and LiC₆ has half as much again.",
)
SATISFIED = Claim(
    "27",
    "which would satisfy the longitudinal transport requirement, equation (1), for an MIEC fill factor of w/(w + W) ≈ 0.1",
    METHODS,
    Nature.ESTIMATE,
    f"κ w/(w + W) > 0.12 mS/cm, eq. (1), with {EQUATION}",
    (*BOTH, printed("width W", "100 nm"), printed("eq. (1)", "0.12 mS/cm"), ALONG, *WALLS, AT, SLIT),
    "none: a bound, for the worst of the three walls.",
)
DEPTHS = Claim(
    "28",
    "this design is almost independent of MIEC material when using channels about 100 nm wide and 10–100 µm deep",
    f"{MAIN}, and abstract",
    Nature.INCONSISTENT,
    "h_max = κ f |U|/J with κ f = κ_s p_a, κ_s = e² δ D_i/(Ω k T), p_a = perimeter per footprint",
    (*BOTH, printed("width W", "100 nm"), printed("|U|, J", "50 mV, 3 mA/cm²"), ALONG, METAL, AT, TUBE),
    "none: bounds, the ends of the range.",
    "The paper computes for 20 µm and says 10 to 100. Its own D_i = 2 × 10⁻⁷ cm²/s carries 3 mA/cm² within 50 mV to a depth"
    " of 35 µm between slabs and 57 µm in round tubules, whatever the wall. The solved tubule of nickel, in which a little"
    " creeps through the lithium's bulk too, gets to 59 µm and takes 84 mV over 100 µm. One of LiC₆ gets to 102 µm (the"
    " corners between three holes, which the mesh leaves out, taken to conduct as its ring of wall does): it just reaches"
    " the depth, but by its own bulk, which is the dependence on the wall that the sentence denies. So 10 to 50 µm hold for"
    " every wall of round tubules, and 100 µm do not, unless the interface is as fast as a free surface (the upper bound,"
    " which the paper itself calls optimistic: 123 µm) or more than 50 mV are allowed, which means 250 MPa more at the root."
    " Within 50 mV tubules 100 µm deep carry 1.8 mA/cm² whatever the wall. The order of magnitude holds, and so does the"
    " point that the wall's material hardly matters, up to about half of the depth that is claimed.",
)

CLAIM, ABOUT = Kind.CLAIM, {"compare": factor_error, "within": Status.CONSISTENT, "claim": REGARDLESS}
REACHED = {"compare": shortfall, "within": Status.CONSISTENT}
MISSED = {"compare": shortfall, "within": Status.FAILED, "beyond": Status.CONTRADICTED, "claim": DEPTHS}
DEARER = {"compare": excess, "within": Status.FAILED, "beyond": Status.CONTRADICTED, "claim": DEPTHS}
NICKEL = "Wall of nickel with its faces, c of lithium: slit"
SPREAD = "LiC6 over nickel, c of lithium: slits"
SUFFICES = "Worst wall against eq. (1), fill factor 1/11"
NOT_SO_DEEP = "the paper's own interface carries 3 mA/cm2 within 50 mV to about half of this depth"
SLAB, ROUND = slab_array(WIDTH, WALL), round_holes(WIDTH, WALL)


def of_wall(host: Host) -> list[Row]:
    """Closed form and solved slit."""
    name = "claim-26" if host is lic6 else f"claim-26-{host.name.lower()}"
    title = f"Wall of {host.name} with its faces"
    return [
        Row(name, title, CLAIM, 1.0, "mS/cm", 2.0, lambda: conductivity(host), **ABOUT),
        Row(f"{name}-solved", f"{title}: slit", CLAIM, 1.0, "mS/cm", 2.0, lambda fem: solved(host, fem), solved=True, **ABOUT),
    ]


def depth(suffix: str, title: str, quoted: float, compute: Any, verdict: dict[str, Any], **more: Any) -> Row:
    """A row of claim 28 [um]."""
    return Row(f"claim-28{suffix}", title, CLAIM, quoted, "um", 0.0, compute, **({"claim": DEPTHS} | verdict | more))


FEM: dict[str, Any] = {"solved": True}
ROWS = [
    Row("claim-22", "Faces over wall, twice the interface's width", CLAIM, 1 / 25, "1", 1e-12, widths, claim=GEOMETRY),
    *(row for host in THREE for row in of_wall(host)),
    Row("claim-26-nickel-solved", NICKEL, CLAIM, 1.0, "mS/cm", 2.0, lambda fem: of_slit(nickel, fem), solved=True, **ABOUT),
    Row(
        "claim-26-spread-solved",
        SPREAD,
        CLAIM,
        1.0,
        "1",
        1.0,
        lambda fem: of_slit(lic6, fem) / of_slit(nickel, fem),
        solved=True,
        **ABOUT,
    ),
    Row(
        "claim-27",
        SUFFICES,
        CLAIM,
        0.12,
        "mS/cm",
        0.0,
        lambda: worst([conductivity(host) for host in THREE]),
        claim=SATISFIED,
        **REACHED,
    ),
    Row(
        "claim-27-solved",
        f"{SUFFICES}: slits",
        CLAIM,
        0.12,
        "mS/cm",
        0.0,
        lambda fem: worst([solved(host, fem) for host in THREE]),
        solved=True,
        claim=SATISFIED,
        **REACHED,
    ),
    depth("", "Deepest slits, interface alone", DEEP, lambda: deepest(SLAB, INTERFACE), MISSED, note=NOT_SO_DEEP),
    depth("-round", "Deepest round tubules, interface alone", DEEP, lambda: deepest(ROUND, INTERFACE), MISSED),
    depth("-solved", "Deepest tubules of nickel", DEEP, lambda fem: solved_deepest(nickel, fem), MISSED | FEM, note=NOT_SO_DEEP),
    depth("-lic6-solved", "Deepest tubules of LiC6", DEEP, lambda fem: solved_deepest(lic6, fem), REACHED | FEM),
    depth("-least-solved", "Tubules of nickel, 10 um deep", SHALLOW, lambda fem: solved_deepest(nickel, fem), REACHED | FEM),
    depth("-surface", "Deepest slits, interface as fast as a surface", DEEP, lambda: deepest(SLAB, SURFACE), REACHED),
    Row(
        "claim-28-drop-solved",
        "Drop over 100 um at 3 mA/cm2, nickel",
        CLAIM,
        50.0,
        "mV",
        0.0,
        lambda fem: solved_drop(nickel, fem),
        solved=True,
        **DEARER,
    ),
]
