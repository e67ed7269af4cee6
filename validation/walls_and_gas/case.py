"""Lame's walls, statics of the tubule and Boyle's gas; README.md beside this file derives them."""

from functools import cache, partial

import numpy as np
import skfem
import ufl

from femiec import materials
from femiec.checks.order import observed_orders
from femiec.checks.verdict import Kind, Measured, Row
from femiec.engine import embedded as fem
from femiec.estimates.lame import confined_tube, pressurised_tube
from femiec.forms.elastic import static_balance
from femiec.forms.traction import normal_pressure
from femiec.geometry import Mesh, Tubule, tubule_mesh
from femiec.laws.elasticity import isotropic_stress
from femiec.laws.kinematics import AXISYMMETRIC
from femiec.models.tubule import Neighbours, SingleTubule
from femiec.quantities import MPa, mV, nm, um
from femiec.simulate import simulate
from femiec.solve.newton import Newton

INNER, OUTER, PRESSURE = 50 * nm, 60 * nm, 100 * MPa
MODULUS, RATIO = materials.hard_carbon.youngs_modulus.value, materials.hard_carbon.poissons_ratio.value
HALVINGS = (2, 4, 8)
TUBES = {
    "free": pressurised_tube(INNER, OUTER, PRESSURE, 0.0, MODULUS, RATIO),
    "confined": confined_tube(INNER, OUTER, PRESSURE, MODULUS, RATIO),
}


def slice_of_wall(count):
    """A thin slice of the wall, two surfaces named."""
    mesh = skfem.MeshQuad.init_tensor(np.linspace(INNER, OUTER, count + 1), np.linspace(0, 5 * nm, 2))
    middle = (INNER + OUTER) / 2
    sides = {
        "inner": lambda x: x[0] < INNER + 1e-12,
        "outer": lambda x: x[0] > OUTER - 1e-12,
        "ends": lambda x: abs(x[0] - middle) < (OUTER - INNER) / 2 - 1e-12,
    }
    return Mesh.from_skfem(
        mesh, surfaces={name: mesh.facets_satisfying(side, boundaries_only=True) for name, side in sides.items()}
    )


@cache
def lame_errors(count, outer):
    """Relative errors of the displacement (L2) and of the hoop stress on the inner surface, in plane strain."""
    mesh, tube = slice_of_wall(count), TUBES[outer]
    x, dx = mesh.x, mesh.dx(degree=8)
    V = fem.functionspace(mesh, ("Lagrange", 2, (2,)))
    u, w = fem.Function(V), ufl.TestFunction(V)
    scale = PRESSURE * INNER / MODULUS
    stress = isotropic_stress(AXISYMMETRIC.strain(scale * u, x), MODULUS, RATIO)
    residual = static_balance(stress, w, AXISYMMETRIC, x, dx) + normal_pressure(
        PRESSURE, mesh.n, w, AXISYMMETRIC, x, mesh.ds("inner", degree=8)
    )
    fixed = [(V.sub(1), "ends")] + [(V.sub(0), "outer")] * (outer == "confined")
    bcs = [fem.dirichletbc(0.0, fem.locate_dofs_topological(space, 1, mesh.facets_of(name)), space) for space, name in fixed]
    Newton().solve(fem.System({"displacement": u}, 1 / (PRESSURE * INNER**2) * residual, bcs))
    exact = tube.displacement(np.array([INNER, OUTER])) / scale
    a, b = np.linalg.solve([[INNER, 1 / INNER], [OUTER, 1 / OUTER]], exact)  # u = a r + b/r
    field = a * x[0] + b / x[0]
    size = [fem.assemble_scalar(fem.form(f**2 * x[0] * dx)) for f in (u[0] - field, field)]
    hoop = fem.assemble_scalar(fem.form(stress[1, 1] * mesh.ds("inner", degree=8))) / (5 * nm)
    return float(np.sqrt(size[0] / size[1])), abs(hoop / tube.hoop_stress(INNER) - 1)


def lame(outer, which):
    """Error on the finest mesh, with the observed order."""
    errors = [lame_errors(count, outer)[which] for count in HALVINGS]
    return Measured(errors[-1], observed_orders([1 / count for count in HALVINGS], errors)[-1])


@cache
def solved(neighbours):
    """The paper's tubule, solved."""
    wall = 5 * nm if neighbours is Neighbours.SHARED else 10 * nm
    mesh = tubule_mesh(Tubule(100 * nm, wall, 20 * um, 0.5))
    return simulate(SingleTubule(mesh, materials.lithium, materials.hard_carbon, 300.0, -50 * mV, neighbours=neighbours))


def ledger(neighbours, label):
    return float(solved(neighbours).ledger.column(label)[0])


def thrust_ratio(neighbours):
    """Pull of the wall at the root less that at the top, over the thrust of the lithium."""
    pull = ledger(neighbours, "Pull of the wall at the root [N]") - ledger(neighbours, "Pull of the wall at the top [N]")
    return pull / ledger(neighbours, "Thrust of the lithium on the wall [N]")


def boyle_ratio(neighbours):
    """Gas now over gas when sealed; the volume is the deformed cavity's."""
    return ledger(neighbours, "Gas [mol]") / ledger(neighbours, "Gas, when sealed [mol]")


def exact(name, title, quoted, tolerance, compute, **more):
    return Row(name, title, Kind.EXACT, quoted, "1", tolerance, compute, engine="embedded", **more)


FREE, SHARED = Neighbours.FREE, Neighbours.SHARED
ROWS = [
    exact(
        "lame-free-displacement",
        "Wall with a free outer surface: displacement",
        0.0,
        1e-6,
        partial(lame, "free", 0),
        least_order=3.0,
    ),
    exact(
        "lame-free-hoop",
        "Wall with a free outer surface: hoop stress inside",
        0.0,
        1e-4,
        partial(lame, "free", 1),
        least_order=2.0,
    ),
    exact(
        "lame-confined-displacement",
        "Wall held at its mid-plane: displacement",
        0.0,
        1e-4,
        partial(lame, "confined", 0),
        least_order=3.0,
    ),
    exact(
        "lame-confined-hoop",
        "Wall held at its mid-plane: hoop stress inside",
        0.0,
        1e-3,
        partial(lame, "confined", 1),
        least_order=2.0,
    ),
    exact("statics-shared", "The shared wall carries the lithium's thrust", 1.0, 1e-4, partial(thrust_ratio, SHARED)),
    exact("statics-free", "The isolated wall carries the lithium's thrust", 1.0, 1e-4, partial(thrust_ratio, FREE)),
    exact("boyle", "Gas in an isolated tubule, by Boyle with the deformed volume", 1.0, 1e-10, partial(boyle_ratio, FREE)),
    exact(
        "boyle-volume",
        "Its volume does deform: change over 0.3 %",
        0.0031,
        0.05,
        lambda: solved(FREE).summary["Gas volume change"],
    ),
]
