"""What six walls bear, by closed forms and by finite elements side by side: burst, yield, collapse, bending, safe thickness.

The tubules that Chen et al., Nature 578, 251 (2020) made, W/w = 100/20, 200/50, 100/60, 30/50 and 60/60 nm, and the design of its
Methods, 100/10 nm. Walls of E = 20 GPa (assumed) and 65 MPa: the hardness measured of the array, a lower bound of their strength.

    round wall    Lame's tube: hoop stress, yield by Tresca under inner and outer pressure, collapse p = E/[4(1-nu^2)] (w/R_m)^3
    strip         a slit's wall, clamped at both ends, L = W: delta = dP L^4 (1-nu^2)/(32 E w^3) + shear, sigma = dP L^2/(2 w^2)
    side          a honeycomb's wall around the one pressurised cell: the same, L = W/sqrt(3)

By finite elements: a quarter of the ring; the strip between rigid ends; seven cells of a honeycomb. Stresses of sharp-cornered
walls are those of a section's moment, see femiec.walls.flat. Beside them stands the peak of walls with fillets, of half a wall,
at most a quarter of W. Beyond w/L = 0.5 the formulas of beams mean nothing, and this peak alone is what counts.

What comes out: Lame holds for all, the ring's buckling within 1 % (by the neo-Hookean law; see studies/buckling.py), the strip to
w/L = 0.3 within 3 %. A honeycomb's side is bent by the formula's stress within 6 %, and by up to 13 % further, but it is
stretched as well, by dP W/(2 w), and its fillets concentrate the stress: 100/10 breaks at 2.2 MPa, where the formula has 3.9, and
needs 6.2 nm against gas, not 4.8. Thick walls are tubes, not beams: 30/50 bears 36 MPa in a honeycomb, not the beam's thousand.

Run it:
    femiec run studies/wall_table.py --out out
    femiec run studies/wall_table.py --out out --set strength=400MPa --set "sizes=thinnest and thickest"
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import pi
from pathlib import Path
from typing import Annotated, Any

import numpy as np

from femiec import materials
from femiec.engine import embedded
from femiec.estimates.nernst import overpotential_from_pressure, pressure_from_overpotential
from femiec.estimates.plates import THICKEST_PLATE, hexagon_side, safe_strip_thickness
from femiec.estimates.wall_table import WallRow, wall_row
from femiec.geometry.arrays import Array, ring, strip
from femiec.kinds import HOST, ONE_TUBULE, SIX_TUBULES, STRENGTH
from femiec.laws.deforming import PLANE_STRAIN
from femiec.laws.solid.elastic import Elastic, NeoHookean
from femiec.materials import citations
from femiec.models.walls.loads import Pressure
from femiec.models.walls.structure import WallStructure
from femiec.models.walls.supports import Fixed, Roller
from femiec.parameters import Choice, Quantity, study
from femiec.quantities import GPa, MPa, mV, nm
from femiec.results.atomic import write_text
from femiec.results.ledger import Ledger
from femiec.results.result import Result
from femiec.save import save
from femiec.strength import MaxPrincipal, Tresca
from femiec.views.chart import LOGARITHMIC, Bars, Mark, Panel, chart
from femiec.walls import safe_thickness, solve, stored
from femiec.walls.array_structure import array_structure
from femiec.walls.buckling import buckling
from femiec.walls.flat import clamped_strip, one_cell, read_side, read_strip
from femiec.walls.stored import strength_told

PRESSURE = Quantity("pressure", 1e3, 1e9, "MPa", "a pressure from 1 kPa to 1 GPa", "write gas=0.912MPa")
MODULUS = Quantity("pressure", 0.1 * GPa, 1e3 * GPa, "GPa", "a modulus from 0.1 GPa to 1000 GPa", "write modulus=20GPa")
SIZES = Choice({"all six": SIX_TUBULES, "thinnest and thickest": (SIX_TUBULES[0], SIX_TUBULES[4]), **ONE_TUBULE})
OVERPOTENTIAL, OMEGA = -50 * mV, materials.lithium.atomic_volume.value
DESIGN = 100 * nm
"""Width for which the safe thickness is looked for [m]."""
BEAM = THICKEST_PLATE
"""w/L beyond which a formula of bending is no estimate any more."""
FEM, FORM = "finite elements", "closed form"
BRITTLE = MaxPrincipal()


@study
def main(
    strength: Annotated[float, STRENGTH, "what the wall bears"] = 65 * MPa,
    gas: Annotated[float, PRESSURE, "gas pressure against an empty neighbour"] = 0.912 * MPa,
    modulus: Annotated[float, MODULUS, "Young's modulus"] = 20 * GPa,
    material: Annotated[Any, HOST, "material of the wall, for Poisson's ratio"] = materials.hard_carbon,
    sizes: Annotated[tuple[tuple[int, int], ...], SIZES, "widths and walls [nm]"] = SIX_TUBULES,
    engine: Any = embedded,
    out: Path | str | None = None,
) -> Result:
    """Fill the table; see the module's text for the problem."""
    case = Case(Elastic(modulus, material.poissons_ratio.value), strength, gas, engine)
    rows = {f"{width}/{wall}": case.row(width * nm, wall * nm) for width, wall in sizes}
    summary = {**case.collapse(sizes), **case.safe()}
    width, wall = (size * nm for size in sizes[0])
    shown = solve(array_structure(Array(width=width, wall=wall, count=7), case.law, {0: gas}, levels=1), engine=engine)
    notices = [strength_told(strength), f"E = {modulus / GPa:.3g} GPa is assumed"]
    result = stored(shown, BRITTLE, strength, summary, {"sizes": list(rows)}, citations(material), {"tubule 0": (0, 0)}, notices)
    result.provenance["structure"]["title"] = f"One of seven cells under gas, {next(iter(rows))} nm"
    result = replace(result, summary=summary, ledger=Ledger.of(list(rows.values())))
    check(result)
    if out is not None:
        save(result, Path(out))
        write_text(Path(out) / "wall_table.md", table(result))
        picture(result, strength, gas, Path(out) / "chart.png")
    return result


@dataclass(frozen=True)
class Case:
    """What all geometries share.

    Args:
        law: of the walls.
        strength: of the walls [Pa].
        gas: pressure difference at which stresses are given [Pa].
        engine: the module of an engine.
    """

    law: Elastic
    strength: float
    gas: float
    engine: Any

    def closed(self, width: float, wall: float) -> WallRow:
        """The closed forms."""
        return wall_row(
            width, wall, self.strength, self.law.youngs_modulus, self.law.poissons_ratio, self.gas, OVERPOTENTIAL, OMEGA
        )

    def row(self, width: float, wall: float) -> dict[str, float]:
        """The numbers of a geometry."""
        closed = self.closed(width, wall)
        return {**self.round(closed), **self.flat(closed)}

    def round(self, closed: WallRow) -> dict[str, float]:
        """The round wall under pressure from inside and from outside."""
        inside, outside = (self.solved(_quarter(closed, self.law, on, MPa, 8)) for on in ("inner", "outer"))
        ratio = inside.peak(BRITTLE).value / MPa
        burst = self.strength / ratio
        needed = float(pressure_from_overpotential(OVERPOTENTIAL, OMEGA)) / GPa
        return {
            **_pair("Hoop stress over p", "1", ratio, closed.hoop_ratio),
            **_pair("Burst pressure", "MPa", burst / MPa, closed.burst_pressure / MPa),
            **_pair("Burst overpotential", "mV", _millivolts(burst), -closed.burst_overpotential / mV),
            **_pair("Tresca limit", "MPa", self.strength / inside.peak(Tresca()).value, closed.tresca_limit / MPa),
            **_pair("External limit", "MPa", self.strength / outside.peak(Tresca()).value, closed.external_limit / MPa),
            **_pair("Strength needed at 50 mV", "GPa", ratio * needed, closed.strength_needed / GPa),
        }

    def flat(self, closed: WallRow) -> dict[str, float]:
        """The strip and the honeycomb's side, with sharp ends where they are thin, and with fillets."""
        width, wall, law = closed.width, closed.wall, self.law
        held = read_strip(self.solved(clamped_strip(width, wall, law, MPa, levels=1)))
        side = read_side(self.solved(one_cell(width, wall, law, MPa)))
        slit, cell = self.filleted_strip(width, wall) / MPa, self.filleted_side(width, wall) / MPa
        strip_ratio = held.end_bending / MPa if closed.strip.slenderness <= BEAM else slit
        side_ratio = side.end_bending / MPa if closed.side.slenderness <= BEAM else cell
        limit, gas = self.strength / MPa, self.gas / MPa
        return {
            "Strip: w/L": closed.strip.slenderness,
            **_pair("Strip: deflection per dP", "nm/MPa", held.deflection / nm, closed.strip.deflection * MPa / nm),
            **_pair("Strip: stress over dP", "1", strip_ratio, closed.strip.stress_ratio),
            **_pair("Strip: failing dP", "MPa", limit / strip_ratio, closed.strip.failing_pressure / MPa),
            **_pair("Strip: stress under gas", "MPa", gas * strip_ratio, closed.strip.stress / MPa),
            "Strip: fillet's peak over dP": slit,
            "Side: w/L": closed.side.slenderness,
            **_pair("Side: deflection per dP", "nm/MPa", side.deflection / nm, closed.side.deflection * MPa / nm),
            **_pair("Side: stress over dP", "1", side_ratio, closed.side.stress_ratio),
            **_pair("Side: failing dP", "MPa", limit / side_ratio, closed.side.failing_pressure / MPa),
            "Side: mean tension over dP": side.membrane / MPa,
            "Side: shift of the nodes per dP [nm/MPa]": side.shift / nm,
            "Side: fillet's peak over dP": cell,
            "Side: failing dP by the fillet's peak [MPa]": limit / cell,
        }

    def solved(self, structure: WallStructure) -> Any:
        """Its state under its loads."""
        return solve(structure, engine=self.engine)

    def filleted_strip(self, width: float, wall: float) -> float:
        """Peak of a wall between frames under 1 MPa on one side, the frames held at half a chamber's distance [Pa]."""
        fillet = min(wall / 2, width / 4)
        mesh = strip(width, wall, fillet, max(width / 2, 1.5 * wall), levels=1, curved=True)
        held = self.solved(WallStructure(mesh, self.law, PLANE_STRAIN, (Pressure(("left",), MPa),), (Fixed("ends"),)))
        # beside the fillets and beyond the span the frames meet what holds them, at sharp corners
        reach = np.array([wall / 2 + fillet, width / 2]) * (1 + 1e-9)
        return float(held.peak(BRITTLE, lambda points: np.all(abs(points) <= reach, axis=1)).value)

    def filleted_side(self, width: float, wall: float) -> float:
        """Peak in a honeycomb of seven under 1 MPa in the middle [Pa]."""
        array = Array(width=width, wall=wall, count=7)
        return float(self.solved(array_structure(array, self.law, {0: MPa}, levels=1)).peak(BRITTLE).value)

    def collapse(self, sizes: tuple[tuple[int, int], ...]) -> dict[str, float]:
        """Outer pressure that buckles the rings that are thin enough."""
        found = {}
        for width, wall in sizes:
            closed = self.closed(width * nm, wall * nm)
            if closed.collapse_pressure is not None:
                law = NeoHookean(self.law.youngs_modulus, self.law.poissons_ratio)
                pressure = buckling(_quarter(closed, law, "outer", MPa, 3), engine=self.engine).pressures[0]
                found |= _pair(f"{width}/{wall}: collapse", "MPa", float(pressure) / MPa, closed.collapse_pressure / MPa)
        return found

    def safe(self) -> dict[str, float]:
        """Thicknesses that just bear the gas: of a strip, of a side by its bending, with its tension, and with fillets."""
        span = float(hexagon_side(DESIGN))
        held, side = (float(safe_strip_thickness(length, self.gas, self.strength)) for length in (DESIGN, span))
        within = (0.4 * side, 3 * side)

        def just(make: Callable[[float], WallStructure], between: tuple[float, float], measure: Any) -> float:
            return safe_thickness(make, BRITTLE, self.strength, between, measure=measure, engine=self.engine) / nm

        def cell(wall: float) -> WallStructure:
            return one_cell(DESIGN, wall, self.law, self.gas, degree=3)

        def filleted(wall: float) -> WallStructure:
            return array_structure(Array(width=DESIGN, wall=wall, count=7), self.law, {0: self.gas})

        strips = just(
            lambda wall: clamped_strip(DESIGN, wall, self.law, self.gas),
            (0.4 * held, 2 * held),
            lambda state: read_strip(state).end_bending,
        )
        bent = just(cell, within, lambda state: read_side(state).end_bending)
        tense = just(cell, within, lambda state: read_side(state).tension)
        return {
            **_pair("Safe wall at W = 100 nm: strip", "nm", strips, held / nm),
            **_pair("Safe wall at W = 100 nm: honeycomb, bending alone", "nm", bent, side / nm),
            "Safe wall at W = 100 nm: honeycomb, bending and tension [nm]": tense,
            "Safe wall at W = 100 nm: honeycomb, by the fillet's peak [nm]": just(filleted, within, None),
        }


def _quarter(closed: WallRow, law: Any, on: str, pressure: float, across: int) -> WallStructure:
    """A quarter of the ring under a pressure on one side."""
    inner, outer = closed.width / 2, closed.width / 2 + closed.wall
    mesh = ring(inner, outer, angle=pi / 2, across=across, curved=True)
    return WallStructure(mesh, law, PLANE_STRAIN, (Pressure((on,), pressure),), (Roller("start", 1), Roller("end", 0)))


def _pair(label: str, unit: str, found: float, closed: float) -> dict[str, float]:
    """Finite elements, closed form, and their ratio."""
    suffix = "" if unit == "1" else f" [{unit}]"
    return {f"{label}, {FEM}{suffix}": found, f"{label}, {FORM}{suffix}": float(closed), f"{label}, ratio": found / float(closed)}


def _millivolts(pressure: float) -> float:
    return -float(overpotential_from_pressure(pressure, OMEGA)) / mV


def check(result: Result) -> None:
    """Lame is exact, rings buckle and thin walls bend as the formulas say; what the formulas leave out makes a wall weaker."""
    column, summary = result.ledger.column, result.summary
    for label in ("Hoop stress over p", "Burst pressure", "Tresca limit", "External limit", "Strength needed at 50 mV"):
        assert np.allclose(column(f"{label}, ratio"), 1, rtol=0, atol=1e-3), f"{label}: {column(f'{label}, ratio')}"
    for label, value in summary.items():
        if label.endswith("collapse, ratio"):
            assert abs(value - 1) < 0.02, f"{label}: {value:.3f}"
    thin = column("Strip: w/L") <= 0.3
    for label in ("Strip: deflection per dP", "Strip: stress over dP"):
        assert np.all(abs(column(f"{label}, ratio")[thin] - 1) < 0.03), f"{label}: {column(f'{label}, ratio')[thin]}"
    sides = column("Side: w/L") <= BEAM
    assert np.all(abs(column("Side: stress over dP, ratio")[sides] - 1) < 0.08)
    assert np.all(column("Side: failing dP by the fillet's peak [MPa]") < column(f"Side: failing dP, {FORM} [MPa]"))
    assert abs(summary["Safe wall at W = 100 nm: strip, ratio"] - 1) < 0.02
    assert abs(summary["Safe wall at W = 100 nm: honeycomb, bending alone, ratio"] - 1) < 0.05
    rising = [
        f"Safe wall at W = 100 nm: honeycomb, bending alone, {FEM} [nm]",
        "Safe wall at W = 100 nm: honeycomb, bending and tension [nm]",
        "Safe wall at W = 100 nm: honeycomb, by the fillet's peak [nm]",
    ]
    assert sorted(rising, key=summary.__getitem__) == rising, "tension and fillets ask for thicker walls"


def table(result: Result) -> str:
    """All numbers as a table in Markdown: finite elements, closed form and ratio, a column a geometry."""
    names, columns = result.provenance["study"]["sizes"], result.ledger.arrays()
    lines = [f"| finite elements; closed form; ratio | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    for label, found in columns.items():
        if label.endswith(", ratio") or f", {FORM}" in label:
            continue
        cells = [f"{value:.4g}" for value in found]
        if f", {FEM}" in label:
            closed = columns[label.replace(FEM, FORM)]
            ratio = columns[f"{label.partition(f', {FEM}')[0]}, ratio"]
            cells = [f"{each}; {form:.4g}; {share:.3f}" for each, form, share in zip(cells, closed, ratio, strict=True)]
        lines.append(f"| {label.replace(f', {FEM}', '')} | {' | '.join(cells)} |")
    lines += ["", "Beyond w/L = 0.5 the finite elements' stress of strip and side is the fillet's peak, not that of a beam.", ""]
    lines += [f"- {label}: {value:.4g}" for label, value in result.summary.items()]
    return "\n".join(lines) + "\n"


def picture(result: Result, strength: float, gas: float, path: Path) -> None:
    """Ratios, failing pressures and stresses under gas by geometry."""
    names, column, at = result.provenance["study"]["sizes"], result.ledger.column, "Width/wall [nm]"
    ratios = {
        "hoop": "Hoop stress over p",
        "strip: deflection": "Strip: deflection per dP",
        "strip: stress": "Strip: stress over dP",
        "side: stress": "Side: stress over dP",
    }
    failing = {
        "strip, formula": f"Strip: failing dP, {FORM} [MPa]",
        "strip": f"Strip: failing dP, {FEM} [MPa]",
        "side, formula": f"Side: failing dP, {FORM} [MPa]",
        "side, fillet": "Side: failing dP by the fillet's peak [MPa]",
        "one tube": f"Burst pressure, {FEM} [MPa]",
    }
    peaks = {"strip": "Strip: fillet's peak over dP", "honeycomb": "Side: fillet's peak over dP"}
    shares = Bars(names, {name: column(f"{label}, ratio") for name, label in ratios.items()})
    panels = [
        Panel("Finite elements over closed form", at, "Ratio", [shares], [Mark("equal", y=1.0)], y_scale=LOGARITHMIC),
        Panel(
            "Pressure difference that breaks it",
            at,
            "Failing pressure difference [MPa]",
            [Bars(names, {name: column(label) for name, label in failing.items()})],
            y_scale=LOGARITHMIC,
        ),
        Panel(
            f"Peak with fillets, {gas / MPa:.3g} MPa of gas",
            at,
            "First principal stress [MPa]",
            [Bars(names, {name: gas / MPa * column(label) for name, label in peaks.items()})],
            [Mark("strength", y=strength / MPa)],
        ),
    ]
    note = "Beyond w/L = 0.5 (W at most twice w) the formulas of bending mean nothing: finite elements are walls with fillets."
    chart(path, "What six walls bear", panels, note)


if __name__ == "__main__":
    from femiec.cli import show

    show(main(out="out"))
