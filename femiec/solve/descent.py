"""Newton's method for the minimum of a convex energy, kept on its way down by a search along each direction."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isfinite, sqrt

import numpy as np
from numpy.typing import NDArray

from femiec.engine.system import System
from femiec.errors import ConvergenceError
from femiec.solve.linear import Direct, LinearSolver
from femiec.solve.newton import Progress
from femiec.solve.solution import Solution

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Descent:
    """Newton's method where F is the gradient of a convex energy, as in a step of associated plasticity, or contact by penalty.

    Such an F has kinks at which its norm grows along Newton's direction d though the energy falls. So each step s is chosen by
    the slope of the energy, d . F(x + s d), which grows with s from d . F(x) < 0: s = 1 is taken unless the slope has become
    positive and larger than half of what it was; then s is where the line through the last two slopes meets zero, and so on.

    Args:
        tolerance: of sqrt(-d . F / x . J x), the error in the energy's norm relative to the solution.
        max_iterations: steps at most.
        searches: evaluations along one direction at most.
        linear: the linear solver.

    Source:
        Crisfield, Non-linear Finite Element Analysis of Solids and Structures, volume 1, section 9.2: line searches.
    """

    tolerance: float = 1e-9
    max_iterations: int = 100
    searches: int = 12
    linear: LinearSolver = field(default_factory=Direct)

    def solve(self, system: System, progress: Progress | None = None) -> Solution:
        """Solve F(x) = 0 from the system's present state.

        Raises:
            ConvergenceError: with the last good state and its residual by field.
        """
        x = system.initial()
        residual, history, worst = system.residual(x), [], 0.0
        for iteration in range(self.max_iterations):
            jacobian = system.jacobian(x)
            direction, error, name = self.linear.solve(jacobian, -residual)
            slope = float(direction @ residual)
            size = float((x * system.free) @ (jacobian @ (x * system.free)))
            history.append(sqrt(max(-slope, 0.0) / size) if size > 0 else float(slope < 0))
            worst = max(worst, error)
            fraction, residual = self._search(system, x, direction, slope)
            x = x + fraction * direction
            if progress is not None:
                progress(iteration + 1, history[-1], fraction)
            if history[-1] <= self.tolerance:
                system.accept(x)
                return Solution(x, system.norms(residual), iteration + 1, history, worst, name)
        system.accept(x)
        message = f"Newton's descent did not reach {self.tolerance:.0e} in {self.max_iterations} steps; load in smaller steps"
        raise ConvergenceError(message, {key: part.copy() for key, part in system.split(x).items()}, system.norms(residual))

    def _search(self, system: System, x: Array, direction: Array, slope: float) -> tuple[float, Array]:
        """The part of a direction to go, and F there."""
        if not slope < 0:  # round-off is all that is left
            return 1.0, system.residual(x + direction)
        low, high, fraction = (0.0, slope), None, 1.0
        for _ in range(self.searches):
            residual = system.residual(x + fraction * direction)
            now = float(direction @ residual)
            if isfinite(now) and (abs(now) <= 0.5 * abs(slope) or (high is None and now < 0)):
                break
            low, high = (low, (fraction, now)) if not now < 0 else ((fraction, now), high)
            assert high is not None
            share = low[1] / (low[1] - high[1]) if isfinite(high[1]) else 0.1
            fraction = low[0] + (high[0] - low[0]) * min(max(share, 0.1), 0.9)
        return fraction, residual
