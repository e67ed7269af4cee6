"""Functions, constants and the values of conditions."""

import basix.ufl
import numpy as np
import pytest
import ufl
from warped import CELLS, DIM, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.errors import InputError


def quadratic(x):
    """Of x with as many rows as the mesh has dimensions, or with three: those that are missing are zero."""
    y, z = (x[row] if len(x) > row else 0 for row in (1, 2))
    return 1 + x[0] ** 2 - 2 * x[0] * y + 3 * y - x[0] * z + z**2


@pytest.fixture
def plane():
    return warped_mesh("triangle")


@pytest.mark.parametrize("degree", [1, 2])
@pytest.mark.parametrize("family", ["Lagrange", "DG"])
@pytest.mark.parametrize("cell", CELLS)
def test_interpolation_takes_the_values_at_the_nodes(cell, family, degree):
    f = fem.Function(fem.functionspace(warped_mesh(cell), (family, degree)))
    f.interpolate(quadratic)
    np.testing.assert_allclose(f.x.array, quadratic(f.function_space.dof_coordinates()), rtol=1e-14)


@pytest.mark.parametrize("cell", ["interval", "triangle", "tetrahedron"])
def test_a_quadratic_is_in_p2_of_simplices(cell):
    mesh = warped_mesh(cell)
    f = fem.Function(fem.functionspace(mesh, ("Lagrange", 2)))
    f.interpolate(quadratic)
    error = fem.assemble_scalar(fem.form((f - quadratic(mesh.x)) ** 2 * mesh.dx(degree=6)))
    assert error < 1e-28


@pytest.mark.parametrize("cell", CELLS[1:])
def test_components_of_a_vector(cell):
    f = fem.Function(fem.functionspace(warped_mesh(cell), ("Lagrange", 2, (DIM[cell],))))
    f.interpolate(lambda x: np.array([quadratic(x) + d for d in range(DIM[cell])]))
    x = f.function_space.dof_coordinates()
    for d in range(DIM[cell]):
        here = f.function_space.dof_component == d
        np.testing.assert_allclose(f.x.array[here], quadratic(x[:, here]) + d, rtol=1e-14)


def test_one_row_of_values_is_for_all_components(plane):
    f = fem.Function(fem.functionspace(plane, ("Lagrange", 1, (2,))))
    f.interpolate(lambda x: x[0])
    np.testing.assert_array_equal(f.x.array, f.function_space.dof_coordinates()[0])


@pytest.mark.parametrize(
    ("shape", "values"),
    [(None, lambda x: np.zeros((3, x.shape[1]))), (None, lambda x: 2.0), ((2,), lambda x: x.T), ((2,), lambda x: np.zeros(5))],
    ids=["too many rows", "a number", "transposed", "too few"],
)
def test_values_of_another_shape_are_refused(plane, shape, values):
    f = fem.Function(fem.functionspace(plane, ("Lagrange", 1, shape)))
    with pytest.raises(InputError, match=r"interpolate = \(.*\): expected values of shape .*; return one row a component"):
        f.interpolate(values)


# ------------------------------------------------------------ from expressions
@pytest.mark.parametrize("cell", CELLS)
def test_interpolation_of_an_expression(cell):
    mesh = warped_mesh(cell)
    f, g = (fem.Function(fem.functionspace(mesh, ("Lagrange", 2))) for _ in range(2))
    f.interpolate(quadratic)
    g.interpolate(quadratic(mesh.x) + 0 * f)
    np.testing.assert_allclose(g.x.array, f.x.array, rtol=1e-13)


def test_interpolation_of_a_gradient(plane):
    f, g = fem.Function(fem.functionspace(plane, ("Lagrange", 2))), fem.Function(fem.functionspace(plane, ("DG", 1, (2,))))
    f.interpolate(quadratic)
    g.interpolate(ufl.grad(f))
    x = g.function_space.dof_coordinates()
    slopes = np.array([2 * x[0] - 2 * x[1], -2 * x[0] + 3])
    np.testing.assert_allclose(g.x.array, slopes[g.function_space.dof_component, np.arange(len(g.x.array))], rtol=1e-11)


def test_interpolation_into_a_tensor_a_mixed_element_and_a_region(plane):
    expressions = {
        "tensor": (fem.functionspace(plane, ("Lagrange", 1, (2, 2))), ufl.outer(plane.x, plane.x)),
        "mixed": (
            fem.functionspace(
                plane,
                basix.ufl.mixed_element(
                    [basix.ufl.element("P", "triangle", 1), basix.ufl.element("P", "triangle", 2, shape=(2,))]
                ),
            ),
            ufl.as_vector([1 + plane.x[0], plane.x[1], plane.x[0] * plane.x[1]]),
        ),
        "region": (fem.functionspace(plane, ("Lagrange", 2, (2,)), on="right"), plane.x),
    }
    by_hand = {
        "tensor": lambda x: np.array([x[0] ** 2, x[0] * x[1], x[0] * x[1], x[1] ** 2]),
        "mixed": lambda x: np.array([1 + x[0], x[1], x[0] * x[1]]),
        "region": lambda x: x[:2],
    }
    for name, (V, expression) in expressions.items():
        f, g = fem.Function(V), fem.Function(V)
        f.interpolate(expression)
        g.interpolate(by_hand[name])
        np.testing.assert_allclose(f.x.array, g.x.array, rtol=1e-14, err_msg=name)


def test_an_expression_may_hold_the_function_itself(plane):
    f = field(fem.functionspace(plane, ("Lagrange", 1, (2,))))
    before = f.x.array.reshape(-1, 2).copy()
    f.interpolate(ufl.as_vector([f[1], 2 * f[0]]))
    np.testing.assert_allclose(f.x.array.reshape(-1, 2), before[:, ::-1] * [1, 2], rtol=1e-14)


@pytest.mark.parametrize("shape", [(), (1,), (3,), (2, 2)], ids=str)
def test_an_expression_of_another_shape_is_refused(plane, shape):
    f = fem.Function(fem.functionspace(plane, ("Lagrange", 1, (2,))))
    expression = fem.Constant(plane, np.ones(shape)) * plane.x[0]
    with pytest.raises(InputError, match=r"interpolate = an expression of shape .*: expected 2 components"):
        f.interpolate(expression)


# ------------------------------------------------------------ conditions
def test_values_of_a_condition(plane):
    V = fem.functionspace(plane, ("Lagrange", 1, (2,)))
    f, dofs = field(V), np.array([1, 4, 7])
    known = {
        "number": (2.0, [2.0, 2.0, 2.0]),
        "array": (np.array([3.0, 5.0]), [5.0, 3.0, 5.0]),
        "constant": (fem.Constant(plane, [3.0, 5.0]), [5.0, 3.0, 5.0]),
        "function": (f, f.x.array[dofs].tolist()),
    }
    for name, (value, expected) in known.items():
        assert fem.dirichletbc(value, dofs, V).values().tolist() == expected, name


def test_an_array_has_one_entry_for_each_component_of_its_part(plane):
    """Of a vector that comes second in its mixed element."""
    elements = basix.ufl.element("P", "triangle", 1), basix.ufl.element("P", "triangle", 2, shape=(2,))
    V = fem.functionspace(plane, basix.ufl.mixed_element(elements))
    part = V.sub(1)
    dofs = fem.locate_dofs_topological(part, 1, plane.facets_of("west"))
    values = fem.dirichletbc(np.array([5.0, 6.0]), dofs, part).values()
    assert values.tolist() == [5.0 if V.dof_component[dof] == 1 else 6.0 for dof in dofs]
    assert set(V.dof_component[dofs]) == {1, 2}


@pytest.mark.parametrize("value", [np.ones(1), np.ones(3), np.ones((2, 1))], ids=lambda value: str(value.shape))
def test_an_array_of_another_length_is_refused(plane, value):
    V = fem.functionspace(plane, ("Lagrange", 1, (2,)))
    with pytest.raises(InputError, match=r"value = of shape .*: expected \(2,\) or a number"):
        fem.dirichletbc(value, np.array([0, 1]), V).values()


def test_a_condition_wants_to_know_its_space(plane):
    V, W = (fem.functionspace(plane, ("Lagrange", 1)) for _ in range(2))
    with pytest.raises(InputError, match="V = None: expected the space of the dofs"):
        fem.dirichletbc(0.0, np.array([0]))
    with pytest.raises(InputError, match="value = a Function of another space"):
        fem.dirichletbc(fem.Function(W), np.array([0]), V)


@pytest.mark.parametrize("more", [-1, 1, 7])
def test_an_array_of_another_length_is_refused_at_the_assembly(more):
    V = fem.functionspace(warped_mesh("triangle"), ("Lagrange", 1))
    f = fem.Function(V)
    f.x.array = np.ones(V.dim + more)
    with pytest.raises(InputError, match=r"x\.array of a Function = of shape .*: expected"):
        fem.assemble_scalar(fem.form(f * ufl.dx))
