"""Newton's method with a line search on the dimensionless residual."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.engine.system import System
from femiec.errors import ConvergenceError
from femiec.solve.linear import Direct
from femiec.solve.solution import Solution

Array = NDArray[np.float64]
Progress = Callable[[int, float, float], None]
"""Called after each step with its number, the largest residual, and the fraction of the step that was taken."""


@dataclass(frozen=True)
class Newton:
    """Newton's method, each step shortened until the residual falls.

    The residual of a field is dimensionless: |F| over the field's rows against |J||x| + |F|, the size of the terms that balance
    there; so one tolerance holds for all fields and units. The line search halves the step while the merit, the sum of squares of
    the fields' residuals in the scale of the step's start, does not fall; a step into a NaN counts as one that does not.

    Args:
        tolerance: of the largest residual of a field.
        max_iterations: steps at most.
        shortest_step: the smallest fraction of a step that is tried.
        linear: the linear solver.
    """

    tolerance: float = 1e-11
    max_iterations: int = 40
    shortest_step: float = 2.0**-12
    linear: Direct = field(default_factory=Direct)

    def solve(self, system: System, progress: Progress | None = None) -> Solution:
        """Solve F(x) = 0 from the system's present state.

        Raises:
            ConvergenceError: with the last good state and its residual by field.
        """
        x = system.initial()
        residual = system.residual(x)
        history, worst_linear, name = [], 0.0, ""
        for iteration in range(self.max_iterations + 1):
            jacobian = system.jacobian(x)
            sizes = _sizes(system, jacobian, x, residual)
            residuals = _measure(system, residual, sizes)
            history.append(max(residuals.values()))
            if history[-1] <= self.tolerance:
                system.accept(x)
                return Solution(x, residuals, iteration, history, worst_linear, name)
            if iteration == self.max_iterations:
                break
            step, error, name = self._direction(system, jacobian, x, residual, residuals)
            worst_linear = max(worst_linear, error)
            x, residual, fraction = self._search(system, x, residual, step, sizes, residuals)
            if progress is not None:
                progress(iteration + 1, history[-1], fraction)
        raise self._failure(system, x, residuals, f"Newton did not reach {self.tolerance:.0e} in {self.max_iterations} steps")

    def _direction(
        self, system: System, jacobian: Any, x: Array, residual: Array, residuals: dict[str, float]
    ) -> tuple[Array, float, str]:
        if not np.all(np.isfinite(jacobian.data)):
            raise self._failure(system, x, residuals, "the Jacobian holds a value that is not finite")
        try:
            return self.linear.solve(jacobian, -residual)
        except ConvergenceError as error:
            raise self._failure(system, x, residuals, str(error)) from error

    def _search(
        self, system: System, x: Array, residual: Array, step: Array, sizes: dict[str, float], residuals: dict[str, float]
    ) -> tuple[Array, Array, float]:
        start, fraction = _merit(system, residual, sizes), 1.0
        while fraction >= self.shortest_step:
            trial = x + fraction * step
            new = system.residual(trial)
            # At the floor of round-off the merit cannot fall any more: a full step that leaves it there is taken.
            if _merit(system, new, sizes) <= max((1 - 1e-4 * fraction) ** 2 * start, self.tolerance**2):
                return trial, new, fraction
            fraction /= 2
        raise self._failure(
            system, x, residuals, f"no step along Newton's direction lowers the residual (down to {fraction:.1e} of it)"
        )

    def _failure(self, system: System, x: Array, residuals: dict[str, float], message: str) -> ConvergenceError:
        system.accept(x)
        return ConvergenceError(message, {name: part.copy() for name, part in system.split(x).items()}, residuals)


def _sizes(system: System, jacobian: Any, x: Array, residual: Array) -> dict[str, float]:
    """The size of the terms that balance in each field's rows."""
    return {name: size or 1.0 for name, size in system.norms(abs(jacobian) @ np.abs(x) + np.abs(residual)).items()}


def _measure(system: System, residual: Array, sizes: dict[str, float]) -> dict[str, float]:
    return {name: norm / sizes[name] for name, norm in system.norms(residual).items()}


def _merit(system: System, residual: Array, sizes: dict[str, float]) -> float:
    merit = sum(value**2 for value in _measure(system, residual, sizes).values())
    return merit if np.isfinite(merit) else float("inf")
