"""creep_stokes on femiec."""

from __future__ import annotations

from typing import Any

import numpy as np
import ufl

from benchmarks.cases.creep_stokes.case import EXPONENT, pressure, velocity
from benchmarks.cases.creep_stokes.form import at_inlet, balance, flux, on_ends, on_walls, taylor_hood
from benchmarks.cases.creep_stokes.newton import Problem, Timing, newton
from benchmarks.clock import again, clock, peak_memory
from benchmarks.in_femiec import VERSION, direct, skfem_mesh
from benchmarks.meshes import simplices, unit
from femiec.engine import embedded as fem
from femiec.geometry import Mesh


class Flow:
    """The discrete flow: its state w, residual and Jacobian."""

    def __init__(self, n: int) -> None:
        cells = skfem_mesh(simplices(unit(n), unit(n)))
        self.mesh = Mesh.from_skfem(cells, surfaces={"inlet": cells.facets_satisfying(at_inlet, boundaries_only=True)})
        self.W = fem.functionspace(self.mesh, taylor_hood())
        self.w, self.exponent = fem.Function(self.W), fem.Constant(self.mesh, EXPONENT)
        F = balance(self.w, ufl.TestFunction(self.W), self.exponent, self.mesh.ds("inlet"))
        self.F, self.J, self.flux = fem.form(F), fem.form(ufl.derivative(F, self.w)), fem.form(flux(self.w))
        self.bcs = [
            fem.dirichletbc(0.0, fem.locate_dofs_geometrical(part, where), part)
            for part, where in ((self.W.sub(0), on_walls), (self.W.sub(0).sub(1), on_ends))
        ]
        self.held = np.unique(np.concatenate([bc.dofs for bc in self.bcs]))

    def residual(self) -> Any:
        """F at the state, the state itself where it is held at zero."""
        r = fem.assemble_vector(self.F)
        r[self.held] = self.w.x.array[self.held]
        return r

    def jacobian(self) -> Any:
        """dF at the state."""
        return fem.assemble_matrix(self.J, bcs=self.bcs)


def measure(n: int) -> dict[str, Any]:
    """The record of 2 n^2 cells."""
    flow = Flow(n)
    flow.w.interpolate(lambda x: np.array([*velocity(*x), pressure(*x)]))
    first, A = clock(flow.jacobian)
    stages = {
        "matrix_first": first,
        "matrix": again(flow.jacobian),
        "residual": again(flow.residual),
        "memory": peak_memory(),
    }
    x = flow.w.x.array.copy()
    checks = {"quadratic form": x @ (A @ x), "virtual work": x @ flow.residual()}
    timing = solve(flow, direct())
    stages |= {"linear": timing.linear_median, "newton": timing.total, "memory_solve": peak_memory()}
    checks["flux"] = fem.assemble_scalar(flow.flux)
    stages["newton_plain"] = solve(flow, direct(mkl=False)).total
    facts = {"version": VERSION, "cells": flow.mesh.skfem.nelements, "dofs": flow.W.dim, "steps": len(timing.linear)}
    return {**facts, "stages": stages, "checks": checks}


def solve(flow: Flow, linear: Any) -> Timing:
    """Newton from rest."""
    now: dict[str, Any] = {}
    flow.w.x.array[:] = 0.0

    def residual() -> float:
        now["r"] = flow.residual()
        return float(np.linalg.norm(now["r"]))

    def jacobian() -> None:
        now["J"] = flow.jacobian()

    def direction() -> None:
        now["d"] = linear(now["J"], now["r"])

    def move(fraction: float) -> None:
        flow.w.x.array[:] -= fraction * now["d"]

    def set_exponent(value: float) -> None:
        flow.exponent.value = np.asarray(value)

    return newton(Problem(set_exponent, residual, jacobian, direction, move))
