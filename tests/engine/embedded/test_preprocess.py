"""Stage 1: a form to integrals, with their kinds, subdomains and quadrature degrees."""

import pytest
import ufl
from by_skfem import assert_same
from warped import CELLS, SMALL, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.engine.embedded.preprocess import lower, preprocess
from femiec.errors import UnsupportedForm

SIMPLICES = ["interval", "triangle", "tetrahedron"]


def arguments(cell, degree):
    mesh = warped_mesh(cell, SMALL)
    V = fem.functionspace(mesh, ("Lagrange", degree))
    return mesh, ufl.TrialFunction(V), ufl.TestFunction(V)


@pytest.mark.parametrize("degree", [1, 2])
@pytest.mark.parametrize("cell", SIMPLICES)
def test_degree_on_simplices_is_that_of_the_polynomial(cell, degree):
    mesh, u, v = arguments(cell, degree)
    forms = {
        2 * degree: u * v * mesh.dx(),
        2 * degree - 2: ufl.dot(ufl.grad(u), ufl.grad(v)) * mesh.dx(),
        2 * degree - 1: u * v.dx(0) * mesh.ds(),
        2 * degree + 1: mesh.x[0] * u * v * mesh.dx(),
        7 * degree: u * v * field(u.ufl_function_space()) ** 5 * mesh.dx(),
    }
    for expected, form in forms.items():
        assert [integral.degree for integral in preprocess(form)] == [expected]


@pytest.mark.parametrize(("cell", "scaling"), [("quadrilateral", 2), ("hexahedron", 3)])
def test_degree_on_other_cells_counts_the_jacobian_determinant(cell, scaling):
    """Degrees count by direction here: 2 for the product, at most ``scaling`` for det dx/dX; then the matrix is exact."""
    mesh, u, v = arguments(cell, 1)
    (integral,) = preprocess(u * v * mesh.dx())
    assert integral.degree == 2 + scaling
    exact = fem.assemble_matrix(fem.form(u * v * mesh.dx(degree=14)))
    assert_same(fem.assemble_matrix(fem.form(u * v * mesh.dx())), exact)


@pytest.mark.parametrize("cell", CELLS)
def test_degree_in_the_measure_holds(cell):
    mesh, u, v = arguments(cell, 2)
    integrals = preprocess(u * v * mesh.dx(degree=3) + u * v * mesh.ds(degree=5))
    assert {integral.kind: integral.degree for integral in integrals} == {"cell": 3, "exterior_facet": 5}


def test_integrals_are_grouped_by_kind_subdomain_and_degree():
    mesh, u, v = arguments("triangle", 1)
    form = (
        u * v * mesh.dx("left", degree=2)
        + u.dx(0) * v * mesh.dx("left", degree=2)
        + 2 * u * v * mesh.dx("right", degree=2)
        + u * v * mesh.dx(degree=2)
        + u * v * mesh.ds("west", "north", degree=2)
        + u("+") * v("-") * mesh.interface("left", "right", degree=2)
    )
    found = [(integral.kind, integral.subdomains, integral.degree) for integral in preprocess(form)]
    names = list(mesh.surfaces)
    (pair,) = mesh.interface("left", "right").subdomain_id()
    assert len(found) == 5
    assert set(found) == {
        ("cell", (1,), 2),
        ("cell", (2,), 2),
        ("cell", ("otherwise",), 2),
        ("exterior_facet", tuple(names.index(name) + 1 for name in ("west", "north")), 2),
        ("interior_facet", (pair,), 2),
    }


def test_the_integrand_has_neither_compound_operators_nor_form_derivatives():
    mesh, _, _ = arguments("triangle", 2)
    u = field(fem.functionspace(mesh, ("Lagrange", 2, (2,))))
    energy = ufl.ln(ufl.det(ufl.grad(u))) * mesh.dx(degree=2)
    (integral,) = preprocess(ufl.derivative(energy, u))
    kinds = {type(node).__name__ for node in ufl.corealg.traversal.unique_pre_traversal(integral.integrand)}
    assert integral.integrand.ufl_shape == ()
    assert kinds.isdisjoint({"Determinant", "Div", "Dot", "Inner", "CoefficientDerivative", "ReferenceGrad", "ReferenceValue"})


def test_an_expression_is_lowered_alike():
    mesh, _, _ = arguments("triangle", 2)
    kinds = {type(node).__name__ for node in ufl.corealg.traversal.unique_pre_traversal(lower(ufl.tr(ufl.outer(mesh.x, mesh.x))))}
    assert kinds.isdisjoint({"Trace", "Outer"})


@pytest.mark.parametrize("kind", ["dP", "dS_h", "dC"])
def test_another_kind_of_integral_is_named(kind):
    mesh, _, _ = arguments("triangle", 1)
    measure = ufl.Measure(kind, domain=mesh.ufl_domain())
    with pytest.raises(UnsupportedForm, match=rf"integral type {measure.integral_type()}: the embedded engine has dx, ds and dS"):
        preprocess(mesh.x[0] * measure)
