"""threads on femiec."""

from __future__ import annotations

from typing import Any

import numpy as np
import ufl

from benchmarks.cases.elastic3d.form import stiffness
from benchmarks.clock import WALL, again
from benchmarks.in_femiec import VERSION, mesh
from benchmarks.meshes import simplices, unit
from femiec.engine import embedded as fem


def measure(n: int) -> dict[str, Any]:
    """Seconds of the matrix; raises if it depends on the number of threads."""
    cube = mesh(simplices(unit(n), unit(n), unit(n)))
    V = fem.functionspace(cube, ("Lagrange", 2, (3,)))
    form = fem.form(stiffness(ufl.TrialFunction(V), ufl.TestFunction(V)))
    matrices, stages = [], {}
    for threads in (1, 2):
        matrices.append(A := fem.assemble_matrix(form, threads=threads))
        stages[f"matrix_{threads}"] = again(lambda threads=threads, A=A: fem.assemble_matrix(form, threads=threads, out=A), WALL)
    if not np.array_equal(matrices[0].data, matrices[-1].data):
        raise RuntimeError("the matrix depends on the number of threads")
    return {"version": VERSION, "cells": cube.skfem.nelements, "dofs": V.dim, "stages": stages, "checks": {}}
