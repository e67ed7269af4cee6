"""lame_axisym on NGSolve, with its sparse Cholesky factorisation."""

from __future__ import annotations

from typing import Any

import ngsolve as ng

from benchmarks.cases.lame_axisym.case import DEGREE, LAMBDA, MU, PRESSURE, displacement
from benchmarks.cases.lame_axisym.mesh import section
from benchmarks.clock import again, clock, peak_memory
from benchmarks.in_ngsolve import VERSION, dx, mesh, nodal


def measure(n: int) -> dict[str, Any]:
    """The record of n by n cells."""
    cells = section(n)
    tube = mesh(cells)
    V = ng.VectorH1(tube, order=2, dirichlety="low1|high1")
    u, v = V.TnT()
    strain = _strain(u)
    stress = 2 * MU * strain + LAMBDA * ng.Trace(strain) * ng.Id(3)
    a = ng.BilinearForm(V)
    a += (ng.InnerProduct(stress, _strain(v)) * 2 * ng.pi * ng.x).Compile() * dx(cells, DEGREE)
    state = nodal(V, displacement)
    force = state.vec.CreateVector()
    stages = {
        "matrix_first": clock(a.Assemble)[0],
        "matrix": again(a.Assemble),
        "residual": again(lambda: a.Apply(state.vec, force)),
        "memory": peak_memory(),
    }
    b = ng.LinearForm(PRESSURE * v[0] * 2 * ng.pi * ng.x * ng.ds("low0")).Assemble()
    seconds, inverse = clock(lambda: a.mat.Inverse(V.FreeDofs(), inverse="sparsecholesky"))
    back, solution = clock(lambda: (inverse * b.vec).Evaluate())
    stages["solve"], stages["solve_again"] = seconds + back, clock(inverse.Update)[0] + back
    checks = {
        "quadratic form": ng.InnerProduct(state.vec, (a.mat * state.vec).Evaluate()),
        "virtual work": ng.InnerProduct(state.vec, force),
        "energy": ng.InnerProduct(b.vec, solution) / 2,
    }
    return {"version": VERSION, "cells": tube.ne, "dofs": V.ndof, "stages": stages, "checks": checks}


def _strain(u: Any) -> Any:
    """Small strain in (r, z, hoop)."""
    g = ng.Grad(u)
    shear = 0.5 * (g[0, 1] + g[1, 0])
    return ng.CF((g[0, 0], shear, 0, shear, g[1, 1], 0, 0, 0, u[0] / ng.x), dims=(3, 3))
