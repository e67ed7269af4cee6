"""Steps in time by GMRES with a field split, where a coupled system is too large to factorise whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from femiec.arguments import number, whole
from femiec.engine.system import System
from femiec.errors import InputError
from femiec.models.problem import Problem
from femiec.solve.linear import Preparing


@dataclass(frozen=True)
class FieldSplit:
    """GMRES with a field split, in place of factors of the whole Jacobian; for engines that bring one.

    The elliptic fields are factorised together, a multiplier such as the pressure has its mass matrix over the viscosity, and
    single numbers are eliminated exactly.

    Args:
        tolerance: of the residual against the right-hand side, rows divided by their largest entries. Steps of the chord and of
            Newton's method go on until the equations are solved, so that only their number depends on it.
        iterations: of GMRES at most, before a step in time is taken anew with half the length.

    Raises:
        InputError: a tolerance that is no small positive number, or no steps.
    """

    tolerance: float = 1e-8
    iterations: int = 100

    def __post_init__(self) -> None:
        number("tolerance", self.tolerance, "", _small, "a number between 0 and 0.1", "write tolerance=1e-8")
        whole("iterations", self.iterations, 1)

    def describe(self) -> str:
        """For the record."""
        return f"field split, tolerance {self.tolerance:g}, {self.iterations} iterations"

    def solver(self, problem: Problem, system: System, engine: Any) -> Preparing:
        """The linear solver of a system.

        Raises:
            InputError: the engine brings no field split, or the problem has no multiplier.
        """
        make: Callable[..., Preparing] | None = getattr(engine, "field_split", None)
        if make is None:
            mend = "take that engine: from femiec.engine import dolfinx, or leave linear out"
            raise InputError(
                "linear", f"FieldSplit on {engine.__name__}", "an engine with a field split, the DOLFINx engine", mend
            )
        if problem.multiplier is None:
            allowed = "a problem with a multiplier, such as the pressure of a coupled tubule"
            raise InputError("linear", "FieldSplit for a problem without one", allowed, "leave linear out")
        mass, everything = engine.form(problem.multiplier.mass), np.arange(len(system.free))
        dofs = system.split(everything)
        return make(dofs, problem.multiplier.name, lambda: engine.assemble_matrix(mass), self.tolerance, self.iterations)


def _small(value: float) -> bool:
    return 0 < value < 0.1
