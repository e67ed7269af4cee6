"""Conditions on the cell's potential and current."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from femiec.protocol.condition import Condition, check_limit
from femiec.protocol.control import Control, Current, Potential
from femiec.protocol.observed import Observed
from femiec.quantities import show


@dataclass(frozen=True)
class PotentialBelow(Condition):
    """The potential of the lithium side against Li/Li+ falls to a limit: plating has become hard.

    Args:
        limit: [V].
        tolerance: [V].

    Raises:
        InputError: no finite number.

    Example:
        >>> PotentialBelow(-0.05).excess(Observed(potential=-0.25))
        0.2
    """

    unit: ClassVar[str] = "V"
    limit: float
    tolerance: float = 1e-5

    def __post_init__(self) -> None:
        check_limit(self)

    @property
    def text(self) -> str:
        """In words, with units."""
        return f"potential below {show(self.limit, 'voltage', 'mV')}"

    def excess(self, observed: Observed) -> float:
        """Limit less potential [V]."""
        return self.limit - observed.need("potential", self)

    def can_come(self, control: Control) -> bool:
        """Not at a constant potential."""
        return not _is_constant_potential(control)


@dataclass(frozen=True)
class PotentialAbove(Condition):
    """The potential of the lithium side against Li/Li+ rises to a limit: stripping has become hard.

    Args:
        limit: [V].
        tolerance: [V].

    Raises:
        InputError: no finite number.

    Example:
        >>> PotentialAbove(0.5).text
        'potential above 500 mV'
    """

    unit: ClassVar[str] = "V"
    limit: float
    tolerance: float = 1e-5

    def __post_init__(self) -> None:
        check_limit(self)

    @property
    def text(self) -> str:
        """In words, with units."""
        return f"potential above {show(self.limit, 'voltage', 'mV')}"

    def excess(self, observed: Observed) -> float:
        """Potential less limit [V]."""
        return observed.need("potential", self) - self.limit

    def can_come(self, control: Control) -> bool:
        """Not at a constant potential."""
        return not _is_constant_potential(control)


@dataclass(frozen=True)
class CurrentBelow(Condition):
    """The magnitude of the current density falls to a limit: a potential has been held long enough.

    Args:
        limit: [A/m2], positive.
        tolerance: [A/m2].

    Raises:
        InputError: a limit that is not positive, or not larger than the tolerance.

    Example:
        >>> CurrentBelow(1.5).excess(Observed(current=-2.0))
        -0.5
    """

    unit: ClassVar[str] = "A/m2"
    limit: float
    tolerance: float = 1e-3

    def __post_init__(self) -> None:
        check_limit(self, low=0.0, margin=True)

    @property
    def text(self) -> str:
        """In words, with units."""
        return f"current density below {show(self.limit, 'current density', 'mA/cm2')}"

    def excess(self, observed: Observed) -> float:
        """Limit less magnitude of the current density [A/m2]."""
        return self.limit - abs(observed.need("current", self))

    def can_come(self, control: Control) -> bool:
        """Not at a constant current."""
        return not isinstance(control, Current) or control.constant is None


def _is_constant_potential(control: Control) -> bool:
    return isinstance(control, Potential) and control.constant is not None
