"""Paths of equilibrium past limit points, by Riks's arc length."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import isfinite, sqrt
from typing import Any

from femiec.engine.system import System
from femiec.errors import ConvergenceError, InputError
from femiec.solve.linear import Direct
from femiec.solve.path import Path, StepsUsed, StepTooSmall, Stop, Trail
from femiec.solve.walk import Walk


@dataclass(frozen=True)
class ArcLength:
    """Follows F(x, factor) = 0 by steps of given length along the path, not of given load.

    A step goes along the tangent (dx, dfactor) and returns to the path by Newton's method in the plane normal to it:

        F(x, factor) = 0,    <(dx, dfactor), (x - x0, factor - factor0)> = length,

    with <(x, f), (y, g)> = x.y/(2 s^2) + f g/(2 first^2) and s the displacement of the first step, which so has the length 1. The
    pair is solved as a bordered system with the factors of dF/dx. A step's length is that of the last one times
    sqrt(target / iterations), at most doubled and at least halved; a step that fails is halved.

    Args:
        first: the first step, a factor.
        target: iterations that a step should take.
        smallest, largest: length of a step, in first steps.
        max_steps: after which it ends.
        tolerance: of the largest residual of a field, dimensionless as in :class:`~femiec.solve.newton.Newton`.
        max_iterations: after which a step has failed.
        linear: the linear solver.

    Source:
        Riks, Int. J. Solids Struct. 15, 529 (1979); Crisfield, Non-linear Finite Element Analysis of Solids and Structures 1,
        chapter 9.
    """

    first: float = 0.1
    target: int = 4
    smallest: float = 1e-3
    largest: float = 100.0
    max_steps: int = 200
    tolerance: float = 1e-11
    max_iterations: int = 12
    linear: Direct = field(default_factory=Direct)

    def __post_init__(self) -> None:
        _expect("first", self.first, isfinite(self.first) and self.first != 0, "a finite factor, not zero")
        _expect("target", self.target, self.target >= 1, "at least one iteration")
        _expect("smallest", self.smallest, 0 < self.smallest <= 1, "a part of the first step")
        _expect("largest", self.largest, 1 <= self.largest < float("inf"), "first steps, at least one")
        _expect("max_steps", self.max_steps, self.max_steps >= 1, "at least one step")
        _expect("tolerance", self.tolerance, 0 < self.tolerance < 1, "between 0 and 1")
        _expect("max_iterations", self.max_iterations, self.max_iterations >= 1, "at least one iteration")

    def follow(
        self,
        system: System,
        load: Callable[[float], None],
        until: Stop = lambda trail: None,
        monitors: Mapping[str, Callable[[], Any]] | None = None,
        start: float = 0.0,
    ) -> Path:
        """Follow the path from the system's state.

        Args:
            system: near its equilibrium under the factor ``start``; it is left at the path's end.
            load: sets the factor of the loads; what is prescribed must not hang on it.
            until: when to end, see :mod:`femiec.solve.path`.
            monitors: what to record, by name: each is called when the system holds a new state.
            start: the factor to start from.

        Returns:
            The path and why it ended; a step that could not be taken is such a reason, not an error.

        Raises:
            ConvergenceError: there is no equilibrium at the start.
            InputError: prescribed values hang on the factor.
        """
        walk = Walk.begin(system, load, start, self.first, self.tolerance, self.max_iterations, self.linear)
        walk.accept(walk.origin)
        trail = Trail(monitors or {}).extended(walk.origin)
        length = 1.0
        while len(trail.places) <= self.max_steps:
            here = trail.places[-1]
            try:
                trail, reason = walk.onward(trail, length, until)
            except ConvergenceError as failure:
                walk.accept(here)
                length /= 2
                if length < self.smallest:
                    return trail.path(StepTooSmall(here.factor, str(failure)))
                continue
            if reason is not None:
                return trail.path(reason)
            growth = sqrt(self.target / max(1, trail.places[-1].iterations))
            length = min(self.largest, length * min(2.0, max(0.5, growth)))
        return trail.path(StepsUsed(self.max_steps))


def _expect(name: str, value: Any, good: bool, allowed: str) -> None:
    if not good:
        raise InputError(name, value, allowed, f"write ArcLength({name}=...)")
