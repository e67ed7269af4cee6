"""Stage 2: integrands to coefficients of argument slots."""

import pytest
import ufl
from warped import SMALL, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.engine.embedded.dag import Graph
from femiec.engine.embedded.factorise import factorise
from femiec.engine.embedded.leaves import CoefficientLeaf, ConstantLeaf, GeometryLeaf, Slot
from femiec.engine.embedded.preprocess import lower
from femiec.errors import UnsupportedForm

MESH = warped_mesh("triangle", SMALL)
V = fem.functionspace(MESH, ("Lagrange", 2))
W = fem.functionspace(MESH, ("Lagrange", 2, (2,)))


def table(expression):
    """A scalar expression as {(block, component, derivative, side) of each argument: readable coefficient}."""
    graph = Graph()
    value = factorise(graph, lower(expression))[()]
    assert all(slot.number == place for slots in value for place, slot in enumerate(slots))
    return {tuple(tuple(slot[2:]) for slot in slots): readable(graph, number) for slots, number in value.items()}


def readable(graph, number):
    node = graph.nodes[number]
    if node[0] == "const":
        return node[1]
    return node[1] if node[0] == "leaf" else (node[0], *(readable(graph, operand) for operand in node[1:]))


def value(component=0, side=""):
    return (0, component, (), side)


def slope(*along, component=0, side=""):
    return (0, component, along, side)


u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
p, q = ufl.TrialFunction(W), ufl.TestFunction(W)
t = ufl.TrialFunction(fem.functionspace(MESH, ("Lagrange", 1, (2, 2), True)))
h = field(fem.functionspace(MESH, ("Quadrature", 2)))
f, g, c = field(V), field(W), fem.Constant(MESH, [1.0, 2.0])
F = CoefficientLeaf(f.count(), 0, 0, (), "")

TABLES = {
    "mass": (2 * u * v, {(value(), value()): 2.0}),
    "stiffness": (ufl.dot(ufl.grad(u), ufl.grad(v)), {(slope(d), slope(d)): 1.0 for d in (0, 1)}),
    "test first, trial second": (u.dx(1) * v, {(value(), slope(1)): 1.0}),
    "equal terms add": (u * v + v * u, {(value(), value()): 2.0}),
    "vector": (ufl.dot(p, q), {(value(d), value(d)): 1.0 for d in (0, 1)}),
    "divergences": (
        ufl.div(p) * ufl.div(q),
        {(slope(i, component=i), slope(j, component=j)): 1.0 for i in (0, 1) for j in (0, 1)},
    ),
    "coefficient": (f * v, {(value(),): F}),
    "derivative of a coefficient": (f.dx(1) * v, {(value(),): F._replace(derivative=(1,))}),
    "component of a coefficient": (g[1] * v, {(value(),): CoefficientLeaf(g.count(), 0, 1, (), "")}),
    "constant": (c[1] * v, {(value(),): ConstantLeaf(c.count(), (1,))}),
    "coordinate": (MESH.x[1] * v, {(value(),): GeometryLeaf("SpatialCoordinate", (1,), "")}),
    "sides": (
        f("-") * u("+") * v("-"),
        {(value(side="-"), value(side="+")): F._replace(side="-")},
    ),
    "gradient on a side": (ufl.grad(v)("-")[1], {(slope(1, side="-"),): 1.0}),
    "normal on a side": (MESH.n("-")[0] * v("+"), {(value(side="+"),): GeometryLeaf("FacetNormal", (0,), "-")}),
    "quotient": (v / f, {(value(),): ("divide", 1.0, F)}),
    "both branches": (
        ufl.conditional(ufl.gt(f, 1), v, v.dx(0)),
        {
            (value(),): ("where", ("greater", F, 1.0), 1.0, 0.0),
            (slope(0),): ("where", ("greater", F, 1.0), 0.0, 1.0),
        },
    ),
    "Laplacians": (
        ufl.div(ufl.grad(u)) * ufl.div(ufl.grad(v)),
        {(slope(i, i), slope(j, j)): 1.0 for i in (0, 1) for j in (0, 1)},
    ),
    "a mixed derivative has one order": (u.dx(0).dx(1) * v + u.dx(1).dx(0) * v, {(value(), slope(0, 1)): 2.0}),
    "second derivative of a coefficient": (f.dx(1).dx(0) * v, {(value(),): F._replace(derivative=(0, 1))}),
    "second derivative on a side": (ufl.grad(ufl.grad(v))("-")[1, 1], {(slope(1, 1, side="-"),): 1.0}),
    "a pair of a symmetric tensor is one": (t[0, 1] * v + 2 * t[1, 0] * v, {(value(), value(1)): 3.0}),
    "size": (ufl.CellVolume(MESH) * v, {(value(),): GeometryLeaf("CellVolume", (), "")}),
    "Jacobian": (ufl.JacobianInverse(MESH)[0, 1] * v, {(value(),): GeometryLeaf("JacobianInverse", (0, 1), "")}),
    "no argument": (f, {(): F}),
    "nothing": (0 * v, {}),
    "identity has no zeros": (ufl.inner(ufl.Identity(2), ufl.grad(q)), {(slope(d, component=d),): 1.0 for d in (0, 1)}),
}


@pytest.mark.parametrize("name", TABLES)
def test_table(name):
    expression, expected = TABLES[name]
    assert table(expression) == expected


def test_the_value_of_a_tensor_expression_has_its_shape():
    graph = Graph()
    found = factorise(graph, lower(ufl.outer(g, ufl.grad(f))))
    assert found.shape == (2, 2)
    assert readable(graph, found[1, 0][()])[0] == "multiply"


def test_parts_are_told_apart():
    a, b = ufl.TestFunctions(ufl.MixedFunctionSpace(V, W))
    graph = Graph()
    found = factorise(graph, lower(a + 3 * b[1]))[()]
    slots = {(slot,): number for number, slot in ((1.0, Slot(0, 0, 0, 0, (), "")), (3.0, Slot(0, 1, 0, 1, (), "")))}
    assert {key: graph.value(number) for key, number in found.items()} == slots


NONLINEAR = {
    "exponential": ufl.exp(u) * v,
    "power": u**3 * v,
    "divided by": v / u,
    "condition": ufl.conditional(ufl.gt(u, 0), 1, 2) * v,
    "absolute": abs(u) * v,
}


@pytest.mark.parametrize("name", NONLINEAR)
def test_a_function_of_an_argument_is_refused(name):
    with pytest.raises(UnsupportedForm, match=r"not linear in an argument: use a Function and ufl\.derivative"):
        table(NONLINEAR[name])


UNKNOWN = {
    "facet coordinate": (
        ufl.classes.FacetJacobian(MESH)[0, 0],
        "UFL node FacetJacobian .*: known geometric quantities are Spat",
    ),
    "third derivative": (f.dx(0).dx(1).dx(1), "third derivative .*: the engine has first and second ones; use a mixed form"),
    "third derivative of an argument": (ufl.div(ufl.grad(u.dx(0))) * v, "third derivative"),
    "slope of values at points": (h.dx(0) * v, "the gradient of .*, which has values at quadrature points only: use a Lagrange"),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_an_unknown_node_is_named_with_what_works(name):
    expression, message = UNKNOWN[name]
    with pytest.raises(UnsupportedForm, match=message):
        table(expression)


def test_a_node_that_was_not_lowered_is_named_with_what_works():
    with pytest.raises(UnsupportedForm, match=r"UFL node Transposed in .*: the embedded engine knows Abs, Acos"):
        factorise(Graph(), ufl.classes.Transposed(ufl.grad(q))[0, 0])
