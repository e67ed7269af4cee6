"""Why a time step ends early: ends, limits and bounds of the protocol's step, and points at which the model changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from femiec.models.readings import Readings
from femiec.protocol import Condition, LimitReached, Observed, Stopped
from femiec.protocol.step import Step
from femiec.solve.events import Event

Reason = Condition | Stopped
"""Why a step of the protocol ends."""


@dataclass(frozen=True)
class Turning:
    """A point at which the run goes on with another model; ``make`` takes the readings there and gives it."""

    make: Callable[[Readings], Any]


def events(model: Any, step: Step, observe: Callable[[], Observed]) -> list[tuple[Event, Reason | Turning]]:
    """What may happen in a time step, and what it means; limits stand first: where an end holds too, they count.

    Args:
        model: with its bounds and its turning points.
        step: of the protocol.
        observe: the state that the system holds, which a trial step may have reached.
    """
    reasons: list[tuple[Condition, Reason | Turning]] = [(condition, LimitReached(condition)) for condition in step.stops]
    reasons += [(condition, condition) for condition in step.ends]
    reasons += [(condition, stopped) for condition, stopped in model.bounds(step.control)]
    reasons += [(condition, Turning(make)) for condition, make in model.turns()]
    return [(_event(condition, observe), reason) for condition, reason in reasons]


def _event(condition: Condition, observe: Callable[[], Observed]) -> Event:
    # Half a tolerance early, so that the middle of what is allowed is aimed at.
    return Event(condition.text, lambda: condition.excess(observe()) + condition.tolerance / 2, condition.tolerance)
