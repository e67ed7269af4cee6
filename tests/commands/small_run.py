"""A small run in time for several ranks, which may come to harm on one of them."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Annotated, Any

from femiec import materials
from femiec.engine import embedded
from femiec.errors import InputError
from femiec.evolve import Settings, evolve
from femiec.geometry import Tubule, tubule_mesh
from femiec.models.coupled.model import CoupledTubule
from femiec.parameters import Choice, Quantity, Whole, study
from femiec.protocol import Duration, Plate
from femiec.quantities import nm, um
from femiec.results.result import Result
from femiec.solve.control import StepControl

SECONDS = Quantity("time", 0.1, 60.0, "s", "a short time", "write seconds=4s")
HARM = Choice({name: name for name in ("none", "raise", "refuse", "kill", "interrupt")})


def fail(kind: str) -> None:
    """Come to harm."""
    if kind == "raise":
        raise RuntimeError("a bug")
    if kind == "refuse":
        raise InputError("width", "none", "a width", "give one")
    os.kill(os.getpid(), {"kill": signal.SIGKILL, "interrupt": signal.SIGINT}[kind])


@study
def main(
    seconds: Annotated[float, SECONDS, "of plating"] = 2.0,
    harm: Annotated[str, HARM, "what happens"] = "none",
    at: Annotated[int, Whole(0, 99), "after so many steps; 0 is before the start"] = 0,
    rank: Annotated[int, Whole(0, 9), "to which rank; 9 is to all"] = 9,
    engine: Any = embedded,
    resume: bool = False,
    overwrite: bool = False,
    out: Path | str | None = None,
) -> Result:
    """Plate for a while."""
    told: list[str] = []

    if harm == "raise" and "femiec.engine.dolfinx.together" in sys.modules:
        sys.modules["femiec.engine.dolfinx.together"].PATIENCE["other"] = 1.0  # nothing is written that could take long

    def watch(line: str) -> None:
        told.append(line) if ", dt " in line else None
        if harm != "none" and len(told) == at and rank in (9, int(os.environ.get("PMI_RANK", "0"))):
            fail(harm)

    watch("")
    tubule = Tubule(100 * nm, 5 * nm, 0.5 * um, 0.3)
    model = CoupledTubule(tubule_mesh(tubule), materials.lithium, materials.hard_carbon, 300.0)
    control = StepControl(relative=0.1, floor=0.05)
    settings = Settings(first_step=0.1, control=control, checkpoint_every=2, snapshot_every=3)
    return evolve(model, Plate(30.0, until=Duration(seconds)), engine, out, resume, overwrite, settings, watch)
