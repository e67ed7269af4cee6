"""What a walk carries along: tables {slots: node}, added and multiplied."""

import pytest
import ufl
from ufl import classes as uc
from warped import SMALL, warped_mesh

from femiec.engine import embedded as fem
from femiec.engine.embedded.dag import Graph
from femiec.engine.embedded.leaves import Slot
from femiec.engine.embedded.walk import Walk
from femiec.errors import UnsupportedForm

V = fem.functionspace(warped_mesh("triangle", SMALL), ("Lagrange", 1))
TEST, TRIAL = (Slot(number, 0, 0, 0, (), "") for number in (0, 1))


@pytest.fixture
def walk():
    return Walk(Graph(), {})


def test_sums_and_products_are_those_of_polynomials(walk):
    """(2 v + 3) (5 u + 7 v), the slots of a product in the order of the arguments."""
    two, three, five, seven = map(walk.graph.const, (2, 3, 5, 7))
    first, second = walk.add({(TEST,): two}, {(): three}), walk.add({(TRIAL,): five}, {(TEST,): seven})
    found = {slots: walk.graph.value(node) for slots, node in walk.multiply(second, first).items()}
    assert found == {(TEST, TRIAL): 10, (TEST, TEST): 14, (TRIAL,): 15, (TEST,): 21}
    assert walk.graph.value(walk.add(first, {(TEST,): seven})[TEST,]) == 9


def test_what_holds_an_argument_is_no_number(walk):
    one = walk.graph.const(1)
    assert walk.scalar({(): one}) == one
    assert walk.graph.value(walk.scalar({})) == 0
    assert walk.plain(walk.graph.const(0)) == {}
    with pytest.raises(UnsupportedForm, match=r"not linear in an argument: use a Function and ufl\.derivative"):
        walk.scalar({(TRIAL,): one})


def test_each_node_is_visited_once_and_its_rule_is_that_of_the_nearest_class():
    seen = []

    def rule(walk, node):
        seen.append(type(node).__name__)
        return walk.fill(node, lambda index: {})

    x = ufl.SpatialCoordinate(V.mesh.ufl_domain())
    walk = Walk(Graph(), {uc.Terminal: rule, uc.Operator: rule})
    assert walk.walk(ufl.outer(x, x)).shape == (2, 2)
    assert seen == ["SpatialCoordinate", "Outer"]
    with pytest.raises(UnsupportedForm, match="UFL node SpatialCoordinate"):
        Walk(Graph(), {uc.Operator: rule}).walk(ufl.outer(x, x))
