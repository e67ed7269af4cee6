"""Newton's method with the factors of an earlier Jacobian, for step after step in time."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import ceil, inf, isfinite, log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.engine.system import System
from femiec.errors import ConvergenceError
from femiec.solve.linear import Direct, Prepared, Preparing
from femiec.solve.newton import Newton, Progress
from femiec.solve.solution import Solution

Array = NDArray[np.float64]

RENEWALS = 3
"""Jacobians at most, each at a better state, before Newton's line search is asked."""
FADED = 1e-6
"""What is switched off, as a current, falls to round-off of what it was, and has no terms of its own that could measure that: its
residual is measured by this share of the terms of before."""


@dataclass
class Statistics:
    """What solves have cost so far, Newton's included."""

    solves: int = 0
    residuals: int = 0
    assemblies: int = 0
    factorisations: int = 0
    iterations: int = 0
    linear_iterations: int = 0
    fallbacks: int = 0


@dataclass
class Chord:
    """Steps x -= K^-1 F with the factors of an earlier Jacobian K, as long as they converge fast.

    Each costs a residual and a solve with factors that are there. Where one leaves more than ``contraction`` of the residual, or
    more than ``foreseen`` are to come, the Jacobian is assembled and factorised at the present state; where that does not help,
    Newton's line search takes over (Hairer and Wanner, Solving Ordinary Differential Equations II, section IV.8; Deuflhard,
    Newton Methods for Nonlinear Problems, section 2.1). The residual of a field is measured much as Newton measures it, |F|
    against |K||x| + |F| with the larger of each unknown's values now and at the start.

    Args:
        newton: gives the tolerance, and solves where the chord fails; its linear solver is ``direct``, whatever it says.
        direct: makes and keeps the factors, or what stands for them.
        contraction: the largest share of the residual that a step may leave.
        foreseen: steps at most that may be left.
        largest_change: relative, of the rate that :meth:`expect` tells, beyond which the factors are not tried.
        statistics: counts.
    """

    newton: Newton = field(default_factory=Newton)
    direct: Preparing = field(default_factory=Direct)
    contraction: float = 0.3
    foreseen: int = 6
    largest_change: float = 0.25
    statistics: Statistics = field(default_factory=Statistics)
    _kept: Kept | None = field(default=None, init=False, repr=False, compare=False)
    _rate: float = field(default=0.0, init=False, repr=False, compare=False)

    def expect(self, rate: float) -> None:
        """Tell the rate a0 [1/s] of the step to come, on which the Jacobian depends."""
        self._rate = rate

    def forget(self) -> None:
        """Drop all factors and analyses: what follows depends on the state alone, and repeats bit for bit."""
        self._kept = None
        self.direct.forget()

    def solve(self, system: System, progress: Progress | None = None) -> Solution:
        """Solve F(x) = 0 from the system's present state.

        Raises:
            ConvergenceError: of Newton, with the last good state and its residual by field.
        """
        self.statistics.solves += 1
        counted = _Counted(system, self.statistics)
        x = counted.initial()
        run = _Run(counted, x, counted.residual(x), self, progress)
        kept = self._kept if self._kept is not None and self._kept.serve(system, self._rate, self.largest_change) else None
        try:
            if kept is not None and run.iterate(kept):
                return run.solution(kept)
            for _ in range(RENEWALS):
                start, kept = run.x, self._renew(system, counted, run.x)
                if run.iterate(kept):
                    return run.solution(kept)
                if run.x is start:
                    break
        except ConvergenceError:  # the factorisation failed: Newton says so, or pivots more carefully
            pass
        return self._fall_back(counted, run)

    def _renew(self, system: System, counted: _Counted, x: Array) -> Kept:
        """Assemble and factorise the Jacobian at a state."""
        self._kept = None
        matrix = counted.jacobian(x)
        if not np.all(np.isfinite(matrix.data)):
            raise ConvergenceError("the Jacobian holds a value that is not finite")
        matrix = matrix if matrix.has_sorted_indices else matrix.sorted_indices()
        self.statistics.factorisations += 1
        self._kept = Kept(self.direct.factorise(matrix), abs(matrix), system, self._rate)
        return self._kept

    def _fall_back(self, counted: _Counted, run: _Run) -> Solution:
        """Newton's line search, from the best state so far; its last factors belong to a Jacobian that is not kept."""
        self._kept = None
        self.statistics.fallbacks += 1

        def count(iteration: int, residual: float, fraction: float) -> None:
            self.statistics.iterations += 1
            self.statistics.factorisations += 1
            if run.progress is not None:
                run.progress(iteration, residual, fraction)

        counted.accept(run.x)
        solution = replace(self.newton, linear=self.direct).solve(counted, count)
        iterations, history = run.iterations + solution.iterations, run.history + solution.history
        return replace(solution, iterations=iterations, history=history)


@dataclass(frozen=True, eq=False)
class Kept:
    """Factors of a Jacobian K, |K|, the system it belongs to, and its rate a0 [1/s]."""

    factors: Prepared
    size: Any
    system: System
    rate: float

    def serve(self, system: System, rate: float, largest_change: float) -> bool:
        """Whether they are worth a try."""
        return self.system is system and abs(rate - self.rate) <= largest_change * abs(self.rate)


@dataclass(eq=False)
class _Run:
    """The iterations of one solve: the best state so far and its residual."""

    system: System
    x: Array
    residual: Array
    chord: Chord
    progress: Progress | None
    iterations: int = 0
    history: list[float] = field(default_factory=list)
    residuals: dict[str, float] = field(default_factory=dict)
    left: float = 0.0
    least: Array = field(init=False)

    def __post_init__(self) -> None:
        self.least = FADED * np.abs(self.x)

    def iterate(self, kept: Kept) -> bool:
        """Go on with these factors; whether that reached the tolerance. Otherwise it is time for others."""
        worst = self._measure(self.x, self.residual, kept)
        self.history.append(worst)
        while worst > self.chord.newton.tolerance:
            x = self.x + kept.factors.solve(-self.residual)
            residual, before = self.system.residual(x), worst
            self.iterations += 1
            self.chord.statistics.iterations += 1
            self.chord.statistics.linear_iterations += kept.factors.steps
            worst = self._measure(x, residual, kept)
            left = worst / before
            if not left < 1:  # a NaN too
                return False
            self.x, self.residual, self.left = x, residual, max(left, self.left)
            self.history.append(worst)
            if self.progress is not None:
                self.progress(self.iterations, before, 1.0)
            if worst > self.chord.newton.tolerance and not self._fast(left, worst):
                return False
        return True

    def solution(self, kept: Kept) -> Solution:
        """The state that reached the tolerance, which the system holds from now on."""
        self.system.accept(self.x)
        name = f"chord + {kept.factors.name}"
        return Solution(self.x, self.residuals, self.iterations, self.history, self.left, name)

    def _fast(self, left: float, worst: float) -> bool:
        chord = self.chord
        return left <= chord.contraction and ceil(log(chord.newton.tolerance / worst) / log(left)) <= chord.foreseen

    def _measure(self, x: Array, residual: Array, kept: Kept) -> float:
        """The largest dimensionless residual of a field; infinite for a NaN."""
        sizes = self.system.norms(kept.size @ np.maximum(np.abs(x), self.least) + np.abs(residual))
        self.residuals = {name: norm / (sizes[name] or 1.0) for name, norm in self.system.norms(residual).items()}
        return max(self.residuals.values()) if all(map(isfinite, self.residuals.values())) else inf


class _Counted:
    """A system that counts what it is asked to assemble."""

    def __init__(self, system: System, statistics: Statistics) -> None:
        self.fields, self.free = system.fields, system.free
        self.initial, self.split, self.norms, self.accept = system.initial, system.split, system.norms, system.accept
        self._system, self._statistics = system, statistics

    def residual(self, x: Array) -> Array:
        self._statistics.residuals += 1
        return self._system.residual(x)

    def jacobian(self, x: Array) -> Any:
        self._statistics.assemblies += 1
        return self._system.jacobian(x)
