"""Cook's membrane; see the README beside this file."""

from collections.abc import Callable
from functools import cache, partial
from itertools import pairwise
from typing import Any

import numpy as np
import skfem
import ufl

from femiec.checks.order import refined
from femiec.checks.row import Kind, Measured, Row
from femiec.checks.section import integral
from femiec.geometry import Mesh
from femiec.laws.deforming import PLANE_STRAIN
from femiec.laws.solid.elastic import Elastic
from femiec.solve.newton import Newton

LENGTH, ROOT, TIP, RISE = 48.0, 44.0, 16.0, 44.0
"""Length, heights at the clamped and the loaded end, and height of the loaded end's lower corner [m]."""
COOK = Elastic(15 / 16, 1 / 4)
"""In plane strain what E = 1 Pa and nu = 1/3 are in plane stress."""
RUBBER = Elastic(1.0, 0.499)
MESHES = (8, 16, 32, 64)
"""Numbers of cells along each edge."""
DEGREE = 4
"""Of the quadrature."""


def membrane(across: int, triangles: bool = False, grading: float = 1.0) -> Mesh:
    """The trapezoid; above 1, the grading draws the cells to the upper corner of the clamped end."""
    even = np.linspace(0.0, 1.0, across + 1)
    kind = skfem.MeshTri if triangles else skfem.MeshQuad
    unit = kind.init_tensor(even**grading, 1 - (1 - even) ** grading)
    s, t = unit.p
    mesh = kind(np.array([LENGTH * s, RISE * s + (ROOT + (TIP - ROOT) * s) * t]), unit.t)

    def end(place: float) -> Any:
        return mesh.facets_satisfying(lambda x: abs(x[0] - place) < 1e-6, boundaries_only=True)

    return Mesh.from_skfem(mesh, surfaces={"clamped": end(0.0), "loaded": end(LENGTH)})


def shear(v: Any, mesh: Mesh) -> Any:
    """The mean of v_y over the loaded edge, UFL; its work is that of a shear force of 1 N/m, evenly spread."""
    return v[1] / TIP * mesh.ds("loaded", degree=DEGREE)


def clamped(fem: Any, V: Any, mesh: Mesh) -> list[Any]:
    """u = 0 at the clamped end."""
    return [fem.dirichletbc(0.0, fem.locate_dofs_topological(V.sub(i), 1, mesh.facets_of("clamped")), V.sub(i)) for i in (0, 1)]


@cache
def rise(fem: Any, law: Elastic, across: int, triangles: bool = False) -> dict[str, float]:
    """How far the loaded edge rises [m], in its middle and on average."""
    mesh = membrane(across, triangles)
    V = fem.functionspace(mesh, ("Lagrange", 2, (2,)))
    u, w = fem.Function(V), ufl.TestFunction(V)
    strained, tested = (PLANE_STRAIN.displacement_gradient(each, mesh.x) for each in (u, w))
    balance = ufl.inner(law.stress(strained, {}), tested) * mesh.dx(degree=DEGREE) - shear(w, mesh)
    Newton().solve(fem.System({"u": u}, balance, clamped(fem, V, mesh)))
    middle = fem.evaluate_at(u, mesh, np.array([[LENGTH, RISE + TIP / 2]]))[0, 1]
    return {"middle": float(middle), "mean": integral(fem, shear(u, mesh))}


def settling(fem: Any, value: float, law: Elastic, triangles: bool = False) -> Measured:
    """A number on the finest mesh; its order is that of the mean rise, from what each halving of the cells changes."""
    means = [rise(fem, law, across, triangles)["mean"] for across in MESHES[-3:]]
    return refined(value, [1 / across for across in MESHES[-2:]], [b - a for a, b in pairwise(means)])


def middle(fem: Any, triangles: bool) -> Measured:
    """The rise [m] in the middle on the finest mesh."""
    return settling(fem, rise(fem, COOK, MESHES[-1], triangles)["middle"], COOK, triangles)


def mixed(fem: Any, law: Elastic) -> float:
    """The mean rise [m] of displacement and pressure as two fields, of Taylor and Hood's triangles, graded."""
    mesh = membrane(40, triangles=True, grading=2.0)
    V, Q = fem.functionspace(mesh, ("Lagrange", 2, (2,))), fem.functionspace(mesh, ("Lagrange", 1))
    u, p = fem.Function(V), fem.Function(Q)
    w, q = ufl.TestFunctions(ufl.MixedFunctionSpace(V, Q))
    E, nu = law.youngs_modulus, law.poissons_ratio
    mu, lame = E / (2 * (1 + nu)), E * nu / ((1 + nu) * (1 - 2 * nu))
    strain = ufl.sym(ufl.grad(u))
    balance = (2 * mu * ufl.inner(strain, ufl.grad(w)) - p * ufl.div(w) - q * (ufl.div(u) + p / lame)) * mesh.dx(degree=DEGREE)
    Newton().solve(fem.System({"u": u, "p": p}, balance - shear(w, mesh), clamped(fem, V, mesh)))
    return integral(fem, shear(u, mesh))


def rubber(fem: Any) -> Measured:
    """The mean rise over that of two fields."""
    return settling(fem, rise(fem, RUBBER, MESHES[-1])["mean"] / mixed(fem, RUBBER), RUBBER)


def row(id: str, title: str, true: float, unit: str, tolerance: float, least: float, measure: Callable[..., Measured]) -> Row:
    """A row of this case."""
    return Row(id, title, Kind.BENCHMARK, true, unit, tolerance, measure, least_order=least, solved=True)


ROWS = [
    row("cooks-quadrilaterals", "Rise of the loaded edge's middle", 23.96, "m", 5e-4, 1.35, partial(middle, triangles=False)),
    row("cooks-triangles", "The same on triangles", 23.96, "m", 5e-4, 1.35, partial(middle, triangles=True)),
    row("cooks-rubber", "Nearly incompressible: mean rise over that of two fields", 1.0, "1", 5e-3, 1.09, rubber),
]
