"""honeycomb3d on DOLFINx, with CG and GAMG of PETSc."""

from __future__ import annotations

from typing import Any

from benchmarks.in_dolfinx import VERSION, Gamg, assemble, assemble_first, mesh  # isort: skip  brings MPI first

import numpy as np
import ufl
from dolfinx import fem
from dolfinx.fem import petsc

from benchmarks.cases.elastic3d.rigid import rigid_modes
from benchmarks.cases.honeycomb3d.case import SIDE, TOLERANCE
from benchmarks.cases.honeycomb3d.form import displacement, load, stiffness
from benchmarks.cases.honeycomb3d.mesh import honeycomb
from benchmarks.clock import again, clock, peak_memory

TUNED = {"pc_gamg_aggressive_coarsening": 0}
"""Without it GAMG takes half as many iterations again here; of the thresholds none is better than its own."""


def measure(layers: int, side: int = SIDE) -> dict[str, Any]:
    """The record of a honeycomb with this many layers of cells."""
    libraries = peak_memory()
    walls = mesh(honeycomb(layers, side))
    V = fem.functionspace(walls, ("Lagrange", 2, (3,)))
    u, v, state = ufl.TrialFunction(V), ufl.TestFunction(V), fem.Function(V)
    state.interpolate(lambda x: np.array(displacement(*x)))
    form = fem.form(stiffness(u, v))
    clamp = fem.dirichletbc(np.zeros(3), fem.locate_dofs_geometrical(V, lambda x: np.isclose(x[2], 0)), V)
    first, A = clock(lambda: assemble_first(form, [clamp]))
    stages = {"matrix_first": first, "matrix": again(lambda: assemble(A, form, [clamp])), "memory": peak_memory()}
    b = petsc.assemble_vector(fem.form(load(walls, v)))
    petsc.set_bc(b, [clamp])
    modes = rigid_modes(V.tabulate_dof_coordinates().T)
    stages["setup"], gamg = clock(lambda: Gamg(A, modes, TOLERANCE, TUNED))
    iterating, solution = clock(lambda: gamg.solve(b))
    stages["solve"] = stages["setup"] + iterating
    stages["memory_solve"] = peak_memory()
    x = state.x.petsc_vec
    checks = {"quadratic form": x.dot(A * x), "energy": b.dot(solution) / 2}
    facts = {"cells": len(walls.geometry.dofmap), "dofs": V.dofmap.index_map.size_global * 3}
    return {
        "version": VERSION,
        **facts,
        "libraries": libraries,
        "iterations": gamg.iterations,
        "stages": stages,
        "checks": checks,
    }
