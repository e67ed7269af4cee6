"""Press a rigid indenter into a solid, and take it off again: the load-depth curve."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from femiec.engine import embedded
from femiec.models.indentation.model import Indentation, Indented
from femiec.solve.descent import Descent
from femiec.solve.linear import Direct

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Accuracy:
    """How well a step of depth is solved.

    Args:
        energy: error of the displacement in the energy's norm, relative.
        overlap: what the bodies may overlap by, over the depth.
    """

    energy: float
    overlap: float


ROUGH, EXACT = Accuracy(1e-9, 1e-5), Accuracy(1e-13, 1e-9)
"""On the way down; and where a slope is taken over as little as 1e-4 of the depth."""
TOUCHED = 0.02
"""Of the mean pressure: where there is less, the surface is not touched, for beside the contact the pressure is round-off."""
RESIDUAL = 1e-8
"""Of a linear solve. Its backward error, row by row, is round-off over round-off in the rows far from the contact."""
ROUNDS = 20
"""Updates of the contact pressure at most, in one step of depth."""


@dataclass(frozen=True)
class Point:
    """A point of a load-depth curve.

    Attributes:
        depth: h of the tip below the undeformed surface [m].
        force: P [N], the integral of the contact pressure.
        area: of the contact, projected on the surface [m2].
        steps: Newton's, in all.
    """

    depth: float
    force: float
    area: float
    steps: int

    @property
    def radius(self) -> float:
        """Of the contact [m]."""
        return math.sqrt(self.area / math.pi)


class Press:
    """An indenter on a body; it keeps the present state.

    The contact's pressure is found by the method of multipliers: with the pressure p held, the displacement minimises an energy,
    which is convex for associated plasticity at small strain; then p becomes the projection of max(0, p - c g), and so on until
    the overlap is small enough. What is reached is the solution of the problem that the model states.

    Args:
        model: what is pressed into what.
        engine: the module of an engine.
    """

    def __init__(self, model: Indentation, engine: Any = embedded) -> None:
        self.model, self._engine, self._linear = model, engine, Direct(math.inf, RESIDUAL)
        self.stated: Indented = model.problem(engine)
        problem = self.stated.problem
        self._pressure = problem.unknowns[1].function
        held = engine.dirichletbc(self._pressure, np.arange(len(self._pressure.x.array)))
        functions = {unknown.name: unknown.function for unknown in problem.unknowns}
        self._system = engine.System(functions, problem.residual, (*problem.conditions, held))
        self._integrals = {name: engine.form(form) for name, form in problem.integrals.items()}
        self._mass, self._load = (engine.form(form) for form in self.stated.projection)
        self._depths, self._states = [0.0], [self._system.initial()]

    def to(self, depth: float, accuracy: Accuracy = EXACT) -> Point:
        """Bring the tip to a depth [m], and let the body remember what that did to it.

        Raises:
            ConvergenceError: with the last good state.
        """
        self.stated.problem.drive(depth)
        self._extrapolate(depth)
        steps, solver = 0, Descent(accuracy.energy, linear=self._linear)
        for _ in range(ROUNDS):
            steps += solver.solve(self._system).iterations
            if self._update() <= accuracy.overlap * abs(depth):
                break
        self.stated.memory.commit()
        self._depths, self._states = [*self._depths[-1:], depth], [*self._states[-1:], self._system.initial()]
        return Point(depth, *self._force_and_area(), steps)

    def _force_and_area(self) -> tuple[float, float]:
        force, squared = (self._integral(name) for name in ("force", "pressure squared"))
        if force > 0:
            self.stated.floor.value = TOUCHED * squared / force
        return force, self._integral("contact area") if force > 0 else 0.0

    def _integral(self, name: str) -> float:
        return float(self._engine.assemble_scalar(self._integrals[name]))

    def _extrapolate(self, depth: float) -> None:
        """Start from where the last two steps point: a start at the yield surface itself has no definite tangent."""
        if len(self._depths) < 2 or self._depths[0] == 0.0 or depth <= self._depths[1]:
            return
        (before, last), (old, now) = self._depths, self._states
        share = (depth - last) / (last - before)
        if share > 0:
            self._system.accept(now + share * (now - old))

    def _update(self) -> float:
        """Put the projection of max(0, p - c g) in the place of p; the overlap that this corrects [m]."""
        bcs = [self.stated.problem.conditions[-1]]
        matrix = self._engine.assemble_matrix(self._mass, bcs=bcs)
        load = self._engine.assemble_vector(self._load)
        self._engine.set_bc(load, bcs)
        new, _, _ = Direct().solve(matrix, load)
        change = float(np.abs(new - self._pressure.x.array).max()) * self.model.pressure / self.model.stiffness
        self._pressure.x.array[:] = new
        return change
