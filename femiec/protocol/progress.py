"""How far a step is from its end, where that can be told."""

from __future__ import annotations

import math

from femiec.protocol.observed import Observed
from femiec.protocol.step import Step


def time_to_end(step: Step, observed: Observed) -> float:
    """The time until the first condition holds whose time can be told beforehand [s]; infinite if there is none.

    Example:
        >>> from femiec.protocol.steps import Rest
        >>> time_to_end(Rest(60.0), Observed(time=45.0))
        15.0
    """
    times = (one.remaining(observed, step.control) for one in step.stops + step.ends)
    return min((time for time in times if time is not None), default=math.inf)
