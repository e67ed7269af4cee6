"""Differential operators on a surface, from those of the space around it."""

from __future__ import annotations

from typing import Any

import ufl


def surface_gradient(f: Any, n: Any) -> Any:
    """The gradient along a surface, grad_s f = P grad f with P = I - n n.

    It needs f on the surface only: what f does beside it goes into the normal derivative, which P takes away.

    Args:
        f: a scalar field; on a facet inside the mesh restricted to a side, as ``f('+')``.
        n: the unit normal, restricted likewise.

    Returns:
        A vector, shape (dimension,).

    Example:
        >>> import basix.ufl
        >>> mesh = ufl.Mesh(basix.ufl.element("P", "triangle", 1, shape=(2,)))
        >>> f, n = ufl.SpatialCoordinate(mesh)[0] ** 2, ufl.FacetNormal(mesh)
        >>> surface_gradient(f, n).ufl_shape
        (2,)
    """
    return tangential(ufl.grad(f), n)


def tangential(vector: Any, n: Any) -> Any:
    """The part of a vector along a surface, P a with P = I - n n."""
    return vector - ufl.dot(vector, n) * n
