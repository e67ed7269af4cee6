"""creep_stokes on DOLFINx, with MUMPS LDL^T."""

from __future__ import annotations

from typing import Any

from benchmarks.in_dolfinx import VERSION, assemble, assemble_first, ldlt, mesh, residual  # isort: skip  brings MPI first

import numpy as np
import ufl
from dolfinx import fem
from dolfinx.fem import petsc
from dolfinx.mesh import locate_entities_boundary, meshtags

from benchmarks.cases.creep_stokes.case import EXPONENT, pressure, velocity
from benchmarks.cases.creep_stokes.form import at_inlet, balance, flux, on_ends, on_walls, taylor_hood
from benchmarks.cases.creep_stokes.newton import Problem, Timing, newton
from benchmarks.clock import again, clock, peak_memory
from benchmarks.meshes import simplices, unit


class Flow:
    """The discrete flow: its state w, residual r and Jacobian A."""

    def __init__(self, n: int) -> None:
        self.mesh = mesh(simplices(unit(n), unit(n)))
        self.W = fem.functionspace(self.mesh, taylor_hood())
        self.w, self.exponent = fem.Function(self.W), fem.Constant(self.mesh, EXPONENT)
        facets = locate_entities_boundary(self.mesh, 1, at_inlet)
        tags = meshtags(self.mesh, 1, facets, np.ones_like(facets))
        inlet = ufl.ds(1, domain=self.mesh, subdomain_data=tags)
        F = balance(self.w, ufl.TestFunction(self.W), self.exponent, inlet)
        self.F, self.J, self.flux = fem.form(F), fem.form(ufl.derivative(F, self.w)), fem.form(flux(self.w))
        self.bcs = [self._held(part, where) for part, where in ((self.W.sub(0), on_walls), (self.W.sub(0).sub(1), on_ends))]
        self.r = fem.petsc.create_vector(self.W)
        self.A: Any = None

    def _held(self, part: Any, where: Any) -> Any:
        space, _ = part.collapse()
        facets = locate_entities_boundary(self.mesh, 1, where)
        return fem.dirichletbc(fem.Function(space), fem.locate_dofs_topological((part, space), 1, facets), part)

    def residual(self) -> float:
        """Assemble F at the state, the state itself where it is held at zero; its norm."""
        residual(self.r, self.F)
        petsc.set_bc(self.r, self.bcs, x0=self.w.x.petsc_vec, alpha=-1.0)
        return float(self.r.norm())

    def jacobian(self) -> None:
        """Assemble dF at the state."""
        self.A = assemble(self.A, self.J, self.bcs) if self.A else assemble_first(self.J, self.bcs)


def measure(n: int) -> dict[str, Any]:
    """The record of 2 n^2 cells."""
    flow = Flow(n)
    flow.w.sub(0).interpolate(lambda x: np.array(velocity(*x[:2])))
    flow.w.sub(1).interpolate(lambda x: pressure(*x[:2]))
    first, _ = clock(flow.jacobian)
    stages = {
        "matrix_first": first,
        "matrix": again(flow.jacobian),
        "residual": again(flow.residual),
        "memory": peak_memory(),
    }
    x = flow.w.x.petsc_vec
    checks = {"quadratic form": x.dot(flow.A * x), "virtual work": x.dot(flow.r)}
    timing = solve(flow)
    stages |= {"linear": timing.linear_median, "newton": timing.total, "memory_solve": peak_memory()}
    checks["flux"] = fem.assemble_scalar(flow.flux)
    facts = {"version": VERSION, "cells": len(flow.mesh.geometry.dofmap), "steps": len(timing.linear)}
    return {**facts, "dofs": flow.W.dofmap.index_map.size_global, "stages": stages, "checks": checks}


def solve(flow: Flow) -> Timing:
    """Newton from rest."""
    flow.w.x.array[:] = 0.0
    linear = ldlt(flow.A)
    now: dict[str, Any] = {}

    def direction() -> None:
        now["d"] = linear(flow.r)

    def move(fraction: float) -> None:
        flow.w.x.array[:] -= fraction * now["d"].array

    def set_exponent(value: float) -> None:
        flow.exponent.value = value

    return newton(Problem(set_exponent, flow.residual, flow.jacobian, direction, move))
