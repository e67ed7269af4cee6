"""The whole model in time against what is known of it in closed form; see the README beside this file."""

from dataclasses import replace
from functools import cache, partial
from itertools import pairwise
from math import acosh, asinh, cosh, exp, inf, pi
from typing import Any

import numpy as np

from femiec.checks.order import last, refined
from femiec.checks.row import Kind, Measured, Row
from femiec.estimates.compliance import confined_tube_compliance, filling_time
from femiec.estimates.coupling import normal_pressure, plating_length_tube
from femiec.estimates.creep import interface_mobility, nabarro_herring_viscosity
from femiec.estimates.kinetics import thermal_voltage
from femiec.evolve import Settings, evolve, to_steady_state
from femiec.geometry import Tubule
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR, Symmetry
from femiec.laws.kinetics import ButlerVolmer
from femiec.laws.slip import FREE
from femiec.materials import Metal, lithium, nickel, potassium, sodium
from femiec.models.coupled.model import CoupledTubule, Gas, Transport
from femiec.models.coupled.reshape import TravellingMesh
from femiec.models.coupled.root import Root
from femiec.protocol import Duration, HoldPotential, Plate, Rest
from femiec.quantities import ELEMENTARY_CHARGE, MPa, mA_per_cm2, mV, nm, um
from femiec.results.result import Result
from femiec.solve.control import StepControl

TEMPERATURE, RADIUS = 300.0, 50 * nm
NO_LOAD = {"contact_angle": pi / 2, "gas": Gas(0.0)}
"""Nothing presses on the tip."""
RIGID = replace(nickel, youngs_modulus=replace(nickel.youngs_modulus, value=1e15))
"""A wall that neither gives nor conducts."""
GIVEN = StepControl(relative=1e-3, floor=inf, largest_growth=1 + 1e-9, smallest=1e-12)
"""Steps of given length, whatever their error."""


def mobility(metal: Metal) -> float:
    """M of the interface [m5/(N s)]."""
    width, diffusivity = metal.interface_width.value, metal.interface_diffusivity.at(TEMPERATURE)
    return float(interface_mobility(width, diffusivity, metal.atomic_volume.value, TEMPERATURE))


def viscosity(metal: Metal) -> float:
    """Of Nabarro-Herring creep in a grain as wide as the tubule [Pa s]."""
    diffusivity = metal.volume_diffusivity.at(TEMPERATURE)
    return float(nabarro_herring_viscosity(2 * RADIUS, diffusivity, metal.atomic_volume.value, TEMPERATURE))


def slower(metal: Metal, factor: float) -> Metal:
    """The metal with a volume diffusivity so many times lower, and a viscosity so many times higher."""
    law = metal.volume_diffusivity
    value = replace(law.reference_value, value=law.reference_value.value / factor)
    return replace(metal, volume_diffusivity=replace(law, reference_value=value))


def tubule(height: float, filling: float = 0.5, level: int = 0, **changes: Any) -> CoupledTubule:
    """100 nm wide, wall of 5 nm to the mid-plane."""
    given = {"metal": lithium, "host": RIGID, "temperature": TEMPERATURE, "gas_surface": False} | NO_LOAD
    mesh = TravellingMesh(level)(Tubule(2 * RADIUS, 5 * nm, height, filling))
    return CoupledTubule(mesh, **given | changes)


def steady(fem: Any, model: CoupledTubule, step: Any, seconds: float = 1.0) -> Result:
    """At the end of a step that is long for everything but the front."""
    return evolve(model, [step], fem, settings=to_steady_state(seconds), say=lambda line: None)


def along_wall(result: Result) -> tuple[Any, Any]:
    """z [m] and Nernst's pressure [Pa] along the inner wall, ascending."""
    wall = result.snapshots[-1].region("wall")
    inner = np.isclose(wall.points[:, 0], RADIUS, rtol=1e-6, atol=0)
    order = np.argsort(wall.points[inner, 1])
    return wall.points[inner, 1][order], wall.field("Nernst pressure").values[inner][order]


def flow(model: CoupledTubule, result: Result) -> float:
    """Lithium that enters [m3/s]; into half of a slit, per depth."""
    current = result.summary["Current density [mA/cm2]"] * mA_per_cm2 * model.cell_area
    return float(current * model.metal.atomic_volume.value / ELEMENTARY_CHARGE)


# ---------------------------------------------------------------- a long column
@cache
def conductance(fem: Any, metal: Metal, symmetry: Symmetry, transport: Transport) -> float:
    """Flow over the pressure's fall in the middle of a long column [m4/(Pa s)]; half a slit, per depth [m3/(Pa s)].

    Without diffusion along the wall P is that of the lithium, which the traction on the wall holds.
    """
    model = tubule(10 * um, metal=metal, symmetry=symmetry, transport=transport)
    result = steady(fem, model, Plate(30.0, until=Duration(1.0)))
    if transport is Transport.RESOLVED:
        z, pressure = along_wall(result)
    else:
        lithium_part = result.snapshots[-1].region("lithium")
        on_axis = lithium_part.points[:, 0] < 1e-3 * RADIUS
        z, pressure = lithium_part.points[on_axis, 1], lithium_part.field("Pressure").values[on_axis]
    tip = result.summary["Tip [um]"] * um
    middle = (z > 0.25 * tip) & (z < 0.75 * tip)
    fall = -np.polyfit(z[middle], pressure[middle], 1)[0]
    return flow(model, result) / float(fall)


def core(metal: Metal, symmetry: Symmetry) -> float:
    """Poiseuille's part of it, of half a slit per depth."""
    return (2 * RADIUS**3 / 3 / 2 if symmetry == PLANAR else pi * RADIUS**4 / 8) / viscosity(metal)


def superposed(metal: Metal, symmetry: Symmetry = AXISYMMETRIC) -> float:
    """Core and wall side by side."""
    perimeter = 1.0 if symmetry == PLANAR else 2 * pi * RADIUS
    return core(metal, symmetry) + perimeter * mobility(metal)


def long_column(fem: Any, metal: Metal, symmetry: Symmetry = AXISYMMETRIC) -> float:
    """Over core and wall side by side."""
    return conductance(fem, metal, symmetry, Transport.RESOLVED) / superposed(metal, symmetry)


def effective_over_resolved(fem: Any, symmetry: Symmetry) -> float:
    """Ratio of the two descriptions."""
    effective, resolved = (conductance(fem, lithium, symmetry, each) for each in (Transport.EFFECTIVE, Transport.RESOLVED))
    return effective / resolved


WALL_SHARE = 1 - core(lithium, AXISYMMETRIC) / superposed(lithium)
TUBE_RATIO = 1 + WALL_SHARE * (42 * pi / 128 - 1)


# ---------------------------------------------------------------- free slip, blocked root
STIFF = slower(lithium, 10.0)
LENGTH = float(plating_length_tube(2 * RADIUS, viscosity(STIFF), mobility(STIFF)))
COLUMN = 3 * LENGTH


def sinh_error(fem: Any, level: int) -> float:
    """Largest error of the pressure between nodes, as a share of the fall."""
    model = tubule(2 * COLUMN, metal=STIFF, level=level, slip=FREE, root=Root(plates=False))
    result = steady(fem, model, HoldPotential(-50 * mV, until=Duration(1e-3)), 1e-3)
    z, pressure = along_wall(result)
    tip = result.summary["Tip [um]"] * um
    inside = z < tip * (1 - 1e-9)
    root = result.summary["Root potential [mV]"] * mV * ELEMENTARY_CHARGE / STIFF.atomic_volume.value
    exact = normal_pressure(z[inside], tip, LENGTH, root, 0.0)
    return float(np.abs(pressure[inside] - exact).max() / root)


def sinh_profile(fem: Any) -> Measured:
    """On the finest of three meshes, and the order in their cells."""
    errors = [sinh_error(fem, level) for level in (0, 1, 2)]
    return refined(errors[-1], [1, 1 / 2, 1 / 4], errors, last)


# ---------------------------------------------------------------- growth under a held potential
HARD = slower(lithium, 1e3)
PLATING_LENGTH = float(plating_length_tube(2 * RADIUS, viscosity(HARD), mobility(HARD)))
START, HELD, GROWN = 1 * um, 20 * mV, 10.0
PUSH = HELD * ELEMENTARY_CHARGE / lithium.atomic_volume.value
GROWTH = 2 * mobility(HARD) * PUSH * GROWN / (RADIUS * PLATING_LENGTH**2)
HEIGHT_GROWN = PLATING_LENGTH * acosh(cosh(START / PLATING_LENGTH) * exp(GROWTH))
"""Of dz/dt = (2/R) (M P/L) coth(z/L); z^2 grows linearly while z is short against L."""
COUNTS = (16, 32, 64)
"""Of steps."""


def grown(fem: Any, count: int) -> float:
    """The tip after so many equal steps [m]."""
    model = tubule(4 * um, START / (4 * um), metal=HARD, slip=FREE, root=Root(plates=False))
    settings = Settings(control=GIVEN, first_step=GROWN / count)
    result = evolve(model, [HoldPotential(-HELD, until=Duration(GROWN))], fem, settings=settings, say=lambda line: None)
    return result.summary["Tip [um]"] * um


def growth(fem: Any) -> Measured:
    """The tip [um], and the order in the steps' length."""
    tips = [grown(fem, count) for count in COUNTS]
    errors = [abs(tip / HEIGHT_GROWN - 1) for tip in tips]
    return refined(tips[-1] / um, [GROWN / count for count in COUNTS], errors, last)


# ---------------------------------------------------------------- the wall's give
GIVE = replace(
    nickel, youngs_modulus=replace(nickel.youngs_modulus, value=20e9), poissons_ratio=replace(nickel.poissons_ratio, value=0.0)
)
"""Stretched along r, it does not move along z, whether the lithium grips it or not."""
HARDER = slower(lithium, 1e5)
TALL, FED = 2 * um, 3.0
COMPLIANCE = float(confined_tube_compliance(RADIUS, RADIUS + 5 * nm, 20e9, 0.0))
TAU = float(filling_time(COMPLIANCE, TALL / 2, 2 * pi * RADIUS, mobility(lithium)))
FILLED = 1 - 8 / pi**2 * sum(exp(-((2 * n + 1) ** 2) * pi**2 / 8) / (2 * n + 1) ** 2 for n in range(20))
"""Root pressure over that of the steady flow after tau/2 of a current that starts at once: a rod with a flux at one end."""


def filled(fem: Any, count: int) -> float:
    """The root's potential after tau/2, in so many equal steps [mV]."""
    settings = Settings(control=GIVEN, first_step=TAU / 2 / count)
    result = evolve(tall(), [Plate(FED, until=Duration(TAU / 2))], fem, settings=settings, say=lambda line: None)
    return result.summary["Root potential [mV]"]


def tall() -> CoupledTubule:
    """A full tubule whose wall gives."""
    return tubule(TALL, metal=HARDER, host=GIVE, slip=FREE, root=Root(plates=False))


def filling(fem: Any) -> Measured:
    """The root's potential after tau/2 over the steady one; its order in the steps' length, by what each halving changes."""
    counts = (25, 50, 100)
    whole = steady(fem, tall(), Plate(FED, until=Duration(100 * TAU)), 10 * TAU).summary["Root potential [mV]"]
    shares = [filled(fem, count) / whole for count in counts]
    return refined(shares[-1], [TAU / 2 / count for count in counts[1:]], [abs(b - a) for a, b in pairwise(shares)])


# ---------------------------------------------------------------- root and gas
RESISTANCE, EXCHANGE, DENSITY = 1e-3, 10.0, 30.0
RESTING_GAS = 300 * MPa


def cell_potential(fem: Any) -> float:
    """U + psi of a plated tubule [mV]."""
    model = tubule(1 * um, root=Root(RESISTANCE, ButlerVolmer(EXCHANGE)))
    summary = steady(fem, model, Plate(DENSITY, until=Duration(1.0))).summary
    return summary["Cell potential [mV]"] + summary["Root potential [mV]"]


OVERPOTENTIAL = -(DENSITY * RESISTANCE + 2 * thermal_voltage(TEMPERATURE) * asinh(DENSITY / 2 / EXCHANGE)) / mV


def stall_pressure(fem: Any) -> float:
    """At which plating at -50 mV stops, against compressed gas [MPa]."""
    model = tubule(1 * um, gas=Gas(RESTING_GAS), root=Root(RESISTANCE, ButlerVolmer(EXCHANGE)))
    return steady(fem, model, HoldPotential(-50 * mV, until=Duration(1e4)), 100.0).summary["Root pressure [MPa]"]


STALL = 50 * mV * ELEMENTARY_CHARGE / lithium.atomic_volume.value / MPa


@cache
def compressed(fem: Any) -> tuple[CoupledTubule, Result]:
    """Gas in a soft cavity with a dead volume, plated, then left alone."""
    soft = replace(nickel, youngs_modulus=replace(nickel.youngs_modulus, value=2e9))
    model = tubule(1 * um, host=soft, gas=Gas(20 * MPa, DEAD), contact_angle=0.0)
    protocol = [Plate(30.0, until=Duration(40.0)), Rest(100.0)]
    return model, evolve(model, protocol, fem, settings=to_steady_state(1.0), say=lambda line: None)


DEAD = 1e-22
SEALED = 20 * MPa * (pi * RADIUS**2 * 0.5 * um + DEAD) * 1e18
"""P V of the gas at the start [aJ]."""


def pressure_times_volume(fem: Any) -> float:
    """P V [aJ], V of the deformed cavity from the stored displacement."""
    _, result = compressed(fem)
    wall, tip = result.snapshots[-1].region("wall"), result.summary["Tip [um]"] * um
    beside = np.isclose(wall.points[:, 0], RADIUS, rtol=1e-6, atol=0) & (wall.points[:, 1] > tip * (1 - 1e-9))
    order = np.argsort(wall.points[beside, 1])
    z, u = wall.points[beside, 1][order], wall.field("Displacement").values[beside, 0][order]
    volume = pi * np.trapezoid(RADIUS**2 + 2 * RADIUS * u, z) + DEAD
    return float(result.summary["Gas pressure [MPa]"] * MPa * volume * 1e18)


def at_rest(fem: Any) -> float:
    """Largest difference of psi from that of the tip's pressure, as a share of it, in a tubule at rest."""
    _, result = compressed(fem)
    pressure, tip = along_wall(result)[1], result.summary["Tip pressure [MPa]"] * MPa
    return float(np.abs(pressure / tip - 1).max())


def exact(id: str, title: str, quoted: float, unit: str, tolerance: float, compute: Any, order: float | None = None) -> Row:
    """A row of this case."""
    return Row(f"in-time-{id}", title, Kind.EXACT, quoted, unit, tolerance, compute, least_order=order, solved=True)


ROWS = [
    *(
        exact(
            f"column-{metal.name}",
            f"Long column of {metal.name}: core and wall side by side",
            1.0,
            "1",
            1e-4,
            partial(long_column, metal=metal),
        )
        for metal in (lithium, sodium, potassium)
    ),
    exact("column-slit", "Long column in a slit", 1.0, "1", 3e-4, partial(long_column, metal=lithium, symmetry=PLANAR)),
    exact(
        "descriptions-tube",
        "Effective over resolved, tube",
        TUBE_RATIO,
        "1",
        1e-4,
        partial(effective_over_resolved, symmetry=AXISYMMETRIC),
    ),
    exact(
        "descriptions-slit", "Effective over resolved, slit", 1.0, "1", 1e-4, partial(effective_over_resolved, symmetry=PLANAR)
    ),
    exact("sinh", "Free slip, blocked root: error of the pressure", 0.0, "1", 3e-3, sinh_profile, order=2),
    exact("growth", "Growth under a held potential", HEIGHT_GROWN / um, "um", 2e-4, growth, order=2),
    exact("give", "Root's potential while the wall's give fills", FILLED, "1", 1e-3, filling, order=2),
    exact("root", "Electrolyte and reaction in series", OVERPOTENTIAL, "mV", 1e-8, cell_potential),
    exact("stall", "Pressure at which plating at -50 mV stops", STALL, "MPa", 1e-5, stall_pressure),
    exact("boyle", "P V of the gas in the deformed cavity", SEALED, "aJ", 1e-6, pressure_times_volume),
    exact("rest", "psi at rest against the tip's", 0.0, "1", 1e-9, at_rest),
]
