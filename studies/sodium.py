"""Sodium and potassium in the tubules of lithium: plate until all but full, strip again, and compare.

The same holes, W/w = 100/10 nm and h = 20 um, gas sealed in at 1 atm, 3 mA/cm2 for each metal. Nothing is known of sodium or
potassium in the wall, so no metal goes through it here, lithium neither: they move along the interface and by creep.

- Sodium and potassium are near their melting points, and far more mobile. Nobody has measured their interfaces: the bound of
  Chen et al., Nature 578, 251 (2020), eq. (4), for free surfaces stands in, 4.3e-6 and 9.1e-6 cm2/s, where lithium has the 2e-7
  cm2/s that the paper uses, a few times below its own bound.
- Their volume diffusion gains even more: Nabarro-Herring creep of the column carries W^3/(128 eta M) of what the interface does,
  0.033 in lithium, 0.22 in sodium, 0.43 in potassium. That ratio is checked, and so is the drop, J z_f/(kappa f).
- A volt is worth e/Omega: 7.4, 4.1 and 2.1 GPa. The meniscus pulls with 18, 9.6 and 5.2 MPa: in sodium and potassium harder than
  the current asks for, so that they plate above the potential of their own metal, and are under tension throughout.

Stripping turns the drop around, and the root pulls: 133 MPa in full tubules of lithium, 13 and 6 MPa of sodium and potassium. The
metal is taken to hold on to the root; where it does not, a void opens (studies/void_stripping.py).

Run it:
    femiec run studies/sodium.py --out out
    femiec run studies/sodium.py --out out --set width=200nm --set current=10mA/cm2
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import numpy as np

from femiec import materials
from femiec.engine import embedded
from femiec.estimates.groups import core_to_wall_flow
from femiec.evolve import Settings, evolve
from femiec.geometry import Tubule, tubule_mesh
from femiec.geometry.resolution import travelling
from femiec.kinds import CURRENT, HEIGHT, LENGTH, TEMPERATURE
from femiec.materials import Metal
from femiec.models.coupled.model import CoupledTubule
from femiec.models.coupled.paths import drop_of, paths, solved_paths
from femiec.parameters import Choice, study
from femiec.protocol import FillingAbove, FillingBelow, Plate, Strip
from femiec.quantities import K, MPa, mA_per_cm2, mS_per_cm, mV, nm, um
from femiec.results.comparison import side_by_side, write_comparison
from femiec.results.result import Result
from femiec.views.chart import Bars, Line, Panel, chart

THREE = (materials.lithium, materials.sodium, materials.potassium)
METALS = Choice({"all three": THREE, "lithium and sodium": THREE[:2], **{metal.name: (metal,) for metal in THREE}})
EMPTY, FULL = 0.05, 0.95
"""Fillings between which the metals are plated and stripped."""
ROUGH = 10
"""Times the usual error of a step: what is compared is steady."""


@study
def main(
    width: Annotated[float, LENGTH, "inner width W"] = 100 * nm,
    wall: Annotated[float, LENGTH, "wall thickness w between two holes"] = 10 * nm,
    height: Annotated[float, HEIGHT, "height h"] = 20 * um,
    temperature: Annotated[float, TEMPERATURE, "temperature T"] = 300 * K,
    current: Annotated[float, CURRENT, "current density J on the footprint"] = 3 * mA_per_cm2,
    metals: Annotated[tuple[Metal, ...], METALS, "metals"] = THREE,
    engine: Any = embedded,
    out: Path | str | None = None,
) -> Result:
    """Plate and strip each metal; see the module's text for the problem."""
    sizes = Tubule(width, wall / 2, height, EMPTY)
    mesh = tubule_mesh(sizes, cells=travelling(sizes, lengthening=FULL / EMPTY))
    inert = replace(materials.hard_carbon, lithium_concentration=None, lithium_diffusivity=None)
    models = {metal.name: CoupledTubule(mesh, metal, inert, temperature) for metal in metals}
    runs = {name: run(model, current, engine, out and Path(out) / name) for name, model in models.items()}
    rows = [row(model, runs[name]) for name, model in models.items()]
    result = side_by_side(runs, rows, summary(list(models), rows))
    check(result)
    if out is not None:
        write_comparison(result, out)
        picture(result, runs, Path(out) / "picture.png")
    return result


def run(model: CoupledTubule, current: float, engine: Any, out: Path | None) -> Result:
    """Plate until all but full, strip until all but empty."""
    settings = Settings().coarser(ROUGH)
    protocol = [Plate(current, until=FillingAbove(FULL)), Strip(current, until=FillingBelow(EMPTY))]
    return evolve(model, protocol, engine, out, overwrite=True, settings=settings)


def row(model: CoupledTubule, found: Result) -> dict[str, float]:
    """The numbers of a metal: at the end of plating, and the hardest pull of stripping."""
    ledger = found.ledger
    plating = ledger.column("Current density [mA/cm2]") > 0
    full = dict(zip(ledger.columns, ledger.rows()[np.nonzero(plating)[0][-1]], strict=True))
    solved, closed = solved_paths(model, full), paths(model)
    current, tip = full["Current density [mA/cm2]"] * mA_per_cm2, full["Tip [um]"] * um
    ratio = core_to_wall_flow(model.tubule.width, model.viscosity, model.interface_mobility)
    return {
        "Cell potential, full [mV]": full["Cell potential [mV]"],
        "Root pressure, full [MPa]": full["Root pressure [MPa]"],
        "Tip pressure, full [MPa]": full["Tip pressure [MPa]"],
        "Capillary pressure [MPa]": model.capillary_pressure / MPa,
        "Pressure per volt [MPa/V]": model.pressure_per_volt / MPa,
        "Drop [mV]": drop_of(model, full) / mV,
        "Drop, closed form [mV]": closed.drop(current, tip) / mV,
        "Conductivity, kappa f [mS/cm]": solved.total / mS_per_cm,
        "Carried by the interface": solved.interface / solved.total,
        "Carried by creep": solved.creep / solved.total,
        "Creep over interface": solved.creep / solved.interface,
        "Creep over interface, closed form": float(ratio),
        "Capacity, full [mAh/cm2]": full["Capacity [mAh/cm2]"],
        "Capacity left [mAh/cm2]": found.summary["Capacity [mAh/cm2]"],
        "Cell potential, highest while stripping [mV]": float(ledger.column("Cell potential [mV]")[~plating].max()),
        "Root pressure, lowest while stripping [MPa]": float(ledger.column("Root pressure [MPa]")[~plating].min()),
        "Wall stress, max [MPa]": float(ledger.column("Wall principal stress, max [MPa]").max()),
    }


SHOWN = (
    "Cell potential, full [mV]",
    "Root pressure, full [MPa]",
    "Tip pressure, full [MPa]",
    "Drop [mV]",
    "Carried by the interface",
    "Carried by creep",
    "Root pressure, lowest while stripping [MPa]",
)
"""What the summary holds of each row."""


def summary(names: list[str], rows: list[dict[str, float]]) -> dict[str, float]:
    """Headline numbers by metal."""
    return {
        f"{name}: {label[0].lower()}{label[1:]}": each[label] for name, each in zip(names, rows, strict=True) for label in SHOWN
    }


def check(result: Result) -> None:
    """The closed forms hold, and what was plated is stripped again."""
    columns = result.ledger.arrays()
    for i, name in enumerate(result.provenance["study"]):
        value = {label: column[i] for label, column in columns.items()}
        for label, closed, tolerance in (
            ("Drop [mV]", "Drop, closed form [mV]", 0.02),
            ("Creep over interface", "Creep over interface, closed form", 0.06),
        ):
            one, other = value[label], value[closed]
            assert abs(one - other) <= tolerance * other, f"{name}: {label} is {one:.4g}, its closed form {other:.4g}"
        left = abs(value["Capacity left [mAh/cm2]"]) / value["Capacity, full [mAh/cm2]"]
        assert left < 1e-3, f"{name}: {left:.2g} of what was plated is left, at the filling of the start"


def picture(result: Result, runs: Mapping[str, Result], path: Path) -> None:
    """Potential and root pressure on the way up and down; who carries each metal."""
    potentials, pressures = (
        [Line(name, found.ledger.column("Filling"), found.ledger.column(label)) for name, found in runs.items()]
        for label in ("Cell potential [mV]", "Root pressure [MPa]")
    )
    ways = {way: result.ledger.column(f"Carried by {way}").tolist() for way in ("the interface", "creep")}
    panels = [
        Panel("What it takes", "Filling", "Cell potential [mV]", potentials),
        Panel("How hard the root presses, and pulls", "Filling", "Root pressure [MPa]", pressures),
        Panel("Who carries the metal", "", "Share of the way", [Bars(list(runs), ways, stacked=True)], y_range=(0.0, 1.3)),
    ]
    note = "Plated (lower potential, higher pressure) and stripped at one current density; each against its own metal."
    chart(path, "Three metals in the same tubule", panels, note)


if __name__ == "__main__":
    from femiec.cli import show

    show(main(out="out"))
