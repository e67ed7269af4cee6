"""L2 projection."""

import basix.ufl
import numpy as np
import pytest
import scipy.sparse as sp
import skfem
import ufl
from curved import ALL, bent_mesh
from warped import CELLS, CLASSES, DIM, bend, field

from femiec.engine import embedded as fem
from femiec.engine.embedded.projection import solve_mass
from femiec.errors import ConvergenceError, InputError
from femiec.geometry import Mesh

NAMES = [("Lagrange", 1), ("Lagrange", 2), ("DG", 0), ("DG", 1), ("DG", 2)]


def distance(expression, u, degree=8):
    """The L2 norm of a difference."""
    dx = u.function_space.mesh.dx(*u.function_space.on, degree=degree)
    return np.sqrt(fem.assemble_scalar(fem.form(ufl.inner(u - expression, u - expression) * dx)))


@pytest.mark.parametrize("name", NAMES, ids=str)
@pytest.mark.parametrize(("cell", "degree"), ALL)
def test_a_function_of_the_space_is_its_own_projection(cell, degree, name):
    f = field(fem.functionspace(bent_mesh(cell, degree, (3, 2, 2)), name))
    np.testing.assert_allclose(fem.project(f, f.function_space).x.array, f.x.array, rtol=0, atol=1e-12)


def spaces(mesh):
    velocity, pressure = basix.ufl.element("P", mesh.cell, 2, shape=(2,)), basix.ufl.element("P", mesh.cell, 1)
    return {
        "vector": fem.functionspace(mesh, ("P", 2, (3,))),
        "tensor": fem.functionspace(mesh, ("DG", 1, (2, 2))),
        "symmetric tensor": fem.functionspace(mesh, ("P", 1, (2, 2), True)),
        "mixed": fem.functionspace(mesh, basix.ufl.mixed_element([velocity, pressure])),
        "on a region": fem.functionspace(mesh, ("P", 2, (2,)), on="left"),
        "real": fem.functionspace(mesh, ("Real", 0)),
    }


@pytest.mark.parametrize("name", ["vector", "tensor", "symmetric tensor", "mixed", "on a region", "real"])
@pytest.mark.parametrize("cell", ["triangle", "quadrilateral"])
def test_every_kind_of_space(cell, name):
    V = spaces(bent_mesh(cell, 1))[name]
    f = field(V)
    np.testing.assert_allclose(fem.project(f, V).x.array, f.x.array, rtol=0, atol=1e-12)


@pytest.mark.parametrize("name", ["vector", "symmetric tensor", "mixed", "on a region"])
def test_the_error_is_orthogonal_to_the_space(name):
    mesh = bent_mesh("triangle", 1)
    V = spaces(mesh)[name]
    x = mesh.x
    f = {"vector": ufl.as_vector([ufl.sin(x[0]), x[1] ** 3, 1e6 * ufl.exp(x[0])]),
         "symmetric tensor": ufl.as_tensor([[x[0] ** 3, x[1]], [ufl.sin(x[0]), 2]]),
         "mixed": ufl.as_vector([ufl.sin(x[0]), x[1] ** 3, 1e6 * x[0] ** 4]),
         "on a region": ufl.as_vector([ufl.sin(x[0]), x[1] ** 3])}[name]  # fmt: skip
    u, dx = fem.project(f, V, quadrature_degree=9), mesh.dx(*V.on, degree=9)
    v = ufl.TestFunction(V)
    load, rest = (fem.assemble_vector(fem.form(ufl.inner(g, v) * dx)) for g in (f, f - u))
    for flat in range(len(V.flat_components)):
        own = V.dof_component == flat
        if own.any():
            assert abs(rest[own]).max() < 1e-11 * abs(load[own]).max()


def test_components_of_different_size_are_equally_accurate():
    mesh = bent_mesh("triangle", 1)
    V = fem.functionspace(mesh, ("P", 2, (2,)))
    f = field(V)
    f.x.array[0::2] *= 1e-9
    f.x.array[1::2] *= 1e9
    np.testing.assert_allclose(fem.project(f, V).x.array, f.x.array, rtol=1e-11)


def test_small_cells_are_as_accurate_as_large_ones():
    mesh = Mesh.from_skfem(skfem.MeshQuad.init_tensor(np.geomspace(1e-6, 1, 25), np.geomspace(1e-6, 1, 25)))
    f = field(fem.functionspace(mesh, ("P", 2)))
    np.testing.assert_allclose(fem.project(f, f.function_space).x.array, f.x.array, rtol=1e-11)


@pytest.mark.parametrize("name", NAMES, ids=str)
@pytest.mark.parametrize("cell", CELLS)
def test_observed_order(cell, name):
    """k + 1 on meshes of which each is the other's half, on cells that stay distorted."""
    errors = []
    coarse = {1: 8, 2: 6, 3: 6}[DIM[cell]]
    for n in (coarse, 2 * coarse):
        plain = CLASSES[cell].init_tensor(*[np.linspace(0, 1, n + 1)] * DIM[cell])
        mesh = Mesh.from_skfem(type(plain)(bend(plain.p), plain.t))
        f = ufl.sin(3 * mesh.x[0]) * ufl.exp(mesh.x[DIM[cell] - 1])
        errors.append(distance(f, fem.project(f, fem.functionspace(mesh, name), 6), 6))
    order = np.log2(errors[0] / errors[1])
    assert name[1] + 1 - 0.2 < order < name[1] + 1 + 0.3
    assert errors[1] < 0.25 * 0.3 ** name[1]


def test_a_gradient_into_a_discontinuous_space_is_exact():
    mesh = bent_mesh("tetrahedron", 1)
    f = field(fem.functionspace(mesh, ("P", 2)))
    u = fem.project(ufl.grad(f), fem.functionspace(mesh, ("DG", 1, (3,))))
    assert distance(ufl.grad(f), u) < 1e-11


def test_numbers():
    V = fem.functionspace(bent_mesh("triangle", 1), ("P", 1))
    np.testing.assert_allclose(fem.project(3, V).x.array, 3.0, rtol=1e-12)
    assert not fem.project(0, V).x.array.any()


def test_another_shape_is_refused():
    mesh = bent_mesh("triangle", 1)
    with pytest.raises(InputError, match=r"expression = of shape \(2,\): expected \(\)"):
        fem.project(mesh.x, fem.functionspace(mesh, ("P", 1)))


def test_an_expression_without_a_value_is_refused():
    """1/x at x = 0, which is a point of the rule of degree 1 in the cell around it."""
    mesh = Mesh.from_skfem(skfem.MeshLine([-1.0, 1.0, 2.0]))
    with pytest.raises(InputError, match=r"expression = not finite near \(0\) m"):
        fem.project(1 / mesh.x[0], fem.functionspace(mesh, ("DG", 0)), quadrature_degree=1)


def test_a_matrix_that_is_no_mass():
    turn = sp.csr_matrix([[1.0, 5.0], [-5.0, 1.0]])
    with pytest.raises(ConvergenceError, match="no convergence"):
        solve_mass(turn, np.array([1.0, 1.0]))
