"""A short run in time: plate, rest, strip, in seconds of computing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from femiec import materials
from femiec.evolve import Settings, evolve
from femiec.geometry import Tubule, travelling, tubule_mesh
from femiec.models.coupled.model import CoupledTubule
from femiec.parameters import Quantity, study
from femiec.protocol import AreaCapacity, FillingAbove, Plate, Rest, Strip
from femiec.quantities import mA_per_cm2, mAh_per_cm2, nm, um
from femiec.results.result import Result
from femiec.solve.control import StepControl

CAPACITY = Quantity("areal capacity", 1.0, 3e4, "mAh/cm2", "a small capacity", "write capacity=0.01mAh/cm2")
FILLING = Quantity("number", 0.0, 1.0, "", "a filling from 0 to 1", "write limit=0.5")
ROUGH = StepControl(relative=0.1, floor=0.05)


@study
def main(
    capacity: Annotated[float, CAPACITY, "plated, then stripped"] = 0.1 * mAh_per_cm2,
    limit: Annotated[float, FILLING, "filling at which the run stops"] = 0.9,
    resume: bool = False,
    overwrite: bool = False,
    out: Path | str | None = None,
) -> Result:
    """Plate, rest, strip."""
    tubule = Tubule(100 * nm, 5 * nm, 4 * um, 0.4)
    mesh = tubule_mesh(tubule, cells=travelling(tubule, level=0, lengthening=2))
    model = CoupledTubule(mesh, materials.lithium, materials.hard_carbon, 300.0)
    until = AreaCapacity(capacity)
    current = 3 * mA_per_cm2
    protocol = [Plate(current, until, limits=FillingAbove(limit)), Rest(60.0), Strip(current, until)]
    return evolve(model, protocol, out=out, resume=resume, overwrite=overwrite, settings=Settings(first_step=0.1, control=ROUGH))
