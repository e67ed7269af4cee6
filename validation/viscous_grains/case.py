"""Creep of hexagonal grains that flow themselves, and slide and part along their boundaries; see the README beside this file."""

from math import sqrt
from typing import Any

import numpy as np
import skfem
import ufl

from femiec.checks.column import ATOMIC_VOLUME, CONDUCTION, MOBILITY
from femiec.checks.order import refined
from femiec.checks.row import Kind, Measured, Row, shortfall
from femiec.estimates.creep import HEXAGONS
from femiec.forms.interface import nernst_coupling, sheet_conduction
from femiec.forms.stokes import stokes
from femiec.geometry import Mesh
from femiec.laws.kinematics import PLANAR
from femiec.laws.nernst import nernst_pressure
from femiec.quantities import MPa, nm
from femiec.solve.newton import Newton

FLATS, STRESS, DEGREE = 100 * nm, 1 * MPa, 4
"""Of the grains; sigma_1 = -sigma_2 of the load; of the quadrature."""
RATE, VOLT = MOBILITY * STRESS / FLATS**3, STRESS / nernst_pressure(1.0, ATOMIC_VOLUME)
SIZE = (FLATS / 2, FLATS * sqrt(3) / 2)
"""Of the cell: a quarter of each of two grains, in the corners (0, 0) and SIZE; its sides are mirrors."""
LEFT, RIGHT = FLATS / sqrt(3), FLATS / sqrt(12)
"""Heights of the two triple junctions, at the left and at the right side."""
STIFFNESSES = (1.0, 10.0, 100.0)
"""M eta/d^3, eta being the grains' own viscosity."""


MIRRORS = {"a": ((0, "a mirror"), (1, "bottom")), "b": ((0, "b mirror"), (1, "top"))}
"""Of each grain: the components of w that a mirror holds."""


def cell(along: int) -> Mesh:
    """Grain a below and grain b above the facet from one triple junction to the other.

    Half of a facet of grain a lies in the mirror on the right, and half of one of grain b in that on the left.
    """
    plain = skfem.MeshQuad.init_tensor(np.linspace(0, 1, along + 1), np.linspace(0, 2, 2 * along + 1))
    u, s = plain.p
    middle = LEFT + (RIGHT - LEFT) * u
    height = np.where(s < 1, s * middle, middle + (s - 1) * (SIZE[1] - middle))
    below = plain.p[1, plain.t].mean(axis=0) < 1
    (across, up), in_a = plain.p[:, plain.facets], plain.p[1, plain.facets].mean(axis=0) < 1
    left, right = (across == 0).all(axis=0), (across == 1).all(axis=0)
    surfaces = {
        "bottom": (up == 0).all(axis=0),
        "top": (up == 2).all(axis=0),
        "a mirror": left & in_a,
        "a facet": right & in_a,
        "b facet": left & ~in_a,
        "b mirror": right & ~in_a,
    }
    named = {name: np.nonzero(on)[0] for name, on in surfaces.items()}
    regions = {"a": np.nonzero(below)[0], "b": np.nonzero(~below)[0]}
    return Mesh.from_skfem(skfem.MeshQuad(np.array([SIZE[0] * u, height]), plain.t), regions, named)


def coefficient(fem: Any, stiffness: float, along: int) -> float:
    """C in eta = d^3/(C M), eta = sigma_1/(2 E_1), of grains of viscosity stiffness d^3/M.

    Unknowns: the part w of the velocity E x + w of each grain, the pressure, psi on the boundaries, E_1 and E_2.
    """
    mesh = cell(along)
    S = fem.functionspace(mesh, ("Lagrange", 2))
    numbers = [fem.functionspace(mesh, ("Real", 0)) for _ in range(2)]
    V = [fem.functionspace(mesh, ("Lagrange", 2, (2,)), grain) for grain in "ab"]
    Q = [fem.functionspace(mesh, ("Lagrange", 1), grain) for grain in "ab"]
    spaces = (*V, *Q, S, *numbers)
    unknowns = {
        name: fem.Function(space) for name, space in zip(("wa", "wb", "pa", "pb", "psi", "e1", "e2"), spaces, strict=True)
    }
    tests = dict(zip(unknowns, ufl.TestFunctions(ufl.MixedFunctionSpace(*spaces)), strict=True))
    momentum, mass, balance = balances(mesh, unknowns, tests, stiffness * FLATS**3 / MOBILITY)
    residual = 1 / (STRESS * FLATS**2) * momentum + 1 / (RATE * FLATS**2) * mass + VOLT / (STRESS * RATE * FLATS**2) * balance
    mirrors = [(V[k].sub(component), name) for k, grain in enumerate("ab") for component, name in MIRRORS[grain]]
    conditions = [
        fem.dirichletbc(0.0, fem.locate_dofs_topological(space, 1, mesh.facets_of(name)), space) for space, name in mirrors
    ]
    skeleton = np.append(mesh.between("a", "b")[0], mesh.facets_of("a facet", "b facet"))
    Newton().solve(fem.System(unknowns, residual, [*conditions, fem.pin_off_surface(S, skeleton)]))
    return 2 * float(unknowns["e1"].x.array[0])


def balances(mesh: Mesh, unknown: dict[str, Any], test: dict[str, Any], viscosity: float) -> tuple[Any, Any, Any]:
    """Of momentum, mass, and lithium on the boundaries."""
    x, psi, chi = mesh.x, VOLT * unknown["psi"], test["psi"]
    momentum: Any = -STRESS * (test["e1"] - test["e2"]) * mesh.dx(degree=DEGREE)
    mass: Any = 0
    w = {grain: RATE * FLATS * unknown[f"w{grain}"] for grain in "ab"}
    z = {grain: FLATS * test[f"w{grain}"] for grain in "ab"}
    for grain in "ab":
        v = w[grain] + RATE * ufl.as_vector([unknown["e1"] * x[0], unknown["e2"] * x[1]])
        virtual = z[grain] + ufl.as_vector([test["e1"] * x[0], test["e2"] * x[1]])
        dx = mesh.dx(grain, degree=DEGREE)
        power, volume = stokes(v, STRESS * unknown[f"p{grain}"], virtual, test[f"p{grain}"], viscosity, PLANAR, x, dx)
        momentum, mass = momentum + power, mass + volume
    # a mirror halves a facet: the grain parts from it by w, and conducts half of the lithium
    inside = mesh.n("+"), mesh.interface("a", "b", degree=DEGREE)
    boundaries = [(psi("+"), chi("+"), w["b"]("-") - w["a"]("+"), z["b"]("-") - z["a"]("+"), 1.0, *inside)]
    boundaries += [(psi, chi, w[g], z[g], 0.5, -mesh.n, mesh.ds(f"{g} facet", degree=DEGREE)) for g in "ab"]
    balance: Any = 0
    for potential, weight, gap_rate, gap_test, share, n, dS in boundaries:
        load, plating = nernst_coupling(potential, weight, gap_rate, gap_test, ATOMIC_VOLUME, n, PLANAR, x, dS)
        momentum = momentum + load
        balance = balance + plating + sheet_conduction(potential, weight, share * MOBILITY * CONDUCTION, n, PLANAR, x, dS)
    return momentum, mass, balance


def towards_rigid_grains(fem: Any) -> Measured:
    """The coefficient of the stiffest grains, and the order in which 144 is approached as M eta/d^3 grows."""
    found = [coefficient(fem, stiffness, 4) for stiffness in STIFFNESSES]
    return refined(found[-1], [1 / stiffness for stiffness in STIFFNESSES], [abs(c - HEXAGONS) for c in found])


def own_flow(fem: Any) -> float:
    """What softness adds to the coefficient, over the least that it can add."""
    return STIFFNESSES[0] * (coefficient(fem, STIFFNESSES[0], 4) - HEXAGONS)


ROWS = [
    Row(
        "viscous-grains-stiff",
        "d^3/(eta M) of grains with M eta/d^3 = 100",
        Kind.EXACT,
        HEXAGONS,
        "1",
        2e-4,
        towards_rigid_grains,
        least_order=1,
        solved=True,
    ),
    Row(
        "viscous-grains-soft",
        "Their own flow over its lower bound",
        Kind.EXACT,
        1.0,
        "1",
        0.0,
        own_flow,
        shortfall,
        solved=True,
    ),
]
