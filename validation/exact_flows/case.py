"""Exact flows; README.md beside this file derives them."""

from functools import cache, partial

import numpy as np
import skfem
import ufl

from femiec import materials
from femiec.checks.order import observed_orders
from femiec.checks.verdict import Kind, Measured, Row
from femiec.engine import embedded as fem
from femiec.forms.stokes import stokes
from femiec.forms.traction import normal_pressure
from femiec.geometry import Mesh, Tubule, tubule_mesh
from femiec.laws.creep import DislocationCreep, equivalent_rate
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR
from femiec.models.creep import CreepLaws, Dislocation
from femiec.models.tubule import SingleTubule
from femiec.quantities import mV, nm, um
from femiec.simulate import simulate
from femiec.solve.newton import Newton

EXACT = Kind.EXACT
COBLE = CreepLaws(nabarro_herring=False)
DEGREE = 8
HALVINGS = (4, 8, 16)


@cache
def solved(symmetry=AXISYMMETRIC, creep=None):
    """The paper's tubule, solved: its summary."""
    mesh = tubule_mesh(Tubule(100 * nm, 5 * nm, 20 * um, 0.5))
    laws = CreepLaws() if creep is None else creep
    return simulate(
        SingleTubule(mesh, materials.lithium, materials.hard_carbon, 300.0, -50 * mV, symmetry=symmetry, creep=laws)
    ).summary


def speed_ratio(exact, **conditions):
    """Tip speed over an exact one."""
    numbers = solved(**conditions)
    return numbers["Tip speed [nm/s]"] / numbers[f"Tip speed, {exact} [nm/s]"]


def mixed_creep_ratio():
    """Tip speed over that of a pipe in which Newtonian and power-law rates add: 1/R^2 int_0^R r^2 rate(G r/2) dr."""
    model = SingleTubule(
        tubule_mesh(Tubule(100 * nm, 5 * nm, 20 * um, 0.5)),
        materials.lithium,
        materials.hard_carbon,
        300.0,
        -50 * mV,
        creep=CreepLaws(dislocation=Dislocation()),
    )
    numbers = simulate(model).summary
    gradient = (numbers["Root pressure [MPa]"] - numbers["Tip pressure [MPa]"]) * 1e6 / model.tubule.tip
    law, n = materials.lithium.dislocation_creep[0], materials.lithium.dislocation_creep[0].exponent.value
    power = 3 ** ((n + 1) / 2) * law.rate_coefficient(300.0) * (gradient * model.tubule.radius / 2e6) ** n
    newtonian = gradient * model.tubule.radius / (2 * model.viscosity)
    mean = model.tubule.radius * (newtonian / 4 + power / (n + 3))
    return numbers["Tip speed [nm/s]"] * nm / mean


# -------------------------------------------------------------------- velocity profiles, with observed orders
def pipe(count, inner, cell):
    """inner < r < 1, 0 < z < 1, with its four sides named; the cells across are graded so that they do not nest."""
    r = inner + (1 - inner) * np.linspace(0, 1, count + 1)
    kind = skfem.MeshQuad if cell == "quadrilateral" else skfem.MeshTri
    mesh = kind.init_tensor(r, np.linspace(0, 1, count // 2 + 1))
    sides = {
        "in": lambda x: x[1] < 1e-9,
        "out": lambda x: x[1] > 1 - 1e-9,
        "wall": lambda x: x[0] > 1 - 1e-9,
        "core": lambda x: x[0] < inner + 1e-9,
    }
    return Mesh.from_skfem(
        mesh, surfaces={name: mesh.facets_satisfying(side, boundaries_only=True) for name, side in sides.items()}
    )


def profile_error(count, symmetry, exact, inner=0.0, law=None, viscosity=1.0, cell="triangle"):
    """Relative L2 error of the axial velocity from a pressure of 1 to one of 0, without slip on the walls."""
    mesh = pipe(count, inner, cell)
    x, dx = mesh.x, mesh.dx(degree=DEGREE)
    spaces = [fem.functionspace(mesh, element) for element in (("Lagrange", 2, (2,)), ("Lagrange", 1))]
    functions = [fem.Function(space) for space in spaces]
    tests = ufl.TestFunctions(ufl.MixedFunctionSpace(*spaces))
    v, p = functions
    eta = viscosity if law is None else law.viscosity(equivalent_rate(symmetry.strain(v, x), 1e-6), viscosity)
    residual = sum(stokes(v, p, tests[0], tests[1], eta, symmetry, x, dx))
    residual += normal_pressure(1.0, mesh.n, tests[0], symmetry, x, mesh.ds("in", degree=DEGREE))
    V = spaces[0]
    no_slip = ["wall", "core"] if inner > 0 else ["wall"]
    fixed = [(V, no_slip), (V.sub(0), ["in", "out"])] + ([] if inner > 0 else [(V.sub(0), ["core"])])
    bcs = [fem.dirichletbc(0.0, fem.locate_dofs_topological(space, 1, mesh.facets_of(*names)), space) for space, names in fixed]
    Newton().solve(fem.System({"velocity": v, "pressure": p}, residual, bcs))
    weight = symmetry.weight(x)
    size = [fem.assemble_scalar(fem.form(f**2 * weight * dx)) for f in (v[1] - exact(x[0]), exact(x[0]))]
    return float(np.sqrt(size[0] / size[1]))


def profile(**case):
    """Error on the finest mesh, with the observed order."""
    errors = [profile_error(count, **case) for count in HALVINGS]
    return Measured(errors[-1], observed_orders([1 / count for count in HALVINGS], errors)[-1])


def annulus(r, inner=0.3):
    """v = [1 - r^2 - (1 - a^2) ln r/ln a]/4 between two cylinders, under unit gradient and viscosity."""
    return (1 - r**2 - (1 - inner**2) * ufl.ln(r) / np.log(inner)) / 4


def power_law_pipe(r, n=5.0, coefficient=2.0):
    """v = (1 - r^2)/4 + 3^((n+1)/2) B (1/2)^n (1 - r^(n+1))/(n + 1), Newtonian and power-law rates added."""
    return (1 - r**2) / 4 + 3 ** ((n + 1) / 2) * coefficient * 0.5**n * (1 - r ** (n + 1)) / (n + 1)


def exact(name, title, quoted, tolerance, compute, unit="1", **more):
    return Row(f"flow-{name}", title, EXACT, quoted, unit, tolerance, compute, engine="embedded", **more)


LAW = DislocationCreep(2.0, 5.0, 1.0)
ROWS = [
    exact("poiseuille-tube", "Tip speed over Poiseuille's in a tube", 1.0, 1e-3, partial(speed_ratio, "Poiseuille")),
    exact(
        "poiseuille-slit", "Tip speed over Poiseuille's in a slit", 1.0, 1e-3, partial(speed_ratio, "Poiseuille", symmetry=PLANAR)
    ),
    exact(
        "coble-tube",
        "Coble viscosity over wall diffusion in a tube, 42 pi/128 = 1.031",
        1.0,
        0.04,
        partial(speed_ratio, "exact wall diffusion", creep=COBLE),
    ),
    exact(
        "coble-slit",
        "Coble viscosity at 1.765 W over wall diffusion in a slit",
        1.0,
        1e-3,
        partial(speed_ratio, "exact wall diffusion", symmetry=PLANAR, creep=COBLE),
    ),
    exact("mixed-pipe", "Diffusional and dislocation creep in a tube over the pipe integral", 1.0, 3e-3, mixed_creep_ratio),
    exact(
        "profile-tube",
        "Velocity profile in a tube: a parabola, in the space",
        0.0,
        1e-10,
        lambda: profile_error(4, AXISYMMETRIC, lambda r: (1 - r**2) / 4),
    ),
    exact(
        "profile-annulus",
        "Velocity profile between cylinders",
        0.0,
        2e-4,
        partial(profile, symmetry=AXISYMMETRIC, exact=annulus, inner=0.3),
        least_order=3.0,
    ),
    exact(
        "profile-annulus-quads",
        "The same on quadrilaterals",
        0.0,
        2e-4,
        partial(profile, symmetry=AXISYMMETRIC, exact=annulus, inner=0.3, cell="quadrilateral"),
        least_order=3.0,
    ),
    exact(
        "profile-power-law",
        "Velocity profile of mixed creep in a tube, n = 5",
        0.0,
        1e-3,
        partial(profile, symmetry=AXISYMMETRIC, exact=power_law_pipe, law=LAW),
        least_order=3.0,
    ),
    exact("balance-tube", "Lithium balance defect in a tube", 0.0, 1e-10, lambda: solved()["Lithium balance defect"]),
    exact(
        "balance-slit", "Lithium balance defect in a slit", 0.0, 1e-10, lambda: solved(symmetry=PLANAR)["Lithium balance defect"]
    ),
]
