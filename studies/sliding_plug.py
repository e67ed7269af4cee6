"""From 129 MPa of diffusion to 0.1 MPa of sliding: how rough may a wall be on which lithium slides as a plug?

Chen et al., Nature 578, 251 (2020), see hardly any translation of lithium in their tubules, and do not exclude slight sliding.
It decides how hard lithium pushes. Here 3 mA/cm2 rise through h = 20 um of lithium in a tubule of W = 100 nm, R = W/2, at 300 K,
5.4 nm/s, beside a wall that conducts along its face only (nickel). Three ways lie side by side; each alone takes the pressure

    diffusion along the wall    P_d = v h R/(2 M)                                            129 MPa
    sliding as a plug           P_s = 2 tau h/R,  tau = beta v,  beta = h_r^2/(8 M)          0.10 MPa at h_r = 2 nm
    shear of the core           P_v = 8 eta v h/R^2,  eta of Nabarro-Herring creep           3900 MPa

with M the mobility of the interface, and h_r the roughness from crest to trough; lithium diffuses around the waves of the wall
(Raj and Ashby, Metall. Trans. 2, 1113 (1971)). All see the same gradient, so that their speeds add,

    1/P = 1/P_d + 1/P_s + 1/P_v,

and P_s = P_d at h_r = sqrt(2) R, 70.7 nm, whatever M, h and v: it is the same diffusion, around a wave or up the wall.

A plug needs lithium under it. Where lithium is plated under the column's own root face, which then pushes, the law above is all,
and free slip needs no pressure. Where that face is blocked, lithium enters along the wall and is plated there within
L = sqrt(6 eta M/R), 169 nm, of the root, at the cost of

    P_L = q L/M,  q = v R/2,                                                                 1.1 MPa

times the share that slides, however smooth the wall: ten times the 0.1 MPa. Sliding spares the wall too, on which the column
hangs: its tension falls with the pressure, from 289 MPa to the 20 MPa that the meniscus alone brings.

Run it:
    femiec run studies/sliding_plug.py --out out
    femiec run studies/sliding_plug.py --out out --set current=1mA/cm2 --set temperature=328
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
from femiec.estimates.array_flow import tip_speed
from femiec.estimates.channel import tube_mean_speed, tube_wall_diffusion_speed
from femiec.estimates.coupling import plating_length_tube
from femiec.estimates.sliding import plug_pressure_drop_tube
from femiec.evolve import evolve, to_steady_state
from femiec.geometry import Tubule, travelling, tubule_mesh
from femiec.kinds import CURRENT, HEIGHT, LENGTH, TEMPERATURE
from femiec.laws.slip import FREE, STICK, Rough, Slip
from femiec.materials import Host
from femiec.models.coupled.model import CoupledTubule
from femiec.models.coupled.root import Root
from femiec.parameters import Choice, study
from femiec.protocol import FillingAbove, Plate
from femiec.quantities import K, MPa, mA_per_cm2, mV, nm, um
from femiec.results.comparison import side_by_side, write_comparison
from femiec.results.result import Result
from femiec.views.chart import DASHED, DOTTED, JOINED, LOGARITHMIC, POINTS, Line, Mark, Panel, chart
from femiec.views.style import GREY, INK

WALL = Choice({host.name: host for host in (materials.nickel, materials.tungsten, materials.culi)})
NINE = (100 * nm, 70.7 * nm, 50 * nm, 30 * nm, 20 * nm, 10 * nm, 5 * nm, 2 * nm, 1 * nm)
TWO = (70.7 * nm, 2 * nm)
ROUGHNESSES = Choice({"nine": NINE, "two": TWO})
PLATES, BLOCKED = Root(plates=True), Root(plates=False)
FROM, TO = 0.96, 0.97
"""Filling at which plating starts, and at which the column is h high and the numbers are read; time enough to settle."""
DROP, TOGETHER = "Root less tip pressure [MPa]", "All ways together, closed form [MPa]"
BLOCKED_ROOT = "All ways together, root face blocked, closed form [MPa]"


@dataclass(frozen=True)
class Case:
    """A wall and a root."""

    slip: Slip
    root: Root
    model: CoupledTubule

    @property
    def name(self) -> str:
        """For the record."""
        return self.slip.name + ("" if self.root.plates else ", root face blocked")

    @property
    def roughness(self) -> float:
        """h_r [m] that gives the wall's friction; that of stick is beyond all measure, that of free slip zero."""
        return math.sqrt(8 * self.model.interface_mobility * self.model.friction)


@study
def main(
    width: Annotated[float, LENGTH, "inner width W"] = 100 * nm,
    wall: Annotated[float, LENGTH, "wall thickness w between two tubules"] = 10 * nm,
    height: Annotated[float, HEIGHT, "height h of the lithium"] = 20 * um,
    temperature: Annotated[float, TEMPERATURE, "temperature T"] = 300 * K,
    current: Annotated[float, CURRENT, "current density J on the footprint"] = 3 * mA_per_cm2,
    material: Annotated[Host, WALL, "material of the wall; one without diffusion in its bulk"] = materials.nickel,
    roughnesses: Annotated[tuple[float, ...], ROUGHNESSES, "how many roughnesses between stick and free slip"] = NINE,
    engine: Any = embedded,
    out: Path | str | None = None,
) -> Result:
    """Solve every wall; see the module's text for the problem."""
    tubule = Tubule(width, wall / 2, height / TO, FROM)
    base = CoupledTubule(tubule_mesh(tubule, cells=travelling(tubule)), materials.lithium, material, temperature)
    solved = {case.name: case for case in cases(base, roughnesses)}
    runs = {name: run(case.model, current, engine) for name, case in solved.items()}
    rows = [row(case, runs[name].summary, current, height) for name, case in solved.items()]
    result = side_by_side(runs, rows, summary(base, rows))
    check(result)
    if out is not None:
        write_comparison(result, out)
        picture(result, Path(out) / "picture.png")
    return result


def cases(base: CoupledTubule, roughnesses: tuple[float, ...]) -> list[Case]:
    """From stick to free slip with lithium plated under its root face; free slip, and some others, with that face blocked."""
    slips: list[Slip] = [STICK, *map(Rough, roughnesses), FREE]
    open_root = [Case(slip, PLATES, replace(base, slip=slip, root=PLATES)) for slip in slips]
    blocked = [FREE] if roughnesses == TWO else [Rough(10 * nm), Rough(2 * nm), FREE]
    return open_root + [Case(slip, BLOCKED, replace(base, slip=slip, root=BLOCKED)) for slip in blocked]


def run(model: CoupledTubule, current: float, engine: Any) -> Result:
    """Plate until the lithium is h high."""
    settings = to_steady_state(first_step=0.1)
    return evolve(model, [Plate(current, until=FillingAbove(TO))], engine, settings=settings)


def row(case: Case, last: Mapping[str, float], current: float, height: float) -> dict[str, float]:
    """The numbers of a run, beside what each way would take alone."""
    model, per_volt = case.model, case.model.pressure_per_volt
    speed = float(tip_speed(current, model.cavity_area / model.cell_area, model.metal.atomic_volume.value))
    diffusion, core, sliding = alone(model, speed, height)
    together = 1 / (1 / diffusion + 1 / core + 1 / sliding) if sliding else 0.0
    blocked = (1 - together / diffusion) * plating_along_the_wall(model, speed)
    return {
        "Roughness [nm]": case.roughness / nm,
        "Root face plates": float(case.root.plates),
        DROP: last["Root potential [mV]"] * mV * per_volt / MPa - last["Tip pressure [MPa]"],
        TOGETHER: together / MPa,
        BLOCKED_ROOT: (together + blocked) / MPa,
        "Diffusion alone, closed form [MPa]": diffusion / MPa,
        "Sliding alone, closed form [MPa]": sliding / MPa,
        "Shear of the core alone, closed form [MPa]": core / MPa,
        "Carried by the interface": last["Carried by the interface"],
        "Carried by the column": last["Carried by Nabarro-Herring creep"],
        "Plated under the root face": last["Plated under the root face"],
        "Plated on the interface": last["Plated on the interface"],
        "Plated at the triple line": last["Plated at the triple line"],
        "Column speed [nm/s]": speed / nm,
        "Wall stress, max [MPa]": last["Wall principal stress, max [MPa]"],
    }


def alone(model: CoupledTubule, speed: float, height: float) -> tuple[float, float, float]:
    """P [Pa] over the height if diffusion, shear of the core, or sliding were the only way."""
    width = model.tubule.width
    diffusion = speed * height / float(tube_wall_diffusion_speed(1.0, width, model.interface_mobility))
    core = speed * height / float(tube_mean_speed(1.0, width, model.viscosity))
    sliding = float(plug_pressure_drop_tube(speed, height, width, model.friction)) if model.friction else 0.0
    return diffusion, core, sliding


def plating_along_the_wall(model: CoupledTubule, speed: float) -> float:
    """P_L [Pa]: what the root needs beyond the tip to plate under a plug along the wall, if its own face is blocked."""
    length = float(plating_length_tube(model.tubule.width, model.viscosity, model.interface_mobility))
    return speed * model.tubule.radius / 2 * length / model.interface_mobility


def summary(model: CoupledTubule, rows: list[dict[str, float]]) -> dict[str, float]:
    """The limits, and where they meet."""
    opened = [each for each in rows if each["Root face plates"]]
    exponent, crossover = meeting(opened)
    return {
        "Stick, root less tip pressure [MPa]": opened[0][DROP],
        "Diffusion alone, closed form [MPa]": opened[0]["Diffusion alone, closed form [MPa]"],
        "Smoothest roughness [nm]": opened[-2]["Roughness [nm]"],
        "Smoothest, root less tip pressure [MPa]": opened[-2][DROP],
        "Sliding alone at the smoothest, closed form [MPa]": opened[-2]["Sliding alone, closed form [MPa]"],
        "Free slip, root less tip pressure [MPa]": opened[-1][DROP],
        "Free slip, root face blocked [MPa]": rows[-1][DROP],
        "Plating along the wall, closed form [MPa]": rows[-1][BLOCKED_ROOT],
        "Exponent of the roughness": exponent,
        "Crossover [nm]": crossover,
        "Crossover, closed form [nm]": math.sqrt(2) * model.tubule.radius / nm,
        "Column speed [nm/s]": rows[0]["Column speed [nm/s]"],
    }


def meeting(opened: list[dict[str, float]]) -> tuple[float, float]:
    """The power of h_r with which P_s grows, and h_r [nm] at which P_s = P_d, as solved: what comes on top of stick slides."""
    drop = np.array([each[DROP] for each in opened])
    roughness = np.array([each["Roughness [nm]"] for each in opened[1:-1]])
    sliding = 1 / (1 / drop[1:-1] - 1 / drop[0])
    diffusion = drop[0] / opened[0]["Carried by the interface"]
    exponent, offset = np.polyfit(np.log(roughness), np.log(sliding / diffusion), 1)
    return float(exponent), float(np.exp(-offset / exponent))


def check(result: Result) -> None:
    """The limits, how they combine, and where they meet; what plating along the wall costs."""
    found, ledger = result.summary, result.ledger
    opened, drop = ledger.column("Root face plates") == 1, ledger.column(DROP)
    for one, other in zip(drop[opened][:-1], ledger.column(TOGETHER)[opened], strict=False):
        _close("root less tip pressure [MPa]", one, other, 0.01)
    diffusion, sliding = (found[f"{way}, closed form [MPa]"] for way in ("Diffusion alone", "Sliding alone at the smoothest"))
    _close("diffusion at stick [MPa]", drop[0] / ledger.column("Carried by the interface")[0], diffusion, 0.01)
    _close("the smoothest wall [MPa]", found["Smoothest, root less tip pressure [MPa]"], sliding, 0.01)
    assert abs(found["Free slip, root less tip pressure [MPa]"]) < 1e-5 * diffusion, "free slip takes pressure"
    _close("exponent of the roughness", found["Exponent of the roughness"], 2.0, 0.01)
    _close("crossover [nm]", found["Crossover [nm]"], found["Crossover, closed form [nm]"], 0.01)
    # The wall's potential bends within three cells of the root: 1.6 % off on this mesh, 0.5 % on one twice as fine.
    for one, other in zip(drop[~opened], ledger.column(BLOCKED_ROOT)[~opened], strict=True):
        _close("root face blocked [MPa]", one, other, 0.03)


def _close(what: str, one: float, other: float, tolerance: float) -> None:
    assert abs(one - other) <= tolerance * abs(other), f"{what}: {one:.5g}, its closed form {other:.5g}"


def picture(result: Result, path: Path) -> None:
    """Pressure by roughness; who carries the lithium."""
    found, column = result.summary, result.ledger.column
    rough = (column("Roughness [nm]") > 0) & (column("Roughness [nm]") < 1e3)
    opened, blocked = (rough & (column("Root face plates") == value) for value in (1, 0))
    at, across, share = column("Roughness [nm]"), "Roughness h_r [nm]", "Share of the lithium's way [%]"
    pressures = [
        Line("all ways together", at[opened], column(TOGETHER)[opened], colour=INK),
        Line("solved", at[opened], column(DROP)[opened], POINTS, colour=INK),
        Line("sliding alone, 2 tau h/R", at[opened], column("Sliding alone, closed form [MPa]")[opened], DASHED),
        Line("diffusion alone", at[opened], column("Diffusion alone, closed form [MPa]")[opened], DASHED),
        Line("together, root face blocked", at[opened], column(BLOCKED_ROOT)[opened], DOTTED, colour=GREY),
    ]
    if blocked.any():
        pressures.append(Line("solved", at[blocked], column(DROP)[blocked], POINTS, colour=GREY))
    shares = [
        Line("the column: sliding, and some shear", at[opened], 100 * column("Carried by the column")[opened], JOINED),
        Line("diffusion along the wall", at[opened], 100 * column("Carried by the interface")[opened], JOINED),
    ]
    meeting_place = found["Crossover, closed form [nm]"]
    marks = [Mark("", x=meeting_place, y=found["Diffusion alone, closed form [MPa]"])], [Mark("sqrt(2) R", x=meeting_place)]
    panels = [
        Panel("What the root needs beyond the tip", across, DROP, pressures, marks[0], LOGARITHMIC, LOGARITHMIC),
        Panel("Who carries the lithium", across, share, shares, marks[1], LOGARITHMIC),
    ]
    stick = found["Stick, root less tip pressure [MPa]"]
    note = f"Stick: {stick:.1f} MPa; free slip: none. Sliding and diffusion meet at sqrt(2) R = {meeting_place:.1f} nm."
    chart(path, "From diffusion to a sliding plug", panels, note)


if __name__ == "__main__":
    from femiec.cli import show

    show(main(out="out"))
