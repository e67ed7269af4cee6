"""The states that a step starts from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from numpy.typing import NDArray

from femiec.errors import InputError

Array = NDArray[Any]

LONGEST = 3
"""States at most: a predictor of degree 2 goes through them."""


@dataclass(frozen=True, eq=False)
class History:
    """States at earlier times, newest first.

    Attributes:
        times: t [s].
        states: stacked dofs at each, not to be written to.
        settled: how many of the newest states hold algebraic unknowns that belong to their time. Those of a start do not, nor do
            those before a jump of the drive: a predictor for them, and what it says of their error, must not go through them.

    Raises:
        InputError: times that do not fall, or another number of states.
    """

    times: tuple[float, ...]
    states: tuple[Array, ...]
    settled: int = 0

    def __post_init__(self) -> None:
        if not 1 <= len(self.times) == len(self.states) <= LONGEST:
            raise InputError("states", len(self.states), f"one a time, 1 to {LONGEST}", "start from History((t,), (x,))")
        if not all(new > old for new, old in zip(self.times, self.times[1:], strict=False)):
            raise InputError("times", self.times, "times that fall, newest first", "push only what is later")

    def push(self, time: float, state: Array) -> History:
        """The history one step later; the oldest state goes where there are more than three."""
        kept = state.copy()
        kept.setflags(write=False)
        times, states = (time, *self.times)[:LONGEST], (kept, *self.states)[:LONGEST]
        return History(times, states, min(self.settled + 1, LONGEST))

    def restart(self) -> History:
        """The newest state alone: what follows a jump of the drive is not smooth with what came before.

        Example:
            >>> import numpy as np
            >>> History((0.0,), (np.zeros(1),)).push(2.0, np.ones(1)).restart().times
            (2.0,)
        """
        return replace(self, times=self.times[:1], states=self.states[:1], settled=0)
