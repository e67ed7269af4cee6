"""What a stepper does after each time step that it has tried: go on, try a shorter one, or end the protocol's step.

The loop belongs to the stepper:

- at a step's start, with a state that is consistent with the step's control: end it if its ``progress`` holds already
- try a time step no longer than ``time_to_end``, and ask ``next_action``
- ``Go``: accept it. ``Retry``: go back, try the length given, and ask again with the bracket given. ``End``: accept it and end
"""

from __future__ import annotations

from dataclasses import dataclass

from femiec.protocol.bracket import Bracket
from femiec.protocol.condition import Condition
from femiec.protocol.observed import Observed
from femiec.protocol.progress import Progress, progress
from femiec.protocol.reasons import LimitReached
from femiec.protocol.step import Step


@dataclass(frozen=True)
class Go:
    """Accept the time step; the protocol's step goes on."""


@dataclass(frozen=True)
class Retry:
    """Reject the time step and try one of this length [s]; hand the bracket over with its outcome."""

    time_step: float
    bracket: Bracket


@dataclass(frozen=True)
class End:
    """Accept the time step; the protocol's step is over."""

    reason: Condition | LimitReached


def next_action(
    step: Step, before: Observed, after: Observed, resolution: float, bracket: Bracket | None = None
) -> Go | Retry | End:
    """What to do after a trial time step.

    Args:
        step: of the protocol.
        before: at the start of the time step, where no condition holds.
        after: at the end of the trial.
        resolution: the shortest time that matters [s]: a condition that jumps is located to this.
        bracket: from the Retry that asked for this trial; None for the first.

    Raises:
        InputError: the model does not offer what a condition looks at.

    Example:
        >>> from femiec.protocol.steps import Rest
        >>> next_action(Rest(60.0), Observed(time=50.0), Observed(time=70.0), resolution=1e-6).time_step
        10.0
    """
    now, length = progress(step, after), after.need("time", step) - before.need("time", step)
    if now.holds and not now.overshot:
        return End(now.reason)
    if bracket is None and not now.overshot:
        return Go()
    bracket = _whole(progress(step, before), length, now) if bracket is None else bracket.narrowed(length, now)
    return Retry(bracket.guess, bracket) if bracket.width > resolution else End(bracket.after.reason)


def _whole(start: Progress, length: float, now: Progress) -> Bracket:
    """The whole time step; what held at its start already counts as about to hold."""
    return Bracket(0.0, Progress(min(start.excess, -1.0), start.reason), length, now)
