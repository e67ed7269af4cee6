"""lame_axisym on scikit-fem, with PARDISO or SuperLU."""

from __future__ import annotations

from typing import Any

import numpy as np
import skfem
from skfem.helpers import sym_grad

from benchmarks.cases.lame_axisym.case import DEGREE, INNER, LAMBDA, MU, PRESSURE, displacement
from benchmarks.cases.lame_axisym.form import at_ends
from benchmarks.cases.lame_axisym.mesh import section
from benchmarks.clock import again, clock, peak_memory
from benchmarks.in_skfem import VERSION, basis, direct, nodal, rule
from benchmarks.meshes import Cells


def work(u: Any, v: Any, w: Any) -> Any:
    """Density of the virtual work."""
    e, d, r = sym_grad(u), sym_grad(v), w.x[0]
    hoop, virtual = u[0] / r, v[0] / r
    trace, double = (e[0, 0] + e[1, 1] + hoop) * (d[0, 0] + d[1, 1] + virtual), hoop * virtual
    for i in range(2):
        for j in range(2):
            double = double + e[i, j] * d[i, j]
    return (2 * MU * double + LAMBDA * trace) * 2 * np.pi * r


def measure(n: int) -> dict[str, Any]:
    """The record of n by n cells."""
    cells = section(n)
    V = basis(cells, skfem.ElementVector(skfem.ElementQuad2()), DEGREE)
    stiffness = skfem.BilinearForm(work)
    action = skfem.LinearForm(lambda v, w: work(w["state"], v, w))
    x = nodal(V, displacement)
    fixed = V.get_dofs(at_ends).all(["u^2"])
    first, A = clock(lambda: skfem.enforce(stiffness.assemble(V), D=fixed))
    stages = {
        "matrix_first": first,
        "matrix": again(lambda: skfem.enforce(stiffness.assemble(V), D=fixed)),
        "residual": again(lambda: action.assemble(V, state=V.interpolate(x))),
        "memory": peak_memory(),
    }
    A, b, _, free = skfem.condense(A, _load(V, cells), D=fixed)
    solve = direct()
    stages["solve"], solution = clock(lambda: solve(A, b))
    stages["solve_again"] = clock(lambda: solve(A * 1.0, b))[0]
    checks = {
        "quadratic form": x[free] @ (A @ x[free]),
        "virtual work": x @ action.assemble(V, state=V.interpolate(x)),
        "energy": b @ solution / 2,
    }
    return {"version": VERSION, "cells": V.mesh.nelements, "dofs": V.N, "stages": stages, "checks": checks}


def _load(V: Any, cells: Cells) -> Any:
    points, weights = rule("interval", DEGREE)
    inside = V.mesh.facets_satisfying(lambda x: np.isclose(x[0], INNER), boundaries_only=True)
    W = skfem.FacetBasis(V.mesh, V.elem, facets=inside, quadrature=(points.T, weights))
    return skfem.LinearForm(lambda v, w: PRESSURE * v[0] * 2 * np.pi * w.x[0]).assemble(W)
