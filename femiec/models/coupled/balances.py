"""The residual of a tubule in time: each balance over its own scale, so that it is of order one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ufl

from femiec.forms.elastic import static_balance
from femiec.forms.interface import friction, nernst_coupling
from femiec.forms.stokes import stokes
from femiec.forms.traction import normal_pressure
from femiec.laws.gas import permeation
from femiec.models.coupled.frame import Frame
from femiec.models.coupled.root import Drive
from femiec.models.coupled.state import State
from femiec.quantities import BOLTZMANN

if TYPE_CHECKING:
    pass


def residual(state: State, drive: Drive) -> Any:
    """All balances."""
    mechanics = forces(state) + lithium_mass(state)
    numbers = gas(state) + amounts(state) + root(state) + control(state, drive)
    return mechanics + potential(state) + numbers + (lower_end(state) if state.model.has_void else 0)


def forces(state: State) -> Any:
    """Lithium and wall: each in equilibrium, with the pressure of the potential and the friction between them."""
    frame, value, test, scale = state.frame, state.value, state.test, state.scale
    z, w = test["velocity"], test["displacement"]
    momentum, _ = stokes(
        value["velocity"], value["pressure"], z, test["pressure"], state.viscosity, frame.moving, frame.x, frame.dx("lithium")
    )
    load, _ = coupling(state, state.chi("+"))
    wall = static_balance(state.wall_stress, w, frame.moving, frame.x, frame.dx("wall"))
    on_tip = normal_pressure(state.tip_pressure("+"), frame.n("+"), z("+"), frame.inside, frame.x, frame.end("gas"))
    on_wall = normal_pressure(value["gas pressure"]("+"), frame.n("+"), w("+"), frame.inside, frame.x, frame.wall("gas"))
    drag = friction(*gap(state), state.model.friction, frame.n("+"), frame.inside, frame.x, frame.wall("lithium"))
    total = momentum + load + wall + on_tip + on_wall + drag
    if state.model.has_void:
        total += normal_pressure(state.bottom_pressure, frame.n("+"), z("+"), frame.inside, frame.x, frame.end("void"))
    else:
        total += root_coupling(state, test["pressure"])[0]
    return 1 / (scale.pressure * scale.area / state.model.tubule.radius * scale.length) * total


def gap(state: State) -> tuple[Any, Any]:
    """The lithium's velocity against the wall's on their interface, and its test function."""
    return state.value["velocity"]("-") - state.wall_speed("+"), state.test["velocity"]("-") - state.test["displacement"]("+")


def coupling(state: State, chi: Any) -> tuple[Any, Any]:
    """Nernst's pressure on wall|lithium, and what plates there, weighed by chi."""
    frame, omega = state.frame, state.model.metal.atomic_volume.value
    return nernst_coupling(
        state.potential("+"), chi, *gap(state), omega, frame.n("+"), frame.inside, frame.x, frame.wall("lithium")
    )


def root_coupling(state: State, chi: Any) -> tuple[Any, Any]:
    """The same on the lithium's own root face, at the root's potential: it pushes, and lithium plates under it."""
    frame, omega = state.frame, state.model.metal.atomic_volume.value
    v, z, potential = state.value["velocity"], state.test["velocity"], state.value["root potential"]
    return nernst_coupling(potential, chi, v, z, omega, -frame.n, frame.moving, frame.x, frame.ds("root"))


def lithium_mass(state: State) -> Any:
    """div v = 0."""
    frame, value, test, scale = state.frame, state.value, state.test, state.scale
    _, mass = stokes(
        value["velocity"], value["pressure"], test["velocity"], test["pressure"], 1.0, frame.moving, frame.x, frame.dx("lithium")
    )
    return 1 / (scale.speed * scale.area) * mass


def pressure_mass(state: State) -> Any:
    """int p q / eta: what int -q div v leaves of a pressure when the velocity is eliminated, but for a factor."""
    frame, space = state.frame, state.unknowns["pressure"].function.function_space
    p, q = ufl.TrialFunction(space), ufl.TestFunction(space)
    return p * q / state.viscosity * frame.moving.weight(frame.x) * frame.dx("lithium")


def conduction(state: State, potential: Any, chi: Any) -> Any:
    """Lithium that moves through the wall and along its surfaces."""
    frame, model = state.frame, state.model
    total = frame.bulk(potential, chi, model.wall_conductivity) if model.wall_conductivity else 0
    for neighbour, conductance in state.sheets.items():
        total += frame.sheet(potential, chi, conductance, neighbour)
    return total


def potential(state: State) -> Any:
    """What is conducted to a place of the interface is plated there; the current enters at the root."""
    plated = coupling(state, state.chi("+"))[1]
    if not state.model.has_void:
        plated += root_coupling(state, state.test["root potential"])[1]
    entering = state.frame.once(state.value["current"] * state.test["root potential"])
    return 1 / state.scale.current * (conduction(state, state.potential, state.chi) + plated - entering)


def arriving(state: State, end: Any) -> Any:
    """Minus the current that reaches a triple line and is plated there, ``end`` being 1 there and 0 at the other ends."""
    return conduction(state, state.potential, end) + coupling(state, end("+"))[1]


def lower_end(state: State) -> Any:
    """The lithium's lower end moves with the flow there, and down by what is plated at its triple line."""
    frame, model, scale, test = state.frame, state.model, state.scale, state.test["bottom"]
    outflow = ufl.dot(state.value["velocity"]("+"), frame.inside.area(frame.x, frame.n("+"))) * test("+") * frame.end("void")
    plated = 1 / model.pressure_per_volt * arriving(state, frame.towards_bottom * test)
    return 1 / (scale.area * scale.speed) * (frame.once(model.cavity_area * state.rate("bottom") * test) + outflow - plated)


def gas(state: State) -> Any:
    """P V = N kT, V that of the deformed cavity above the tip; N changes through the walls."""
    frame, value, test, scale = state.frame, state.value, state.test, state.scale
    chi, thermal = test["gas pressure"], BOLTZMANN * state.model.temperature
    pressure = value["gas pressure"]
    volume = (pressure * chi)("+") * enclosed(frame, value["displacement"]("+")) * frame.wall("gas")
    rest = frame.once((pressure * state.model.gas.dead_volume - value["gas amount"] * thermal) * chi)
    law = 1 / (scale.gas_pressure * scale.volume) * (volume + rest)
    return law + scale.time / scale.gas_amount * escaping(state)


def escaping(state: State) -> Any:
    """dN/dt [1/s] is minus what leaks through the walls beside the gas, and what passes to a second chamber."""
    frame, gas, test = state.frame, state.model.gas, state.test["gas amount"]
    pressure = state.value["gas pressure"]
    total = frame.once(state.rate("gas amount") * test)
    leak = gas.walls.loss(pressure("+"), ufl.dot(frame.inside.area(frame.x, frame.n("+")), frame.n("+")))
    if not isinstance(leak, float):
        total += leak * test("+") * frame.wall("gas")
    if gas.neighbour is not None:
        beyond = gas.neighbour.pressure(state.value["chamber amount"], state.model.temperature)
        passing = permeation(gas.neighbour.permeance, gas.neighbour.area, pressure, beyond)
        total += frame.once(passing * test + (state.rate("chamber amount") - passing) * state.test["chamber amount"])
    return total


def enclosed(frame: Frame, u: Any) -> Any:
    """What integrates over the wall to the volume within it, displaced by u; '+' is the wall."""
    outwards = -frame.n("+")
    return frame.inside.enclosed(frame.x, outwards) + ufl.dot(frame.inside.area(frame.x, outwards), u)


def amounts(state: State) -> Any:
    """The lithium's volume is that within the wall below the tip, and grows by what the current brings; so does the charge."""
    frame, value, test, scale, rate = state.frame, state.value, state.test, state.scale, state.rate
    held = enclosed(frame, value["displacement"]("+")) * test["tip"]("+") * frame.wall("lithium")
    volume = frame.once(value["lithium volume"] * test["tip"]) - held
    brought = value["current"] / state.model.pressure_per_volt
    grows = scale.time / scale.volume * (rate("lithium volume") - brought) * test["lithium volume"]
    counts = 1 / scale.current * (rate("charge") - value["current"]) * test["charge"]
    return 1 / scale.volume * volume + frame.once(grows + counts)


def root(state: State) -> Any:
    """The cell's potential is that of the root behind the resistance of electrolyte and reaction."""
    value, model = state.value, state.model
    density = value["current"] / model.cell_area
    balance = model.root.balance(density, value["cell potential"], value["root potential"], model.temperature)
    return state.frame.once(balance * state.test["current"])


def control(state: State, drive: Drive) -> Any:
    """The current density or the potential is what the protocol asks for."""
    density = state.value["current"] / state.model.cell_area
    balance = drive.balance(density, state.value["cell potential"], state.scale.current / state.model.cell_area)
    return state.frame.once(balance * state.test["cell potential"])
