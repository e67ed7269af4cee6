"""Chebyshev's iteration as a smoother: only matrix-vector products, symmetric, and the same on every machine."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from femiec.solve.blocks import strong_inverse
from femiec.solve.conjugate import largest_eigenvalue

Array = NDArray[np.float64]

_LOWER, _UPPER = 0.1, 1.1  # the part of the spectrum to damp, as fractions of the estimated largest eigenvalue


@dataclass(frozen=True, eq=False)
class Chebyshev:
    """Chebyshev's iteration for A x = b, preconditioned by D, the blocks of strongly coupled nodes of A.

    Across a thin cell nodes couple so strongly that the diagonal alone would leave much of the error there; a block takes them
    together. The iteration damps the error's components along the eigenvectors of D^-1 A in the upper part of the spectrum as
    much as a polynomial of its degree can (Saad, Iterative Methods for Sparse Linear Systems, 2nd ed., algorithm 12.1; for its
    use in multigrid Adams et al., J. Comput. Phys. 188, 593 (2003)).

    Attributes:
        matrix: A, symmetric positive definite.
        inverse: D^-1, zero where A has an empty row.
        largest: an estimate of the largest eigenvalue of D^-1 A.
        degree: the polynomial's degree: the number of products with A from a nonzero start, one less from zero.

    Example:
        >>> smoother = Chebyshev.of(sp.csr_matrix([[2.0, -0.5], [-0.5, 2.0]]), degree=16)
        >>> smoother.smooth(np.array([1.0, 1.0])).round(3)
        array([0.667, 0.667])
    """

    matrix: sp.csr_matrix
    inverse: sp.csr_matrix
    largest: float
    degree: int

    @classmethod
    def of(cls, matrix: sp.csr_matrix, degree: int, block: int = 1) -> Chebyshev:
        """The smoother of a matrix with ``block`` rows a node, with the estimate of its largest eigenvalue."""
        inverse = strong_inverse(matrix, block)
        return cls(matrix, inverse, largest_eigenvalue(matrix, inverse), degree)

    def smooth(self, b: Array, x: Array | None = None) -> Array:
        """The iterate after ``degree`` steps from x, or from zero."""
        centre, radius = 0.5 * (_UPPER + _LOWER) * self.largest, 0.5 * (_UPPER - _LOWER) * self.largest
        r = b.copy() if x is None else b - self.matrix @ x
        step = self.inverse @ r / centre
        x = step.copy() if x is None else x + step
        rho = radius / centre
        for _ in range(self.degree - 1):
            r -= self.matrix @ step
            before, rho = rho, 1 / (2 * centre / radius - rho)
            step *= rho * before
            step += (2 * rho / radius) * (self.inverse @ r)
            x += step
        return x
