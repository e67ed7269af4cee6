"""Newton's method with a line search on the dimensionless residual."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import hypot, inf, isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.engine.system import System
from femiec.errors import ConvergenceError
from femiec.solve.linear import Direct, Goal, LinearSolver
from femiec.solve.solution import Solution

Array = NDArray[np.float64]
Sizes = dict[str, float]
Progress = Callable[[int, float, float], None]
"""Called after each step with its number, the largest residual, and the fraction of the step that was taken."""

NEAR = 1e-3
"""Where the residual was below this, the scale at the step's start serves at its end too, and saves a Jacobian."""


@dataclass(frozen=True)
class Newton:
    """Newton's method, each step shortened until the residual falls.

    The residual of a field is dimensionless: |F| over the field's rows against |J||x| + |F|, the size of the terms that balance
    there; so one tolerance holds for all fields and units. The line search halves the step while the merit, the sum of squares of
    the fields' residuals in the scale of the step's start, does not fall; a step into a NaN counts as one that does not.

    An inexact linear solver is given a goal, a reduction of the merit's root: 0.9 (merit now / merit before), so that the steps
    converge as Newton's do (Eisenstat and Walker, SIAM J. Sci. Comput. 17, 16 (1996), choice 2), between ``loosest`` and a tenth
    of what is left to the tolerance. Where no step along its direction lowers the residual, the direction is found exactly.

    Args:
        tolerance: of the largest residual of a field.
        max_iterations: steps at most.
        shortest_step: the smallest fraction of a step that is tried.
        linear: the linear solver.
        from_start: measure the residual against its norm at the start instead, all fields together: for fields in one unit.
        loosest: the largest reduction that is asked of an inexact linear solver.
        full_steps: take every step whole, unless it leads to a NaN, as DOLFINx and PETSc do by default: a slender body that
            turns far reaches its state through larger residuals, where the line search creeps.
    """

    tolerance: float = 1e-11
    max_iterations: int = 40
    shortest_step: float = 2.0**-12
    linear: LinearSolver = field(default_factory=Direct)
    from_start: bool = False
    loosest: float = 0.1
    full_steps: bool = False

    def solve(self, system: System, progress: Progress | None = None) -> Solution:
        """Solve F(x) = 0 from the system's present state.

        Raises:
            ConvergenceError: with the last good state and its residual by field.
        """
        x = system.initial()
        residual, jacobian = system.residual(x), None
        sizes = _together(system, residual) if self.from_start else {}
        history, worst_linear, name, reduction = [], 0.0, "", self.loosest
        for iteration in range(self.max_iterations + 1):
            if not (sizes and self._worst(system, residual, sizes) <= self.tolerance):
                jacobian = system.jacobian(x)
                sizes = sizes if self.from_start else _sizes(system, jacobian, x, residual)
            residuals = _measure(system, residual, sizes)
            history.append(self._worst(system, residual, sizes))
            if history[-1] <= self.tolerance:
                system.accept(x)
                return Solution(x, residuals, iteration, history, worst_linear, name)
            if iteration == self.max_iterations:
                break
            goal = Goal(max(reduction, 0.1 * self.tolerance / history[-1]), _weights(system, x, sizes))
            step = self._step(system, jacobian, x, residual, sizes, goal)
            worst_linear, name = max(worst_linear, step.linear_error), step.linear_solver
            reduction = min(self.loosest, 0.9 * _merit(system, step.residual, sizes) / _merit(system, residual, sizes))
            x, residual = step.x, step.residual
            sizes = sizes if self.from_start or history[-1] <= NEAR else {}
            if progress is not None:
                progress(iteration + 1, history[-1], step.fraction)
        raise _failure(
            system, x, residuals, f"Newton did not reach {self.tolerance:.0e} in {self.max_iterations} steps; {self._mend}"
        )

    @property
    def _mend(self) -> str:
        return "load in smaller steps, or start nearer" + ("" if self.full_steps else ", or try Newton(full_steps=True)")

    def _worst(self, system: System, residual: Array, sizes: Sizes) -> float:
        residuals = _measure(system, residual, sizes).values()
        return hypot(*residuals) if self.from_start else max(residuals)

    def _step(self, system: System, jacobian: Any, x: Array, residual: Array, sizes: Sizes, goal: Goal) -> Step:
        residuals = _measure(system, residual, sizes)
        if not np.all(np.isfinite(jacobian.data)):
            raise _failure(system, x, residuals, "the Jacobian holds a value that is not finite")
        for wanted in (None,) if self.linear.exact else (goal, None):
            try:
                direction, error, name = self.linear.solve(jacobian, -residual, wanted)
            except ConvergenceError as failure:
                raise _failure(system, x, residuals, str(failure)) from failure
            found = self._search(system, x, residual, direction, sizes)
            if found is not None:
                return Step(*found, error, name)
        raise _failure(
            system,
            x,
            residuals,
            f"no step along Newton's direction lowers the residual (down to {self.shortest_step:.1e} of it); " + self._mend,
        )

    def _search(
        self, system: System, x: Array, residual: Array, direction: Array, sizes: Sizes
    ) -> tuple[Array, Array, float] | None:
        start, fraction = _merit(system, residual, sizes), 1.0
        while fraction >= self.shortest_step:
            trial = x + fraction * direction
            new = system.residual(trial)
            # At the floor of round-off the merit cannot fall any more: a full step that leaves it there is taken.
            merit = _merit(system, new, sizes)
            if merit <= max((1 - 1e-4 * fraction) ** 2 * start, self.tolerance**2) or (self.full_steps and merit < inf):
                return trial, new, fraction
            fraction /= 2
        return None


@dataclass(frozen=True)
class Step:
    """Where a step led: the state, its residual, the fraction taken, and the linear solver's error and name."""

    x: Array
    residual: Array
    fraction: float
    linear_error: float
    linear_solver: str


def _failure(system: System, x: Array, residuals: dict[str, float], message: str) -> ConvergenceError:
    system.accept(x)
    return ConvergenceError(message, {name: part.copy() for name, part in system.split(x).items()}, residuals)


def _sizes(system: System, jacobian: Any, x: Array, residual: Array) -> Sizes:
    """The size of the terms that balance in each field's rows."""
    return {name: size or 1.0 for name, size in system.norms(abs(jacobian) @ np.abs(x) + np.abs(residual)).items()}


def _together(system: System, residual: Array) -> Sizes:
    """The norm of the whole residual, for each field."""
    return dict.fromkeys(system.fields, hypot(*system.norms(residual).values()) or 1.0)


def _weights(system: System, x: Array, sizes: Sizes) -> Array:
    """What makes each row of the residual dimensionless."""
    out = np.empty_like(x)
    for name, part in system.split(out).items():
        part[:] = 1 / sizes[name]
    return out


def _measure(system: System, residual: Array, sizes: Sizes) -> dict[str, float]:
    return {name: norm / sizes[name] for name, norm in system.norms(residual).items()}


def _merit(system: System, residual: Array, sizes: Sizes) -> float:
    merit = sum(value**2 for value in _measure(system, residual, sizes).values())
    return merit if isfinite(merit) else inf
