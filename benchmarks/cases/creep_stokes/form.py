"""The forms of creep_stokes, for both UFL codes."""

from __future__ import annotations

from typing import Any

import basix.ufl
import ufl

from benchmarks.cases.creep_stokes.case import DEGREE, FLOOR, FLUIDITY, PUSH


def taylor_hood() -> Any:
    """P2 velocity, P1 pressure."""
    return basix.ufl.mixed_element([basix.ufl.element("P", "triangle", 2, shape=(2,)), basix.ufl.element("P", "triangle", 1)])


def balance(w: Any, z: Any, exponent: Any, inlet: Any) -> Any:
    """Momentum and volume: 2 eta D(u):D(v) - p div v - q div u, less the push over the measure of the inlet."""
    (u, p), (v, q) = ufl.split(w), ufl.split(z)
    D, E = ufl.sym(ufl.grad(u)), ufl.sym(ufl.grad(v))
    rate = ufl.sqrt(2 / 3 * ufl.inner(D, D) + FLOOR**2)
    viscosity = 2 / 3 * FLUIDITY ** (-1 / exponent) * rate ** (1 / exponent - 1)  # 2 eta
    inside = viscosity * ufl.inner(D, E) - p * ufl.div(v) - q * ufl.div(u)
    return inside * ufl.dx(metadata={"quadrature_degree": DEGREE}) - PUSH * v[0] * inlet


def flux(w: Any) -> Any:
    """The mean flux along the channel."""
    return ufl.split(w)[0][0] * ufl.dx(metadata={"quadrature_degree": DEGREE})


def on_walls(x: Any) -> Any:
    """Whether points are on y = 0 or y = 1."""
    return abs(x[1] * (x[1] - 1)) < 1e-12


def on_ends(x: Any) -> Any:
    """Whether points are on x = 0 or x = 1."""
    return abs(x[0] * (x[0] - 1)) < 1e-12


def at_inlet(x: Any) -> Any:
    """Whether points are on x = 0."""
    return abs(x[0]) < 1e-12
