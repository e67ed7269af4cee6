"""The unknowns of a tubule in time, and the scales that make them and their balances dimensionless."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from femiec.models.problem import Unknown
from femiec.quantities import ATMOSPHERE, BOLTZMANN, ELEMENTARY_CHARGE

if TYPE_CHECKING:
    from femiec.models.coupled.model import CoupledTubule

DIFFERENTIAL = ("displacement", "gas amount", "chamber amount", "tip", "bottom", "lithium volume", "charge")
"""The unknowns with a time derivative, as far as a model has them."""


@dataclass(frozen=True)
class Scales:
    """What is typical [SI]; only the conditioning depends on them.

    Args:
        pressure: kT/Omega [Pa], the pressure at which stress matters to an atom; 192 MPa for lithium at 300 K.
        potential: kT/e [V], the potential of that pressure.
        speed: of the front [m/s], when that pressure drives lithium along the wall, or through the column, over its height.
        length: the tubule's height [m].
        area: of the lithium's cross-section [m2]; of half a slit [m].
        displacement: of a wall under that pressure [m].
        gas_pressure: of the sealed gas [Pa].
    """

    pressure: float
    potential: float
    speed: float
    length: float
    area: float
    displacement: float
    gas_pressure: float
    temperature: float

    @property
    def current(self) -> float:
        """Of lithium that moves the front at the typical speed [A]."""
        return self.pressure / self.potential * self.area * self.speed

    @property
    def time(self) -> float:
        """In which the front would pass the whole height [s]."""
        return self.length / self.speed

    @property
    def volume(self) -> float:
        """Of the cavity [m3]."""
        return self.area * self.length

    @property
    def gas_amount(self) -> float:
        """Number of gas atoms in the cavity."""
        return self.gas_pressure * self.volume / (BOLTZMANN * self.temperature)


def scales(model: CoupledTubule) -> Scales:
    """The scales of a model."""
    thermal = BOLTZMANN * model.temperature
    pressure = thermal / model.metal.atomic_volume.value
    radius, height = model.tubule.radius, model.tubule.height
    speed = (2 * model.interface_mobility / radius + radius**2 / (8 * model.viscosity)) * pressure / height
    return Scales(
        pressure=pressure,
        potential=thermal / ELEMENTARY_CHARGE,
        speed=speed,
        length=height,
        area=model.cavity_area,
        displacement=pressure * radius / model.host.youngs_modulus.value,
        gas_pressure=model.gas.sealed_pressure or ATMOSPHERE,
        temperature=model.temperature,
    )


def unknowns(model: CoupledTubule, fem: Any, scale: Scales) -> dict[str, Unknown]:
    """The unknowns by name, at their values before the first step: unstressed, at rest."""
    kinds: dict[str, tuple[Any, str | tuple[str, ...], float, str]] = {
        "velocity": (("Lagrange", 2, (2,)), "lithium", scale.speed, "m/s"),
        "pressure": (("Lagrange", 1), "lithium", scale.pressure, "Pa"),
        "potential": (("Lagrange", 1), "wall", scale.potential, "V"),
        "displacement": (("Lagrange", 2, (2,)), "wall", scale.displacement, "m"),
    }
    numbers = {
        "root potential": (scale.potential, "V"),
        "current": (scale.current, "A"),
        "cell potential": (scale.potential, "V"),
        "gas pressure": (scale.gas_pressure, "Pa"),
        "gas amount": (scale.gas_amount, "1"),
        "tip": (scale.length, "m"),
        "lithium volume": (scale.volume, "m3"),
        "charge": (scale.current * scale.time, "C"),
    }
    if model.gas.neighbour is not None:
        numbers["chamber amount"] = (scale.gas_amount, "1")
    if model.has_void:
        numbers["bottom"] = (scale.length, "m")
    kinds |= {name: (("Real", 0), (), size, unit) for name, (size, unit) in numbers.items()}
    made = {
        name: Unknown(name, fem.Function(fem.functionspace(model.mesh, element, on), name=name), size, unit)
        for name, (element, on, size, unit) in kinds.items()
    }
    tip, gas = model.tubule.tip, model.gas.sealed_pressure
    empty = model.cavity_area * (model.tubule.height - tip)
    start = {
        "tip": tip,
        "chamber amount": 0.0 if model.gas.neighbour is None else model.gas.neighbour.chamber.amount(model.temperature),
        "bottom": model.tubule.bottom,
        "lithium volume": model.cavity_area * model.tubule.lithium_height,
        "gas pressure": gas,
        "gas amount": gas * (empty + model.gas.dead_volume) / (BOLTZMANN * model.temperature),
    }
    for name, value in ((name, value) for name, value in start.items() if name in made):
        made[name].function.x.array[:] = value / made[name].scale
    return made
