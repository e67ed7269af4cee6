"""Conjugate gradients with a multigrid preconditioner, for elliptic problems too large to factorise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from femiec.errors import ConvergenceError, InputError
from femiec.solve.conjugate import conjugate_gradients
from femiec.solve.hierarchy import Hierarchy, build, fixed_rows
from femiec.solve.linear import Goal

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Multigrid:
    """Conjugate gradients preconditioned by one V-cycle over given spaces, then over smoothed aggregates.

    The matrix is symmetric positive definite (elasticity, diffusion); prescribed dofs have the rows and columns of the identity.
    Each level is smoothed before and after the coarse correction by Chebyshev's iteration with blocks of nodes across thin cells.

    Args:
        prolongations: matrices that interpolate each space into the next finer one, the finest first: for second-order elements
            the one from first order. Empty for first-order elements alone.
        near_nullspace: what the operator without supports maps to zero, on the last of these spaces, shape (its dofs, modes): the
            rigid-body modes for elasticity. By default the constants of each component.
        block: components a node, numbered component-fastest.
        tolerance: largest |b - A x| / |b| over the dofs that are not prescribed.
        iterations: steps of conjugate gradients at most.
        degrees: of the smoothers on the given spaces and on the aggregates.
        strength: two nodes may be aggregated where |A_ij| >= strength sqrt(|A_ii| |A_jj|).

    For elasticity in a space V of second order, with V1 of first order on the same mesh: ``_, modes = fem.rigid_body_modes(V1)``,
    then ``Multigrid([fem.interpolation_matrix(V1, V)], modes, block=3)``.

    The number of iterations hardly depends on the number of cells (about 14 for second-order tetrahedra) and little on their
    aspect ratio (18, 19 and 36 at 2:1, 4:1 and 10:1; 15, 12 and 19 for hexahedra). Slender walls take more (about 30 for a
    honeycomb), and so does a Poisson's ratio near one half.

    Example:
        >>> n = 1000
        >>> A = sp.diags_array([2.0 * np.ones(n), -np.ones(n - 1), -np.ones(n - 1)], offsets=[0, 1, -1], format="csr")
        >>> x, error, name = Multigrid().solve(A, np.ones(n))
        >>> error < 1e-8, bool(abs(x[0] - n / 2) < 1e-3), name
        (True, True, 'conjugate gradients with multigrid, ... iterations')
    """

    prolongations: Sequence[sp.csr_matrix] = ()
    near_nullspace: Array | None = None
    block: int = 1
    tolerance: float = 1e-8
    iterations: int = 200
    degrees: tuple[int, int] = (2, 4)
    strength: float = 0.02

    @property
    def exact(self) -> bool:
        """False."""
        return False

    def solve(self, matrix: sp.csr_matrix, b: Array, goal: Goal | None = None) -> tuple[Array, float, str]:
        """Solve A x = b to the tolerance, whatever the goal.

        Returns:
            x, its error |b - A x| / |b| over the dofs that are not prescribed, and the name of the method.

        Raises:
            ConvergenceError: the tolerance was missed, or the matrix is not symmetric positive definite and finite.
            InputError: the sizes of the matrix and the given spaces differ.
        """
        return self.prepare(matrix).solve(matrix, b)

    def prepare(self, matrix: sp.csr_matrix) -> Prepared:
        """The preconditioner of one matrix, to be kept for others near it, as the steps of Newton's method have."""
        check_elliptic(matrix)
        if not symmetric(matrix):
            raise ConvergenceError("multigrid needs a symmetric matrix; use a direct solver")
        return Prepared(self.hierarchy(matrix), self.tolerance, self.iterations)

    def hierarchy(self, matrix: sp.csr_matrix) -> Hierarchy:
        """The levels of a matrix, which is symmetric or nearly so.

        Raises:
            InputError: the sizes of the matrix and the given spaces differ.
        """
        self._check_sizes(matrix)
        return build(matrix, self.prolongations, self.near_nullspace, self.block, self.degrees, self.strength)

    def _check_sizes(self, matrix: sp.csr_matrix) -> None:
        rows = matrix.shape[0]
        for prolongation in self.prolongations:
            if prolongation.shape[0] != rows:
                raise InputError(
                    "prolongations", f"{prolongation.shape[0]} rows", f"{rows}", "pass interpolation_matrix(coarse, fine)"
                )
            rows = prolongation.shape[1]
        if rows % self.block:
            raise InputError("block", self.block, f"a divisor of {rows}", "pass the number of components a node")
        modes = self.near_nullspace
        if modes is not None and (np.ndim(modes) != 2 or len(modes) != rows):
            value = f"of shape {np.shape(modes)}" if isinstance(modes, np.ndarray) else type(modes).__name__
            mend = "take the modes of the coarsest given space: _, modes = rigid_body_modes(V)"
            raise InputError("near_nullspace", value, f"of shape ({rows}, modes), one row a dof of that space", mend)


@dataclass(frozen=True, eq=False)
class Prepared:
    """A preconditioner with the settings of the iteration; make it with :meth:`Multigrid.prepare`."""

    hierarchy: Hierarchy
    tolerance: float
    iterations: int

    def solve(self, matrix: sp.csr_matrix, b: Array) -> tuple[Array, float, str]:
        """As :meth:`Multigrid.solve`, with the preconditioner that is there."""
        if not np.all(np.isfinite(b)):
            raise ConvergenceError("the right-hand side holds a value that is not finite")
        start = np.where(fixed_rows(matrix), b / matrix.diagonal(), 0.0)
        size = float(np.linalg.norm(b - matrix @ start)) or 1.0
        x, left, steps = conjugate_gradients(matrix, b, start, self.hierarchy.cycle, self.tolerance * size, self.iterations)
        if not left <= self.tolerance * size:
            raise ConvergenceError(
                f"conjugate gradients with multigrid ({len(b)} unknowns) left {left / size:.1e} of the right-hand side after "
                f"{steps} steps (allowed {self.tolerance:.0e}): give the near-nullspace (rigid-body modes for elasticity), "
                "make thin cells thicker, or use a direct solver"
            )
        return x, left / size, f"conjugate gradients with multigrid, {steps} iterations"


def check_elliptic(matrix: sp.csr_matrix) -> None:
    """Refuse a matrix with entries that are not finite, or with a diagonal entry that is not positive."""
    diagonal = matrix.diagonal()
    if not (np.isfinite(matrix.data.sum()) and np.all(diagonal > 0)):
        raise ConvergenceError("multigrid needs finite entries and a positive diagonal; a saddle point needs a direct solver")


def symmetric(matrix: sp.csr_matrix) -> bool:
    """Whether a matrix with a positive diagonal is symmetric in one random plane."""
    x, y = np.random.default_rng(0).uniform(-1.0, 1.0, (2, matrix.shape[0])) / np.sqrt(matrix.diagonal())
    ax, ay = matrix @ x, matrix @ y
    return bool(abs(x @ ay - y @ ax) <= 1e-8 * np.linalg.norm(x) * np.linalg.norm(ay))
