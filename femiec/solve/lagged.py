"""Newton's linear systems by GMRES, with the factors of an earlier step as preconditioner."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from statistics import mean

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from femiec.solve.krylov import gmres
from femiec.solve.linear import Direct, Goal

Array = NDArray[np.float64]


@dataclass
class Lagged:
    """Keep factors while GMRES with them reaches the goal of each step cheaply; factorise anew where it does not.

    Newton's first steps need a digit or two of the linear solution. Factors are kept until a step needs more iterations than the
    steps since the last factorisation cost on average, its own cost included: then a new one pays.

    Args:
        direct: makes and keeps the factors, and solves where GMRES fails, or where no goal is given.
        iterations: of GMRES at most, before it factorises.
    """

    direct: Direct = field(default_factory=Direct)
    iterations: int = 40
    costs: list[int] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def exact(self) -> bool:
        """False: it stops at the goal."""
        return False

    def solve(self, matrix: sp.csr_matrix, b: Array, goal: Goal | None = None) -> tuple[Array, float, str]:
        """Solve A x = b to the goal.

        Returns:
            x, the reduction |W (b - A x)| / |W b| that it reached, and the name of the library.

        Raises:
            ConvergenceError: the matrix is singular, or the direct solver's tolerance was missed.
        """
        if goal is None:
            self.costs.clear()
            return self.direct.solve(matrix, b)
        matrix = matrix if matrix.has_sorted_indices else matrix.sorted_indices()
        old = self.direct.factors
        if old is not None and old.resemble(matrix):
            x, reached, count = gmres(matrix, old.solve, b, goal.weights, goal.reduction, self._allowed())
            self.costs.append(count)
            if reached <= goal.reduction:
                return x, reached, f"GMRES + {old.name}"
        new = self.direct.factorise(matrix)
        x, reached, count = gmres(matrix, new.solve, b, goal.weights, goal.reduction, 3)
        self.costs[:] = [new.worth + count]
        if reached <= goal.reduction:
            return x, reached, f"GMRES + {new.name}"
        return self.direct.solve(matrix, b)

    def _allowed(self) -> int:
        """The mean cost of the steps so far, in iterations."""
        return min(self.iterations, ceil(mean(self.costs))) if self.costs else self.iterations
