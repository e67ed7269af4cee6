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

    The law gives the rate for a stress, while a flow gives the rate. With y = ln(sigma_e/sigma_0) and L = ln eps_e the law is
    f(y) = ln[sigma_0 e^y/(3 eta_d) + B sigma_0^n e^(n y)] - L = 0. f is convex with a slope between 1 and n, and the smaller of
    the stresses that either mechanism would need alone has f between 0 and ln 2: Newton's method falls from there to the root
    without overshooting, and a fixed number of its steps, written out in UFL, is exact to round-off. (The stress as an unknown
    field of its own was tried: where dislocations carry most of the flow, the line search stalls.)

    Args:
        coefficient: B sigma_0^n [1/s], the power-law rate at the stress scale.
        exponent: n, at least 1.
        stress_scale: sigma_0 [Pa].
        steps: of Newton's method at each point.
    """

    coefficient: Any
    exponent: Any
    stress_scale: float
    steps: int = 8

    def stress(self, rate: Any, diffusional_viscosity: Any) -> Any:
        """sigma_e [Pa] at an equivalent rate [1/s], which must not be zero."""
        target, newtonian = ufl.ln(rate), self.stress_scale / (3 * diffusional_viscosity)
        y = ufl.min_value(target - ufl.ln(newtonian), (target - ufl.ln(self.coefficient)) / self.exponent)
        for _ in range(self.steps):
            diffusion, dislocations = newtonian * ufl.exp(y), self.coefficient * ufl.exp(self.exponent * y)
            total = diffusion + dislocations
            y -= (ufl.ln(total) - target) * total / (diffusion + self.exponent * dislocations)
        return self.stress_scale * ufl.exp(y)

    def viscosity(self, rate: Any, diffusional_viscosity: Any) -> Any:
        """eta = sigma_e/(3 eps_e) [Pa s], so that 1/eta = 1/eta_d + 3 B sigma_e^(n-1)."""
        return self.stress(rate, diffusional_viscosity) / (3 * rate)
