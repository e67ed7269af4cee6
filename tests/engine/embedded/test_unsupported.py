"""What UFL, basix and DOLFINx have and the engine has not is refused at compile time: the message names it and what works."""

import basix.ufl
import numpy as np
import pytest
import skfem
import ufl
from ufl import classes as uc
from warped import SMALL, field, warped_mesh

from femiec.engine import embedded as fem
from femiec.errors import InputError, MeshError, UnsupportedForm
from femiec.geometry import Mesh

MESH, OTHER = warped_mesh("triangle", SMALL), warped_mesh("triangle", SMALL)
V = fem.functionspace(MESH, ("P", 1))
W = fem.functionspace(MESH, ("P", 1, (2,)))
u, v, w, f = ufl.TrialFunction(V), ufl.TestFunction(V), ufl.TestFunction(W), field(V)
dx, x = MESH.dx(), ufl.SpatialCoordinate(MESH)


def measure(kind):
    return ufl.Measure(kind, domain=MESH.ufl_domain())


def rule(name):
    return ufl.dx(domain=MESH, metadata={"quadrature_rule": name, "quadrature_degree": 1})


FORMS = {
    "vertices": (f * measure("dP"), "integral type vertex: .* dx, ds and dS; for a load at a point add point_load"),
    "ridges": (f * measure("dr"), "integral type ridge: .* integrate over cells or facets"),
    "interface": (f * measure("dI"), r"integral type interface: .* write mesh\.interface\(plus, minus\)"),
    "custom": (f * measure("dc"), r"integral type custom: .* dx\(metadata=\{'quadrature_degree': n\}\)"),
    "cut cells": (f * measure("dC"), "integral type cutcell: .* mesh the interface"),
    "overlap": (f * measure("dO"), "integral type overlap: .* mesh the parts as one"),
    "extruded": (f * measure("ds_t"), "integral type exterior_facet_top: .* dx, ds and dS"),
    "lumped": (u * v * rule("vertex"), r"quadrature_rule vertex: .* A\.sum\(axis=1\)"),
    "points of a rule": (f * rule("custom"), "quadrature_rule custom: .* leave it out and give the degree"),
    "scheme": (f * ufl.dx(domain=MESH, scheme="GLL", degree=3), "quadrature_rule GLL"),
    "third derivative": (f.dx(0).dx(1).dx(0) * dx, "third derivative .*: .* first and second ones; use a mixed form"),
    "mean over a cell": (ufl.cell_avg(f) * dx, "UFL node CellAvg in .*: project .* into .'DG', 0. with project"),
    "mean over a facet": (ufl.facet_avg(f) * v * MESH.ds(), r"UFL node FacetAvg in .*: .* divide by ufl\.FacetArea"),
    "shape derivative": (
        ufl.derivative(x[0] ** 2 * dx, x, w),
        r"UFL node CoordinateDerivative in .*: write it out: .* \(dot\(grad\(f\), w\) \+ f\*div\(w\)\)\*dx",
    ),
    "shape derivative of a derivative": (
        ufl.derivative(ufl.derivative(f**2 * dx, f, v), x, ufl.Argument(W, 1)),
        "UFL node CoordinateDerivative",
    ),
    "complex number": (1j * f * dx, "UFL node ComplexValue in .*: all values are real; write .* as two fields"),
    "imaginary part": (ufl.imag(f) * dx, "UFL node Imag in .*: all values are real"),
    "rank 3": (u * v * ufl.Argument(V, 2) * dx, "a form of rank 3: .* numbers, vectors and matrices; use ufl.action"),
    "two meshes": (f * ufl.dx(domain=OTHER), "a form over 2 meshes: use one mesh, and fields on its regions"),
    "quantity": (uc.FacetJacobian(MESH)[0, 0] * MESH.ds(), "UFL node FacetJacobian .*: known geometric quantities are Spatial"),
    "orientation": (uc.CellOrientation(MESH) * dx, "UFL node CellOrientation .*: known geometric quantities are"),
    "weights": (uc.QuadratureWeight(MESH) * dx, "UFL node QuadratureWeight .*: known geometric quantities are"),
}


@pytest.mark.filterwarnings("ignore:Missing degree estimation")
@pytest.mark.parametrize("name", FORMS)
def test_form(name):
    form, message = FORMS[name]
    with pytest.raises(UnsupportedForm, match=message):
        fem.form(form)


@pytest.mark.filterwarnings("ignore:Missing degree estimation")
@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: ufl.ExternalOperator(f, function_space=V),
            r"ExternalOperator .*: use a Function of \('Quadrature', degree\)",
        ),
        (lambda: ufl.Interpolate(f, V), r"UFL node Interpolate in .*: .* Function\.interpolate before the assembly"),
    ],
    ids=["external operator", "interpolation"],
)
def test_form_operator(make, message):
    with pytest.raises(UnsupportedForm, match=message):
        fem.form(make() * v * dx)


@pytest.mark.parametrize("expression", [1j * f, ufl.imag(f), ufl.cell_avg(f), f.dx(0).dx(0).dx(0)], ids=str)
def test_expression(expression):
    with pytest.raises(UnsupportedForm):
        fem.Expression(expression, np.zeros((1, 2)))


ELEMENTS = {
    "RT": ("RT", 1),
    "BDM": ("BDM", 1),
    "N1curl": ("N1curl", 1),
    "CR": ("CR", 1),
    "bubble": ("bubble", 3),
    "MINI": basix.ufl.enriched_element([basix.ufl.element("P", "triangle", 1), basix.ufl.element("bubble", "triangle", 3)]),
    "moments": basix.ufl.element("DG", "triangle", 2, lagrange_variant=basix.LagrangeVariant.legendre),
    "in a mixture": basix.ufl.mixed_element([basix.ufl.element("RT", "triangle", 1), basix.ufl.element("DG", "triangle", 0)]),
}


@pytest.mark.parametrize("name", ELEMENTS)
def test_element(name):
    with pytest.raises(UnsupportedForm, match=r"element .*: the embedded engine has Lagrange .* vector field use shape=\(dim,\)"):
        fem.functionspace(MESH, ELEMENTS[name])


def test_faces_with_several_dofs():
    with pytest.raises(UnsupportedForm, match=r"faces with several dofs .*: use degree 3 on tetrahedra, 2 on hexahedra"):
        fem.functionspace(warped_mesh("tetrahedron", SMALL), ("P", 4))


def test_prism():
    with pytest.raises(MeshError, match=r"mesh = MeshWedge1: expected one of .*MeshTet1"):
        Mesh.from_skfem(skfem.MeshWedge1())


def test_facets_of_an_expression():
    """DOLFINx evaluates expressions at points of facets: here the cells of facets."""
    with pytest.raises(InputError, match=r"entities = of shape .*: expected cells"):
        fem.Expression(f, np.zeros((1, 1))).eval(MESH, np.array([[0, 1]]))


# ------------------------------------------------------------ what UFL takes apart itself
TENSOR = ufl.grad(field(W)) + 2 * ufl.Identity(2)
LOWERED = {
    "curl": (ufl.curl(field(W)), lambda g: g[1, 0] - g[0, 1]),
    "rot": (ufl.rot(field(W)), lambda g: g[1, 0] - g[0, 1]),
    "nabla_div": (ufl.nabla_div(field(W)), lambda g: g[0, 0] + g[1, 1]),
    "diag": (ufl.diag(ufl.grad(field(W)))[0, 1] + ufl.diag(ufl.grad(field(W)))[1, 1], lambda g: g[1, 1]),
    "elem_mult": (ufl.elem_mult(TENSOR, TENSOR)[0, 1], lambda g: g[0, 1] ** 2),
    "permutation": (uc.PermutationSymbol(2)[0, 1] * TENSOR[0, 1] + uc.PermutationSymbol(2)[0, 0], lambda g: g[0, 1]),
    "real part": (ufl.real(TENSOR[0, 1]), lambda g: g[0, 1]),
    "conjugate": (ufl.conj(TENSOR[0, 1]), lambda g: g[0, 1]),
}


@pytest.mark.parametrize("name", LOWERED)
def test_lowered_operator(name):
    expression, by_hand = LOWERED[name]
    point, cells = np.array([[0.2, 0.3]]), MESH.cells_of()
    slopes = np.moveaxis(fem.Expression(ufl.grad(field(W)), point).eval(MESH, cells), (2, 3), (0, 1))
    np.testing.assert_allclose(fem.Expression(expression, point).eval(MESH, cells), by_hand(slopes), rtol=1e-12)
