"""What a step gives back."""

from __future__ import annotations

from dataclasses import dataclass

from femiec.solve.history import History
from femiec.solve.solution import Solution


@dataclass(frozen=True)
class Rejection:
    """A step that was not taken: from which time [s], how long [s], and why."""

    time: float
    step: float
    reason: str


@dataclass(frozen=True, eq=False)
class Advance:
    """A step that was taken.

    Attributes:
        history: with the new state.
        taken: its length [s].
        proposed: the length of the next one [s].
        error: estimated, against what is allowed; not above 1.
        rejections: attempts before it.
        solution: of its equations.
    """

    history: History
    taken: float
    proposed: float
    error: float
    rejections: tuple[Rejection, ...]
    solution: Solution


@dataclass(frozen=True, eq=False)
class Attempt:
    """A step whose equations are solved: where it led, its estimated error, and the order that the error has."""

    history: History
    error: float
    order: int
    solution: Solution
