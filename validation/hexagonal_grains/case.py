"""Creep of hexagonal grains by diffusion along their boundaries; see the README beside this file."""

from collections.abc import Callable
from functools import partial
from math import cos, pi, radians, sin, sqrt
from typing import Any

import numpy as np
import skfem
import ufl
from numpy.typing import NDArray
from scipy.sparse.linalg import spsolve

from femiec.checks.column import ATOMIC_VOLUME, CONDUCTION, MOBILITY
from femiec.checks.order import refined
from femiec.checks.row import Kind, Measured, Row
from femiec.estimates.creep import HEXAGONS
from femiec.forms.interface import nernst_coupling, sheet_conduction
from femiec.geometry import Mesh
from femiec.laws.kinematics import PLANAR
from femiec.laws.nernst import nernst_pressure
from femiec.quantities import MPa, nm

FLATS, STRESS = 100 * nm, 1 * MPa
"""Of the grains, and of the load."""
RATE, VOLT = MOBILITY * STRESS / FLATS**3, STRESS / nernst_pressure(1.0, ATOMIC_VOLUME)
COUNTS = (12, 24, 48)
STRETCH, SHEAR = np.diag([STRESS, -STRESS]), np.array([[0, STRESS], [STRESS, 0]])
GRAINS = ("a", "b", "c")

Array = NDArray[np.float64]


def junctions(angle: float) -> Array:
    """Ends of the three facets that meet at the origin [m], shape (3, 2)."""
    turns = [radians(angle) + 2 * pi * k / 3 for k in range(3)]
    return FLATS / sqrt(3) * np.array([[cos(turn), sin(turn)] for turn in turns])


def cell(along: int, angle: float) -> tuple[Mesh, Array]:
    """A third of each of the three grains around a triple junction, and the grains' centres [m].

    The three rhombi repeat in the plane: they hold each facet, and each of the two kinds of triple junction, once.
    """
    ends, u = junctions(angle), np.linspace(0, 1, along + 1)
    s, t = (grid.ravel() for grid in np.meshgrid(u, u))
    points = np.hstack([np.outer(ends[k], s) + np.outer(ends[(k + 1) % 3], t) for k in range(3)])
    number = np.arange(len(s)).reshape(along + 1, along + 1)
    quads = np.array([corner.ravel() for corner in (number[:-1, :-1], number[:-1, 1:], number[1:, 1:], number[1:, :-1])])
    _, first, same = np.unique((points / FLATS).round(9), axis=1, return_index=True, return_inverse=True)
    cells = same.ravel()[np.hstack([quads + k * len(s) for k in range(3)])]
    regions = {grain: np.arange(along**2) + k * along**2 for k, grain in enumerate(GRAINS)}
    return Mesh.from_skfem(
        skfem.MeshQuad(np.ascontiguousarray(points[:, first]), np.ascontiguousarray(cells)), regions, {}
    ), ends + np.roll(ends, -1, axis=0)


def creep_rate(fem: Any, stress: Array, angle: float, along: int, degree: int = 1) -> Array:
    """The mean rate [1/s] of rigid grains under a mean stress [Pa], shape (2, 2).

    Unknowns are psi on the boundaries and three numbers, the rate's components: the grain at X moves with E X.
    """
    mesh, centres = cell(along, angle)
    S = fem.functionspace(mesh, ("Lagrange", degree))
    numbers = [fem.functionspace(mesh, ("Real", 0)) for _ in range(3)]
    unknowns = [fem.Function(space) for space in (S, *numbers)]
    chi, *tests = ufl.TestFunctions(ufl.MixedFunctionSpace(S, *numbers))
    psi, rate, test = VOLT * unknowns[0], RATE * _symmetric(unknowns[1:]), _symmetric(tests)
    load, balance = -ufl.inner(ufl.as_matrix(stress.tolist()), test) * mesh.dx(), 0
    for first, second in ((0, 1), (1, 2), (2, 0)):
        n, dS = mesh.n("+"), mesh.interface(GRAINS[first], GRAINS[second], degree=4)
        apart = ufl.as_vector((centres[second] - centres[first]).tolist())
        gap_rate, gap_test = rate("+") * apart, test("+") * apart
        push, plating = nernst_coupling(psi("+"), chi("+"), gap_rate, gap_test, ATOMIC_VOLUME, n, PLANAR, mesh.x, dS)
        load += push
        balance += plating + sheet_conduction(psi("+"), chi("+"), MOBILITY * CONDUCTION, n, PLANAR, mesh.x, dS)
    residual = 1 / (STRESS * FLATS**2) * load + VOLT / (STRESS * RATE * FLATS**2) * balance
    e11, e12, e22 = RATE * _solve(fem, unknowns, residual, junctions(angle))[-3:]
    return np.array([[e11, e12], [e12, e22]])


def _symmetric(numbers: Any) -> Any:
    e11, e12, e22 = numbers
    return ufl.as_matrix([[e11, e12], [e12, e22]])


def _solve(fem: Any, unknowns: list[Any], residual: Any, ends: Array) -> Array:
    """All dofs: psi lives on the skeleton, and its three outer ends are one triple junction."""
    S, mesh = unknowns[0].function_space, unknowns[0].function_space.mesh
    skeleton = np.concatenate([mesh.between(*pair)[0] for pair in (("a", "b"), ("b", "c"), ("c", "a"))])
    one, *others = (int(np.argmin(np.linalg.norm(S.dof_coordinates() - end[:, None], axis=0))) for end in ends)
    ties = [fem.tie(S, dof, [one], [1.0]) for dof in others]
    system = fem.System({f"{k}": unknown for k, unknown in enumerate(unknowns)}, residual, [])
    constraint = fem.constrain([unknown.function_space for unknown in unknowns], ties, [fem.pin_off_surface(S, skeleton)])
    matrix, right = constraint.reduce(system.jacobian(system.initial()), -system.residual(system.initial()))
    return constraint.expand(spsolve(matrix.tocsc(), right))


def coefficient(fem: Any, stress: Array, angle: float, along: int, degree: int = 1) -> float:
    """C in eta = d^3/(C M), eta = s:s/(2 s:E)."""
    return 2 * FLATS**3 / MOBILITY * float(np.sum(stress * creep_rate(fem, stress, angle, along, degree)) / np.sum(stress**2))


def converging(fem: Any, stress: Array, angle: float) -> Measured:
    """The coefficient on the finest of three meshes, and its order."""
    found = [coefficient(fem, stress, angle, along) for along in COUNTS]
    return refined(found[-1], [1 / along for along in COUNTS], [abs(c - HEXAGONS) for c in found])


def anisotropy(fem: Any) -> float:
    """The part of the rate that is not parallel to the stress, relative to the rate, over some orientations."""
    rates = [creep_rate(fem, STRETCH, angle, 4, 2) for angle in (0, 10, 15, 30)]
    return max(
        float(np.linalg.norm(rate - np.sum(rate * STRETCH) / (2 * STRESS**2) * STRETCH) / np.linalg.norm(rate)) for rate in rates
    )


def row(what: str, title: str, stress: Array, angle: float) -> Row:
    """Linear elements."""
    measure: Callable[..., Measured] = partial(converging, stress=stress, angle=angle)
    return Row(f"hexagons-{what}", title, Kind.EXACT, HEXAGONS, "1", 5e-4, measure, least_order=2, solved=True)


ROWS = [
    row("flats", "d^3/(eta M), tension across the flats", STRETCH, 90.0),
    row("corners", "d^3/(eta M), tension across the corners", STRETCH, 0.0),
    row("shear", "d^3/(eta M), shear along the flats", SHEAR, 90.0),
    row("skew", "d^3/(eta M), tension between flats and corners", STRETCH, 10.0),
    Row(
        "hexagons-parabola",
        "The same, psi quadratic",
        Kind.EXACT,
        HEXAGONS,
        "1",
        1e-10,
        lambda fem: coefficient(fem, STRETCH, 10.0, 2, 2),
        solved=True,
    ),
    Row("hexagons-isotropic", "Rate beside the stress's direction", Kind.EXACT, 0.0, "1", 1e-10, anisotropy, solved=True),
]
