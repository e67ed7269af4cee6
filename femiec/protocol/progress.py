"""How far a step is on its way to its end."""

from __future__ import annotations

import math
from dataclasses import dataclass

from femiec.protocol.condition import Condition
from femiec.protocol.observed import Observed
from femiec.protocol.reasons import LimitReached
from femiec.protocol.step import Step


@dataclass(frozen=True)
class Progress:
    """How far the conditions of a step are.

    Attributes:
        excess: the largest, in units of the condition's tolerance; negative before any holds.
        reason: why the step ends, once any holds.
    """

    excess: float
    reason: Condition | LimitReached

    @property
    def holds(self) -> bool:
        """Whether a condition holds, to its tolerance."""
        return self.excess >= -1

    @property
    def overshot(self) -> bool:
        """Whether a condition began to hold earlier than its tolerance allows."""
        return self.excess > 1


def progress(step: Step, observed: Observed) -> Progress:
    """How far the conditions of a step are; where several hold, a limit is the reason rather than an end.

    Raises:
        InputError: the model does not offer what a condition looks at.

    Example:
        >>> from femiec.protocol.steps import Rest
        >>> progress(Rest(60.0), Observed(time=60.0)).holds
        True
    """
    limits = [Progress(one.excess(observed) / one.tolerance, LimitReached(one)) for one in step.stops]
    ends = [Progress(one.excess(observed) / one.tolerance, one) for one in step.ends]
    furthest = max(limits + ends, key=lambda one: one.excess)
    held = [one for one in limits if one.holds]
    return Progress(furthest.excess, max(held or [furthest], key=lambda one: one.excess).reason)


def time_to_end(step: Step, observed: Observed) -> float:
    """The time until the first condition holds whose time can be told beforehand [s]; infinite if there is none.

    Example:
        >>> from femiec.protocol.steps import Rest
        >>> time_to_end(Rest(60.0), Observed(time=45.0))
        15.0
    """
    times = (one.remaining(observed, step.control) for one in step.stops + step.ends)
    return min((time for time in times if time is not None), default=math.inf)
