"""What the conditions of a protocol can see of a run."""

from __future__ import annotations

import math
from dataclasses import dataclass

from femiec.errors import InputError


@dataclass(frozen=True)
class Observed:
    """The state of a cell at one moment; what a model does not offer is None.

    Attributes:
        time: since the step's start [s].
        total_time: since the protocol's start [s].
        capacity: charge passed in the step, per footprint [C/m2]; positive in the step's direction (see ``Step.passed``).
        total_capacity: charge plated less charge stripped since the protocol's start [C/m2].
        potential: of the lithium side against Li/Li+ [V]; negative when plating.
        current: density on the footprint [A/m2]; positive when plating.
        filling: share of the tubule's height that holds lithium [1].
        root_pressure: of the lithium at the root [Pa], positive in compression.
        gas_pressure: absolute [Pa].
        wall_stress: the largest tension in the wall [Pa].
        wall_strength: the tension that the wall bears [Pa].
        contact: pressure of the lithium at the root over what is needed to hold it there [Pa].
        void_height: between the root and the lithium [m].

    Example:
        >>> Observed(time=60.0, potential=-0.05).potential
        -0.05
    """

    time: float | None = None
    total_time: float | None = None
    capacity: float | None = None
    total_capacity: float | None = None
    potential: float | None = None
    current: float | None = None
    filling: float | None = None
    root_pressure: float | None = None
    gas_pressure: float | None = None
    wall_stress: float | None = None
    wall_strength: float | None = None
    contact: float | None = None
    void_height: float | None = None

    def need(self, name: str, asked_by: object) -> float:
        """The finite number of that name.

        Args:
            name: an attribute.
            asked_by: the condition; an error names its type.

        Raises:
            InputError: the model does not offer it, or it is not finite.

        Example:
            >>> Observed(time=0.0).need("gas_pressure", "the limit")
            Traceback (most recent call last):
            ...
            femiec.errors.InputError: gas_pressure = None: expected a finite number for str; take a model that has it ...
        """
        value = getattr(self, name, None)
        if value is None or not math.isfinite(value):
            mend = "take a model that has it or leave the condition out"
            raise InputError(name, value, f"a finite number for {type(asked_by).__name__}", mend)
        return float(value)
