"""Of what the 39 mV of the paper's half cell are made, element by element, and how much of them nothing here explains.

The half cell of Chen et al., Nature 578, 251 (2020): carbon tubules, W/w = 100/10 nm and h = 50 um, under 200 nm of LiPON and
50 um of PEO/LiTFSI at 55 degrees Celsius, take lithium at 0.125 mA/cm2 under 39 mV. The elements stand in series,

    -U = J R (electrolytes) + eta (charge transfer) + (psi_root - psi_tip) (up the walls) + psi_tip (gas less meniscus),

and each has a low and a high estimate from the literature, no fit:

    ================  ======================================  ======================================
    element           low                                     high
    ================  ======================================  ======================================
    PEO/LiTFSI        1e-3 S/cm                               3e-4 S/cm
    LiPON             20 % better than the literature         20 % worse
    charge transfer   50 ohm cm2, Butler-Volmer               100 ohm cm2
    up the walls      faces beside the bulk                   the bulk alone, no diffusion along faces
    meniscus          lithium wets: 18 MPa pull it up         lithium does not wet: 18 MPa hold it back
    ================  ======================================  ======================================

All of that is solved as one system, low and high, until the tubules are all but full, and each element is read off the
solution: the ohmic drop from the current; the charge transfer from the inverse of its law, eta = (2kT/e) asinh(J/2 i0); the walls
from the heat that the ledger has for them, over the current; meniscus and gas from the tip's pressure. They add up to the solved
potential. Beside them stand the closed forms of femiec.estimates.half_cell, with the paper's 0.1 mS/cm for the walls' bulk and no
creep.

The way up the walls, which the tubules are about, takes 0.7 to 3 mV, less than a tenth; at the high end the column's own creep
carries a third of the lithium. Charge transfer may be a third of the 39 mV. All together leave 17 to 33 of them, and 14 to 33 by
the closed forms. The overpotential of this cell therefore does not tell how lithium gets along the tubules, and no diffusivity
can be had from it. What the rest is cannot be told from here: the charge transfer of the counter electrode, the contacts between
the layers, and concentration in the polymer are left out for want of numbers.

Run it:
    femiec run studies/half_cell_overpotential.py --out out
    femiec run studies/half_cell_overpotential.py --out out --set current=0.5mA/cm2 --set measured=100mV
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import numpy as np

from femiec import materials
from femiec.engine import embedded
from femiec.estimates.half_cell import CURRENT_DENSITY, HEIGHT, MEASURED, TEMPERATURE, WALL, WIDTH, Budget, half_cell_budget
from femiec.estimates.kinetics import exchange_current_density, thermal_voltage
from femiec.estimates.nernst import energy_per_pressure
from femiec.evolve import evolve, to_steady_state
from femiec.geometry import Tubule, travelling, tubule_mesh
from femiec.laws.kinetics import ButlerVolmer
from femiec.materials import Host, Metal
from femiec.models.coupled.model import CoupledTubule
from femiec.models.coupled.paths import paths
from femiec.models.coupled.root import Root
from femiec.parameters import Choice, Quantity, study
from femiec.protocol import FillingAbove, Plate
from femiec.quantities import MPa, mA_per_cm2, mV
from femiec.results.comparison import side_by_side, write_comparison
from femiec.results.result import Result
from femiec.views.chart import Bars, Mark, Panel, chart

CURRENT = Quantity("current density", 1e-4, 1e3, "mA/cm2", "a current density from 0.01 uA/cm2 to 100 mA/cm2", "0.125mA/cm2")
VOLTAGE = Quantity("voltage", 1e-4, 2.0, "mV", "the magnitude of an overpotential, 0.1 mV to 2 V", "write measured=39mV")
HOST = Choice({"hard carbon": materials.hard_carbon, "LiC6": materials.lic6})
FROM, TO = 0.6, 0.97
"""Filling at which plating starts, and at which the lithium is h high and the elements are read; time enough to settle."""
OFF_BY = 1e-8
"""Of the interface's diffusivity, where it is turned off."""
ELEMENTS = ("PEO/LiTFSI", "LiPON", "Charge transfer", "Up the walls", "Meniscus")
"""In the order of :func:`femiec.estimates.half_cell.half_cell_budget`."""
LOW, HIGH = "low", "high"


@dataclass(frozen=True)
class Case:
    """A half cell.

    Args:
        model: states the problem.
        resistances: of the two electrolytes [ohm m2].
    """

    model: CoupledTubule
    resistances: tuple[float, float]


@study
def main(
    current: Annotated[float, CURRENT, "current density J on the footprint"] = CURRENT_DENSITY,
    measured: Annotated[float, VOLTAGE, "overpotential that was measured, in magnitude"] = MEASURED,
    material: Annotated[Host, HOST, "material of the wall"] = materials.hard_carbon,
    engine: Any = embedded,
    out: Path | str | None = None,
) -> Result:
    """Solve the half cell with low and with high estimates; see the module's text for the problem."""
    budget = half_cell_budget(current, measured)
    solved = cases(budget, current, material)
    runs = {name: run(case.model, current, engine) for name, case in solved.items()}
    rows = [row(case, runs[name], budget, name) for name, case in solved.items()]
    result = side_by_side(runs, rows, summary(rows, budget))
    check(result)
    if out is not None:
        write_comparison(result, out)
        picture(result, Path(out) / "picture.png")
    return result


def cases(budget: Budget, current: float, host: Host) -> dict[str, Case]:
    """The half cell as good and as bad as its elements may be; elements are taken from the closed forms as resistances."""
    resistances = {end: [getattr(each, end) / current for each in budget.elements[:3]] for end in (LOW, HIGH)}
    tubule = Tubule(WIDTH, WALL / 2, HEIGHT / TO, FROM)
    low = CoupledTubule(tubule_mesh(tubule, cells=travelling(tubule)), materials.lithium, host, TEMPERATURE)
    high = replace(low, metal=without_interface(low.metal), gas_surface=False, contact_angle=math.pi)
    return {end: cell(model, resistances[end]) for end, model in ((LOW, low), (HIGH, high))}


def cell(model: CoupledTubule, resistances: list[float]) -> Case:
    """A tubule behind two electrolytes and a reaction."""
    polymer, glass, transfer = resistances
    kinetics = ButlerVolmer(float(exchange_current_density(transfer, model.temperature)))
    return Case(replace(model, root=Root(resistance=polymer + glass, kinetics=kinetics)), (polymer, glass))


def without_interface(metal: Metal) -> Metal:
    """A metal that does not diffuse along its interface with a wall."""
    diffusivity = metal.interface_diffusivity
    value = replace(diffusivity.reference_value, value=OFF_BY * diffusivity.reference_value.value)
    return replace(metal, interface_diffusivity=replace(diffusivity, reference_value=value))


def run(model: CoupledTubule, current: float, engine: Any) -> Result:
    """Plate until the lithium is h high."""
    settings = to_steady_state(first_step=10.0)
    return evolve(model, [Plate(current, until=FillingAbove(TO))], engine, settings=settings)


def row(case: Case, solved: Result, budget: Budget, end: str) -> dict[str, float]:
    """The elements as solved and as closed forms, and the cell's potential [mV], plating as a positive overpotential."""
    found = elements(case, solved.summary)
    closed = {f"{name}, closed form [mV]": float(getattr(e, end)) / mV for name, e in zip(ELEMENTS, budget.elements, strict=True)}
    return {
        **{f"{name} [mV]": value / mV for name, value in found.items()},
        "Sum of the elements [mV]": sum(found.values()) / mV,
        "Overpotential [mV]": -solved.summary["Cell potential [mV]"],
        "Unexplained [mV]": budget.measured / mV + solved.summary["Cell potential [mV]"],
        **closed,
        "Up the walls, closed form of this array [mV]": solved_current(solved) * HEIGHT / paths(case.model).total / mV,
        "Root less tip potential [mV]": solved.summary["Root potential [mV]"] - (found["Meniscus"] + found["Gas"]) / mV,
        "Carried by the interface": solved.summary["Carried by the interface"],
        "Carried by the wall": solved.summary["Carried by the wall"],
        "Root pressure [MPa]": solved.summary["Root pressure [MPa]"],
    }


def solved_current(solved: Result) -> float:
    """J [A/m2]."""
    return solved.summary["Current density [mA/cm2]"] * mA_per_cm2


def elements(case: Case, last: Mapping[str, float]) -> dict[str, float]:
    """The drop of each element [V] in the last row of a ledger."""
    model, density = case.model, last["Current density [mA/cm2]"] * mA_per_cm2
    polymer, glass = (density * resistance for resistance in case.resistances)
    heat = sum(value for label, value in last.items() if label.startswith("Dissipated") and "root" not in label)
    per_pressure = float(energy_per_pressure(model.metal.atomic_volume.value))
    exchange, thermal = model.root.kinetics.exchange_current_density, float(thermal_voltage(model.temperature))
    return {
        "PEO/LiTFSI": polymer,
        "LiPON": glass,
        "Charge transfer": 2 * thermal * math.asinh(density / exchange / 2),
        "Up the walls": heat / (density * model.cell_area),
        "Meniscus": -per_pressure * model.capillary_pressure,
        "Gas": per_pressure * last["Gas pressure [MPa]"] * MPa,
    }


def summary(rows: list[dict[str, float]], budget: Budget) -> dict[str, float]:
    """Each element low and high, its share of what was measured, and the rest."""
    found = {"Measured [mV]": budget.measured / mV}
    for end, each in zip((LOW, HIGH), rows, strict=True):
        for name in (*ELEMENTS, "Gas"):
            found[f"{name}, {end} [mV]"] = each[f"{name} [mV]"]
            found[f"{name}, {end} share [%]"] = 100 * each[f"{name} [mV]"] * mV / budget.measured
        found[f"Overpotential, {end} [mV]"] = each["Overpotential [mV]"]
    least, most = budget.unexplained
    return found | {
        "Unexplained, least [mV]": rows[1]["Unexplained [mV]"],
        "Unexplained, most [mV]": rows[0]["Unexplained [mV]"],
        "Unexplained, least, closed form [mV]": float(least) / mV,
        "Unexplained, most, closed form [mV]": float(most) / mV,
        "Unexplained, least share [%]": 100 * rows[1]["Unexplained [mV]"] * mV / budget.measured,
    }


def check(result: Result) -> None:
    """The elements add up to the solved potential; what the walls take is their closed form; the rest is what is stated."""
    column = result.ledger.column
    whole, total = column("Overpotential [mV]"), column("Sum of the elements [mV]")
    assert np.all(abs(total - whole) <= 3e-3 * abs(whole)), f"the elements add up to {total} mV of {whole} mV"
    exact = total - column("Up the walls [mV]") + column("Root less tip potential [mV]")
    assert np.all(abs(exact - whole) <= 1e-8 * abs(whole)), f"the drops in potential add up to {exact} mV of {whole} mV"
    walls, closed = column("Up the walls [mV]"), column("Up the walls, closed form of this array [mV]")
    assert np.all(abs(walls - closed) <= 0.01 * closed), f"up the walls {walls} mV, closed form {closed} mV"
    least, most = (result.summary[f"Unexplained, {end} [mV]"] for end in ("least", "most"))
    assert least < most, f"{least:.3g} to {most:.3g} mV unexplained"


def picture(result: Result, path: Path) -> None:
    """The elements on top of each other beside what was measured; each element's range."""
    column, measured = result.ledger.column, result.summary["Measured [mV]"]
    names = {name: (column(f"{name} [mV]"), column(f"{name}, closed form [mV]")) for name in ELEMENTS}
    stacks = {name: [one[0], two[0], one[1], two[1]] for name, (one, two) in names.items()}
    bars = Bars(["low,\nsolved", "low,\nclosed form", "high,\nsolved", "high,\nclosed form"], stacks, stacked=True)
    shares = {end: [result.summary[f"{name}, {end} share [%]"] for name in ELEMENTS] for end in (LOW, HIGH)}
    labels = [name.replace(" ", "\n", 1) for name in ELEMENTS]
    least, most = (result.summary[f"Unexplained, {end} [mV]"] for end in ("least", "most"))
    panels = [
        Panel("What adds up", "", "Overpotential [mV]", [bars], [Mark(f"measured, {measured:.3g} mV", y=measured)]),
        Panel("What each element can be", "", "Share of what was measured [%]", [Bars(labels, shares)]),
    ]
    chart(path, f"The half cell: {least:.0f} to {most:.0f} mV of {measured:.3g} mV stay unexplained", panels)


if __name__ == "__main__":
    from femiec.cli import show

    show(main(out="out"))
