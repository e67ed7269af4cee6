"""hyperelastic on DOLFINx."""

from __future__ import annotations

from typing import Any

from benchmarks.in_dolfinx import VERSION, assemble, assemble_first, mesh, residual  # isort: skip  brings MPI first

import numpy as np
import ufl
from dolfinx import fem

from benchmarks.cases.hyperelastic.case import displacement
from benchmarks.cases.hyperelastic.form import energy
from benchmarks.clock import again, clock, peak_memory
from benchmarks.meshes import simplices, unit


def measure(n: int) -> dict[str, Any]:
    """The record of a cube of 6 n^3 cells."""
    cube = mesh(simplices(unit(n), unit(n), unit(n)))
    V = fem.functionspace(cube, ("Lagrange", 2, (3,)))
    state = fem.Function(V)
    state.interpolate(lambda x: np.array(displacement(*x)))
    force = ufl.derivative(energy(state), state)
    matrix, vector = fem.form(ufl.derivative(force, state)), fem.form(force)
    clamp = fem.dirichletbc(np.zeros(3), fem.locate_dofs_geometrical(V, lambda x: np.isclose(x[0], 0)), V)
    first, A = clock(lambda: assemble_first(matrix, [clamp]))
    r = A.createVecLeft()
    stages = {
        "matrix_first": first,
        "matrix": again(lambda: assemble(A, matrix, [clamp])),
        "residual": again(lambda: residual(r, vector)),
        "memory": peak_memory(),
    }
    x = state.x.petsc_vec
    checks = {"quadratic form": x.dot(A * x), "virtual work": x.dot(r)}
    dofs = V.dofmap.index_map.size_global * 3
    return {"version": VERSION, "cells": len(cube.geometry.dofmap), "dofs": dofs, "stages": stages, "checks": checks}
