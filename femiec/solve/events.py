"""Steps that end where something happens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import inf, isfinite

from femiec.errors import ConvergenceError, InputError
from femiec.solve.advance import Advance, Rejection
from femiec.solve.bracket import Bracket
from femiec.solve.evolution import Held
from femiec.solve.history import History
from femiec.solve.stepper import Stepper


@dataclass(frozen=True)
class Event:
    """Something that has happened when its excess is not negative.

    Args:
        name: what it is called where a run says why it ended.
        excess: of the state and at the time that the system holds, in the event's own unit.
        tolerance: how large the excess may be where the event is said to happen, in the same unit.

    Raises:
        InputError: a tolerance that is not positive.
    """

    name: str
    excess: Callable[[], float]
    tolerance: float

    def __post_init__(self) -> None:
        if not self.tolerance > 0:
            raise InputError("tolerance", self.tolerance, "a positive number", f"say how exactly {self.name!r} is to be met")


@dataclass(frozen=True, eq=False)
class Arrival:
    """A step, None if an event had happened before it, and the event that it ends at, None if at none."""

    advance: Advance | None
    event: Event | None


def advance_to_event(stepper: Stepper, history: History, step: float, longest: float, events: Sequence[Event]) -> Arrival:
    """Take one step, not beyond the first event in it.

    A step at whose end an event has happened is solved again from the same history, with other lengths, until the largest excess
    in units of its tolerance is between 0 and 1: there the event has happened, and no other has by more than its tolerance. An
    excess that jumps past its tolerance is located to the smallest step of the stepper's control.

    Args:
        stepper: takes the step; its system ends with the new state.
        history: the states so far.
        step: the length to try [s].
        longest: the time until what must be met exactly [s].
        events: what to look for.

    Raises:
        StepError: no step could be taken; the system holds the last good state.
        InputError: an excess is not a number.
    """
    start = Held.before(stepper.evolution, history)
    start.restore(stepper.system, stepper.evolution)
    before, event = _furthest(events)
    if before >= 0:
        return Arrival(None, event)
    advance = stepper.advance(history, step, longest)
    after, event = _furthest(events)
    if after < 0:
        return Arrival(advance, None)
    bracket = Bracket(0.0, before, advance.taken, after)
    try:
        return _locate(stepper, history, events, bracket, advance, event)
    except ConvergenceError as failure:
        start.restore(stepper.system, stepper.evolution)
        refused = (*advance.rejections, Rejection(history.times[0], bracket.middle(), str(failure)))
        raise stepper.stuck(history, failure.residuals, refused) from failure


def _locate(
    stepper: Stepper, history: History, events: Sequence[Event], bracket: Bracket, advance: Advance, event: Event | None
) -> Arrival:
    """Change the length of a step that passes an event until it ends there."""
    while bracket.after > 1 and bracket.high - bracket.low > stepper.control.smallest:
        length = bracket.middle()
        if not bracket.low < length < bracket.high:  # neighbouring numbers
            break
        attempt = stepper.attempt(history, length)
        excess, furthest = _furthest(events)
        bracket.narrow(length, excess)
        if excess >= 0:
            advance = replace(advance, history=attempt.history, taken=length, error=attempt.error, solution=attempt.solution)
            event = furthest
    stepper.hold(history, advance.taken, advance.solution.x)
    return Arrival(advance, event)


def _furthest(events: Sequence[Event]) -> tuple[float, Event | None]:
    """The largest excess, in units of its tolerance, and whose it is."""
    largest, furthest = -inf, None
    for event in events:
        excess = event.excess() / event.tolerance
        if not isfinite(excess):
            raise InputError(event.name, excess, "a finite excess", "let it be a number at every state of the system")
        if excess > largest:
            largest, furthest = excess, event
    return largest, furthest
