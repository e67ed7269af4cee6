"""Smoothed aggregation: a coarse space made from a matrix and its near-nullspace alone."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from femiec.solve.chebyshev import Chebyshev

Array = NDArray[np.float64]


def aggregate(smoother: Chebyshev, modes: Array, block: int, strength: float) -> tuple[sp.csr_matrix, Array]:
    """The prolongation from aggregates of neighbouring nodes.

    P = (I - 4/(3 lambda) D^-1 A) T, where T holds the modes restricted to each aggregate and made orthonormal there, and lambda
    is the largest eigenvalue of D^-1 A (Vanek, Mandel and Brezina, Computing 56, 179 (1996)).

    Args:
        smoother: holds A, D and lambda.
        modes: the near-nullspace of A, shape (rows, modes).
        block: rows a node.
        strength: neighbours i and j are joined where |A_ij| >= strength sqrt(|A_ii| |A_jj|): norms of the nodes' blocks
            of D^-1/2 A D^-1/2.

    Returns:
        P, shape (rows, aggregates x modes), and the modes on the coarse space. A node without neighbours is in no aggregate.
    """
    from pyamg.aggregation.aggregate import standard_aggregation
    from pyamg.aggregation.tentative import fit_candidates
    from pyamg.strength import symmetric_strength_of_connection

    # Rows of unit size: the ones of prescribed components say nothing about how stiff a node is.
    diagonal = smoother.matrix.diagonal()
    scale = sp.diags_array(np.divide(1.0, np.sqrt(diagonal), out=np.zeros_like(diagonal), where=diagonal > 0))
    matrix = sp.csr_matrix(scale @ smoother.matrix @ scale)  # the product stores no zeros
    neighbours = symmetric_strength_of_connection(matrix if block == 1 else matrix.tobsr((block, block)), strength)
    members, _ = standard_aggregation(sp.csr_array(neighbours))
    tentative, coarse = fit_candidates(sp.csr_array(members), modes)
    tentative = sp.csr_matrix(tentative)
    tentative.eliminate_zeros()
    weight = 4 / (3 * smoother.largest)
    return sp.csr_matrix(tentative - weight * (smoother.inverse @ (smoother.matrix @ tentative))), coarse
