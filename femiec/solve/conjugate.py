"""Conjugate gradients, and the estimate of the largest eigenvalue that their coefficients give."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

import numpy as np
import scipy.linalg
import scipy.sparse as sp
from numpy.typing import NDArray

from femiec.errors import ConvergenceError

Array = NDArray[np.float64]
Operator = Callable[[Array], Array]


def conjugate_gradients(
    matrix: sp.csr_matrix, b: Array, x: Array, precondition: Operator, target: float, iterations: int
) -> tuple[Array, float, int]:
    """Solve A x = b for a symmetric positive definite A (Hestenes and Stiefel 1952).

    Args:
        matrix: A.
        b: the right-hand side.
        x: where to start; not changed.
        precondition: r to an approximation of A^-1 r, linear and symmetric positive definite.
        target: the norm |b - A x| at which to stop.
        iterations: steps at most.

    Returns:
        x, its norm |b - A x| computed afresh, and the number of steps; the norm is above the target where the steps ran out.

    Raises:
        ConvergenceError: A or the preconditioner is not positive definite.

    Example:
        >>> A = sp.csr_matrix([[2.0, 1.0], [1.0, 2.0]])
        >>> x, error, steps = conjugate_gradients(A, np.array([3.0, 0.0]), np.zeros(2), lambda r: r, 1e-12, 9)
        >>> x.round(12), error < 1e-12, steps
        (array([ 2., -1.]), True, 2)
    """
    x, steps = x.copy(), 0
    left = float(np.linalg.norm(b - matrix @ x))
    while not left <= target and steps < iterations:
        # The residual that the recursion carries drifts from the true one by round-off: then the recursion starts afresh.
        before = steps
        for _, _, norm in islice(_steps(matrix, b, x, precondition), iterations - before):
            steps += 1
            if not norm > target:
                break
        left = float(np.linalg.norm(b - matrix @ x))
        if steps == before:
            break
    return x, left, steps


def largest_eigenvalue(matrix: sp.csr_matrix, inverse: sp.csr_matrix, steps: int = 8) -> float:
    """An estimate from below, to about five per cent, of the largest eigenvalue of D^-1 A, D symmetric positive definite.

    The coefficients of conjugate gradients hold the tridiagonal matrix of Lanczos' method, whose eigenvalues approach the extreme
    ones of D^-1 A (Saad, Iterative Methods for Sparse Linear Systems, 2nd ed., section 6.7.3). The start is random but always the
    same.

    Example:
        >>> round(largest_eigenvalue(sp.csr_matrix(np.diag([1.0, 2.0, 7.0])), sp.identity(3, format="csr")), 9)
        7.0
    """
    start = np.random.default_rng(0).uniform(-1.0, 1.0, matrix.shape[0]) * (inverse.diagonal() > 0)
    found = []
    for alpha, beta, norm in islice(_steps(matrix, start, np.zeros_like(start), lambda r: inverse @ r), steps):
        found.append((alpha, beta))
        if norm <= 1e-10 * np.linalg.norm(start):  # only round-off is left
            break
    alpha, beta = np.array(found).T
    diagonal = 1 / alpha
    diagonal[1:] += beta[:-1] / alpha[:-1]
    return float(scipy.linalg.eigvalsh_tridiagonal(diagonal, np.sqrt(beta[:-1]) / alpha[:-1])[-1])


def _steps(matrix: sp.csr_matrix, b: Array, x: Array, precondition: Operator) -> Iterator[tuple[float, float, float]]:
    """Conjugate gradients that improve x in place; each step gives its two coefficients and the norm of the residual."""
    r = b - matrix @ x
    z = precondition(r)
    p, energy = z.copy(), float(r @ z)
    while energy != 0.0:
        product = matrix @ p
        curvature = float(p @ product)
        if not (energy > 0.0 and curvature > 0.0):
            raise ConvergenceError(
                f"conjugate gradients met p.Ap = {curvature:.1e} and r.z = {energy:.1e}, where both must be positive: the matrix "
                "is not symmetric positive definite; use a direct solver, or look for a saddle point or a lost sign"
            )
        alpha = energy / curvature
        x += alpha * p
        r -= alpha * product
        z = precondition(r)
        before, energy = energy, float(r @ z)
        p *= energy / before
        p += z
        yield alpha, energy / before, float(np.linalg.norm(r))
