"""Seven hexagonal tubules with thin elastic walls, clamped at the root, under a pressure in one of them."""

from __future__ import annotations

from benchmarks.case import Case, Stage, Target

MU, LAMBDA = 1 / 2.6, 0.3 / (1.3 * 0.4)  # E = 1, nu = 0.3
PRESSURE = 1e-3
DEGREE = 4
TOLERANCE = 1e-8
WIDTH, WALL, LAYER = 1.0, 0.1, 1 / 6  # between flats; thickness; height of a layer of cells
SIDE = 6  # cells along a side of a hexagon

CODES = ("femiec", "dolfinx")
CHECKS = (("quadratic form", 1e-10), ("energy", 1e-7))
STAGES = (
    Stage("matrix_first", "matrix, first (pattern included)"),
    Stage("matrix", "matrix again, with boundary conditions"),
    Stage("setup", "of the solve: multigrid hierarchy"),
    Stage("solve", "iterative solve to 1e-8, hierarchy included"),
    Stage("memory", "peak memory, assembly", "MB"),
    Stage("memory_solve", "peak memory, solve", "MB"),
)

CASE = Case(
    "honeycomb3d",
    "elastic honeycomb of 7 tubules, Q2 hexahedra",
    STAGES,
    settings=({"layers": 62},),
    small=({"layers": 2, "side": 2},),
    codes=CODES,
    checks=CHECKS,
    targets=(
        Target("matrix", 0.7, "dolfinx"),
        Target("solve", 1.0, "dolfinx"),
        Target("solve", 90.0),
        Target("memory_solve", 6000.0),
        Target("memory_solve", 1.2, "dolfinx"),
    ),
    repeated=False,
)
