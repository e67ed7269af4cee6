"""Conditions on stress and pressure, for safety."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from femiec.protocol.condition import Condition, check_limit, check_tolerance
from femiec.protocol.observed import Observed
from femiec.quantities import show


@dataclass(frozen=True)
class WallStressAbove(Condition):
    """The largest tension in the wall rises to a limit.

    Args:
        limit: [Pa], positive; None for the wall's strength.
        tolerance: [Pa].

    Raises:
        InputError: a stress that is not positive, or not larger than the tolerance.

    Example:
        >>> WallStressAbove().excess(Observed(wall_stress=70e6, wall_strength=65e6))
        5000000.0
        >>> WallStressAbove(60e6).text
        'wall stress above 60 MPa'
    """

    unit: ClassVar[str] = "Pa"
    limit: float | None = None
    tolerance: float = 1e5

    def __post_init__(self) -> None:
        if self.limit is None:
            check_tolerance(self)
        else:
            check_limit(self, low=0.0, margin=True)

    @property
    def text(self) -> str:
        """In words, with units."""
        return f"wall stress above {'its strength' if self.limit is None else show(self.limit, 'pressure', 'MPa')}"

    def excess(self, observed: Observed) -> float:
        """Stress less limit [Pa]."""
        limit = observed.need("wall_strength", self) if self.limit is None else self.limit
        return observed.need("wall_stress", self) - limit


@dataclass(frozen=True)
class GasPressureAbove(Condition):
    """The gas pressure rises to a limit.

    Args:
        limit: absolute [Pa], positive.
        tolerance: [Pa].

    Raises:
        InputError: a pressure that is not positive, or not larger than the tolerance.

    Example:
        >>> GasPressureAbove(3e6).text
        'gas pressure above 3 MPa'
    """

    unit: ClassVar[str] = "Pa"
    limit: float
    tolerance: float = 1e3

    def __post_init__(self) -> None:
        check_limit(self, low=0.0, margin=True)

    @property
    def text(self) -> str:
        """In words, with units."""
        return f"gas pressure above {show(self.limit, 'pressure', 'MPa')}"

    def excess(self, observed: Observed) -> float:
        """Gas pressure less limit [Pa]."""
        return observed.need("gas_pressure", self) - self.limit
