"""The forms of first_form, for both UFL codes."""

from __future__ import annotations

from typing import Any

import ufl

from benchmarks.cases.elastic3d.form import stiffness
from benchmarks.cases.first_form.case import ELASTICITY, POISSON
from benchmarks.cases.hyperelastic.form import energy


def element(name: str) -> tuple[Any, ...]:
    """The element of a form, on tetrahedra."""
    return ("Lagrange", 1) if name == POISSON else ("Lagrange", 2, (3,))


def write(name: str, V: Any, state: Any) -> Any:
    """Write a form; ``state`` is a function in V for the nonlinear one."""
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    if name == POISSON:
        return ufl.inner(ufl.grad(u), ufl.grad(v)) * ufl.dx
    if name == ELASTICITY:
        return stiffness(u, v)
    return ufl.derivative(ufl.derivative(energy(state), state, v), state, u)
