"""elastic3d on scikit-fem, with pyamg's block Gauss-Seidel."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyamg
import skfem
from skfem.helpers import ddot, eye, sym_grad, trace

from benchmarks.cases.elastic3d.case import DEGREE, LAMBDA, MU, TOLERANCE, WEIGHT, displacement
from benchmarks.cases.elastic3d.rigid import rigid_modes
from benchmarks.clock import again, clock, peak_memory
from benchmarks.in_skfem import VERSION, basis, nodal
from benchmarks.meshes import simplices, unit


def stress(u: Any) -> Any:
    """Hooke's law."""
    strain = sym_grad(u)
    return 2 * MU * strain + LAMBDA * eye(trace(strain), 3)


def measure(n: int) -> dict[str, Any]:
    """The record of a cube of 6 n^3 cells."""
    V = basis(simplices(unit(n), unit(n), unit(n)), skfem.ElementVector(skfem.ElementTetP2()), DEGREE)
    stiffness = skfem.BilinearForm(lambda u, v, w: ddot(stress(u), sym_grad(v)))
    action = skfem.LinearForm(lambda v, w: ddot(stress(w["state"]), sym_grad(v)))
    x = nodal(V, displacement)
    fixed = V.get_dofs(lambda x: np.isclose(x[0], 0))
    first, A = clock(lambda: skfem.enforce(stiffness.assemble(V), D=fixed))
    stages = {
        "matrix_first": first,
        "matrix": again(lambda: skfem.enforce(stiffness.assemble(V), D=fixed)),
        "residual": again(lambda: action.assemble(V, state=V.interpolate(x))),
        "memory": peak_memory(),
    }
    b = skfem.LinearForm(lambda v, w: sum(f * v[i] for i, f in enumerate(WEIGHT))).assemble(V)
    A, b, _, free = skfem.condense(A, b, D=fixed)
    stages["solve"], solution = clock(lambda: solve(A, b, rigid_modes(V.doflocs[:, free[::3]])))
    stages["memory_solve"] = peak_memory()
    work = x @ action.assemble(V, state=V.interpolate(x))
    checks = {"quadratic form": x[free] @ (A @ x[free]), "virtual work": work, "energy": b @ solution / 2}
    return {"version": VERSION, "cells": V.mesh.nelements, "dofs": V.N, "stages": stages, "checks": checks}


def solve(A: Any, b: Any, modes: Any) -> Any:
    """Conjugate gradients with smoothed aggregation."""
    smoother = ("block_gauss_seidel", {"sweep": "symmetric"})
    levels = pyamg.smoothed_aggregation_solver(A.tobsr((3, 3)), B=modes, presmoother=smoother, postsmoother=smoother)
    return levels.solve(b, tol=TOLERANCE, accel="cg", maxiter=300)
