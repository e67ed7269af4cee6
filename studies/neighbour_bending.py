"""Two tubules that fill unevenly, and the wall that they share: what bends it at every height, and what it would have to bear.

Two tubules, W inside, walls w, height h, stand on one root plate, at one potential. The coupled model plates both. One leads; the
other lags behind at the leading one's potential, or is blocked and holds its sealed gas only. Along the height the pressures are

    z below both tips          lithium against lithium: the same at the root, then apart, for one column is shorter
    between the tips           lithium against gas; at the tip the meniscus pulls by 2 gamma/R, 18 MPa
    above both                 gas against gas, compressed as far as each tubule is full

and the wall bends under their difference dP(z). Its section is a strip of span W between the corners of square tubules (Fig. 1's
wall, seen from above), or a honeycomb's side, W/sqrt(3), in plane strain. As clamped strips,

    sigma = dP L^2/(2 w^2),    delta = dP L^4 (1 - nu^2)/(32 E w^3) + dP L^2/(8 (5/6) G w),

and between frames with fillets of w/2, where it peaks. Root and cap hold it over one span; a slit without walls across would span
the height instead: (h/W)^2 = 40,000 times the stress. Around the leading tip, where dP jumps, a piece is solved in space.

What comes out, for 100/10 nm at 3 mA/cm2 and 65 MPa: gas of ten times the pressure of an empty neighbour is borne, 44 MPa, and 3
MPa is not: 1.2 to 1.3 MPa, 0.2 mV, break a strip of span W. A honeycomb's side alone bears 4 MPa; around one filled tubule it is
stretched besides and bears half of that (studies/honeycomb_burst.py). Lithium against gas is not borne by far: 25 MPa beside a
blocked neighbour, just above the root. Beside one that lags it is capillarity that breaks the wall, wherever a tip stands out:
18 MPa. The jump there is smeared over 0.8 spans, so tips have to be level to 4 or 5 nm in 10 um; lithium on both sides alone
would allow 0.3 um. As cells lasted a hundred cycles, walls bear more than 65 MPa (here 0.3 GPa in a honeycomb's side, 0.9 GPa in
a span W, and 0.4 and 1.3 GPa beside a blocked neighbour), or menisci do not pull like that.

Columns at one potential level out: the shorter one takes more current, 5 mA/cm2. And lithium on both sides would level itself
through the wall, by A/cm2 if that conducts across as it does along: so that part of the load is an upper bound.

The paper: Chen et al., Nature 578, 251 (2020), whose 65 MPa are the hardness of the array, a lower bound of the wall's strength.

Run it:
    femiec run studies/neighbour_bending.py --out out
    femiec run studies/neighbour_bending.py --out out --set wall=20nm --set lag=0.45
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import numpy as np

from femiec import materials
from femiec.engine import embedded
from femiec.estimates.plates import check_side, hexagon_side, strip_bending, strip_shear, strip_stress_ratio
from femiec.geometry import Tubule, tubule_mesh
from femiec.geometry.resolution import travelling
from femiec.kinds import CURRENT, HEIGHT, HOST, LENGTH, STRENGTH, TEMPERATURE
from femiec.laws.solid.elastic import Elastic
from femiec.materials import Host, citations
from femiec.models.coupled import CoupledTubule
from femiec.models.walls.loads import Column
from femiec.parameters import Quantity, study
from femiec.quantities import K, MPa, mA_per_cm2, mV, nm, um
from femiec.results.result import Result
from femiec.save import save
from femiec.strength import MaxPrincipal
from femiec.views.chart import DASHED, SOLID, Bars, Line, Mark, Panel, chart
from femiec.walls import Failure, failing_pressure, solve, stored
from femiec.walls.coupled_loads import Pair, lithium_column, plated, plated_pair
from femiec.walls.neighbours import Bent, SharedWall, gas_only, heights_of, profiles, shared_wall
from femiec.walls.stored import strength_told
from femiec.walls.tip_jump import along_height, smeared, wall_around, widest_band

FILLING = Quantity("number", 0.05, 0.85, "", "a filling from 0.05 to 0.85", "write lead=0.5")
START, FULL = 0.02, 0.9
"""Fillings at which gas is sealed in, and at which it is compressed tenfold."""
CRITERION = MaxPrincipal()
SPANS = ("Strip", "Hexagon side")
AROUND = {"in space": SOLID, "each section alone": DASHED}


@study
def main(
    width: Annotated[float, LENGTH, "width W"] = 100 * nm,
    wall: Annotated[float, LENGTH, "wall thickness w"] = 10 * nm,
    height: Annotated[float, HEIGHT, "height h"] = 20 * um,
    temperature: Annotated[float, TEMPERATURE, "temperature T"] = 300 * K,
    current: Annotated[float, CURRENT, "current density J on the footprint of the leading tubule"] = 3 * mA_per_cm2,
    strength: Annotated[float, STRENGTH, "what the wall bears"] = 65 * MPa,
    lead: Annotated[float, FILLING, "filling of the leading tubule"] = 0.5,
    lag: Annotated[float, FILLING, "filling of the lagging tubule"] = 0.3,
    material: Annotated[Any, HOST, "material of the wall"] = materials.hard_carbon,
    engine: Any = embedded,
    out: Path | str | None = None,
) -> Result:
    """Solve both neighbours and the wall; see the module's text for the problem."""
    check_side(width, wall)
    model = tubule(width, wall, height, temperature, material)
    pair, full = plated_pair(model, current, lead, lag, engine), lithium_column(plated(model, current, FULL, engine))
    others = {"Lagging": pair.lag, "Blocked": gas_only(model.gas.sealed_pressure, height)}
    law = Elastic(material.youngs_modulus.value, material.poissons_ratio.value)
    spans = zip(SPANS, (width, float(hexagon_side(width))), strict=True)
    walls = {name: Spanned(span, wall, law, strength, engine) for name, span in spans}
    heights = heights_of((pair.lead, pair.lag), height)
    bent = {name: walls["Strip"].section.between(pair.lead, other, heights) for name, other in others.items()}
    numbers = summary(model, pair, full.gas - model.gas.sealed_pressure, walls, strength)
    for name, other in others.items():
        numbers |= headline(name, pair, other, heights, bent[name], strength)
    result = collect(material, pair, walls["Strip"], strength, numbers, heights, bent)
    check(result, wall / width)
    if out is not None:
        save(result, Path(out))
        profile(result, pair, heights, strength, Path(out) / "profile.png")
    return result


def tubule(width: float, wall: float, height: float, temperature: float, host: Host) -> CoupledTubule:
    """A tubule, all but empty."""
    sizes = Tubule(width, wall / 2, height, START)
    return CoupledTubule(tubule_mesh(sizes, cells=travelling(sizes)), materials.lithium, host, temperature)


class Spanned:
    """The wall's section at one span: closed form, clamped strip, and strip with fillets until it fails."""

    def __init__(self, span: float, wall: float, law: Elastic, strength: float, engine: Any) -> None:
        self.span, self.wall, self.law, self.engine = span, wall, law, engine
        self.section = SharedWall(span, wall, law, CRITERION, engine=engine)
        self.failure: Failure = failing_pressure(shared_wall(span, wall, law, MPa), CRITERION, strength, engine=engine)

    def numbers(self, name: str, gas: float, strength: float) -> dict[str, float]:
        """Per MPa of pressure difference, at failure, and under compressed gas."""
        unit, sizes = self.section.under(MPa, 0.0), (self.span, self.wall)
        given = (MPa, *sizes, self.law.youngs_modulus, self.law.poissons_ratio)
        return {
            f"{name}: stress per pressure difference": unit.bending / MPa,
            f"{name}: stress per pressure difference, closed form": float(strip_stress_ratio(*sizes)),
            f"{name}: peak stress per pressure difference": unit.peak / MPa,
            f"{name}: deflection [nm/MPa]": unit.deflection / nm,
            f"{name}: deflection, closed form [nm/MPa]": float(strip_bending(*given) + strip_shear(*given)) / nm,
            f"{name}: failing pressure difference [MPa]": strength / unit.bending,
            f"{name}: failing pressure difference, peak [MPa]": self.failure.pressure / MPa,
            f"{name}: failing overpotential, peak [mV]": self.failure.overpotential / mV,
            f"{name}: stress under compressed gas [MPa]": self.section.under(gas, 0.0).bending / MPa,
            f"{name}: safety under compressed gas": strength / self.section.under(gas, 0.0).bending,
            f"{name}: safety at 3 MPa": strength / (3 * unit.bending),
        }


def summary(model: CoupledTubule, pair: Pair, gas: float, walls: dict[str, Spanned], strength: float) -> dict[str, float]:
    """What does not depend on the neighbour: loads, both spans, how level the tips have to be by lithium on both sides."""
    lead, lag = pair.lead, pair.lag
    apart = lead.height * min(1.0, walls["Strip"].failure.pressure / (lead.root - lead.tip))
    through = model.wall_conductivity * (lead.pressure(lag.height) - lag.tip) / model.pressure_per_volt / (2 * model.tubule.wall)
    needed = walls["Hexagon side"].section.under(lead.tip, lag.gas).peak
    return {
        "Root pressure [MPa]": lead.root / MPa,
        "Tip pressure [MPa]": lead.tip / MPa,
        "Potential of the root plate [mV]": pair.potential / mV,
        "Current density that the lagging tubule takes [mA/cm2]": pair.lagging_current / mA_per_cm2,
        "Leading tip [um]": lead.height / um,
        "Lagging tip [um]": lag.height / um,
        "Span of the strip [nm]": walls["Strip"].span / nm,
        "Compressed gas against an empty neighbour [MPa]": gas / MPa,
        **{key: value for name, each in walls.items() for key, value in each.numbers(name, gas, strength).items()},
        "Hexagon side: strength needed at the leading tip [MPa]": needed / MPa,
        "Difference of heights that lithium on both sides allows [nm]": apart / nm,
        "Current through the wall at the lagging tip [A/cm2]": through / (1e3 * mA_per_cm2),
    }


def headline(name: str, pair: Pair, other: Column, heights: Any, bent: Sequence[Bent], strength: float) -> dict[str, float]:
    """What one neighbour does to the wall."""
    tips = {"lagging": pair.lag.height, "leading": pair.lead.height}
    places = {"at the root": 0.0, "in the gas": heights[-1]}
    for tip, z in tips.items():
        places |= {f"below the {tip} tip": z, f"above the {tip} tip": np.nextafter(z, np.inf)}
    worst = int(np.argmax([each.peak for each in bent]))
    return {
        **{f"{name}: difference {place} [MPa]": (pair.lead.pressure(z) - other.pressure(z)) / MPa for place, z in places.items()},
        f"{name}: largest deflection [nm]": max(abs(each.deflection) for each in bent) / nm,
        f"{name}: largest stress [MPa]": max(each.bending for each in bent) / MPa,
        f"{name}: strength needed [MPa]": bent[worst].peak / MPa,
        f"{name}: fails at a height of [um]": heights[worst] / um,
        f"{name}: part of the load that breaks it": strength / bent[worst].peak,
    }


def collect(
    host: Host, pair: Pair, strip: Spanned, strength: float, numbers: dict[str, float], heights: Any, bent: dict[str, list[Bent]]
) -> Result:
    """The piece around the leading tip with the headline, and the profiles as a ledger."""
    structure = wall_around(pair.lead.height, strip.span, strip.wall, strip.law, pair.lag, pair.lead)
    piece = solve(structure, engine=strip.engine)
    z, deflection, bending = along_height(piece, strip.span, strip.wall, engine=strip.engine)
    numbers |= {
        "Length of the jump at the leading tip, deflection [nm]": smeared(z, deflection) / nm,
        "Length of the jump at the leading tip, stress [nm]": smeared(z, bending) / nm,
    }
    share = strip.failure.pressure / abs(pair.lead.tip - pair.lag.gas)
    if share < 1:
        numbers["Difference of heights that capillarity allows [nm]"] = widest_band(z, bending, share) / nm
    notices = [strength_told(strength)]
    sources, title = citations(host), "The wall between two tubules around the leading tip"
    result = stored(piece, CRITERION, strength, numbers, {}, sources, notices=notices, title=title)
    difference = np.array([pair.lead.pressure(each) - pair.lag.pressure(each) for each in z])
    alone = deflection[0] * difference / difference[0]  # in proportion, as it is far below the jump
    near = {"height [um]": z / um, "in space": -deflection / nm, "each section alone": -alone / nm}
    record = {"around the tip": {name: each.tolist() for name, each in near.items()}}
    return replace(result, ledger=profiles(heights, bent), provenance={**result.provenance, **record})


def check(result: Result, slenderness: float) -> None:
    """Sections bend as plates do, both columns stand on one potential, and the jump is smeared over about one span."""
    number = result.summary
    for label, unit in (("stress per pressure difference", ""), ("deflection", " [nm/MPa]")):
        solved, closed = number[f"Strip: {label}{unit}"], number[f"Strip: {label}, closed form{unit}"]
        assert slenderness > 0.1 or abs(solved / closed - 1) < 0.03, f"{label}: {solved:.4g}, its closed form {closed:.4g}"
    assert abs(number["Lagging: difference at the root [MPa]"]) < 0.01 * number["Root pressure [MPa]"], "one potential"
    span = number["Span of the strip [nm]"]
    length = number["Length of the jump at the leading tip, deflection [nm]"]
    assert 0.5 * span < length < 1.2 * span, f"the jump is smeared over {length:.3g} nm"


def profile(result: Result, pair: Pair, heights: Any, strength: float, path: Path) -> None:
    """Pressures, their difference, deflection and stress along the height, around the leading tip, and what breaks both spans."""
    column, number, z, near = result.ledger.column, result.summary, heights / um, result.provenance["around the tip"]
    at, difference, stress = "Height [um]", "Pressure difference [MPa]", "First principal stress [MPa]"
    failing = {"linearised": "failing pressure difference [MPa]", "peak": "failing pressure difference, peak [MPa]"}
    least = number[f"Strip: {failing['peak']}"]
    fails = [Mark("fails", y=least), Mark("", y=-least)]
    columns = {"leading": pair.lead, "lagging": pair.lag}

    def beside(label: str) -> list[Line]:
        styles = {"Lagging": SOLID, "Blocked": DASHED}
        return [Line(f"beside a {name.lower()} one", z, column(f"{name}: {label}"), style) for name, style in styles.items()]

    press = [Line(name, z, [each.pressure(height) / MPa for height in heights]) for name, each in columns.items()]
    breaks = Bars(SPANS, {name: [number[f"{span}: {label}"] for span in SPANS] for name, label in failing.items()})
    around = [Line(name, near["height [um]"], near[name], style) for name, style in AROUND.items()]
    panels = [
        Panel("What the tubules press with", at, "Pressure [MPa]", press),
        Panel("What bends their wall", at, difference, beside("pressure difference [MPa]"), fails),
        Panel("How far", at, "Deflection away from the leading tubule [nm]", beside("deflection [nm]")),
        Panel("What it bears", at, stress, beside("peak stress [MPa]"), [Mark("strength", y=strength / MPa)]),
        Panel("Around the leading tip", at, "Deflection away from the leading tubule [nm]", around),
        Panel(f"What breaks it at {strength / MPa:.3g} MPa", "Span", difference, [breaks]),
    ]
    chart(path, "The wall between two tubules that fill unevenly", panels)


if __name__ == "__main__":
    from femiec.cli import show

    show(main(out="out"))
