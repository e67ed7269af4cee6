"""Two viscous bodies, one on the other, with a boundary between them on which lithium is deposited and diffuses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import skfem
import ufl

from femiec.checks.grains import held, tests
from femiec.forms.interface import nernst_coupling, sheet_conduction
from femiec.forms.stokes import stokes
from femiec.forms.traction import normal_pressure
from femiec.geometry import Mesh
from femiec.laws.kinematics import Symmetry
from femiec.laws.nernst import nernst_pressure
from femiec.solve.newton import Newton

_DEGREE, _NEAR = 6, 1e-9
_BODIES = ("lower", "upper")


@dataclass(frozen=True)
class ViscousBodies:
    """The lower body's bottom does not move up or down; neither do the sides that ``held_sides`` names move along r.

    Args:
        mesh: of :func:`stacked`.
        symmetry: of the cross-section.
        viscosity: eta of both [Pa s].
        conductance: kappa_s of the boundary [S].
        atomic_volume: Omega [m3].
        held_sides: surfaces that do not move along r; the others carry no load.
        degree: of the potential's elements.
    """

    mesh: Mesh
    symmetry: Symmetry
    viscosity: float
    conductance: float
    atomic_volume: float
    held_sides: Sequence[str]
    degree: int = 1


@dataclass(frozen=True)
class Load:
    """What drives the bodies, and the orders of magnitude that make the unknowns dimensionless.

    Args:
        deposition: volume of lithium per area and time [m/s], an expression in x.
        tension: on the upper body's top [Pa].
        edges: traction [Pa], tension positive, where the boundary ends on a side of the mesh (by the side's name).
        pressure, speed: orders of magnitude [Pa, m/s].
    """

    deposition: Any
    tension: float
    edges: Mapping[str, float]
    pressure: float
    speed: float


@dataclass(frozen=True)
class Opening:
    """UFL expressions on the boundary, to be integrated with ``dS``.

    Attributes:
        pressure: P [Pa], compression positive.
        rate: g [m/s], at which the bodies part.
        dS: the measure.
    """

    pressure: Any
    rate: Any
    dS: Any


def stacked(radius: float, levels: Sequence[float], across: int) -> Mesh:
    """A mesh of 0 < r < radius with the regions lower (z < 0) and upper (z > 0), and ``boundary`` between.

    Args:
        radius: [m].
        levels: places of the nodes along z [m], ascending, with 0 among them.
        across: cells along r, all of one width.

    Example:
        >>> mesh = stacked(1.0, [-1.0, 0.0, 0.5, 1.0], across=3)
        >>> [len(mesh.cells_of(name)) for name in ("lower", "upper")], len(mesh.facets_of("boundary"))
        ([3, 6], 3)
    """
    grid = skfem.MeshQuad.init_tensor(np.linspace(0.0, radius, across + 1), np.asarray(levels, float))
    above = grid.p[1, grid.t].mean(axis=0) > 0
    where = {"axis": (0, 0.0), "side": (0, radius), "bottom": (1, levels[0]), "boundary": (1, 0.0), "top": (1, levels[-1])}
    x = grid.p[:, grid.facets].mean(axis=1)
    surfaces = {name: np.nonzero(abs(x[axis] - place) < _NEAR * radius)[0] for name, (axis, place) in where.items()}
    return Mesh.from_skfem(grid, {"lower": np.nonzero(~above)[0], "upper": np.nonzero(above)[0]}, surfaces)


def open_boundary(fem: Any, bodies: ViscousBodies, load: Load) -> Opening:
    """Solve the flow in both bodies with the diffusion between them.

    Weak form: Stokes flow of each with - int P n.(z_upper - z_lower), and int kappa_s grad_s psi . grad_s chi
    + int (e/Omega) (g - d) chi = 0, where P = (e/Omega) psi, g = (v_upper - v_lower).n, and d is the deposition.

    Args:
        fem: the module of an engine.
        bodies, load: what is solved.
    """
    mesh, symmetry, omega = bodies.mesh, bodies.symmetry, bodies.atomic_volume
    x, n, dS = mesh.x, mesh.n("+"), mesh.interface(*_BODIES, degree=_DEGREE)
    V = [fem.functionspace(mesh, ("Lagrange", 2, (2,)), on=body) for body in _BODIES]
    Q = [fem.functionspace(mesh, ("Lagrange", 1), on=body) for body in _BODIES]
    S = fem.functionspace(mesh, ("Lagrange", bodies.degree), on=_BODIES[0])
    units = [load.speed] * 2 + [load.pressure] * 2 + [load.pressure / nernst_pressure(1.0, omega)]
    fields = [fem.Function(space) for space in (*V, *Q, S)]
    *v_and_p, psi = (unit * field for unit, field in zip(units, fields, strict=True))
    *z_and_q, chi = (unit * test for unit, test in zip(units, tests(*V, *Q, S), strict=True))
    potential, chi = psi("+"), chi("+")
    gap_rate, gap_test = (upper("-") - lower("+") for lower, upper in (v_and_p[:2], z_and_q[:2]))
    pushing, plating = nernst_coupling(potential, chi, gap_rate, gap_test, omega, n, symmetry, x, dS)
    deposited = nernst_pressure(chi, omega) * load.deposition * ufl.dot(symmetry.area(x, n), n) * dS
    residual = pushing + plating - deposited + sheet_conduction(potential, chi, bodies.conductance, n, symmetry, x, dS)
    for name, v, p, z, q in zip(_BODIES, v_and_p[:2], v_and_p[2:], z_and_q[:2], z_and_q[2:], strict=True):
        residual += sum(stokes(v, p, z, q, bodies.viscosity, symmetry, x, mesh.dx(name, degree=_DEGREE)))
    residual += normal_pressure(-load.tension, mesh.n, z_and_q[1], symmetry, x, mesh.ds("top", degree=_DEGREE))
    conditions = held(fem, S, mesh, "boundary", load.edges, -load.pressure) + _held_bodies(fem, bodies, V)
    names = ("lower velocity", "upper velocity", "lower pressure", "upper pressure", "potential")
    Newton().solve(fem.System(dict(zip(names, fields, strict=True)), residual, conditions))
    return Opening(nernst_pressure(potential, omega), ufl.dot(gap_rate, n), dS)


def _held_bodies(fem: Any, bodies: ViscousBodies, V: Sequence[Any]) -> list[Any]:
    """What does not move: the bottom along z, and the held sides along r."""
    parts = [(W.sub(0), name) for W in V for name in bodies.held_sides] + [(V[0].sub(1), "bottom")]
    return [fem.dirichletbc(0.0, fem.locate_dofs_topological(part, 1, bodies.mesh.facets_of(name)), part) for part, name in parts]
