"""An elastic honeycomb on the DOLFINx engine: ``mpiexec -n 2 python -m benchmarks.scaling.honeycomb``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from femiec.engine import dolfinx as fem  # isort: skip  brings MPI first

import numpy as np
import ufl

from benchmarks.cases.honeycomb3d.case import SIDE, TOLERANCE
from benchmarks.cases.honeycomb3d.form import load, stiffness
from benchmarks.cases.honeycomb3d.mesh import honeycomb
from benchmarks.in_femiec import mesh
from benchmarks.scaling.clock import Stages, append
from femiec.engine.dolfinx.cluster import COMM
from femiec.engine.dolfinx.mesh import shared
from femiec.solve.blocks import strong_inverse


def measure(rings: int, layers: int, side: int = SIDE) -> dict[str, Any]:
    """The record of a honeycomb of so many rings of tubules and layers of cells."""
    stages = Stages()
    stages.done("libraries")
    walls = mesh(honeycomb(layers, side, rings))
    V, linear = (fem.functionspace(walls, ("Lagrange", degree, (3,))) for degree in (2, 1))
    clamp = fem.dirichletbc(0.0, fem.locate_dofs_geometrical(V, lambda x: np.isclose(x[2], 0)), V)
    stages.done("whole")  # what every rank has of all
    shared(walls)
    u, v = ufl.TrialFunction(V), ufl.TestFunction(V)
    form, pressure = fem.form(stiffness(u, v)), fem.form(load(walls, v))
    stages.done("share")
    A = fem.assemble_matrix(form, bcs=[clamp])
    stages.done("matrix_first")
    del A
    A = fem.assemble_matrix(form, bcs=[clamp])
    stages.done("matrix")
    b = fem.assemble_vector(pressure)
    b[clamp.dofs] = 0.0
    stages.done("vector")
    _, modes = fem.rigid_body_modes(linear)
    solver = fem.multigrid([fem.interpolation_matrix(linear, V)], modes, 3, strong_inverse, TOLERANCE)
    stages.done("interpolation")
    solver.prepare(A)
    stages.done("setup")
    x, error, name = solver.solve(A, b)
    stages.done("solve")
    facts = {"unknowns": V.dim, "ranks": COMM.size, "cells": walls.skfem.nelements, "iterations": int(name.split()[-2])}
    return {
        "case": "honeycomb",
        "rings": rings,
        "layers": layers,
        **facts,
        "error": error,
        "energy": b @ x / 2,
        "stages": stages.found,
    }


def main() -> None:
    """Append the record to a file of lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    for name in ("rings", "layers"):
        parser.add_argument(name, type=int)
    parser.add_argument("--side", type=int, default=SIDE)
    given = parser.parse_args()
    append(measure(given.rings, given.layers, given.side), given.out)


if __name__ == "__main__":
    main()
