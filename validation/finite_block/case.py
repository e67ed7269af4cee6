"""A neo-Hookean block, pulled and sheared by a large strain; see the README beside this file."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import log
from typing import Any

import numpy as np
import skfem
import ufl
from scipy.optimize import brentq

from femiec.checks.row import Kind, Row
from femiec.checks.section import integral
from femiec.checks.tangent import tangent_defect
from femiec.geometry import Mesh
from femiec.laws.deforming import SOLID
from femiec.laws.solid.elastic import NeoHookean
from femiec.quantities import GPa, MPa
from femiec.solve.newton import Newton

E, NU = 20 * GPa, 0.24
MU, LAME = E / (2 * (1 + NU)), E * NU / ((1 + NU) * (1 - 2 * NU))
LAW = NeoHookean(E, NU)
STRETCH, SHEAR = 1.8, 0.9
"""Of the two loadings."""
DEGREE = 6
"""Of the quadrature."""
LOADINGS = np.polynomial.legendre.leggauss(8)
"""Load factors, on (-1, 1), and weights, at which the forces are read to integrate their work."""


def block() -> Mesh:
    """A unit cube [m] of eight hexahedra whose inner vertex is out of place, so that no cell is a brick."""
    cube = skfem.MeshHex.init_tensor(*(np.linspace(0.0, 1.0, 3),) * 3)
    nodes = cube.p.copy()
    nodes[:, np.all(np.isclose(nodes, 0.5), axis=0)] += np.array([[0.1], [-0.08], [0.05]])
    mesh = skfem.MeshHex(nodes, cube.t)

    def face(axis: int, place: float) -> Any:
        return mesh.facets_satisfying(lambda x: abs(x[axis] - place) < 1e-9, boundaries_only=True)

    names = {"x": (0, 0.0), "y": (1, 0.0), "z": (2, 0.0), "top": (2, 1.0)}
    surfaces = {name: face(*where) for name, where in names.items()}
    return Mesh.from_skfem(mesh, surfaces={**surfaces, "all": mesh.boundary_facets()})


@dataclass(frozen=True, eq=False)
class Block:
    """A block whose displacement is prescribed in places, u = factor * full there."""

    fem: Any
    mesh: Mesh
    u: Any
    full: Any
    prescribed: Any
    held: Any
    """A copy of ``full`` that holds the present prescribed values."""
    residual: Any
    system: Any

    def to(self, factor: float) -> None:
        """Solve at a load factor."""
        self.held.x.array[:] = factor * self.full.x.array
        Newton(tolerance=1e-12).solve(self.system)

    def energy(self) -> float:
        """Of the strain [J]."""
        return integral(self.fem, LAW.energy(SOLID.displacement_gradient(self.u, self.mesh.x)) * self.mesh.dx(degree=DEGREE))

    def power(self) -> float:
        """The forces on the prescribed dofs times their displacement per load factor [J]."""
        forces = E * self.fem.assemble_vector(self.residual)
        return float(forces[self.prescribed] @ self.full.x.array[self.prescribed])


def assembled(fem: Any, full: Callable[[Any], Any], on: tuple[tuple[int, str], ...]) -> Block:
    """A block with some components of the displacement prescribed on some surfaces."""
    mesh = block()
    V = fem.functionspace(mesh, ("Lagrange", 2, (3,)))
    u, held, whole, w = fem.Function(V), fem.Function(V), fem.Function(V), ufl.TestFunction(V)
    whole.interpolate(full)
    P = LAW.stress(SOLID.displacement_gradient(u, mesh.x), {})
    residual = fem.form(ufl.inner(P, ufl.grad(w)) / E * mesh.dx(degree=DEGREE))
    dofs = np.unique(np.concatenate([fem.locate_dofs_topological(V.sub(i), 2, mesh.facets_of(name)) for i, name in on]))
    system = fem.System({"u": u}, ufl.inner(P, ufl.grad(w)) / E * mesh.dx(degree=DEGREE), [fem.dirichletbc(held, dofs)])
    return Block(fem, mesh, u, whole, dofs, held, residual, system)


def pulled(fem: Any) -> Block:
    """Between rollers, the top raised, the sides free."""
    return assembled(
        fem, lambda x: (STRETCH - 1) * np.array([0 * x[0], 0 * x[0], x[2]]), ((0, "x"), (1, "y"), (2, "z"), (2, "top"))
    )


def sheared(fem: Any) -> Block:
    """All of the surface moved, u_x = gamma y."""
    return assembled(fem, lambda x: SHEAR * np.array([x[1], 0 * x[0], 0 * x[0]]), ((0, "all"), (1, "all"), (2, "all")))


@cache
def solved(fem: Any, make: Callable[[Any], Block]) -> dict[str, float]:
    """Energy at the end, the work of the forces on the way there, and the force at the end's work per load factor [MJ/m3]."""
    body, work = make(fem), 0.0
    for place, weight in zip(*LOADINGS, strict=True):
        body.to((1 + place) / 2)
        work += weight / 2 * body.power()
    body.to(1.0)
    return {"energy": body.energy() / MPa, "work": work / MPa, "power": body.power() / MPa}


def tangent(fem: Any) -> float:
    """The tangent's departure from differences of the residual, at a state far from rest and from balance."""
    body, noise = pulled(fem), np.random.default_rng(7)
    x = body.full.x.array + 0.02 * noise.standard_normal(len(body.full.x.array))
    return tangent_defect(body.system, x, noise.standard_normal(len(x)), step=1e-6)


def side_stretch() -> float:
    """That of the free sides: mu (t - 1/t) + lambda ln(t^2 stretch)/t = 0."""
    return float(brentq(lambda t: MU * (t - 1 / t) + LAME * log(t * t * STRETCH) / t, 0.3, 1.0, xtol=1e-15))


def density(stretches: tuple[float, float, float]) -> float:
    """W = mu/2 (sum of squares - 3) - mu ln J + lambda/2 (ln J)^2 [Pa]."""
    volume = log(float(np.prod(stretches)))
    return MU / 2 * (float(np.square(stretches).sum()) - 3) - MU * volume + LAME / 2 * volume**2


def row(id: str, title: str, true: float, make: Callable[[Any], Block], name: str) -> Row:
    """A row in MJ/m3."""
    return Row(id, title, Kind.EXACT, true / MPa, "MJ/m3", 1e-9, lambda fem: solved(fem, make)[name], solved=True)


SIDE = side_stretch()
PULL = MU * (STRETCH - 1 / STRETCH) + LAME * log(SIDE**2 * STRETCH) / STRETCH
"""The force on the top over its first area, P_zz [Pa]."""
TENSION = density((SIDE, SIDE, STRETCH))
"""W of the pulled block [Pa]."""

ROWS = [
    row("block-tension-energy", "Pulled: strain energy", TENSION, pulled, "energy"),
    row("block-tension-work", "Pulled: work of the force", TENSION, pulled, "work"),
    row("block-tension-force", "Pulled: force times displacement", PULL * (STRETCH - 1), pulled, "power"),
    row("block-shear-energy", "Sheared: strain energy", MU * SHEAR**2 / 2, sheared, "energy"),
    row("block-shear-work", "Sheared: work of the forces", MU * SHEAR**2 / 2, sheared, "work"),
    row("block-shear-force", "Sheared: force times displacement", MU * SHEAR**2, sheared, "power"),
    Row("block-tangent", "Tangent against differences", Kind.EXACT, 0.0, "1", 1e-8, tangent, solved=True),
]
