"""How far a value may be off: six small records, each giving the bounds of a value and the words that a citation prints."""

from __future__ import annotations

import math
from dataclasses import dataclass

from femiec.errors import InputError


def _positive(argument: str, number: float, least: float) -> None:
    if not (math.isfinite(number) and number > least):
        raise InputError(argument, number, f"a finite number above {least:g}", "state the uncertainty of the source")


@dataclass(frozen=True)
class Relative:
    """A symmetric relative uncertainty, value (1 - fraction) to value (1 + fraction).

    Example:
        >>> print(Relative(0.1))
        ±10 %
    """

    fraction: float

    def __post_init__(self) -> None:
        _positive("fraction", self.fraction, 0.0)

    def bounds(self, value: float) -> tuple[float, float]:
        """Lowest and highest value, in the unit of the value."""
        return value - self.fraction * abs(value), value + self.fraction * abs(value)

    def __str__(self) -> str:
        return f"±{100 * self.fraction:.3g} %"


@dataclass(frozen=True)
class Factor:
    """An uncertainty on a logarithmic scale, value / factor to value * factor.

    Example:
        >>> Factor(3.0).bounds(6.0)
        (2.0, 18.0)
    """

    factor: float

    def __post_init__(self) -> None:
        _positive("factor", self.factor, 1.0)

    def bounds(self, value: float) -> tuple[float, float]:
        """Lowest and highest value, in the unit of the value."""
        low, high = sorted((value / self.factor, value * self.factor))
        return low, high

    def __str__(self) -> str:
        return f"factor {self.factor:.3g}"


@dataclass(frozen=True)
class Range:
    """The spread of the values found, in the SI unit of the value.

    Example:
        >>> print(Range(0.45, 0.53))
        0.45 to 0.53
    """

    low: float
    high: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.low) and math.isfinite(self.high) and self.low < self.high):
            raise InputError("range", (self.low, self.high), "two finite numbers, the lower first", "state the spread")

    def bounds(self, value: float) -> tuple[float, float]:
        """Lowest and highest value, in the unit of the value."""
        return self.low, self.high

    def __str__(self) -> str:
        return f"{self.low:.4g} to {self.high:.4g}"


@dataclass(frozen=True)
class LowerBound:
    """The value is the least that the quantity can be.

    Example:
        >>> LowerBound().bounds(65e6)
        (65000000.0, inf)
    """

    def bounds(self, value: float) -> tuple[float, float]:
        """Lowest and highest value, in the unit of the value."""
        return value, math.inf

    def __str__(self) -> str:
        return "lower bound"


@dataclass(frozen=True)
class UpperBound:
    """The value is the most that the quantity, a positive one, can be.

    Example:
        >>> print(UpperBound())
        upper bound
    """

    def bounds(self, value: float) -> tuple[float, float]:
        """Lowest and highest value, in the unit of the value."""
        return 0.0, value

    def __str__(self) -> str:
        return "upper bound"


@dataclass(frozen=True)
class Unstated:
    """The source gives no uncertainty: nothing is known of the bounds.

    Example:
        >>> Unstated().bounds(0.25)
        (-inf, inf)
    """

    def bounds(self, value: float) -> tuple[float, float]:
        """Lowest and highest value, in the unit of the value."""
        return -math.inf, math.inf

    def __str__(self) -> str:
        return "not stated"


Uncertainty = Relative | Factor | Range | LowerBound | UpperBound | Unstated
"""Any of the six; each has ``bounds(value)`` and prints as words."""
