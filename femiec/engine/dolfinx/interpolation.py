"""Interpolation between two spaces, shared out among the ranks: of use to a multigrid solver."""

from __future__ import annotations

import scipy.sparse as sp

from femiec.engine.dolfinx.mesh import shared
from femiec.engine.embedded import transfer
from femiec.engine.embedded.spaces import FunctionSpace


def interpolation_matrix(coarse: FunctionSpace, fine: FunctionSpace) -> sp.csr_matrix:
    """The rows of :func:`femiec.engine.embedded.interpolation_matrix` that this rank's cells have; the others are empty.

    Args:
        coarse: the space to interpolate from; it lives wherever ``fine`` lives.
        fine: the space to interpolate into: as many blocks and components as ``coarse``, of any degrees.

    Raises:
        InputError: the spaces differ in mesh or components, or one holds a single number on the whole mesh.
    """
    return transfer.interpolation_matrix(coarse, fine, shared(fine.mesh).cells)
