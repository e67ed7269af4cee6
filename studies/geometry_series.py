"""Which tubules can plate 3 mA/cm2 over 20 um: six widths and walls, what they need, and what their walls have to bear.

The tubules that Chen et al., Nature 578, 251 (2020) made, W/w = 100/20, 200/50, 100/60, 30/50 and 60/60 nm (main text and
Supplementary Information), and the design of its Methods, 100/10 nm. Round holes on a hexagonal lattice, w the wall that two of
them share, walls of lithiated hard carbon, equal filling everywhere. Plating goes on until the tubules are all but full; then

    psi_root - psi_tip = J z_f/(kappa f),    kappa f = kappa_s p_a (interface) + kappa_b f_w (wall) + creep of the column.

The closed form of the interface alone, J h/(kappa_s p_a), stands beside what is solved: 17.4 mV for 100/10, 20.8 for 100/20 and
45.0 for 200/50. The carbon's own bulk, taken for LiC6, and creep make it less. Eq. (1) asks for 3 mA/cm2 at 50 mV, 0.06 S/cm2.

With equal neighbours neither hoop stress nor bending is what the wall has to bear, but lithium that hangs on it (no slip): the
column's whole drop of pressure ends in the wall, half as tension below, half as compression above, both ends being held,

    sigma_z = (P_root - P_tip) A_lithium/(2 A_wall),

for 100/10 some 200 MPa, where 65 MPa is known of the strength. In the narrowest tubules the meniscus pulls harder than that, by
-P_tip: 59 MPa in 30/50, where it draws lithium in above Li/Li+. A tube with empty neighbours has to bear Lame's hoop stress.

What comes out: with the perimeter of round holes every geometry meets eq. (1), 200/50 barely by its interface alone (0.067 S/cm2;
slits of that size do not, 0.046). The walls of 100/10, 100/20 and 200/50 bear more than 65 MPa, the three others less.

The solved ring is the wall to the middle between two holes at its thinnest; the corners of the lattice, left out, carry too.

Run it:
    femiec run studies/geometry_series.py --out out
    femiec run studies/geometry_series.py --out out --set current=1mA/cm2 --set material=nickel
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from femiec import materials
from femiec.engine import embedded
from femiec.estimates.transport import required_conductance
from femiec.estimates.walls import hoop_stress_ratio
from femiec.evolve import Settings, evolve
from femiec.geometry import Tubule, tubule_mesh
from femiec.geometry.resolution import travelling
from femiec.kinds import CURRENT, HEIGHT, HOST, ONE_TUBULE, SIX_TUBULES, STRENGTH, TEMPERATURE
from femiec.materials import Host
from femiec.models.coupled.model import CoupledTubule
from femiec.models.coupled.paths import drop_of, paths, solved_paths
from femiec.parameters import Choice, study
from femiec.protocol import FillingAbove, Plate
from femiec.quantities import K, MPa, S_per_cm2, mA_per_cm2, mV, nm, um
from femiec.results.comparison import side_by_side, write_comparison
from femiec.results.result import Result
from femiec.views.chart import Bars, Mark, Panel, chart

SIZES = Choice({"all six": SIX_TUBULES, "smallest and largest": (SIX_TUBULES[0], SIX_TUBULES[2]), **ONE_TUBULE})
OVERPOTENTIAL = -50 * mV
"""Within which the paper's eq. (1) asks for the current."""
FROM, TO = 0.6, 0.97
"""Filling at which plating starts, and at which the numbers are read; time enough for the wall to give."""
ROUGH = 30
"""Times the usual error of a step: only the steady state counts, whatever the way there."""


@study
def main(
    height: Annotated[float, HEIGHT, "height h"] = 20 * um,
    temperature: Annotated[float, TEMPERATURE, "temperature T"] = 300 * K,
    current: Annotated[float, CURRENT, "current density J on the footprint"] = 3 * mA_per_cm2,
    strength: Annotated[float, STRENGTH, "what the wall is known to bear"] = 65 * MPa,
    material: Annotated[Any, HOST, "material of the wall"] = materials.hard_carbon,
    sizes: Annotated[tuple[tuple[int, int], ...], SIZES, "widths and walls [nm]"] = SIX_TUBULES,
    engine: Any = embedded,
    out: Path | str | None = None,
) -> Result:
    """Solve every geometry; see the module's text for the problem."""
    models = {f"{width}-{wall} nm": tubule(width * nm, wall * nm, height, temperature, material) for width, wall in sizes}
    runs = {name: run(model, current, engine, out and Path(out) / name) for name, model in models.items()}
    rows = [row(model, runs[name].summary, current) for name, model in models.items()]
    result = side_by_side(runs, rows, summary(list(models), rows, current, strength))
    check(result)
    if out is not None:
        write_comparison(result, out)
        picture(result, strength, Path(out) / "picture.png")
    return result


def tubule(width: float, wall: float, height: float, temperature: float, host: Host) -> CoupledTubule:
    """A tubule among equals."""
    sizes = Tubule(width, wall / 2, height, FROM)
    return CoupledTubule(tubule_mesh(sizes, cells=travelling(sizes)), materials.lithium, host, temperature)


def run(model: CoupledTubule, current: float, engine: Any, out: Path | None) -> Result:
    """Plate until the tubule is all but full."""
    settings = Settings().coarser(ROUGH)
    return evolve(model, [Plate(current, until=FillingAbove(TO))], engine, out, overwrite=True, settings=settings)


def row(model: CoupledTubule, last: Mapping[str, float], current: float) -> dict[str, float]:
    """The numbers of a run; drops over the full height."""
    height, solved, closed = model.tubule.height, solved_paths(model, last), paths(model)
    fall = last["Root pressure [MPa]"] - last["Tip pressure [MPa]"]
    return {
        "Drop over h [mV]": solved.drop(current, height) / mV,
        "Drop over h, closed form [mV]": closed.drop(current, height) / mV,
        "Drop over h, interface alone [mV]": current * height / solved.interface / mV,
        "Drop over h, interface alone, closed form [mV]": current * height / closed.interface / mV,
        "Conductance over h [S/cm2]": solved.total / height / S_per_cm2,
        "Conductance over h, interface alone [S/cm2]": solved.interface / height / S_per_cm2,
        "Overpotential [mV]": -last["Cell potential [mV]"],
        "Root pressure [MPa]": last["Root pressure [MPa]"],
        "Tip pressure [MPa]": last["Tip pressure [MPa]"],
        "Wall stress, max [MPa]": last["Wall principal stress, max [MPa]"],
        "Wall stress, estimate [MPa]": max(fall * lithium_over_wall(model) / 2, -last["Tip pressure [MPa]"]),
        "Wall stress, empty neighbours [MPa]": last["Root pressure [MPa]"] * burst(model),
        "Carried by the interface": last["Carried by the interface"],
        "Carried by the wall": last["Carried by the wall"],
        "Carried by creep": solved.creep / solved.total,
        "Drop at the last filling [mV]": drop_of(model, last) / mV,
    }


def lithium_over_wall(model: CoupledTubule) -> float:
    """A_lithium/A_wall, of the ring that is solved."""
    inner, outer = model.tubule.radius, model.tubule.radius + model.tubule.wall
    return inner**2 / (outer**2 - inner**2)


def burst(model: CoupledTubule) -> float:
    """Hoop stress per pressure of one tube with the whole wall and nothing outside."""
    return float(hoop_stress_ratio(model.tubule.width, 2 * model.tubule.wall))


def summary(names: list[str], rows: list[dict[str, float]], current: float, strength: float) -> dict[str, float]:
    """By geometry: what plating takes, and whether eq. (1) and the strength are met (1) or not (0)."""
    needed = float(required_conductance(current, OVERPOTENTIAL)) / S_per_cm2
    found = {"Needed conductance [S/cm2]": needed, "Strength [MPa]": strength / MPa}
    for name, each in zip(names, rows, strict=True):
        found[f"{name}: overpotential [mV]"] = each["Overpotential [mV]"]
        found[f"{name}: root pressure [MPa]"] = each["Root pressure [MPa]"]
        found[f"{name}: wall stress [MPa]"] = each["Wall stress, max [MPa]"]
        found[f"{name}: meets eq. (1)"] = float(each["Conductance over h [S/cm2]"] >= needed)
        found[f"{name}: meets eq. (1) by its interface alone"] = float(
            each["Conductance over h, interface alone [S/cm2]"] >= needed
        )
        found[f"{name}: within the strength"] = float(each["Wall stress, max [MPa]"] <= strength / MPa)
    return found


def check(result: Result) -> None:
    """The closed forms hold, of all ways together and of the interface alone; so does, roughly, that of the wall's stress."""
    for label in ("Drop over h", "Drop over h, interface alone"):
        _close(result, f"{label} [mV]", f"{label}, closed form [mV]", 0.02)
    _close(result, "Wall stress, max [MPa]", "Wall stress, estimate [MPa]", 0.10)


def _close(result: Result, label: str, closed: str, tolerance: float) -> None:
    columns = (result.ledger.column(each) for each in (label, closed))
    for name, one, other in zip(result.provenance["study"], *columns, strict=True):
        assert abs(one - other) <= tolerance * abs(other), f"{name}: {label} is {one:.4g}, its closed form {other:.4g}"


def picture(result: Result, strength: float, path: Path) -> None:
    """Drop, pressure and stress by geometry."""
    names, column = [name.removesuffix(" nm").replace("-", "/") for name in result.provenance["study"]], result.ledger.column
    drops = {"solved": "Drop over h [mV]", "interface alone": "Drop over h, interface alone, closed form [mV]"}
    stresses = {
        "solved, equal neighbours": "Wall stress, max [MPa]",
        "estimate": "Wall stress, estimate [MPa]",
        "empty neighbours (Lame)": "Wall stress, empty neighbours [MPa]",
    }
    at = "Width/wall [nm]"
    panels = [
        Panel(
            "What drives the lithium",
            at,
            "Drop over h [mV]",
            [Bars(names, {k: column(v) for k, v in drops.items()})],
            [Mark("50 mV", y=50.0)],
        ),
        Panel(
            "How hard it pushes", at, "Pressure [MPa]", [Bars(names, {k: column(f"{k} pressure [MPa]") for k in ("Root", "Tip")})]
        ),
        Panel(
            "What the wall bears",
            at,
            "First principal stress [MPa]",
            [Bars(names, {k: column(v) for k, v in stresses.items()})],
            [Mark("strength", y=strength / MPa)],
        ),
    ]
    chart(path, "Six tubules at 3 mA/cm2", panels)


if __name__ == "__main__":
    from femiec.cli import show

    show(main(out="out"))
