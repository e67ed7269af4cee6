"""A drive in words and as plain data."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from femiec.protocol.condition import Condition
from femiec.protocol.control import Control, Drive
from femiec.protocol.passed import Duration
from femiec.quantities import show

FRACTIONS = tuple(i / 16 for i in range(17))
"""Of a step's duration, where a function of time is sampled."""
TIMES = (0.0, *(1e-3 * 1.7**i for i in range(40)))
"""Where it is sampled if the step has no known duration [s]: from 1 ms to 11 days, without a common period."""


def drive_text(drive: Drive, dimension: str, unit: str) -> str:
    """A drive in words, with its unit.

    Example:
        >>> drive_text(30.0, "current density", "mA/cm2"), drive_text(math.sin, "voltage", "mV")
        ('3 mA/cm2', 'sin(t)')
    """
    return f"{function_name(drive)}(t)" if callable(drive) else show(drive, dimension, unit)


def described(label: str, control: Control, ends: Iterable[Condition]) -> dict[str, Any]:
    """The held quantity as plain data.

    Args:
        label: with the unit.
        control: what is held.
        ends: the step's ends; where one is a Duration, a function is sampled within it.

    Returns:
        ``{label: number}``, or for a function of time ``{label: {"function": name, "Time [s]": [...], "values": [...]}}``
        with None where the function gives no finite number.

    Example:
        >>> from femiec.protocol.control import Potential
        >>> described("Potential [V]", Potential(-0.05), ())
        {'Potential [V]': -0.05}
    """
    drive = control.drive
    if not callable(drive):
        return {label: float(drive)}
    durations = [end.limit for end in ends if isinstance(end, Duration)]
    times = [fraction * min(durations) for fraction in FRACTIONS] if durations else list(TIMES)
    return {label: {"function": function_name(drive), "Time [s]": times, "values": [_sample(drive, time) for time in times]}}


def function_name(function: Any) -> str:
    """The name that a function was given, or that of its type."""
    return getattr(function, "__name__", type(function).__name__)


def _sample(function: Any, time: float) -> float | None:
    try:
        value = float(function(time))
    except Exception:  # whatever a function of a user raises outside the times that it was made for
        return None
    return value if math.isfinite(value) else None
