"""Creeping flow in a section, on quadratic velocities and linear pressures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import ufl

from femiec.forms.stokes import stokes
from femiec.forms.traction import normal_pressure
from femiec.geometry import Mesh
from femiec.laws.creep import DislocationCreep, equivalent_rate
from femiec.laws.kinematics import Symmetry
from femiec.solve.newton import Newton

DEGREE = 8
"""Of the quadrature."""


@dataclass(frozen=True)
class Creeping:
    """What flows where.

    Args:
        mesh: the section.
        symmetry: what it stands for.
        viscosity: eta of diffusional creep [Pa s].
        speed, size: of the flow [m/s] and of the section [m], by which the balances are measured.
        held: from velocity space and engine to its Dirichlet conditions, in units of the speed.
        pressures: on named surfaces [Pa].
        creep: dislocation creep beside it, or None.
        pinned: where the pressure is zero: a function of points, shape (3, n); None where a pressure is given.
    """

    mesh: Mesh
    symmetry: Symmetry
    viscosity: float
    speed: float
    size: float
    held: Callable[[Any, Any], list[Any]]
    pressures: Mapping[str, float] = field(default_factory=dict)
    creep: DislocationCreep | None = None
    pinned: Callable[[Any], Any] | None = None

    def eta(self, velocity: Any) -> Any:
        """The viscosity [Pa s] where the lithium has a velocity [m/s], UFL."""
        if self.creep is None:
            return self.viscosity
        rate = equivalent_rate(self.symmetry.strain(velocity, self.mesh.x), 1e-9 * self.speed / self.size)
        return self.creep.viscosity(rate, self.viscosity)


def velocity(fem: Any, flow: Creeping) -> Any:
    """Solve it; the velocity [m/s], UFL.

    Args:
        fem: the module of an engine.
        flow: what flows where.
    """
    mesh, stress = flow.mesh, flow.viscosity * flow.speed / flow.size
    V, Q = fem.functionspace(mesh, ("Lagrange", 2, (2,))), fem.functionspace(mesh, ("Lagrange", 1))
    v, p = fem.Function(V), fem.Function(Q)
    z, q = ufl.TestFunctions(ufl.MixedFunctionSpace(V, Q))
    found, x, dx = flow.speed * v, mesh.x, mesh.dx(degree=DEGREE)
    momentum, mass = stokes(found, stress * p, z, q, flow.eta(found), flow.symmetry, x, dx)
    for name, pressure in flow.pressures.items():
        momentum += normal_pressure(pressure, mesh.n, z, flow.symmetry, x, mesh.ds(name, degree=DEGREE))
    conditions = flow.held(fem, V)
    if flow.pinned is not None:
        conditions.append(fem.dirichletbc(0.0, fem.locate_dofs_geometrical(Q, flow.pinned), Q))
    Newton().solve(fem.System({"v": v, "p": p}, 1 / (stress * flow.size) * momentum + 1 / flow.speed * mass, conditions))
    return found
