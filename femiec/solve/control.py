"""How long a step may be: the error that it may make, and the length of the next one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import ceil, inf
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.engine.system import System
from femiec.errors import InputError

Array = NDArray[Any]

SAFETY = 0.9
KEEP = (0.95, 1.3)
"""Between these a step keeps its length, and with it the factors of its matrix."""
DIVIDED = 3
"""Where so few steps are left to a time that must be met, they get the same length."""


@dataclass(frozen=True)
class StepControl:
    """What error a step may make, and how fast its length may change.

    A step of a field y may err by e with rms(e) <= absolute + relative rms(y), over the field's dofs.

    Args:
        relative: of each controlled field.
        absolute: unknown's name to its allowance, in the unknown's dimensionless units; infinity leaves the field out.
        floor: the allowance of a field that ``absolute`` does not name; infinity for steps of given length.
        algebraic: names of unknowns without a rate whose error is controlled too, such as the cell potential.
        largest_growth: of a step over the one before it; BDF2 is unstable beyond 1 + sqrt(2).
        smallest: step [s]; one that must be shorter is a StepError.

    Raises:
        InputError: a tolerance that is not positive, a growth outside (1, 2.4].
    """

    relative: float = 1e-4
    absolute: Mapping[str, float] = field(default_factory=dict)
    floor: float = 1e-6
    algebraic: tuple[str, ...] = ()
    largest_growth: float = 2.0
    smallest: float = 1e-9

    def __post_init__(self) -> None:
        positive = {"relative": self.relative, "floor": self.floor, "smallest": self.smallest, **self.absolute}
        for name, value in positive.items():
            if not isinstance(value, Real) or not value > 0:
                raise InputError(name, value, "a positive number", "give the largest error that is allowed")
        if self.relative == inf:
            raise InputError("relative", inf, "a finite number", "write floor=math.inf to control no error")
        if not 1 < self.largest_growth <= 2.4:
            raise InputError("largest_growth", self.largest_growth, "more than 1, at most 2.4", "leave it at 2")

    def expect_fields(self, fields: Iterable[str]) -> None:
        """Refuse names that no unknown has.

        Raises:
            InputError: naming the first.
        """
        known = tuple(fields)
        for name in (*self.absolute, *self.algebraic):
            if name not in known:
                raise InputError(name, "the error of an unknown", f"one of {', '.join(known)}", "name an unknown of the problem")

    def error(self, system: System, names: Iterable[str], difference: Array, x: Array) -> float:
        """The largest error of a field against what is allowed: at most 1 for a step that is good enough."""
        errors, sizes = system.norms(difference), system.norms(x)
        counts = system.norms(np.ones_like(x))
        allowed = {name: self.absolute.get(name, self.floor) * counts[name] + self.relative * sizes[name] for name in names}
        return max((errors[name] / allowed[name] for name in allowed), default=0.0)

    def growth(self, error: float, order: int) -> float:
        """The factor by which the length may change after a step with this error: err ~ length^(order + 1).

        Example:
            >>> StepControl().growth(0.9**3 / 1.5**3, 2), StepControl().growth(0.5, 2)
            (1.5, 1.0)
        """
        factor = SAFETY * error ** (-1 / (order + 1)) if error > 0 else inf
        return 1.0 if KEEP[0] <= factor <= KEEP[1] else min(max(factor, 0.1), self.largest_growth)


def landing(step: float, longest: float) -> float:
    """The length of the next step when a time ``longest`` ahead must be met and no tiny step may be left over.

    Example:
        >>> landing(1.0, 0.5), landing(1.0, 1.01), landing(1.0, 7.0)
        (0.5, 0.505, 1.0)
    """
    if step * DIVIDED < longest:
        return step
    return longest / ceil(longest / step * (1 - 1e-12))
