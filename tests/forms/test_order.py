"""Observed order of velocity, pressure and displacement against smooth exact fields, in both symmetries and on both cells.

The load is the residual of the exact field itself, so the discrete solution is its projection in the form's own energy.
"""

import numpy as np
import pytest
import skfem
import ufl

from femiec.checks.order import observed_orders
from femiec.engine import embedded as fem
from femiec.forms.elastic import static_balance
from femiec.forms.stokes import stokes
from femiec.geometry import Mesh
from femiec.laws.elasticity import isotropic_stress
from femiec.laws.kinematics import AXISYMMETRIC, PLANAR
from femiec.solve.newton import Newton

SIZES = [1 / 4, 1 / 8, 1 / 16]
CASES = [(symmetry, cell) for symmetry in (AXISYMMETRIC, PLANAR) for cell in ("quadrilateral", "triangle")]
IDS = [f"{symmetry.name}-{cell}" for symmetry, cell in CASES]


def ring(cell, size):
    """0.5 < r < 1.5, 0 < z < 1."""
    count = round(1 / size)
    grid = np.linspace(0, 1, count + 1)
    kind = skfem.MeshQuad if cell == "quadrilateral" else skfem.MeshTri
    mesh = kind.init_tensor(grid + 0.5, grid)
    return Mesh.from_skfem(mesh, surfaces={"all": mesh.boundary_facets()})


def norm(error, weight, mesh):
    return np.sqrt(fem.assemble_scalar(fem.form(ufl.inner(error, error) * weight * mesh.dx(degree=8))))


def error_norms(mesh, unknown, exact, symmetry):
    """L2 norms of value and gradient."""
    weight = symmetry.weight(mesh.x)
    error = unknown - exact
    return norm(error, weight, mesh), norm(ufl.grad(error), weight, mesh)


def flow_error(cell, size, symmetry):
    mesh = ring(cell, size)
    x, dx = mesh.x, mesh.dx(degree=8)
    V, Q = fem.functionspace(mesh, ("Lagrange", 2, (2,))), fem.functionspace(mesh, ("Lagrange", 1))
    v, p = fem.Function(V), fem.Function(Q)
    z, q = ufl.TestFunctions(ufl.MixedFunctionSpace(V, Q))
    stream = ufl.sin(2 * x[0]) * ufl.cos(3 * x[1])
    scale = x[0] if symmetry is AXISYMMETRIC else 1
    exact_v = ufl.as_vector([-stream.dx(1) / scale, stream.dx(0) / scale])
    exact_p = ufl.cos(x[0] + 2 * x[1])
    viscosity = 0.7
    residual = sum(stokes(v, p, z, q, viscosity, symmetry, x, dx)) - sum(
        stokes(exact_v, exact_p, z, q, viscosity, symmetry, x, dx)
    )
    boundary = fem.locate_dofs_topological(V, 1, mesh.facets_of("all"))
    target, corner = fem.Function(V), fem.Function(Q)
    target.interpolate(exact_v)
    corner.interpolate(exact_p)
    conditions = [fem.dirichletbc(target, boundary), fem.dirichletbc(corner, np.array([0]))]
    Newton().solve(fem.System({"v": v, "p": p}, residual, conditions))
    return (*error_norms(mesh, v, exact_v, symmetry), error_norms(mesh, p, exact_p, symmetry)[0])


def wall_error(cell, size, symmetry):
    mesh = ring(cell, size)
    x, dx = mesh.x, mesh.dx(degree=8)
    V = fem.functionspace(mesh, ("Lagrange", 2, (2,)))
    u, w = fem.Function(V), ufl.TestFunction(V)
    exact = ufl.as_vector([ufl.sin(x[0]) * ufl.exp(x[1]), ufl.cos(2 * x[0] + x[1])])
    residual = static_balance(isotropic_stress(symmetry.strain(u, x), 3.0, 0.3), w, symmetry, x, dx)
    residual -= static_balance(isotropic_stress(symmetry.strain(exact, x), 3.0, 0.3), w, symmetry, x, dx)
    target = fem.Function(V)
    target.interpolate(exact)
    conditions = [fem.dirichletbc(target, fem.locate_dofs_topological(V, 1, mesh.facets_of("all")))]
    Newton().solve(fem.System({"u": u}, residual, conditions))
    return error_norms(mesh, u, exact, symmetry)


@pytest.mark.parametrize(("symmetry", "cell"), CASES, ids=IDS)
def test_velocity_and_pressure_converge_in_order(symmetry, cell):
    errors = np.array([flow_error(cell, size, symmetry) for size in SIZES]).T
    for name, values, order, bound in zip(("v", "grad v", "p"), errors, (3, 2, 2), (2e-3, 8e-2, 8e-2), strict=True):
        assert observed_orders(SIZES, values)[-1] > order - 0.1, name
        assert values[-1] < bound, name


@pytest.mark.parametrize(("symmetry", "cell"), CASES, ids=IDS)
def test_displacement_converges_in_order(symmetry, cell):
    errors = np.array([wall_error(cell, size, symmetry) for size in SIZES]).T
    for name, values, order, bound in zip(("u", "grad u"), errors, (3, 2), (2e-4, 1e-2), strict=True):
        assert observed_orders(SIZES, values)[-1] > order - 0.1, name
        assert values[-1] < bound, name
