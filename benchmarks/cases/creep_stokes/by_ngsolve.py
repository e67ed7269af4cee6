"""creep_stokes on NGSolve, with UMFPACK."""

from __future__ import annotations

from typing import Any

import ngsolve as ng

from benchmarks.cases.creep_stokes.case import DEGREE, EXPONENT, FLOOR, FLUIDITY, PUSH, pressure, velocity
from benchmarks.cases.creep_stokes.newton import Problem, Timing, newton
from benchmarks.clock import again, clock, peak_memory
from benchmarks.in_ngsolve import VERSION, dx, mesh
from benchmarks.meshes import simplices, unit


class Flow:
    """The discrete flow: its state w, residual r and form a."""

    def __init__(self, n: int) -> None:
        cells = simplices(unit(n), unit(n))
        self.mesh = mesh(cells)
        V = ng.VectorH1(self.mesh, order=2, dirichletx="low1|high1", dirichlety="low0|high0|low1|high1")
        self.W = V * ng.H1(self.mesh, order=1)
        self.exponent = ng.Parameter(EXPONENT)
        (u, p), (v, q) = self.W.TnT()
        D, E = (0.5 * (ng.Grad(z) + ng.Grad(z).trans) for z in (u, v))
        rate = ng.sqrt(2 / 3 * ng.InnerProduct(D, D) + FLOOR**2)
        viscosity = 2 / 3 * FLUIDITY ** (-1 / self.exponent) * rate ** (1 / self.exponent - 1)
        inside = viscosity * ng.InnerProduct(D, E) - p * ng.div(v) - q * ng.div(u)
        self.a = ng.BilinearForm(self.W)
        self.a += inside.Compile() * dx(cells, DEGREE)
        self.a += -PUSH * v[0] * ng.ds("low0")
        self.w = ng.GridFunction(self.W)
        self.r = self.w.vec.CreateVector()
        self.free = ng.Projector(self.W.FreeDofs(), True)

    def residual(self) -> float:
        """Assemble F at the state; its norm."""
        self.a.Apply(self.w.vec, self.r)
        self.r.data = self.free * self.r
        return float(self.r.Norm())

    def jacobian(self) -> None:
        """Assemble dF at the state."""
        self.a.AssembleLinearization(self.w.vec)


def measure(n: int) -> dict[str, Any]:
    """The record of 2 n^2 cells."""
    flow = Flow(n)
    flow.w.components[0].Set(ng.CF(velocity(ng.x, ng.y)))
    flow.w.components[1].Set(pressure(ng.x, ng.y))
    stages = {
        "matrix_first": clock(flow.jacobian)[0],
        "matrix": again(flow.jacobian),
        "residual": again(flow.residual),
        "memory": peak_memory(),
    }
    x = flow.w.vec
    checks = {
        "quadratic form": ng.InnerProduct(x, (flow.a.mat * x).Evaluate()),
        "virtual work": ng.InnerProduct(x, flow.r),
    }
    timing = solve(flow)
    stages |= {"linear": timing.linear_median, "newton": timing.total, "memory_solve": peak_memory()}
    checks["flux"] = ng.Integrate(flow.w.components[0][0], flow.mesh, order=DEGREE)
    facts = {"version": VERSION, "cells": flow.mesh.ne, "dofs": flow.W.ndof, "steps": len(timing.linear)}
    return {**facts, "stages": stages, "checks": checks}


def solve(flow: Flow) -> Timing:
    """Newton from rest."""
    flow.w.vec[:] = 0.0
    d = flow.w.vec.CreateVector()

    def direction() -> None:
        d.data = flow.a.mat.Inverse(flow.W.FreeDofs(), inverse="umfpack") * flow.r

    def move(fraction: float) -> None:
        flow.w.vec.data -= fraction * d

    return newton(Problem(flow.exponent.Set, flow.residual, flow.jacobian, direction, move))
