"""The Newton loop that every code runs: exact Jacobian, step halving on the residual norm, continuation in the exponent.

Full steps diverge when the exponent goes from 1 to 2.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

from benchmarks.cases.creep_stokes.case import EXPONENTS, TOLERANCE, TOLERANCE_BEFORE
from benchmarks.clock import clock

MOST_STEPS, SHORTEST_STEP, DECREASE = 40, 1e-3, 1e-4


@dataclass(frozen=True)
class Problem:
    """What a code brings.

    Attributes:
        set_exponent: make the exponent so.
        residual: assemble the residual at the state and give its norm.
        jacobian: assemble the Jacobian at the state.
        direction: solve Jacobian times direction = residual.
        move: subtract so much of the direction from the state.
    """

    set_exponent: Callable[[float], None]
    residual: Callable[[], float]
    jacobian: Callable[[], None]
    direction: Callable[[], None]
    move: Callable[[float], None]


@dataclass(frozen=True)
class Timing:
    """Seconds of all calls."""

    residual: list[float] = field(default_factory=list)
    jacobian: list[float] = field(default_factory=list)
    linear: list[float] = field(default_factory=list)

    @property
    def total(self) -> float:
        """Seconds of the whole solve."""
        return sum(self.residual) + sum(self.jacobian) + sum(self.linear)

    @property
    def linear_median(self) -> float:
        """Seconds of one linear solve."""
        return median(self.linear)


def newton(problem: Problem) -> Timing:
    """Solve from the present state."""
    timing = Timing()
    for exponent in EXPONENTS:
        problem.set_exponent(exponent)
        tolerance = TOLERANCE if exponent == EXPONENTS[-1] else TOLERANCE_BEFORE
        start = norm = _residual(problem, timing)
        steps = 0
        while norm > tolerance * start:
            if steps == MOST_STEPS:
                raise RuntimeError(f"Newton did not converge at exponent {exponent} in {MOST_STEPS} steps")
            norm, steps = _step(problem, timing, norm), steps + 1
    return timing


def _step(problem: Problem, timing: Timing, norm: float) -> float:
    timing.jacobian.append(clock(problem.jacobian)[0])
    timing.linear.append(clock(problem.direction)[0])
    fraction = 1.0
    problem.move(fraction)
    new = _residual(problem, timing)
    while not new < norm * (1 - DECREASE * fraction):
        if fraction < SHORTEST_STEP:
            raise RuntimeError("no step lowers the residual")
        fraction /= 2
        problem.move(-fraction)
        new = _residual(problem, timing)
    return new


def _residual(problem: Problem, timing: Timing) -> float:
    seconds, norm = clock(problem.residual)
    timing.residual.append(seconds)
    return norm
