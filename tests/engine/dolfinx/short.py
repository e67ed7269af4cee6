"""``python short.py FILE ENGINE ...``, also under mpiexec: small problems of each kind by engines, their numbers into FILE.

A coupled tubule in time that is meshed anew and opens a void, a wall that buckles and one that fails, a wall in space.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from femiec import materials
from femiec.checks.rings import sector
from femiec.evolve import Settings, evolve
from femiec.geometry import Tubule
from femiec.laws.deforming import PLANE_STRAIN
from femiec.laws.solid.elastic import Elastic, NeoHookean
from femiec.models.coupled.model import CoupledTubule
from femiec.models.coupled.reshape import TravellingMesh
from femiec.models.walls.loads import Column, Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Free
from femiec.protocol import AreaCapacity, Strip
from femiec.quantities import GPa, K, MPa, mA_per_cm2, mAh_per_cm2, nm, um
from femiec.strength import MaxPrincipal
from femiec.walls import buckling, failing_pressure, solve
from femiec.walls.neighbours import shared_wall
from femiec.walls.tip_jump import wall_around

Numbers = Iterator[tuple[str, Any]]


def in_time(engine: Any) -> Numbers:
    """Strip until a void opens, for which the tubule is meshed anew, and on."""
    mesher = TravellingMesh(lengthening=100.0)
    mesh = mesher(Tubule(100 * nm, 5 * nm, 5 * um, 0.4))
    model = CoupledTubule(mesh, materials.lithium, materials.hard_carbon, 300 * K, voids=True, mesher=mesher)
    settings = Settings(first_step=0.05, snapshot_every=10**6).coarser(10)
    result = evolve(model, [Strip(5 * mA_per_cm2, until=AreaCapacity(0.002 * mAh_per_cm2))], engine, settings=settings)
    yield "meshed anew", float(len(result.provenance["reshaped"]))
    yield from (("ledger: " + label, column) for label, column in result.ledger.arrays().items())
    yield from (("unknown: " + name, values) for name, values in result.coefficients.items())


def of_walls(engine: Any) -> Numbers:
    """A ring under pressure from outside, and a shared wall."""
    mesh = sector(50 * nm, 60 * nm, 0.0, 2 * np.pi, across=1, around=24)
    ring = WallStructure(mesh, NeoHookean(20 * GPa, 0.24), PLANE_STRAIN, (Pressure(("rim",), 30 * MPa),), (Free(),))
    yield "ring: factors", buckling(ring, engine=engine).factors
    law = Elastic(20 * GPa, 0.24)
    failure = failing_pressure(shared_wall(100 * nm, 10 * nm, law, MPa), MaxPrincipal(), 65 * MPa, engine=engine)
    yield "wall: failing pressure", failure.pressure


def in_space(engine: Any) -> Numbers:
    """A piece of a wall around the tip of the lithium."""
    lithium, gas = Column(25 * MPa, -18 * MPa, 10 * um, 0.2 * MPa), Column(0.1 * MPa, 0.1 * MPa, 10 * um, 0.1 * MPa)
    state = solve(wall_around(10 * um, 100 * nm, 10 * nm, Elastic(20 * GPa, 0.24), lithium, gas, layers=2), engine=engine)
    yield "piece: displacement", state.dofs
    yield "piece: largest stress", state.peak(MaxPrincipal()).value


def keep_forms() -> None:
    """Compile quickly, and keep what was compiled for the next test."""
    importlib.import_module("femiec.engine.dolfinx.forms").OPTIONS.update(
        cache_dir=Path(__file__).resolve().parents[3] / ".cache/forms", cffi_extra_compile_args=["-O0"]
    )


def main(file: str, *engines: str) -> None:
    """Solve by each engine; the first rank writes."""
    found = {}
    for name in engines:
        engine = importlib.import_module(f"femiec.engine.{name}")
        if name == "dolfinx":
            keep_forms()
        found |= {f"{name}: {label}": value for part in (in_time, of_walls, in_space) for label, value in part(engine)}
    if "dolfinx" not in engines or importlib.import_module("femiec.engine.dolfinx.cluster").COMM.rank == 0:
        np.savez(file, **found)


if __name__ == "__main__":
    main(*sys.argv[1:])
