"""elastic3d on femiec."""

from __future__ import annotations

from typing import Any

import numpy as np
import ufl

from benchmarks.cases.elastic3d.case import displacement
from benchmarks.cases.elastic3d.form import stiffness, weight
from benchmarks.cases.elastic3d.multigrid import solve
from benchmarks.clock import again, clock, peak_memory
from benchmarks.in_femiec import VERSION, mesh
from benchmarks.meshes import simplices, unit
from femiec.engine import embedded as fem


def measure(n: int) -> dict[str, Any]:
    """The record of a cube of 6 n^3 cells."""
    cube = mesh(simplices(unit(n), unit(n), unit(n)))
    V = fem.functionspace(cube, ("Lagrange", 2, (3,)))
    u, v, state = ufl.TrialFunction(V), ufl.TestFunction(V), fem.Function(V)
    state.interpolate(lambda x: np.array(displacement(*x)))
    a = stiffness(u, v)
    matrix, residual = fem.form(a), fem.form(ufl.action(a, state))
    clamp = fem.dirichletbc(0.0, fem.locate_dofs_geometrical(V, lambda x: np.isclose(x[0], 0)), V)
    first, A = clock(lambda: fem.assemble_matrix(matrix, bcs=[clamp]))
    stages = {
        "matrix_first": first,
        "matrix": again(lambda: fem.assemble_matrix(matrix, bcs=[clamp], out=A)),
        "residual": again(lambda: fem.assemble_vector(residual)),
        "memory": peak_memory(),
    }
    x, r = state.x.array, fem.assemble_vector(residual)
    b = fem.assemble_vector(fem.form(weight(v)))
    b[clamp.dofs] = 0.0
    stages["solve"], solution = clock(lambda: solve(A, b, V))
    stages["memory_solve"] = peak_memory()
    checks = {"quadratic form": x @ (A @ x), "virtual work": x @ r, "energy": b @ solution / 2}
    return {"version": VERSION, "cells": cube.skfem.nelements, "dofs": V.dim, "stages": stages, "checks": checks}
