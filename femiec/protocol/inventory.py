"""Conditions on the lithium in the tubule: how much of it, and whether it still touches the root."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from femiec.protocol.condition import Condition, check_limit
from femiec.protocol.control import Control, Current
from femiec.protocol.observed import Observed
from femiec.quantities import show


@dataclass(frozen=True)
class FillingAbove(Condition):
    """The filling rises to a limit.

    Args:
        limit: between 0 and 1.
        tolerance: [1].

    Raises:
        InputError: a limit that is not between 0 and 1.

    Example:
        >>> FillingAbove(0.98).text
        'filling above 0.98'
    """

    unit: ClassVar[str] = "1"
    limit: float
    tolerance: float = 1e-5

    def __post_init__(self) -> None:
        check_limit(self, low=0.0, high=1.0, margin=True)

    @property
    def text(self) -> str:
        """In words."""
        return f"filling above {self.limit:g}"

    def excess(self, observed: Observed) -> float:
        """Filling less limit [1]."""
        return observed.need("filling", self) - self.limit

    def can_come(self, control: Control) -> bool:
        """Not by stripping."""
        return not isinstance(control, Current) or control.sign >= 0


@dataclass(frozen=True)
class FillingBelow(Condition):
    """The filling falls to a limit.

    Args:
        limit: between 0 and 1.
        tolerance: [1].

    Raises:
        InputError: a limit that is not between 0 and 1.

    Example:
        >>> FillingBelow(0.02).text
        'filling below 0.02'
    """

    unit: ClassVar[str] = "1"
    limit: float
    tolerance: float = 1e-5

    def __post_init__(self) -> None:
        check_limit(self, low=0.0, high=1.0, margin=True)

    @property
    def text(self) -> str:
        """In words."""
        return f"filling below {self.limit:g}"

    def excess(self, observed: Observed) -> float:
        """Limit less filling [1]."""
        return self.limit - observed.need("filling", self)

    def can_come(self, control: Control) -> bool:
        """Not by plating."""
        return not isinstance(control, Current) or control.sign <= 0


@dataclass(frozen=True)
class ContactLost(Condition):
    """The lithium is no longer pressed against the root: a void opens.

    Args:
        limit: the margin of pressure at which contact counts as lost [Pa].
        tolerance: [Pa].

    Raises:
        InputError: no finite number.

    Example:
        >>> ContactLost().excess(Observed(contact=-2e4))
        20000.0
    """

    unit: ClassVar[str] = "Pa"
    limit: float = 0.0
    tolerance: float = 1e4

    def __post_init__(self) -> None:
        check_limit(self)

    @property
    def text(self) -> str:
        """In words, with units."""
        margin = f" (margin below {show(self.limit, 'pressure', 'MPa')})" if self.limit else ""
        return f"contact lost at the root{margin}"

    def excess(self, observed: Observed) -> float:
        """Limit less margin of pressure [Pa]."""
        return self.limit - observed.need("contact", self)
