"""Plating 3 mA/cm2 to 3 mAh/cm2 into tubules 20 um high: what it takes, how hard it pushes, who carries the lithium.

The goal of Chen et al., Nature 578, 251 (2020), Methods, in its design: round holes W = 100 nm, shared walls w = 10 nm of
lithiated hard carbon, 300 K, gas sealed in at 1 atm. Solved three times, from the same start:

- interface and wall: lithium diffuses along the interface and through the carbon, whose bulk is taken for LiC6;
- interface alone: as if the carbon held no lithium;
- effective viscosity: no diffusion is resolved, Coble creep without slip stands for that along the interface.

The last two describe the same, and agree to the 3 % by which a round tube's wall diffusion is 42 pi/128 of Coble creep with
d = W. Closed forms stand beside all three: psi_root - psi_tip = J z_f/(kappa f), and the front's speed, J Omega/(e porosity).

Does it fit? 3 mAh/cm2 fill 19.43 um of such holes, porosity 0.7495. Between 2 and 98 % of 20 um there is room for 2.97 mAh/cm2
only; 20.24 um would be needed. So the run starts at 1.5 % and ends at 98.6 %, where the sealed gas has come to 7.2 MPa.

What comes out: the front moves at 5.39 nm/s once the wall has given, in some seconds; the closed form says 5.40. At the end the
cell is at -10.0 mV; the lithium presses with 74 MPa on the root, and pulls with 11 MPa at the tip, where the meniscus takes off
18 MPa; 67 % of it goes along the interface, 31 % through the wall, 2 % by Nabarro-Herring creep. With the interface alone it
takes -15.1 mV and 112 MPa.

Run it:
    femiec run studies/plating_3mA.py --out out
    femiec run studies/plating_3mA.py --out out --set height=50um --set filling=0.02 --set temperature=328
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import numpy as np

from femiec import materials
from femiec.engine import embedded
from femiec.errors import InputError
from femiec.estimates.array_flow import tip_speed
from femiec.estimates.arrays import round_holes
from femiec.estimates.capacity import required_height
from femiec.evolve import Settings, evolve
from femiec.geometry import Tubule, tubule_mesh
from femiec.geometry.resolution import travelling
from femiec.kinds import CURRENT, HEIGHT, HOST, LENGTH, TEMPERATURE
from femiec.models.coupled import CoupledTubule, Transport
from femiec.models.coupled.model import HIGHEST_FILLING
from femiec.models.coupled.paths import drop_of, paths, solved_paths
from femiec.parameters import Quantity, study
from femiec.protocol import AreaCapacity, Plate
from femiec.quantities import K, mA_per_cm2, mAh_per_cm2, minute, mV, nm, um
from femiec.results.comparison import side_by_side, write_comparison
from femiec.results.result import Result
from femiec.views.chart import DASHED, SOLID, Line, Panel, Shares, chart

CAPACITY = Quantity("areal capacity", 1.0, 1e7, "mAh/cm2", "a capacity from 3e-5 to 280 mAh/cm2", "write capacity=3mAh/cm2")
FRACTION = Quantity("number", 0.011, 0.9, "", "a fraction from 0.011 to 0.9", "write filling=0.015")
BOTH, INTERFACE, VISCOSITY = "interface and wall", "interface alone", "effective viscosity"
WAYS = {"interface": "the interface", "wall": "the wall", "Nabarro-Herring creep": "Nabarro-Herring creep"}
USUAL = (0.02, 0.98)
"""Between which fillings one would like to stay."""
ROUGH = 5
"""Times the usual error of a step, which is still less than a tenth of a millivolt."""
SETTLED = 0.2
"""Of the run; after it, what the walls give at the start no longer counts."""


@study
def main(
    width: Annotated[float, LENGTH, "inner width W"] = 100 * nm,
    wall: Annotated[float, LENGTH, "wall thickness w between two holes"] = 10 * nm,
    height: Annotated[float, HEIGHT, "height h"] = 20 * um,
    filling: Annotated[float, FRACTION, "share of the height that is full at the start"] = 0.015,
    temperature: Annotated[float, TEMPERATURE, "temperature T"] = 300 * K,
    current: Annotated[float, CURRENT, "current density J on the footprint"] = 3 * mA_per_cm2,
    capacity: Annotated[float, CAPACITY, "charge to be plated on the footprint"] = 3 * mAh_per_cm2,
    material: Annotated[Any, HOST, "material of the wall"] = materials.hard_carbon,
    engine: Any = embedded,
    out: Path | str | None = None,
) -> Result:
    """Plate in three descriptions; see the module's text for the problem."""
    filled = float(required_height(capacity, porosity(width, wall), materials.lithium.atomic_volume.value))
    check_room(filling, filled, height)
    sizes = Tubule(width, wall / 2, height, filling)
    mesh = tubule_mesh(sizes, cells=travelling(sizes, lengthening=1 + filled / sizes.tip))
    models = descriptions(CoupledTubule(mesh, materials.lithium, material, temperature))
    runs = {name: run(model, current, capacity, engine, out and Path(out) / name) for name, model in models.items()}
    rows = [row(model, runs[name], current) for name, model in models.items()]
    result = side_by_side(runs, rows, summary(rows, runs[BOTH], filled, height, capacity))
    check(result, capacity)
    if out is not None:
        write_comparison(result, out)
        picture(runs, rows[0]["Tip speed, closed form [nm/s]"] * nm, Path(out) / "picture.png")
    return result


def porosity(width: float, wall: float) -> float:
    """The holes' share of the footprint."""
    return float(round_holes(width, wall).porosity)


def check_room(filling: float, filled: float, height: float) -> None:
    """Refuse a capacity that does not fit, before anything is solved."""
    if filling + filled / height >= HIGHEST_FILLING:
        fits = f"what fits between the fillings {filling:g} and {HIGHEST_FILLING:g} of {height / um:g} um"
        mend = f"write height={1.001 * filled / (HIGHEST_FILLING - filling) / um:.2f}um"
        raise InputError("capacity", f"that fills {filled / um:.2f} um", fits, mend)


def descriptions(both: CoupledTubule) -> dict[str, CoupledTubule]:
    """The same tubule three times."""
    alone = replace(both, host=replace(both.host, lithium_concentration=None, lithium_diffusivity=None))
    return {BOTH: both, INTERFACE: alone, VISCOSITY: replace(alone, transport=Transport.EFFECTIVE)}


def run(model: CoupledTubule, current: float, capacity: float, engine: Any, out: Path | None) -> Result:
    """Plate the capacity."""
    settings = Settings().coarser(ROUGH)
    return evolve(model, [Plate(current, until=AreaCapacity(capacity))], engine, out, overwrite=True, settings=settings)


def row(model: CoupledTubule, found: Result, current: float) -> dict[str, float]:
    """The numbers of a run: at its end, and the front's mean speed once the wall has given."""
    last, time, tip = found.summary, found.ledger.column("Time [s]"), found.ledger.column("Tip [um]") * um
    start = int(np.searchsorted(time, SETTLED * time[-1]))
    speed = tip_speed(current, porosity(model.tubule.width, 2 * model.tubule.wall), model.metal.atomic_volume.value)
    ways = solved_paths(model, last)
    return {
        "Overpotential [mV]": -last["Cell potential [mV]"],
        "Root pressure [MPa]": last["Root pressure [MPa]"],
        "Tip pressure [MPa]": last["Tip pressure [MPa]"],
        "Gas pressure [MPa]": last["Gas pressure [MPa]"],
        "Drop [mV]": drop_of(model, last) / mV,
        "Drop, closed form [mV]": paths(model).drop(current, last["Tip [um]"] * um) / mV,
        "Tip speed [nm/s]": float(tip[-1] - tip[start]) / (time[-1] - time[start]) / nm,
        "Tip speed, closed form [nm/s]": float(speed) / nm,
        "Wall stress, max [MPa]": last["Wall principal stress, max [MPa]"],
        "Capacity [mAh/cm2]": last["Capacity [mAh/cm2]"],
        "Filling at the end": last["Filling"],
        "Carried by the interface": ways.interface / ways.total,
        "Carried by the wall": ways.wall / ways.total,
        "Carried by creep": ways.creep / ways.total,
    }


def summary(rows: list[dict[str, float]], found: Result, filled: float, height: float, capacity: float) -> dict[str, float]:
    """The first run in full, what the others say, and what fits."""
    both, alone, viscosity = rows
    share = USUAL[1] - USUAL[0]
    return {
        **both,
        "Tip height of the capacity [um]": filled / um,
        "Capacity from 2 to 98 % [mAh/cm2]": capacity * share * height / filled / mAh_per_cm2,
        "Height for the capacity from 2 to 98 % [um]": filled / share / um,
        "Drop, interface alone [mV]": alone["Drop [mV]"],
        "Drop, effective viscosity [mV]": viscosity["Drop [mV]"],
        "Resolved over effective drop": alone["Drop [mV]"] / viscosity["Drop [mV]"],
        "Plated on the interface": found.summary["Plated on the interface"],
        "Plated under the root face": found.summary["Plated under the root face"],
        "Plated at the triple line": found.summary["Plated at the triple line"],
    }


def check(result: Result, capacity: float) -> None:
    """The capacity is in, the closed forms hold, the two descriptions agree."""
    columns = result.ledger.arrays()
    for i, name in enumerate(result.provenance["study"]):
        value = {label: column[i] for label, column in columns.items()}
        passed = value["Capacity [mAh/cm2]"] * mAh_per_cm2 / capacity
        assert abs(passed - 1) < 1e-3, f"{name}: plated {passed:.4f} of the capacity"
        for label, tolerance in (("Drop", 0.01), ("Tip speed", 0.005)):
            unit = "[mV]" if label == "Drop" else "[nm/s]"
            one, other = value[f"{label} {unit}"], value[f"{label}, closed form {unit}"]
            assert abs(one - other) <= tolerance * other, f"{name}: {label} is {one:.4g}, its closed form {other:.4g} {unit}"
    ratio, expected = result.summary["Resolved over effective drop"], 42 * np.pi / 128
    assert abs(ratio - expected) < 0.01, f"resolved over effective drop: {ratio:.4f}, expected {expected:.4f}"


def picture(runs: Mapping[str, Result], speed: float, path: Path) -> None:
    """Over the capacity: potential, pressures and shares; the front over time."""
    at, column = "Capacity [mAh/cm2]", runs[BOTH].ledger.column
    capacity, after = column(at), column("Time [s]") > 1.0
    lines = [
        Line(name, found.ledger.column(at), found.ledger.column("Cell potential [mV]"), DASHED if name == VISCOSITY else SOLID)
        for name, found in runs.items()
    ]
    pressures = [Line(name, capacity, column(f"{name} pressure [MPa]")) for name in ("Root", "Tip", "Gas")]
    carried = {way: column(f"Carried by {label}") for way, label in WAYS.items()}
    shares = Shares(capacity[after], {way: share[after] for way, share in carried.items()})
    time = column("Time [s]") / minute
    closed = column("Tip [um]")[0] + speed * minute / um * time
    panels = [
        Panel("What it takes", at, "Cell potential [mV]", lines),
        Panel("How hard it pushes: interface and wall", at, "Pressure [MPa]", pressures),
        Panel("Who carries the lithium, after 1 s", at, "Share of the way", [shares], y_range=(0.0, 1.0)),
        Panel(
            "The front",
            "Time [min]",
            "Height of the tip [um]",
            [Line("solved", time, column("Tip [um]")), Line("closed form", time, closed, DASHED)],
        ),
    ]
    chart(path, "3 mA/cm2 into holes of 100 nm", panels)


if __name__ == "__main__":
    from femiec.cli import show

    show(main(out="out"))
