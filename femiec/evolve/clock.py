"""Time as a stepper sets it, and the drive that follows it."""

from __future__ import annotations

from typing import Any

from femiec.protocol import Control, Current


class Clock:
    """Stands for the Constant that holds the time: setting it also sets what the protocol holds at that time.

    Args:
        time: Constant [s].
        drive: of the problem.
    """

    def __init__(self, time: Any, drive: Any) -> None:
        self._time, self._drive = time, drive
        self.control: Control = Current(0.0, 0)
        self.start = 0.0

    @property
    def value(self) -> float:
        """t [s]."""
        return float(self._time.value)

    @value.setter
    def value(self, time: float) -> None:
        self._time.value[...] = time
        wanted = self.control.at(max(time - self.start, 0.0))
        if isinstance(self.control, Current):
            self._drive.hold_current(wanted)
        else:
            self._drive.hold_potential(wanted)

    def hold(self, control: Control, start: float) -> None:
        """From now on; times of the control count from the start [s]."""
        self.control, self.start = control, start
