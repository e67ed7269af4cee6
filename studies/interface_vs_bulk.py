"""Does it matter what the wall is made of? LiC6, Li9Al4, Li22Si5 and nickel, with diffusion along their faces and without.

The claim of Chen et al., Nature 578, 251 (2020), Methods: lithium that moves along the interface of wall and lithium makes the
conductivity of a wall "about 1 mS/cm" whatever its bulk, so that one design, W/w = 100/10 nm, serves with every wall.

Here 3 mA/cm2 plate into an all but full array, h = 20 um, of parallel slits: eq. (3) of the paper holds for those. Wall and gas
need some seconds to minutes until all that enters at the root goes to the tip; then psi_root - psi_tip = J z_f/(kappa f), and the
shares of the way that interface, wall and creep carry divide kappa f among them. Creep is no part of the paper's wall.
Two normalisations are in use, and this study computes both:

- kappa is per cross-section of wall, eq. (2) and (3); kappa f is per footprint, f = w/(W + w) = 0.0909, and eq. (1) asks for
  kappa f >= 0.06 S/cm2 * h = 0.12 mS/cm;
- the paper lets lithium move along the interface with the wall's own concentration c, so that the interface inherits the spread
  of c: 0.82, 1.98 and 2.63 mS/cm. Nickel has no c. A film of lithium between lithium and wall has c = 1/Omega whatever the wall:
  2.30 mS/cm for all four. The model takes 1/Omega; the paper's way is solved here with a diffusivity scaled by c Omega.

What comes out [mS/cm], wall and interface together, beside the wall alone:

    =========  ================  ================  ==========
    wall       c of the wall     c = 1/Omega       bulk alone
    =========  ================  ================  ==========
    LiC6       1.84              3.32              1.02
    Li9Al4     2.23              2.54              0.25
    Li22Si5    2.63              2.30              0.003
    nickel     -                 2.30              0
    =========  ================  ================  ==========

Bulk alone spans more than two decades and never meets eq. (1) at this wall; with the interface the span is 1.4, and all meet it.

Run it:
    femiec run studies/interface_vs_bulk.py --out out
    femiec run studies/interface_vs_bulk.py --out out --set wall=20nm --set temperature=328
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

from femiec import materials
from femiec.engine import embedded
from femiec.estimates.transport import required_conductance, required_conductivity
from femiec.evolve import Settings, evolve
from femiec.geometry import Tubule, tubule_mesh
from femiec.geometry.resolution import travelling
from femiec.kinds import CURRENT, HEIGHT, LENGTH, TEMPERATURE
from femiec.laws.kinematics import PLANAR
from femiec.materials import Host
from femiec.materials.variants import with_interface
from femiec.models.coupled.model import CoupledTubule
from femiec.models.coupled.paths import Paths, paths, solved_paths
from femiec.parameters import Choice, study
from femiec.protocol import FillingAbove, Plate
from femiec.quantities import K, mA_per_cm2, mS_per_cm, mV, nm, um
from femiec.results.comparison import side_by_side, write_comparison
from femiec.results.result import Result
from femiec.views.chart import Bars, Mark, Panel, chart

FOUR = (materials.lic6, materials.li9al4, materials.li22si5, materials.nickel)
WALLS = Choice({"all four": FOUR, "LiC6 and nickel": (FOUR[0], FOUR[3]), **{host.name: (host,) for host in FOUR}})
OVERPOTENTIAL = -50 * mV
"""Within which the paper's eq. (1) asks for the current."""
FROM, TO = 0.6, 0.97
"""Filling at which plating starts, and at which the conductivity is read; time enough for the wall to give."""
ROUGH = 30
"""Times the usual error of a step: only the steady state counts, whatever the way there."""
OFF_BY = 1e-8
"""Of the interface's diffusivity, where the study turns it off."""
WHY = "this study"
NOTHING = 1e-6
"""A conductivity [mS/cm] that counts as none."""
CLOSED_FORMS = {
    "Interface and wall, kappa [mS/cm]": "Interface and wall, closed form [mS/cm]",
    "With creep, kappa f [mS/cm]": "With creep, closed form [mS/cm]",
}


@dataclass(frozen=True)
class Case:
    """A wall, and how lithium moves along its faces."""

    wall: str
    faces: str
    model: CoupledTubule

    @property
    def name(self) -> str:
        """For the summary, and of the run's folder."""
        return f"{self.wall}, {self.faces}"


OWN, METAL, OFF = "c of the wall", "c of lithium", "bulk alone"


@study
def main(
    width: Annotated[float, LENGTH, "width W of the slits"] = 100 * nm,
    wall: Annotated[float, LENGTH, "wall thickness w between two slits"] = 10 * nm,
    height: Annotated[float, HEIGHT, "height h"] = 20 * um,
    temperature: Annotated[float, TEMPERATURE, "temperature T"] = 300 * K,
    current: Annotated[float, CURRENT, "current density J on the footprint"] = 3 * mA_per_cm2,
    walls: Annotated[tuple[Host, ...], WALLS, "materials of the wall"] = FOUR,
    engine: Any = embedded,
    out: Path | str | None = None,
) -> Result:
    """Solve every wall with and without its interface; see the module's text for the problem."""
    tubule = Tubule(width, wall / 2, height, FROM)
    mesh = tubule_mesh(tubule, cells=travelling(tubule))
    solved = {case.name: case for host in walls for case in cases(host, mesh, temperature)}
    runs = {name: run(case.model, current, engine, out and Path(out) / name) for name, case in solved.items()}
    found = {name: solved_paths(solved[name].model, runs[name].summary) for name in runs}
    rows = [row(found[name], paths(case.model), case.model) for name, case in solved.items()]
    result = side_by_side(runs, rows, summary(solved, rows, current, height))
    check(result)
    if out is not None:
        write_comparison(result, out)
        picture(result, Path(out) / "picture.png")
    return result


def cases(host: Host, mesh: Any, temperature: float) -> list[Case]:
    """The descriptions of a wall's faces."""
    lithium = materials.lithium
    found = [Case(host.name, METAL, CoupledTubule(mesh, lithium, host, temperature, symmetry=PLANAR))]
    if host.lithium_concentration is not None:
        own = with_interface(lithium, host.lithium_concentration.value * lithium.atomic_volume.value, WHY)
        found.insert(0, Case(host.name, OWN, replace(found[0].model, metal=own)))
    off = replace(found[-1].model, metal=with_interface(lithium, OFF_BY, WHY), gas_surface=False)
    return [*found, Case(host.name, OFF, off)]


def run(model: CoupledTubule, current: float, engine: Any, out: Path | None) -> Result:
    """Plate until the tubule is all but full."""
    settings = Settings().coarser(ROUGH)
    return evolve(model, [Plate(current, until=FillingAbove(TO))], engine, out, overwrite=True, settings=settings)


def row(found: Paths, expected: Paths, model: CoupledTubule) -> dict[str, float]:
    """The numbers of a run; kappa per cross-section of wall, kappa f per footprint."""
    f = model.tubule.wall / model.cell_area
    both, closed = found.interface + found.wall, expected.interface + expected.wall
    return {
        "Interface, kappa [mS/cm]": found.interface / f / mS_per_cm,
        "Wall, kappa [mS/cm]": found.wall / f / mS_per_cm,
        "Interface and wall, kappa [mS/cm]": both / f / mS_per_cm,
        "Interface and wall, closed form [mS/cm]": closed / f / mS_per_cm,
        "Interface, kappa f [mS/cm]": found.interface / mS_per_cm,
        "Wall, kappa f [mS/cm]": found.wall / mS_per_cm,
        "Creep, kappa f [mS/cm]": found.creep / mS_per_cm,
        "With creep, kappa f [mS/cm]": found.total / mS_per_cm,
        "With creep, closed form [mS/cm]": expected.total / mS_per_cm,
    }


def summary(solved: Mapping[str, Case], rows: list[dict[str, float]], current: float, height: float) -> dict[str, float]:
    """kappa by case, what eq. (1) asks for, and by how much the walls differ."""
    kappa = {name: each["Interface and wall, kappa [mS/cm]"] for name, each in zip(solved, rows, strict=True)}
    needed = required_conductivity(required_conductance(current, OVERPOTENTIAL), height)
    of_lithium, alone = ([value for name, value in kappa.items() if solved[name].faces == faces] for faces in (METAL, OFF))
    return {
        **{f"{name} [mS/cm]": value for name, value in kappa.items()},
        "Needed, kappa f [mS/cm]": float(needed) / mS_per_cm,
        "Worst wall over the best, c of lithium": min(of_lithium) / max(of_lithium),
        "Worst wall over the best, bulk alone": min(alone) / max(alone),
    }


def check(result: Result) -> None:
    """What the study claims at any size: the closed forms hold, the interface knows no wall, and makes walls more alike."""
    names, ledger = list(result.provenance["study"]), result.ledger
    for kind in ("Interface and wall, kappa [mS/cm]", "With creep, kappa f [mS/cm]"):
        closed = ledger.column(CLOSED_FORMS[kind])
        for name, one, other in zip(names, ledger.column(kind), closed, strict=True):
            assert abs(one - other) <= 0.02 * other + NOTHING, f"{name}: {kind} is {one:.4g}, its closed form {other:.4g}"
    interface = zip(names, ledger.column("Interface, kappa [mS/cm]"), strict=True)
    alike = [value for name, value in interface if name.endswith(METAL)]
    assert max(alike) < 1.005 * min(alike), f"the interface conducts {alike} mS/cm: it should not know the wall"
    spans = [result.summary[f"Worst wall over the best, {faces}"] for faces in (METAL, OFF)]
    assert spans[0] >= spans[1], f"worst wall over the best: {spans[0]:.3g} with the interface, {spans[1]:.3g} without"


def picture(result: Result, path: Path) -> None:
    """kappa by wall; kappa f beside what eq. (1) asks for."""
    needed = Mark("eq. (1)", y=result.summary["Needed, kappa f [mS/cm]"])
    note = "Parallel slits at steady plating, solved. c: the concentration with which lithium moves along the interface."
    panels = [
        Panel("Per cross-section of wall", "", "Wall and interface, kappa [mS/cm]", [_by_faces(result)]),
        Panel("Per footprint, with c of lithium", "", "kappa f [mS/cm]", [_by_way(result)], [needed]),
    ]
    chart(path, "Whatever the wall is made of, its faces conduct", panels, note)


def _by_faces(result: Result) -> Bars:
    """A group of bars for each wall; a wall without a case has none."""
    values = dict(zip(result.provenance["study"], result.ledger.column("Interface and wall, kappa [mS/cm]"), strict=True))
    walls = list(dict.fromkeys(name.split(", ")[0] for name in values))
    return Bars(walls, {faces: [values.get(f"{wall}, {faces}", 0.0) for wall in walls] for faces in (OWN, METAL, OFF)})


def _by_way(result: Result) -> Bars:
    """Interface, wall and creep on top of each other."""
    names = list(result.provenance["study"])
    shown = [i for i, name in enumerate(names) if name.endswith(METAL)]
    ways = {way: result.ledger.column(f"{way}, kappa f [mS/cm]")[shown] for way in ("Interface", "Wall", "Creep")}
    return Bars([names[i].split(", ")[0] for i in shown], ways, stacked=True)


if __name__ == "__main__":
    from femiec.cli import show

    show(main(out="out"))
