"""Why a run stopped before its protocol was over, and the record of each step's end."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, ClassVar

from femiec.protocol.condition import Condition
from femiec.protocol.schedule import Scheduled
from femiec.quantities import show


class Stopped(ABC):
    """A reason for which a run cannot, or must not, go on; the reasons of this package are frozen dataclasses.

    Attributes:
        failed: the computation failed; otherwise that is how the run was meant to end.
    """

    failed: ClassVar[bool] = False

    @property
    @abstractmethod
    def text(self) -> str:
        """In words, with units."""


@dataclass(frozen=True)
class LimitReached(Stopped):
    """A condition among a step's limits holds.

    Example:
        >>> from femiec.protocol.mechanical import WallStressAbove
        >>> LimitReached(WallStressAbove()).text
        'limit reached: wall stress above its strength'
    """

    condition: Condition

    @property
    def text(self) -> str:
        """In words."""
        return f"limit reached: {self.condition.text}"


@dataclass(frozen=True)
class NoConvergence(Stopped):
    """No step in time converged, down to the smallest that is allowed.

    Args:
        time_step: the last that was tried [s].
        detail: what the solver said.

    Example:
        >>> NoConvergence(1e-6, "residual of velocity 3e-2").text
        'no convergence at a time step of 1e-06 s: residual of velocity 3e-2'
    """

    time_step: float
    detail: str = ""
    failed: ClassVar[bool] = True

    @property
    def text(self) -> str:
        """In words, with units."""
        return f"no convergence at a time step of {self.time_step:g} s{f': {self.detail}' if self.detail else ''}"


@dataclass(frozen=True)
class Full(Stopped):
    """The tubule is full, as far as the model can follow.

    Example:
        >>> Full(0.98).text
        'tubule full at a filling of 0.98'
    """

    filling: float

    @property
    def text(self) -> str:
        """In words."""
        return f"tubule full at a filling of {self.filling:g}"


@dataclass(frozen=True)
class Empty(Stopped):
    """The tubule is empty, as far as the model can follow.

    Example:
        >>> Empty(0.02).text
        'tubule empty at a filling of 0.02'
    """

    filling: float

    @property
    def text(self) -> str:
        """In words."""
        return f"tubule empty at a filling of {self.filling:g}"


@dataclass(frozen=True)
class MeshDegraded(Stopped):
    """Cells became too distorted, and a new mesh did not help.

    Args:
        quality: of the worst cell, 1 for the best shape and 0 or less for an inverted cell [1].
        region: where that cell is.

    Example:
        >>> MeshDegraded(0.004, "lithium").text
        'mesh degraded: worst cell quality 0.004 in lithium'
    """

    quality: float
    region: str
    failed: ClassVar[bool] = True

    @property
    def text(self) -> str:
        """In words."""
        return f"mesh degraded: worst cell quality {self.quality:g} in {self.region}"


@dataclass(frozen=True)
class Interrupted(Stopped):
    """The run was told to stop from outside; it can be resumed.

    Args:
        by: what told it, for instance ``"SIGTERM"``.

    Example:
        >>> Interrupted("SIGTERM").text
        'interrupted by SIGTERM'
    """

    by: str

    @property
    def text(self) -> str:
        """In words."""
        return f"interrupted by {self.by}"


@dataclass(frozen=True)
class Ended:
    """How a step ended.

    Args:
        scheduled: the step in its turn.
        reason: the condition that ended the step, or why the run stopped.
        time: since the protocol's start [s].
        capacity: passed in the step, in its direction [C/m2].

    Example:
        >>> from femiec.protocol.schedule import schedule
        >>> from femiec.protocol.steps import Rest
        >>> ended = Ended(schedule(Rest(60.0))[0], Interrupted("SIGTERM"), 12.5, 0.0)
        >>> ended.text, ended.goes_on
        ('step 1: rest until 60 s passed: interrupted by SIGTERM after 0 mAh/cm2 at 12.5 s', False)
    """

    scheduled: Scheduled
    reason: Condition | Stopped
    time: float
    capacity: float

    @property
    def goes_on(self) -> bool:
        """Whether the next step follows."""
        return isinstance(self.reason, Condition)

    @property
    def text(self) -> str:
        """In words, with units."""
        capacity = show(self.capacity, "areal capacity", "mAh/cm2")
        return f"{self.scheduled.text}: {self.reason.text} after {capacity} at {show(self.time, 'time', 's')}"

    def described(self) -> dict[str, Any]:
        """Plain data, SI, units in the labels."""
        return {
            "position": self.scheduled.number,
            "cycle": self.scheduled.cycle,
            "step": self.scheduled.text,
            "reason": type(self.reason).__name__,
            "text": self.reason.text,
            "failed": isinstance(self.reason, Stopped) and self.reason.failed,
            "Time [s]": self.time,
            "Capacity [C/m2]": self.capacity,
        }
