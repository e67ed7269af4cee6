"""The forms of lame_axisym, for both UFL codes."""

from __future__ import annotations

from typing import Any

import ufl

from benchmarks.cases.lame_axisym.case import DEGREE, HEIGHT, INNER, LAMBDA, MU, PRESSURE


def stiffness(r: Any, u: Any, v: Any) -> Any:
    """The work of the stress of u on the strain of v; r is the radial coordinate."""
    strain = _strain(r, u)
    stress = 2 * MU * strain + LAMBDA * ufl.tr(strain) * ufl.Identity(3)
    return ufl.inner(stress, _strain(r, v)) * 2 * ufl.pi * r * ufl.dx(metadata={"quadrature_degree": DEGREE})


def inner_pressure(r: Any, v: Any) -> Any:
    """The work of the pressure: over the whole boundary, with a factor that is one inside and zero outside.

    Both ends have no normal part of v.
    """
    there = ufl.conditional(ufl.lt(r, INNER * (1 + 1e-9)), 1.0, 0.0)
    return PRESSURE * there * v[0] * 2 * ufl.pi * r * ufl.ds(metadata={"quadrature_degree": DEGREE})


def _strain(r: Any, u: Any) -> Any:
    """Small strain in (r, z, hoop)."""
    g = ufl.grad(u)
    shear = (g[0, 1] + g[1, 0]) / 2
    return ufl.as_tensor([[g[0, 0], shear, 0], [shear, g[1, 1], 0], [0, 0, u[0] / r]])


def at_ends(x: Any) -> Any:
    """Whether points x are on an end of the tube."""
    return abs(x[1] * (x[1] - HEIGHT)) < 1e-12
