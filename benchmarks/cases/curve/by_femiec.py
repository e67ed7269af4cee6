"""curve on femiec: one size."""

from __future__ import annotations

from typing import Any

import ufl

from benchmarks.cases.curve.case import POISSON
from benchmarks.cases.elastic3d.form import stiffness
from benchmarks.clock import again, clock, peak_memory
from benchmarks.in_femiec import VERSION, mesh
from benchmarks.meshes import simplices, unit
from femiec.engine import embedded as fem


def measure(problem: str, n: int) -> dict[str, Any]:
    """Seconds of the first matrix and of another one, and the memory beyond that of the imported libraries [MB]."""
    libraries = peak_memory()
    cube = mesh(simplices(unit(n), unit(n), unit(n)))
    V = fem.functionspace(cube, ("Lagrange", 1) if problem == POISSON else ("Lagrange", 2, (3,)))
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    a = ufl.inner(ufl.grad(u), ufl.grad(v)) * ufl.dx if problem == POISSON else stiffness(u, v)
    form = fem.form(a)
    first, A = clock(lambda: fem.assemble_matrix(form))
    stages = {
        "matrix_first": first,
        "matrix": again(lambda: fem.assemble_matrix(form, out=A)),
        "memory": peak_memory() - libraries,
    }
    return {"version": VERSION, "cells": cube.skfem.nelements, "dofs": V.dim, "stages": stages, "checks": {}}
