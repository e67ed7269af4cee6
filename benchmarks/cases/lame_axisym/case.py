"""A thick tube under inner pressure: coordinates (r, z), Q2 quadrilaterals, volumes of 2 pi r dr dz."""

from __future__ import annotations

from typing import Any

from benchmarks.case import Case, Stage, Target, assembly_targets

MU, LAMBDA = 1 / 2.6, 0.3 / (1.3 * 0.4)  # E = 1, nu = 0.3
INNER, OUTER, HEIGHT = 1.0, 2.0, 1.0
PRESSURE = 1.0
DEGREE = 4


def displacement(r: Any, z: Any) -> tuple[Any, Any]:
    """A field of the space whose axial part is zero at both ends."""
    return r * (0.4 - z) + 0.3 * r * r, z * (1 - z) * (0.5 + r)


CASE = Case(
    "lame_axisym",
    "axisymmetric elasticity, Q2 quadrilaterals",
    (
        Stage("matrix_first", "matrix, first (pattern included)"),
        Stage("matrix", "matrix again, with boundary conditions"),
        Stage("residual", "residual vector again"),
        Stage("memory", "peak memory, assembly", "MB"),
        Stage("solve", "direct solve"),
        Stage("solve_again", "direct solve, new numbers in the same pattern"),
    ),
    settings=({"n": 111},),
    small=({"n": 5},),
    checks=(("quadratic form", 1e-10), ("virtual work", 1e-10), ("energy", 1e-9)),
    targets=(*assembly_targets(), Target("memory", 1.2, "dolfinx")),
)
