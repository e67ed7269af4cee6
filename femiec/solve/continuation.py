"""Continuation: reach a hard problem through easier ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from femiec.engine.system import System
from femiec.errors import ConvergenceError
from femiec.solve.newton import Newton, Progress
from femiec.solve.solution import Solution


@dataclass(frozen=True)
class Continuation:
    """Move a parameter from 0 (easy) to 1 (wanted); the whole way at first, half as far after each failure.

    Args:
        newton: the method at each value of the parameter.
        smallest_step: of the parameter.
    """

    newton: Newton
    smallest_step: float = 1 / 64

    def solve(self, system: System, set_parameter: Callable[[float], None], progress: Progress | None = None) -> Solution:
        """Solve at parameter 1.

        Raises:
            ConvergenceError: of the last attempt; the system is left at the last good state.
        """
        reached, step, iterations = 0.0, 1.0, 0
        good = system.initial()
        while True:
            target = min(1.0, reached + step)
            set_parameter(target)
            try:
                solution = self.newton.solve(system, progress)
            except ConvergenceError:
                step /= 2
                system.accept(good)
                if step < self.smallest_step:
                    raise
                continue
            iterations += solution.iterations
            reached, good = target, solution.x
            if reached == 1.0:
                return replace(solution, iterations=iterations)
