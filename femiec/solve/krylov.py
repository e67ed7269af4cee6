"""GMRES with a right preconditioner."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def gmres(
    matrix: Any,
    precondition: Callable[[Array], Array],
    b: Array,
    weights: Array,
    reduction: float,
    iterations: int,
    patience: int = 0,
) -> tuple[Array, float, int]:
    """Minimise |W (b - A x)| over the Krylov space of A M W^-1, until it is below ``reduction`` times |W b|.

    After ``patience`` steps it stops early where the reduction so far promises to miss the goal (GMRES: Saad and Schultz, SIAM
    J. Sci. Stat. Comput. 7, 856 (1986), algorithm 4, preconditioned from the right as in Saad, Iterative Methods (2003), 9.5).

    Args:
        matrix: A, with ``@``.
        precondition: M, near the inverse of A.
        b: right-hand side.
        weights: the diagonal of W, positive.
        reduction: wanted.
        iterations: at most; each keeps two vectors.
        patience: steps that are taken whatever they promise.

    Returns:
        x, the reduction |W (b - A x)| / |W b| that it reached, found from x itself, and the number of iterations.

    Example:
        >>> A = np.array([[4.0, 1.0], [1.0, 3.0]])
        >>> near = np.linalg.inv(A + 0.01)
        >>> x, reached, count = gmres(A, lambda r: near @ r, np.array([1.0, 2.0]), np.ones(2), 1e-3, 5)
        >>> bool(abs(A @ x - [1, 2]).max() < 2e-3), reached < 1e-3, count
        (True, True, 2)
    """
    size = float(np.linalg.norm(weights * b)) or 1.0
    basis, steps = np.empty((iterations + 1, len(b))), np.empty((iterations, len(b)))
    upper = np.zeros((iterations + 1, iterations))
    basis[0] = weights * b / size
    y = np.zeros(0)
    for k in range(iterations):
        steps[k] = precondition(basis[k] / weights)
        new = weights * (matrix @ steps[k])
        for _ in range(2):  # twice is enough for vectors orthogonal to round-off
            share = basis[: k + 1] @ new
            upper[: k + 1, k] += share
            new -= share @ basis[: k + 1]
        upper[k + 1, k] = np.linalg.norm(new)
        y, left = _least_squares(upper[: k + 2, : k + 1])
        hopeless = k >= patience and not left ** (iterations / (k + 1)) <= reduction
        if left <= reduction or hopeless or upper[k + 1, k] == 0 or not np.isfinite(left):
            break
        basis[k + 1] = new / upper[k + 1, k]
    x = size * (y @ steps[: len(y)])
    return x, float(np.linalg.norm(weights * (b - matrix @ x)) / size), len(y)


def _least_squares(upper: Array) -> tuple[Array, float]:
    """The y that minimises |e_1 - H y|, and that minimum; no number where H holds one that is not finite."""
    if not np.all(np.isfinite(upper)):
        return np.zeros(upper.shape[1]), np.nan
    first = np.eye(len(upper))[0]
    y = np.linalg.lstsq(upper, first, rcond=None)[0]
    return y, float(np.linalg.norm(first - upper @ y))
