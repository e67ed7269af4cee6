"""A hundred cycles of plating and stripping: nothing is lost, and every cycle ends as the one before.

The tubule of Chen et al., Nature 578, 251 (2020): W = 100 nm wide, walls w = 10 nm, h = 20 um tall, at 300 K, its wall of
lithiated hard carbon. At 3 mA/cm2 it is plated from a filling of 0.05 by 2.4 mAh/cm2, to 0.83, rests for ten minutes, is stripped
by the same charge, and rests again. Lithium diffuses along the resolved interface and through the wall, and creeps; the wall
bends, and the gas above the lithium is sealed in.

Elastic walls, Newtonian creep and a sealed gas remember nothing once they are at rest: each cycle has to end in the state in
which the one before ended, and no lithium may be lost or made. :func:`check` asserts both.

Run it:
    femiec run studies/cycling_100.py --out out
    femiec run studies/cycling_100.py --out out --set cycles=5 --set material=LiC6 --set level=1
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import numpy as np

from femiec import materials
from femiec.engine import embedded
from femiec.evolve import Settings, evolve
from femiec.geometry import Tubule, travelling, tubule_mesh
from femiec.kinds import CURRENT, HEIGHT, HOST, LENGTH, METAL, TEMPERATURE
from femiec.models.coupled.model import CoupledTubule
from femiec.parameters import Quantity, Whole, study
from femiec.protocol import AreaCapacity, Cycle, Duration, Plate, Rest, Strip
from femiec.quantities import K, hour, mA_per_cm2, mAh_per_cm2, minute, nm, um
from femiec.results.result import Result

FRACTION = Quantity("number", 0.02, 0.9, "", "a fraction from 0.02 to 0.9", "write filling=0.05")
CAPACITY = Quantity(
    "areal capacity", 36, 3.6e6, "mAh/cm2", "from 0.001 to 100 mAh/cm2", "give it with its unit, as in capacity=2.4mAh/cm2"
)
REST = Quantity("time", 1, 24 * hour, "min", "a time from 1 s to 24 h", "give it with its unit, as in rest=10min")

LONGEST = 20
"""How much longer than in the mesh the lithium may become, which starts at a filling of 0.05: its cells stay short enough."""
SAME_FILLING, SAME_POTENTIAL = 1e-9, 1e-6
"""How much the ends of two cycles may differ, in the filling and in the cell's potential [mV]."""
DRIFT = 1e-10
"""Lithium that may be lost or made, in the cavity's volume."""


@study
def main(
    cycles: Annotated[int, Whole(1, 10000), "how many"] = 100,
    current: Annotated[float, CURRENT, "current density of plating and of stripping"] = 3 * mA_per_cm2,
    capacity: Annotated[float, CAPACITY, "charge that is plated, and stripped"] = 2.4 * mAh_per_cm2,
    rest: Annotated[float, REST, "rest after each"] = 10 * minute,
    width: Annotated[float, LENGTH, "inner width W"] = 100 * nm,
    wall: Annotated[float, LENGTH, "wall thickness w, shared with the neighbour"] = 10 * nm,
    height: Annotated[float, HEIGHT, "height h"] = 20 * um,
    filling: Annotated[float, FRACTION, "share of the height that lithium fills at the start"] = 0.05,
    temperature: Annotated[float, TEMPERATURE, "temperature T"] = 300 * K,
    material: Annotated[Any, HOST, "material of the wall"] = materials.hard_carbon,
    metal: Annotated[Any, METAL, "metal that fills the tubule"] = materials.lithium,
    level: Annotated[int, Whole(0, 4), "of the mesh; each about halves the cells"] = 0,
    engine: Any = embedded,
    settings: Settings | None = None,
    resume: bool = False,
    overwrite: bool = False,
    out: Path | str | None = None,
) -> Result:
    """Run the cycles, and check them; see the module's text for the problem."""
    tubule = Tubule(width, wall / 2, height, filling)
    mesh = tubule_mesh(tubule, cells=travelling(tubule, level=level, lengthening=LONGEST))
    model = CoupledTubule(mesh, metal, material, temperature)
    plate, strip = (step(current, until=AreaCapacity(capacity)) for step in (Plate, Strip))
    protocol = Cycle(cycles, [plate, Rest(rest), strip, Rest(rest)])
    settings = settings or Settings(snapshot_every=10**6)
    result = evolve(model, protocol, engine, out, resume, overwrite, settings)
    check(result)
    return result


def check(result: Result) -> None:
    """Assert that every step passed its charge or time, that no lithium was lost, and that cycles end alike.

    Raises:
        AssertionError: saying which, and by how much.
    """
    early = [end for end in result.provenance["ended"] if end["reason"] not in (AreaCapacity.__name__, Duration.__name__)]
    assert not early, f"{early[0]['step']}: {early[0]['text']}"
    drift = result.ledger.column("Lithium balance defect").max()
    assert drift < DRIFT, f"lithium drifted by {drift:.1e} of the cavity"
    for label, allowed in (("Filling", SAME_FILLING), ("Cell potential [mV]", SAME_POTENTIAL)):
        change = changes(result, label)
        assert np.all(change <= allowed), f"{label} at the end of cycle {change.argmax() + 2} differs by {change.max():.1e}"


def changes(result: Result, label: str) -> np.ndarray:
    """How much a column at the end of each cycle differs from that at the end of the cycle before, shape (cycles - 1,)."""
    cycle = result.ledger.column("Cycle")
    last = np.append(np.flatnonzero(np.diff(cycle)), len(cycle) - 1)
    return np.abs(np.diff(result.ledger.column(label)[last]))


if __name__ == "__main__":
    from femiec.cli import show

    show(main(out="out"))
