"""hyperelastic on scikit-fem, its stress and tangent by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import skfem
from skfem.helpers import ddot, det, grad, inv, mul, transpose

from benchmarks.cases.hyperelastic.case import DEGREE, LAMBDA, MU, displacement
from benchmarks.clock import again, clock, peak_memory
from benchmarks.in_skfem import VERSION, basis, nodal
from benchmarks.meshes import simplices, unit


def force(v: Any, w: Any) -> Any:
    """P : grad v with P = mu (F - F^-T) + lambda ln J F^-T."""
    F, G, log_volume = _deformation(w)
    return ddot(MU * (F - G) + LAMBDA * log_volume * G, grad(v))


def tangent(u: Any, v: Any, w: Any) -> Any:
    """dP : grad v with dP = mu dF + (mu - lambda ln J) F^-T dF^T F^-T + lambda (F^-T : dF) F^-T."""
    _, G, log_volume = _deformation(w)
    H = grad(u)
    turned = mul(mul(G, transpose(H)), G)
    return ddot(MU * H + (MU - LAMBDA * log_volume) * turned + LAMBDA * ddot(G, H) * G, grad(v))


def _deformation(w: Any) -> tuple[Any, Any, Any]:
    F = grad(w["state"]) + np.eye(3)[:, :, None, None]
    return F, transpose(inv(F)), np.log(det(F))


def measure(n: int) -> dict[str, Any]:
    """The record of a cube of 6 n^3 cells."""
    V = basis(simplices(unit(n), unit(n), unit(n)), skfem.ElementVector(skfem.ElementTetP2()), DEGREE)
    matrix, vector = skfem.BilinearForm(tangent), skfem.LinearForm(force)
    x = nodal(V, displacement)
    fixed = V.get_dofs(lambda x: np.isclose(x[0], 0))
    assemble = lambda: skfem.enforce(matrix.assemble(V, state=V.interpolate(x)), D=fixed)  # noqa: E731
    first, A = clock(assemble)
    stages = {
        "matrix_first": first,
        "matrix": again(assemble),
        "residual": again(lambda: vector.assemble(V, state=V.interpolate(x))),
        "memory": peak_memory(),
    }
    checks = {"quadratic form": x @ (A @ x), "virtual work": x @ vector.assemble(V, state=V.interpolate(x))}
    return {"version": VERSION, "cells": V.mesh.nelements, "dofs": V.N, "stages": stages, "checks": checks}
