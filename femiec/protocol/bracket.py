"""Where within a step of time a condition begins to hold."""

from __future__ import annotations

from dataclasses import dataclass

from femiec.protocol.progress import Progress


@dataclass(frozen=True)
class Bracket:
    """Two lengths of the same step of time, before and after a condition begins to hold.

    Attributes:
        low: the length that is too short [s].
        before: the progress there, of negative excess.
        high: the length that is too long [s].
        after: the progress there, of positive excess.
        halve: the last guess took away less than half, so the next is the middle.

    Example:
        >>> from femiec.protocol.passed import Duration
        >>> bracket = Bracket(0.0, Progress(-1.0, Duration(60.0)), 8.0, Progress(3.0, Duration(60.0)))
        >>> bracket.guess
        2.0
        >>> bracket.narrowed(2.0, Progress(-0.5, Duration(60.0))).guess
        5.0
    """

    low: float
    before: Progress
    high: float
    after: Progress
    halve: bool = False

    @property
    def width(self) -> float:
        """How far the two are apart [s]."""
        return self.high - self.low

    @property
    def guess(self) -> float:
        """The length to try next [s]: where a straight line passes zero, or the middle if such a line was of little use."""
        share = 0.5 if self.halve else self.before.excess / (self.before.excess - self.after.excess)
        return self.low + share * self.width

    def narrowed(self, length: float, found: Progress) -> Bracket:
        """The bracket with what was found at a length between [s]."""
        ends = (self.low, self.before, length, found) if found.excess > 0 else (length, found, self.high, self.after)
        return Bracket(*ends, halve=ends[2] - ends[0] > 0.5 * self.width)
