"""Who carries the lithium, and where the power goes: functionals of a solved state."""

from __future__ import annotations

from typing import Any

import ufl

from femiec.laws.creep import cauchy_stress
from femiec.laws.surface import tangential
from femiec.models.coupled.balances import arriving, coupling, enclosed, gap, root_coupling
from femiec.models.coupled.state import State


def functionals(state: State) -> dict[str, Any]:
    """UFL forms of rank 0 [SI], by name; lithium as current [A], inwards and upwards positive. Of half a slit, per metre."""
    return {**_entering(state), **_carried(state), **_dissipated(state), **_held(state)}


def _entering(state: State) -> dict[str, Any]:
    """Where lithium is plated: on the wall|lithium interface, under its own root face, at the triple line; what is extruded."""
    frame = state.frame
    v, area = state.value["velocity"]("+"), frame.inside.area(frame.x, frame.n("+"))
    plated = {
        "plated on the interface": coupling(state, 1.0)[1],
        "plated at the triple line": -1 * arriving(state, frame.towards_tip),
        "extruded": state.model.pressure_per_volt * ufl.dot(v, area) * frame.end("gas"),
    }
    if state.model.has_void:
        return plated | {"plated at the void": -1 * arriving(state, frame.towards_bottom)}
    return plated | {"plated under the root face": root_coupling(state, 1.0)[1]}


def _carried(state: State) -> dict[str, Any]:
    """The current along z by each carrier, integrated over z [A m]."""
    frame, model = state.frame, state.model
    falls = -1 * frame.height  # the flux of -kappa grad psi along z is what the test function z collects
    carried = {
        "carried by creep": state.model.pressure_per_volt
        * state.value["velocity"][1]
        * frame.moving.weight(frame.x)
        * frame.dx("lithium")
    }
    if model.wall_conductivity:
        carried["carried by the wall"] = frame.bulk(state.potential, falls, model.wall_conductivity)
    for neighbour, conductance in state.sheets.items():
        carried[f"carried by the interface with {neighbour}"] = frame.sheet(state.potential, falls, conductance, neighbour)
    return carried


def _dissipated(state: State) -> dict[str, Any]:
    """Where power turns into heat [W]; all positive but what is stored in the wall."""
    frame, model, psi = state.frame, state.model, state.potential
    rate = frame.moving.strain(state.value["velocity"], frame.x)
    power = ufl.inner(cauchy_stress(rate, 0, state.viscosity), rate) * frame.moving.weight(frame.x)
    diffusion = state.viscosity / model.viscosity  # the share of the strain rate; dislocations bring the rest
    relative, _ = gap(state)
    along = tangential(relative, frame.n("+"))
    area = ufl.dot(frame.inside.area(frame.x, frame.n("+")), frame.n("+"))
    dissipated = {
        "dissipated by diffusional creep": diffusion * power * frame.dx("lithium"),
        "dissipated by sliding": model.friction * ufl.dot(along, along) * area * frame.wall("lithium"),
    }
    if model.creep.dislocation is not None:
        dissipated["dissipated by dislocation creep"] = (1 - diffusion) * power * frame.dx("lithium")
    if model.wall_conductivity:
        dissipated["dissipated in the wall"] = frame.bulk(psi, psi, model.wall_conductivity)
    for neighbour, conductance in state.sheets.items():
        dissipated[f"dissipated on the interface with {neighbour}"] = frame.sheet(psi, psi, conductance, neighbour)
    return dissipated


def _held(state: State) -> dict[str, Any]:
    """What the tubule holds, and the power that the wall and the gas take up."""
    frame, u = state.frame, state.value["displacement"]
    strain, strain_rate = (frame.moving.strain(each, frame.x) for each in (u, state.wall_speed))
    taken = ufl.inner(state.wall_stress, strain_rate) * frame.moving.weight(frame.x) * frame.dx("wall")
    moving = ufl.dot(state.wall_speed("+"), frame.inside.area(frame.x, frame.n("+")))
    energy = ufl.inner(state.wall_stress, strain) / 2 * frame.moving.weight(frame.x) * frame.dx("wall")
    if state.model.has_void:
        growth = state.model.cavity_area * state.rate("bottom")
        below = {"growth of the void": frame.once(growth)}
    else:
        stress = cauchy_stress(frame.moving.strain(state.value["velocity"], frame.x), state.value["pressure"], state.viscosity)
        below = {"root thrust": -stress[2, 2] * ufl.dot(frame.base.area(frame.x, frame.n), frame.n) * frame.ds("root")}
    return below | {
        "volume of lithium": enclosed(frame, u("+")) * frame.wall("lithium"),
        "volume of gas": enclosed(frame, u("+")) * frame.wall("gas"),
        "energy of the wall": energy,
        "power into the wall": taken,
        "power of the gas on the wall": state.value["gas pressure"]("+") * moving * frame.wall("gas"),
    }
