"""Creep of lithium as a viscous flow: s = 2 eta eps'(v), with eta the shear viscosity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import ufl


def cauchy_stress(rate: Any, pressure: Any, viscosity: Any) -> Any:
    """sigma = 2 eta eps(v) - p I, tension positive; ``rate`` has shape (3, 3) and no trace."""
    return 2 * viscosity * rate - pressure * ufl.Identity(3)


def equivalent_rate(rate: Any, floor: Any) -> Any:
    """sqrt(2/3 eps' : eps' + floor^2) [1/s]; the floor keeps its derivative finite where nothing flows."""
    return ufl.sqrt(2 * ufl.inner(rate, rate) / 3 + floor**2)


@dataclass(frozen=True)
class DislocationCreep:
    """Power-law creep beside diffusional creep, rates added: eps_e = sigma_e/(3 eta_d) + B sigma_e^n, uniaxial convention.

    The law gives the rate for a stress, while the flow gives the rate; the stress is found with the flow, as the unknown
    y = ln(sigma_e/sigma_0) of the scalar equation ln(rate(sigma_e)/eps_e) = 0. In logarithms the slope lies between 1 and n for
    every y, so a Newton step from far away does not leave the range of the law.

    Args:
        coefficient: B sigma_0^n [1/s], the power-law rate at the stress scale.
        exponent: n.
        stress_scale: sigma_0 [Pa].
    """

    coefficient: Any
    exponent: Any
    stress_scale: float

    def rate(self, y: Any, diffusional_viscosity: Any) -> Any:
        """The rate [1/s] at the stress sigma_0 exp(y)."""
        return self.stress_scale * ufl.exp(y) / (3 * diffusional_viscosity) + self.coefficient * ufl.exp(self.exponent * y)

    def viscosity(self, y: Any, diffusional_viscosity: Any) -> Any:
        """eta = sigma_e/(3 eps_e) [Pa s], from 1/eta = 1/eta_d + 3 B sigma_e^(n-1)."""
        power = 3 * self.coefficient / self.stress_scale * ufl.exp((self.exponent - 1) * y)
        return 1 / (1 / diffusional_viscosity + power)
