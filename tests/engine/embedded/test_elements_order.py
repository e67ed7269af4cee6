"""Observed order of every element on bent meshes: Poisson's equation where it is continuous, projection where it is not.

In L2 and in the energy norm, on straight-sided cells; degree three on simplices, and degree two on curved cells too.
"""

import numpy as np
import pytest
import ufl
from scipy.sparse.linalg import spsolve
from warped import CELLS, DIM, SECOND, warped_mesh

from femiec.checks.order import observed_orders
from femiec.engine import embedded as fem

COUNTS = {1: (16, 32), 2: (8, 16), 3: (4, 8)}
"""Boxes along an edge, by dimension; in space fewer for cubics, whose matrix fills up."""

NAMES = [("Lagrange", 1), ("Lagrange", 2), ("DG", 0), ("DG", 1), ("DG", 2)]
CASES = [(cell, *name, 1) for cell in CELLS for name in NAMES]
CASES += [(cell, "Lagrange", 3, 1) for cell in ("interval", "triangle", "tetrahedron")]
CASES += [(cell, "Lagrange", 2, 2) for cell in SECOND]
"""Cell, family, degree of the field, degree of the cells."""

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


def relative_errors(cell, count, family, degree, order):
    """Of the value, in L2, and of the gradient."""
    mesh = warped_mesh(cell, (count,) * 3, order)
    V = fem.functionspace(mesh, (family, degree))
    matrix, load = (poisson if family == "Lagrange" else projection)(V)
    u, known, dx = fem.Function(V), exact(mesh.x), mesh.dx(degree=8)
    u.x.array[:] = spsolve(matrix.tocsc(), load)
    gradients = ufl.grad(u - known), ufl.grad(known)
    pairs = ((u - known) ** 2, known**2), tuple(ufl.dot(g, g) for g in gradients)
    return [np.sqrt(np.divide(*(fem.assemble_scalar(fem.form(e * dx)) for e in pair))) for pair in pairs]


@pytest.mark.parametrize(("cell", "family", "degree", "order"), CASES)
def test_errors_fall_with_order_p_plus_1_and_p(cell, family, degree, order):
    """And lie below (k h/2)^(p + 1) and 2 (k h/2)^p, k h/2 being the phase of the solution over half a cell."""
    counts = COUNTS[DIM[cell]] if DIM[cell] * degree < 9 else (3, 5)
    errors = np.array([relative_errors(cell, count, family, degree, order) for count in counts])
    half_cell = np.linalg.norm(WAVE[: DIM[cell]]) / counts[-1] / 2
    for rate, bound, of_norm in ((degree + 1, 1, errors[:, 0]), (degree, 2, errors[:, 1])):
        if rate:
            (found,) = observed_orders([1 / count for count in counts], of_norm)
            assert found == pytest.approx(rate, abs=0.1)
            assert of_norm[-1] < bound * half_cell**rate
