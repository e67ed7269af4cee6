"""One row a step: what came in, who carried it, what it cost, and what does not add up."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from femiec.models.coupled.notices import TENSION, present_groups
from femiec.models.coupled.outputs import WALL_TENSION
from femiec.models.readings import Readings
from femiec.protocol import Observed
from femiec.quantities import BOLTZMANN, MPa, mA_per_cm2, mAh_per_cm2, mV, nm, um

if TYPE_CHECKING:
    from femiec.models.coupled.model import CoupledTubule

CARRIERS = {
    "Carried by the wall": "carried by the wall",
    "Carried by the interface": "carried by the interface with lithium",
    "Carried by the surface beside the gas": "carried by the interface with gas",
    "Carried by the surface beside the void": "carried by the interface with void",
}
"""Label of a share to the functional that it is made of."""
LOSSES = (
    "by diffusional creep",
    "by dislocation creep",
    "by sliding",
    "in the wall",
    *(f"on the interface with {name}" for name in ("lithium", "gas", "void")),
)
"""Where power turns into heat."""
AT_REST = 1e-6
"""Below this part of what is typical nothing moves, and shares of it say nothing."""


def observed(model: CoupledTubule, read: Readings) -> Observed:
    """What the conditions of a protocol can see; time and the step's own capacity are the run's to add."""
    number = read.numbers
    pressed = root_pressure(model, read)
    return Observed(
        total_capacity=number["charge"] / model.cell_area,
        potential=number["cell potential"],
        current=number["current"] / model.cell_area,
        filling=filling(model, read),
        root_pressure=pressed,
        gas_pressure=number["gas pressure"],
        wall_stress=read.highest(*WALL_TENSION),
        wall_strength=model.host.strength.value if model.host.strength is not None else None,
        contact=pressed + model.capillary_pressure,
        void_height=number.get("bottom", 0.0),
    )


def root_pressure(model: CoupledTubule, read: Readings) -> float:
    """Mean normal pressure [Pa] of the lithium on its root face; over a void what the root's potential would hold."""
    if model.has_void:
        return model.pressure_per_volt * read.numbers["root potential"]
    return read.integrals["root thrust"] / model.cavity_area


def filling(model: CoupledTubule, read: Readings) -> float:
    """The share of the tubule's height that holds lithium."""
    return (read.numbers["tip"] - read.numbers.get("bottom", 0.0)) / model.tubule.height


def row(model: CoupledTubule, read: Readings) -> dict[str, float]:
    """A row of the ledger, units in the labels; what is per tubule is of half a slit, per metre of depth."""
    number, integral = read.numbers, read.integrals
    return {
        "Cell potential [mV]": number["cell potential"] / mV,
        "Current density [mA/cm2]": number["current"] / model.cell_area / mA_per_cm2,
        "Capacity [mAh/cm2]": number["charge"] / model.cell_area / mAh_per_cm2,
        "Tip [um]": number["tip"] / um,
        "Filling": filling(model, read),
        "Root potential [mV]": number["root potential"] / mV,
        "Void [um]": number.get("bottom", 0.0) / um,
        "Root pressure [MPa]": root_pressure(model, read) / MPa,
        "Tip pressure [MPa]": (number["gas pressure"] - model.capillary_pressure) / MPa,
        "Gas pressure [MPa]": number["gas pressure"] / MPa,
        f"{TENSION} [MPa]": read.highest(*WALL_TENSION) / MPa,
        "Wall deflection, max [nm]": read.largest("wall", "Displacement") / nm,
        "Charge [C]": number["charge"],
        "Lithium [m3]": integral["volume of lithium"],
        "Gas amount": number["gas amount"],
        "Gas amount in the second chamber": number.get("chamber amount", 0.0),
        **_plated(model, read),
        **_shares(model, read),
        **_groups(model, read),
        **_power(model, read),
        **_defects(model, read),
    }


def _plated(model: CoupledTubule, read: Readings) -> dict[str, float]:
    """Shares of the current by the place where it turns into metal; signed, they sum to one, or are zero at rest."""
    current, integral = read.numbers["current"], read.integrals
    still = abs(current) < AT_REST * model.scales.current
    places = ("on the interface", "under the root face", "at the void", "at the triple line")
    return {f"Plated {place}": 0.0 if still else integral.get(f"plated {place}", 0.0) / current for place in places}


def _shares(model: CoupledTubule, read: Readings) -> dict[str, float]:
    """Shares of the lithium's way along the tubule, by carrier; signed, they sum to one, or are zero where nothing moves."""
    carried = _creep(model, read) | {label: read.integrals.get(name, 0.0) for label, name in CARRIERS.items()}
    total = sum(carried.values())
    still = abs(total) < AT_REST * model.scales.current * model.scales.length
    return {label: 0.0 if still else value / total for label, value in carried.items()}


def _creep(model: CoupledTubule, read: Readings) -> dict[str, float]:
    """What creep carries, by mechanism: each has its share of the strain rate, weighed by the dissipation."""
    carried, diffusion = read.integrals["carried by creep"], read.integrals["dissipated by diffusional creep"]
    dislocations = read.integrals.get("dissipated by dislocation creep", 0.0)
    share = _share(diffusion, diffusion + dislocations)
    return {
        "Carried by Coble creep": carried * share * model.coble_share,
        "Carried by Nabarro-Herring creep": carried * share * (1 - model.coble_share),
        "Carried by dislocation creep": carried * (1 - share),
    }


def _groups(model: CoupledTubule, read: Readings) -> dict[str, float]:
    """The groups that tell the regime."""
    found = present_groups(model, read, root_pressure(model, read), 1.0)
    bulk = found.interface_to_bulk
    return {
        "Column over plating length": found.plating_ratio,
        "Coble share of diffusional creep": found.coble_share,
        "Bulk over interface conductance": 0.0 if bulk == inf else 1 / bulk,
        "Filling time of the wall [s]": found.filling_number,
        "Wall hoop strain, thin wall": found.wall_strain,
    }


def _power(model: CoupledTubule, read: Readings) -> dict[str, float]:
    """What the cell delivers to the lithium, and where it turns into heat [W]; a tubule's own share of the electrolyte."""
    number, integral = read.numbers, read.integrals
    current = number["current"]
    lost = {f"Dissipated {name} [W]": integral.get(f"dissipated {name}", 0.0) for name in LOSSES}
    delivered = -current * number["cell potential"]
    return {
        "Power of the cell [W]": delivered,
        "Dissipated at the root [W]": delivered - current * number["root potential"],
        **lost,
        "Power into the wall [W]": integral["power into the wall"],
        "Power into the gas and the meniscus [W]": _power_of_ends(model, read) + integral["power of the gas on the wall"],
    }


def _defects(model: CoupledTubule, read: Readings) -> dict[str, float]:
    """What should be zero to round-off: lithium against charge, gas law; and the power balance, to the error of the mesh."""
    number, integral = read.numbers, read.integrals
    brought = number["charge"] / model.pressure_per_volt
    lithium = integral["volume of lithium"] - model.lithium_at_start - brought
    pressure_volume = number["gas pressure"] * (integral["volume of gas"] + model.gas.dead_volume)
    thermal, sealed = number["gas amount"] * BOLTZMANN * model.temperature, model.scales.gas_pressure
    # The gas has the dead volume and what the lithium leaves of the cavity's, to whose round-off both are known.
    known = (model.scales.volume + model.gas.dead_volume) * max(number["gas pressure"], sealed)
    return {
        "Lithium balance defect": abs(lithium) / model.scales.volume,
        "Gas law defect": abs(pressure_volume - thermal) / known,
        "Power that is missing, share": _power_defect(model, read),
    }


def _power_defect(model: CoupledTubule, read: Readings) -> float:
    number, integral = read.numbers, read.integrals
    taken = [value for name, value in integral.items() if name.startswith(("dissipated", "power"))]
    taken.append(_power_of_ends(model, read))
    brought = number["current"] * number["root potential"]
    largest, typical = max(abs(brought), *map(abs, taken)), model.scales.current * model.scales.potential
    return 0.0 if largest < AT_REST * typical else abs(brought - sum(taken)) / largest


def _power_of_ends(model: CoupledTubule, read: Readings) -> float:
    """What the lithium's ends give to gas and menisci [W]: pressure times the rate at which each end moves."""
    integral, per_volume = read.integrals, model.pressure_per_volt
    tip = (integral["extruded"] + integral["plated at the triple line"]) / per_volume
    return (read.numbers["gas pressure"] - model.capillary_pressure) * tip + model.capillary_pressure * integral.get(
        "growth of the void", 0.0
    )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
