"""GMRES with a field split: elliptic fields by factors, a pressure by its mass matrix, single numbers as a border."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from petsc4py import PETSc

from femiec.engine.dolfinx.bordered import Bordered, Fields
from femiec.engine.dolfinx.cluster import COMM, release
from femiec.engine.dolfinx.gamg import SLOWER, in_petsc
from femiec.engine.dolfinx.saddle import gmres, solved
from femiec.errors import InputError

Array = NDArray[np.float64]


class Split:
    """A matrix with a field split, ready to be solved with; as :class:`femiec.solve.linear.Prepared`.

    Attributes:
        preconditioner: of this matrix, or of one near it.
        steps: that the last solve took.
        error: the share of the right-hand side that it left, rows scaled.
        failed: whether it missed the tolerance.
    """

    name = "GMRES with field split"

    def __init__(
        self, matrix: Any, preconditioner: Bordered | None, made: Callable[[], Bordered], settings: SharedFieldSplit
    ) -> None:
        shared, self._numbering = in_petsc(matrix)
        self.preconditioner, self.steps, self.error, self.failed = preconditioner or made(), 0, 0.0, False
        scaled = self.preconditioner.matrix if preconditioner is None else preconditioner.scaled(shared)
        self._ksp = gmres(scaled, settings.tolerance, settings.iterations)
        self._ksp.getPC().setType(PETSc.PC.Type.PYTHON)
        self._ksp.getPC().setPythonContext(self.preconditioner)

    def solve(self, b: Array) -> Array:
        """A x = b.

        Raises:
            ConvergenceError: the tolerance was missed.
        """
        right = self._ksp.getOperators()[0].createVecLeft()
        right.array[:] = b[self._numbering.mine]
        right.pointwiseMult(right, self.preconditioner.rows)
        self.failed = True
        x, self.error, self.steps = solved(self._ksp, right)
        self.failed = False
        found = self._numbering.gathered(x.array_r.copy())
        release(x, right)
        return found


@dataclass
class SharedFieldSplit:
    """A linear solver for coupled matrices that change little from one to the next, shared out among the ranks.

    The preconditioner is that of :class:`~femiec.engine.dolfinx.saddle.SaddlePoint` for the fields, with exact elimination of the
    single numbers around it (:class:`~femiec.engine.dolfinx.bordered.Bordered`). That of one matrix serves the next ones, until
    GMRES takes twice the steps.

    Args:
        fields: where they are.
        mass: makes the mass matrix of the dual field over the present viscosity, but for a factor.
        tolerance: of the residual against the right-hand side, rows divided by their largest entries.
        iterations: steps at most.
        built: how many preconditioners were built so far.
    """

    fields: Fields
    mass: Callable[[], Any]
    tolerance: float = 1e-8
    iterations: int = 200
    built: int = field(default=0, init=False, compare=False)
    _last: Split | None = field(default=None, init=False, repr=False, compare=False)
    _first: int = field(default=0, init=False, repr=False, compare=False)

    @property
    def exact(self) -> bool:
        """False: it stops at the tolerance."""
        return False

    def solve(self, matrix: Any, b: Array, goal: Any = None) -> tuple[Array, float, str]:
        """Solve A x = b to the tolerance, whatever the goal.

        Returns:
            x, the scaled residual that is left, and the name of the method.

        Raises:
            ConvergenceError: the tolerance was missed.
        """
        split = self.factorise(matrix)
        x = split.solve(b)
        return x, split.error, f"{split.name}, {split.steps} iterations"

    def factorise(self, matrix: Any, general: bool = False) -> Split:
        """A matrix ready to be solved with.

        Raises:
            InputError: it is another system's.
        """
        if matrix.shape[0] != self.fields.count:
            mend = "make the field split of the system that it is to solve"
            raise InputError("matrix", f"{matrix.shape[0]} rows", f"the {self.fields.count} of the fields", mend)
        last, self._last = self._last, None
        kept = None if last is None or general else self._serves(last)
        del last
        if kept is None:
            PETSc.garbage_cleanup(COMM)  # factors that are no longer used
        self._last = Split(matrix, kept, lambda: self._build(matrix), self)
        return self._last

    def forget(self) -> None:
        """Drop the preconditioner."""
        self._last = None

    def _build(self, matrix: Any) -> Bordered:
        self.built, self._first = self.built + 1, 0
        return Bordered(*in_petsc(matrix), self.mass(), self.fields)

    def _serves(self, last: Split) -> Bordered | None:
        """The preconditioner of a matrix before, unless it failed or has become slow."""
        self._first = self._first or last.steps
        return None if last.failed or last.steps > SLOWER * self._first else last.preconditioner


def field_split(
    dofs: Mapping[str, NDArray[Any]], dual: str, mass: Callable[[], Any], tolerance: float = 1e-8, iterations: int = 200
) -> SharedFieldSplit:
    """A linear solver for systems of several fields, of which one is a multiplier without an equation of its own.

    Args:
        dofs: of each field, by its name; a field with one dof is a single number.
        dual: the name of the multiplier, such as a pressure.
        mass: makes the multiplier's mass matrix over the present viscosity, but for a factor.
        tolerance: of the residual against the right-hand side, rows divided by their largest entries.
        iterations: steps at most.

    Raises:
        InputError: no such field, or no others to be factorised.
    """
    others = [part for name, part in dofs.items() if name != dual and len(part) > 1]
    if dual not in dofs or not others:
        raise InputError("dual", dual, f"one of several fields: {', '.join(dofs)}", "take a direct solver")
    numbers = [part for name, part in dofs.items() if name != dual and len(part) == 1]
    parts = (np.concatenate([np.zeros(0), *each]).astype(np.int64) for each in (others, [dofs[dual]], numbers))
    return SharedFieldSplit(Fields(*parts), mass, tolerance, iterations)
