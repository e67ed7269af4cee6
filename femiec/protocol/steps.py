"""What is done to a cell: plate, strip, hold a potential, rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from femiec.errors import InputError
from femiec.protocol.condition import Condition, Conditions
from femiec.protocol.control import Control, Current, Drive, Potential
from femiec.protocol.drive import described, drive_text
from femiec.protocol.passed import Duration
from femiec.protocol.step import Step, check_ends, set_conditions


@dataclass(frozen=True)
class Plate(Step):
    """Lithium is plated at a given current density on the footprint.

    Args:
        current: magnitude [A/m2], positive, or a function of the time since the step's start [s] that is nowhere negative.
        until: one condition or several; the first to hold ends the step.
        limits: one condition or several; the first to hold ends the protocol.

    Raises:
        InputError: a current that is not positive, no end, or an end that plating cannot reach.

    Example:
        >>> from femiec.protocol.passed import AreaCapacity
        >>> from femiec.quantities import mA_per_cm2, mAh_per_cm2
        >>> Plate(3 * mA_per_cm2, until=AreaCapacity(3 * mAh_per_cm2)).text
        'plate at 3 mA/cm2 until 3 mAh/cm2 passed'
    """

    current: Drive
    until: Conditions
    limits: Conditions = ()

    def __post_init__(self) -> None:
        _check_current(self)

    @property
    def control(self) -> Control:
        """The current density, positive."""
        return Current(self.current, +1)

    @property
    def action(self) -> str:
        """What is done, in words."""
        return f"plate at {drive_text(self.current, 'current density', 'mA/cm2')}"

    def drive_described(self) -> dict[str, Any]:
        """The current density."""
        return described("Current density [A/m2]", self.control, self.ends)


@dataclass(frozen=True)
class Strip(Step):
    """Lithium is stripped at a given current density on the footprint.

    Args:
        current: magnitude [A/m2], positive, or a function of the time since the step's start [s] that is nowhere negative.
        until: one condition or several; the first to hold ends the step.
        limits: one condition or several; the first to hold ends the protocol.

    Raises:
        InputError: a current that is not positive, no end, or an end that stripping cannot reach.

    Example:
        >>> from femiec.protocol.inventory import ContactLost, FillingBelow
        >>> Strip(30.0, until=[FillingBelow(0.02), ContactLost()]).text
        'strip at 3 mA/cm2 until filling below 0.02 or contact lost at the root'
    """

    current: Drive
    until: Conditions
    limits: Conditions = ()

    def __post_init__(self) -> None:
        _check_current(self)

    @property
    def control(self) -> Control:
        """The current density, negative."""
        return Current(self.current, -1)

    @property
    def action(self) -> str:
        """What is done, in words."""
        return f"strip at {drive_text(self.current, 'current density', 'mA/cm2')}"

    def drive_described(self) -> dict[str, Any]:
        """The current density."""
        return described("Current density [A/m2]", self.control, self.ends)


@dataclass(frozen=True)
class HoldPotential(Step):
    """The potential of the lithium side against Li/Li+ is held; a negative one plates.

    Args:
        potential: [V], or a function of the time since the step's start [s].
        until: one condition or several; the first to hold ends the step.
        limits: one condition or several; the first to hold ends the protocol.

    Raises:
        InputError: no finite potential, no end, or an end that a held potential cannot reach.

    Example:
        >>> from femiec.protocol.electrical import CurrentBelow
        >>> HoldPotential(-0.05, until=CurrentBelow(1.0)).text
        'hold -50 mV until current density below 0.1 mA/cm2'
    """

    potential: Drive
    until: Conditions
    limits: Conditions = ()

    def __post_init__(self) -> None:
        set_conditions(self)
        self.control.at(0.0)
        check_ends(self)

    @property
    def control(self) -> Control:
        """The potential."""
        return Potential(self.potential)

    @property
    def action(self) -> str:
        """What is done, in words."""
        return f"hold {drive_text(self.potential, 'voltage', 'mV')}"

    def drive_described(self) -> dict[str, Any]:
        """The potential."""
        return described("Potential [V]", self.control, self.ends)


@dataclass(frozen=True)
class Rest(Step):
    """No current flows.

    Args:
        duration: [s], positive; None if ``until`` ends the step.
        until: further conditions; the first to hold, or the duration, ends the step.
        limits: one condition or several; the first to hold ends the protocol.

    Raises:
        InputError: a duration that is not positive, no end, or an end that a rest cannot reach.

    Example:
        >>> Rest(60.0).text
        'rest until 60 s passed'
    """

    duration: float | None = None
    until: Conditions = ()
    limits: Conditions = ()

    def __post_init__(self) -> None:
        set_conditions(self)
        check_ends(self)

    @property
    def control(self) -> Control:
        """No current."""
        return Current(0.0, 0)

    @property
    def ends(self) -> tuple[Condition, ...]:
        """The duration, then the others."""
        return super().ends if self.duration is None else (Duration(self.duration), *super().ends)

    @property
    def action(self) -> str:
        """What is done, in words."""
        return "rest"

    def drive_described(self) -> dict[str, Any]:
        """Nothing is driven."""
        return {}


def _check_current(step: Plate | Strip) -> None:
    set_conditions(step)
    name = type(step).__name__
    if not callable(step.current) and step.control.at(0.0) == 0:
        raise InputError(f"{name}.current", "0 A/m2", "a positive magnitude", "write Rest for no current")
    step.control.at(0.0)
    check_ends(step)
