"""What a step holds: a current, or a potential, constant or as a function of time."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from femiec.errors import InputError

Drive = float | Callable[[float], float]
"""A number [SI], or a function of the time since the step's start [s]."""


@dataclass(frozen=True)
class Current:
    """A current density on the footprint is held.

    Args:
        drive: magnitude [A/m2].
        sign: +1 plates, -1 strips, 0 rests.

    Example:
        >>> Current(30.0, -1).at(0.0)
        -30.0
    """

    drive: Drive
    sign: int

    def at(self, time: float) -> float:
        """The current density [A/m2], positive when plating, at a time since the step's start [s].

        Raises:
            InputError: a function that gives a negative or no number.
        """
        return self.sign * value_at("current", self.drive, time, low=0.0, allowed="a current density of at least 0 A/m2")

    @property
    def constant(self) -> float | None:
        """The current density [A/m2], positive when plating; None if it varies."""
        return None if callable(self.drive) else self.sign * float(self.drive)


@dataclass(frozen=True)
class Potential:
    """A potential of the lithium side against Li/Li+ [V] is held; negative plates.

    Example:
        >>> Potential(lambda time: -0.01 * time).at(2.0)
        -0.02
    """

    drive: Drive

    def at(self, time: float) -> float:
        """The potential [V] at a time since the step's start [s].

        Raises:
            InputError: a function that gives no finite number.
        """
        return value_at("potential", self.drive, time, low=-math.inf, allowed="a finite potential in V")

    @property
    def constant(self) -> float | None:
        """The potential [V]; None if it varies."""
        return None if callable(self.drive) else float(self.drive)


Control = Current | Potential


def value_at(argument: str, drive: Drive, time: float, low: float, allowed: str) -> float:
    """A drive's value at a time since the step's start [s].

    Raises:
        InputError: no finite number, or one below ``low``; the message tells the time.

    Example:
        >>> value_at("current", lambda time: 1 - time, 2.0, 0.0, "at least 0 A/m2")
        Traceback (most recent call last):
        ...
        femiec.errors.InputError: current = -1.0 at 2 s: expected at least 0 A/m2; correct the function of time
    """
    value = _called(argument, drive, time, allowed) if callable(drive) else drive
    number = _number(value)
    if not math.isfinite(number) or number < low:
        came, mend = (
            (f"{value} at {time:g} s", "correct the function of time") if callable(drive) else (repr(value), "correct the number")
        )
        raise InputError(argument, came, allowed, mend)
    return number


def _called(argument: str, drive: Callable[[float], float], time: float, allowed: str) -> Any:
    try:
        return drive(time)
    except Exception as error:  # whatever a function of a user raises
        came = f"{type(error).__name__} ({error}) at {time:g} s"
        raise InputError(argument, came, allowed, "correct the function of time") from error


def _number(value: Any) -> float:
    """NaN for what is no number; an array of one number, as interpolation gives it, is one."""
    try:
        return math.nan if isinstance(value, bool | str) else float(value)
    except (TypeError, ValueError):
        return math.nan
