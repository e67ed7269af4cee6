"""Integrals over the boundary and over interior facets, entry by entry against scikit-fem forms written by hand."""

import itertools

import numpy as np
import pytest
import scipy.sparse as sp
import skfem
import ufl
from by_skfem import DEGREE, assert_same, both_sides, facet_basis
from skfem.helpers import dot, grad
from warped import CELLS, SIDES, field, warped_mesh

from femiec.engine import embedded as fem

SURFACES = [(cell, side) for cell in CELLS for side in SIDES if cell != "interval" or side in ("west", "east")]
ELEMENTS = [("Lagrange", 2), ("DG", 1)]
SIGN = {"+": 0, "-": 1}


def problem(cell, name):
    mesh = warped_mesh(cell)
    V = fem.functionspace(mesh, name)
    return mesh, ufl.TrialFunction(V), ufl.TestFunction(V), field(V)


def all_interior(mesh):
    """All facets between two cells, and the cells that the engine takes for '+' where no region orients them."""
    facets = np.nonzero(mesh.skfem.f2t[1] != -1)[0]
    return facets, mesh.skfem.f2t[:, facets].min(axis=0)


def interior_measure(mesh):
    return ufl.Measure("dS", domain=mesh.ufl_domain(), metadata={"quadrature_degree": DEGREE})


# ------------------------------------------------------------ the boundary
@pytest.mark.parametrize("name", ELEMENTS, ids=str)
@pytest.mark.parametrize(("cell", "side"), SURFACES)
def test_matrix_of_a_named_surface(cell, side, name):
    mesh, u, v, f = problem(cell, name)
    matrix = fem.assemble_matrix(fem.form((f * u + ufl.dot(ufl.grad(u), mesh.n)) * v * mesh.ds(side, degree=DEGREE)))
    basis = facet_basis(mesh, *name, facets=mesh.surfaces[side])
    by_hand = skfem.BilinearForm(lambda u, v, w: (w.f * u + dot(grad(u), w.n)) * v)
    assert_same(matrix, by_hand.assemble(basis, f=basis.interpolate(f.x.array)))


@pytest.mark.parametrize("name", ELEMENTS, ids=str)
@pytest.mark.parametrize("cell", CELLS)
def test_vector_and_functional_of_the_whole_boundary(cell, name):
    mesh, _, v, f = problem(cell, name)
    basis = facet_basis(mesh, *name, facets=mesh.skfem.boundary_facets())
    known = basis.interpolate(f.x.array)
    load = fem.assemble_vector(fem.form(ufl.dot(mesh.x, mesh.n) * (f * v + f.dx(0) * v.dx(0)) * mesh.ds(degree=DEGREE)))
    by_hand = skfem.LinearForm(lambda v, w: dot(w.x, w.n) * (w.f * v + grad(w.f)[0] * grad(v)[0]))
    assert_same(load, by_hand.assemble(basis, f=known))
    flux = fem.assemble_scalar(fem.form(ufl.dot(ufl.grad(f), mesh.n) * mesh.ds(degree=DEGREE)))
    assert_same(flux, skfem.Functional(lambda w: dot(grad(w.f), w.n)).assemble(basis, f=known), 1e-11)


def test_two_surfaces_make_one_measure():
    mesh, _, _, f = problem("triangle", ("Lagrange", 2))
    both = fem.assemble_scalar(fem.form(f * mesh.ds("west", "north", degree=DEGREE)))
    one_by_one = [fem.assemble_scalar(fem.form(f * mesh.ds(side, degree=DEGREE))) for side in ("west", "north")]
    assert_same(both, sum(one_by_one))


# ------------------------------------------------------------ interior facets
@pytest.mark.parametrize("pair", [("left", "right"), ("right", "left")], ids=" to ".join)
@pytest.mark.parametrize("cell", CELLS)
def test_the_normal_of_an_interface_points_out_of_the_first_region(cell, pair):
    mesh = warped_mesh(cell)
    facets, plus = mesh.between(*pair)
    sides = both_sides(mesh, "Lagrange", 1, facets=facets, plus=plus)
    outward = 1 if pair == ("left", "right") else -1
    for sign, basis in zip("+-", sides, strict=True):
        flux = fem.assemble_scalar(fem.form(mesh.x[0] ** 2 * mesh.n(sign)[0] * mesh.interface(*pair, degree=DEGREE)))
        assert_same(flux, skfem.Functional(lambda w: w.x[0] ** 2 * w.n[0]).assemble(basis))
        assert flux * outward > 0
        outward = -outward


@pytest.mark.parametrize("pair", [("left", "right"), ("right", "left")], ids=" to ".join)
@pytest.mark.parametrize("name", ELEMENTS, ids=str)
@pytest.mark.parametrize("cell", CELLS)
def test_matrix_across_an_interface(cell, name, pair):
    """The four blocks have four different weights, so that no two of them can be mixed up."""
    mesh, u, v, f = problem(cell, name)
    facets, plus = mesh.between(*pair)
    sides = both_sides(mesh, *name, facets=facets, plus=plus)
    integrand, by_hand = 0, sp.csr_matrix((len(f.x.array),) * 2)
    for (i, j), weight in zip(itertools.product("+-", repeat=2), (1.0, -2.0, 3.0, 5.0), strict=True):
        slope = ufl.dot(ufl.grad(u(j)), mesh.n("+"))
        integrand += weight * f("-") * (u(j) + slope) * v(i)
        rows, columns = sides[SIGN[i]], sides[SIGN[j]]
        block = skfem.BilinearForm(lambda u, v, w: w.f * (u + dot(grad(u), w.normal)) * v)
        known = sides[1].interpolate(f.x.array)
        by_hand += weight * block.assemble(columns, rows, f=known, normal=sides[0].default_parameters()["n"])
    assert_same(fem.assemble_matrix(fem.form(integrand * mesh.interface(*pair, degree=DEGREE))), by_hand)


@pytest.mark.parametrize("degree", [0, 1])
@pytest.mark.parametrize("cell", CELLS)
def test_interior_penalty_over_all_interior_facets(cell, degree):
    mesh, u, v, f = problem(cell, ("DG", degree))
    facets, plus = all_interior(mesh)
    sides = both_sides(mesh, "DG", degree, facets=facets, plus=plus)
    n, dS = mesh.n, interior_measure(mesh)
    flux = ufl.avg(f) * ufl.avg(ufl.grad(u))
    matrix = fem.assemble_matrix(fem.form((10 * ufl.jump(u) * ufl.jump(v) - ufl.inner(flux, ufl.jump(v, n))) * dS))
    mean = sum(np.asarray(side.interpolate(f.x.array)) for side in sides) / 2
    by_hand = sp.csr_matrix(matrix.shape)
    for i, j in itertools.product((0, 1), repeat=2):
        sign_u, sign_v = 1 - 2 * j, 1 - 2 * i
        form = skfem.BilinearForm(
            lambda u, v, w, a=sign_u, b=sign_v: 10 * a * b * u * v - w.mean * dot(grad(u), w.normal) / 2 * b * v
        )
        by_hand += form.assemble(sides[j], sides[i], mean=mean, normal=sides[0].default_parameters()["n"])
    assert_same(matrix, by_hand)


@pytest.mark.parametrize("cell", CELLS)
def test_functional_of_jumps(cell):
    mesh, _, v, f = problem(cell, ("DG", 1))
    facets, plus = all_interior(mesh)
    sides = both_sides(mesh, "DG", 1, facets=facets, plus=plus)
    one, other = (side.interpolate(f.x.array) for side in sides)
    dS = interior_measure(mesh)
    total = fem.assemble_scalar(fem.form((ufl.jump(f) ** 2 + ufl.avg(f)) * dS))
    assert_same(total, skfem.Functional(lambda w: (w.a - w.b) ** 2 + (w.a + w.b) / 2).assemble(sides[0], a=one, b=other))
    load = fem.assemble_vector(fem.form(ufl.jump(f) * ufl.jump(v) * dS))
    form = skfem.LinearForm(lambda v, w: (w.a - w.b) * v)
    assert_same(load, form.assemble(sides[0], a=one, b=other) - form.assemble(sides[1], a=one, b=other))


def test_a_continuous_field_has_no_jump():
    mesh, _, _, f = problem("tetrahedron", ("Lagrange", 2))
    dS = interior_measure(mesh)
    assert fem.assemble_scalar(fem.form(ufl.jump(f) ** 2 * dS)) < 1e-24
