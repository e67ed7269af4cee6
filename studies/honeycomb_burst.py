"""Which of 19 tubules fails first when one of them is blocked: pressure differences of a plated array against its walls.

A hexagonal honeycomb in cross-section, W across the flats, walls w, in plane strain (small strain). The coupled model plates one
tubule at a given current up to a filling; what its lithium presses with at the root, where it presses hardest, is the pressure P
of every filled tubule. A blocked tubule holds gas only. Loads grow in proportion until the largest principal stress reaches the
strength somewhere: the answer is a difference of pressure, and the overpotential dP Omega/e that is enough for it.

    one of 19 filled         18 empty neighbours: the six walls around it bend, like strips of span W/sqrt(3) clamped at the nodes
    one of 19 blocked        18 filled ones push its six walls in; the array goes on beyond its rim, filled
    alone, one blocked       the same without anything outside: then the rim has to hold the pressure

The closed form of the strip gives dP = 2 sigma_f w^2/L^2, L = W/sqrt(3), of the bending alone: 3.9 MPa for 100/10 nm and 65 MPa.

What comes out: one filled tubule among empty ones breaks its walls at half of that, for they are stretched as well as bent, and
their fillets bear most. Where all but one are filled, the array is under pressure as a whole, which closes what bending opens: it
stands 7.5 MPa, and what fails is always a wall of the blocked tubule, on the side of a filled one, wherever in the array that is:
7.3 to 7.5 MPa. By Tresca's criterion pressure is no help. Beside nothing the rim goes first. A wall 20 % too thin somewhere takes
up to half of it.

These pressures are right to 1 %, by Tresca's criterion to 3 %, from finer meshes. The corners of the rim's outline between two
tubules are sharp and point inwards, and count for nothing: an array that goes on has none.

The 65 MPa are the hardness that Chen et al., Nature 578, 251 (2020), measured of the array, a lower bound of the wall's strength.

Run it:
    femiec run studies/honeycomb_burst.py --out out
    femiec run studies/honeycomb_burst.py --out out --set wall=20nm --set scatter=0.2
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import numpy as np

from femiec import materials
from femiec.engine import embedded
from femiec.estimates.nernst import overpotential_from_pressure
from femiec.estimates.plates import check_side, hexagon_side, strip_failure_pressure
from femiec.geometry import Tubule, tubule_mesh
from femiec.geometry.arrays import Array, Scatter, layout
from femiec.geometry.resolution import travelling
from femiec.kinds import CURRENT, HEIGHT, HOST, LENGTH, STRENGTH, TEMPERATURE
from femiec.laws.solid.elastic import Elastic
from femiec.materials import Host, citations
from femiec.models.coupled import CoupledTubule
from femiec.models.walls.loads import Column
from femiec.parameters import Quantity, study
from femiec.quantities import K, MPa, mA_per_cm2, mV, nm, um
from femiec.results.ledger import Ledger
from femiec.results.result import Result
from femiec.save import save
from femiec.strength import MaxPrincipal, Tresca
from femiec.walls import Failure, failing_pressure, stored
from femiec.walls.array_structure import Outside, array_structure, inside_cells, tubules_beside
from femiec.walls.coupled_loads import lithium_column, plated
from femiec.walls.stored import strength_told

SCATTER = Quantity("number", 0.0, 0.4, "", "a relative standard deviation from 0 to 0.4", "write scatter=0.1")
COUNT = 19
START, FILLED_TO = 0.3, 0.5
"""Fillings of the tubule that is plated."""
CRITERION = MaxPrincipal()
DEGREE = 3
"""Of the displacement; by the second, Tresca's stress at a fillet is 8 % too low."""
TITLE = "Nineteen tubules, the middle one blocked, when the first wall fails"
SEEDS = range(6)
"""Of the arrays with scatter."""


@study
def main(
    width: Annotated[float, LENGTH, "width W across the flats"] = 100 * nm,
    wall: Annotated[float, LENGTH, "wall thickness w"] = 10 * nm,
    height: Annotated[float, HEIGHT, "height h"] = 20 * um,
    temperature: Annotated[float, TEMPERATURE, "temperature T"] = 300 * K,
    current: Annotated[float, CURRENT, "current density J on the footprint"] = 3 * mA_per_cm2,
    strength: Annotated[float, STRENGTH, "what the wall bears"] = 65 * MPa,
    scatter: Annotated[float, SCATTER, "scatter of the walls' thickness, relative standard deviation"] = 0.1,
    material: Annotated[Any, HOST, "material of the wall"] = materials.hard_carbon,
    engine: Any = embedded,
    out: Path | str | None = None,
) -> Result:
    """Solve every case; see the module's text for the problem."""
    check_side(width, wall)
    sizes = Tubule(width, wall / 2, height, START)
    model = CoupledTubule(tubule_mesh(sizes, cells=travelling(sizes)), materials.lithium, material, temperature)
    column = lithium_column(plated(model, current, FILLED_TO, engine))
    array = Array(width=width, wall=wall, count=COUNT)
    cases = cases_of(array, column, scatter)
    law = Elastic(material.youngs_modulus.value, material.poissons_ratio.value)
    answers = {name: answer(case, law, strength, engine) for name, case in cases.items()}
    result = collect(answers, array, column, strength, material)
    if out is not None:
        save(result, Path(out))  # also what is not as expected, with sizes far from those above
    check(result)
    return result


Case = tuple[Array, dict[int, float], Outside]


def cases_of(array: Array, column: Column, scatter: float) -> dict[str, Case]:
    """By name: the array, its pressures, what is outside."""
    filled, gas, beyond = column.root, column.gas, Outside.FILLED
    cases: dict[str, Case] = {
        "one filled": (array, {**dict.fromkeys(range(COUNT), gas), 0: filled}, Outside.NOTHING),
        "centre blocked": (array, blocked(0, filled, gas), beyond),
        "inner ring blocked": (array, blocked(1, filled, gas), beyond),
        "corner blocked": (array, blocked(7, filled, gas), beyond),
        "side blocked": (array, blocked(8, filled, gas), beyond),
        "alone, centre blocked": (array, blocked(0, filled, gas), Outside.NOTHING),
    }
    if scatter:
        for seed in SEEDS:
            uneven = replace(array, scatter=Scatter(wall=scatter, seed=seed))
            cases[f"centre blocked, scatter {seed}"] = (uneven, blocked(0, filled, gas), beyond)
    return cases


def blocked(tubule: int, filled: float, gas: float) -> dict[int, float]:
    """All filled but one."""
    return {**dict.fromkeys(range(COUNT), filled), tubule: gas}


@dataclass(frozen=True)
class Answer:
    """The first failure of a case.

    Args:
        failure: by the largest principal stress.
        beside: the tubules on both sides of the wall that fails, -1 the outside.
        difference: largest less smallest pressure then [Pa].
        tresca: the same by Tresca's criterion [Pa].
    """

    failure: Failure
    beside: tuple[int, int]
    difference: float
    tresca: float


def answer(case: Case, law: Elastic, strength: float, engine: Any) -> Answer:
    """Load a case until a wall fails; what is linear is scaled for the second criterion."""
    array, pressures, outside = case
    structure, inside = array_structure(array, law, pressures, outside, degree=DEGREE), inside_cells(array)
    failure = failing_pressure(structure, CRITERION, strength, within=inside, engine=engine)
    difference = (max(pressures.values()) - min(pressures.values())) * failure.factor
    tresca = difference * strength / failure.state.peak(Tresca(), inside).value
    return Answer(failure, tubules_beside(failure.peak.spot, layout(array).centres), difference, tresca)


def row(each: Answer, strength: float) -> dict[str, float]:
    """The numbers of a case."""
    return {
        "Fails beside tubule": float(each.beside[0]),
        "and tubule": float(each.beside[1]),
        "Failing pressure difference [MPa]": each.difference / MPa,
        "Failing pressure difference, Tresca [MPa]": each.tresca / MPa,
        "Overpotential that is enough [mV]": overpotential(each.difference),
        "Part of what was plated": each.failure.factor,
        "Strength needed for what was plated [MPa]": strength / each.failure.factor / MPa,
        "Largest deflection [nm]": each.failure.state.deflection().value / nm,
    }


def overpotential(difference: float) -> float:
    """dP Omega/e [mV]."""
    return abs(float(overpotential_from_pressure(difference, materials.lithium.atomic_volume.value))) / mV


def collect(answers: Mapping[str, Answer], array: Array, column: Column, strength: float, host: Host) -> Result:
    """The state with the blocked centre, a row for every case, and the headline."""
    rows = {name: row(each, strength) for name, each in answers.items()}
    strip = float(strip_failure_pressure(hexagon_side(array.width), array.wall, strength))
    even = {name: each for name, each in rows.items() if "scatter" not in name}
    uneven = [each["Failing pressure difference [MPa]"] for name, each in rows.items() if name not in even]
    summary = {
        "Root pressure when plated [MPa]": column.root / MPa,
        "Gas pressure [MPa]": column.gas / MPa,
        "Strip's failing pressure difference [MPa]": strip / MPa,
        **{f"{name}: fails beside tubule": each["Fails beside tubule"] for name, each in even.items()},
        **{f"{name}: failing difference [MPa]": each["Failing pressure difference [MPa]"] for name, each in even.items()},
        "One filled: overpotential that is enough [mV]": rows["one filled"]["Overpotential that is enough [mV]"],
        "One filled: strength needed [MPa]": rows["one filled"]["Strength needed for what was plated [MPa]"],
    }
    if uneven:
        summary["Scatter: mean failing difference [MPa]"] = float(np.mean(uneven))
        summary["Scatter: least failing difference [MPa]"] = min(uneven)
    shown = answers["centre blocked"].failure.state
    centres = {f"tubule {i}": centre for i, centre in enumerate(layout(array).centres)}
    notices = [strength_told(strength)]
    result = stored(shown, CRITERION, strength, summary, {"cases": list(rows)}, citations(host), centres, notices, TITLE)
    return replace(result, summary=summary, ledger=Ledger.of(list(rows.values())))


def check(result: Result) -> None:
    """What fails is a wall of the tubule that differs from the others; bending and stretching take the strip's part of it."""
    cases, column = result.provenance["study"]["cases"], result.ledger.column
    beside = {
        name: {int(one), int(other)}
        for name, one, other in zip(cases, column("Fails beside tubule"), column("and tubule"), strict=True)
    }
    for name, odd in {"one filled": 0, "centre blocked": 0, "inner ring blocked": 1, "corner blocked": 7}.items():
        assert odd in beside[name], f"{name}: fails beside {beside[name]}"
    assert -1 in beside["alone, centre blocked"], "the rim holds"
    difference = dict(zip(cases, column("Failing pressure difference [MPa]"), strict=True))
    strip = result.summary["Strip's failing pressure difference [MPa]"]
    told = f"by case: {difference}, strip {strip}"
    assert difference["alone, centre blocked"] < difference["one filled"] < strip < difference["centre blocked"], told
    tresca = dict(zip(cases, column("Failing pressure difference, Tresca [MPa]"), strict=True))
    assert tresca["centre blocked"] < difference["centre blocked"], "pressure all around is no help against shear"
    assert all(value <= difference["centre blocked"] for name, value in difference.items() if "scatter" in name)


if __name__ == "__main__":
    from femiec.cli import show

    show(main(out="out"))
