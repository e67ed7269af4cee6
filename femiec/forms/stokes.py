"""Creeping flow of an incompressible fluid."""

from __future__ import annotations

from typing import Any

import ufl

from femiec.laws.creep import cauchy_stress
from femiec.laws.kinematics import Symmetry


def stokes(v: Any, p: Any, z: Any, q: Any, viscosity: Any, symmetry: Symmetry, x: Any, dx: Any) -> tuple[Any, Any]:
    """Momentum and mass balance.

    Strong form: div(2 eta eps(v)) - grad p = 0, div v = 0.
    Weak form: int 2 eta eps(v):eps(z) - p div z, and int -q div v; :mod:`femiec.forms.traction` adds the loads.

    Args:
        v, p: velocity [m/s] and pressure [Pa].
        z, q: their test functions.
        viscosity: eta [Pa s].
        symmetry, x: the cross-section's kinematics and coordinates [m].
        dx: the measure over the fluid.

    Returns:
        The forms of momentum [W per unit of z] and of mass.
    """
    weight = symmetry.weight(x)
    stress = cauchy_stress(symmetry.strain(v, x), p, viscosity)
    momentum = ufl.inner(stress, symmetry.strain(z, x)) * weight * dx
    return momentum, -q * symmetry.divergence(v, x) * weight * dx
