"""The interface of a condition that ends a step or the protocol."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Iterable
from numbers import Real
from typing import Any, ClassVar

from femiec.errors import InputError
from femiec.protocol.control import Control
from femiec.protocol.observed import Observed


class Condition(ABC):
    """Something that comes to hold as a run goes on; the conditions of this package are frozen dataclasses.

    Attributes:
        unit: the SI unit of limit, tolerance and excess.
        limit: at which value the condition holds.
        tolerance: the condition has been met exactly enough where the excess is no larger than this, on either side.
    """

    unit: ClassVar[str]
    limit: Any
    tolerance: float

    @property
    @abstractmethod
    def text(self) -> str:
        """In words, with units."""

    @abstractmethod
    def excess(self, observed: Observed) -> float:
        """How far the limit is exceeded [unit]: negative before the condition holds, continuous in time within a step.

        Raises:
            InputError: the model does not offer what the condition looks at.
        """

    def holds(self, observed: Observed) -> bool:
        """Whether the condition holds, to its tolerance."""
        return self.excess(observed) >= -self.tolerance

    def remaining(self, observed: Observed, control: Control) -> float | None:
        """The time until the condition holds [s], 0 once it does; None where it cannot be told beforehand."""
        return None

    def can_come(self, control: Control) -> bool:
        """Whether the condition can come to hold in a step under this control."""
        return True

    def described(self) -> dict[str, Any]:
        """Plain data, SI, units in the labels."""
        return {
            "condition": type(self).__name__,
            "text": self.text,
            f"Limit [{self.unit}]": None if self.limit is None else float(self.limit),
            f"Tolerance [{self.unit}]": float(self.tolerance),
        }


Conditions = Condition | Iterable[Condition]
"""One or several."""


def check_limit(condition: Condition, low: float = -math.inf, high: float = math.inf, margin: bool = False) -> None:
    """Refuse a limit that is no finite number strictly between ``low`` and ``high``, and a tolerance that is not positive.

    Args:
        condition: under test.
        low, high: bounds [SI].
        margin: whether the tolerance must also leave room between ``low`` and the limit, for a quantity that starts at ``low``.

    Raises:
        InputError: naming the condition.
    """
    name, unit = type(condition).__name__, condition.unit
    between = " and ".join([f"above {low:g}"] * (low > -math.inf) + [f"below {high:g}"] * (high < math.inf))
    allowed = f"a finite number {between} [{unit}]".replace("  ", " ")
    if not _finite(condition.limit) or not low < condition.limit < high:
        raise InputError(f"{name}.limit", condition.limit, allowed, "correct the number, in SI")
    check_tolerance(condition, condition.limit - low if margin else math.inf)


def check_tolerance(condition: Condition, high: float = math.inf) -> None:
    """Refuse a tolerance that is no positive number below ``high`` [SI].

    Raises:
        InputError: naming the condition.
    """
    if not _finite(condition.tolerance) or not 0 < condition.tolerance < high:
        bound = f" below {high:g}" if high < math.inf else ""
        allowed = f"a positive number{bound} [{condition.unit}]"
        raise InputError(f"{type(condition).__name__}.tolerance", condition.tolerance, allowed, "give a tolerance that fits")


def as_conditions(argument: str, given: Conditions) -> tuple[Condition, ...]:
    """One condition or several, as a tuple.

    Raises:
        InputError: something that is no condition.
    """
    several = (given,) if isinstance(given, Condition) or not isinstance(given, Iterable) else tuple(given)
    for one in several:
        if not isinstance(one, Condition):
            raise InputError(argument, repr(one), "conditions", "write for instance Duration(60.0)")
    return several


def _finite(value: Any) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(value)
