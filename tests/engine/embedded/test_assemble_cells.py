"""Integrals over cells, entry by entry against scikit-fem forms written by hand."""

import numpy as np
import pytest
import skfem
import ufl
from by_skfem import DEGREE, assert_same, cell_basis
from skfem.helpers import ddot, div, dot, grad, sym_grad, trace
from warped import CELLS, DIM, field, warped_mesh

from femiec.engine import embedded as fem

ELEMENTS = [("Lagrange", 1), ("Lagrange", 2), ("DG", 0), ("DG", 1)]

SCALAR = {
    "mass": (lambda u, v, f, x: u * v, lambda u, v, w: u * v),
    "stiffness": (lambda u, v, f, x: ufl.inner(ufl.grad(u), ufl.grad(v)), lambda u, v, w: dot(grad(u), grad(v))),
    "conductivity": (
        lambda u, v, f, x: (1 + f**2) * ufl.inner(ufl.grad(u), ufl.grad(v)),
        lambda u, v, w: (1 + w.f**2) * dot(grad(u), grad(v)),
    ),
    "advection": (
        lambda u, v, f, x: (u + ufl.dot(ufl.grad(f), ufl.grad(u))) * v,
        lambda u, v, w: (u + dot(grad(w.f), grad(u))) * v,
    ),
    "weak advection": (lambda u, v, f, x: x[0] * u * v.dx(0), lambda u, v, w: w.x[0] * u * grad(v)[0]),
    "diffusion with reaction": (
        lambda u, v, f, x: f * u.dx(0) * v.dx(len(x) - 1) + x[0] * u * v - u.dx(0) * v,
        lambda u, v, w: w.f * grad(u)[0] * grad(v)[-1] + w.x[0] * u * v - grad(u)[0] * v,
    ),
}
VECTOR = {
    "mass": (lambda u, v, f: ufl.dot(u, v), lambda u, v, w: dot(u, v)),
    "elasticity": (
        lambda u, v, f: ufl.inner(2 * ufl.sym(ufl.grad(u)) + ufl.div(u) * ufl.Identity(len(u)), ufl.sym(ufl.grad(v))),
        lambda u, v, w: 2 * ddot(sym_grad(u), sym_grad(v)) + div(u) * div(v),
    ),
    "convection": (
        lambda u, v, f: ufl.dot(ufl.dot(ufl.grad(u), f), v),
        lambda u, v, w: np.einsum("ij...,j...,i...->...", grad(u), w.f, v),
    ),
    "strain-dependent": (
        lambda u, v, f: ufl.tr(ufl.grad(f)) * u[0].dx(1) * v[1] + ufl.dot(f, f) * v[0].dx(0) * u[1],
        lambda u, v, w: trace(grad(w.f)) * grad(u)[0, 1] * v[1] + dot(w.f, w.f) * grad(v)[0, 0] * u[1],
    ),
}


def scalar_problem(cell, name):
    mesh = warped_mesh(cell)
    V = fem.functionspace(mesh, name)
    return mesh, V, field(V)


@pytest.mark.parametrize("form", SCALAR)
@pytest.mark.parametrize("name", ELEMENTS, ids=str)
@pytest.mark.parametrize("cell", CELLS)
def test_scalar_matrix(cell, name, form):
    mesh, V, f = scalar_problem(cell, name)
    ours, by_hand = SCALAR[form]
    basis = cell_basis(mesh, *name)
    matrix = fem.assemble_matrix(fem.form(ours(ufl.TrialFunction(V), ufl.TestFunction(V), f, mesh.x) * mesh.dx(degree=DEGREE)))
    assert_same(matrix, skfem.BilinearForm(by_hand).assemble(basis, f=basis.interpolate(f.x.array)))


@pytest.mark.parametrize("form", VECTOR)
@pytest.mark.parametrize("degree", [1, 2])
@pytest.mark.parametrize("cell", CELLS[1:])
def test_vector_matrix(cell, degree, form):
    name = ("Lagrange", degree, (DIM[cell],))
    mesh, V, f = scalar_problem(cell, name)
    ours, by_hand = VECTOR[form]
    basis = cell_basis(mesh, *name)
    matrix = fem.assemble_matrix(fem.form(ours(ufl.TrialFunction(V), ufl.TestFunction(V), f) * mesh.dx(degree=DEGREE)))
    assert_same(matrix, skfem.BilinearForm(by_hand).assemble(basis, f=basis.interpolate(f.x.array)))


@pytest.mark.parametrize("name", ELEMENTS, ids=str)
@pytest.mark.parametrize("cell", CELLS)
def test_vector_and_functional(cell, name):
    mesh, V, f = scalar_problem(cell, name)
    v, dx, basis = ufl.TestFunction(V), mesh.dx(degree=DEGREE), cell_basis(mesh, *name)
    known = basis.interpolate(f.x.array)
    load = fem.assemble_vector(fem.form((mesh.x[0] + f**2) * v * dx + ufl.dot(ufl.grad(f), ufl.grad(v)) * dx))
    by_hand = skfem.LinearForm(lambda v, w: (w.x[0] + w.f**2) * v + dot(grad(w.f), grad(v))).assemble(basis, f=known)
    assert_same(load, by_hand)
    energy = fem.assemble_scalar(fem.form((ufl.dot(ufl.grad(f), ufl.grad(f)) + f**3) * dx))
    assert_same(energy, skfem.Functional(lambda w: dot(grad(w.f), grad(w.f)) + w.f**3).assemble(basis, f=known))


@pytest.mark.parametrize("degree", [1, 2])
@pytest.mark.parametrize("cell", CELLS[1:])
def test_vector_of_a_vector_field(cell, degree):
    """A term for all components, one for a single component."""
    name = ("Lagrange", degree, (DIM[cell],))
    mesh, V, f = scalar_problem(cell, name)
    v, basis = ufl.TestFunction(V), cell_basis(mesh, *name)
    form = ufl.inner(ufl.grad(f), ufl.grad(v)) + ufl.dot(f, f) * v[1] + mesh.x[0] * v[0].dx(1)
    by_hand = skfem.LinearForm(lambda v, w: ddot(grad(w.f), grad(v)) + dot(w.f, w.f) * v[1] + w.x[0] * grad(v)[0, 1])
    load = fem.assemble_vector(fem.form(form * mesh.dx(degree=DEGREE)))
    assert_same(load, by_hand.assemble(basis, f=basis.interpolate(f.x.array)))


@pytest.mark.parametrize("regions", [("left",), ("right",), ("left", "right")], ids=" and ".join)
@pytest.mark.parametrize("cell", CELLS)
def test_integral_over_regions(cell, regions):
    mesh, V, f = scalar_problem(cell, ("Lagrange", 2))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    matrix = fem.assemble_matrix(fem.form(f * u * v * mesh.dx(*regions, degree=DEGREE)))
    basis = cell_basis(mesh, "Lagrange", 2, regions=regions)
    assert_same(matrix, skfem.BilinearForm(lambda u, v, w: w.f * u * v).assemble(basis, f=basis.interpolate(f.x.array)))


@pytest.mark.parametrize("cell", CELLS)
def test_terms_over_regions_and_everywhere_add_up(cell):
    mesh, _, f = scalar_problem(cell, ("Lagrange", 1))
    parts = {(): 1.0, ("left",): 2.0, ("right",): 4.0}
    total = fem.assemble_scalar(fem.form(sum(weight * f * mesh.dx(*names, degree=DEGREE) for names, weight in parts.items())))
    by_hand = 0.0
    for names, weight in parts.items():
        basis = cell_basis(mesh, "Lagrange", 1, regions=names)
        by_hand += weight * skfem.Functional(lambda w: w.f).assemble(basis, f=basis.interpolate(f.x.array))
    assert_same(total, by_hand)


@pytest.mark.parametrize("cell", CELLS)
def test_more_cells_than_a_chunk(cell, monkeypatch):
    mesh, V, f = scalar_problem(cell, ("Lagrange", 2))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    compiled = fem.form(f * ufl.dot(ufl.grad(u), ufl.grad(v)) * mesh.dx(degree=DEGREE))
    whole = fem.assemble_matrix(compiled)
    monkeypatch.setattr("femiec.engine.embedded.assemble.LARGEST", 3)
    assert_same(fem.assemble_matrix(compiled), whole)
