"""Functions and expressions at points anywhere in a mesh."""

import basix.ufl
import numpy as np
import pytest
import ufl
from curved import ALL, bent_mesh, points_inside
from warped import field

from femiec.engine import embedded as fem
from femiec.engine.embedded import points as module
from femiec.errors import InputError, UnsupportedForm


def polynomial(x, degree):
    """All coordinates in one polynomial of a degree."""
    return sum((1 + d) * x[d] ** degree - x[d] for d in range(len(x))) + 0.5


@pytest.mark.parametrize("by_cells", [True, False], ids=["eval", "evaluate_at"])
@pytest.mark.parametrize("family", ["Lagrange", "DG"])
@pytest.mark.parametrize(("cell", "degree"), ALL)
def test_polynomials_are_exact(cell, degree, family, by_cells):
    """The second degree on cells with a map of the first, the first on curved ones: both are in the space."""
    mesh = bent_mesh(cell, degree)
    k = 3 - degree
    f = fem.Function(fem.functionspace(mesh, (family, 2)))
    f.interpolate(lambda x: polynomial(x, k))
    cells, _, x = points_inside(mesh, 300)
    found = f.eval(x.T, cells) if by_cells else fem.evaluate_at(f, mesh, x.T)
    assert found.shape == (300, 1)
    np.testing.assert_allclose(found[:, 0], polynomial(x, k), rtol=0, atol=1e-12)


@pytest.mark.parametrize(("cell", "degree"), ALL)
def test_expressions_of_fields_gradients_and_places(cell, degree):
    mesh = bent_mesh(cell, degree)
    dim, k = mesh.dim, 3 - degree
    f, v, c = (
        fem.Function(fem.functionspace(mesh, ("P", 2))),
        field(fem.functionspace(mesh, ("P", 1, (2,)))),
        fem.Constant(mesh, 3),
    )
    f.interpolate(lambda x: polynomial(x, k))
    cells, _, x = points_inside(mesh, 100)
    slope = np.array([(1 + d) * k * x[d] ** (k - 1) - 1 for d in range(dim)])
    u = v.eval(x.T, cells).T
    value = polynomial(x, k)
    expected = {
        "place": (mesh.x, x),
        "gradient": (ufl.grad(f), slope),
        "product": (c * f * mesh.x[0] * v, 3 * value * x[0] * u),
        "tensor": (ufl.outer(v, ufl.grad(f)), np.einsum("in,jn->ijn", u, slope).reshape(2 * dim, -1)),
        "function": (ufl.exp(v[0]) / f, (np.exp(u[0]) / value)[None]),
        "number": (ufl.as_ufl(2.5), np.full((1, 100), 2.5)),
    }
    for what, (expression, reference) in expected.items():
        found = fem.evaluate_at(expression, mesh, x.T)
        np.testing.assert_allclose(found, reference.T, rtol=1e-11, atol=1e-11, err_msg=what)


def test_second_derivatives_and_sizes_of_cells():
    mesh = bent_mesh("triangle", 1)
    f = fem.Function(fem.functionspace(mesh, ("P", 2)))
    f.interpolate(lambda x: x[0] ** 2 * 3 + x[0] * x[1])
    cells, _, x = points_inside(mesh, 30)
    hessian = fem.evaluate_at(ufl.grad(ufl.grad(f)), mesh, x.T)
    np.testing.assert_allclose(hessian, np.tile([6.0, 1, 1, 0], (30, 1)), atol=1e-10)
    a, b, c = (mesh.skfem.p[:, row] for row in mesh.skfem.t[:, cells])
    area = abs(np.linalg.det(np.array([b - a, c - a]).transpose(2, 0, 1))) / 2
    np.testing.assert_allclose(fem.evaluate_at(ufl.CellVolume(mesh.ufl_domain()), mesh, x.T)[:, 0], area)


def test_a_mixed_function_has_all_components():
    mesh = bent_mesh("quadrilateral", 1)
    parts = basix.ufl.element("P", mesh.cell, 2, shape=(2,)), basix.ufl.element("P", mesh.cell, 1)
    f = fem.Function(fem.functionspace(mesh, basix.ufl.mixed_element(parts)))
    f.interpolate(lambda x: np.array([x[0] ** 2, x[0] * x[1], x[0] - x[1]]))
    cells, _, x = points_inside(mesh, 50)
    expected = np.array([x[0] ** 2, x[0] * x[1], x[0] - x[1]]).T
    np.testing.assert_allclose(f.eval(x.T, cells), expected, atol=1e-12)
    np.testing.assert_allclose(fem.evaluate_at(f, mesh, x.T), expected, atol=1e-12)


def test_a_symmetric_tensor_has_both_of_its_equal_components():
    mesh = bent_mesh("triangle", 1)
    f = fem.Function(fem.functionspace(mesh, ("P", 1, (2, 2), True)))
    f.interpolate(lambda x: np.array([x[0], x[1], x[1], 2 + 0 * x[0]]))
    cells, _, x = points_inside(mesh, 50)
    expected = np.array([x[0], x[1], x[1], np.full(50, 2.0)]).T
    np.testing.assert_allclose(f.eval(x.T, cells), expected, atol=1e-12)
    np.testing.assert_allclose(fem.evaluate_at(f, mesh, x.T), expected, atol=1e-12)


# ------------------------------------------------------------ regions
def test_on_an_interface_a_field_is_taken_on_its_own_side():
    mesh = bent_mesh("triangle", 1)
    left, right = (field(fem.functionspace(mesh, ("P", 1), on=side)) for side in ("left", "right"))
    left.x.array[:], right.x.array[:] = 1.0, 2.0
    shared = np.intersect1d(*(mesh.skfem.t[:, mesh.cells_of(side)] for side in ("left", "right")))
    x = mesh.skfem.p[:, shared].T
    for f, value in ((left, 1.0), (right, 2.0)):
        np.testing.assert_allclose(fem.evaluate_at(f, mesh, x), value, rtol=1e-12)


def test_beside_its_region_a_field_has_no_value():
    mesh = bent_mesh("triangle", 1)
    f = field(fem.functionspace(mesh, ("P", 1), on="left"))
    x = mesh.skfem.p[:, mesh.skfem.t[:, mesh.cells_of("right")]].mean(axis=1).T
    with pytest.raises(InputError, match="expected points inside"):
        fem.evaluate_at(f, mesh, x)
    assert np.isnan(fem.evaluate_at(f, mesh, x, outside=np.nan)).all()
    with pytest.raises(InputError, match="a field on left, beside it"):
        f.eval(x[:1], mesh.cells_of("right")[:1])


# ------------------------------------------------------------ outside
def test_the_first_point_outside_is_named():
    mesh = bent_mesh("triangle", 1)
    x = [[0.5, 0.5], [7.0, -2.0], [9.0, 9.0]]
    with pytest.raises(
        InputError, match=r"x = \(7, -2\) m, point 1, and 1 more, without a cell: expected points inside the mesh"
    ):
        fem.evaluate_at(mesh.x[0], mesh, x)
    with pytest.raises(InputError, match=r"x = \(7, -2\) m, point 1 without a cell"):
        fem.Function(fem.functionspace(mesh, ("P", 1))).eval(x[:2], [0, -1])


@pytest.mark.parametrize("outside", [np.nan, 0.0, -5.0])
def test_a_value_for_points_outside(outside):
    mesh = bent_mesh("triangle", 1)
    found = fem.evaluate_at(mesh.x, mesh, [[7.0, -2.0], [0.5, 0.5]], outside=outside)
    np.testing.assert_allclose(found, [[outside, outside], [0.5, 0.5]], rtol=1e-12)


# ------------------------------------------------------------ misuse, and many points
def test_a_point_where_an_expression_has_no_value():
    mesh = bent_mesh("triangle", 1)
    with pytest.raises(InputError, match=r"expression = not finite at \(0.5, 0.5\) m"):
        fem.evaluate_at(1 / (mesh.x[0] - mesh.x[0]), mesh, [[0.5, 0.5]], outside=np.nan)


def test_one_cell_a_point():
    mesh = bent_mesh("triangle", 1)
    with pytest.raises(InputError, match=r"cells = of shape \(2,\): expected one cell a point, \(1,\)"):
        fem.Function(fem.functionspace(mesh, ("P", 1))).eval([[0.5, 0.5]], [0, 1])


def test_a_cell_beside_the_point():
    mesh = bent_mesh("triangle", 2)
    cells, _, x = points_inside(mesh, 3)
    with pytest.raises(InputError, match=r"cells = 0 for point 1, which lies beside it: expected the cells that hold"):
        fem.Function(fem.functionspace(mesh, ("P", 1))).eval(x.T, [cells[0], 0, cells[2]])


def test_an_argument_has_no_value():
    mesh = bent_mesh("triangle", 1)
    with pytest.raises(UnsupportedForm, match="integrate it in a form"):
        fem.evaluate_at(ufl.TestFunction(fem.functionspace(mesh, ("P", 1))), mesh, [[0.5, 0.5]])


def test_a_normal_has_no_value_inside():
    mesh = bent_mesh("triangle", 1)
    with pytest.raises(UnsupportedForm, match="FacetNormal inside cells"):
        fem.evaluate_at(mesh.n, mesh, [[0.5, 0.5]])


def test_no_points():
    mesh = bent_mesh("triangle", 1)
    assert fem.evaluate_at(mesh.x, mesh, np.zeros((0, 2))).shape == (0, 2)


def test_more_points_than_at_once(monkeypatch):
    mesh = bent_mesh("hexahedron", 1)
    f = field(fem.functionspace(mesh, ("P", 2)))
    cells, _, x = points_inside(mesh, 100)
    monkeypatch.setattr(module, "AT_ONCE", 7)
    np.testing.assert_allclose(fem.evaluate_at(f, mesh, x.T), f.eval(x.T, cells), rtol=1e-11)
