"""The expression graph: equal nodes are one, constants are folded."""

import itertools
import math

import numpy as np
import pytest

from femiec.engine.embedded.dag import Graph, operands
from femiec.engine.embedded.program import compile_program


@pytest.fixture
def graph():
    return Graph()


@pytest.fixture
def x(graph):
    return graph.make("leaf", "x")


@pytest.fixture
def y(graph):
    return graph.make("leaf", "y")


def test_equal_expressions_are_one_node(graph, x, y):
    first = graph.multiply(graph.add(x, y), graph.make("exp", x))
    count = len(graph.nodes)
    assert graph.multiply(graph.make("exp", x), graph.add(y, x)) == first
    assert len(graph.nodes) == count
    assert graph.const(2) == graph.const(2.0)


def test_order_matters_where_it_must(graph, x, y):
    assert graph.divide(x, y) != graph.divide(y, x)
    assert graph.power(x, y) != graph.power(y, x)
    assert graph.make("arctan2", x, y) != graph.make("arctan2", y, x)


OPERATIONS = {
    "add": (lambda a, b: a + b),
    "multiply": (lambda a, b: a * b),
    "divide": (lambda a, b: a / b),
    "power": (lambda a, b: a**b),
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_constants_are_folded(graph, name):
    for a, b in itertools.product((3.0, 0.5, 1.0, 2.0), repeat=2):
        folded = getattr(graph, name)(graph.const(a), graph.const(b))
        assert graph.value(folded) == pytest.approx(OPERATIONS[name](a, b), rel=1e-15)


SAME = {
    "x + 0": lambda g, x: g.add(x, g.const(0)),
    "0 + x": lambda g, x: g.add(g.const(0), x),
    "1 x": lambda g, x: g.multiply(g.const(1), x),
    "x 1": lambda g, x: g.multiply(x, g.const(1)),
    "x / 1": lambda g, x: g.divide(x, g.const(1)),
    "x ** 1": lambda g, x: g.power(x, g.const(1)),
}
CONSTANT = {
    "0 x": (lambda g, x: g.multiply(g.const(0), x), 0),
    "x 0": (lambda g, x: g.multiply(x, g.const(0)), 0),
    "0 / x": (lambda g, x: g.divide(g.const(0), x), 0),
    "x ** 0": (lambda g, x: g.power(x, g.const(0)), 1),
}
CHEAPER = {
    "x ** 2": (lambda g, x: g.power(x, g.const(2)), lambda g, x: g.multiply(x, x)),
    "x ** 3": (lambda g, x: g.power(x, g.const(3)), lambda g, x: g.multiply(x, g.multiply(x, x))),
    "x ** -1": (lambda g, x: g.power(x, g.const(-1)), lambda g, x: g.divide(g.const(1), x)),
    "x ** 0.5": (lambda g, x: g.power(x, g.const(0.5)), lambda g, x: g.make("sqrt", x)),
    "x / 4": (lambda g, x: g.divide(x, g.const(4)), lambda g, x: g.multiply(x, g.const(0.25))),
}


@pytest.mark.parametrize("name", SAME)
def test_neutral_operations_leave_the_node(graph, x, name):
    assert SAME[name](graph, x) == x


@pytest.mark.parametrize("name", CONSTANT)
def test_operations_with_one_answer_are_that_constant(graph, x, name):
    made, value = CONSTANT[name]
    assert graph.value(made(graph, x)) == value


@pytest.mark.parametrize("name", CHEAPER)
def test_powers_become_cheaper_operations(graph, x, name):
    made, cheap = CHEAPER[name]
    assert made(graph, x) == cheap(graph, x)


@pytest.mark.parametrize("exponent", [-2.0, -1.0, 0.5, 1.5, 2.0, 3.0, 4.0])
def test_every_power_has_its_value(graph, x, exponent):
    program = compile_program(graph, [graph.power(x, graph.const(exponent))])
    assert program.run([np.array([1.7])])[0][0] == pytest.approx(math.pow(1.7, exponent), rel=1e-15)


def test_reachable_nodes_come_before_their_users(graph, x, y):
    unused = graph.make("exp", y)
    top = graph.divide(graph.make("exp", x), graph.add(x, graph.const(2)))
    found = graph.reachable([top])
    assert unused not in found
    assert y not in found
    assert found[-1] == top
    for place, number in enumerate(found):
        assert set(operands(graph.nodes[number])) <= set(found[:place])
    assert graph.value(x) is None


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda g, x, y: g.multiply(g.scaled(1e-200, x), g.scaled(1e-200, y)), 1.0),
        (lambda g, x, y: g.multiply(g.scaled(1e-200, x), g.multiply(g.scaled(1e-100, y), g.const(1e-100))), 1.0),
        (lambda g, x, y: g.divide(g.scaled(1e-160, x), g.scaled(1e160, g.divide(g.const(1), y))), 1e80),
        (lambda g, x, y: g.divide(g.multiply(x, g.const(1e-309)), g.const(1e-309)), 1e200),
    ],
)
def test_constants_taken_out_of_products_stay_in_the_range_of_numbers(graph, x, y, make, expected):
    """With x = y = 1e200, whose product is infinite."""
    program = compile_program(graph, [make(graph, x, y)])
    found = program.run([np.array([1e200])] * len(program.leaves))[0]
    np.testing.assert_allclose(found, expected, rtol=1e-12)
