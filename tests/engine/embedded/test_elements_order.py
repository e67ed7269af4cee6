"""Observed order of every element on bent meshes: Poisson's equation where it is continuous, projection where it is not."""

import numpy as np
import pytest
import ufl
from scipy.sparse.linalg import spsolve
from warped import CELLS, DIM, warped_mesh

from femiec.checks.order import observed_orders
from femiec.engine import embedded as fem

COUNTS = {1: (16, 32), 2: (8, 16), 3: (4, 8)}
"""Cells along an edge, by dimension."""

NAMES = [("Lagrange", 1), ("Lagrange", 2), ("DG", 0), ("DG", 1), ("DG", 2)]
CASES = [(cell, *name) for cell in CELLS for name in NAMES]
WAVE = (1.5, 1.0, 0.5)
"""The wave vector k of the solution sin(k . x), for which -div grad u = |k|^2 u."""


def phase(x):
    return sum(WAVE[d] * x[d] for d in range(len(x)))


def exact(x):
    return ufl.sin(phase(x))


def poisson(V):
    """u = exact on the boundary."""
    u, v, mesh = ufl.TrialFunction(V), ufl.TestFunction(V), V.mesh
    dx, known = mesh.dx(degree=6), fem.Function(V)
    known.interpolate(lambda x: np.sin(phase(x)))
    source = np.dot(WAVE[: mesh.dim], WAVE[: mesh.dim]) * exact(mesh.x)
    compiled = fem.form(ufl.dot(ufl.grad(u), ufl.grad(v)) * dx)
    boundary = fem.locate_dofs_topological(V, mesh.dim - 1, mesh.skfem.boundary_facets())
    bcs, load = [fem.dirichletbc(known, boundary)], fem.assemble_vector(fem.form(source * v * dx))
    fem.apply_lifting(load, compiled, bcs)
    return fem.assemble_matrix(compiled, bcs), load


def projection(V):
    u, v, dx = ufl.TrialFunction(V), ufl.TestFunction(V), V.mesh.dx(degree=6)
    return fem.assemble_matrix(fem.form(u * v * dx)), fem.assemble_vector(fem.form(exact(V.mesh.x) * v * dx))


def relative_error(cell, count, family, degree):
    mesh = warped_mesh(cell, (count,) * 3)
    V = fem.functionspace(mesh, (family, degree))
    matrix, load = (poisson if family == "Lagrange" else projection)(V)
    u = fem.Function(V)
    u.x.array[:] = spsolve(matrix.tocsc(), load)
    error, size = (fem.assemble_scalar(fem.form(e**2 * mesh.dx(degree=8))) for e in (u - exact(mesh.x), exact(mesh.x)))
    return np.sqrt(error / size)


@pytest.mark.parametrize(("cell", "family", "degree"), CASES)
def test_l2_error_falls_with_order_p_plus_1(cell, family, degree):
    """And lies below (k h/2)^(p + 1), k h/2 being the phase of the solution over half a cell."""
    counts = COUNTS[DIM[cell]]
    errors = [relative_error(cell, count, family, degree) for count in counts]
    (order,) = observed_orders([1 / count for count in counts], errors)
    assert order == pytest.approx(degree + 1, abs=0.1)
    half_cell = np.linalg.norm(WAVE[: DIM[cell]]) / counts[-1] / 2
    assert errors[-1] < half_cell ** (degree + 1)
