"""elastic3d on NGSolve, with CG and its local (Jacobi) preconditioner."""

from __future__ import annotations

from typing import Any

import ngsolve as ng
from ngsolve.krylovspace import CGSolver

from benchmarks.cases.elastic3d.case import DEGREE, LAMBDA, MU, TOLERANCE, WEIGHT, displacement
from benchmarks.clock import again, clock, peak_memory
from benchmarks.in_ngsolve import VERSION, dx, mesh, nodal
from benchmarks.meshes import simplices, unit


def measure(n: int) -> dict[str, Any]:
    """The record of a cube of 6 n^3 cells."""
    cells = simplices(unit(n), unit(n), unit(n))
    cube = mesh(cells)
    V = ng.VectorH1(cube, order=2, dirichlet="low0")
    u, v = V.TnT()
    strain, virtual = (0.5 * (ng.Grad(w) + ng.Grad(w).trans) for w in (u, v))
    a = ng.BilinearForm(V)
    a += ng.InnerProduct(2 * MU * strain + LAMBDA * ng.Trace(strain) * ng.Id(3), virtual).Compile() * dx(cells, DEGREE)
    state = nodal(V, displacement)
    r = state.vec.CreateVector()
    stages = {
        "matrix_first": clock(a.Assemble)[0],
        "matrix": again(a.Assemble),
        "residual": again(lambda: a.Apply(state.vec, r)),
        "memory": peak_memory(),
    }
    b = ng.LinearForm(ng.CF(WEIGHT) * v * ng.dx).Assemble()
    stages["solve"], solution = clock(lambda: solve(a, b))
    stages["memory_solve"] = peak_memory()
    product = (a.mat * state.vec).Evaluate()
    checks = {
        "quadratic form": ng.InnerProduct(state.vec, product),
        "virtual work": ng.InnerProduct(state.vec, r),
        "energy": ng.InnerProduct(b.vec, solution) / 2,
    }
    return {"version": VERSION, "cells": cube.ne, "dofs": V.ndof, "stages": stages, "checks": checks}


def solve(a: Any, b: Any) -> Any:
    """Set up and solve."""
    jacobi = a.mat.CreateSmoother(a.space.FreeDofs())
    cg = CGSolver(mat=a.mat, pre=jacobi, tol=TOLERANCE, maxiter=5000, printrates=False)
    return cg.Solve(rhs=b.vec)
