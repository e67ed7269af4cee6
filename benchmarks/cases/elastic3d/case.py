"""A clamped elastic unit cube of P2 tetrahedra under its weight."""

from __future__ import annotations

from typing import Any

from benchmarks.case import Case, Stage, Target, assembly_targets

MU, LAMBDA = 1 / 2.6, 0.3 / (1.3 * 0.4)  # E = 1, nu = 0.3
WEIGHT = (0.0, 0.0, -1.0)
DEGREE = 2
TOLERANCE = 1e-8


def displacement(x: Any, y: Any, z: Any) -> tuple[Any, Any, Any]:
    """A quadratic field that is zero where the cube is clamped, x = 0."""
    return x * (y - 0.3 * z + 0.2), x * (x + 0.5 * z), x * (1 - 0.7 * x + 0.4 * y)


CASE = Case(
    "elastic3d",
    "linear elasticity, P2 tetrahedra",
    (
        Stage("matrix_first", "matrix, first (pattern included)"),
        Stage("matrix", "matrix again, with boundary conditions"),
        Stage("residual", "residual vector again"),
        Stage("solve", "iterative solve to 1e-8"),
        Stage("memory", "peak memory, assembly", "MB"),
        Stage("memory_solve", "peak memory, solve", "MB"),
    ),
    settings=({"n": 20},),
    small=({"n": 3},),
    checks=(("quadratic form", 1e-10), ("virtual work", 1e-10), ("energy", 1e-7)),
    targets=(
        *assembly_targets(),
        Target("solve", 0.7, "dolfinx"),
        Target("memory", 1.2, "dolfinx"),
        Target("memory_solve", 1.2, "dolfinx"),
    ),
)
