"""Steps in time with error control; none is taken that did not converge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import inf, isfinite
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from femiec.engine.system import System
from femiec.errors import ConvergenceError, InputError, StepError
from femiec.solve.advance import Advance, Attempt, Rejection
from femiec.solve.bdf import BDF, error_share, extrapolation
from femiec.solve.chord import Chord
from femiec.solve.control import StepControl, landing
from femiec.solve.evolution import Evolution, Held, combine, set_step
from femiec.solve.history import History
from femiec.solve.solution import Solution

Array = NDArray[Any]


class Solver(Protocol):
    """Solves F(x) = 0 from the system's present state, or raises a ConvergenceError."""

    def solve(self, system: System) -> Solution:
        """The solution, which the system holds afterwards."""


@dataclass(frozen=True, eq=False)
class Stepper:
    """Advances a system in time, F(t, y, dy/dt) = 0, by backward differentiation.

    A step starts from the polynomial through the states before it; how far its solution is from there gives its local error
    (:func:`~femiec.solve.bdf.error_share`). The first step after a restart has no such polynomial: one of half its length is
    solved first, gives the predictor, and is thrown away.

    Args:
        system: holds the newest state of the histories that are given to it.
        evolution: where time enters the system.
        method: the formula.
        control: of the steps' length.
        solver: of each step's equations.
        refuses: says why the state that the system holds must not be taken, although its equations are solved; None if it may.

    Raises:
        InputError: a differential unknown, or one whose error is controlled, is not in the system.
    """

    system: System
    evolution: Evolution
    method: BDF = field(default_factory=BDF)
    control: StepControl = field(default_factory=StepControl)
    solver: Solver = field(default_factory=Chord)
    refuses: Callable[[], str | None] = lambda: None

    def __post_init__(self) -> None:
        for name in self.evolution.history:
            if name not in self.system.fields:
                raise InputError(name, "differential", f"one of {', '.join(self.system.fields)}", "name an unknown of the system")
        self.control.expect_fields(self.system.fields)

    def advance(self, history: History, step: float, longest: float) -> Advance:
        """Take one step, shortened until its equations are solved and its error is allowed.

        It is no longer than ``largest_growth`` times the one before it, and ends at t + ``longest`` or well before.

        Args:
            history: the states so far.
            step: the length to try [s].
            longest: the time until what must be met exactly: an output, or a jump of the drive [s].

        Raises:
            StepError: a step of the smallest length was refused; the system holds the last good state.
        """
        _expect_lengths(history.times[0], step, longest)
        held, wanted = Held.before(self.evolution, history), step
        step = min(step, self._longest_after(history))
        rejections: list[Rejection] = []
        while True:
            length = landing(step, longest)
            try:
                attempt = self.attempt(history, length)
            except ConvergenceError as failure:
                reason, factor, residuals = str(failure), 0.5, failure.residuals
            else:
                growth = self.control.growth(attempt.error, attempt.order)
                if attempt.error <= 1:
                    # A step cut short to meet a time says nothing against the length that was to be tried.
                    cut = not rejections and growth == self.control.largest_growth
                    proposed = max(growth * length, wanted) if cut else growth * length
                    return Advance(attempt.history, length, proposed, attempt.error, tuple(rejections), attempt.solution)
                reason, factor = f"error {attempt.error:.3g} times what is allowed", min(growth, 0.9)
                residuals = attempt.solution.residuals
            held.restore(self.system, self.evolution)
            rejections.append(Rejection(history.times[0], length, reason))
            step = factor * length
            if step < self.control.smallest:
                raise self.stuck(history, residuals, tuple(rejections))

    def settle(self, history: History, length: float) -> Advance:
        """One short step of backward Euler from a state that a jump of the drive has left behind; its error is not controlled.

        What is algebraic jumps with the drive, however short the step, and no estimate of an error means anything. The new state
        is the first of a new history.

        Args:
            history: only its newest state is used.
            length: of the step, short against all that matters [s]; halved where its equations cannot be solved.

        Raises:
            StepError: a step of the smallest length was refused; the system holds the last good state.
        """
        start = history.restart()
        held, rejections = Held.before(self.evolution, start), list[Rejection]()
        while True:
            try:
                solution = self._solve(start, length, start.states[0])
            except ConvergenceError as failure:
                held.restore(self.system, self.evolution)
                rejections.append(Rejection(start.times[0], length, str(failure)))
                length /= 2
                if length < self.control.smallest:
                    raise self.stuck(start, failure.residuals, tuple(rejections)) from failure
            else:
                settled = start.push(start.times[0] + length, solution.x).restart()
                return Advance(replace(settled, settled=1), length, length, 0.0, tuple(rejections), solution)

    def attempt(self, history: History, length: float) -> Attempt:
        """Solve one step, whatever its error.

        Raises:
            ConvergenceError: the solver failed, or the state is not finite or refused.
        """
        forecast = self._start(history, length) if len(history.times) == 1 else self._extrapolate(history, length)
        solution = self._solve(history, length, forecast.x)
        difference = np.where(self.system.free, forecast.share * (solution.x - forecast.x), 0.0)
        error = self.control.error(self.system, forecast.controlled, difference, solution.x)
        return Attempt(history.push(history.times[0] + length, solution.x), error, forecast.order, solution)

    def _start(self, history: History, length: float) -> Forecast:
        """Of a first step: the line through the state that a step of half the length leads to.

        What it misses by, y1 - 2 y1/2 + y0, tends to h^2 y''/2, the error of the whole step; y1/2 errs by a quarter of that.
        """
        half = self._solve(history, 0.5 * length, history.states[0])
        halfway = history.push(history.times[0] + 0.5 * length, half.x)
        return Forecast(self._predict(halfway, history.times[0] + length, 2), 1.0, 1, tuple(self.evolution.history))

    def _extrapolate(self, history: History, length: float) -> Forecast:
        known = len(history.times)
        order = self.method.order_after(known)
        time, through = history.times[0] + length, min(known, order + 1)
        controlled = (*self.evolution.history, *(self.control.algebraic if history.settled >= through else ()))
        share = error_share((time, *history.times[:through]), order)
        return Forecast(self._predict(history, time, through), share, through - 1, controlled)

    def _predict(self, history: History, time: float, through: int) -> Array:
        """The polynomials through the newest states: of the algebraic unknowns, as many of them as are settled."""
        differential = combine(extrapolation(time, history.times[:through]), history.states)
        settled = max(1, min(history.settled, through))
        out = combine(extrapolation(time, history.times[:settled]), history.states)
        from_rates = self.system.split(differential)
        for name, part in self.system.split(out).items():
            if name in self.evolution.history:
                part[:] = from_rates[name]
        return out

    def _solve(self, history: History, length: float, start: Array) -> Solution:
        self.hold(history, length, start)
        if isinstance(self.solver, Chord):
            self.solver.expect(float(self.evolution.rate.value))
        solution = self.solver.solve(self.system)
        if not np.all(np.isfinite(solution.x)):
            raise ConvergenceError("the state holds a value that is not finite", residuals=solution.residuals)
        refused = self.refuses()
        if refused is not None:
            raise ConvergenceError(refused, residuals=solution.residuals)
        return solution

    def hold(self, history: History, length: float, x: Array) -> None:
        """Let the system hold a state at the end of a step, and the step's time, rate and history."""
        set_step(self.system, self.evolution, history, length, self.method.order_after(len(history.times)))
        self.system.accept(x)

    def _longest_after(self, history: History) -> float:
        if len(history.times) == 1:
            return inf
        return self.control.largest_growth * (history.times[0] - history.times[1])

    def stuck(self, history: History, residuals: dict[str, float], rejections: tuple[Rejection, ...]) -> StepError:
        """The error that says that no step can be taken."""
        last = rejections[-1]
        state = {name: part.copy() for name, part in self.system.split(history.states[0]).items()}
        message = (
            f"no step from t = {last.time:g} s, down to {last.step:.1e} s: {last.reason}; look for a jump of the drive without a "
            "restart, a state at its bound, or allow larger errors"
        )
        return StepError(message, last.time, state, residuals, rejections)


@dataclass(frozen=True, eq=False)
class Forecast:
    """Where a step should lead, the share of what it misses by that is the step's error, its order, and the fields that it is
    an error of."""

    x: Array
    share: float
    order: int
    controlled: tuple[str, ...]


def _expect_lengths(time: float, step: float, longest: float) -> None:
    for name, value in (("step", step), ("longest", longest)):
        if not (value > 0 and time + value > time) or (name == "step" and not isfinite(value)):
            raise InputError(name, value, f"a time [s] that moves t = {time:g} s", "stop when the time to go is round-off")
