"""A thermally activated quantity: a value at a reference temperature and an activation energy."""

from __future__ import annotations

import math
from dataclasses import dataclass

from femiec.materials.property import Property, require_temperature, require_units
from femiec.quantities import GAS_CONSTANT


def boltzmann_ratio(activation_energy: float, temperature: float, reference_temperature: float) -> float:
    """Ratio of a thermally activated quantity at two temperatures, exp[-(Q/R)(1/T - 1/T0)].

    Args:
        activation_energy: Q [J/mol].
        temperature: T [K].
        reference_temperature: T0 [K].

    Returns:
        The ratio [1], one at T = T0.

    Raises:
        InputError: a temperature that is not positive.

    Example:
        >>> round(boltzmann_ratio(53e3, 328.15, 300.0), 3)
        6.189
    """
    require_temperature(temperature)
    return math.exp(-activation_energy / GAS_CONSTANT * (1 / temperature - 1 / reference_temperature))


@dataclass(frozen=True)
class Arrhenius:
    """x(T) = x0 exp[-(Q/R)(1/T - 1/T0)].

    Args:
        reference_value: x0, in the unit of x.
        reference_temperature: T0 [K].
        activation_energy: Q [J/mol].

    Raises:
        InputError: a value, an energy or a temperature that is not positive, or of another unit.

    Example:
        >>> from femiec.materials import lithium
        >>> f"{lithium.volume_diffusivity.at(328.15):.3g} m2/s"
        '2.48e-14 m2/s'
    """

    reference_value: Property
    reference_temperature: float
    activation_energy: Property

    def __post_init__(self) -> None:
        require_temperature(self.reference_temperature)
        require_units("Arrhenius", {"reference_value": self.reference_value}, self.reference_value.unit)
        require_units("Arrhenius", {"activation_energy": self.activation_energy}, "J/mol")

    def at(self, temperature: float) -> float:
        """Value at a temperature [K], in the unit of the reference value.

        Raises:
            InputError: a temperature that is not positive.
        """
        return self.reference_value.value * boltzmann_ratio(self.activation_energy.value, temperature, self.reference_temperature)
