"""Functions set from functions of position, expressions and other functions, on all cells or on some."""

import numpy as np
import pytest
import ufl
from warped import CELLS, DIM, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.engine.embedded.dofmaps import dofs_of_cells
from femiec.errors import InputError


@pytest.fixture
def plane():
    return warped_mesh("triangle")


@pytest.mark.parametrize("cell", CELLS)
def test_positions_have_three_rows(cell):
    """As in DOLFINx; those that the mesh does not have are zero."""
    mesh, seen = warped_mesh(cell), []
    V = fem.functionspace(mesh, ("P", 2))
    fem.Function(V).interpolate(lambda x: seen.append(x) or x[2])
    fem.locate_dofs_geometrical(V, lambda x: seen.append(x) or x[2] > 0)
    for x in seen:
        np.testing.assert_array_equal(x[: mesh.dim], V.dof_coordinates())
        assert x.shape == (3, V.dim)
        assert not x[DIM[cell] :].any()


SOURCES = {
    "positions": lambda f: lambda x: x[0] * x[1],
    "UFL": lambda f: f.function_space.mesh.x[0] * f.function_space.mesh.x[1],
    "compiled": lambda f: fem.Expression(
        f.function_space.mesh.x[0] * f.function_space.mesh.x[1], f.function_space.element.interpolation_points
    ),
}


@pytest.mark.parametrize("name", ["P", "DG", "Quadrature"])
@pytest.mark.parametrize("source", SOURCES)
def test_some_cells_only(plane, source, name):
    V = fem.functionspace(plane, (name, 2))
    cells, f = np.array([3, 0, 7]), fem.Function(V)
    f.x.array[:] = -1.0
    f.interpolate(SOURCES[source](f), cells)
    inside = np.unique(dofs_of_cells(V, cells))
    x = V.dof_coordinates()
    np.testing.assert_allclose(f.x.array[inside], x[0, inside] * x[1, inside], rtol=1e-14)
    assert np.all(np.delete(f.x.array, inside) == -1)
    assert 0 < len(inside) < V.dim


@pytest.mark.parametrize("cell", CELLS)
def test_a_function_of_another_space(cell):
    """A P1 function is in P2 too, and in DG2; back from P2 it is what it was."""
    mesh = warped_mesh(cell)
    f = field(fem.functionspace(mesh, ("P", 1)))
    for name in (("P", 2), ("DG", 2)):
        g, back = fem.Function(fem.functionspace(mesh, name)), fem.Function(f.function_space)
        g.interpolate(f)
        assert fem.assemble_scalar(fem.form((f - g) ** 2 * mesh.dx(degree=4))) < 1e-28
        back.interpolate(g)
        np.testing.assert_allclose(back.x.array, f.x.array, rtol=1e-13)


def test_from_a_part_and_into_a_part(plane):
    u, p = field(fem.functionspace(plane, ("P", 2, (2,)))), fem.Function(fem.functionspace(plane, ("P", 2)))
    p.interpolate(u.sub(1))
    np.testing.assert_allclose(p.x.array, u.x.array[1::2], rtol=1e-13)
    before = u.x.array.copy()
    u.sub(0).interpolate(p)
    np.testing.assert_allclose(u.x.array[::2], before[1::2], rtol=1e-13)
    np.testing.assert_array_equal(u.x.array[1::2], before[1::2])
    u.sub(0).interpolate(fem.Expression(2 * p, p.function_space.element.interpolation_points))
    np.testing.assert_allclose(u.x.array[::2], 2 * before[1::2], rtol=1e-13)


def test_a_compiled_expression_is_read_each_time(plane):
    """Of a vector, through a quadrature space as plasticity does it."""
    u, c = field(fem.functionspace(plane, ("P", 2, (2,)))), fem.Constant(plane, 1.0)
    Q = fem.functionspace(plane, ("Quadrature", 3, (2, 2)))
    stress, known = fem.Function(Q), fem.Function(Q)
    compiled = fem.Expression(c * ufl.grad(u), Q.element.interpolation_points)
    for c.value in (1.0, -2.0):
        stress.interpolate(compiled)
        known.interpolate(c * ufl.grad(u))
        np.testing.assert_allclose(stress.x.array, known.x.array, rtol=1e-14)
        assert stress.x.array.any()


def test_cells_of_both_functions_are_the_same(plane):
    f = fem.Function(fem.functionspace(plane, ("P", 1)))
    f.interpolate(lambda x: x[0], cells1=np.array([2]))
    assert np.count_nonzero(f.x.array) == 3
    f.interpolate(lambda x: x[0], np.array([2, 3]), np.array([2, 3]))
    with pytest.raises(InputError, match="cells1 = cells other than cells0: expected the same"):
        f.interpolate(lambda x: x[0], np.array([2, 3]), np.array([3, 2]))


def test_refusals(plane):
    V = fem.functionspace(plane, ("P", 2))
    f, left = fem.Function(V), fem.Function(fem.functionspace(plane, ("P", 2), on="left"))
    other = warped_mesh("triangle")
    elsewhere = field(fem.functionspace(other, ("P", 2)))
    compiled = fem.Expression(plane.x[0], np.array([[0.1, 0.2]]))
    refused = [
        (lambda: f.interpolate(2.0), "interpolate = float: expected a function of x"),
        (lambda: f.interpolate(lambda x: 1j * x[0]), "interpolate = complex numbers: expected real numbers"),
        (lambda: f.interpolate(elsewhere), "interpolate = an expression on another mesh"),
        (lambda: f.interpolate(fem.Expression(elsewhere, V.element.interpolation_points)), "on another mesh"),
        (lambda: f.interpolate(compiled), r"interpolate = an Expression at other points: .* V\.element\.interpolation_points"),
        (lambda: left.interpolate(lambda x: x[0], plane.cells_of("right")), r"cells0 = \d+: expected cells where the function"),
        (lambda: left.interpolate(lambda x: x[0], [10**6]), "cells0 = 1000000: expected a cell, 0 to "),
        (lambda: f.interpolate(lambda x: x[0], np.arange(plane.skfem.nelements) == 2), "cells0 = of type bool: .* np.nonzero"),
    ]
    for attempt, message in refused:
        with pytest.raises(InputError, match=message):
            attempt()
    assert not f.x.array.any()
    assert not left.x.array.any()
