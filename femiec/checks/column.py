"""A straight column of lithium in a rigid wall that conducts lithium: what exact solutions of the coupling are compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import skfem
import ufl
from numpy.typing import NDArray

from femiec.checks.section import integral
from femiec.estimates.creep import interface_mobility
from femiec.forms.interface import bulk_conduction, friction, nernst_coupling, sheet_conduction
from femiec.forms.stokes import stokes
from femiec.forms.traction import normal_pressure
from femiec.geometry import Mesh
from femiec.geometry.interfaces import with_interfaces
from femiec.laws.kinematics import AXISYMMETRIC, Symmetry
from femiec.laws.nernst import nernst_pressure
from femiec.materials import lithium
from femiec.quantities import ELEMENTARY_CHARGE, angstrom, cm2_per_s
from femiec.solve.newton import Newton

DEGREE = 8
ATOMIC_VOLUME = lithium.atomic_volume.value
MOBILITY = interface_mobility(2 * angstrom, 2e-7 * cm2_per_s, 21.6 * angstrom**3, 300.0)
"""M [m5/(N s)] of an interface with the width and the diffusivity of Chen et al., Nature 578, 251 (2020), at 300 K."""
CONDUCTION = (ELEMENTARY_CHARGE / ATOMIC_VOLUME) ** 2
"""From a mobility [m5/(N s)] to a conductance [S], e^2/Omega^2; M is delta D Omega/(k T)."""

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Column:
    """What fills the wall, and what conducts.

    Args:
        symmetry: tube or slit.
        radius: R, or half of the slit's width [m].
        height: from root to tip [m].
        viscosity: eta of the lithium [Pa s].
        mobility: M of the interface [m5/(N s)].
        root_pressure, tip_pressure: on the lithium's ends [Pa].
        wall_mobility: M_w of the wall, D Omega c Omega/(k T) [m4/(N s)]; without it lithium diffuses along the interface only.
        friction: beta [Pa s/m].
    """

    symmetry: Symmetry
    radius: float
    height: float
    viscosity: float
    mobility: float
    root_pressure: float
    tip_pressure: float
    wall_mobility: float = 0.0
    friction: float = 0.0


@dataclass(frozen=True)
class Flow:
    """A solution, as UFL expressions.

    Args:
        fem: the module of the engine that solved it.
        column, mesh: what was solved.
        velocity: v [m/s] of the lithium.
        potential: psi [V] of the wall, or on its surface.
        interface: the measure over wall|lithium; the wall is its '+' side.
    """

    fem: Any
    column: Column
    mesh: Mesh
    velocity: Any
    potential: Any
    interface: Any

    @property
    def wall_pressure(self) -> Any:
        """(e/Omega) psi [Pa]."""
        return nernst_pressure(self.potential, ATOMIC_VOLUME)


def column_mesh(inside: Array, wall: Array, heights: Array) -> Mesh:
    """Quadrilaterals between lines.

    Args:
        inside: r of the lines in the lithium [m], ascending; the first is called the axis, also that of an annulus.
        wall: r of the lines in the wall [m], from the lithium's last.
        heights: z of the lines [m], ascending from 0.

    Example:
        >>> column_mesh(np.array([0.0, 1.0]), np.array([1.0, 1.1]), np.array([0.0, 1.0, 2.0])).facets_of("wall|lithium").size
        2
    """
    mesh = skfem.MeshQuad.init_tensor(np.append(inside, wall[1:]), heights)
    lithium = mesh.p[0, mesh.t].mean(axis=0) < wall[0]
    r, z = mesh.p[:, mesh.facets]
    beside = r.mean(axis=0) > wall[0]
    bottom, top = (z == 0).all(axis=0), (z == heights[-1]).all(axis=0)
    surfaces = {
        "axis": (r == inside[0]).all(axis=0),
        "outer wall": (r == wall[-1]).all(axis=0),
        "root": bottom & ~beside,
        "tip": top & ~beside,
        "wall root": bottom & beside,
        "wall top": top & beside,
    }
    regions = {"lithium": np.nonzero(lithium)[0], "wall": np.nonzero(~lithium)[0]}
    return with_interfaces(Mesh.from_skfem(mesh, regions, {name: np.nonzero(on)[0] for name, on in surfaces.items()}))


def solve_column(
    fem: Any,
    column: Column,
    mesh: Mesh,
    held: Sequence[tuple[int, str]],
    given: Mapping[str, float],
    potential_degree: int = 1,
) -> Flow:
    """Solve the coupled column; the lithium carries the root's and the tip's pressure where it is not held.

    Args:
        fem: the module of an engine.
        column: the laws.
        mesh: from :func:`column_mesh`.
        held: components of the velocity, 0 radial and 1 axial, and the surfaces where they are zero.
        given: surfaces of the wall, and the pressure (e/Omega) psi [Pa] on each.
        potential_degree: of the elements for psi.
    """
    V = fem.functionspace(mesh, ("Lagrange", 2, (2,)), "lithium")
    Q = fem.functionspace(mesh, ("Lagrange", 1), "lithium")
    S = fem.functionspace(mesh, ("Lagrange", potential_degree), "wall")
    v, p, psi = fem.Function(V), fem.Function(Q), fem.Function(S)
    conditions = [_prescribed(fem, V.sub(component), mesh, name, 0.0) for component, name in held]
    if not column.wall_mobility:
        conditions.append(fem.pin_off_surface(S, mesh.facets_of("wall|lithium")))
    pressure, speed, volt = _scales(column)
    conditions += [_prescribed(fem, S, mesh, name, value / pressure) for name, value in given.items()]
    tests = ufl.TestFunctions(ufl.MixedFunctionSpace(V, Q, S))
    flow = Flow(fem, column, mesh, speed * v, volt * psi, mesh.interface("wall", "lithium", degree=DEGREE))
    Newton().solve(fem.System({"v": v, "p": p, "psi": psi}, _balances(flow, pressure * p, tests), conditions))
    return flow


def core_flux(flow: Flow, end: str = "tip") -> float:
    """Volume rate of the flowing lithium through an end of the column [m3/s], of a half slit per depth [m2/s]."""
    form = flow.velocity[1] * flow.column.symmetry.weight(flow.mesh.x) * flow.mesh.ds(end, degree=DEGREE)
    return integral(flow.fem, form)


def mean_speed(flow: Flow, heights: Array) -> Array:
    """Axial speed of the lithium, averaged over the section at each height [m/s].

    Gauss points on each cell of the section, three of them for the cubic r v_z.
    """
    r = np.unique(flow.mesh.skfem.p[0, np.unique(flow.mesh.skfem.t[:, flow.mesh.cells_of("lithium")])])
    points, weights = np.polynomial.legendre.leggauss(3)
    middle, half = (r[1:] + r[:-1]) / 2, (r[1:] - r[:-1]) / 2
    places, sizes = (middle + np.outer(points, half)).ravel(), np.outer(weights, half).ravel()
    if flow.column.symmetry == AXISYMMETRIC:
        sizes = sizes * places
    at = np.column_stack([np.tile(places, len(heights)), np.repeat(heights, len(places))])
    speeds = flow.fem.evaluate_at(flow.velocity[1], flow.mesh, at).reshape(len(heights), -1)
    return np.asarray(speeds @ sizes / sizes.sum())


def interface_flux(flow: Flow) -> float:
    """Volume rate along the interface, averaged over its length [m3/s], of a half slit per depth [m2/s]."""
    n, symmetry, x = flow.mesh.n("+"), flow.column.symmetry, flow.mesh.x
    conductance = flow.column.mobility * CONDUCTION
    form = sheet_conduction(flow.potential("+"), _upwards(flow)("+"), conductance, n, symmetry, x, flow.interface)
    return _volume(flow.fem, form)


def wall_flux(flow: Flow) -> float:
    """Volume rate through the wall beside the lithium, averaged over its length [m3/s], of a half slit per depth [m2/s]."""
    conductivity, symmetry = flow.column.wall_mobility * CONDUCTION, flow.column.symmetry
    dx = flow.mesh.dx("wall", degree=DEGREE)
    return _volume(flow.fem, bulk_conduction(flow.potential, _upwards(flow), conductivity, symmetry, flow.mesh.x, dx))


# -------------------------------------------------------------------- inside
def _balances(flow: Flow, p: Any, tests: tuple[Any, ...]) -> Any:
    """The residual, each balance over its own scale."""
    column, mesh, (z, q, chi) = flow.column, flow.mesh, tests
    n, symmetry, x, dS = mesh.n("+"), column.symmetry, mesh.x, flow.interface
    gap_rate, gap_test = flow.velocity("-"), z("-")
    momentum, mass = stokes(flow.velocity, p, z, q, column.viscosity, symmetry, x, mesh.dx("lithium", degree=DEGREE))
    load, plating = nernst_coupling(flow.potential("+"), chi("+"), gap_rate, gap_test, ATOMIC_VOLUME, n, symmetry, x, dS)
    momentum += load
    if column.friction:
        momentum += friction(gap_rate, gap_test, column.friction, n, symmetry, x, dS)
    for name, carried in (("root", column.root_pressure), ("tip", column.tip_pressure)):
        momentum += normal_pressure(carried, mesh.n, z, symmetry, x, mesh.ds(name, degree=DEGREE))
    plating += sheet_conduction(flow.potential("+"), chi("+"), column.mobility * CONDUCTION, n, symmetry, x, dS)
    if column.wall_mobility:
        conductivity, dx = column.wall_mobility * CONDUCTION, mesh.dx("wall", degree=DEGREE)
        plating += bulk_conduction(flow.potential, chi, conductivity, symmetry, x, dx)
    pressure, speed, volt = _scales(column)
    size = column.radius * column.height
    return 1 / (pressure * size) * momentum + 1 / (speed * size) * mass + volt / (pressure * speed * size) * plating


def _scales(column: Column) -> tuple[float, float, float]:
    """Pressure [Pa], speed [m/s] of lithium that diffuses along the wall, potential [V]."""
    pressure = max(column.root_pressure, column.tip_pressure)
    speed = 2 * column.mobility * pressure / (column.radius * column.height)
    return pressure, speed, pressure * ATOMIC_VOLUME / ELEMENTARY_CHARGE


def _prescribed(fem: Any, V: Any, mesh: Mesh, name: str, value: float) -> Any:
    return fem.dirichletbc(value, fem.locate_dofs_topological(V, mesh.dim - 1, mesh.facets_of(name)), V)


def _upwards(flow: Flow) -> Any:
    """A test function of slope -1/height: conduction against it is the mean current."""
    return -flow.mesh.x[1] / flow.column.height


def _volume(fem: Any, current: Any) -> float:
    """Of lithium [m3/s] in a current [A]."""
    return integral(fem, current) * ATOMIC_VOLUME / ELEMENTARY_CHARGE
