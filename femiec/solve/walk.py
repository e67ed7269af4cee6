"""Steps along a path of equilibrium."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq

from femiec.engine.system import System
from femiec.errors import ConvergenceError, InputError
from femiec.solve.bordered import Bordered
from femiec.solve.linear import Direct
from femiec.solve.path import FactorReached, Place, Refused, Stop, Trail

Array = NDArray[np.float64]

NUDGE = 1e-4
"""What the factor is changed by to find dF/dfactor, in first steps: exact but for round-off where F is linear in the factor."""
LEAST_COSINE = 0.7
"""Between the tangents at both ends of a step: past a sharper bend a step may come back, or land on another branch."""
LOCATED = 1e-3
"""Part of a step to which a limit point is found; the factor, stationary there, is found to its square."""


@dataclass(frozen=True, eq=False)
class Walk:
    """The equations, and the metric in which the path is measured; see :class:`~femiec.solve.arclength.ArcLength`.

    Args:
        system, load: F, and what sets its factor.
        first, tolerance, max_iterations, linear: as in ArcLength.
        weight_x, weight_factor: of the metric.
        origin: the start.
    """

    system: System
    load: Callable[[float], None]
    first: float
    tolerance: float
    max_iterations: int
    linear: Direct
    weight_x: float
    weight_factor: float
    origin: Place

    @classmethod
    def begin(
        cls,
        system: System,
        load: Callable[[float], None],
        start: float,
        first: float,
        tolerance: float,
        max_iterations: int,
        linear: Direct,
    ) -> Walk:
        """Solve at the start, and measure the first step."""
        load(start + first)
        held = system.initial()[~system.free]
        load(start)
        x = system.initial()
        if not np.array_equal(held, x[~system.free]):
            raise InputError("load", "prescribed values that change", "loads that change", "step the prescribed values instead")
        nothing = Place(x, start, 0.0, np.zeros_like(x), 1.0, None, 0)
        walk = cls(system, load, first, tolerance, max_iterations, linear, 0.0, 1.0, nothing)
        origin = walk.correct(x, start, np.zeros_like(x), 1.0, start, 0.0)
        moved = abs(first) * float(np.linalg.norm(origin.along / origin.slope))
        walk = replace(walk, weight_x=0.5 / (moved or 1.0) ** 2, weight_factor=0.5 / first**2)
        return replace(walk, origin=walk.oriented(origin, np.zeros_like(x), first))

    def accept(self, place: Place) -> None:
        """Let the system hold a state."""
        self.load(place.factor)
        self.system.accept(place.x)

    def onward(self, trail: Trail, length: float, until: Stop) -> tuple[Trail, Any]:
        """One step, and the reason to end after it.

        Raises:
            ConvergenceError: it failed, or its state must not be taken.
        """
        here = trail.places[-1]
        place, limit = self.step(here, length)
        self.accept(place)
        longer = trail.extended(place, limit)
        reason = until(longer)
        if isinstance(reason, Refused):
            raise ConvergenceError(reason.why)
        if isinstance(reason, FactorReached):
            factor = reason.factor
            early = limit is not None and (factor - here.factor) * (factor - limit.factor) <= 0
            beyond = limit if limit is not None and early else place
            place = self.land(here, beyond, factor)
            self.accept(place)
            longer = trail.extended(place, None if early else limit)
        return longer, reason

    def step(self, here: Place, length: float) -> tuple[Place, Place | None]:
        """The state a length further, and the limit point on the way."""
        x, factor = here.x + length * here.along, here.factor + length * here.slope
        place = self.ahead(here, length, x, factor)
        if self.angle(here, place) < LEAST_COSINE:
            raise ConvergenceError(f"the path turns too far in one step near factor {factor:g}")
        if here.slope * place.slope >= 0:
            return place, None
        return place, self.limit(here, place, length)

    def limit(self, here: Place, there: Place, length: float) -> Place:
        """Where the slope is zero between two states."""
        found = {0.0: here, length: there}

        def slope(ahead: float) -> float:
            if ahead not in found:
                share = ahead / length
                x, factor = here.x + share * (there.x - here.x), here.factor + share * (there.factor - here.factor)
                found[ahead] = self.ahead(here, ahead, x, factor)
            return found[ahead].slope

        where = brentq(slope, 0.0, length, xtol=LOCATED * length, rtol=LOCATED)
        slope(where)
        return found[where]

    def ahead(self, here: Place, length: float, x: Array, factor: float) -> Place:
        """The state in the plane normal to the tangent at a distance from here."""
        row, corner = self.weight_x * here.along, self.weight_factor * here.slope
        target = length + float(row @ here.x) + corner * here.factor
        return self.correct(x, factor, row, corner, target, here.arc + length)

    def land(self, here: Place, there: Place, factor: float) -> Place:
        """The state at a factor between two states."""
        share = (factor - here.factor) / (there.factor - here.factor) if there.factor != here.factor else 1.0
        x, arc = here.x + share * (there.x - here.x), here.arc + share * (there.arc - here.arc)
        return self.oriented(self.correct(x, factor, np.zeros_like(x), 1.0, factor, arc), here.along, here.slope)

    def correct(self, x: Array, factor: float, row: Array, corner: float, target: float, arc: float) -> Place:
        """Solve F = 0 and row.x + corner factor = target by Newton's method.

        Raises:
            ConvergenceError: it did not converge.
        """
        system = self.system
        nudge = NUDGE * self.first
        for iteration in range(self.max_iterations + 1):
            self.load(factor + nudge)
            nudged = system.residual(x)
            self.load(factor)
            residual, jacobian = system.residual(x), system.jacobian(x)
            rate = (nudged - residual) / nudge
            if not (np.isfinite(residual).all() and np.isfinite(rate).all() and np.isfinite(jacobian.data).all()):
                raise ConvergenceError(f"the residual or its Jacobian is not finite near the factor {factor:g}")
            bordered = Bordered(self.linear, jacobian, rate, row, corner)
            if self._error(jacobian, x, residual, factor * rate) <= self.tolerance:
                along, slope = bordered.solve(np.zeros_like(x), 1.0)
                size = self.size(along, slope)
                return Place(x, factor, arc, along / size, slope / size, bordered.negative, iteration)
            gap = target - float(row @ x) - corner * factor
            dx, change = bordered.solve(-residual, gap)
            x, factor = x + dx, factor + change
        raise ConvergenceError(
            f"Newton's method did not reach {self.tolerance:.0e} in {self.max_iterations} steps near factor {factor:g}"
        )

    def _error(self, jacobian: Any, x: Array, residual: Array, load: Array) -> float:
        """The largest residual of a field against the terms that balance there."""
        sizes = self.system.norms(abs(jacobian) @ np.abs(x) + np.abs(load) + np.abs(residual))
        return max(norm / (sizes[name] or 1.0) for name, norm in self.system.norms(residual).items())

    def size(self, along: Array, slope: float) -> float:
        """The length of a vector."""
        return sqrt(self.weight_x * float(along @ along) + self.weight_factor * slope**2)

    def angle(self, one: Place, other: Place) -> float:
        """The cosine between two tangents."""
        return self.weight_x * float(one.along @ other.along) + self.weight_factor * one.slope * other.slope

    def oriented(self, place: Place, along: Array, slope: float) -> Place:
        """With a unit tangent that does not point against another one."""
        same = self.weight_x * float(place.along @ along) + self.weight_factor * place.slope * slope
        scale = (1.0 if same >= 0 else -1.0) / self.size(place.along, place.slope)
        return replace(place, along=scale * place.along, slope=scale * place.slope)
