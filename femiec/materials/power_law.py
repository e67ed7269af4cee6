"""Power-law dislocation creep of a bulk metal."""

from __future__ import annotations

import math
from dataclasses import dataclass

from femiec.errors import InputError
from femiec.materials.arrhenius import boltzmann_ratio
from femiec.materials.property import Property, require_temperature, require_units
from femiec.quantities import MPa


@dataclass(frozen=True)
class PowerLaw:
    """Uniaxial creep, rate = B exp[-(Q/R)(1/T - 1/T0)] (stress / MPa)^n.

    Stress and rate are uniaxial: in a general state the stress is von Mises' and the rate its conjugate. In pure shear
    tau = stress/sqrt(3) and gamma-dot = sqrt(3) rate.

    Args:
        name: what distinguishes the law from the others of the metal.
        coefficient: B, the rate at 1 MPa and T0 [1/s].
        exponent: n [1], at least 1.
        activation_energy: Q [J/mol].
        reference_temperature: T0 [K].

    Raises:
        InputError: a number that is not positive or has another unit, an exponent below 1.

    Example:
        >>> from femiec.materials import lithium
        >>> initial, saturated = lithium.dislocation_creep
        >>> [f"{law.strain_rate(0.8e6, 298.15):.1e}" for law in (initial, saturated)]
        ['4.4e-03', '1.4e-04']
    """

    name: str
    coefficient: Property
    exponent: Property
    activation_energy: Property
    reference_temperature: float

    def __post_init__(self) -> None:
        require_temperature(self.reference_temperature)
        require_units("PowerLaw", {"coefficient": self.coefficient}, "1/s")
        require_units("PowerLaw", {"exponent": self.exponent}, "1")
        require_units("PowerLaw", {"activation_energy": self.activation_energy}, "J/mol")
        if self.exponent.value < 1:
            raise InputError("PowerLaw.exponent", self.exponent.value, "n of at least 1", "give n, not its inverse m")

    def rate_coefficient(self, temperature: float) -> float:
        """Rate at a stress of 1 MPa and a temperature [K], in 1/s.

        Raises:
            InputError: a temperature that is not positive.
        """
        ratio = boltzmann_ratio(self.activation_energy.value, temperature, self.reference_temperature)
        return self.coefficient.value * ratio

    def strain_rate(self, stress: float, temperature: float) -> float:
        """Uniaxial strain rate [1/s], of the sign of the stress (tension positive).

        Args:
            stress: sigma [Pa].
            temperature: T [K].

        Raises:
            InputError: a stress that is not finite, or a temperature that is not positive.
        """
        if not math.isfinite(stress):
            raise InputError("stress", stress, "a finite stress in pascal", "write for instance 1e6")
        magnitude = self.rate_coefficient(temperature) * (abs(stress) / MPa) ** self.exponent.value
        return math.copysign(magnitude, stress)
