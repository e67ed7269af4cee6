"""Conditions on what has passed in a step: charge and time. At a constant current a step can land on them exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from femiec.protocol.condition import Condition, check_limit
from femiec.protocol.control import Control, Current
from femiec.protocol.observed import Observed
from femiec.quantities import show


@dataclass(frozen=True)
class AreaCapacity(Condition):
    """Until a charge per footprint has passed in the step's direction.

    Args:
        limit: [C/m2], positive.
        tolerance: [C/m2].

    Raises:
        InputError: a capacity that is not positive, or not larger than the tolerance.

    Example:
        >>> from femiec.quantities import mAh_per_cm2
        >>> AreaCapacity(3 * mAh_per_cm2).text
        '3 mAh/cm2 passed'
    """

    unit: ClassVar[str] = "C/m2"
    limit: float
    tolerance: float = 0.036

    def __post_init__(self) -> None:
        check_limit(self, low=0.0, margin=True)

    @property
    def text(self) -> str:
        """In words, with units."""
        return f"{show(self.limit, 'areal capacity', 'mAh/cm2')} passed"

    def excess(self, observed: Observed) -> float:
        """Charge passed over the limit [C/m2]."""
        return observed.need("capacity", self) - self.limit

    def remaining(self, observed: Observed, control: Control) -> float | None:
        """At a constant current [s]."""
        current = control.constant if isinstance(control, Current) else None
        return max(-self.excess(observed) / abs(current), 0.0) if current else None

    def can_come(self, control: Control) -> bool:
        """Not without a current."""
        return not isinstance(control, Current) or control.constant != 0


@dataclass(frozen=True)
class Duration(Condition):
    """Until a time since the step's start has passed.

    Args:
        limit: [s], positive.
        tolerance: [s].

    Raises:
        InputError: a time that is not positive, or not larger than the tolerance.

    Example:
        >>> Duration(7200.0).text, Duration(90.0).text
        ('2 h passed', '90 s passed')
    """

    unit: ClassVar[str] = "s"
    limit: float
    tolerance: float = 1e-6

    def __post_init__(self) -> None:
        check_limit(self, low=0.0, margin=True)

    @property
    def text(self) -> str:
        """In words, with units."""
        return f"{show(self.limit, 'time', 'h' if self.limit >= 3600 else 's')} passed"

    def excess(self, observed: Observed) -> float:
        """Time passed over the limit [s]."""
        return observed.need("time", self) - self.limit

    def remaining(self, observed: Observed, control: Control) -> float | None:
        """Always known [s]."""
        return max(-self.excess(observed), 0.0)
