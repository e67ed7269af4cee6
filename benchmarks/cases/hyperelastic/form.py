"""The energy of hyperelastic, for both UFL codes."""

from __future__ import annotations

from typing import Any

import ufl

from benchmarks.cases.hyperelastic.case import DEGREE, LAMBDA, MU


def energy(u: Any) -> Any:
    """The stored energy, mu/2 (tr F^T F - 3) - mu ln J + lambda/2 (ln J)^2."""
    F = ufl.Identity(3) + ufl.grad(u)
    log_volume = ufl.ln(ufl.det(F))
    density = MU / 2 * (ufl.inner(F, F) - 3) - MU * log_volume + LAMBDA / 2 * log_volume**2
    return density * ufl.dx(metadata={"quadrature_degree": DEGREE})
