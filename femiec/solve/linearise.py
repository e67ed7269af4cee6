"""How the tangent of a structure changes under a load, along its linear answer to it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from femiec.engine.system import System, whole
from femiec.solve.linear import Direct

Array = NDArray[np.float64]

TRIAL, CHANGE = 1e-6, 1e-4
"""The factor tried first, and the change of the tangent, against itself, over which it is differenced: 1e-8 off."""


def linearised(
    system: System, load: Callable[[float], None], linear: Direct | None = None
) -> tuple[sp.csr_matrix, sp.csr_matrix, Array]:
    """K = dF/dx without load, G = dK/dfactor along x = x0 + factor x1, and x1 = -K^-1 dF/dfactor.

    G holds the stress of the linear answer, its displacement, and loads that follow the surface, by central differences.

    Args:
        system: F(x, factor); it is left without load.
        load: sets the factor; prescribed values may hang on it.
        linear: the linear solver.

    Returns:
        K, G, with zeros in prescribed rows and columns, and x1.

    Raises:
        ConvergenceError: the structure is not held.
    """
    linear = linear or Direct()
    load(0.0)
    start = system.initial()
    K = whole(system.jacobian(start))

    def answer(factor: float) -> Array:
        load(factor)
        system.accept(start)
        prescribed = system.initial()
        return prescribed - start - linear.solve(K, system.residual(prescribed))[0]

    def along(factor: float) -> Array:
        return (answer(factor) - answer(-factor)) / (2 * factor)

    def change(factor: float, x1: Array) -> sp.csr_matrix:
        return (tangent(factor, x1) - tangent(-factor, x1)) / (2 * factor)

    def tangent(factor: float, x1: Array) -> sp.csr_matrix:
        load(factor)
        system.initial()  # a system with ties reads prescribed values there
        return whole(system.jacobian(start + factor * x1))

    rough = abs(change(TRIAL, along(TRIAL))).max()
    factor = CHANGE * abs(K).max() / rough if rough else TRIAL
    x1 = along(factor)
    G = change(factor, x1)
    load(0.0)
    system.accept(start)
    return K, G.tocsr(), x1
