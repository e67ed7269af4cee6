"""Stage 1: a UFL form to a list of integrals over scalar integrands without derivatives of forms or compound operators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import ufl
from ufl.algorithms.apply_algebra_lowering import apply_algebra_lowering
from ufl.algorithms.apply_derivatives import apply_derivatives
from ufl.algorithms.apply_integral_scaling import compute_integrand_scaling_factor
from ufl.algorithms.apply_restrictions import apply_restrictions
from ufl.algorithms.compute_form_data import attach_estimated_degrees
from ufl.algorithms.domain_analysis import group_form_integrals
from ufl.algorithms.remove_complex_nodes import remove_complex_nodes

from femiec.engine.embedded.unsupported import expect_known, expect_real


@dataclass(frozen=True)
class Integral:
    """One integral of a form.

    Attributes:
        kind: cell, exterior_facet or interior_facet.
        subdomains: subdomain ids, or ("everywhere",).
        degree: quadrature degree.
        integrand: a lowered UFL expression of shape ().
        tags: what the measure has as its ``subdomain_data``; None where the ids are the mesh's own.
    """

    kind: str
    subdomains: tuple[int | str, ...]
    degree: int
    integrand: Any
    tags: Any = None


def preprocess(form: ufl.Form) -> tuple[Integral, ...]:
    """Run UFL's passes, without pullbacks: the factorised integrand stays in physical coordinates.

    The quadrature degree is ``metadata["quadrature_degree"]``, or UFL's estimate plus the degree of the Jacobian determinant.

    Raises:
        UnsupportedForm: an integral that the engine does not have, or complex numbers.
    """
    for integral in form.integrals():
        expect_known(integral)
        expect_real(integral.integrand())
    return tuple(_integral(integral, tags) for tags, part in _by_tags(_lowered(form)) for integral in _grouped(part))


def lower(expression: Any) -> Any:
    """The same passes for an expression.

    Raises:
        UnsupportedForm: complex numbers.
    """
    expect_real(expression)
    return _lowered(expression)


def _lowered(expression: Any) -> Any:
    """A form or an expression without derivatives of forms or compound operators."""
    return remove_complex_nodes(apply_derivatives(remove_complex_nodes(apply_algebra_lowering(expression))))


def _by_tags(form: ufl.Form) -> list[tuple[Any, ufl.Form]]:
    """The parts of a form by the tags of their measures: UFL takes integrals of one id together whatever their tags."""
    found: dict[int, tuple[Any, list[Any]]] = {}
    for integral in form.integrals():
        tags = integral.subdomain_data()
        found.setdefault(id(tags), (tags, []))[1].append(integral)
    return [(tags, ufl.Form(integrals)) for tags, integrals in found.values()]


def _grouped(form: ufl.Form) -> Any:
    grouped = group_form_integrals(form, form.ufl_domains(), do_append_everywhere_integrals=False)
    return attach_estimated_degrees(grouped).integrals()


def _integral(integral: Any, tags: Any) -> Integral:
    kind, metadata = integral.integral_type(), integral.metadata()
    degree = metadata.get("quadrature_degree")
    if degree is None:
        scaling = np.max(compute_integrand_scaling_factor(integral)[1])
        degree = int(np.max(metadata["estimated_polynomial_degree"]) + scaling)
    if kind == "interior_facet":
        integral = apply_restrictions(integral, {integral.ufl_domain(): "+"})
    ids = integral.subdomain_id()
    return Integral(
        kind, ids if isinstance(ids, tuple) else (ids,), int(degree), remove_complex_nodes(integral.integrand()), tags
    )
