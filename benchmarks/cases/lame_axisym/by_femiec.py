"""lame_axisym on femiec."""

from __future__ import annotations

from typing import Any

import numpy as np
import ufl

from benchmarks.cases.lame_axisym.case import displacement
from benchmarks.cases.lame_axisym.form import at_ends, inner_pressure, stiffness
from benchmarks.cases.lame_axisym.mesh import section
from benchmarks.clock import again, clock, peak_memory
from benchmarks.in_femiec import VERSION, direct, mesh
from femiec.engine import embedded as fem


def measure(n: int) -> dict[str, Any]:
    """The record of n by n cells."""
    tube = mesh(section(n))
    V = fem.functionspace(tube, ("Lagrange", 2, (2,)))
    u, v, state = ufl.TrialFunction(V), ufl.TestFunction(V), fem.Function(V)
    state.interpolate(lambda x: np.array(displacement(*x[:2])))
    r = ufl.SpatialCoordinate(tube)[0]
    a = stiffness(r, u, v)
    matrix, residual = fem.form(a), fem.form(ufl.action(a, state))
    ends = fem.dirichletbc(0.0, fem.locate_dofs_geometrical(V.sub(1), at_ends), V.sub(1))
    first, A = clock(lambda: fem.assemble_matrix(matrix, bcs=[ends]))
    stages = {
        "matrix_first": first,
        "matrix": again(lambda: fem.assemble_matrix(matrix, bcs=[ends], out=A)),
        "residual": again(lambda: fem.assemble_vector(residual)),
        "memory": peak_memory(),
    }
    b = fem.assemble_vector(fem.form(inner_pressure(r, v)))
    b[ends.dofs] = 0.0
    solver = direct()
    stages["solve"], solution = clock(lambda: solver(A, b))
    A = fem.assemble_matrix(matrix, bcs=[ends])
    stages["solve_again"] = clock(lambda: solver(A, b))[0]
    x = state.x.array
    checks = {"quadratic form": x @ (A @ x), "virtual work": x @ fem.assemble_vector(residual), "energy": b @ solution / 2}
    return {"version": VERSION, "cells": tube.skfem.nelements, "dofs": V.dim, "stages": stages, "checks": checks}
