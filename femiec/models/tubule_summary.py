"""The headline numbers of the tubule model, and what a reader has to be told about them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from femiec.estimates.channel import slit_mean_speed, slit_wall_diffusion_speed, tube_mean_speed, tube_wall_diffusion_speed
from femiec.laws.kinematics import PLANAR
from femiec.materials import Host, hard_carbon
from femiec.models.readings import Readings
from femiec.quantities import ELEMENTARY_CHARGE, GAS_CONSTANT, MPa, mA_per_cm2, nm

if TYPE_CHECKING:
    from femiec.models.tubule import SingleTubule

LARGEST_STRAIN = 0.05
"""Beyond this strain small-strain elasticity is a rough guide only."""
assert hard_carbon.strength is not None
ARRAY_HARDNESS = hard_carbon.strength.value
"""The measured hardness of the array [Pa], the only strength in the paper; walls of unknown strength are set against it."""
_NO_TENSION = 1e-6 * MPa


def strength_of(host: Host) -> float:
    """What a wall is set against [Pa]: the strength of its material, or the hardness of the array where it has none.

    Example:
        >>> from femiec.materials import nickel
        >>> strength_of(nickel) / MPa
        65.0
    """
    return ARRAY_HARDNESS if host.strength is None else host.strength.value


def has_own_strength(host: Host) -> bool:
    """Whether that is a number of the material, and not the hardness of the array."""
    return host.strength is not None and host != hard_carbon


def summary(model: SingleTubule, read: Readings) -> dict[str, float]:
    """Label with unit to number."""
    integral, metal = read.integrals, model.metal
    speed = integral["tip outflow"] / integral["tip area"]
    gas = read.numbers["gas pressure"]
    root = integral["root thrust"] / integral["root area"]
    tension = max(read.highest("wall", "First principal stress"), _NO_TENSION)
    strength = strength_of(model.host)
    drop = root - (gas - model.capillary_pressure)
    poiseuille, diffusion = exact_speeds(model, drop)
    return {
        "Overpotential [mV]": model.overpotential * 1e3,
        "Root pressure [MPa]": root / MPa,
        "Tip pressure [MPa]": (gas - model.capillary_pressure) / MPa,
        "Gas pressure [MPa]": gas / MPa,
        "Gas volume change": integral["gas volume"] / integral["gas volume, undeformed"] - 1,
        "Lithium viscosity [Pa s]": model.viscosity,
        "Tip speed [nm/s]": speed / nm,
        "Tip speed, Poiseuille [nm/s]": poiseuille / nm,
        "Tip speed, exact wall diffusion [nm/s]": diffusion / nm,
        "Current density [mA/cm2]": ELEMENTARY_CHARGE / metal.atomic_volume.value * speed * model.porosity / mA_per_cm2,
        "Time to fill the rest at this speed [s]": (model.tubule.height - model.tubule.tip) / speed,
        "Wall hoop stress, max [MPa]": read.highest("wall", "Hoop stress") / MPa,
        "Wall axial stress, max [MPa]": read.highest("wall", "Axial stress") / MPa,
        "Wall principal stress, max [MPa]": tension / MPa,
        "Wall von Mises stress, max [MPa]": read.highest("wall", "Von Mises stress") / MPa,
        "Wall deflection, max [nm]": read.largest("wall", "Displacement") / nm,
        "Wall stretch along the axis, max [nm]": read.largest("wall", "Displacement", 1) / nm,
        f"Safety factor against {strength / MPa:g} MPa": strength / tension,
        "Lithium balance defect": ledger_row(model, read)["Lithium balance defect"],
    }


def ledger_row(model: SingleTubule, read: Readings) -> dict[str, float]:
    """What goes in and out at this instant; a slit's volumes are of half of it, per metre of depth."""
    integral, gas = read.integrals, read.numbers["gas pressure"]
    inflow, tip, wall = -integral["root outflow"], integral["tip outflow"], integral["wall outflow"]
    return {
        "Step": 0.0,
        "Time [s]": 0.0,
        "Lithium in at the root [m3/s]": inflow,
        "Lithium out at the tip [m3/s]": tip,
        "Lithium out at the wall [m3/s]": wall,
        "Current [A]": ELEMENTARY_CHARGE / model.metal.atomic_volume.value * inflow,
        "Power of the root pressure [W]": integral["root thrust"] / integral["root area"] * inflow,
        "Gas [mol]": gas * integral["gas volume"] / (GAS_CONSTANT * model.temperature),
        "Gas, when sealed [mol]": model.sealed_pressure * integral["cavity volume"] / (GAS_CONSTANT * model.temperature),
        "Thrust of the lithium on the wall [N]": integral["root thrust"] - integral["tip thrust"],
        "Pull of the wall at the root [N]": integral["wall pull at the root"],
        "Pull of the wall at the top [N]": integral["wall pull at the top"],
        "Lithium balance defect": abs(inflow - tip - wall) / max(abs(inflow), abs(tip)),
    }


def exact_speeds(model: SingleTubule, drop: float) -> tuple[float, float]:
    """Mean speeds [m/s] under a pressure drop [Pa] along the column: Poiseuille flow at the model's viscosity, wall diffusion."""
    gradient, width = drop / model.tubule.tip, model.tubule.width
    mobility = model.creep.mobility(model.metal, model.temperature)
    if model.symmetry == PLANAR:
        return slit_mean_speed(gradient, width, model.viscosity), slit_wall_diffusion_speed(gradient, width, mobility)
    return tube_mean_speed(gradient, width, model.viscosity), tube_wall_diffusion_speed(gradient, width, mobility)


def notices(model: SingleTubule, numbers: Mapping[str, float], read: Readings) -> list[str]:
    """What must not pass in silence."""
    strength = strength_of(model.host) / MPa
    known = f"strength of {model.host.name}" if has_own_strength(model.host) else "measured hardness of the array"
    tension, hoop = numbers["Wall principal stress, max [MPa]"], numbers["Wall hoop stress, max [MPa]"]
    strain = max(read.largest("wall", name) for name in ("Hoop strain", "Axial strain"))
    found = []
    if tension > strength:
        wall = "the isolated wall" if model.neighbours.value == "free" else "the wall shared with equally filled neighbours"
        past = "far past" if tension > 2 * strength else "past"
        found.append(
            f"{wall} is {past} {strength:g} MPa: largest tension {tension:.0f} MPa (hoop {hoop:.0f}, axial "
            f"{numbers['Wall axial stress, max [MPa]']:.0f}), {tension / strength:.1f} times the {known}; "
            "such a wall would fail, and the numbers above hold only for one that does not"
        )
    if strain > LARGEST_STRAIN:
        found.append(
            f"strains reach {100 * strain:.1f} %: small-strain elasticity is a rough guide beyond {100 * LARGEST_STRAIN:.0f} %"
        )
    return found
