"""Claims 29, 33 and 34: what a full matrix stores by area, volume and mass; see the README beside this file."""

from collections.abc import Callable
from functools import partial
from math import log2
from typing import Any

from femiec.checks.claim import Claim, Given, Nature
from femiec.checks.inputs import MAIN, METHODS, of_material, printed
from femiec.checks.row import Kind, Measured, Row, Status, shortfall
from femiec.estimates.arrays import hexagonal_holes, round_holes, round_pitch
from femiec.estimates.capacity import (
    composite_gravimetric_capacity,
    composite_volumetric_capacity,
    gravimetric_capacity,
    porosity_from_gravimetric_capacity,
    required_height,
)
from femiec.geometry.arrays import HEXAGON, ROUND, Array, Shape, array_section
from femiec.materials import hard_carbon, lithium
from femiec.quantities import angstrom, g_per_cm3, hour, mAh_per_cm2, nm, um

MAH_PER_G, MAH_PER_CM3 = hour, 1e3 * hour
"""[C/kg] and [C/m3]."""
LITHIUM = 6.94e-3
"""Standard atomic weight [kg/mol]."""
AREAL, MEASURED = 3 * mAh_per_cm2, 900.0
"""The paper's: what industry asks for; what its anode reached [mAh/g]."""
WIDTH, DESIGN, MADE = 100 * nm, 10 * nm, 28 * nm
"""Width of the channels, wall of the design, wall of the tubules in which lithium was measured."""
OMEGA = lithium.atomic_volume.value
assert hard_carbon.density is not None
LIGHT, DENSE = hard_carbon.density.bounds
"""Densities of the carbon [kg/m3]: as inferred from the paper's measurement of Li:C, and of carbon without pores."""
PURE = gravimetric_capacity(LITHIUM)


def porosity(fem: Any, shape: Shape, wall: float, levels: int = 2, curved: bool = True) -> float:
    """Channels' share of a meshed periodic array with sharp corners: areas integrated over the mesh."""
    fillet = {} if shape.round else {"fillet": 0.0}
    mesh = array_section(Array(shape, WIDTH, wall, periodic=(1, 1), **fillet), levels=levels, chambers=True, curved=curved)
    channel, solid = (
        float(fem.assemble_scalar(fem.form(fem.Constant(mesh, 1.0) * mesh.dx(region)))) for region in ("chamber 0", "wall")
    )
    return channel / (channel + solid)


def meshed_height(shape: Shape, fem: Any) -> float:
    """That stores the paper's charge per area [um]."""
    return required_height(AREAL, porosity(fem, shape, DESIGN), OMEGA) / um


def height(share: float) -> float:
    """The same from a porosity [um]."""
    return required_height(AREAL, share, OMEGA) / um


def by_mass(share: float, density: float = DENSE) -> float:
    """Of a full matrix with a porosity [mAh/g]."""
    return composite_gravimetric_capacity(share, PURE, lithium.density.value, density) / MAH_PER_G


def by_volume(share: float) -> float:
    """The same [mAh/cm3]."""
    return composite_volumetric_capacity(share, 1 / OMEGA) / MAH_PER_CM3


def implied_wall(density: float = DENSE) -> float:
    """Thinnest place of the wall between round tubules of which 900 mAh/g would be full [nm]."""
    share = porosity_from_gravimetric_capacity(MEASURED * MAH_PER_G, PURE, lithium.density.value, density)
    return (round_pitch(WIDTH, share) - WIDTH) / nm


def meshed(capacity: Callable[[float], float], shape: Shape, fem: Any) -> float:
    """A capacity of the matrix as it was made, from its mesh."""
    return capacity(porosity(fem, shape, MADE))


def polygons(fem: Any) -> Measured:
    """Capacity by volume of round holes with straight cells [mAh/cm3], refined: the polygons approach the circles."""
    exact = by_volume(round_holes(WIDTH, MADE).porosity)
    found = [by_volume(porosity(fem, ROUND, MADE, level, curved=False)) for level in range(3)]
    errors = tuple(abs(each / exact - 1) for each in found)
    return Measured(found[-1], log2(errors[-2] / errors[-1]), (1.0, 0.5, 0.25), errors)


FIGURE = "Supplementary Fig. 29"
METAL = of_material("atomic volume Ω", lithium.atomic_volume, angstrom**3, "Å³")
WEIGHED = of_material("density ρ_Li", lithium.density, g_per_cm3, "g/cm³")
WEIGHT = Given("molar mass of Li", f"{1e3 * LITHIUM:g} g/mol", "IUPAC, standard atomic weight")
SHARED = Given(
    "array", "round holes on a hexagonal lattice, walls shared: pitch W + w", "assumed: the paper's figure has no numbers"
)
CELL = Given("solved cell", "one period of the array, meshed: areas integrated", "femiec.geometry.arrays")
SHELL = Given(
    "wall w", f"{MADE / nm:g} nm, W = 100 nm", "the paper, Methods, Electron energy-loss spectroscopy (main text: w ≈ 20 nm)"
)
SOLID = Given("density of the wall ρ_C", f"{DENSE / g_per_cm3:g} g/cm³", "assumed: carbon without pores; the paper gives none")
IMPLIED = Given("implied w", "solved for", "calibrated to the measured 900 mAh/g, taken as full")
Q_VOLUME, Q_MASS = "q_v = ε e/Ω", "q_m = ε ρ_Li q_Li/(ε ρ_Li + (1 − ε) ρ_C)"

TALL = Claim(
    "29",
    "In order to get Q ≈ 3 mA h cm⁻², h needs to be at least ~20 µm, taking into account the inert host volume (see Supplementary"
    " Fig. 29 for calculated capacity with the tubular matrix geometry).",
    METHODS,
    Nature.ESTIMATE,
    "h = Q Ω/(e ε), ε = π/(2√3) (W/(W + w))²",
    (printed("areal capacity Q", "3 mA h/cm²"), printed("W, w", "100, 10 nm"), METAL, SHARED, CELL),
    "20 %: one digit after ~; the array's kind is not said, honeycombs need 17.6 µm, round holes 19.4.",
)
REACHED = Claim(
    "33",
    "the gravimetric capacity of our Li/MIEC composite anode reaches a remarkable value of about 900 mAh g⁻¹",
    MAIN,
    Nature.MEASUREMENT,
    Q_MASS,
    (
        SHELL,
        SOLID,
        WEIGHED,
        WEIGHT,
        SHARED,
        CELL,
        IMPLIED,
    ),
    "none for the bound: a full matrix has to hold what was measured. 20 % for the wall, of which the paper names 20 and 28 nm.",
    "Not predicted: how full the tubules were and how dense their carbon is are not stated. What is checked is that 900 mAh/g"
    " can be: full tubules with walls of 28 nm of dense carbon hold 960. Read backwards, 900 mAh/g of full tubules means walls"
    " of 30 nm; were the carbon as porous as its ratio of Li:C suggests (1.15 g/cm³), walls of 51 nm, or tubules that were not"
    " full.",
)
CURVES = Claim(
    "34",
    "Calculation of theoretical energy density of Li. a, Geometry of carbonaceous MIEC tubules, b, volumetric capacity and, c,"
    " gravimetric capacity based on the weight of Li and carbonaceous MIEC tubules as a function of porosity.",
    FIGURE,
    Nature.ESTIMATE,
    f"{Q_VOLUME}; {Q_MASS}",
    (SHELL, METAL, WEIGHED, WEIGHT, SOLID, SHARED, CELL),
    "1e-6: cells of second order follow the circles to 1e-7, honeycombs are exact. 0.3 % for the end point: the digits of Ω and"
    " ρ.",
    "The figure's numbers are not in the text that we read; compared are its curves by their formulas with capacities that are"
    " integrated over the meshed array, and the line's end with lithium's capacity by mass times its density.",
)

ABOUT = {"within": Status.CONSISTENT}
HOLDS = {"compare": shortfall} | ABOUT
ROUND_AS_MADE, HEX_AS_MADE = round_holes(WIDTH, MADE).porosity, hexagonal_holes(WIDTH, MADE).porosity


def curve(name: str, title: str, capacity: Callable[[float], float], shape: Shape, share: float, unit: str) -> Row:
    """A point of Fig. S29 from the mesh, against its formula."""
    compute = partial(meshed, capacity, shape)
    return Row(f"claim-34-{name}", title, Kind.EXACT, capacity(share), unit, 1e-6, compute, solved=True, claim=CURVES)


def claimed(id: str, title: str, quoted: float, unit: str, tolerance: float, compute: Any, claim: Claim, **more: Any) -> Row:
    """A row that compares with the paper."""
    return Row(id, title, Kind.CLAIM, quoted, unit, tolerance, compute, claim=claim, **more)


FEM: dict[str, Any] = {"solved": True}
END, STRAIGHT = PURE * lithium.density.value / MAH_PER_CM3, by_volume(ROUND_AS_MADE)
AREA, STORES, HOLD = "Height for 3 mAh/cm2", (20.0, "um", 0.2), (MEASURED, "mAh/g", 0.0)
ROWS = [
    claimed("claim-29", AREA, *STORES, lambda: height(round_holes(WIDTH, DESIGN).porosity), TALL),
    claimed("claim-29-solved", f"{AREA}, round, meshed", *STORES, partial(meshed_height, ROUND), TALL, **FEM),
    claimed("claim-29-hexagons-solved", f"{AREA}, honeycomb, meshed", *STORES, partial(meshed_height, HEXAGON), TALL, **FEM),
    claimed("claim-33", "Full tubules hold what was measured", *HOLD, lambda: by_mass(ROUND_AS_MADE), REACHED, **HOLDS),
    claimed("claim-33-solved", "Full tubules, meshed", *HOLD, partial(meshed, by_mass, ROUND), REACHED, **HOLDS, **FEM),
    claimed("claim-33-wall", "Wall of which that would be full", MADE / nm, "nm", 0.2, implied_wall, REACHED, **ABOUT),
    Row("claim-34", "End of the line by volume", Kind.EXACT, END, "mAh/cm3", 0.003, lambda: by_volume(1.0), claim=CURVES),
    curve("round-volume", "Round, meshed, by volume", by_volume, ROUND, ROUND_AS_MADE, "mAh/cm3"),
    curve("round-mass", "Round, meshed, by mass", by_mass, ROUND, ROUND_AS_MADE, "mAh/g"),
    curve("hexagons-volume", "Honeycomb, meshed, by volume", by_volume, HEXAGON, HEX_AS_MADE, "mAh/cm3"),
    curve("hexagons-mass", "Honeycomb, meshed, by mass", by_mass, HEXAGON, HEX_AS_MADE, "mAh/g"),
    Row(
        "claim-34-polygons",
        "Round, straight cells",
        Kind.EXACT,
        STRAIGHT,
        "mAh/cm3",
        1e-3,
        polygons,
        least_order=2.0,
        solved=True,
        claim=CURVES,
    ),
]
