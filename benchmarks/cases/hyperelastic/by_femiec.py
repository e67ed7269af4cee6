"""hyperelastic on femiec."""

from __future__ import annotations

from typing import Any

import numpy as np
import ufl

from benchmarks.cases.hyperelastic.case import displacement
from benchmarks.cases.hyperelastic.form import energy
from benchmarks.clock import again, clock, peak_memory
from benchmarks.in_femiec import VERSION, mesh
from benchmarks.meshes import simplices, unit
from femiec.engine import embedded as fem


def measure(n: int) -> dict[str, Any]:
    """The record of a cube of 6 n^3 cells."""
    cube = mesh(simplices(unit(n), unit(n), unit(n)))
    V = fem.functionspace(cube, ("Lagrange", 2, (3,)))
    state = fem.Function(V)
    state.interpolate(lambda x: np.array(displacement(*x)))
    force = ufl.derivative(energy(state), state)
    matrix, residual = fem.form(ufl.derivative(force, state)), fem.form(force)
    clamp = fem.dirichletbc(0.0, fem.locate_dofs_geometrical(V, lambda x: np.isclose(x[0], 0)), V)
    first, A = clock(lambda: fem.assemble_matrix(matrix, bcs=[clamp]))
    stages = {
        "matrix_first": first,
        "matrix": again(lambda: fem.assemble_matrix(matrix, bcs=[clamp], out=A)),
        "residual": again(lambda: fem.assemble_vector(residual)),
        "memory": peak_memory(),
    }
    x = state.x.array
    checks = {"quadratic form": x @ (A @ x), "virtual work": x @ fem.assemble_vector(residual)}
    return {"version": VERSION, "cells": cube.skfem.nelements, "dofs": V.dim, "stages": stages, "checks": checks}
