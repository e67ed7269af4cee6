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
    """The condition of a step that is furthest.

    Attributes:
        excess: in units of its tolerance; negative before it holds.
        reason: why the step ends once it holds.
    """

    excess: float
    reason: Condition | LimitReached

    @property
    def holds(self) -> bool:
        """Whether the condition holds, to its tolerance."""
        return self.excess >= -1

    @property
    def overshot(self) -> bool:
        """Whether it began to hold earlier than its tolerance allows."""
        return self.excess > 1


def progress(step: Step, observed: Observed) -> Progress:
    """The condition of a step that is furthest; a limit that holds comes before an end that has not been overshot.

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
    return furthest if furthest.overshot or not held else max(held, key=lambda one: one.excess)


def time_to_end(step: Step, observed: Observed) -> float:
    """The time until the first condition holds whose time can be told beforehand [s]; infinite if there is none.

    Example:
        >>> from femiec.protocol.steps import Rest
        >>> time_to_end(Rest(60.0), Observed(time=45.0))
        15.0
    """
    times = (one.remaining(observed, step.control) for one in step.stops + step.ends)
    return min((time for time in times if time is not None), default=math.inf)
