"""hyperelastic on NGSolve, which differentiates the energy itself."""

from __future__ import annotations

from typing import Any

import ngsolve as ng

from benchmarks.cases.hyperelastic.case import DEGREE, LAMBDA, MU, displacement
from benchmarks.clock import again, clock, peak_memory
from benchmarks.in_ngsolve import VERSION, dx, mesh, nodal
from benchmarks.meshes import simplices, unit


def measure(n: int) -> dict[str, Any]:
    """The record of a cube of 6 n^3 cells."""
    cells = simplices(unit(n), unit(n), unit(n))
    cube = mesh(cells)
    V = ng.VectorH1(cube, order=2, dirichlet="low0")
    F = ng.Id(3) + ng.Grad(V.TrialFunction())
    log_volume = ng.log(ng.Det(F))
    density = MU / 2 * (ng.InnerProduct(F, F) - 3) - MU * log_volume + LAMBDA / 2 * log_volume * log_volume
    a = ng.BilinearForm(V)
    a += ng.Variation(density.Compile() * dx(cells, DEGREE))
    state = nodal(V, displacement)
    r = state.vec.CreateVector()
    stages = {
        "matrix_first": clock(lambda: a.AssembleLinearization(state.vec))[0],
        "matrix": again(lambda: a.AssembleLinearization(state.vec)),
        "residual": again(lambda: a.Apply(state.vec, r)),
        "memory": peak_memory(),
    }
    checks = {
        "quadratic form": ng.InnerProduct(state.vec, (a.mat * state.vec).Evaluate()),
        "virtual work": ng.InnerProduct(state.vec, r),
    }
    return {"version": VERSION, "cells": cube.ne, "dofs": V.ndof, "stages": stages, "checks": checks}
