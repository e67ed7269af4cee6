"""What UFL can say and this engine does not assemble, with the nearest thing that works."""

from __future__ import annotations

from typing import Any

from ufl import classes as uc
from ufl.corealg.traversal import unique_pre_traversal

from femiec.errors import UnsupportedForm

_KINDS = ("cell", "exterior_facet", "interior_facet")

_INSTEAD_OF_INTEGRAL: dict[str, str] = {
    "vertex": "for a load at a point add point_load(V, points, forces) to the vector",
    "ridge": "integrate over cells or facets",
    "interface": "write mesh.interface(plus, minus) between two regions",
    "custom": "write dx(metadata={'quadrature_degree': n}), or use an Expression at points of your own",
    "cutcell": "mesh the interface, and give its two sides names",
    "overlap": "mesh the parts as one",
}
_INSTEAD_OF_NODE: dict[type, str] = {
    uc.CellAvg: "project what is averaged into ('DG', 0) with project, and use that Function",
    uc.FacetAvg: "integrate over the facets and divide by ufl.FacetArea",
    uc.ExternalOperator: "use a Function of ('Quadrature', degree), its values set with numpy",
    uc.Interpolate: "use a Function, and Function.interpolate before the assembly",
}


def unknown_node(node: Any, known: Any) -> UnsupportedForm:
    """The error for a node without a rule."""
    instead = next((_INSTEAD_OF_NODE[kind] for kind in type(node).__mro__ if kind in _INSTEAD_OF_NODE), None)
    hint = instead or f"the embedded engine knows {', '.join(sorted(kind.__name__ for kind in known))}"
    return UnsupportedForm(f"UFL node {type(node).__name__} in {str(node)[:120]}: {hint}")


def expect_real(expression: Any) -> None:
    """Refuse complex numbers in an expression.

    Raises:
        UnsupportedForm: there is one, or an imaginary part.
    """
    for node in unique_pre_traversal(expression):
        if isinstance(node, uc.ComplexValue | uc.Imag):
            name = f"UFL node {type(node).__name__} in {str(expression)[:120]}"
            raise UnsupportedForm(f"{name}: all values are real; write the real and the imaginary part as two fields")


def expect_known(integral: Any) -> None:
    """Refuse what changes an integral and is not seen any more when its integrand is lowered.

    Raises:
        UnsupportedForm: a kind of integral, a quadrature rule or a derivative by the mesh that the engine does not have.
    """
    kind, rule = integral.integral_type(), integral.metadata().get("quadrature_rule", "default")
    if kind not in _KINDS:
        instead = _INSTEAD_OF_INTEGRAL.get(kind, "write the form with these")
        raise UnsupportedForm(f"integral type {kind}: the embedded engine has dx, ds and dS; {instead}")
    if rule != "default":
        mend = "leave it out and give the degree; lump a mass matrix as its row sums, A.sum(axis=1)"
        raise UnsupportedForm(f"quadrature_rule {rule}: the embedded engine has basix's default rules; {mend}")
    for node in unique_pre_traversal(integral.integrand()):
        if isinstance(node, uc.Restricted) and kind != "interior_facet":
            mend = "leave the restriction out, or integrate over facets inside the mesh, with dS"
            raise UnsupportedForm(f"{str(node)[:120]} in an integral of type {kind}, where there are no two sides: {mend}")
        if isinstance(node, uc.CoordinateDerivative):
            mend = "write it out: the derivative of f*dx along w is (dot(grad(f), w) + f*div(w))*dx"
            raise UnsupportedForm(f"UFL node CoordinateDerivative in {str(node)[:120]}: {mend}")
