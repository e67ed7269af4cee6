"""Power-law flow through a unit square, Taylor-Hood: a pressure at the inlet x = 0, no slip at y = 0 and y = 1."""

from __future__ import annotations

from typing import Any

from benchmarks.case import OURS, Case, Stage, Target, assembly_targets

FLUIDITY, EXPONENT, PUSH = 1.0, 6.6, 1.0  # rate = A stress^n under the pressure G at the inlet
FLOOR = 1e-4  # of the rate: below it the flow is Newtonian
EXPONENTS = (1.0, 2.0, 4.0, EXPONENT)  # continuation: Newton at each
DEGREE = 4
TOLERANCE, TOLERANCE_BEFORE = 1e-9, 1e-3  # of the residual against that at the start of the exponent, at the last one and before


def velocity(x: Any, y: Any) -> tuple[Any, Any]:
    """The velocity of the state where Jacobian and residual are measured: in the space, zero where the flow is held."""
    return 0.02 * y * (1 - y), 0.0 * x


def pressure(x: Any, y: Any) -> Any:
    """Its pressure."""
    return 1 - x + 0.2 * y


def exact_flux() -> float:
    """The flux of the exact flow in a slit, without the floor: 2 A 3^((n+1)/2) G^n h^(n+2) / (n+2) with 2 h = 1."""
    n = EXPONENT
    return float(2 * FLUIDITY * 3 ** ((n + 1) / 2) * PUSH**n * 0.5 ** (n + 2) / (n + 2))


CASE = Case(
    "creep_stokes",
    "power-law Stokes flow (n = 6.6), Taylor-Hood triangles",
    (
        Stage("matrix_first", "Jacobian, first (pattern included)"),
        Stage("matrix", "Jacobian again, with boundary conditions"),
        Stage("residual", "residual again"),
        Stage("memory", "peak memory, assembly", "MB"),
        Stage("linear", "linear solve, one Newton step"),
        Stage("newton", "whole Newton solve"),
        Stage("newton_plain", "whole Newton solve, without MKL"),
        Stage("memory_solve", "peak memory, solve", "MB"),
    ),
    settings=({"n": 96},),
    small=({"n": 6},),
    checks=(("quadratic form", 1e-10), ("virtual work", 1e-10), ("flux", 1e-7)),
    targets=(
        *assembly_targets(),
        Target("memory", 1.2, "dolfinx"),
        Target("newton", 0.85, "dolfinx"),
        Target("newton_plain", 3.0, OURS, "newton"),
    ),
)
