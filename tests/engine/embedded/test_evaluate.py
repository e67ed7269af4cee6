"""Stage 5: the inputs of a program on a chunk of entities."""

import numpy as np
import pytest
import ufl
from by_skfem import both_sides, cell_basis, facet_basis
from warped import CELLS, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.engine.embedded import evaluate
from femiec.engine.embedded.dag import Graph
from femiec.engine.embedded.evaluate import Chunk, Values, symbols
from femiec.engine.embedded.factorise import factorise
from femiec.engine.embedded.measures import Group, groups_of
from femiec.engine.embedded.preprocess import Integral, lower
from femiec.engine.embedded.program import compile_program
from femiec.errors import InputError, UnsupportedForm

DEGREE = 6


def values_of(expression, mesh, kind="cell", subdomain="otherwise"):
    """A scalar expression at all points of an integral, and the cells that they belong to."""
    graph = Graph()
    program = compile_program(graph, [factorise(graph, lower(expression))[()][()]])
    symbols_of = ufl.algorithms.extract_coefficients(expression), ufl.algorithms.analysis.extract_constants(expression)
    known = Values(symbols(*symbols_of))
    for group in groups_of(mesh, Integral(kind, (subdomain,), DEGREE, None)):
        (value,) = Chunk(group, slice(0, group.size)).run(program, known)
        yield group, np.broadcast_to(value, (len(group.weights), group.size))


@pytest.mark.parametrize("name", [("Lagrange", 1), ("Lagrange", 2), ("DG", 1)], ids=str)
@pytest.mark.parametrize("cell", CELLS)
def test_values_and_slopes_in_cells(cell, name):
    mesh = warped_mesh(cell)
    f, basis = field(fem.functionspace(mesh, name)), cell_basis(mesh, *name)
    known = basis.interpolate(f.x.array)
    for expression, expected in ((f, np.asarray(known)), *((f.dx(d), known.grad[d]) for d in range(mesh.dim))):
        ((_, found),) = values_of(expression, mesh)
        np.testing.assert_allclose(found.T, expected, rtol=1e-11, atol=1e-12)


@pytest.mark.parametrize("cell", CELLS)
def test_coordinates_and_constants(cell):
    mesh = warped_mesh(cell)
    c = fem.Constant(mesh, [2.0, 5.0])
    ((_, found),) = values_of(c[1] * mesh.x[0], mesh)
    np.testing.assert_allclose(found.T, 5 * cell_basis(mesh, "Lagrange", 1).global_coordinates()[0], rtol=1e-13)


@pytest.mark.parametrize("cell", CELLS)
def test_extremes_of_a_field_on_facets(cell):
    """The points of a facet are numbered otherwise in scikit-fem: the sorted values on each facet are the same."""
    mesh = warped_mesh(cell)
    f, name = field(fem.functionspace(mesh, ("DG", 1))), ("DG", 1)
    west = facet_basis(mesh, *name, facets=mesh.surfaces["west"])
    facets, plus = mesh.between("left", "right")
    sides = dict(zip("+-", both_sides(mesh, *name, facets=facets, plus=plus), strict=True))
    number = list(mesh.surfaces).index("west") + 1
    (pair,) = mesh.interface("left", "right").subdomain_id()
    cases = [(f, "exterior_facet", number, "", west), *((f(side), "interior_facet", pair, side, sides[side]) for side in "+-")]
    for expression, kind, subdomain, side, basis in cases:
        found = {
            int(where): np.sort(column)
            for group, values in values_of(expression, mesh, kind, subdomain)
            for where, column in zip(group.cells[side], values.T, strict=True)
        }
        expected = dict(zip(basis.tind.tolist(), np.sort(np.asarray(basis.interpolate(f.x.array)), axis=1), strict=True))
        assert found.keys() == expected.keys()
        for where, column in expected.items():
            np.testing.assert_allclose(found[where], column, rtol=1e-11)


def count_calls(method, calls):
    def counted(self, *given):
        calls.append(given)
        return method(self, *given)

    return counted


def test_shared_inputs_are_computed_once(monkeypatch):
    """The mapping, and the reference slopes of a component, are asked for by many leaves."""
    maps, products, real = [], [], evaluate.CellMap
    monkeypatch.setattr(evaluate, "CellMap", lambda *given: maps.append(given) or real(*given))
    monkeypatch.setattr(Group, "table", count_calls(Group.table, products))
    mesh = warped_mesh("quadrilateral")
    f = field(fem.functionspace(mesh, ("Lagrange", 2)))
    list(values_of(f.dx(0) * f.dx(1) + f.dx(0) * mesh.x[0] * mesh.x[1], mesh))
    assert len(maps) == 1
    assert sorted(derivative for element, _, derivative in products if element.ufl.degree == 2) == [(0,), (1,)]
    assert sorted(derivative for element, _, derivative in products if element.ufl.degree == 1) == [(), (0,), (1,)]


def test_coefficients_and_constants_are_counted_apart():
    mesh = warped_mesh("triangle")
    f, c = field(fem.functionspace(mesh, ("Lagrange", 1))), fem.Constant(mesh, 1.0)
    assert symbols([f], [c]) == {("coefficient", f.count()): f, ("constant", c.count()): c}


def test_a_field_beside_its_region_is_an_error():
    """It has no value there; the dofs of another place must not be read for it."""
    mesh = warped_mesh("triangle")
    f = field(fem.functionspace(mesh, ("Lagrange", 1), on="left"))
    facets = list(mesh.surfaces).index("east") + 1
    (pair,) = mesh.interface("left", "right").subdomain_id()
    for kind, subdomain in (("cell", "otherwise"), ("cell", 2), ("exterior_facet", facets)):
        with pytest.raises(InputError, match="a field on left, beside it: expected integrals where the field lives"):
            list(values_of(f, mesh, kind, subdomain))
    with pytest.raises(InputError, match="or take the other side of the interface"):
        list(values_of(f("-"), mesh, "interior_facet", pair))
    assert list(values_of(f("+"), mesh, "interior_facet", pair))


def test_there_is_no_normal_inside_a_cell():
    mesh = warped_mesh("triangle")
    for expression, message in (
        (mesh.n[0], "FacetNormal inside cells: integrate it with ds or on an interface"),
        (ufl.FacetArea(mesh), r"a quantity of a facet \(FacetNormal, FacetArea\) inside cells: integrate it with ds or dS"),
    ):
        with pytest.raises(UnsupportedForm, match=message):
            list(values_of(expression, mesh))
