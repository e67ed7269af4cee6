"""Lithium plated uniformly along a wall needs half of the pressure that it needs to diffuse to the tip; see the README."""

from collections.abc import Callable
from functools import partial
from math import pi
from typing import Any

import numpy as np
import ufl

from femiec.checks.column import ATOMIC_VOLUME, CONDUCTION, DEGREE, MOBILITY, column_mesh
from femiec.checks.order import refined
from femiec.checks.row import Kind, Measured, Row
from femiec.checks.section import integral, relative_norm
from femiec.forms.interface import nernst_coupling, sheet_conduction
from femiec.forms.traction import normal_pressure
from femiec.geometry import Mesh
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR, Symmetry
from femiec.laws.nernst import nernst_pressure
from femiec.quantities import MPa, nm, um
from femiec.solve.newton import Newton

RADIUS, HEIGHT = 50 * nm, 20 * um
DROP, BLOCK = 100 * MPa, 30 * MPa
"""From root to tip, and the pressure on a block of lithium."""
SPEED, VOLT = MOBILITY * DROP / HEIGHT**2, DROP / nernst_pressure(1.0, ATOMIC_VOLUME)
COUNTS = (8, 16, 32)
STEPS = [1 / along for along in COUNTS]
PICO = 1e-3 * nm


def wall(along: int) -> Mesh:
    """With one cell of lithium and one of wall across."""
    return column_mesh(np.array([0.0, RADIUS]), np.array([RADIUS, RADIUS + 10 * nm]), np.linspace(0, HEIGHT, along + 1))


def forms(symmetry: Symmetry, mesh: Mesh, psi: Any, chi: Any, gap_rate: Any, gap_test: Any) -> tuple[Any, Any]:
    """The load of lithium, and its balance on the interface."""
    n, x, dS = mesh.n("+"), mesh.x, mesh.interface("wall", "lithium", degree=DEGREE)
    load, plating = nernst_coupling(psi("+"), chi("+"), gap_rate, gap_test, ATOMIC_VOLUME, n, symmetry, x, dS)
    return load, plating + sheet_conduction(psi("+"), chi("+"), MOBILITY * CONDUCTION, n, symmetry, x, dS)


def on_surface(fem: Any, S: Any, **ends: float) -> list[Any]:
    """Conduction along the interface only, psi [VOLT] given at some of its ends."""
    facets = {name: S.mesh.facets_of(f"wall {name}") for name in ends}
    given = [fem.dirichletbc(value, fem.locate_dofs_topological(S, 1, facets[name]), S) for name, value in ends.items()]
    return [fem.pin_off_surface(S, S.mesh.facets_of("wall|lithium")), *given]


def plated(fem: Any, symmetry: Symmetry, along: int, plating: float, **ends: float) -> tuple[Mesh, Any]:
    """The mesh, and the pressure [Pa] on a wall on which lithium is plated at a given speed [m/s]."""
    mesh = wall(along)
    S = fem.functionspace(mesh, ("Lagrange", 1), "wall")
    psi, chi = fem.Function(S), ufl.TestFunction(S)
    _, balance = forms(symmetry, mesh, VOLT * psi, chi, plating * mesh.n("+"), mesh.n("+"))
    scale = VOLT / (DROP * SPEED * HEIGHT * RADIUS)
    Newton().solve(fem.System({"psi": psi}, scale * balance, on_surface(fem, S, **ends)))
    return mesh, nernst_pressure(VOLT * psi, ATOMIC_VOLUME)


def flux_to_tip(fem: Any, symmetry: Symmetry) -> float:
    """What a drop of DROP drives along a wall without plating [m3/s], of a slit per depth [m2/s]."""
    mesh, pressure = plated(fem, symmetry, 4, 0.0, root=1.0, top=0.0)
    potential, height = pressure / nernst_pressure(1.0, ATOMIC_VOLUME), mesh.x[1] / HEIGHT
    dS = mesh.interface("wall", "lithium", degree=DEGREE)
    current = sheet_conduction(potential("+"), -height("+"), MOBILITY * CONDUCTION, mesh.n("+"), symmetry, mesh.x, dS)
    return integral(fem, current) / nernst_pressure(1.0, ATOMIC_VOLUME)


def uniform_sink(fem: Any, symmetry: Symmetry) -> Measured:
    """Drop to the end of a wall that takes up the same flux evenly, over DROP; and the order of the pressure's profile."""
    plating = flux_to_tip(fem, symmetry) / (HEIGHT * (2 * pi * RADIUS if symmetry == AXISYMMETRIC else 1))
    errors = []
    for along in COUNTS:
        mesh, pressure = plated(fem, symmetry, along, plating, root=1.0)
        z, dS = mesh.x[1] / HEIGHT, mesh.interface("wall", "lithium", degree=DEGREE)
        exact = DROP * (1 - plating / SPEED * (z - z**2 / 2))
        errors.append(relative_norm(fem, pressure("+") - exact, exact, 1.0, dS))
    end = float(fem.evaluate_at(pressure, mesh, np.array([[RADIUS, HEIGHT]]))[0, 0])
    return refined(1 - end / DROP, STEPS, errors)


def block_speed(fem: Any, along: int) -> float:
    """With which a rigid block of lithium leaves the wall of a slit [m/s]: one number, found with the pressure that moves it."""
    mesh = wall(along)
    S, R = fem.functionspace(mesh, ("Lagrange", 1), "wall"), fem.functionspace(mesh, ("Real", 0))
    psi, speed = fem.Function(S), fem.Function(R)
    chi, test = ufl.TestFunctions(ufl.MixedFunctionSpace(S, R))
    leaving, direction = (ufl.as_vector([-value("-"), 0]) for value in (SPEED * speed, test))
    load, balance = forms(PLANAR, mesh, VOLT * psi, chi, leaving, direction)
    # what presses the block on the wall is the pressure on its back, the slit's middle, where the normal points to -r
    load += normal_pressure(BLOCK, mesh.n, ufl.as_vector([-test, 0]), PLANAR, mesh.x, mesh.ds("axis", degree=DEGREE))
    residual = 1 / (DROP * HEIGHT) * load + VOLT / (DROP * SPEED * HEIGHT) * balance
    Newton().solve(fem.System({"psi": psi, "speed": speed}, residual, on_surface(fem, S, root=1.0)))
    return SPEED * float(speed.x.array[0])


def block(fem: Any) -> Measured:
    """The block's speed [pm/s] on the finest of three meshes, and its order."""
    speeds = [block_speed(fem, along) for along in COUNTS]
    return refined(speeds[-1] / PICO, STEPS, [abs(speed / BLOCK_SPEED - 1) for speed in speeds])


BLOCK_SPEED = 3 * MOBILITY * (DROP - BLOCK) / HEIGHT**2


def row(id: str, title: str, quoted: float, unit: str, tolerance: float, compute: Callable[..., Measured]) -> Row:
    """A second-order row."""
    return Row(id, title, Kind.EXACT, quoted, unit, tolerance, compute, least_order=2, solved=True)


TUBE_SINK, SLIT_SINK = (partial(uniform_sink, symmetry=symmetry) for symmetry in (AXISYMMETRIC, PLANAR))
ROWS = [
    row("sink-tube", "Drop along an even sink over that to the tip, tube", 0.5, "1", 1e-10, TUBE_SINK),
    row("sink-slit", "Drop along an even sink over that to the tip, slit", 0.5, "1", 1e-10, SLIT_SINK),
    row("sink-block", "Speed of a block that is plated evenly", BLOCK_SPEED / PICO, "pm/s", 1e-3, block),
]
