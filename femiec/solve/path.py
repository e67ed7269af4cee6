"""Equilibrium paths: what following one gives, and why it ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.arguments import number

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Place:
    """A state on the path, F(x, factor) = 0.

    Attributes:
        x: the stacked dofs.
        factor: of the load.
        arc: length of the path from its start, in first steps.
        along, slope: the path's unit tangent, (dx/ds, dfactor/ds); slope is zero at a limit point, negative where the load falls.
        negative: negative eigenvalues of dF/dx, which is stable where there are none; None where the solver does not tell.
        iterations: of Newton's method that led here.
    """

    x: Array
    factor: float
    arc: float
    along: Array
    slope: float
    negative: int | None
    iterations: int


@dataclass(frozen=True)
class FactorReached:
    """The load came to the factor that was asked for."""

    factor: float


@dataclass(frozen=True)
class LimitsFound:
    """As many limit points were passed as were asked for."""

    count: int


@dataclass(frozen=True)
class StepsUsed:
    """The largest number of steps was taken."""

    count: int


@dataclass(frozen=True)
class StepTooSmall:
    """Newton's method failed even for the smallest step, for the reason in ``why``."""

    factor: float
    why: str


@dataclass(frozen=True)
class Refused:
    """A state that must not be taken although its equations are solved, and why: a shorter step is tried."""

    why: str


@dataclass(frozen=True, eq=False)
class Path:
    """An equilibrium path.

    Attributes:
        factors: of the load, the start's first, shape (points,).
        arcs: length from the start, in first steps, shape (points,).
        monitored: what was watched, by name, one value a point along the first axis.
        negative: of each point, see :class:`Place`.
        limits: limit points passed, in their order; each lies between two points.
        end: the last point.
        reason: why it ends: one of this module's classes, or what the caller's own condition gave.
    """

    factors: Array
    arcs: Array
    monitored: Mapping[str, Array]
    negative: tuple[int | None, ...]
    limits: tuple[Place, ...]
    end: Place
    reason: Any


@dataclass(frozen=True, eq=False)
class Trail:
    """The path so far.

    Attributes:
        monitors: what to record: called when the system holds the new state.
        places: the points; only the newest is kept whole, for a path of many unknowns would fill the memory.
        limits: the limit points.
        values: what the monitors gave.
    """

    monitors: Mapping[str, Callable[[], Any]]
    places: tuple[Place, ...] = ()
    limits: tuple[Place, ...] = ()
    values: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)

    def extended(self, place: Place, limit: Place | None = None) -> Trail:
        """With one more state, which the system holds, and the limit point before it."""
        values = {name: (*self.values.get(name, ()), monitor()) for name, monitor in self.monitors.items()}
        limits = self.limits if limit is None else (*self.limits, limit)
        return Trail(self.monitors, (*self.places[:-1], *map(_bare, self.places[-1:]), place), limits, values)

    def path(self, reason: Any) -> Path:
        """What there is."""
        return Path(
            np.array([place.factor for place in self.places]),
            np.array([place.arc for place in self.places]),
            {name: np.array(values) for name, values in self.values.items()},
            tuple(place.negative for place in self.places),
            self.limits,
            self.places[-1],
            reason,
        )


Stop = Callable[[Trail], Any]
"""Looks at the newest state, which the system holds, and gives None (go on), :class:`Refused`, or the reason to end."""


@dataclass(frozen=True)
class AtFactor:
    """Ends where the load first reaches a factor, exactly there."""

    factor: float

    def __post_init__(self) -> None:
        number("factor", self.factor, "", lambda _: True, "a finite load factor", "write AtFactor(1.0)")

    def __call__(self, trail: Trail) -> FactorReached | None:
        """The reason, from the factor's other side on."""
        ahead = trail.places[0].factor < self.factor
        reached = any((place.factor >= self.factor) == ahead for place in (*trail.limits, trail.places[-1]))
        return FactorReached(self.factor) if reached else None


@dataclass(frozen=True)
class AtLimits:
    """Ends after a number of limit points."""

    count: int = 1

    def __call__(self, trail: Trail) -> LimitsFound | None:
        """The reason, once there are so many."""
        return LimitsFound(self.count) if len(trail.limits) >= self.count else None


def _bare(place: Place) -> Place:
    nothing = np.zeros(0)
    return Place(nothing, place.factor, place.arc, nothing, place.slope, place.negative, place.iterations)
