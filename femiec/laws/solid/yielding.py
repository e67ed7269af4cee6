"""What all laws of plasticity with linear hardening share: the flow that brings a trial stress back to the yield surface."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import ufl

from femiec.arguments import not_negative, number, positive

ZERO = ((0.0, 0.0, 0.0),) * 3
IDENTITY = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def flow(measure_squared: Any, strength: Any, stiffness: float) -> tuple[Any, Any]:
    """The increment of plastic strain that brings a trial stress back to the yield surface, backward Euler.

    q = max(q_trial, sigma_Y),  dgamma = (q - sigma_Y) / stiffness

    The maximum is taken of the squares, under the root: so q is never zero, and an elastic point, stressed or not, has a flow and
    a derivative of the flow that are exactly zero.

    Args:
        measure_squared: q_trial^2, the square of the trial stress's measure [Pa2].
        strength: sigma_Y at the start of the step, positive [Pa].
        stiffness: by how much the measure less the strength falls per plastic strain [Pa].

    Returns:
        q [Pa] and dgamma.
    """
    measure = ufl.sqrt(ufl.max_value(measure_squared, strength**2))
    return measure, (measure - strength) / stiffness


def as_floats(law: Any, checks: Mapping[str, Callable[[str, Any], float]]) -> None:
    """Check the numbers of a frozen law, and keep them as floats, for numpy's scalars do not multiply what UFL makes.

    Raises:
        InputError: from a check.
    """
    for name, check in checks.items():
        object.__setattr__(law, name, check(name, getattr(law, name)))


def modulus(argument: str, value: Any) -> float:
    """A stiffness or strength [Pa], positive."""
    return number(argument, value, "Pa", positive, "a positive stiffness or strength", "give it in Pa: 20e9")


def hardening_modulus(argument: str, value: Any) -> float:
    """A hardening modulus [Pa], zero or positive: a solid that softens fails in a band as thin as its mesh allows."""
    return number(argument, value, "Pa", not_negative, "zero or a positive hardening", "leave it out for perfect plasticity")


def shear_modulus(youngs_modulus: float, poissons_ratio: float) -> float:
    """mu = E / (2 (1 + nu)) [Pa]."""
    return youngs_modulus / (2 * (1 + poissons_ratio))


def bulk_modulus(youngs_modulus: float, poissons_ratio: float) -> float:
    """kappa = E / (3 (1 - 2 nu)) [Pa]."""
    return youngs_modulus / (3 * (1 - 2 * poissons_ratio))
