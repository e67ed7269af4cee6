"""The preconditioner of a coupled system: its fields by a field split, its single numbers as a border that is eliminated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from petsc4py import PETSc

from femiec.engine.dolfinx.cluster import COMM, release, total
from femiec.engine.dolfinx.gamg import in_petsc
from femiec.engine.dolfinx.numbering import Numbering
from femiec.engine.dolfinx.saddle import schur_split

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

    @property
    def count(self) -> int:
        """Of all of them."""
        return len(self.elliptic) + len(self.dual) + len(self.numbers)


class Bordered:
    """[[A, C], [R, D]], of which A, the fields', has a preconditioner, and D is small.

    Rows are divided by their largest entries, so that all fields count in a residual.

    Args:
        matrix: PETSc's, of the whole system.
        numbering: of its rows.
        mass: of the dual field over the viscosity, but for a factor, which is found by one product.
        fields: where they are.

    Attributes:
        rows: what the rows are multiplied by.
        matrix: the matrix with its rows multiplied by that.
    """

    def __init__(self, matrix: Any, numbering: Numbering, mass: Any, fields: Fields) -> None:
        self.rows = largest_entries(matrix)
        self.rows.reciprocal()
        self.matrix, start = self.scaled(matrix), matrix.getOwnershipRange()[0]
        mine = numbering.mine
        part = np.full(matrix.getSize()[0], 2)
        part[fields.elliptic], part[fields.dual] = 0, 1
        part = part[mine]
        self._fields = _index(start + np.flatnonzero(part < 2))
        self._here = np.flatnonzero(part == 2)
        self._place = np.searchsorted(np.sort(fields.numbers), mine[self._here])
        self._count = len(fields.numbers)
        inner = self.matrix.createSubMatrix(self._fields, self._fields)
        first = inner.getOwnershipRange()[0]
        rows = tuple(_index(first + np.flatnonzero(part[part < 2] == kind)) for kind in (0, 1))
        self._pc = PETSc.PC().create(COMM)
        self._pc.setOperators(inner)
        primal, below = schur_split(self._pc, rows, _rows_scaled(mass, self.rows.array_r[part == 1]), None)
        below.scale(_share(inner, rows, primal, below))
        self._border()

    def scaled(self, matrix: Any) -> Any:
        """A matrix near this one with its rows scaled as this one's are."""
        out = matrix.copy()
        out.diagonalScale(self.rows)
        return out

    def apply(self, _: Any, x: Any, y: Any) -> None:
        """PETSc calls it: y = M x."""
        found = self._inner(x)
        left = x.duplicate()
        self.matrix.mult(found, left)
        values = self._small @ (self._numbers(x) - self._numbers(left))
        found.copy(y)
        y.maxpy(values, self._through)
        y.array[self._here] = values[self._place]
        release(found, left)

    def _border(self) -> None:
        """What the fields do when a number is one, and what that leaves in the numbers' rows."""
        self._through = []
        small = np.zeros((self._count, self._count))
        for number in range(self._count):
            unit, column = self.matrix.createVecs()
            unit.array[self._here[self._place == number]] = 1.0
            self.matrix.mult(unit, column)
            y = self._inner(column)
            y.scale(-1.0)
            self._through.append(y.copy())
            y.array[self._here[self._place == number]] += 1.0
            self.matrix.mult(y, column)
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


def largest_entries(matrix: Any) -> Any:
    """Of each row the largest entry's size."""
    out = matrix.createVecLeft()
    indptr, _, data = matrix.getValuesCSR()
    out.array[:] = np.maximum.reduceat(np.abs(data), indptr[:-1]) if len(data) else 0.0
    return out


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


def _index(rows: NDArray[Any]) -> Any:
    return PETSc.IS().createGeneral(rows.astype(PETSc.IntType), comm=COMM)
