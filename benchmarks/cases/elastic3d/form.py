"""The form of elastic3d, for both UFL codes."""

from __future__ import annotations

from typing import Any

import ufl

from benchmarks.cases.elastic3d.case import DEGREE, LAMBDA, MU, WEIGHT


def stiffness(u: Any, v: Any) -> Any:
    """The work of the stress of u on the strain of v."""
    strain = ufl.sym(ufl.grad(u))
    stress = 2 * MU * strain + LAMBDA * ufl.tr(strain) * ufl.Identity(3)
    return ufl.inner(stress, ufl.sym(ufl.grad(v))) * ufl.dx(metadata={"quadrature_degree": DEGREE})


def weight(v: Any) -> Any:
    """The work of the weight."""
    return ufl.inner(ufl.as_vector(WEIGHT), v) * ufl.dx
