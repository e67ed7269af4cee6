"""honeycomb3d on femiec, with conjugate gradients and multigrid."""

from __future__ import annotations

from typing import Any

import numpy as np
import ufl

from benchmarks.cases.honeycomb3d.case import SIDE, TOLERANCE
from benchmarks.cases.honeycomb3d.form import displacement, load, stiffness
from benchmarks.cases.honeycomb3d.mesh import honeycomb
from benchmarks.clock import again, clock, peak_memory
from benchmarks.in_femiec import VERSION, mesh
from femiec.engine import embedded as fem
from femiec.engine.embedded.transfer import interpolation_matrix, rigid_body_modes
from femiec.solve.multigrid import Multigrid


def measure(layers: int, side: int = SIDE) -> dict[str, Any]:
    """The record of a honeycomb with this many layers of cells."""
    libraries = peak_memory()
    walls = mesh(honeycomb(layers, side))
    V = fem.functionspace(walls, ("Lagrange", 2, (3,)))
    u, v, state = ufl.TrialFunction(V), ufl.TestFunction(V), fem.Function(V)
    state.interpolate(lambda x: np.array(displacement(*x)))
    form = fem.form(stiffness(u, v))
    clamp = fem.dirichletbc(0.0, fem.locate_dofs_geometrical(V, lambda x: np.isclose(x[2], 0)), V)
    first, A = clock(lambda: fem.assemble_matrix(form, bcs=[clamp]))
    stages = {"matrix_first": first, "matrix": again(lambda: fem.assemble_matrix(form, bcs=[clamp], out=A))}
    stages["memory"] = peak_memory()
    b = fem.assemble_vector(fem.form(load(walls, v)))
    b[clamp.dofs] = 0.0
    stages["setup"], prepared = clock(lambda: multigrid(V).prepare(A))
    iterating, (solution, _, name) = clock(lambda: prepared.solve(A, b))
    stages["solve"] = stages["setup"] + iterating
    stages["memory_solve"] = peak_memory()
    x = state.x.array
    checks = {"quadratic form": x @ (A @ x), "energy": b @ solution / 2}
    facts = {"cells": walls.skfem.nelements, "dofs": V.dim, "libraries": libraries, "iterations": int(name.split()[-2])}
    return {"version": VERSION, **facts, "stages": stages, "checks": checks}


def multigrid(V: fem.FunctionSpace) -> Multigrid:
    """The solver of a second-order displacement."""
    linear = fem.functionspace(V.mesh, ("Lagrange", 1, (3,)))
    to_quadratic, (_, modes) = interpolation_matrix(linear, V), rigid_body_modes(linear)
    return Multigrid([to_quadratic], modes, block=3, tolerance=TOLERANCE)
