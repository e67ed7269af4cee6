"""Stage 3: graph to code."""

import numpy as np
import pytest

from femiec.engine.embedded.dag import Graph
from femiec.engine.embedded.factorise import _FUNCTIONS
from femiec.engine.embedded.program import _NAMES, compile_program


@pytest.fixture
def graph():
    return Graph()


def test_inputs_come_in_the_order_of_the_leaves(graph):
    second, first = graph.make("leaf", "second"), graph.make("leaf", "first")
    program = compile_program(graph, [graph.divide(first, second)])
    values = {"first": np.array([6.0]), "second": np.array([3.0])}
    assert program.run([values[leaf] for leaf in program.leaves])[0] == [2.0]


def test_only_what_is_needed_is_computed(graph):
    x, unused = graph.make("leaf", "x"), graph.make("leaf", "unused")
    graph.make("exp", unused)
    program = compile_program(graph, [graph.make("sin", x)])
    assert program.leaves == ("x",)
    assert "exp" not in program.source


def test_a_shared_value_is_computed_once(graph):
    x = graph.make("leaf", "x")
    e = graph.make("exp", x)
    program = compile_program(graph, [graph.add(e, graph.const(1)), graph.multiply(e, e)])
    assert program.source.count("exp(") == 1
    np.testing.assert_allclose(program.run([np.array([0.5])]), [[np.exp(0.5) + 1], [np.exp(1.0)]])


DROPPED = """
def run(leaves):
    t0 = leaves[0]
    t1 = leaves[1]
    del leaves
    t2 = exp(t0)
    del t0
    t3 = t1 * t2
    del t1
    t4 = t2 + t3
    del t2
    t5 = sin(t4)
    del t4
    return [t5, t3]
"""


def test_a_value_is_dropped_after_its_last_use_unless_it_is_an_output(graph):
    x, y = graph.make("leaf", "x"), graph.make("leaf", "y")
    e = graph.make("exp", x)
    product = graph.multiply(y, e)
    program = compile_program(graph, [graph.make("sin", graph.add(e, product)), product])
    assert program.source == DROPPED.strip()


def test_outputs_may_be_constants_inputs_or_twice_the_same(graph):
    x = graph.make("leaf", "x")
    program = compile_program(graph, [graph.const(2.5), x, x, graph.make("exp", graph.const(0))])
    number, *same, folded = program.run([np.array([4.0])])
    assert number == 2.5
    assert [value.tolist() for value in same] == [[4.0], [4.0]]
    assert folded == 1.0


@pytest.mark.parametrize("value", [0.1, 1e-300, -2.0, 1 / 3, 6.02214076e23])
def test_constants_keep_all_their_digits(graph, value):
    x = graph.make("leaf", "x")
    assert compile_program(graph, [graph.add(x, graph.const(value))]).run([np.zeros(1)])[0] == [value]


def test_all_names_of_the_factorisation_are_known():
    assert set(_FUNCTIONS.values()) | {"where", "sqrt", "power"} <= set(_NAMES)
