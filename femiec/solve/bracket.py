"""Where a function of one number changes its sign."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

AIM = 0.5
"""The value that is looked for: the middle of 0 to 1, where it may be."""


@dataclass
class Bracket:
    """Two numbers: the function is negative at the lower one, not negative at the upper one.

    The Illinois rule (Dowell and Jarratt, BIT 11, 168 (1971)), and a halving where two steps did not halve the bracket, so that
    the worst function takes three times the steps of bisection.

    Args:
        low: the lower number.
        before: the function there.
        high: the upper number.
        after: the function there.

    Example:
        >>> bracket = Bracket(0.0, -1e3, 3.0, 8e3)
        >>> while bracket.after > 1:
        ...     middle = bracket.middle()
        ...     bracket.narrow(middle, 1e3 * (middle**2 - 1))
        >>> round(bracket.high, 3)
        1.0
    """

    low: float
    before: float
    high: float
    after: float
    weight_low: float = 1.0
    weight_high: float = 1.0
    moved_low: bool = False
    moved_high: bool = False
    widths: tuple[float, float] = (inf, inf)
    steps: int = 0

    def middle(self) -> float:
        """Where to look next."""
        if self.high - self.low > 0.5 * self.widths[1]:
            return 0.5 * (self.low + self.high)
        below, above = self.weight_low * (self.before - AIM), self.weight_high * (self.after - AIM)
        return self.high - (self.high - self.low) * above / (above - below)

    def narrow(self, number: float, value: float) -> None:
        """Replace the end on whose side a number is; the other weighs half when it stays a second time."""
        self.steps += 1
        self.widths = (self.high - self.low, self.widths[0])
        if value >= 0:
            self.weight_low *= 0.5 if self.moved_high else 1.0
            self.high, self.after, self.weight_high = number, value, 1.0
        else:
            self.weight_high *= 0.5 if self.moved_low else 1.0
            self.low, self.before, self.weight_low = number, value, 1.0
        self.moved_high, self.moved_low = value >= 0, value < 0
