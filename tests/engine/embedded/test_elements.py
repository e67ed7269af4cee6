"""Elements: taken apart into blocks, tabulated."""

import basix
import basix.ufl
import numpy as np
import pytest
from warped import CELLS, DIM

from femiec.engine.embedded.elements import Block, ScalarElement, blocks_of, derivatives, lagrange
from femiec.errors import UnsupportedForm

NAMES = [("P", 1), ("P", 2), ("P", 3), ("DG", 0), ("DG", 1), ("DG", 2), ("DG", 3)]
P = basix.ufl.element


@pytest.fixture(params=[(cell, *name) for cell in CELLS for name in NAMES if name != ("P", 3) or cell != "hexahedron"], ids=str)
def element(request):
    cell, family, degree = request.param
    (block,) = blocks_of(P(family, cell, degree))
    return block.element


@pytest.fixture
def points(element):
    """Points of the reference cell, away from its boundary and symmetric in nothing."""
    return np.random.default_rng(0).uniform(0.05, 0.3, (DIM[element.cell], 4))


def test_a_basis_function_is_one_at_its_node_and_zero_at_the_others(element):
    values, *_ = element.tabulate(element.nodes)
    np.testing.assert_allclose(values, np.eye(len(values)), atol=1e-13)


def test_the_number_of_nodes_is_that_of_the_polynomials(element):
    """(p + 1)^d on boxes, (p + 1) ... (p + d) / d! on simplices."""
    dim, degree = DIM[element.cell], element.ufl.degree
    box = element.cell in ("quadrilateral", "hexahedron")
    count = (degree + 1) ** dim if box else np.prod(degree + np.arange(1, dim + 1)) // np.prod(np.arange(1, dim + 1))
    assert element.nodes.shape == (dim, count)


def test_the_basis_spans_the_polynomials_of_its_degree(element, points):
    """Values and slopes of the powers of each coordinate come out of their values at the nodes."""
    values, *slopes = element.tabulate(points)
    for axis in range(len(points)):
        for power in range(element.ufl.degree + 1):
            at_nodes = element.nodes[axis] ** power
            np.testing.assert_allclose(values @ at_nodes, points[axis] ** power, atol=1e-13)
            for d, slope in enumerate(slopes):
                exact = power * points[axis] ** max(power - 1, 0) if d == axis else 0 * points[axis]
                np.testing.assert_allclose(slope @ at_nodes, exact, atol=1e-12)


def test_slopes_are_those_of_the_values_and_second_derivatives_those_of_the_slopes(element, points):
    step, dim = 1e-6, len(points)
    first = [(), *derivatives(dim, 1)]
    found = dict(zip([*first, *derivatives(dim, 2)], element.tabulate(points, 2), strict=True))
    for derivative in (d for d in found if d):
        *before, last = derivative
        shift = step * np.eye(dim)[last][:, None]
        up, down = (dict(zip(first, element.tabulate(points + sign * shift), strict=True)) for sign in (1, -1))
        by_difference = (up[tuple(before)] - down[tuple(before)]) / (2 * step)
        np.testing.assert_allclose(found[derivative], by_difference, atol=1e-7)


def test_each_dof_belongs_to_the_entity_on_which_its_node_lies(element):
    """A continuous element's dofs of a vertex, edge or face are those whose nodes are in no smaller one."""
    vertices = basix.geometry(element.ufl.cell_type)
    topology = basix.topology(element.ufl.cell_type)
    known = element.entity_dofs
    assert sorted(dof for of_dim in known for dofs in of_dim for dof in dofs) == list(range(len(element.nodes.T)))
    if element.ufl.discontinuous:
        assert not any(dofs for of_dim in known[:-1] for dofs in of_dim)
        return
    for of_dim, entities in zip(known, topology, strict=True):
        for dofs, entity in zip(of_dim, entities, strict=True):
            corners = vertices[entity]
            spread = np.linalg.matrix_rank(corners - corners[0])
            for node in element.nodes.T[dofs]:
                assert np.linalg.matrix_rank(np.vstack([corners - corners[0], node - corners[0]]), tol=1e-12) == spread


def test_a_real_element_is_one_everywhere():
    real = ScalarElement(basix.ufl.real_element(basix.CellType.triangle, ()))
    value, *slopes = real.tabulate(np.full((2, 3), 0.2), 2)
    assert real.real
    assert (value == np.ones((3, 1))).all()
    assert len(slopes) == 5
    assert not np.any(slopes)


def test_a_quadrature_element_knows_its_points_only():
    element = ScalarElement(basix.ufl.quadrature_element("triangle", degree=2))
    points, _ = basix.make_quadrature(basix.CellType.triangle, 2)
    assert element.at_points
    np.testing.assert_allclose(element.nodes, points.T)
    assert np.array_equal(element.tabulate(points.T, 0)[0], np.eye(3))
    with pytest.raises(
        UnsupportedForm, match=r"at 3 quadrature points of its cells, asked for at 6 others: give integrals its degree"
    ):
        element.tabulate(basix.make_quadrature(basix.CellType.triangle, 4)[0].T, 0)
    with pytest.raises(UnsupportedForm, match="at 3 quadrature points of its cells, asked for at 3 others"):
        element.tabulate(points.T + 0.01, 0)
    with pytest.raises(UnsupportedForm, match="the derivative of a field at quadrature points: it has values only"):
        element.tabulate(points.T, 1)


QUADRATIC = P("P", "triangle", 2)
LINEAR = P("P", "triangle", 1)
REAL = basix.ufl.real_element(basix.CellType.triangle, ())
AT_POINTS = basix.ufl.quadrature_element("triangle", degree=2)
SOLID = P("P", "tetrahedron", 1)

BLOCKS = {
    "scalar": (QUADRATIC, [(QUADRATIC, 1, (0,))]),
    "cubic": (P("P", "tetrahedron", 3), [(P("P", "tetrahedron", 3), 1, (0,))]),
    "vector": (P("P", "tetrahedron", 1, shape=(3,)), [(SOLID, 3, (0, 1, 2))]),
    "tensor": (P("DG", "quadrilateral", 1, shape=(2, 2)), [(P("DG", "quadrilateral", 1), 4, (0, 1, 2, 3))]),
    "symmetric tensor": (
        P("P", "tetrahedron", 1, shape=(3, 3), symmetry=True),
        [(SOLID, 6, (0, 1, 3, 1, 2, 4, 3, 4, 5))],
    ),
    "constant": (P("DG", "hexahedron", 0), [(P("DG", "hexahedron", 0), 1, (0,))]),
    "real": (REAL, [(REAL, 1, (0,))]),
    "at points": (AT_POINTS, [(AT_POINTS, 1, (0,))]),
    "a vector at points": (
        basix.ufl.quadrature_element("triangle", (2,), degree=2),
        [(AT_POINTS, 2, (0, 1))],
    ),
    "mixed": (basix.ufl.mixed_element([P("P", "triangle", 2, shape=(2,)), LINEAR]), [(QUADRATIC, 2, (0, 1)), (LINEAR, 1, (0,))]),
    "mixed in mixed": (
        basix.ufl.mixed_element([LINEAR, basix.ufl.mixed_element([P("DG", "triangle", 0), P("P", "triangle", 2, shape=(2,))])]),
        [(LINEAR, 1, (0,)), (P("DG", "triangle", 0), 1, (0,)), (QUADRATIC, 2, (0, 1))],
    ),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_blocks(name):
    element, expected = BLOCKS[name]
    assert blocks_of(element) == tuple(Block(ScalarElement(scalar), size, flat) for scalar, size, flat in expected)


def test_lagrange_elements_are_continuous():
    assert blocks_of(QUADRATIC)[0].element == lagrange("triangle", 2)
    assert lagrange("triangle", 2) != ScalarElement(P("DG", "triangle", 2))


UNSUPPORTED = {
    "Nedelec": P("N1curl", "triangle", 1),
    "Raviart-Thomas": P("RT", "tetrahedron", 1),
    "Crouzeix-Raviart": P("CR", "triangle", 1),
    "bubble": P("Bubble", "triangle", 3),
    "enriched": basix.ufl.enriched_element([LINEAR, P("Bubble", "triangle", 3)]),
    "integral moments": P("P", "triangle", 2, lagrange_variant=basix.LagrangeVariant.legendre, discontinuous=True),
    "a vector of unsupported": P("CR", "triangle", 1, shape=(2,)),
    "unsupported in mixed": basix.ufl.mixed_element([LINEAR, P("RT", "triangle", 1)]),
}


@pytest.mark.parametrize("name", UNSUPPORTED)
def test_an_unsupported_element_is_named_with_what_works(name):
    with pytest.raises(UnsupportedForm) as raised:
        blocks_of(UNSUPPORTED[name])
    message = str(raised.value)
    part = name in ("unsupported in mixed", "a vector of unsupported")
    assert message.startswith(f"element {UNSUPPORTED[name].sub_elements[-1] if part else UNSUPPORTED[name]}: ")
    assert "Lagrange elements with point values (continuous or not), degree 0, quadrature and real elements" in message


@pytest.mark.parametrize(("cell", "degree"), [("tetrahedron", 4), ("hexahedron", 3)])
def test_faces_with_several_dofs_are_refused(cell, degree):
    with pytest.raises(UnsupportedForm, match=r"faces with several dofs are not matched .*: use degree 3 on tetrahedra"):
        blocks_of(P("P", cell, degree))
