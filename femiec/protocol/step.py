"""The interface of a step, and the checks that all steps share."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from femiec.errors import InputError
from femiec.protocol.condition import Condition, Conditions, as_conditions
from femiec.protocol.control import Control, Current


class Step(ABC):
    """Something is held until a condition ends the step; the steps of this package are frozen dataclasses.

    Attributes:
        until: one condition or several.
        limits: one condition or several.
    """

    until: Conditions
    limits: Conditions

    @property
    @abstractmethod
    def control(self) -> Control:
        """What is held."""

    @property
    @abstractmethod
    def action(self) -> str:
        """What is done, in words, with units."""

    @abstractmethod
    def drive_described(self) -> dict[str, Any]:
        """The drive as plain data, SI, units in the labels."""

    @property
    def ends(self) -> tuple[Condition, ...]:
        """The first of these to hold ends the step; the protocol goes on."""
        return as_conditions("until", self.until)

    @property
    def stops(self) -> tuple[Condition, ...]:
        """The first of these to hold ends the protocol."""
        return as_conditions("limits", self.limits)

    @property
    def text(self) -> str:
        """In words, with units."""
        return f"{self.action} until {' or '.join(condition.text for condition in self.ends)}"

    def passed(self, charge: float) -> float:
        """The capacity that a step has passed [C/m2].

        Args:
            charge: plated less stripped since the step's start [C/m2].

        Returns:
            The charge in the step's direction: plated by Plate, stripped by Strip, its magnitude for the rest.
        """
        sign = self.control.sign if isinstance(self.control, Current) else 0
        return sign * charge if sign else abs(charge)

    def described(self) -> dict[str, Any]:
        """Plain data, SI, units in the labels."""
        return {
            "step": type(self).__name__,
            "text": self.text,
            **self.drive_described(),
            "until": [condition.described() for condition in self.ends],
            "limits": [condition.described() for condition in self.stops],
        }


def set_conditions(step: Step) -> None:
    """Keep the conditions of a frozen step as tuples, so that steps compare equal and a generator is read once.

    Raises:
        InputError: something that is no condition.
    """
    name = type(step).__name__
    object.__setattr__(step, "until", as_conditions(f"{name}.until", step.until))
    object.__setattr__(step, "limits", as_conditions(f"{name}.limits", step.limits))


def check_ends(step: Step) -> None:
    """Refuse a step without an end, and an end that cannot come under the step's control.

    Raises:
        InputError: naming the step, and the condition.
    """
    name = type(step).__name__
    if not step.ends:
        raise InputError(f"{name}.until", "nothing", "a condition that ends the step", "write for instance until=Duration(60.0)")
    for condition in step.ends:
        if not condition.can_come(step.control):
            mend = "take another condition, or a drive that lets it come"
            raise InputError(f"{name}.until", condition.text, f"conditions that a step can reach: {step.action} cannot", mend)
