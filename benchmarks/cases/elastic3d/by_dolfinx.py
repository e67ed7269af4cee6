"""elastic3d on DOLFINx, with CG and GAMG of PETSc."""

from __future__ import annotations

from typing import Any

from benchmarks.in_dolfinx import VERSION, Gamg, assemble, assemble_first, mesh, residual  # isort: skip  brings MPI first

import numpy as np
import ufl
from dolfinx import fem
from dolfinx.fem import petsc

from benchmarks.cases.elastic3d.case import TOLERANCE, displacement
from benchmarks.cases.elastic3d.form import stiffness, weight
from benchmarks.cases.elastic3d.rigid import rigid_modes
from benchmarks.clock import again, clock, peak_memory
from benchmarks.meshes import simplices, unit

TUNED = {"pc_gamg_threshold": 0.02}


def measure(n: int) -> dict[str, Any]:
    """The record of a cube of 6 n^3 cells."""
    cube = mesh(simplices(unit(n), unit(n), unit(n)))
    V = fem.functionspace(cube, ("Lagrange", 2, (3,)))
    u, v, state = ufl.TrialFunction(V), ufl.TestFunction(V), fem.Function(V)
    state.interpolate(lambda x: np.array(displacement(*x)))
    a = stiffness(u, v)
    matrix, action = fem.form(a), fem.form(ufl.action(a, state))
    clamp = fem.dirichletbc(np.zeros(3), fem.locate_dofs_geometrical(V, lambda x: np.isclose(x[0], 0)), V)
    first, A = clock(lambda: assemble_first(matrix, [clamp]))
    r = A.createVecLeft()
    stages = {
        "matrix_first": first,
        "matrix": again(lambda: assemble(A, matrix, [clamp])),
        "residual": again(lambda: residual(r, action)),
        "memory": peak_memory(),
    }
    x = state.x.petsc_vec
    b = petsc.assemble_vector(fem.form(weight(v)))
    petsc.set_bc(b, [clamp])
    modes = rigid_modes(V.tabulate_dof_coordinates().T)
    stages["solve"], solution = clock(lambda: Gamg(A, modes, TOLERANCE, TUNED).solve(b))
    stages["memory_solve"] = peak_memory()
    checks = {"quadratic form": x.dot(A * x), "virtual work": x.dot(r), "energy": b.dot(solution) / 2}
    dofs = V.dofmap.index_map.size_global * 3
    return {"version": VERSION, "cells": len(cube.geometry.dofmap), "dofs": dofs, "stages": stages, "checks": checks}
