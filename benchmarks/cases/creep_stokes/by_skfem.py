"""creep_stokes on scikit-fem, its tangent by hand, with PARDISO or SuperLU."""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy.sparse as sp
import skfem
from skfem.helpers import ddot, div, sym_grad

from benchmarks.cases.creep_stokes.case import DEGREE, EXPONENT, FLOOR, FLUIDITY, PUSH, pressure, velocity
from benchmarks.cases.creep_stokes.form import at_inlet, on_ends, on_walls
from benchmarks.cases.creep_stokes.newton import Problem, Timing, newton
from benchmarks.clock import again, clock, peak_memory
from benchmarks.in_skfem import VERSION, basis, direct, nodal
from benchmarks.meshes import simplices, unit


def viscosity(D: Any, n: float) -> tuple[Any, Any]:
    """2 eta and its derivative with respect to D:D."""
    squared = 2 / 3 * ddot(D, D) + FLOOR**2
    factor, power = 2 / 3 * FLUIDITY ** (-1 / n), 0.5 / n - 0.5
    return factor * squared**power, factor * power * squared ** (power - 1) * 2 / 3


@skfem.BilinearForm
def tangent(u: Any, v: Any, w: Any) -> Any:
    """The velocity block of the Jacobian."""
    D, E = sym_grad(u), sym_grad(v)
    return w["eta"] * ddot(D, E) + 2 * w["slope"] * ddot(w["D"], D) * ddot(w["D"], E)


@skfem.LinearForm
def viscous(v: Any, w: Any) -> Any:
    """The work of the viscous stress."""
    return ddot(w["stress"], sym_grad(v))


class Flow:
    """The discrete flow: its state w (velocity, then pressure), residual and Jacobian of the free dofs."""

    def __init__(self, n: int) -> None:
        self.V = basis(simplices(unit(n), unit(n)), skfem.ElementVector(skfem.ElementTriP2()), DEGREE)
        Q = self.V.with_element(skfem.ElementTriP1())
        self.B = skfem.BilinearForm(lambda u, q, w: -q * div(u)).assemble(self.V, Q)
        inlet = self.V.boundary(self.V.mesh.facets_satisfying(at_inlet, boundaries_only=True))
        self.push = skfem.LinearForm(lambda v, w: PUSH * v[0]).assemble(inlet)
        held = np.union1d(self.V.get_dofs(on_walls).all(), self.V.get_dofs(on_ends).all(["u^2"]))
        self.free = np.setdiff1d(np.arange(self.V.N + Q.N), held)
        self.exponent = EXPONENT
        self.w = np.concatenate([nodal(self.V, velocity), pressure(*Q.doflocs)])

    @property
    def rate(self) -> Any:
        """D(u) at the quadrature points."""
        return sym_grad(self.V.interpolate(self.w[: self.V.N]))

    def residual(self) -> Any:
        """F at the state."""
        u, p = np.split(self.w, [self.V.N])
        D = self.rate
        force = viscous.assemble(self.V, stress=viscosity(D, self.exponent)[0] * D) + self.B.T @ p - self.push
        return np.concatenate([force, self.B @ u])[self.free]

    def jacobian(self) -> Any:
        """dF at the state."""
        D = self.rate
        eta, slope = viscosity(D, self.exponent)
        K = tangent.assemble(self.V, eta=eta, slope=slope, D=D)
        return sp.bmat([[K, self.B.T], [self.B, None]], "csr")[self.free][:, self.free]


def measure(n: int) -> dict[str, Any]:
    """The record of 2 n^2 cells."""
    flow = Flow(n)
    first, A = clock(flow.jacobian)
    stages = {
        "matrix_first": first,
        "matrix": again(flow.jacobian),
        "residual": again(flow.residual),
        "memory": peak_memory(),
    }
    x = flow.w[flow.free]
    checks = {"quadratic form": x @ (A @ x), "virtual work": x @ flow.residual()}
    timing = solve(flow)
    stages |= {"linear": timing.linear_median, "newton": timing.total, "memory_solve": peak_memory()}
    checks["flux"] = skfem.LinearForm(lambda v, w: v[0]).assemble(flow.V) @ flow.w[: flow.V.N]
    facts = {"version": VERSION, "cells": flow.V.mesh.nelements, "dofs": len(flow.w), "steps": len(timing.linear)}
    return {**facts, "stages": stages, "checks": checks}


def solve(flow: Flow) -> Timing:
    """Newton from rest."""
    flow.w[:] = 0.0
    linear, now = direct(), {}

    def residual() -> float:
        now["r"] = flow.residual()
        return float(np.linalg.norm(now["r"]))

    def jacobian() -> None:
        now["J"] = flow.jacobian()

    def direction() -> None:
        now["d"] = linear(now["J"], now["r"])

    def move(fraction: float) -> None:
        flow.w[flow.free] -= fraction * now["d"]

    def set_exponent(value: float) -> None:
        flow.exponent = value

    return newton(Problem(set_exponent, residual, jacobian, direction, move))
