"""Several fields in one form: mixed elements, parts of a mixed space, real numbers, fields on regions."""

from typing import NamedTuple

import basix
import basix.ufl
import numpy as np
import pytest
import scipy.sparse as sp
import skfem
import ufl
from by_skfem import DEGREE, assert_same, both_sides, cell_basis, facet_basis
from skfem.helpers import ddot, div, dot, grad, sym_grad
from warped import CELLS, DIM, PLANE, SMALL, field, warped_mesh

from femiec.engine import embedded as fem

SPACES = ["one mixed element", "two parts"]


class Fields(NamedTuple):
    """Velocity and pressure: the functions that hold them, and what stands for them in forms."""

    functions: tuple
    direction: tuple
    unknowns: tuple
    trials: tuple
    tests: tuple


def taylor_hood(mesh, how):
    """Taylor-Hood, as one space with a mixed element or as two spaces."""
    velocity, pressure = basix.ufl.element("P", mesh.cell, 2, shape=(mesh.dim,)), basix.ufl.element("P", mesh.cell, 1)
    if how == "two parts":
        spaces = fem.functionspace(mesh, velocity), fem.functionspace(mesh, pressure)
        functions, W = tuple(field(space) for space in spaces), ufl.MixedFunctionSpace(*spaces)
        trials = ufl.TrialFunctions(W)
        return Fields(functions, trials, functions, trials, ufl.TestFunctions(W))
    W = fem.functionspace(mesh, basix.ufl.mixed_element([velocity, pressure]))
    f, trial = field(W), ufl.TrialFunction(W)
    return Fields((f,), (trial,), ufl.split(f), ufl.split(trial), ufl.TestFunctions(W))


def restricted(basis):
    """The dofs of the cells of a basis: the rows and columns that a field on those cells has, in order."""
    return np.unique(basis.element_dofs)


# ------------------------------------------------------------ mixed elements and parts
@pytest.mark.parametrize("how", SPACES)
@pytest.mark.parametrize("cell", CELLS[1:])
def test_stokes(cell, how):
    mesh = warped_mesh(cell, SMALL)
    _, _, _, (u, p), (v, q) = taylor_hood(mesh, how)
    form = ufl.inner(ufl.sym(ufl.grad(u)), ufl.grad(v)) - p * ufl.div(v) + mesh.x[0] * q * ufl.div(u) + 3 * p * q.dx(0)
    matrix = fem.assemble_matrix(fem.form(form * mesh.dx(degree=DEGREE)))
    U, P = cell_basis(mesh, "Lagrange", 2, (DIM[cell],)), cell_basis(mesh, "Lagrange", 1)
    by_hand = [
        [
            skfem.BilinearForm(lambda u, v, w: ddot(sym_grad(u), grad(v))).assemble(U, U),
            skfem.BilinearForm(lambda p, v, w: -p * div(v)).assemble(P, U),
        ],
        [
            skfem.BilinearForm(lambda u, q, w: w.x[0] * q * div(u)).assemble(U, P),
            skfem.BilinearForm(lambda p, q, w: 3 * p * grad(q)[0]).assemble(P, P),
        ],
    ]
    assert_same(matrix, sp.bmat(by_hand))


def test_a_function_of_a_mixed_element():
    mesh = warped_mesh("quadrilateral")
    first, second = basix.ufl.element("P", mesh.cell, 1), basix.ufl.element("P", mesh.cell, 2, shape=(2,))
    W = fem.functionspace(mesh, basix.ufl.mixed_element([first, second]))
    f = field(W)
    c, u = ufl.split(f)
    total = fem.assemble_scalar(fem.form(c**2 * ufl.inner(ufl.grad(u), ufl.outer(u, mesh.x)) * mesh.dx(degree=DEGREE)))
    C, U = cell_basis(mesh, "Lagrange", 1), cell_basis(mesh, "Lagrange", 2, (2,))
    start = C.N
    by_hand = skfem.Functional(lambda w: w.c**2 * np.einsum("ij...,i...,j...->...", grad(w.u), w.u, w.x))
    assert_same(total, by_hand.assemble(U, c=C.interpolate(f.x.array[:start]), u=U.interpolate(f.x.array[start:])))


def test_a_tensor_field():
    mesh = warped_mesh("triangle")
    T = fem.functionspace(mesh, ("Lagrange", 1, (2, 2)))
    s, t = ufl.TrialFunction(T), ufl.TestFunction(T)
    weights = ufl.as_tensor([[1, 2], [3, 5]])
    matrix = fem.assemble_matrix(fem.form(ufl.inner(s, weights) * t[1, 0] * mesh.dx(degree=DEGREE)))
    mass = skfem.BilinearForm(lambda u, v, w: u * v).assemble(cell_basis(mesh, "Lagrange", 1))
    coupling = np.zeros((4, 4))
    coupling[2] = 1, 2, 3, 5
    assert_same(matrix, sp.kron(mass, coupling))


@pytest.mark.parametrize("given", [(0, 1), (1, 0)], ids=["first part missing", "second part missing"])
def test_a_missing_part_keeps_its_rows_and_columns(given):
    mesh = warped_mesh("triangle")
    spaces = fem.functionspace(mesh, ("Lagrange", 2)), fem.functionspace(mesh, ("Lagrange", 1))
    W = ufl.MixedFunctionSpace(*spaces)
    part = given.index(1)
    u, v = ufl.TrialFunctions(W)[part], ufl.TestFunctions(W)[part]
    matrix = fem.assemble_matrix(fem.form(u * v * mesh.dx(degree=DEGREE), spaces))
    load = fem.assemble_vector(fem.form(v * mesh.dx(degree=DEGREE), spaces))
    blocks = [sp.csr_matrix((space.dim, space.dim)) for space in spaces]
    basis = cell_basis(mesh, "Lagrange", 2 - part)
    blocks[part] = skfem.BilinearForm(lambda u, v, w: u * v).assemble(basis)
    assert_same(matrix, sp.block_diag(blocks))
    loads = [np.zeros(space.dim) for space in spaces]
    loads[part] = skfem.LinearForm(lambda v, w: 1.0 * v).assemble(basis)
    assert_same(load, np.concatenate(loads))


# ------------------------------------------------------------ real numbers
@pytest.mark.parametrize("cell", CELLS)
def test_a_real_number_couples_to_all_dofs(cell):
    mesh = warped_mesh(cell)
    V, R = fem.functionspace(mesh, ("Lagrange", 2)), fem.functionspace(mesh, ("Real", 0))
    (u, r), (v, s) = (make(ufl.MixedFunctionSpace(V, R)) for make in (ufl.TrialFunctions, ufl.TestFunctions))
    form = (mesh.x[0] * r * v + 2 * u * s + 7 * r * s) * mesh.dx(degree=DEGREE) + r * v * mesh.ds("west", degree=DEGREE)
    basis, side = cell_basis(mesh, "Lagrange", 2), facet_basis(mesh, "Lagrange", 2, facets=mesh.surfaces["west"])
    ones = skfem.LinearForm(lambda v, w: 1.0 * v)
    column = skfem.LinearForm(lambda v, w: w.x[0] * v).assemble(basis) + ones.assemble(side)
    row, volume = 2 * ones.assemble(basis), skfem.Functional(lambda w: 1.0 + 0 * w.x[0]).assemble(basis)
    by_hand = sp.bmat([[sp.csr_matrix((V.dim, V.dim)), column[:, None]], [row[None], [[7 * volume]]]])
    assert_same(fem.assemble_matrix(fem.form(form)), by_hand)


def test_a_real_function_is_a_number():
    mesh = warped_mesh("quadrilateral")
    r = fem.Function(fem.functionspace(mesh, basix.ufl.real_element(basix.CellType.quadrilateral, ())))
    area = fem.assemble_scalar(fem.form(1 * mesh.dx()))
    r.x.array[:] = 3.0
    assert_same(fem.assemble_scalar(fem.form((r**2 + ufl.dot(ufl.grad(r), ufl.grad(r))) * mesh.dx())), 9 * area)


# ------------------------------------------------------------ fields on regions
@pytest.mark.parametrize("region", ["left", "right"])
@pytest.mark.parametrize("name", [("Lagrange", 1), ("Lagrange", 2), ("DG", 1)], ids=str)
@pytest.mark.parametrize("cell", CELLS)
def test_a_field_on_a_region(cell, name, region):
    mesh = warped_mesh(cell)
    V = fem.functionspace(mesh, name, on=region)
    u, v, f = ufl.TrialFunction(V), ufl.TestFunction(V), field(V)
    basis = cell_basis(mesh, *name, regions=(region,))
    keep = restricted(basis)
    whole = np.zeros(basis.N)
    whole[keep] = f.x.array
    matrix = fem.assemble_matrix(fem.form((f * u * v + ufl.dot(ufl.grad(u), ufl.grad(v))) * mesh.dx(region, degree=DEGREE)))
    by_hand = skfem.BilinearForm(lambda u, v, w: w.f * u * v + dot(grad(u), grad(v)))
    assert_same(matrix, by_hand.assemble(basis, f=basis.interpolate(whole))[keep][:, keep])


@pytest.mark.parametrize("cell", CELLS)
def test_exchange_between_fields_on_the_two_sides_of_an_interface(cell):
    mesh = warped_mesh(cell)
    names = ("Lagrange", 2), ("Lagrange", 1)
    A, B = (fem.functionspace(mesh, name, on=region) for name, region in zip(names, ("left", "right"), strict=True))
    (a, b), (v, w) = (make(ufl.MixedFunctionSpace(A, B)) for make in (ufl.TrialFunctions, ufl.TestFunctions))
    rate = 2 * a("+") - 3 * b("-") * mesh.n("+")[0] + ufl.dot(ufl.grad(a)("+"), mesh.n("+"))
    form = fem.form((rate * v("+") - 5 * rate * w("-")) * mesh.interface("left", "right", degree=DEGREE))
    facets, plus = mesh.between("left", "right")
    left, _ = both_sides(mesh, *names[0], facets=facets, plus=plus)
    _, right = both_sides(mesh, *names[1], facets=facets, plus=plus)
    n = left.default_parameters()["n"]
    from_a = skfem.BilinearForm(lambda a, v, w: (2 * a + dot(grad(a), w.normal)) * v)
    from_b = skfem.BilinearForm(lambda b, v, w: -3 * b * w.normal[0] * v)
    keep = [restricted(cell_basis(mesh, *name, regions=(on,))) for name, on in zip(names, ("left", "right"), strict=True)]
    by_hand = [
        [
            factor * by.assemble(columns, rows, normal=n)[keep[i]][:, keep[j]]
            for j, (by, columns) in enumerate(((from_a, left), (from_b, right)))
        ]
        for i, (factor, rows) in enumerate(((1, left), (-5, right)))
    ]
    assert_same(fem.assemble_matrix(form), sp.bmat(by_hand))


# ------------------------------------------------------------ all together
def axisymmetric_strain(u, r):
    """rr, theta theta, zz and rz (twice over, as sqrt(2) rz): the dot product of two is the double contraction."""
    du = grad(u)
    return np.array([du[0, 0], u[0] / r, du[1, 1], (du[0, 1] + du[1, 0]) / np.sqrt(2)])


def axisymmetric_strain_in_ufl(u, r):
    shear = (u[0].dx(1) + u[1].dx(0)) / 2
    return ufl.as_tensor([[u[0].dx(0), 0, shear], [0, u[0] / r, 0], [shear, 0, u[1].dx(1)]])


@pytest.mark.parametrize("how", SPACES)
@pytest.mark.parametrize("cell", PLANE)
def test_jacobian_of_axisymmetric_power_law_flow(cell, how):
    """Viscosity eta = s^m with s = 2/3 eps:eps + floor^2: UFL's tangent against the one derived by hand."""
    mesh, m, floor = warped_mesh(cell), -0.4, 0.1
    fields = taylor_hood(mesh, how)
    (u, p), (v, q), r = fields.unknowns, fields.tests, mesh.x[0]
    rate, virtual = axisymmetric_strain_in_ufl(u, r), axisymmetric_strain_in_ufl(v, r)
    viscosity = (2 * ufl.inner(rate, rate) / 3 + floor**2) ** m
    power = 2 * viscosity * ufl.inner(rate, virtual) - p * ufl.tr(virtual) - q * ufl.tr(rate)
    residual = power * r * mesh.dx(degree=DEGREE)
    jacobian = fem.assemble_matrix(fem.form(ufl.derivative(residual, fields.functions, fields.direction)))

    U, P = cell_basis(mesh, "Lagrange", 2, (2,)), cell_basis(mesh, "Lagrange", 1)
    known = U.interpolate(np.concatenate([function.x.array for function in fields.functions])[: U.N])

    @skfem.BilinearForm
    def tangent(du, v, w):
        now, change, test = (axisymmetric_strain(part, w.x[0]) for part in (w.u, du, v))
        s = 2 / 3 * dot(now, now) + floor**2
        return w.x[0] * (2 * s**m * dot(change, test) + 8 / 3 * m * s ** (m - 1) * dot(now, change) * dot(now, test))

    @skfem.BilinearForm
    def continuity(u, q, w):
        return -w.x[0] * q * np.sum(axisymmetric_strain(u, w.x[0])[:3], axis=0)

    B = continuity.assemble(U, P)
    assert_same(jacobian, sp.bmat([[tangent.assemble(U, u=known), B.T], [B, None]]))
