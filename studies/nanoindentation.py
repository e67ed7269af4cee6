"""What the 65 MPa of an indented array of tubules say of the wall: its yield strength, by turning indentation round.

Chen et al., Nature 578, 251 (2020), measured a hardness of 65 MPa on the array. A hardness is not a strength. The array is taken
for a homogeneous solid of modulus E* = f E and strength sigma* = f sigma_Y, f its solid fraction (loads along the channels), and
pressed by a rigid cone of 70.3 degrees, a Berkovich pyramid's equal, without friction, at small strain:

    div sigma = 0,    gap >= 0, pressure >= 0, pressure gap = 0 under the cone,    P = integral of the pressure

down to a depth and back. From the curve come S = dP/dh and Oliver and Pharr's H = P/A. H = C sigma*, where C hangs on E*/sigma*
only; so a few runs with different strengths are a table of H/E*, which is turned round. Two laws bound how an array gives way
under a load from above:

    J2           it flows aside without change of volume, against what is around it: C = 2.9 to 3.0 of the true contact area
                 (Tabor's 3), and more, 3.3 to 4.6, of Oliver and Pharr's, which misses what is piled up beside the cone
    crushable    it is crushed into its own channels and nothing flows aside: C = 1, hardness is strength

so that sigma_Y = 65 MPa/(C f). Beside it stand the direct crush of tubes along their axis (squash, sigma_Y = 65 MPa/f, which a J2
tube between plates does in finite elements too), folding by Gibson and Ashby and by Wierzbicki, and the elastic buckling load.

    measured     65 MPa
    inferred     the wall's yield strength [MPa], of hexagons with walls of hard carbon:

                 W/w [nm]                100/10   100/20   200/50   100/60   60/60   30/50
                 crushable                  375      211      179      106      86      76
                 J2, true area              125       71       60       36      29      25
                 J2, Oliver and Pharr       104       53       44       25      20      17

    assumed      a homogeneous and isotropic array with the modulus and the strength along the channels, perfect plasticity, the
                 wall's modulus (which hardly matters), an area that is Oliver and Pharr's, walls that yield and do not break

What crushes channels is closer to the crushable law, and the squash of tubes agrees with it; the J2 numbers are the low end. All
six arrays have walls too thick to fold (t/l above 0.09): squash is less than Gibson and Ashby's folding, which asks for less
strength, and none buckles elastically below 380 MPa. Without hardening the crush stays in the cells next to the cone, however
small these are; the force does not depend on that.

Errors: of H with cells and steps 2 to 3 %; of small strain 1 % in Oliver and Pharr's H against J2 at finite strain at
E/sigma_Y = 100. The small-strain C grows with E/sigma_Y because the cone's pile-up is exaggerated; the true area takes that out.

Run it:
    femiec run studies/nanoindentation.py --out out
    femiec run studies/nanoindentation.py --out out --set hardness=100MPa --set sizes="thinnest and thickest"
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import numpy as np

from femiec import materials
from femiec.engine import embedded
from femiec.estimates.arrays import TubuleArray, hexagonal_holes, round_holes
from femiec.estimates.crush import axial_buckling_strength, folding_strength, glued_folding_strength, squashed_yield_strength
from femiec.kinds import ONE_TUBULE, SIX_TUBULES
from femiec.laws.solid import SolidLaw
from femiec.laws.solid.crushable import Crushable
from femiec.laws.solid.j2 import J2
from femiec.materials import Host, citations
from femiec.models.walls.sources import solid_laws, unchecked
from femiec.parameters import Choice, Quantity, Whole, study
from femiec.quantities import GPa, MPa, nm
from femiec.results.comparison import write_comparison
from femiec.results.ledger import Ledger
from femiec.results.provenance import provenance
from femiec.results.result import Result
from femiec.save import unless_it_cannot_draw
from femiec.views.chart import ABOVE, DOTTED, JOINED, LOGARITHMIC, Bars, Line, Mark, Panel
from femiec.views.impression import Impression
from femiec.views.impression import picture as draw
from femiec.walls.crush import Tube, crush_tube
from femiec.walls.hardness import HardnessTable, Indent, Resolution, hardness_table, load, press_for, strength_for, take_off
from femiec.walls.impressed import impression
from femiec.walls.indent import Point

HARDNESS = Quantity("pressure", 1 * MPa, 1e4 * MPa, "MPa", "a hardness from 1 MPa to 10 GPa", "write hardness=65MPa")
SIZES = Choice({"all six": SIX_TUBULES, "thinnest and thickest": (SIX_TUBULES[0], SIX_TUBULES[4]), **ONE_TUBULE})
HOSTS = (materials.hard_carbon, materials.lic6)
ARRAYS = {"hexagons": hexagonal_holes, "round holes": round_holes}
DEPTH = 100 * nm
"""Of the cone; nothing but the picture's scale hangs on it."""
TAKEN_OFF = (0.05, 0.15, 0.3, 0.5, 0.7, 0.9, 1.1, 1.3)
"""Parts of the elastic recovery, over which the load is taken off for the picture."""
HARDENING = 0.01
"""Of the crushable array, over its strength: too little to show, enough that no part of it gives way without any force."""
EDGE = 1.1
"""By how much the table goes beyond what is looked up in it."""


@dataclass(frozen=True)
class Homogenised:
    """How the array gives way.

    Args:
        name: in words.
        constraint: C that is possible, low and high.
    """

    name: str
    constraint: tuple[float, float]

    def law(self, modulus: float, strength: float) -> SolidLaw:
        """Of a homogenised array [Pa]."""
        return (
            J2(modulus, HOSTS[0].poissons_ratio.value, strength)
            if self is FLOWING
            else Crushable(modulus, strength, HARDENING * strength)
        )

    @property
    def stiffening(self) -> float:
        """E*/E of plane strain, 1/(1 - nu^2)."""
        return 1 / (1 - HOSTS[0].poissons_ratio.value ** 2) if self is FLOWING else 1.0


FLOWING, CRUSHED = Homogenised("J2", (2.5, 5.0)), Homogenised("crushable", (0.9, 1.25))


@dataclass(frozen=True)
class Case:
    """An array of some walls."""

    width: float
    wall: float
    kind: str
    host: Host

    @property
    def array(self) -> TubuleArray:
        """Its section."""
        return ARRAYS[self.kind](self.width, self.wall)

    @property
    def modulus(self) -> float:
        """E* = f E [Pa]."""
        return float(self.array.solid_fraction) * self.host.youngs_modulus.value


@study
def main(
    hardness: Annotated[float, HARDNESS, "measured hardness of the array"] = 65 * MPa,
    sizes: Annotated[tuple[tuple[int, int], ...], SIZES, "widths and walls [nm]"] = SIX_TUBULES,
    cells: Annotated[int, Whole(4, 64), "cells along 1.25 times the cone's radius at the surface"] = 12,
    steps: Annotated[int, Whole(3, 200), "steps of depth"] = 24,
    entries: Annotated[int, Whole(2, 50), "strengths in each table, from the softest to the hardest needed"] = 5,
    engine: Any = embedded,
    out: Path | str | None = None,
) -> Result:
    """Tabulate, turn round, check; see the module's text for the problem."""
    resolution = Resolution(cells, steps)
    cases = [Case(W * nm, w * nm, kind, host) for host in HOSTS for kind in ARRAYS for W, w in sizes]
    tables = {each: tabulate(each, cases, hardness, entries, resolution, engine) for each in (FLOWING, CRUSHED)}
    rows = [row(case, tables, hardness) for case in cases]
    verified = {each: verify(each, cases[0], tables[each], hardness, resolution, engine) for each in tables}
    parameters = {"Hardness [Pa]": hardness, "Cells": cells, "Steps": steps, "Entries": entries}
    record = provenance(parameters, sources(), engine.__name__) | {"notices": list(NOTICES), "laws": laws()}
    result = Result(summary(rows, verified, cases[0], hardness, engine), Ledger.of(rows), (), record)
    check(result, tables)
    drawn = engine.ranks.from_leader(lambda: out is not None)  # all ranks take part in what is drawn
    under = [shown(each, one, cases[0].modulus, resolution, engine) for each, one in verified.items()] if drawn else []
    if out is not None:
        write_comparison(result, out)
        with unless_it_cannot_draw(Path(out) / "picture.png"):
            picture(result, tables, verified, cases, under, Path(out) / "picture.png")
    return result


NOTICES = (
    "measured: the hardness alone; inferred: the yield strength of the wall",
    "assumed: a homogeneous, isotropic array, f E and f sigma_Y, without hardening; walls that yield and do not break",
)


def sources() -> list[dict[str, Any]]:
    """Of the walls' moduli."""
    return [row for host in HOSTS for row in citations(host)]


def laws() -> list[dict[str, Any]]:
    """Of the array, and of what is read from the curve."""
    read = unchecked("hardness from the slope of unloading", "Oliver and Pharr, J. Mater. Res. 7, 1564 (1992)")
    return [*solid_laws((J2, Crushable)), read]


def tabulate(
    each: Homogenised, cases: Sequence[Case], hardness: float, entries: int, resolution: Resolution, engine: Any
) -> HardnessTable:
    """H/E over the range of sigma_Y/E that the cases can need; per pascal of modulus."""
    ratios = [hardness / case.modulus for case in cases]
    low, high = min(ratios) / each.constraint[1] / EDGE, EDGE * max(ratios) / each.constraint[0]
    strengths = np.geomspace(low, high, entries) * GPa
    return hardness_table(lambda strength: each.law(GPa, strength), each.stiffening * GPa, strengths, resolution, engine)


def row(case: Case, tables: dict[Homogenised, HardnessTable], hardness: float) -> dict[str, float]:
    """What a hardness says of one array, each strength that of the wall."""
    share, modulus = float(case.array.solid_fraction), case.modulus
    width, wall = case.width, case.wall
    return {
        "Width [nm]": width / nm,
        "Wall [nm]": wall / nm,
        "Hexagons": float(case.kind == "hexagons"),
        "Modulus of the wall [GPa]": case.host.youngs_modulus.value / GPa,
        "Solid fraction": share,
        "Modulus of the array [GPa]": modulus / GPa,
        "Yield strength, J2 [MPa]": tables[FLOWING].yield_strength(hardness, modulus) / share / MPa,
        "Yield strength, J2 and true area [MPa]": tables[FLOWING].yield_strength(hardness, modulus, true=True) / share / MPa,
        "Yield strength, crushable [MPa]": tables[CRUSHED].yield_strength(hardness, modulus) / share / MPa,
        "Yield strength, squash [MPa]": float(squashed_yield_strength(share, hardness)) / MPa,
        "Yield strength, Gibson-Ashby folding [MPa]": hardness / float(folding_strength(width, wall, 1.0)) / MPa,
        "Yield strength, Wierzbicki folding [MPa]": hardness / float(glued_folding_strength(width + wall, wall, 1.0)) / MPa,
        "Elastic buckling of the array [MPa]": float(
            axial_buckling_strength(width, wall, case.host.youngs_modulus.value, case.host.poissons_ratio.value)
        )
        / MPa,
    }


@dataclass(frozen=True)
class Verified:
    """The strength of the first array, found by indenting it.

    Args:
        guess: by the table [Pa].
        strength: sigma* at which the hardness is the measured one [Pa].
        found: the indentation at it.
    """

    guess: float
    strength: float
    found: Indent

    @property
    def hardness(self) -> float:
        """Oliver and Pharr's [Pa]."""
        return float(self.found.reported.hardness)


def verify(each: Homogenised, case: Case, table: HardnessTable, hardness: float, resolution: Resolution, engine: Any) -> Verified:
    """Indent the array that the table found, and mend its strength until the hardness is right to 0.1 %."""
    guess = table.yield_strength(hardness, case.modulus)
    return Verified(guess, *strength_for(lambda s: each.law(case.modulus, s), hardness, guess, resolution, engine=engine))


def summary(
    rows: list[dict[str, float]], verified: dict[Homogenised, Verified], case: Case, hardness: float, engine: Any
) -> dict[str, float]:
    """Ranges of the strength over all arrays, and what was verified on the first."""
    share = float(case.array.solid_fraction)
    out = {"Measured hardness [MPa]": hardness / MPa}
    for name in ("J2", "J2 and true area", "crushable", "squash"):
        values = [each[f"Yield strength, {name} [MPa]"] for each in rows]
        out |= {f"Least yield strength, {name} [MPa]": min(values), f"Most yield strength, {name} [MPa]": max(values)}
    for each, one in verified.items():
        out |= {
            f"First array, {each.name}: yield strength [MPa]": one.strength / share / MPa,
            f"First array, {each.name}: by the table [MPa]": one.guess / share / MPa,
            f"First array, {each.name}: hardness [MPa]": one.hardness / MPa,
            f"First array, {each.name}: hardness over strength": one.hardness / one.strength,
            f"First array, {each.name}: wavering with depth [%]": 100 * float(np.ptp(one.found.coefficients) / one.found.force)
            * one.found.loading[-1].depth ** 2 / 2,
        }  # fmt: skip
    return out | {"First array, tube crushed over yield strength": crushed(case, verified[CRUSHED].strength / share, engine)}


def crushed(case: Case, strength: float, engine: Any) -> float:
    """Collapse stress of a J2 tube between smooth plates over its yield strength: 1 is squash."""
    tube = Tube(case.width, case.wall, case.width)
    law = J2(case.host.youngs_modulus.value, case.host.poissons_ratio.value, strength)
    return float(crush_tube(tube, law, 0.05 * tube.height, 4, engine=engine)[-1]) / strength


def check(result: Result, tables: dict[Homogenised, HardnessTable]) -> None:
    """The inversion holds; the laws are as hard as is known of them; the strengths stand in their order."""
    found, column = result.summary, result.ledger.column
    for each in tables:
        name = f"First array, {each.name}: "
        wanted, got = found["Measured hardness [MPa]"], found[f"{name}hardness [MPa]"]
        assert abs(got - wanted) <= 1e-3 * wanted, f"{each.name}: a hardness of {got:.4g} MPa, not {wanted:.4g}"
        guess, strength = found[f"{name}by the table [MPa]"], found[f"{name}yield strength [MPa]"]
        assert abs(guess - strength) <= 0.05 * strength, (
            f"{each.name}: the table says {guess:.4g} MPa, finite elements {strength:.4g}"
        )
    flowing, crushable = (table.true / table.strength for table in tables.values())
    assert np.all((flowing > 2.4) & (flowing < 3.3)), f"Tabor's 3 is {flowing}"
    assert np.all((crushable > 0.8) & (crushable < 1.3)), f"what is crushed has {crushable}"
    least, true, most, squash = (
        column(f"Yield strength, {name} [MPa]") for name in ("J2", "J2 and true area", "crushable", "squash")
    )
    assert np.all((least < true) & (true < most)), f"{least}, {true}, {most} MPa are not in their order"
    assert np.all(abs(most / squash - 1) < 0.2), f"crushable {most} MPa, squash {squash} MPa"
    tube = found["First array, tube crushed over yield strength"]
    assert abs(tube - 1) < 1e-3, f"a tube is squashed at {tube:.4f} of its strength"


# -------------------------------------------------------------------- picture
def shown(
    each: Homogenised, one: Verified, modulus: float, resolution: Resolution, engine: Any
) -> tuple[Impression, list[Point]]:
    """The array under the cone at the largest depth, and the whole curve."""
    press = press_for(each.law(modulus, one.strength), DEPTH, resolution, engine)
    loading = load(press, resolution.steps)
    scene = impression(press, f"{each.name}: {one.strength / MPa:.3g} MPa, hardness {one.hardness / MPa:.3g} MPa", engine)
    return scene, [*loading, *take_off(press, loading[-1], TAKEN_OFF)]


def picture(
    result: Result,
    tables: dict[Homogenised, HardnessTable],
    verified: dict[Homogenised, Verified],
    cases: list[Case],
    under: Sequence[tuple[Impression, list[Point]]],
    path: Path,
) -> None:
    """Both laws under the cone; their curves; C; the strengths by geometry."""
    scenes, curves = zip(*under, strict=True)
    panels = [load_depth(dict(zip(verified, curves, strict=True))), constraints(tables), strengths(result, cases)]
    note = f"{cases[0].width / nm:.0f}/{cases[0].wall / nm:.0f} nm {cases[0].kind} above; " + "; ".join(NOTICES)
    draw(path, f"{result.summary['Measured hardness [MPa]']:.3g} MPa of hardness, turned round", scenes, panels, note)


def load_depth(curves: dict[Homogenised, list[Point]]) -> Panel:
    """The curve of each law."""
    lines = [
        Line(each.name, [p.depth / nm for p in curve], [p.force * 1e6 for p in curve], JOINED) for each, curve in curves.items()
    ]
    return Panel("Load and depth", "Depth [nm]", "Force [uN]", lines)


def constraints(tables: dict[Homogenised, HardnessTable]) -> Panel:
    """Hardness over strength against modulus over strength."""
    lines = []
    for each, table in tables.items():
        lines.append(Line(f"{each.name}, Oliver and Pharr", 1 / table.strength, table.hardness / table.strength, JOINED))
        lines.append(Line(f"{each.name}, true area", 1 / table.strength, table.true / table.strength, DOTTED))
    across, up = "E*/sigma*", "Hardness over strength of the array"
    return Panel("Constraint", across, up, lines, x_scale=LOGARITHMIC, y_range=(0.0, 6.5), legend=ABOVE)


def strengths(result: Result, cases: list[Case]) -> Panel:
    """What the wall yields at, by geometry: hexagons of the first host."""
    chosen = [i for i, case in enumerate(cases) if case.kind == "hexagons" and case.host is HOSTS[0]]
    names = [f"{cases[i].width / nm:.0f}/{cases[i].wall / nm:.0f}" for i in chosen]
    kinds = ("J2", "J2 and true area", "crushable", "squash", "Gibson-Ashby folding")
    bars = Bars(names, {kind: result.ledger.column(f"Yield strength, {kind} [MPa]")[chosen] for kind in kinds})
    measured = Mark("", y=result.summary["Measured hardness [MPa]"])
    up = "Yield strength of the wall [MPa]\n(dashed: the measured hardness)"
    return Panel("What the wall yields at", "Width/wall [nm], hexagons", up, [bars], [measured])


if __name__ == "__main__":
    from femiec.cli import show

    show(main(out="out"))
