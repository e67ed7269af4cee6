"""GMRES with a field split: elliptic fields by factors, a pressure by its mass matrix, single numbers as a border."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from petsc4py import PETSc

from femiec.engine.dolfinx.cluster import COMM, total
from femiec.engine.dolfinx.gamg import in_petsc
from femiec.engine.dolfinx.numbering import Numbering
from femiec.engine.dolfinx.saddle import gmres, schur_split, solved

Array = NDArray[np.float64]
Dofs = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Fields:
    """femiec's dofs of the parts of a coupled system.

    Attributes:
        elliptic: factorised together.
        dual: Lagrange multipliers such as a pressure, without equations of their own.
        numbers: single numbers, which couple with everything.
    """

    elliptic: Dofs
    dual: Dofs
    numbers: Dofs


class FieldSplit:
    """A solver for one coupled matrix and those near it.

    The preconditioner is that of :class:`~femiec.engine.dolfinx.saddle.SaddlePoint` for the fields, with exact elimination of the
    single numbers around it. Rows are divided by their largest entries, so that all fields count in the residual.

    Args:
        matrix: of the whole system.
        mass: the mass matrix of the dual field over the viscosity, but for a factor, which is found by one product.
        fields: where they are.
        tolerance: of the scaled residual against the scaled right-hand side.
        iterations: steps at most.
    """

    def __init__(self, matrix: Any, mass: Any, fields: Fields, tolerance: float = 1e-8, iterations: int = 200) -> None:
        shared, self._numbering = in_petsc(matrix)
        self._scaled = shared.copy()
        self._rows = largest_entries(shared)
        self._rows.reciprocal()
        self._scaled.diagonalScale(self._rows)
        self._ksp = gmres(self._scaled, tolerance, iterations)
        self._ksp.getPC().setType(PETSc.PC.Type.PYTHON)
        self._ksp.getPC().setPythonContext(Bordered(self._scaled, self._rows, self._numbering, mass, fields))

    def solve(self, b: Array) -> tuple[Array, float, int]:
        """x, the scaled residual that is left, and the steps.

        Raises:
            ConvergenceError: the tolerance was missed.
        """
        right = self._scaled.createVecLeft()
        right.array[:] = b[self._numbering.mine]
        right.pointwiseMult(right, self._rows)
        x, share = solved(self._ksp, right)
        return self._numbering.gathered(x.array_r), share, int(self._ksp.its)


class Bordered:
    """[[A, C], [R, D]], of which A, the fields', has a preconditioner, and D is small."""

    def __init__(self, matrix: Any, scale: Any, numbering: Numbering, mass: Any, fields: Fields) -> None:
        self._matrix, start = matrix, matrix.getOwnershipRange()[0]
        mine = numbering.mine
        part = np.full(matrix.getSize()[0], 2)
        part[fields.elliptic], part[fields.dual] = 0, 1
        part = part[mine]
        self._fields = _index(start + np.flatnonzero(part < 2))
        self._here = np.flatnonzero(part == 2)
        self._place = np.searchsorted(np.sort(fields.numbers), mine[self._here])
        self._count = len(fields.numbers)
        inner = matrix.createSubMatrix(self._fields, self._fields)
        first = inner.getOwnershipRange()[0]
        rows = tuple(_index(first + np.flatnonzero(part[part < 2] == kind)) for kind in (0, 1))
        self._pc = PETSc.PC().create(COMM)
        self._pc.setOperators(inner)
        primal, below = schur_split(self._pc, rows, _rows_scaled(mass, scale.array_r[part == 1]), None)
        below.scale(_share(inner, rows, primal, below))
        self._border()

    def _border(self) -> None:
        """What the fields do when a number is one, and what that leaves in the numbers' rows."""
        self._through = []
        small = np.zeros((self._count, self._count))
        for number in range(self._count):
            unit, column = self._matrix.createVecs()
            unit.array[self._here[self._place == number]] = 1.0
            self._matrix.mult(unit, column)
            y = self._inner(column)
            y.scale(-1.0)
            self._through.append(y.copy())
            y.array[self._here[self._place == number]] += 1.0
            self._matrix.mult(y, column)
            small[:, number] = self._numbers(column)
        self._small = np.linalg.inv(small)

    def _inner(self, x: Any) -> Any:
        """The preconditioner of the fields; zero for the numbers."""
        y = x.duplicate()
        y.set(0.0)
        part, out = x.getSubVector(self._fields), y.getSubVector(self._fields)
        self._pc.apply(part, out)
        x.restoreSubVector(self._fields, part)
        y.restoreSubVector(self._fields, out)
        return y

    def _numbers(self, x: Any) -> Array:
        """The numbers' part of a vector, on all ranks."""
        out = np.zeros(self._count)
        out[self._place] = x.array_r[self._here]
        return total(out)

    def apply(self, _: Any, x: Any, y: Any) -> None:
        """PETSc calls it: y = M x."""
        found = self._inner(x)
        left = x.duplicate()
        self._matrix.mult(found, left)
        values = self._small @ (self._numbers(x) - self._numbers(left))
        found.copy(y)
        y.maxpy(values, self._through)
        y.array[self._here] = values[self._place]


def _rows_scaled(mass: Any, rows: Array) -> Any:
    """The mass matrix with its rows scaled as the pressure's are."""
    out = in_petsc(mass)[0].copy()
    scale = out.createVecLeft()
    scale.array[:] = rows
    out.diagonalScale(scale)
    return out


def _share(inner: Any, parts: tuple[Any, Any], primal: Any, below: Any) -> float:
    """x.S x / x.M x for one random x, S = B A^-1 B^T: the viscosity, and the scales of the two fields' equations."""
    down, across = inner.createSubMatrix(parts[1], parts[0]), inner.createSubMatrix(parts[0], parts[1])
    x, y = below.createVecs()
    x.array[:] = np.random.default_rng(COMM.rank).uniform(-1.0, 1.0, len(x.array_r))
    force = across * x
    found = force.duplicate()
    primal.solve(force, found)
    down.mult(found, y)
    return float(-y.dot(x) / (below * x).dot(x))


def largest_entries(matrix: Any) -> Any:
    """Of each row the largest entry's size."""
    out = matrix.createVecLeft()
    indptr, _, data = matrix.getValuesCSR()
    out.array[:] = np.maximum.reduceat(np.abs(data), indptr[:-1])
    return out


def _index(rows: NDArray[Any]) -> Any:
    return PETSc.IS().createGeneral(rows.astype(PETSc.IntType), comm=COMM)
