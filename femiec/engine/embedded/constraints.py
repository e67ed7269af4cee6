"""Linear constraints: dofs that follow others, u = T u_m + g, and the system that is left for the masters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from femiec.engine.embedded.dirichlet import DirichletBC
from femiec.engine.embedded.indices import indices
from femiec.engine.embedded.spaces import FunctionSpace
from femiec.errors import InputError

Array = NDArray[np.float64]
Indices = NDArray[np.int64]

TOLERANCE = 1e-10
"""Two rows for one dof agree where their difference is smaller than this part of their terms."""


@dataclass(frozen=True, eq=False)
class Ties:
    """Dofs of a space that follow others of it: u[slaves] = coefficients u + offset.

    Attributes:
        space: the space.
        slaves: dofs, shape (n,).
        coefficients: CSR, shape (n, dofs).
        offset: shape (n,).
    """

    space: FunctionSpace
    slaves: Indices
    coefficients: sp.csr_matrix
    offset: Array


@dataclass(frozen=True, eq=False)
class LinearConstraint:
    """All dofs in terms of the masters, u = T u_m + g; make it with :func:`constrain`.

    Attributes:
        matrix: T, CSR, shape (dofs, masters).
        offset: g, shape (dofs,).
        masters: the dof of each column; T is the identity on their rows.
    """

    matrix: sp.csr_matrix
    offset: Array
    masters: Indices

    def reduce(self, A: sp.spmatrix, b: Array) -> tuple[sp.csr_matrix, Array]:
        """The masters' system (Tᵀ A T, Tᵀ (b - A g)); symmetric, and definite, where A is."""
        T = self.matrix
        return (T.T @ A @ T).tocsr(), T.T @ (b - A @ self.offset)

    def expand(self, masters: Array) -> Array:
        """All dofs, T u_m + g."""
        return self.matrix @ masters + self.offset

    @property
    def homogeneous(self) -> LinearConstraint:
        """The same with g = 0: what the steps of Newton's method satisfy where the state satisfies this one."""
        return LinearConstraint(self.matrix, np.zeros_like(self.offset), self.masters)


def tie(V: FunctionSpace, dof: int, masters: Sequence[int], coefficients: Sequence[float], offset: float = 0.0) -> Ties:
    """One dof follows others: u[dof] = Σ_k coefficients[k] u[masters[k]] + offset.

    Args:
        V: the space of all of them.
        dof: the slave.
        masters, coefficients: as many of one as of the other.
        offset: in the unit of u.
    """
    if len(masters) != len(coefficients):
        raise InputError("coefficients", f"{len(coefficients)} numbers", f"one a master, {len(masters)}", "give as many")
    slave, followed = (indices(name, dofs, V.dim, "a dof of the space") for name, dofs in (("dof", [dof]), ("masters", masters)))
    row = sp.csr_matrix((np.asarray(coefficients, float), (np.zeros(len(followed), int), followed)), shape=(1, V.dim))
    return Ties(V, slave, row, np.array([float(offset)]))


def constrain(
    spaces: FunctionSpace | Sequence[FunctionSpace], ties: Sequence[Ties], bcs: Sequence[DirichletBC] = ()
) -> LinearConstraint:
    """Resolve ties and Dirichlet conditions: a slave of a slave follows the last master, a slave of a prescribed dof is known.

    A dof may have several rows, as the corner of a domain that is periodic in two directions; they have to agree.

    Args:
        spaces: the space, or those of the parts of the system in their order.
        ties: rows, as from :func:`tie` and :func:`~femiec.engine.embedded.periodic`.
        bcs: prescribed dofs; of conditions that meet the last one holds.

    Raises:
        InputError: rows that go round in a circle, or that contradict each other; the message names the dof.

    Example:
        >>> import skfem
        >>> from femiec.engine import embedded as fem
        >>> from femiec.geometry import Mesh
        >>> V = fem.functionspace(Mesh.from_skfem(skfem.MeshLine([0.0, 1.0, 2.0])), ("Lagrange", 1))
        >>> constraint = constrain(V, [tie(V, 2, [0, 1], [0.5, 0.5], offset=3.0)], [fem.dirichletbc(4.0, np.array([0]), V)])
        >>> constraint.masters, constraint.expand(np.array([2.0]))
        (array([1]), array([4., 2., 6.]))
    """
    spaces = (spaces,) if isinstance(spaces, FunctionSpace) else tuple(spaces)
    starts = [0, *np.cumsum([space.dim for space in spaces]).tolist()]
    rows = [_prescribed_rows(spaces, bcs, starts)] + [_shifted(spaces, part, starts) for part in ties]
    slaves = np.concatenate([part[0] for part in rows])
    coefficients = sp.vstack([part[1] for part in rows], format="csr")
    offset = np.concatenate([part[2] for part in rows])
    first, chosen = np.unique(slaves, return_index=True)
    matrix, constant = _resolve(first, coefficients[chosen], offset[chosen])
    _check_agreement(slaves, coefficients, offset, matrix, constant)
    masters = np.setdiff1d(np.arange(starts[-1]), first)
    return LinearConstraint(matrix[:, masters], constant, masters)


# -------------------------------------------------------------------- inside
Rows = tuple[Indices, sp.csr_matrix, Array]


def _place(spaces: tuple[FunctionSpace, ...], space: FunctionSpace) -> int:
    if space not in spaces:
        raise InputError("ties, bcs", "one on another space", "spaces of the system", "locate its dofs in a space of the system")
    return spaces.index(space)


def _shifted(spaces: tuple[FunctionSpace, ...], ties: Ties, starts: list[int]) -> Rows:
    """Rows in the numbering of the system."""
    start = starts[_place(spaces, ties.space)]
    own = ties.coefficients
    shape = (len(ties.slaves), starts[-1])
    return ties.slaves + start, sp.csr_matrix((own.data, own.indices + start, own.indptr), shape=shape), ties.offset


def _prescribed_rows(spaces: tuple[FunctionSpace, ...], bcs: Sequence[DirichletBC], starts: list[int]) -> Rows:
    """Rows without masters."""
    values: dict[int, float] = {}
    for bc in bcs:
        values.update(zip((bc.dofs + starts[_place(spaces, bc.space)]).tolist(), bc.values().tolist(), strict=True))
    dofs = np.array(list(values), np.int64)
    return dofs, sp.csr_matrix((len(dofs), starts[-1])), np.array(list(values.values()), float)


def _resolve(slaves: Indices, coefficients: sp.csr_matrix, offset: Array) -> tuple[sp.csr_matrix, Array]:
    """u = C u + g for all dofs, put into itself until no slave is left on the right: 2, 4, 8, ... links of a chain at a time."""
    count = coefficients.shape[1]
    is_slave, constant = np.zeros(count, bool), np.zeros(count)
    is_slave[slaves], constant[slaves] = True, offset
    identity = sp.diags((~is_slave).astype(float), format="csr")
    into = sp.csr_matrix((np.ones(len(slaves)), (slaves, np.arange(len(slaves)))), shape=(count, len(slaves)))
    matrix = identity + into @ coefficients
    for _ in range(len(slaves).bit_length() + 1):
        matrix.eliminate_zeros()
        left = is_slave[matrix.indices]
        if not left.any():
            return matrix, constant
        constant = constant + matrix @ constant
        matrix = (matrix @ matrix).tocsr()
    row = int(matrix.indices[left.argmax()])
    raise InputError("ties", f"a circle through dof {row}", "chains that end at a master", "make one dof of the circle a master")


def _check_agreement(slaves: Indices, coefficients: sp.csr_matrix, offset: Array, matrix: sp.csr_matrix, constant: Array) -> None:
    """Every row holds for every choice of the masters, also the rows that were not chosen for their slave."""
    difference = matrix[slaves] - coefficients @ matrix
    terms = abs(matrix[slaves]) + abs(coefficients) @ abs(matrix)
    wrong = _row_maximum(difference) > TOLERANCE * _row_maximum(terms)
    gap = constant[slaves] - coefficients @ constant - offset
    size = np.abs(constant[slaves]) + abs(coefficients) @ np.abs(constant) + np.abs(offset)
    wrong |= np.abs(gap) > TOLERANCE * size
    if wrong.any():
        raise InputError(
            "ties",
            f"rows for dof {slaves[wrong.argmax()]} that contradict each other, or a condition on a slave alone",
            "one row a dof, or rows that agree",
            "prescribe the master as well, or leave the dof out of one of the conditions",
        )


def _row_maximum(matrix: sp.csr_matrix) -> Array:
    return np.asarray(abs(matrix).max(axis=1).todense(), float).ravel()
