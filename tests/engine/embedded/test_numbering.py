"""The numbering of dofs: neighbours agree along vertices, edges and faces, for every degree."""

import basix.ufl
import numpy as np
import pytest
import ufl
from warped import CELLS, SECOND, SMALL, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.engine.embedded.elements import ScalarElement, lagrange
from femiec.engine.embedded.numbering import entity_dofs, number
from femiec.errors import InputError

CONTINUOUS = [(cell, degree) for cell in CELLS for degree in (1, 2, 3) if (cell, degree) != ("hexahedron", 3)]
CURVED = [(cell, degree) for cell in SECOND for degree in (1, 2, 3) if (cell, degree) != ("hexahedron", 3)]
CUBIC = [(cell, 3) for cell in ("interval", "triangle", "tetrahedron")]


def entities(mesh):
    """How many vertices, edges, faces and interiors there are, by dimension."""
    cells = mesh.skfem
    between = {1: [], 2: ["nfacets"], 3: ["nedges", "nfacets"]}[mesh.dim]
    return [getattr(cells, name) for name in ("nvertices", *between, "nelements")]


@pytest.mark.parametrize(("cell", "degree"), CONTINUOUS)
def test_number_of_dofs(cell, degree):
    """Vertices once, p - 1 on an edge, so many inside a face and a cell as basix says; each dof is used."""
    mesh, element = warped_mesh(cell), lagrange(cell, degree)
    cells, count = number(mesh, element, None)
    inside = [len(of_entities[0]) for of_entities in element.entity_dofs[: mesh.dim + 1]]
    assert inside[:2] == [1, degree - 1]
    assert count == np.dot(inside, entities(mesh))
    assert np.array_equal(np.unique(cells), np.arange(count))
    assert cells.dtype == np.int32


@pytest.mark.parametrize(("cell", "degree"), CONTINUOUS)
def test_a_dof_is_at_one_place_for_all_cells_that_have_it(cell, degree):
    mesh, element = warped_mesh(cell), lagrange(cell, degree)
    cells, _ = number(mesh, element, None)
    where = fem.functionspace(mesh, ("Lagrange", degree)).dof_coordinates()
    basis, *_ = lagrange(cell, 1).tabulate(element.nodes, 0)
    from_each_cell = np.einsum("na,dac->dnc", basis, mesh.nodes[:, mesh.cell_nodes])
    np.testing.assert_allclose(from_each_cell, where[:, cells], atol=1e-14)


@pytest.mark.parametrize(("cell", "degree", "order"), [(*pair, 1) for pair in CONTINUOUS] + [(*pair, 2) for pair in CURVED])
def test_any_dofs_make_a_continuous_field(cell, degree, order):
    mesh = warped_mesh(cell, SMALL, order)
    f = field(fem.functionspace(mesh, ("Lagrange", degree)))
    jump, size = (fem.assemble_scalar(fem.form(e**2 * mesh.dS(degree=8))) for e in (ufl.jump(f), ufl.avg(f)))
    assert jump < 1e-26 * size


@pytest.mark.parametrize(("cell", "degree"), CUBIC)
def test_a_random_cubic_is_in_the_space(cell, degree):
    """Value and gradient, from both sides of each facet and inside."""
    mesh = warped_mesh(cell)
    factors = np.random.default_rng(0).uniform(-1, 1, (4, 4, 4))

    def cubic(x):
        x = [x[d] for d in range(mesh.dim)] + [1.0] * (3 - mesh.dim)
        powers = [(i, j, k) for i in range(4) for j in range(4) for k in range(4) if i + j + k <= degree]
        return sum(float(factors[i, j, k]) * x[0] ** i * x[1] ** j * x[2] ** k for i, j, k in powers)

    f = fem.Function(fem.functionspace(mesh, ("Lagrange", degree)))
    f.interpolate(cubic)
    exact = cubic(mesh.x)
    inside = (f - exact) ** 2 + ufl.dot(ufl.grad(f - exact), ufl.grad(f - exact))
    assert fem.assemble_scalar(fem.form(inside * mesh.dx(degree=6))) < 1e-24
    for side in "+-":
        assert fem.assemble_scalar(fem.form((f(side) - exact(side)) ** 2 * mesh.dS(degree=6))) < 1e-26


@pytest.mark.parametrize("name", [("DG", 0), ("DG", 2), ("DG", 3)], ids=str)
@pytest.mark.parametrize("cell", CELLS)
def test_discontinuous_dofs_belong_to_one_cell(cell, name):
    mesh = warped_mesh(cell)
    cells, count = number(mesh, ScalarElement(basix.ufl.element("DG", cell, name[1])), None)
    assert cells.size == count
    assert np.array_equal(np.sort(cells.ravel()), np.arange(count))


@pytest.mark.parametrize(("cell", "degree"), CONTINUOUS)
def test_on_a_region(cell, degree):
    mesh, element = warped_mesh(cell), lagrange(cell, degree)
    whole, _ = number(mesh, element, None)
    cells, count = number(mesh, element, mesh.cells_of("right"))
    assert (cells[:, mesh.cells_of("left")] == -1).all()
    assert np.array_equal(np.unique(cells[:, mesh.cells_of("right")]), np.arange(count))
    pairs = np.unique([cells[:, mesh.cells_of("right")].ravel(), whole[:, mesh.cells_of("right")].ravel()], axis=1)
    assert pairs.shape[1] == count
    assert (np.diff(pairs[1]) > 0).all()


@pytest.mark.parametrize(("cell", "degree"), CONTINUOUS)
def test_dofs_on_the_closure_of_entities(cell, degree):
    """Two neighbours have in common the dofs of the facet between them."""
    mesh, element = warped_mesh(cell), lagrange(cell, degree)
    cells, _ = number(mesh, element, None)
    f2t = mesh.skfem.f2t
    for facet in np.nonzero(f2t[1] != -1)[0]:
        one, other = f2t[:, facet]
        common = np.intersect1d(cells[:, one], cells[:, other])
        assert np.array_equal(entity_dofs(mesh, element, cells, mesh.dim - 1, np.array([facet])), common)
    assert np.array_equal(entity_dofs(mesh, element, cells, 0, np.array([3, 1])), [1, 3])
    assert np.array_equal(entity_dofs(mesh, element, cells, mesh.dim, np.array([2])), np.sort(cells[:, 2]))
    assert len(entity_dofs(mesh, element, cells, 1, np.array([1]))) == degree + 1


def test_entities_of_other_fields():
    """A field at quadrature points, and a number on the whole mesh, have dofs of cells only."""
    mesh = warped_mesh("triangle")
    for name, inside in ((("Quadrature", 2), [3, 4, 5]), (("Real", 0), [0]), (("DG", 1), [3, 4, 5])):
        V = fem.functionspace(mesh, name)
        assert fem.locate_dofs_topological(V, 2, np.array([1])).tolist() == inside
        assert fem.locate_dofs_topological(V, 1, np.arange(4)).tolist() == []
        assert fem.locate_dofs_topological(V, 0, np.arange(4)).tolist() == []


def test_dofs_of_edges_in_space():
    """Cubics have two inside each edge, which are not those of its faces."""
    mesh = warped_mesh("tetrahedron", SMALL)
    V = fem.functionspace(mesh, ("Lagrange", 3))
    edge = mesh.skfem.edges[:, 7]
    found = fem.locate_dofs_topological(V, 1, np.array([7]))
    a, b = mesh.nodes[:, edge].T
    along = (V.dof_coordinates()[:, found] - a[:, None]).T @ (b - a) / np.dot(b - a, b - a)
    beside = V.dof_coordinates()[:, found] - a[:, None] - np.outer(b - a, along)
    np.testing.assert_allclose(beside, 0, atol=1e-14)
    assert len(np.unique(along.round(10))) == 4
    assert set(edge) <= set(found)


@pytest.mark.parametrize("entities", [[-1], [10**6], [True, False]], ids=str)
@pytest.mark.parametrize("dim", [0, 1, 2])
def test_entities_that_are_none_of_the_mesh_are_refused(dim, entities):
    mesh = warped_mesh("triangle")
    cells, _ = number(mesh, lagrange("triangle", 2), None)
    with pytest.raises(InputError, match="entities = "):
        entity_dofs(mesh, lagrange("triangle", 2), cells, dim, np.array(entities))
