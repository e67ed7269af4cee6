"""coupled_in_time on femiec."""

from __future__ import annotations

import tempfile
from typing import Any

from benchmarks.cases.coupled_in_time.case import ENDS, PARTS
from benchmarks.clock import clock
from benchmarks.in_femiec import VERSION
from femiec import materials
from femiec.engine.embedded import System
from femiec.evolve import Settings, evolve
from femiec.evolve.stage import Stage
from femiec.geometry import Tubule, travelling, tubule_mesh
from femiec.models.coupled.model import CoupledTubule
from femiec.protocol import AreaCapacity, Plate
from femiec.quantities import mA_per_cm2, mAh_per_cm2, nm, um
from femiec.reading import Reader
from femiec.results.run_folder import RunFolder
from femiec.solve.factors import Factors
from femiec.solve.linear import Direct

PLACES = {
    "residual": ((System, "residual"),),
    "jacobian": ((System, "jacobian"),),
    "factorise": ((Direct, "factorise"),),
    "solve": ((Factors, "solve"),),
    "read": ((Reader, "read"), (Reader, "snapshot")),
    "write": ((RunFolder, "row"), (RunFolder, "checkpoint"), (RunFolder, "snapshot")),
    "prepare": ((Stage, "__init__"),),
    "finish": ((RunFolder, "finish"),),
}
"""Where the seconds of each part are taken."""


def measure(level: int, capacity: float) -> dict[str, Any]:
    """Seconds of the half-cycle and of its parts; raises if lithium was lost."""
    tubule = Tubule(100 * nm, 5 * nm, 20 * um, 0.05)
    mesh = tubule_mesh(tubule, cells=travelling(tubule, level=level, lengthening=20))
    model = CoupledTubule(mesh, materials.lithium, materials.hard_carbon, 300.0)
    plate = Plate(3 * mA_per_cm2, until=AreaCapacity(capacity * mAh_per_cm2))
    seconds = _watched()
    with tempfile.TemporaryDirectory() as folder:
        total, result = clock(lambda: evolve(model, plate, out=folder, settings=Settings(snapshot_every=10**6)))
    stepping = total - seconds["prepare"] - seconds["finish"]
    solver, steps = result.provenance["solver"], len(result.ledger)
    return {
        "version": VERSION,
        "cells": mesh.skfem.nelements,
        "dofs": solver["unknowns"],
        "steps": steps,
        "factorisations": solver["factorisations"],
        "stages": {"half_cycle": total, "step": stepping / steps, **seconds},
        "checks": {},
    }


def _watched() -> dict[str, float]:
    """From now on, the seconds of each part; this process does nothing else."""
    seconds = {part.name: 0.0 for part in (*PARTS, *ENDS)}
    for part, places in PLACES.items():
        for owner, method in places:
            setattr(owner, method, _timed(getattr(owner, method), seconds, part))
    return seconds


def _timed(method: Any, seconds: dict[str, float], part: str) -> Any:
    def timed(*arguments: Any) -> Any:
        took, result = clock(lambda: method(*arguments))
        seconds[part] += took
        return result

    return timed
