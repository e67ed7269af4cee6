"""Backward differentiation formulas on steps of any length: weights, predictor, local error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from femiec.errors import InputError


@dataclass(frozen=True)
class BDF:
    """A backward differentiation formula; the first step after a restart has order 1.

    Args:
        order: 1 (backward Euler) or 2.

    Raises:
        InputError: another order.
    """

    order: int = 2

    def __post_init__(self) -> None:
        if self.order not in (1, 2):
            raise InputError("order", self.order, "1 or 2", "write BDF(order=1) or BDF(order=2)")

    def order_after(self, states: int) -> int:
        """The order of a step that knows so many states."""
        return min(self.order, states)


def weights(times: Sequence[float]) -> tuple[float, ...]:
    """The weights of a derivative at the newest time, dy/dt = a0 y0 + a1 y1 + ...

    It is that of the polynomial through all the states, exact where y is one of that degree (Hairer, Norsett and Wanner, Solving
    Ordinary Differential Equations I, section III.5). The weights sum to zero, so that what the equations conserve is conserved.

    Args:
        times: two (BDF1) or more, newest first [s].

    Returns:
        a0, a1, ... [1/s].

    Example:
        >>> weights([3.0, 2.0, 1.0])
        (1.5, -2.0, 0.5)
    """
    now = times[0]
    older = tuple(
        prod(now - other for other in times[1:] if other != time) / prod(time - other for other in times if other != time)
        for time in times[1:]
    )
    return (-sum(older), *older)


def extrapolation(time: float, times: Sequence[float]) -> tuple[float, ...]:
    """The weights with which the polynomial through known states is read at another time.

    Example:
        >>> extrapolation(3.0, [2.0, 1.0])
        (2.0, -1.0)
    """
    return tuple(prod((time - other) / (known - other) for other in times if other != known) for known in times)


def error_share(times: Sequence[float], order: int) -> float:
    """The local error of a step, as a share of its corrector minus its predictor.

    The predictor is the polynomial through the newest states before the step. With D the derivative of order p + 1 over
    (p + 1)!, a formula of order p errs by -(D/a0) prod_{j=1..p}(t - t_j), as its polynomial's slope at t does, and a predictor
    through p + 1 states by D prod_{j=1..p+1}(t - t_j). They differ by their sum, so that the share is
    1 / (1 + a0 (t - t_{p+1})): 1/3 of BDF1 and 2/11 of BDF2 on equal steps (Milne's device; Gresho, Lee and Sani, Recent Advances
    in Numerical Methods in Fluids 1, 27 (1980); Hairer, Norsett and Wanner, section III.7).

    With p states before a step of order p = 2, what is found is the error that a step of order 1 would have: more than its own.

    Args:
        times: of the step's end, and of the states that the predictor goes through, newest first [s].
        order: p.

    Example:
        >>> round(1 / error_share([3.0, 2.0, 1.0, 0.0], 2), 12), round(1 / error_share([3.0, 2.0, 1.0], 1), 12)
        (5.5, 3.0)
    """
    length = times[0] - times[1]
    if len(times) == order + 1:
        return length / (times[0] - times[-1])
    return 1 / (1 + weights(times[: order + 1])[0] * (times[0] - times[-1]))
