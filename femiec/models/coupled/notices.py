"""What is said of a run in words: which couplings act, what its groups imply, and what must not pass in silence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from femiec.estimates.regime import Groups, regime
from femiec.geometry.degraded import needs_remeshing
from femiec.laws.interface import UNSTRESSED
from femiec.models.coupled.groups import groups_of
from femiec.models.readings import Readings
from femiec.models.tubule_summary import LARGEST_STRAIN
from femiec.quantities import MPa, nm

if TYPE_CHECKING:
    from femiec.models.coupled.model import CoupledTubule

TENSION = "Wall principal stress, max"
"""The ledger's name of the largest tension in the wall."""
NOMINAL = 1 * MPa
"""The driving pressure of groups that do not depend on it, and the least of those that do."""


def couplings(model: CoupledTubule) -> tuple[str, ...]:
    """What acts, one line each, with the groups that are known before the run."""
    tip = model.tubule.tip
    known = groups_of(model, tip, NOMINAL, model.gas.sealed_pressure, 1.0)
    pressed = {"lithium": f", {model.passage.name}"} if model.passage != UNSTRESSED else {}
    paths = [
        f"its interface with {name} ({conductance:.3g} S{pressed.get(name, '')})" for name, conductance in model.sheets.items()
    ]
    paths += [f"the wall's bulk ({model.wall_conductivity:.3g} S/m)"] * bool(model.wall_conductivity)
    reaction = "in equilibrium" if model.root.kinetics is None else model.root.kinetics.name
    face = "plates and pushes" if model.root.plates else "is blocked"
    return (
        f"transport: {model.transport.value}; lithium moves along {', '.join(paths) or 'no path beside the column'}",
        f"creep: {model.viscosity:.3g} Pa s" + ("" if model.creep.dislocation is None else f", {model.creep.dislocation.name}"),
        f"wall|lithium: Nernst pressure against an elastic wall ({model.host.name}), {model.slip.name}",
        f"root: {model.root.resistance * 1e4:.3g} ohm cm2, reaction {reaction}; the lithium's own root face {face}",
        f"gas: {model.gas.sealed_pressure / MPa:.3g} MPa, {model.gas.walls.name}; "
        f"the meniscus pulls by {model.capillary_pressure / MPa:.3g} MPa",
        f"plating length L = {known.plating_length / nm:.3g} nm, column over L = {known.plating_ratio:.3g}; "
        f"core over wall flow {known.core_to_wall_flow:.3g}, interface over bulk conductance {known.interface_to_bulk:.3g}",
        f"the wall's give fills in {known.filling_number:.3g} s",
    )


def present_groups(model: CoupledTubule, read: Readings, root_pressure: float, time: float) -> Groups:
    """The groups of a solved state."""
    number = read.numbers
    drive = max(abs(root_pressure - (number["gas pressure"] - model.capillary_pressure)), NOMINAL)
    column = number["tip"] - number.get("bottom", 0.0)
    return groups_of(model, column, drive, number["gas pressure"], max(time, 1.0))


def regime_text(found: Groups) -> list[str]:
    """What the groups imply."""
    return [statement.sentence for statement in regime(found)]


def notices(model: CoupledTubule, read: Readings, peaks: Mapping[str, float]) -> list[str]:
    """What must be said beside the numbers.

    Args:
        model: as it is meshed at the end.
        read: the last state.
        peaks: the largest number in each column of the ledger, by label.
    """
    said, strength = [], model.host.strength
    tension = peaks.get(f"{TENSION} [MPa]", 0.0) * MPa
    if strength is not None and tension > strength.value:
        known = f"beyond the {strength.value / MPa:g} MPa known of its strength"
        said.append(f"the wall bears up to {tension / MPa:.0f} MPa of tension, {known}")
    strain = read.largest("wall", "Hoop strain")
    if strain > LARGEST_STRAIN:
        said.append(f"the wall's hoop strain reaches {100 * strain:.1f} %: small-strain elasticity is a rough guide")
    stretched = needs_remeshing(model.band_lines, read.numbers["tip"], read.numbers.get("bottom", 0.0))
    if model.mesher is None and stretched is not None:
        said.append(f"cells are stretched ({stretched}): give the model a mesher")
    return said
