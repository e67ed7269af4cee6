"""How lithium slides along the wall: tangential traction t_t = -beta (v_t - du_t/dt), from stick to free.

Each law gives the friction beta [Pa s/m] from the mobility M of the interface, the viscosity eta of the lithium (without Coble
creep) and the radius or half-width R of the channel.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol

from femiec.arguments import number, positive
from femiec.estimates.sliding import wall_friction
from femiec.laws.citation import Citation
from femiec.materials.sources import ASSUMPTION, PAPER

_GRIP = 1e6


class Slip(Protocol):
    """A law of sliding."""

    citation: ClassVar[Citation]

    @property
    def name(self) -> str:
        """In words."""

    def friction(self, mobility: float, viscosity: float, radius: float) -> float:
        """beta [Pa s/m].

        Args:
            mobility: M of the interface [m5/(N s)].
            viscosity: eta [Pa s].
            radius: R of a tube, or half the width of a slit [m].
        """


@dataclass(frozen=True)
class Stick:
    """No slip, as a friction: beta = 1e6 eta/R, under which the lithium slips by 1e-6 R times its shear rate at the wall.

    In developed flow that is 4e-6 of the mean speed in a tube and 3e-6 in a slit: a condition, not a law of nature.

    Example:
        >>> f"{STICK.friction(2.086e-29, 1e7, 50e-9):.0e} Pa s/m"
        '2e+20 Pa s/m'
    """

    name: str = "stick"
    citation: ClassVar[Citation] = Citation(
        "no slip on the wall", f"{PAPER}: very little translation seen, slight local sliding not excluded", True
    )

    def friction(self, mobility: float, viscosity: float, radius: float) -> float:
        """beta = 1e6 eta/R [Pa s/m]."""
        return _GRIP * viscosity / radius


@dataclass(frozen=True)
class Free:
    """No friction, beta = 0.

    Example:
        >>> FREE.friction(2.086e-29, 1e7, 50e-9)
        0.0
    """

    name: str = "free slip"
    citation: ClassVar[Citation] = Citation("free slip on the wall", f"{ASSUMPTION}: the limit of a smooth wall", False)

    def friction(self, mobility: float, viscosity: float, radius: float) -> float:
        """beta = 0 [Pa s/m]."""
        return 0.0


@dataclass(frozen=True)
class Rough:
    """A wavy wall, around whose waves the lithium diffuses: beta = h_r^2/(8 M), whatever the wavelength.

    Args:
        height: h_r from crest to trough [m].

    Raises:
        InputError: a height that is not positive.

    Source:
        Raj and Ashby, Metall. Trans. 2, 1113 (1971): the grain-boundary part of sliding; from memory, rederived.

    Example:
        >>> f"{Rough(2e-9).friction(2.086e-29, 1e7, 50e-9):.2e} Pa s/m"
        '2.40e+10 Pa s/m'
    """

    height: float
    citation: ClassVar[Citation] = Citation(
        "friction of a wavy wall, beta = h_r^2/(8 M)", "Raj and Ashby, Metall. Trans. 2, 1113 (1971), grain-boundary part", False
    )

    def __post_init__(self) -> None:
        mend = "give it in m, or write FREE for a smooth wall"
        object.__setattr__(self, "height", number("height", self.height, "m", positive, "a positive roughness", mend))

    @property
    def name(self) -> str:
        """In words."""
        return f"roughness {self.height / 1e-9:g} nm"

    def friction(self, mobility: float, viscosity: float, radius: float) -> float:
        """beta = h_r^2/(8 M) [Pa s/m]."""
        return float(wall_friction(self.height, mobility))


STICK = Stick()
FREE = Free()
