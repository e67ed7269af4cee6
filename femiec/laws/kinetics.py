"""Charge transfer at the root, with the stress of the lithium in the overpotential.

eta = U + psi, where U [V] is the potential of the lithium side against Li/Li+ at the electrode, without the drop in the
electrolyte, and psi = Omega P/e [V] the lithium potential there. The plating current density J = -i is positive while eta < 0.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

import ufl

from femiec.arguments import number, positive
from femiec.laws.citation import Citation
from femiec.quantities import BOLTZMANN, ELEMENTARY_CHARGE

LARGEST_ARGUMENT = 50.0
"""Where :func:`extended_exp` leaves the exponential; at 300 K and a transfer coefficient of one half, at 2.6 V."""


def extended_exp(x: Any, largest: float = LARGEST_ARGUMENT) -> Any:
    """exp(x) up to x = largest, its tangent beyond: smooth to the first derivative, and finite wherever Newton may stray.

    Args:
        x: a UFL scalar or a number.
        largest: x_0; beyond it the value is exp(x_0) (1 + x - x_0).

    Example:
        >>> extended_exp(0.0).ufl_shape
        ()
    """
    x = ufl.as_ufl(x)
    return ufl.conditional(ufl.lt(x, largest), ufl.exp(x), math.exp(largest) * (1 + x - largest))


class Kinetics(Protocol):
    """How fast lithium passes between electrolyte and metal."""

    citation: ClassVar[Citation]

    @property
    def name(self) -> str:
        """In words."""

    def plating_current(self, eta: Any, temperature: Any, psi: Any) -> Any:
        """J [A/m2], positive while plating, zero at eta = 0.

        Args:
            eta: U + psi [V].
            temperature: T [K].
            psi: Omega P/e, the lithium potential at the electrode [V].
        """


@dataclass(frozen=True)
class ButlerVolmer:
    """J = i0 [exp(-a_c F eta/RT) - exp(a_a F eta/RT)]: the stress shifts the overpotential and nothing else.

    The exponentials are those of :func:`extended_exp`.

    Args:
        exchange_current_density: i0 [A/m2]. A charge-transfer resistance R gives i0 = (RT/F)/R:
            :func:`femiec.estimates.kinetics.exchange_current_density`.
        anodic: a_a [1].
        cathodic: a_c [1].

    Raises:
        InputError: a value that is not positive.

    Example:
        >>> ButlerVolmer(10.0).plating_current(-0.05, 300.0, psi=0.0).ufl_shape
        ()
    """

    exchange_current_density: float
    anodic: float = 0.5
    cathodic: float = 0.5
    citation: ClassVar[Citation] = Citation(
        "Butler-Volmer, eta = U + Omega P/e",
        "Butler and Volmer, textbook; the shift by stress follows from the equilibrium P = -eU/Omega",
        True,
    )

    def __post_init__(self) -> None:
        _require_positive(self)

    @property
    def name(self) -> str:
        """In words."""
        return "Butler-Volmer"

    def plating_current(self, eta: Any, temperature: Any, psi: Any = 0.0) -> Any:
        """J [A/m2], positive while plating; psi enters through eta = U + psi alone."""
        phi = ELEMENTARY_CHARGE * eta / (BOLTZMANN * temperature)
        return self.exchange_current_density * (extended_exp(-self.cathodic * phi) - extended_exp(self.anodic * phi))


@dataclass(frozen=True)
class MonroeNewman:
    """Butler-Volmer times exp[-(1 - a_a) Omega P/(kT)]: compression also lowers the exchange current.

    Written with psi = Omega P/e, and without the partial volume of the salt.

    Args:
        exchange_current_density: i0 of unstressed lithium [A/m2].
        anodic: a_a [1].
        cathodic: a_c [1].

    Raises:
        InputError: a value that is not positive.

    Source:
        After Monroe and Newman, J. Electrochem. Soc. 152, A396 (2005), doi:10.1149/1.1850854; the equation from memory.

    Example:
        >>> MonroeNewman(10.0).plating_current(-0.05, 300.0, psi=0.0135).ufl_shape
        ()
    """

    exchange_current_density: float
    anodic: float = 0.5
    cathodic: float = 0.5
    citation: ClassVar[Citation] = Citation(
        "Butler-Volmer times exp[-(1 - a_a) Omega P/(kT)]",
        "after Monroe and Newman, J. Electrochem. Soc. 152, A396 (2005), doi:10.1149/1.1850854",
        False,
    )

    def __post_init__(self) -> None:
        _require_positive(self)

    @property
    def name(self) -> str:
        """In words."""
        return "Monroe-Newman"

    def plating_current(self, eta: Any, temperature: Any, psi: Any) -> Any:
        """J [A/m2], positive while plating."""
        unstressed = ButlerVolmer(self.exchange_current_density, self.anodic, self.cathodic)
        shift = -(1 - self.anodic) * ELEMENTARY_CHARGE * psi / (BOLTZMANN * temperature)
        return unstressed.plating_current(eta, temperature) * extended_exp(shift)


def _require_positive(law: ButlerVolmer | MonroeNewman) -> None:
    for argument in ("exchange_current_density", "anodic", "cathodic"):
        value, unit = getattr(law, argument), "A/m2" if argument == "exchange_current_density" else ""
        allowed, mend = "a positive, finite number", "correct the sign or the number"
        object.__setattr__(law, argument, number(argument, value, unit, positive, allowed, mend))
