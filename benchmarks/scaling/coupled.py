"""The coupled tubule's Jacobian by a field split, or by factors: ``mpiexec -n 2 python -m benchmarks.scaling.coupled``."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from femiec.engine import dolfinx  # isort: skip  brings MPI first

import numpy as np

from benchmarks.scaling.clock import Stages, append
from femiec import materials
from femiec.engine import embedded
from femiec.engine.dolfinx.cluster import COMM
from femiec.geometry import Tubule, travelling, tubule_mesh
from femiec.models.coupled.model import CoupledTubule
from femiec.quantities import nm, um
from femiec.solve.linear import Direct, Preparing

RATE = 0.03
"""1/s: of a step of half a minute, as they are amid a half-cycle."""


def measure(level: int, along: float = 1.0, fem: Any = dolfinx, direct: bool = False) -> dict[str, Any]:
    """The record of a mesh of this level, with so many times its cells along the axis; the embedded engine has one rank.

    With ``direct`` the whole matrix is factorised instead.
    """
    stages = Stages()
    tubule = Tubule(100 * nm, 5 * nm, 20 * um, 0.05)
    cells = travelling(tubule, level=level, lengthening=20)
    more = {name: 2 * round(along * getattr(cells, name) / 2) for name in ("along_lithium", "along_gas")}
    mesh = tubule_mesh(tubule, cells=replace(cells, **more))
    problem = CoupledTubule(mesh, materials.lithium, materials.hard_carbon, 300.0).problem(fem)
    functions = {unknown.name: unknown.function for unknown in problem.unknowns}
    system = fem.System(functions, problem.residual, problem.conditions)
    problem.evolution.rate.value[...] = RATE
    mass = fem.form(problem.multiplier.mass) if problem.multiplier is not None else None
    stages.done("forms")
    A = system.jacobian(system.initial())
    b = A @ np.random.default_rng(0).uniform(-1.0, 1.0, len(system.free))
    stages.done("matrix")
    dofs = system.split(np.arange(len(b)))
    solver: Preparing = Direct() if direct else dolfinx.field_split(dofs, "pressure", lambda: fem.assemble_matrix(mass))
    prepared = solver.factorise(A)
    stages.done("setup")
    x = prepared.solve(b)
    stages.done("solve")
    error = float(np.linalg.norm(b - A @ x) / np.linalg.norm(b))
    facts = {"unknowns": len(b), "ranks": COMM.size, "iterations": prepared.steps, "error": error, "direct": direct}
    engine = fem.__name__.rpartition(".")[2]
    return {"case": "coupled", "level": level, "along": along, "engine": engine, **facts, "stages": stages.found}


def main() -> None:
    """Append the record to a file of lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("level", type=int)
    parser.add_argument("--along", type=float, default=1.0)
    parser.add_argument("--embedded", action="store_true", help="assemble by the embedded engine, on one rank")
    parser.add_argument("--direct", action="store_true", help="factorise the whole, to compare")
    given = parser.parse_args()
    append(measure(given.level, given.along, embedded if given.embedded else dolfinx, given.direct), given.out)


if __name__ == "__main__":
    main()
