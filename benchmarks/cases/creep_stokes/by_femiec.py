"""creep_stokes on femiec, with its own Newton method."""

from __future__ import annotations

from typing import Any

import numpy as np
import ufl

from benchmarks.cases.creep_stokes.case import EXPONENT, EXPONENTS, TOLERANCE, TOLERANCE_BEFORE, pressure, velocity
from benchmarks.cases.creep_stokes.form import at_inlet, balance, flux, on_ends, on_walls, taylor_hood
from benchmarks.clock import again, clock, peak_memory
from benchmarks.in_femiec import VERSION, direct, skfem_mesh
from benchmarks.meshes import simplices, unit
from femiec.engine import embedded as fem
from femiec.geometry import Mesh
from femiec.solve.lagged import Lagged
from femiec.solve.linear import Direct
from femiec.solve.newton import Newton


class Flow:
    """The discrete flow, a System of one field: its state w, residual and Jacobian."""

    fields = ("flow",)

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
        self.free = np.ones(self.W.dim, bool)
        for bc in self.bcs:
            self.free[bc.dofs] = False

    def initial(self) -> Any:
        """The present state."""
        return self.w.x.array.copy()

    def accept(self, x: Any) -> None:
        """Make x the present state."""
        self.w.x.array[:] = x

    def residual(self, x: Any) -> Any:
        """F(x), zero where the flow is held."""
        self.accept(x)
        return fem.assemble_vector(self.F) * self.free

    def jacobian(self, x: Any) -> Any:
        """dF(x)."""
        self.accept(x)
        return fem.assemble_matrix(self.J, bcs=self.bcs)

    def split(self, x: Any) -> dict[str, Any]:
        """One field."""
        return {"flow": x}

    def norms(self, r: Any) -> dict[str, float]:
        """Its norm."""
        return {"flow": float(np.linalg.norm(r))}


def measure(n: int) -> dict[str, Any]:
    """The record of 2 n^2 cells."""
    flow = Flow(n)
    flow.w.interpolate(lambda x: np.array([*velocity(*x[:2]), pressure(*x[:2])]))
    x = flow.initial()
    first, A = clock(lambda: flow.jacobian(x))
    stages = {
        "matrix_first": first,
        "matrix": again(lambda: flow.jacobian(x)),
        "residual": again(lambda: flow.residual(x)),
        "memory": peak_memory(),
    }
    r, linear = flow.residual(x), direct()
    checks = {"quadratic form": x @ (A @ x), "virtual work": x @ r}
    linear(A, r)
    stages["linear"] = again(lambda: linear(A, r))
    stages["newton"], steps = clock(lambda: solve(flow, Lagged()))
    stages["memory_solve"] = peak_memory()
    checks["flux"] = fem.assemble_scalar(flow.flux)
    stages["newton_plain"] = clock(lambda: solve(flow, Lagged(Direct(pardiso=False))))[0]
    facts = {"version": VERSION, "cells": flow.mesh.skfem.nelements, "dofs": flow.W.dim, "steps": steps}
    return {**facts, "stages": stages, "checks": checks}


def solve(flow: Flow, linear: Any) -> int:
    """Newton from rest, with the continuation and the tolerances of the other codes; its steps."""
    flow.w.x.array[:] = 0.0
    steps = 0
    for exponent in EXPONENTS:
        flow.exponent.value = np.asarray(exponent)
        tolerance = TOLERANCE if exponent == EXPONENTS[-1] else TOLERANCE_BEFORE
        steps += Newton(tolerance, linear=linear, from_start=True).solve(flow).iterations
    return steps
