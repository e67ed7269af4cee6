"""Steps that repeat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from femiec.errors import InputError
from femiec.protocol.step import Step


@dataclass(frozen=True)
class Cycle:
    """Steps, or cycles, that are gone through a number of times.

    Args:
        count: how often, at least 1.
        steps: at least one.

    Raises:
        InputError: a count that is no whole number above 0, no steps, or something that is no step.

    Example:
        >>> from femiec.protocol.steps import Rest
        >>> Cycle(0, [Rest(60.0)])
        Traceback (most recent call last):
        ...
        femiec.errors.InputError: Cycle.count = 0: expected a whole number of at least 1; write for instance Cycle(100, [...])
    """

    count: int
    steps: Iterable[Entry]

    def __post_init__(self) -> None:
        if isinstance(self.count, bool) or not isinstance(self.count, int) or self.count < 1:
            mend = "write for instance Cycle(100, [...])"
            raise InputError("Cycle.count", repr(self.count), "a whole number of at least 1", mend)
        object.__setattr__(self, "steps", as_entries("Cycle.steps", self.steps))

    def described(self) -> dict[str, Any]:
        """Plain data."""
        return {"cycle": self.count, "steps": [entry.described() for entry in as_entries("Cycle.steps", self.steps)]}


Entry = Step | Cycle


def as_entries(argument: str, given: Entry | Iterable[Entry]) -> tuple[Entry, ...]:
    """One step or cycle, or several, as a tuple.

    Raises:
        InputError: none, or something that is neither.
    """
    several = (given,) if isinstance(given, Step | Cycle) or not isinstance(given, Iterable) else tuple(given)
    if not several:
        raise InputError(argument, "nothing", "at least one step", "write for instance [Rest(60.0)]")
    for one in several:
        if not isinstance(one, Step | Cycle):
            raise InputError(argument, repr(one), "steps and cycles", "write for instance [Rest(60.0)]")
    return several
