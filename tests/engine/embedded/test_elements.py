"""Elements: taken apart into blocks, tabulated."""

import basix
import basix.ufl
import numpy as np
import pytest
from warped import CELLS, DIM

from femiec.engine.embedded.elements import Block, ScalarElement, blocks_of
from femiec.errors import UnsupportedForm

DEGREES = [(1, True), (2, True), (0, False), (1, False), (2, False)]
P = basix.ufl.element


@pytest.fixture(params=[(cell, *rest) for cell in CELLS for rest in DEGREES], ids=str)
def element(request):
    return ScalarElement(*request.param)


@pytest.fixture
def points(element):
    """Points of the reference cell, away from its boundary and symmetric in nothing."""
    return np.random.default_rng(0).uniform(0.05, 0.3, (DIM[element.cell], 4))


def test_a_basis_function_is_one_at_its_node_and_zero_at_the_others(element):
    values, *_ = element.tabulate(element.nodes)
    np.testing.assert_allclose(values, np.eye(len(values)), atol=1e-14)


def test_the_number_of_nodes_is_that_of_basix(element):
    dim = P("P", element.cell, element.degree, discontinuous=element.degree == 0).dim
    assert element.nodes.shape == (DIM[element.cell], dim)


def test_the_basis_spans_the_polynomials_of_its_degree(element, points):
    """Values and slopes of the powers of each coordinate come out of their values at the nodes."""
    values, *slopes = element.tabulate(points)
    for axis in range(len(points)):
        for power in range(element.degree + 1):
            at_nodes = element.nodes[axis] ** power
            np.testing.assert_allclose(values @ at_nodes, points[axis] ** power, atol=1e-13)
            for d, slope in enumerate(slopes):
                exact = power * points[axis] ** max(power - 1, 0) if d == axis else 0 * points[axis]
                np.testing.assert_allclose(slope @ at_nodes, exact, atol=1e-13)


def test_slopes_are_those_of_the_values(element, points):
    step = 1e-6
    _, *slopes = element.tabulate(points)
    for d, slope in enumerate(slopes):
        shift = step * np.eye(len(points))[d][:, None]
        up, down = (element.tabulate(points + sign * shift)[0] for sign in (1, -1))
        np.testing.assert_allclose(slope, (up - down) / (2 * step), atol=1e-9)


BLOCKS = {
    "scalar": (P("P", "triangle", 2), [("triangle", 2, True, False, 1)]),
    "vector": (P("P", "tetrahedron", 1, shape=(3,)), [("tetrahedron", 1, True, False, 3)]),
    "tensor": (P("DG", "quadrilateral", 1, shape=(2, 2)), [("quadrilateral", 1, False, False, 4)]),
    "constant": (P("DG", "hexahedron", 0), [("hexahedron", 0, False, False, 1)]),
    "real": (basix.ufl.real_element(basix.CellType.triangle, ()), [("triangle", 0, True, True, 1)]),
    "mixed": (
        basix.ufl.mixed_element([P("P", "triangle", 2, shape=(2,)), P("P", "triangle", 1)]),
        [("triangle", 2, True, False, 2), ("triangle", 1, True, False, 1)],
    ),
    "mixed in mixed": (
        basix.ufl.mixed_element(
            [P("P", "triangle", 1), basix.ufl.mixed_element([P("DG", "triangle", 0), P("P", "triangle", 2, shape=(2,))])]
        ),
        [("triangle", 1, True, False, 1), ("triangle", 0, False, False, 1), ("triangle", 2, True, False, 2)],
    ),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_blocks(name):
    element, expected = BLOCKS[name]
    assert blocks_of(element) == tuple(Block(ScalarElement(*scalar), size) for *scalar, size in expected)


UNSUPPORTED = {
    "degree 3": P("P", "triangle", 3),
    "Nedelec": P("N1curl", "triangle", 1),
    "Raviart-Thomas": P("RT", "tetrahedron", 1),
    "Crouzeix-Raviart": P("CR", "triangle", 1),
    "bubble": P("Bubble", "triangle", 3),
    "symmetric tensor": P("P", "triangle", 1, shape=(2, 2), symmetry=True),
    "enriched": basix.ufl.enriched_element([P("P", "triangle", 1), P("Bubble", "triangle", 3)]),
    "quadrature": basix.ufl.quadrature_element("triangle", degree=2),
    "a vector of unsupported": P("P", "triangle", 3, shape=(2,)),
    "unsupported in mixed": basix.ufl.mixed_element([P("P", "triangle", 1), P("RT", "triangle", 1)]),
    "prism": P("P", "prism", 1),
}


@pytest.mark.parametrize("name", UNSUPPORTED)
def test_an_unsupported_element_is_named_with_what_works(name):
    with pytest.raises(UnsupportedForm) as raised:
        blocks_of(UNSUPPORTED[name])
    message = str(raised.value)
    culprit = (
        UNSUPPORTED[name].sub_elements[-1] if name in ("unsupported in mixed", "a vector of unsupported") else UNSUPPORTED[name]
    )
    assert message.startswith(f"element {culprit}: ")
    assert "Lagrange (continuous or not)" in message
    assert "triangle degree 1, triangle degree 2" in message
