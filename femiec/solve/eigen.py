"""The load factors at which a structure buckles: a generalised eigenvalue problem."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.linalg
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.sparse.linalg import ArpackError, LinearOperator, eigs, eigsh

from femiec.errors import ConvergenceError, InputError
from femiec.solve.linear import Direct

Array = NDArray[np.float64]

ROUND_OFF = 1e-9
"""Largest |G - G^T| / |G| that is taken for round-off, and symmetrised away."""
NOTHING = 1e-12
"""1/factor below this part of the largest |1/factor| is a zero: of a dof that the load does not stress."""
SMALL = 200
"""Unknowns up to which the dense problem is solved."""
RESTARTS = 300
"""Restarts of Lanczos's method at most."""
MEND = "where the load pulls, or stabilises the structure, there are none: turn its sign, or ask for fewer"


@dataclass(frozen=True, eq=False)
class Modes:
    """Eigenpairs of K phi = -factor G phi.

    Attributes:
        factors: positive, increasing, shape (count,).
        shapes: phi, each with largest entry 1 in size, shape (count, dofs).
        residuals: |K phi + factor G phi| / (|K phi| + factor |G phi|) of each.
        symmetric: whether G was, to round-off: the loads have a potential.
    """

    factors: Array
    shapes: Array
    residuals: Array
    symmetric: bool


def lowest_factors(
    stiffness: sp.csr_matrix,
    geometric: sp.csr_matrix,
    count: int = 1,
    tolerance: float = 1e-6,
    linear: Direct | None = None,
) -> Modes:
    """The smallest positive factors with K phi = -factor G phi.

    Solved as -G phi = (1/factor) K phi for the largest 1/factor, by Lanczos's method (Arnoldi's, if G is not symmetric, as under
    pressure that follows a surface with free edges) with the factors of K. So no shift has to be guessed, and prescribed dofs,
    whose rows of G are zero, have 1/factor = 0 and give no factor at all.

    Args:
        stiffness: K, symmetric and positive definite, prescribed rows and columns those of the identity.
        geometric: G, the change of the stiffness for a factor of one; prescribed rows and columns zero.
        count: how many factors; those that are equal count each.
        tolerance: of the residual of each.
        linear: the solver, with factors that may be kept.

    Raises:
        InputError: matrices that do not fit, or hold what is not a number; K that is not symmetric; prescribed rows in G.
        ConvergenceError: fewer positive factors than asked for, or eigenpairs that are not accurate.

    Example:
        >>> K, G = sp.diags([2.0, 3.0, 1.0]).tocsr(), sp.diags([-1.0, -0.1, 0.0]).tocsr()
        >>> lowest_factors(K, G, count=2).factors.round(9)
        array([ 2., 30.])
    """
    _expect(stiffness, geometric, count)
    gap, size = abs(geometric - geometric.T).max(), abs(geometric).max()
    if size == 0:
        raise ConvergenceError("the load does not stress the structure: no factor buckles it")
    symmetric = bool(gap <= ROUND_OFF * size)
    loss = -0.5 * (geometric + geometric.T) if symmetric else -geometric
    inverse, shapes = _largest(stiffness, loss.tocsr(), count, symmetric, linear or Direct())
    good = inverse > NOTHING * max(np.abs(inverse).max(initial=0.0), float(size) / abs(stiffness).max())
    order = np.argsort(-inverse[good])[:count]
    if len(order) < count:
        raise ConvergenceError(f"{count} positive load factors were not found, {len(order)} were; {MEND}")
    factors, shapes = 1 / inverse[good][order], shapes[:, good][:, order].T
    return _checked(stiffness, geometric, factors, shapes, symmetric, tolerance)


def _largest(K: sp.csr_matrix, loss: sp.csr_matrix, count: int, symmetric: bool, linear: Direct) -> tuple[Array, Array]:
    """Eigenvalues and vectors of loss phi = inverse K phi with the largest real eigenvalues."""
    size = K.shape[0]
    if size <= max(SMALL, 2 * count + 2):
        if symmetric:
            return scipy.linalg.eigh(loss.toarray(), K.toarray())
        return _real(*scipy.linalg.eig(loss.toarray(), K.toarray()))
    factors = linear.factorise(K if K.has_sorted_indices else K.sorted_indices())
    solve = LinearOperator(K.shape, matvec=factors.solve, dtype=float)
    start = np.random.default_rng(0).standard_normal(size)  # the same modes in every run
    common = {"M": K, "Minv": solve, "v0": solve @ start, "ncv": min(size - 1, max(4 * count + 2, 24)), "maxiter": RESTARTS}
    try:
        if symmetric:
            return eigsh(loss, count, which="LA", **common)
        return _real(*eigs(loss, count, which="LR", **common))
    except ArpackError as failure:
        # Zeros, of which there are many, converge badly: they are what is left where too few are positive.
        raise ConvergenceError(f"{count} positive load factors were not found ({failure}); {MEND}") from failure


def _real(values: Any, vectors: Any) -> tuple[Array, Array]:
    """The real pairs: a complex factor is flutter, which statics does not know."""
    real = np.abs(values.imag) <= 1e-9 * np.abs(values)
    return values.real[real], vectors.real[:, real]


def _checked(K: sp.csr_matrix, G: sp.csr_matrix, factors: Array, shapes: Array, symmetric: bool, tolerance: float) -> Modes:
    largest = np.take_along_axis(shapes, np.abs(shapes).argmax(axis=1)[:, None], axis=1)
    shapes = shapes / largest
    elastic, lost = (K @ shapes.T).T, factors[:, None] * (G @ shapes.T).T
    norms = [np.linalg.norm(part, axis=1) for part in (elastic + lost, elastic, lost)]
    residuals = norms[0] / (norms[1] + norms[2])
    if not residuals.max() <= tolerance:
        raise ConvergenceError(
            f"an eigenpair missed its tolerance: residual {residuals.max():.1e} (allowed {tolerance:.0e}); the stiffness is "
            "singular or nearly so: look for a body that is not held"
        )
    return Modes(factors, shapes, residuals, symmetric)


def _expect(K: sp.csr_matrix, G: sp.csr_matrix, count: int) -> None:
    if K.shape != G.shape or K.shape[0] != K.shape[1]:
        raise InputError("geometric", f"shape {G.shape}", f"that of K, {K.shape}, square", "assemble both on one space")
    if isinstance(count, bool) or not isinstance(count, int | np.integer) or count < 1 or count >= K.shape[0]:
        raise InputError("count", count, f"from 1 to {K.shape[0] - 1}", "ask for fewer modes")
    for name, matrix in (("stiffness", K), ("geometric", G)):
        if not np.isfinite(matrix.data).all():
            raise InputError(name, "not finite", "finite entries", "look at the pre-buckling state")
    if abs(K - K.T).max() > ROUND_OFF * abs(K).max():
        raise InputError("stiffness", "not symmetric", "a symmetric matrix", "take the tangent without load")
