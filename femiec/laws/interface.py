"""How pressure slows the diffusion along the interface between lithium and wall: D(P) = D_0 times a factor.

Each law gives the factor from the pressure P on the interface, the atomic volume Omega and the temperature T. It multiplies the
conductance kappa_s of wall|lithium where lithium diffuses along it. The friction of a rough wall keeps the mobility at P = 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

import ufl

from femiec.arguments import number
from femiec.laws.citation import Citation
from femiec.quantities import BOLTZMANN

LARGEST_SHARE = 10.0
"""Of the atomic volume; a larger activation volume is one in m3 or cm3/mol whose unit was mistaken."""


class Passage(Protocol):
    """A law of the interface's diffusivity under pressure."""

    citation: ClassVar[Citation | None]

    @property
    def name(self) -> str:
        """In words."""

    def factor(self, pressure: Any, atomic_volume: float, temperature: float) -> Any:
        """D(P)/D_0, one without pressure.

        Args:
            pressure: P [Pa], compression positive, UFL.
            atomic_volume: Omega [m3].
            temperature: T [K].
        """


@dataclass(frozen=True)
class Unstressed:
    """The diffusivity is that without pressure.

    Example:
        >>> UNSTRESSED.factor(370e6, 21.6e-30, 300.0)
        1.0
    """

    name: str = "the same under pressure"
    citation: ClassVar[Citation | None] = None

    def factor(self, pressure: Any, atomic_volume: float, temperature: float) -> Any:
        """One."""
        return 1.0


@dataclass(frozen=True)
class Activated:
    """An atom that jumps needs room, V*, which pressure grudges it: D = D_0 exp(-P V*/(kT)).

    Args:
        share: V*/Omega [1]; negative where a jump needs less room.

    Raises:
        InputError: a share that is no number, or larger than ten.

    Source:
        Frost and Ashby, Deformation-Mechanism Maps (1982), the pressure dependence of diffusion; from memory.

    Example:
        >>> law = Activated(0.3)
        >>> law.name, f"{float(law.factor(192e6, 21.6e-30, 300.0)):.3f}"
        ('slowed by pressure, V* = 0.3 Omega', '0.741')
    """

    share: float
    citation: ClassVar[Citation | None] = Citation(
        "diffusion along the interface under pressure, D = D_0 exp(-P V*/(kT))",
        "Frost and Ashby, Deformation-Mechanism Maps (1982), pressure dependence of diffusion",
        False,
    )

    def __post_init__(self) -> None:
        allowed, mend = "V*/Omega, a number from -10 to 10", "write Activated(0.3) for V* = 0.3 Omega"
        object.__setattr__(self, "share", number("share", self.share, "", _fits, allowed, mend))

    @property
    def name(self) -> str:
        """In words."""
        return f"slowed by pressure, V* = {self.share:g} Omega"

    def factor(self, pressure: Any, atomic_volume: float, temperature: float) -> Any:
        """exp(-P V*/(kT))."""
        return ufl.exp(-self.share * atomic_volume / (BOLTZMANN * temperature) * pressure)


def _fits(share: float) -> bool:
    return abs(share) <= LARGEST_SHARE


UNSTRESSED = Unstressed()
