"""lame_axisym on DOLFINx, with MUMPS LDL^T."""

from __future__ import annotations

from typing import Any

from benchmarks.in_dolfinx import VERSION, assemble, assemble_first, ldlt, mesh, residual  # isort: skip  brings MPI first

import numpy as np
import ufl
from dolfinx import fem
from dolfinx.fem import petsc

from benchmarks.cases.lame_axisym.case import displacement
from benchmarks.cases.lame_axisym.form import at_ends, inner_pressure, stiffness
from benchmarks.cases.lame_axisym.mesh import section
from benchmarks.clock import again, clock, peak_memory


def measure(n: int) -> dict[str, Any]:
    """The record of n by n cells."""
    tube = mesh(section(n))
    V = fem.functionspace(tube, ("Lagrange", 2, (2,)))
    u, v, state = ufl.TrialFunction(V), ufl.TestFunction(V), fem.Function(V)
    state.interpolate(lambda x: np.array(displacement(*x[:2])))
    r = ufl.SpatialCoordinate(tube)[0]
    a = stiffness(r, u, v)
    matrix, action = fem.form(a), fem.form(ufl.action(a, state))
    axial, _ = V.sub(1).collapse()
    located = fem.locate_dofs_geometrical((V.sub(1), axial), at_ends)
    ends = fem.dirichletbc(fem.Function(axial), located, V.sub(1))
    first, A = clock(lambda: assemble_first(matrix, [ends]))
    force = A.createVecLeft()
    stages = {
        "matrix_first": first,
        "matrix": again(lambda: assemble(A, matrix, [ends])),
        "residual": again(lambda: residual(force, action)),
        "memory": peak_memory(),
    }
    b = petsc.assemble_vector(fem.form(inner_pressure(r, v)))
    petsc.set_bc(b, [ends])
    solve = ldlt(A)
    stages["solve"], solution = clock(lambda: solve(b).copy())
    assemble(A, matrix, [ends])
    stages["solve_again"] = clock(lambda: solve(b))[0]
    x = state.x.petsc_vec
    checks = {"quadratic form": x.dot(A * x), "virtual work": x.dot(force), "energy": b.dot(solution) / 2}
    dofs = V.dofmap.index_map.size_global * 2
    return {"version": VERSION, "cells": len(tube.geometry.dofmap), "dofs": dofs, "stages": stages, "checks": checks}
