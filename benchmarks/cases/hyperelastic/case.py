"""A compressible neo-Hookean cube of P2 tetrahedra, clamped at x = 0, at a given state of finite strain."""

from __future__ import annotations

from typing import Any

from benchmarks.case import Case, Stage, Target, assembly_targets

MU, LAMBDA = 1 / 2.6, 0.3 / (1.3 * 0.4)  # E = 1, nu = 0.3
DEGREE = 4


def displacement(x: Any, y: Any, z: Any) -> tuple[Any, Any, Any]:
    """A quadratic field that is zero where the cube is clamped; strains reach 20 %."""
    return 0.1 * x * (y - 0.3 * z + 0.2), 0.1 * x * (x + 0.5 * z), 0.1 * x * (1 - 0.7 * x + 0.4 * y)


CASE = Case(
    "hyperelastic",
    "neo-Hookean energy differentiated twice, P2 tetrahedra",
    (
        Stage("matrix_first", "tangent, first (pattern included)"),
        Stage("matrix", "tangent again, with boundary conditions"),
        Stage("residual", "residual again"),
        Stage("memory", "peak memory", "MB"),
    ),
    settings=({"n": 12},),
    small=({"n": 2},),
    checks=(("quadratic form", 1e-10), ("virtual work", 1e-10)),
    targets=(*assembly_targets(), Target("memory", 1.2, "dolfinx")),
)
